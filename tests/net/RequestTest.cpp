#include "ConnectionJournal.h"

#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"

#include "wslib/net/Client.h"

#include <QtTest>

using namespace wslib;

// The request of a client, as a server that knows nothing of us sees it.
class RequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isComplete();
    void hasAFreshKeyEachTime();
    void keepsTheTarget();
    void namesTheHost_data();
    void namesTheHost();
    void mayNameAnotherHost();
    void offersSubprotocolsInOneField();
    void authorizes_data();
    void authorizes();
    void carriesFurtherFields();
    void sendsCookiesWhole_data();
    void sendsCookiesWhole();
    void isNotSentIfItCanNot_data();
    void isNotSentIfItCanNot();

private:
    QByteArray headOf(const ClientRequest &request);
    static QByteArrayList valuesOf(const QByteArray &head, const QByteArray &name);

    std::unique_ptr<RawServer> m_server;
    std::unique_ptr<Client> m_client;
    ClientRequest m_request;
};

void RequestTest::init()
{
    m_server = std::make_unique<RawServer>();
    m_server->answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    m_client = std::make_unique<Client>();
    m_request = {};
    m_request.url = m_server->url();
}

QByteArray RequestTest::headOf(const ClientRequest &request)
{
    const qsizetype before = m_server->heads().size();
    m_client->open(request);
    const bool came = QTest::qWaitFor([&] { return m_server->heads().size() > before; });
    return came ? m_server->heads().last() : QByteArray();
}

QByteArrayList RequestTest::valuesOf(const QByteArray &head, const QByteArray &name)
{
    QByteArrayList values;
    for (const QByteArray &line : head.split('\n')) {
        if (line.startsWith(name + ": "))
            values.append(line.sliced(name.size() + 2).trimmed());
    }
    return values;
}

void RequestTest::isComplete()
{
    const QByteArray head = headOf(m_request);
    QVERIFY2(head.startsWith("GET / HTTP/1.1\r\n"), head.constData());
    QVERIFY(head.endsWith("\r\n\r\n"));
    QCOMPARE(valuesOf(head, "Upgrade"), QByteArrayList{"websocket"});
    QCOMPARE(valuesOf(head, "Connection"), QByteArrayList{"Upgrade"});
    QCOMPARE(valuesOf(head, "Sec-WebSocket-Version"), QByteArrayList{"13"});
    QCOMPARE(valuesOf(head, "Sec-WebSocket-Key").size(), 1);
    for (const char *name : {"Origin", "Authorization", "Sec-WebSocket-Protocol", "Sec-WebSocket-Extensions", "Cookie"})
        QCOMPARE(valuesOf(head, name), QByteArrayList());
}

void RequestTest::hasAFreshKeyEachTime()
{
    const QByteArray first = valuesOf(headOf(m_request), "Sec-WebSocket-Key").value(0);
    const QByteArray second = valuesOf(headOf(m_request), "Sec-WebSocket-Key").value(0);
    QCOMPARE(QByteArray::fromBase64(first).size(), 16);
    QCOMPARE(first.size(), 24);
    QVERIFY(first != second);
}

void RequestTest::keepsTheTarget()
{
    m_request.url = m_server->url("/A%2fb/../c?x=%41+y&u=ws://z");
    QVERIFY(headOf(m_request).startsWith("GET /A%2fb/../c?x=%41+y&u=ws://z HTTP/1.1\r\n"));
}

void RequestTest::namesTheHost_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("address") << QStringLiteral("127.0.0.1");
    QTest::newRow("name") << QStringLiteral("localhost");
    QTest::newRow("IPv6") << QStringLiteral("[::1]");
}

void RequestTest::namesTheHost()
{
    QFETCH(QString, host);
    if (host == u"[::1]") {
        m_server->close();
        if (!m_server->listen(QHostAddress::LocalHostIPv6))
            QSKIP("There is no IPv6 on this machine.");
    }
    m_request.url = QStringLiteral("ws://%1:%2/").arg(host).arg(m_server->serverPort());
    const QByteArray expected = host.toLatin1() + ':' + QByteArray::number(m_server->serverPort());
    QCOMPARE(valuesOf(headOf(m_request), "Host"), QByteArrayList{expected});
    QCOMPARE(m_server->connectionCount(), 1U);
}

void RequestTest::mayNameAnotherHost()
{
    m_request.headers.append("Host", "virtual.example");
    QCOMPARE(valuesOf(headOf(m_request), "Host"), QByteArrayList{"virtual.example"});
}

void RequestTest::offersSubprotocolsInOneField()
{
    m_request.subprotocols = {"v2.chat", "v1.chat", "x"};
    QCOMPARE(valuesOf(headOf(m_request), "Sec-WebSocket-Protocol"), QByteArrayList{"v2.chat, v1.chat, x"});
}

void RequestTest::authorizes_data()
{
    QTest::addColumn<QString>("userInfo");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QByteArray>("bearer");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray basic = "Basic " + QByteArray("ann:secret").toBase64();
    const QString none;
    const QString ann = QStringLiteral("ann");
    const QString secret = QStringLiteral("secret");
    QTest::newRow("user") << none << ann << secret << QByteArray() << basic;
    QTest::newRow("URL") << QStringLiteral("ann:secret@") << none << none << QByteArray() << basic;
    QTest::newRow("URL before user") << QStringLiteral("ann:secret@") << QStringLiteral("bob") << none << QByteArray()
                                     << basic;
    QTest::newRow("encoded") << QStringLiteral("%61nn:%73ecret@") << none << none << QByteArray() << basic;
    QTest::newRow("no password") << none << ann << none << QByteArray() << "Basic " + QByteArray("ann:").toBase64();
    QTest::newRow("not ASCII") << none << QStringLiteral("\u00e4") << none << QByteArray()
                               << "Basic " + QByteArray("\xc3\xa4:").toBase64();
    QTest::newRow("token") << none << none << none << QByteArray("abc.def") << QByteArray("Bearer abc.def");
    QTest::newRow("token before user") << none << ann << secret << QByteArray("abc") << QByteArray("Bearer abc");
}

void RequestTest::authorizes()
{
    QFETCH(QString, userInfo);
    QFETCH(QByteArray, expected);
    m_request.url.replace(QStringLiteral("//"), QStringLiteral("//") + userInfo);
    QFETCH(QString, user);
    QFETCH(QString, password);
    QFETCH(QByteArray, bearer);
    m_request.userName = user;
    m_request.password = password;
    m_request.bearerToken = bearer;
    const QByteArray head = headOf(m_request);
    QCOMPARE(valuesOf(head, "Authorization"), QByteArrayList{expected});
    QVERIFY(!head.contains('@'));
}

void RequestTest::carriesFurtherFields()
{
    m_request.origin = "https://example.org";
    m_request.headers.append("Cookie", "a=1; b=2");
    m_request.headers.append("X-Twice", "one");
    m_request.headers.append("X-Twice", "two");
    m_request.headers.append("X-Utf8", "\xc3\xa4");
    const QByteArray head = headOf(m_request);
    QCOMPARE(valuesOf(head, "Origin"), QByteArrayList{"https://example.org"});
    QCOMPARE(valuesOf(head, "Cookie"), QByteArrayList{"a=1; b=2"});
    QCOMPARE(valuesOf(head, "X-Twice"), (QByteArrayList{"one", "two"}));
    QCOMPARE(valuesOf(head, "X-Utf8"), QByteArrayList{"\xc3\xa4"});
}

void RequestTest::sendsCookiesWhole_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QList<QByteArray>>("cookies");
    QTest::addColumn<QByteArray>("sent");
    using List = QList<QByteArray>;
    QTest::newRow("one") << QByteArray() << List{"a", "1"} << QByteArray("a=1");
    QTest::newRow("several") << QByteArray() << List{"a", "1", "b", "2", "c", "3"} << QByteArray("a=1; b=2; c=3");
    QTest::newRow("signs") << QByteArray() << List{"sid", "dGVzdA==|x%20y:{\"z\"}"}
                           << QByteArray("sid=dGVzdA==|x%20y:{\"z\"}");
    QTest::newRow("empty value") << QByteArray() << List{"a", ""} << QByteArray("a=");
    QTest::newRow("behind a field") << QByteArray("x=9; y=8") << List{"a", "1"} << QByteArray("x=9; y=8; a=1");
    QTest::newRow("large") << QByteArray() << List{"a", QByteArray(4000, 'v')} << "a=" + QByteArray(4000, 'v');
    QTest::newRow("field alone") << QByteArray("x=9; y=\"8, 7\"") << List{} << QByteArray("x=9; y=\"8, 7\"");
}

// RFC 6265 §5.4: one field, all of them, untouched.
void RequestTest::sendsCookiesWhole()
{
    QFETCH(QByteArray, field);
    QFETCH(QList<QByteArray>, cookies);
    if (!field.isEmpty())
        m_request.headers.append("Cookie", field);
    for (qsizetype i = 0; i + 1 < cookies.size(); i += 2)
        m_request.cookies.append(QNetworkCookie(cookies[i], cookies[i + 1]));
    const QByteArrayList values = valuesOf(headOf(m_request), "Cookie");
    QCOMPARE(values.size(), 1);
    QTEST(values.first(), "sent");
}

void RequestTest::isNotSentIfItCanNot_data()
{
    QTest::addColumn<QByteArray>("what");
    for (const char *name : {"value with CR LF", "value with NUL", "name with CR LF", "name with a colon", "empty name",
                             "token with LF", "origin with CR", "subprotocol with a blank", "subprotocol twice",
                             "Upgrade", "Sec-WebSocket-Key", "host with LF"})
        QTest::newRow(name) << QByteArray(name);
}

void RequestTest::isNotSentIfItCanNot()
{
    QFETCH(QByteArray, what);
    const QHash<QByteArray, HttpHeaders::Field> fields{
        {"value with CR LF", {"X", "a\r\nY: b"}},
        {"value with NUL", {"X", QByteArray("a\0b", 3)}},
        {"name with CR LF", {"X\r\nY", "a"}},
        {"name with a colon", {"X:Y", "a"}},
        {"empty name", {"", "a"}},
        {"Upgrade", {"upgrade", "h2c"}},
        {"Sec-WebSocket-Key", {"Sec-WebSocket-Key", "a"}},
        {"host with LF", {"Host", "a\nX: b"}},
    };
    if (fields.contains(what))
        m_request.headers.append(fields[what].name, fields[what].value);
    else if (what == "token with LF")
        m_request.bearerToken = "a\nX: b";
    else if (what == "origin with CR")
        m_request.origin = "http://x\rY";
    else if (what == "subprotocol with a blank")
        m_request.subprotocols = {"a b"};
    else
        m_request.subprotocols = {"a", "a"};
    ConnectionJournal journal;
    journal.watch(m_client->open(m_request));
    QTRY_COMPARE(journal.events(), (QByteArrayList{"failed InvalidRequest", "closed 1006 \"\""}));
    QVERIFY2(journal.error().text.endsWith(u'.'), qPrintable(journal.error().text));
    for (int i = 0; i < 10; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(m_server->connectionCount(), 0U);
}

WINDSOCK_TEST(RequestTest)
#include "RequestTest.moc"
