#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"

#include "workbench/handlers/EchoHandler.h"

#include "wslib/net/Client.h"
#include "wslib/net/Server.h"

#include <QSignalSpy>
#include <QtTest>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketServer>

using wslib::CloseCode;
using wslib::Connection;
using wslib::Message;

/// QtWebSockets as a peer, both ways, over ws and wss.
class QtWebSocketsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void asServer_data() { schemes(); }
    void asServer();
    void asClient_data() { schemes(); }
    void asClient();
    void theirServerCloses();
    void ourServerCloses();

private:
    static void schemes();
    static std::unique_ptr<wslib::Server> echoServer(const wslib::ServerOptions &options = {});

    TestCertificate m_certificate;
};

void QtWebSocketsTest::initTestCase()
{
    QVERIFY2(m_certificate.errorString().isEmpty(), qPrintable(m_certificate.errorString()));
}

void QtWebSocketsTest::schemes()
{
    QTest::addColumn<bool>("tls");
    QTest::newRow("ws") << false;
    QTest::newRow("wss") << true;
}

std::unique_ptr<wslib::Server> QtWebSocketsTest::echoServer(const wslib::ServerOptions &options)
{
    auto server = std::make_unique<wslib::Server>(options);
    server->route(QRegularExpression(QStringLiteral(".*")),
                  [] { return std::make_unique<workbench::EchoHandler>(workbench::HandlerPolicy{}); });
    return server->listen() ? std::move(server) : nullptr;
}

void QtWebSocketsTest::asServer()
{
    QFETCH(bool, tls);
    QWebSocketServer server(QStringLiteral("peer"),
                            tls ? QWebSocketServer::SecureMode : QWebSocketServer::NonSecureMode);
    if (tls)
        server.setSslConfiguration(m_certificate.serverConfiguration());
    connect(&server, &QWebSocketServer::newConnection, this, [&server] {
        QWebSocket *peer = server.nextPendingConnection();
        peer->setParent(&server);
        connect(peer, &QWebSocket::textMessageReceived, peer, &QWebSocket::sendTextMessage);
        connect(peer, &QWebSocket::binaryMessageReceived, peer, &QWebSocket::sendBinaryMessage);
    });
    QVERIFY(server.listen(QHostAddress::LocalHost));

    wslib::Client client;
    wslib::ClientRequest request;
    request.url = QStringLiteral("%1://127.0.0.1:%2/")
                      .arg(tls ? QStringLiteral("wss") : QStringLiteral("ws"))
                      .arg(server.serverPort());
    request.tls.addedCas = m_certificate.authority();
    Connection *connection = client.open(request);
    QSignalSpy messages(connection, &Connection::messageReceived);
    QSignalSpy closed(connection, &Connection::closed);
    QTRY_COMPARE(connection->state(), Connection::State::Open);
    const QByteArray large(1'000'000, 'l');
    connection->sendText(QStringLiteral("grüß"));
    connection->sendBinary(large);
    QFuture<std::chrono::nanoseconds> pong = connection->ping("p");
    QTRY_COMPARE(messages.size(), 2);
    QCOMPARE(messages[0][0].value<Message>().payload, QByteArray("gr\xC3\xBC\xC3\x9F"));
    QVERIFY(messages[1][0].value<Message>().payload == large);
    QTRY_VERIFY(pong.isFinished());
    connection->close();
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(closed[0][0].value<CloseCode>(), CloseCode::Normal);
}

void QtWebSocketsTest::asClient()
{
    QFETCH(bool, tls);
    wslib::ServerOptions options;
    if (tls)
        options.tls = m_certificate.serverConfiguration();
    const auto server = echoServer(options);
    QVERIFY(server);
    QWebSocket socket;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.addCaCertificates(m_certificate.authority());
    socket.setSslConfiguration(configuration);
    QSignalSpy texts(&socket, &QWebSocket::textMessageReceived);
    QSignalSpy binaries(&socket, &QWebSocket::binaryMessageReceived);
    QSignalSpy pongs(&socket, &QWebSocket::pong);
    socket.open(QUrl(server->url() + QStringLiteral("/x")));
    QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    const QByteArray large(1'000'000, 'l');
    socket.sendTextMessage(QStringLiteral("grüß"));
    socket.sendBinaryMessage(large);
    socket.ping("p");
    QTRY_COMPARE(texts.size(), 1);
    QTRY_COMPARE(binaries.size(), 1);
    QTRY_COMPARE(pongs.size(), 1);
    QCOMPARE(texts[0][0].toString(), QStringLiteral("grüß"));
    QVERIFY(binaries[0][0].toByteArray() == large);
}

void QtWebSocketsTest::theirServerCloses()
{
    QWebSocketServer server(QStringLiteral("peer"), QWebSocketServer::NonSecureMode);
    connect(&server, &QWebSocketServer::newConnection, this, [&server] {
        QWebSocket *peer = server.nextPendingConnection();
        peer->setParent(&server);
        peer->close(QWebSocketProtocol::CloseCodePolicyViolated, QStringLiteral("no"));
    });
    QVERIFY(server.listen(QHostAddress::LocalHost));
    wslib::Client client;
    wslib::ClientRequest request;
    request.url = QStringLiteral("ws://127.0.0.1:%1/").arg(server.serverPort());
    QSignalSpy closed(client.open(request), &Connection::closed);
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(closed[0][0].value<CloseCode>(), CloseCode::PolicyViolation);
    QCOMPARE(closed[0][1].toString(), QStringLiteral("no"));
}

void QtWebSocketsTest::ourServerCloses()
{
    const auto server = echoServer();
    QVERIFY(server);
    QWebSocket socket;
    QSignalSpy ended(&socket, &QWebSocket::disconnected);
    socket.open(QUrl(server->url()));
    QTRY_COMPARE(server->connections().size(), 1);
    server->stop();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(static_cast<int>(socket.closeCode()), 1001);
    QCOMPARE(socket.closeReason(), QStringLiteral("the server is stopping"));
}

WINDSOCK_TEST(QtWebSocketsTest)
#include "QtWebSocketsTest.moc"
