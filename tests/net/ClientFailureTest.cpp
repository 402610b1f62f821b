#include "ConnectionJournal.h"

#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"

#include "wslib/net/Client.h"

#include <QtTest>

using namespace wslib;
using namespace std::chrono_literals;

// Why a client couldn't connect: each with its kind, and a sentence that helps.
class ClientFailureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void unparsableUrl_data();
    void unparsableUrl();
    void refusedPort();
    void unknownHost();
    void notHttp();
    void closedAtOnce();
    void closedWithoutAnswer();
    void resetWithoutAnswer();
    void otherStatus_data();
    void otherStatus();
    void bodyWithoutEnd();
    void brokenAnswer_data();
    void brokenAnswer();
    void silenceInTheUpgrade();
    void silenceInTls();
    void tlsToAPlainPort();
    void headTooLarge();

private:
    void expectFailure(Error::Kind kind, const QStringList &mentions);

    std::unique_ptr<RawServer> m_server;
    std::unique_ptr<Client> m_client;
    std::unique_ptr<ConnectionJournal> m_journal;
    ClientRequest m_request;
};

void ClientFailureTest::init()
{
    m_server = std::make_unique<RawServer>();
    m_client = std::make_unique<Client>();
    m_journal = std::make_unique<ConnectionJournal>();
    m_request = {};
    m_request.url = m_server->url();
}

void ClientFailureTest::expectFailure(Error::Kind kind, const QStringList &mentions)
{
    m_journal->watch(m_client->open(m_request));
    const QByteArrayList expected{"failed " + kindText(kind), "closed 1006 \"\""};
    QTRY_COMPARE(m_journal->events(), expected);
    const QString text = m_journal->error().text;
    for (const QString &mention : mentions)
        QVERIFY2(text.contains(mention), qPrintable(text));
    QVERIFY2(text.endsWith(u'.') || text.endsWith(u'?'), qPrintable(text));
    const QChar first = text.front();
    QVERIFY2(first.isUpper() || first.isDigit() || first == u'"', qPrintable(text));
    QVERIFY2(!text.contains(u"..") && !text.contains(u"  "), qPrintable(text));
    QVERIFY(m_server->connectionCount() <= 1);
    for (int i = 0; i < 10; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(m_journal->events(), expected);
}

void ClientFailureTest::unparsableUrl_data()
{
    QTest::addColumn<QString>("url");
    for (const char *url : {"", "ws://", "gopher://x", "ws://h:0", "ws://h/#f", "ws://[::1", "ws://a b"})
        QTest::newRow(*url == '\0' ? "nothing" : url) << QString::fromLatin1(url);
}

void ClientFailureTest::unparsableUrl()
{
    QFETCH(QString, url);
    m_request.url = url;
    expectFailure(Error::Kind::InvalidRequest, {});
}

void ClientFailureTest::refusedPort()
{
    m_server->close();
    expectFailure(Error::Kind::ConnectionRefused,
                  {QStringLiteral("127.0.0.1"), m_request.url.section(u':', 2).chopped(1), QStringLiteral("refuses")});
}

void ClientFailureTest::unknownHost()
{
    m_request.url = QStringLiteral("ws://no-such-host.invalid/");
    expectFailure(Error::Kind::HostNotFound, {QStringLiteral("no-such-host.invalid")});
}

void ClientFailureTest::notHttp()
{
    m_server->greetWith("SSH-2.0-OpenSSH_9.2p1\r\n");
    expectFailure(Error::Kind::Handshake, {QStringLiteral("doesn't speak HTTP"), QStringLiteral("SSH-2.0")});
    QCOMPARE(m_journal->error().handshakeFailure, HandshakeFailure::NotHttp);
}

void ClientFailureTest::closedAtOnce()
{
    connect(m_server.get(), &QTcpServer::newConnection, this, [] {});
    m_server->answerWith([](const QByteArray &) { return QByteArray(); });
    m_server->closeAfterAnswer();
    expectFailure(Error::Kind::Handshake, {QStringLiteral("without answering"), QStringLiteral("wss://")});
    QCOMPARE(m_journal->error().handshakeFailure, HandshakeFailure::EndedEarly);
}

void ClientFailureTest::closedWithoutAnswer()
{
    m_server->answerWith([](const QByteArray &) { return QByteArray("HTTP/1.1 101 Swi"); });
    m_server->closeAfterAnswer();
    expectFailure(Error::Kind::Handshake, {});
    QCOMPARE(m_journal->error().handshakeFailure, HandshakeFailure::EndedEarly);
}

void ClientFailureTest::resetWithoutAnswer()
{
    m_server->answerWith([this](const QByteArray &) {
        m_server->peer().reset();
        return QByteArray();
    });
    expectFailure(Error::Kind::Handshake, {});
}

void ClientFailureTest::otherStatus_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("mentions");
    QTest::newRow("200") << QByteArray("200 OK") << QStringLiteral("ordinary web page");
    QTest::newRow("302") << QByteArray("302 Found") << QStringLiteral("redirects to nowhere");
    QTest::newRow("401") << QByteArray("401 Unauthorized") << QStringLiteral("credentials");
    QTest::newRow("403") << QByteArray("403 Forbidden") << QStringLiteral("Origin");
    QTest::newRow("404") << QByteArray("404 Not Found") << QStringLiteral("path");
    QTest::newRow("418") << QByteArray("418 I'm a teapot") << QStringLiteral("418 I'm a teapot");
    QTest::newRow("426") << QByteArray("426 Upgrade Required") << QStringLiteral("version");
    QTest::newRow("500") << QByteArray("500 Oops") << QStringLiteral("server's side");
    QTest::newRow("503, no phrase") << QByteArray("503") << QStringLiteral("503 Service Unavailable");
}

void ClientFailureTest::otherStatus()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, mentions);
    m_server->answerWith([line](const QByteArray &) {
        return "HTTP/1.1 " + line + "\r\nX-Why: because\r\nContent-Length: 9\r\n\r\nread this and not this";
    });
    expectFailure(Error::Kind::Handshake, {mentions, QString::fromLatin1(line.first(3))});
    const Error &error = m_journal->error();
    QCOMPARE(error.handshakeFailure, HandshakeFailure::UnexpectedStatus);
    QCOMPARE(error.response.status, line.first(3).toInt());
    QCOMPARE(error.response.headers.value("x-why"), QByteArray("because"));
    QCOMPARE(error.responseBody, QByteArray("read this"));
}

void ClientFailureTest::bodyWithoutEnd()
{
    m_server->answerWith([](const QByteArray &) { return "HTTP/1.1 500 No\r\n\r\n" + QByteArray(1000, 'x'); });
    m_server->closeAfterAnswer();
    m_request.connection.limits.maxRejectionBody = 100;
    expectFailure(Error::Kind::Handshake, {QStringLiteral("500 No")});
    QCOMPARE(m_journal->error().responseBody, QByteArray(100, 'x'));
}

void ClientFailureTest::brokenAnswer_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<HandshakeFailure>("failure");
    const auto row = [](const char *name, const char *from, const char *to, HandshakeFailure failure) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << failure;
    };
    row("no Upgrade", "Upgrade: websocket\r\n", "", HandshakeFailure::MissingUpgrade);
    row("other Upgrade", "Upgrade: websocket", "Upgrade: h2c", HandshakeFailure::MissingUpgrade);
    row("no Connection", "Connection: Upgrade\r\n", "", HandshakeFailure::MissingConnection);
    row("wrong accept", "Accept: ", "Accept: A", HandshakeFailure::WrongAccept);
    row("no accept", "Sec-WebSocket-Accept", "X", HandshakeFailure::WrongAccept);
    row("extension", "\r\n\r\n", "\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n",
        HandshakeFailure::UnofferedExtension);
    row("subprotocol", "\r\n\r\n", "\r\nSec-WebSocket-Protocol: chat\r\n\r\n", HandshakeFailure::UnofferedSubprotocol);
    row("HTTP/1.0", "HTTP/1.1", "HTTP/1.0", HandshakeFailure::WrongHttpVersion);
    row("folded", "\r\n\r\n", "\r\n folded\r\n\r\n", HandshakeFailure::MalformedHead);
}

void ClientFailureTest::brokenAnswer()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    m_server->answerWith([=](const QByteArray &head) { return RawPeer::upgradeAnswer(head).replace(from, to); });
    expectFailure(Error::Kind::Handshake, {QStringLiteral("isn't valid")});
    QTEST(m_journal->error().handshakeFailure, "failure");
    QTRY_VERIFY(m_server->peer().isGone());
}

void ClientFailureTest::silenceInTheUpgrade()
{
    m_request.connectTimeout = 50ms;
    expectFailure(Error::Kind::TimedOut, {QStringLiteral("0.05 s"), QStringLiteral("WebSocket handshake")});
    QTRY_VERIFY(m_server->peer().isGone());
}

void ClientFailureTest::silenceInTls()
{
    m_request.url.replace(QStringLiteral("ws:"), QStringLiteral("wss:"));
    m_request.connectTimeout = 100ms;
    expectFailure(Error::Kind::TimedOut, {QStringLiteral("TLS handshake")});
    QTRY_VERIFY(m_server->peer().isGone());
}

void ClientFailureTest::tlsToAPlainPort()
{
    m_request.url.replace(QStringLiteral("ws:"), QStringLiteral("wss:"));
    m_server->greetWith("HTTP/1.1 400 Bad Request\r\n\r\n");
    expectFailure(Error::Kind::Tls, {QStringLiteral("use ws:// instead of wss://")});
}

void ClientFailureTest::headTooLarge()
{
    m_request.connection.limits.maxHeadSize = 1000;
    m_server->answerWith([](const QByteArray &) { return "HTTP/1.1 101 X\r\nX: " + QByteArray(2000, 'x'); });
    expectFailure(Error::Kind::Handshake, {QStringLiteral("too large")});
    QCOMPARE(m_journal->error().handshakeFailure, HandshakeFailure::HeadTooLarge);
}

WINDSOCK_TEST(ClientFailureTest)
#include "ClientFailureTest.moc"
