#include "ConnectionJournal.h"

#include "tests/support/RawServer.h"
#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"

#include "wslib/net/Client.h"

#include <QtTest>

using namespace wslib;

namespace {

QByteArray redirectTo(const QByteArray &location, int status = 302)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Elsewhere\r\nLocation: " + location
           + "\r\nContent-Length: 0\r\n\r\n";
}

} // namespace

class RedirectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isFollowed_data();
    void isFollowed();
    void resolvesRelativeTargets_data();
    void resolvesRelativeTargets();
    void keepsCredentialsAtTheSameOrigin();
    void dropsCredentialsElsewhere();
    void hasALimit();
    void mayBeTurnedOff();
    void neverLeavesTls();
    void toNonsenseFails();

private:
    std::unique_ptr<RawServer> m_server;
    std::unique_ptr<Client> m_client;
    std::unique_ptr<ConnectionJournal> m_journal;
    ClientRequest m_request;
};

void RedirectTest::init()
{
    m_server = std::make_unique<RawServer>();
    m_client = std::make_unique<Client>();
    m_journal = std::make_unique<ConnectionJournal>();
    m_request = {};
    m_request.url = m_server->url("/start?q");
}

void RedirectTest::isFollowed_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status;
}

void RedirectTest::isFollowed()
{
    QFETCH(int, status);
    m_server->answerWith([status](const QByteArray &head) {
        return head.startsWith("GET /start?q ") ? redirectTo("/end", status) : RawPeer::upgradeAnswer(head);
    });
    m_journal->watch(m_client->open(m_request));
    QTRY_COMPARE(m_journal->events(), QByteArrayList{"opened"});
    QCOMPARE(m_server->heads().size(), 2);
    QVERIFY(m_server->heads()[1].startsWith("GET /end HTTP/1.1\r\n"));
    QTRY_VERIFY(m_server->peer(0).isGone());
}

void RedirectTest::resolvesRelativeTargets_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("relative") << QByteArray("end") << QByteArray("/end");
    QTest::newRow("query") << QByteArray("?x") << QByteArray("/start?x");
    QTest::newRow("encoded") << QByteArray("/a%2Fb%20c?d=%26") << QByteArray("/a%2Fb%20c?d=%26");
    QTest::newRow("http") << QByteArray("http://127.0.0.1:PORT/end") << QByteArray("/end");
    QTest::newRow("ws") << QByteArray("ws://127.0.0.1:PORT/end?y") << QByteArray("/end?y");
    QTest::newRow("no scheme") << QByteArray("//127.0.0.1:PORT/end") << QByteArray("/end");
}

void RedirectTest::resolvesRelativeTargets()
{
    QFETCH(QByteArray, location);
    location.replace("PORT", QByteArray::number(m_server->serverPort()));
    m_server->answerWith([location](const QByteArray &head) {
        return head.startsWith("GET /start?q ") ? redirectTo(location) : RawPeer::upgradeAnswer(head);
    });
    m_journal->watch(m_client->open(m_request));
    QTRY_COMPARE(m_journal->events(), QByteArrayList{"opened"});
    QTEST(m_server->heads()[1].split(' ')[1], "target");
}

void RedirectTest::keepsCredentialsAtTheSameOrigin()
{
    m_request.cookies = {QNetworkCookie("sid", "secret")};
    m_server->answerWith([](const QByteArray &head) {
        return head.startsWith("GET /start?q ") ? redirectTo("/end") : RawPeer::upgradeAnswer(head);
    });
    m_request.url.replace(QStringLiteral("//"), QStringLiteral("//ann:secret@"));
    m_request.headers.append("Cookie", "a=b");
    m_journal->watch(m_client->open(m_request));
    QTRY_COMPARE(m_journal->events(), QByteArrayList{"opened"});
    for (const QByteArray &head : m_server->heads()) {
        QVERIFY(head.contains("\r\nAuthorization: Basic " + QByteArray("ann:secret").toBase64()));
        QVERIFY(head.contains("\r\nCookie: a=b"));
    }
}

void RedirectTest::dropsCredentialsElsewhere()
{
    m_request.cookies = {QNetworkCookie("sid", "secret")};
    RawServer other;
    other.answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    m_server->answerWith([&other](const QByteArray &) { return redirectTo(other.url("/end").toLatin1()); });
    m_request.headers.append("Cookie", "a=b");
    m_request.headers.append("authorization", "Custom x");
    m_request.headers.append("Host", "virtual.example");
    m_request.headers.append("X-Harmless", "stays");
    m_request.userName = QStringLiteral("ann");
    m_request.password = QStringLiteral("secret");
    m_journal->watch(m_client->open(m_request));
    QTRY_COMPARE(m_journal->events(), QByteArrayList{"opened"});
    QVERIFY(m_server->heads()[0].contains("Cookie: a=b"));
    const QByteArray head = other.heads().value(0);
    QVERIFY2(!head.toLower().contains("authorization"), head.constData());
    QVERIFY(!head.contains("Cookie"));
    QVERIFY(!head.contains("virtual.example"));
    QVERIFY(head.contains("\r\nX-Harmless: stays\r\n"));
}

void RedirectTest::hasALimit()
{
    m_server->answerWith([](const QByteArray &) { return redirectTo("/start?q"); });
    m_request.maxRedirects = 3;
    m_journal->watch(m_client->open(m_request));
    QTRY_COMPARE(m_journal->events(), (QByteArrayList{"failed TooManyRedirects", "closed 1006 \"\""}));
    QCOMPARE(m_server->heads().size(), 4);
    QVERIFY2(m_journal->error().text.contains(u"3 times"), qPrintable(m_journal->error().text));
}

void RedirectTest::mayBeTurnedOff()
{
    m_server->answerWith([](const QByteArray &) { return redirectTo("/elsewhere"); });
    m_request.maxRedirects = 0;
    m_journal->watch(m_client->open(m_request));
    QTRY_COMPARE(m_journal->events(), (QByteArrayList{"failed Handshake", "closed 1006 \"\""}));
    QVERIFY2(m_journal->error().text.contains(u"/elsewhere"), qPrintable(m_journal->error().text));
    QCOMPARE(m_server->heads().size(), 1);
}

void RedirectTest::neverLeavesTls()
{
    const TestCertificate certificate;
    QVERIFY2(certificate.errorString().isEmpty(), qPrintable(certificate.errorString()));
    RawServer secure(certificate.serverConfiguration());
    secure.answerWith([this](const QByteArray &) { return redirectTo(m_server->url("/end").toLatin1()); });
    m_request.url = secure.url();
    m_request.tls.addedCas = certificate.authority();
    m_journal->watch(m_client->open(m_request));
    QTRY_COMPARE(m_journal->events(), (QByteArrayList{"failed TooManyRedirects", "closed 1006 \"\""}));
    QVERIFY2(m_journal->error().text.contains(u"isn't encrypted"), qPrintable(m_journal->error().text));
    QCOMPARE(m_server->connectionCount(), 0U);
}

void RedirectTest::toNonsenseFails()
{
    m_server->answerWith([](const QByteArray &) { return redirectTo("ftp://127.0.0.1/"); });
    m_journal->watch(m_client->open(m_request));
    QTRY_COMPARE(m_journal->events(), (QByteArrayList{"failed TooManyRedirects", "closed 1006 \"\""}));
    QVERIFY2(m_journal->error().text.contains(u"can't be followed"), qPrintable(m_journal->error().text));
}

WINDSOCK_TEST(RedirectTest)
#include "RedirectTest.moc"
