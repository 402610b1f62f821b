#include "Browser.h"

#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"

#include "workbench/handlers/EchoHandler.h"

#include "wslib/net/Server.h"

#include <QCryptographicHash>
#include <QtTest>

using namespace workbench;

namespace {

// "close 4001 reason" has the server close; anything else comes back.
class ObedientEcho : public EchoHandler
{
public:
    using EchoHandler::EchoHandler;

    void messageReceived(const wslib::Message &message) override
    {
        const QList<QByteArray> words = message.payload.split(' ');
        if (message.isText() && words.first() == "close")
            connection()->close(static_cast<wslib::CloseCode>(words.value(1).toInt()),
                                QString::fromUtf8(words.value(2)));
        else
            EchoHandler::messageReceived(message);
    }
};

} // namespace

/// A browser's WebSocket and our server, over ws and wss.
class WebSocketApiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void echoes_data();
    void echoes();
    void sendsBlobs_data();
    void sendsBlobs();
    void compresses_data();
    void compresses();
    void closes_data();
    void closes();
    void hearsTheServerClose_data();
    void hearsTheServerClose();
    void agreesOnASubprotocol_data();
    void agreesOnASubprotocol();
    void isRefusedFromElsewhere();

private:
    void listen(wslib::Server &server, bool compressed);
    static void addSchemes();
    BrowserPage &page();
    QJsonValue run(const QString &body, const QString &protocols = QStringLiteral("[]"));

    QStringList m_ends; ///< As our servers heard them, to the last: code and reason.
    TestCertificate m_certificate;
    std::unique_ptr<Browser> m_browser;
    std::unique_ptr<wslib::Server> m_plain;
    std::unique_ptr<wslib::Server> m_encrypted;
    std::unique_ptr<BrowserPage> m_plainPage;
    std::unique_ptr<BrowserPage> m_encryptedPage;
};

void WebSocketApiTest::initTestCase()
{
    if (const QString why = Browser::whyNot(); !why.isEmpty())
        QSKIP(qPrintable(why));
    QVERIFY2(m_certificate.errorString().isEmpty(), qPrintable(m_certificate.errorString()));
    const QByteArray publicKey = m_certificate.certificate().first().publicKey().toDer();
    const QByteArray pin = QCryptographicHash::hash(publicKey, QCryptographicHash::Sha256).toBase64();
    m_browser = std::make_unique<Browser>(
        QStringList{QStringLiteral("--ignore-certificate-errors-spki-list=") + QString::fromLatin1(pin)});
    QVERIFY2(m_browser->errorString().isEmpty(), qPrintable(m_browser->errorString()));
    wslib::ServerOptions options;
    m_plain = std::make_unique<wslib::Server>(options);
    options.tls = m_certificate.serverConfiguration();
    m_encrypted = std::make_unique<wslib::Server>(options);
    for (wslib::Server *server : {m_plain.get(), m_encrypted.get()}) {
        listen(*server, true);
        QVERIFY2(server->isListening(), qPrintable(server->errorString()));
    }
    m_plainPage = m_browser->openPage(QStringLiteral("http%1/").arg(m_plain->url().sliced(2)));
    m_encryptedPage = m_browser->openPage(QStringLiteral("http%1/").arg(m_encrypted->url().sliced(2)));
}

void WebSocketApiTest::listen(wslib::Server &server, bool compressed)
{
    server.serveContent("/", "text/html; charset=utf-8", "<!doctype html><title>page</title>");
    HandlerPolicy policy;
    policy.origin.sameHost = true;
    policy.subprotocols = {"b.v1", "c.v1"};
    server.route(QRegularExpression(QStringLiteral("/plain")),
                 [policy] { return std::make_unique<ObedientEcho>(policy); });
    if (compressed)
        policy.compression.emplace();
    server.route(QRegularExpression(QStringLiteral("/deflate")),
                 [policy] { return std::make_unique<ObedientEcho>(policy); });
    connect(&server, &wslib::Server::newConnection, this, [this](wslib::Connection *connection) {
        connect(connection, &wslib::Connection::closed, this, [this](wslib::CloseCode code, const QString &reason) {
            m_ends.append(QStringLiteral("%1 %2").arg(static_cast<int>(code)).arg(reason));
        });
    });
    server.listen();
}

void WebSocketApiTest::addSchemes()
{
    QTest::addColumn<bool>("encrypted");
    QTest::newRow("ws") << false;
    QTest::newRow("wss") << true;
}

BrowserPage &WebSocketApiTest::page()
{
    QFETCH(bool, encrypted);
    return encrypted ? *m_encryptedPage : *m_plainPage;
}

// @p body has `open(path)`, which gives a WebSocket, and `done(result)`.
QJsonValue WebSocketApiTest::run(const QString &body, const QString &protocols)
{
    const QString frame = QStringLiteral(R"(
        new Promise(done => {
            const url = location.origin.replace('http', 'ws');
            const open = path => {
                const socket = new WebSocket(url + path, %1);
                socket.onerror = () => done('error');
                return socket;
            };
            %2
        }))");
    return page().evaluate(frame.arg(protocols, body));
}

void WebSocketApiTest::echoes_data()
{
    addSchemes();
}

void WebSocketApiTest::echoes()
{
    const QJsonValue result = run(QStringLiteral(R"(
        const socket = open('/plain');
        const got = [];
        socket.binaryType = 'arraybuffer';
        socket.onopen = () => {
            socket.send('h\u00e9llo \u{1F600}');
            socket.send('');
            socket.send(new Uint8Array([0, 128, 255]));
            socket.send('x'.repeat(100000));
        };
        socket.onmessage = event => {
            const binary = event.data instanceof ArrayBuffer;
            got.push(binary ? 'bytes ' + Array.from(new Uint8Array(event.data)) : event.data);
            if (got.length === 4) {
                got[3] = got[3].length;
                done(JSON.stringify(got) + socket.extensions);
            }
        };
    )"));
    QCOMPARE(result.toString(), QStringLiteral("[\"h\u00e9llo \U0001F600\",\"\",\"bytes 0,128,255\",100000]"));
}

void WebSocketApiTest::sendsBlobs_data()
{
    addSchemes();
}

void WebSocketApiTest::sendsBlobs()
{
    const QJsonValue result = run(QStringLiteral(R"(
        const socket = open('/plain');
        socket.binaryType = 'blob';
        socket.onopen = () => socket.send(new Blob(['in a ', 'blob']));
        socket.onmessage = async event => done(event.data instanceof Blob && await event.data.text());
    )"));
    QCOMPARE(result.toString(), QStringLiteral("in a blob"));
}

void WebSocketApiTest::compresses_data()
{
    addSchemes();
}

void WebSocketApiTest::compresses()
{
    const QJsonValue result = run(QStringLiteral(R"(
        const socket = open('/deflate');
        let left = 20;
        const text = n => ('message ' + n + ' ').repeat(1000);
        socket.onopen = () => socket.send(text(left));
        socket.onmessage = event => {
            if (event.data !== text(left)) done('wrong');
            else if (--left === 0) done(socket.extensions);
            else socket.send(text(left));
        };
    )"));
    QVERIFY2(result.toString().startsWith(u"permessage-deflate"), qPrintable(result.toString()));
}

void WebSocketApiTest::closes_data()
{
    addSchemes();
}

void WebSocketApiTest::closes()
{
    m_ends.clear();
    const QJsonValue result = run(QStringLiteral(R"(
        const ends = [];
        const socket = open('/plain');
        socket.onopen = () => socket.close(4321, 'b\u00fcy');
        socket.onclose = event => {
            ends.push([event.code, event.reason, event.wasClean]);
            const other = open('/deflate');
            other.onopen = () => other.close();
            other.onclose = end => done(JSON.stringify([...ends, [end.code, end.reason, end.wasClean]]));
        };
    )"));
    QCOMPARE(result.toString(), QStringLiteral("[[4321,\"\",true],[1005,\"\",true]]")); // the code is answered
    QTRY_COMPARE(m_ends, (QStringList{QStringLiteral("4321 b\u00fcy"), QStringLiteral("1005 ")}));
}

void WebSocketApiTest::hearsTheServerClose_data()
{
    addSchemes();
}

void WebSocketApiTest::hearsTheServerClose()
{
    for (const char *end : {"1000 done", "1001 bye", "1008 no", "1011 oh", "4999 own"}) {
        const QString words = QString::fromLatin1(end);
        const QJsonValue result = run(QStringLiteral(R"(
            const socket = open('/plain');
            socket.onopen = () => socket.send('close %1');
            socket.onclose = event => done(event.code + ' ' + event.reason + ' ' + event.wasClean);
        )")
                                          .arg(words));
        QCOMPARE(result.toString(), words + QStringLiteral(" true"));
    }
}

void WebSocketApiTest::agreesOnASubprotocol_data()
{
    addSchemes();
}

void WebSocketApiTest::agreesOnASubprotocol()
{
    const QString body = QStringLiteral("const socket = open('/plain'); socket.onopen = () => done(socket.protocol);");
    QCOMPARE(run(body, QStringLiteral("['a.v1', 'c.v1', 'b.v1']")).toString(), QStringLiteral("c.v1"));
    QCOMPARE(run(body).toString(), QString());
    // A browser gives up where none of those it named was chosen.
    QCOMPARE(run(body, QStringLiteral("['a.v1']")).toString(), QStringLiteral("error"));
}

// A page of another host: its Origin is refused.
void WebSocketApiTest::isRefusedFromElsewhere()
{
    const QString foreign = QStringLiteral("http%1/").arg(
        m_plain->url().sliced(2).replace(QStringLiteral("127.0.0.1"), QStringLiteral("localhost")));
    const auto elsewhere = m_browser->openPage(foreign);
    const QString expression = QStringLiteral(R"(
        new Promise(done => {
            const socket = new WebSocket('%1/plain');
            socket.onopen = () => done('open');
            socket.onclose = event => done(event.code);
        }))");
    QCOMPARE(elsewhere->evaluate(expression.arg(m_plain->url())).toInt(), 1006);
    QCOMPARE(m_plainPage->evaluate(expression.arg(m_plain->url())).toString(), QStringLiteral("open"));
}

WINDSOCK_TEST(WebSocketApiTest)
#include "WebSocketApiTest.moc"
