#include "Loopback.h"

#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include <QtTest>

using namespace wslib;
using namespace std::chrono_literals;

class ServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhereItListens();
    void saysWhyItCanNotListen();
    void stopsWithNobodyThere();
    void stopsOnceIfToldTwice();
    void stopsUnfinishedHandshakes();
    void stopsWithinTheCloseTimeout();
    void listensAgain();
    void servesManyAtOnce();
    void servesOverIPv6();
    void addsRoutesAtAnyTime();
    void setsAddressesOfBothEnds();
    void isDeletedWhileStopping();
};

void ServerTest::saysWhereItListens()
{
    Server server;
    QVERIFY(!server.isListening());
    QCOMPARE(server.port(), 0);
    QVERIFY(server.listen());
    QVERIFY(server.isListening());
    QVERIFY(server.port() > 0);
    QCOMPARE(server.address(), QHostAddress(QHostAddress::LocalHost));
    QCOMPARE(server.url(), QStringLiteral("ws://127.0.0.1:%1").arg(server.port()));
    ServerOptions options;
    options.tls = QSslConfiguration();
    Server secure(options);
    QVERIFY(secure.listen());
    QVERIFY(secure.url().startsWith(u"wss://127.0.0.1:"));
}

void ServerTest::saysWhyItCanNotListen()
{
    Server first;
    Server second;
    QVERIFY(first.listen());
    QVERIFY(!second.listen(QHostAddress::LocalHost, first.port()));
    QVERIFY2(second.errorString().contains(QString::number(first.port())), qPrintable(second.errorString()));
    QVERIFY2(second.errorString().contains(u"in use"), qPrintable(second.errorString()));
    QVERIFY(!second.isListening());
    QVERIFY(!second.listen(QHostAddress(QStringLiteral("192.0.2.1"))));
    QVERIFY2(second.errorString().contains(u"192.0.2.1"), qPrintable(second.errorString()));
    QVERIFY(second.listen());
    QCOMPARE(second.errorString(), QString());
}

void ServerTest::stopsWithNobodyThere()
{
    Server server;
    QVERIFY(server.listen());
    QSignalSpy stopped(&server, &Server::stopped);
    server.stop();
    QCOMPARE(stopped.size(), 0); // from the event loop
    QTRY_COMPARE(stopped.size(), 1);
    QVERIFY(!server.isListening());
}

void ServerTest::stopsOnceIfToldTwice()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    QSignalSpy stopped(loopback.server.get(), &Server::stopped);
    loopback.server->stop();
    loopback.server->stop();
    QTRY_COMPARE(stopped.size(), 1);
    for (int i = 0; i < 10; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(stopped.size(), 1);
    QCOMPARE(loopback.clientSays.events(), (QByteArrayList{"opened", "closed 1001 \"the server is stopping\""}));
}

// Also one whose last bytes come in the same pass.
void ServerTest::stopsUnfinishedHandshakes()
{
    Loopback loopback;
    QVERIFY(loopback.listen());
    const QByteArray request = RawPeer::upgradeRequest();
    RawPeer peer(loopback.port());
    RawPeer other(loopback.port());
    peer.send(request.chopped(2));
    QVERIFY(other.upgrade()); // by now, the server has the first one's bytes too
    QSignalSpy stopped(loopback.server.get(), &Server::stopped);
    peer.send(request.last(2));
    loopback.server->stop();
    QTRY_VERIFY(peer.isGone());
    QCOMPARE(peer.received(), QByteArray());
    QCOMPARE(loopback.script->journal.count("opened"), 1);
    other.close();
    QTRY_COMPARE(stopped.size(), 1);
}

void ServerTest::stopsWithinTheCloseTimeout()
{
    ServerOptions options;
    options.connection.limits.closeTimeout = 50ms;
    Loopback loopback(options);
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    QTRY_VERIFY(loopback.atServer);
    QSignalSpy stopped(loopback.server.get(), &Server::stopped);
    loopback.server->stop();
    QCOMPARE(peer.waitForFrame()->closeCode(), 1001); // and never answers
    QTRY_COMPARE(stopped.size(), 1);
    QTRY_VERIFY(peer.isGone());
}

void ServerTest::listensAgain()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    const quint16 port = loopback.port();
    QSignalSpy stopped(loopback.server.get(), &Server::stopped);
    loopback.server->stop();
    QTRY_COMPARE(stopped.size(), 1);
    QVERIFY2(loopback.server->listen(QHostAddress::LocalHost, port), qPrintable(loopback.server->errorString()));
    QTRY_VERIFY(loopback.isClosed());
    RawPeer peer(port);
    QVERIFY(peer.upgrade());
    loopback.server->stop();
    QCOMPARE(peer.waitForFrame()->closeCode(), 1001);
    peer.close();
    QTRY_COMPARE(stopped.size(), 2);
}

void ServerTest::servesManyAtOnce()
{
    constexpr int count = 200;
    Loopback loopback;
    loopback.script->messageReceived = HandlerScript::echo;
    QVERIFY(loopback.listen());
    int echoes = 0;
    int ends = 0;
    for (int i = 0; i < count; ++i) {
        Connection *connection = loopback.client->open(loopback.request);
        const QByteArray text = QByteArray::number(i);
        connect(connection, &Connection::opened, this, [=] { connection->sendText(QByteArrayView(text)); });
        connect(connection, &Connection::messageReceived, this, [=, &echoes](const Message &message) {
            QCOMPARE(message.payload, text);
            ++echoes;
            connection->close();
        });
        connect(connection, &Connection::closed, this, [&ends](CloseCode code) {
            QCOMPARE(code, CloseCode::Normal);
            ++ends;
        });
    }
    QTRY_COMPARE(ends, count);
    QCOMPARE(echoes, count);
    QTRY_VERIFY(loopback.server->connections().isEmpty());
}

void ServerTest::servesOverIPv6()
{
    Loopback loopback;
    if (!loopback.server->listen(QHostAddress::LocalHostIPv6))
        QSKIP("There is no IPv6 on this machine.");
    QCOMPARE(loopback.server->url(), QStringLiteral("ws://[::1]:%1").arg(loopback.port()));
    loopback.script->messageReceived = HandlerScript::echo;
    QVERIFY(loopback.open());
    QVERIFY(loopback.atServer->remoteAddress().startsWith(u"[::1]:"));
    QCOMPARE(loopback.atClient->remoteAddress(), QStringLiteral("[::1]:%1").arg(loopback.port()));
    loopback.atClient->sendText(QStringLiteral("six"));
    QTRY_COMPARE(loopback.clientSays.events().last(), QByteArray("text \"six\""));
}

void ServerTest::addsRoutesAtAnyTime()
{
    Server server;
    QVERIFY(server.listen());
    const auto script = std::make_shared<HandlerScript>();
    {
        RawPeer peer(server.port());
        peer.send(RawPeer::upgradeRequest("/late"));
        QVERIFY(peer.waitFor("404"));
    }
    server.route(QRegularExpression(QStringLiteral("/late")), ScriptedHandler::factory(script));
    RawPeer peer(server.port());
    QVERIFY(peer.upgrade("/late"));
}

void ServerTest::setsAddressesOfBothEnds()
{
    Loopback loopback;
    QVERIFY(loopback.listen());
    Connection *connection = loopback.client->open(loopback.request);
    QCOMPARE(connection->remoteAddress(), QString());
    QTRY_COMPARE(connection->state(), Connection::State::Open);
    QTRY_VERIFY(loopback.atServer);
    QCOMPARE(connection->remoteAddress(), QStringLiteral("127.0.0.1:%1").arg(loopback.port()));
    QCOMPARE(connection->localAddress(), loopback.atServer->remoteAddress());
    QCOMPARE(loopback.atServer->localAddress(), connection->remoteAddress());
    QCOMPARE(connection->role(), Role::Client);
    QCOMPARE(loopback.atServer->role(), Role::Server);
    QCOMPARE(connection->opening().tls.protocol, QString());
}

void ServerTest::isDeletedWhileStopping()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    QSignalSpy stopped(loopback.server.get(), &Server::stopped);
    loopback.server->stop();
    loopback.server.reset();
    QCOMPARE(stopped.size(), 0);
    QTRY_VERIFY(loopback.isClosed());
    QCOMPARE(loopback.clientSays.events().last(), QByteArray("closed 1001 \"the server is stopping\""));
}

WINDSOCK_TEST(ServerTest)
#include "ServerTest.moc"
