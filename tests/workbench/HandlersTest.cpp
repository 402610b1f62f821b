#include "workbench/handlers/HandlerCatalogue.h"

#include "tests/support/RawPeer.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include "wslib/net/Server.h"

#include <QtTest>

using namespace workbench;

class HandlersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void echoSendsBackAsItCame();
    void broadcastReachesEverybody();
    void broadcastForgetsWhoLeft();
    void broadcastRoomsAreTheServersOwn();
    void broadcastDropsASlowPeer();
    void keepToTheirPolicy();

private:
    static std::unique_ptr<wslib::Server> serverOf(const char *handler, const wslib::ServerOptions &options = {},
                                                   const HandlerPolicy &policy = {});
};

std::unique_ptr<wslib::Server> HandlersTest::serverOf(const char *handler, const wslib::ServerOptions &options,
                                                      const HandlerPolicy &policy)
{
    auto server = std::make_unique<wslib::Server>(options);
    server->route(QRegularExpression(QStringLiteral("/")), serverHandler(QString::fromLatin1(handler), policy).factory);
    return server->listen() ? std::move(server) : nullptr;
}

void HandlersTest::echoSendsBackAsItCame()
{
    const auto server = serverOf("echo");
    RawPeer peer(server->port());
    QVERIFY(peer.upgrade());
    peer.send(WireFrame::text("a").unfinished().masked().bytes() + WireFrame::continuation("b").masked().bytes()
              + WireFrame::binary("\x01").masked().bytes() + WireFrame::text().masked().bytes());
    const QByteArray expected =
        WireFrame::text("ab").bytes() + WireFrame::binary("\x01").bytes() + WireFrame::text().bytes();
    QTRY_COMPARE(peer.received().toHex(), expected.toHex());
}

void HandlersTest::broadcastReachesEverybody()
{
    const auto server = serverOf("broadcast");
    RawPeer first(server->port());
    RawPeer second(server->port());
    RawPeer third(server->port());
    for (RawPeer *peer : {&first, &second, &third})
        QVERIFY(peer->upgrade());
    second.send(WireFrame::text("hello").masked().bytes() + WireFrame::binary("x").masked().bytes());
    const QByteArray expected = (WireFrame::text("hello").bytes() + WireFrame::binary("x").bytes()).toHex();
    for (RawPeer *peer : {&first, &second, &third}) // its sender included
        QTRY_COMPARE(peer->received().toHex(), expected);
}

void HandlersTest::broadcastForgetsWhoLeft()
{
    const auto server = serverOf("broadcast");
    RawPeer stays(server->port());
    RawPeer leaves(server->port());
    QVERIFY(stays.upgrade());
    QVERIFY(leaves.upgrade());
    leaves.reset();
    QTRY_COMPARE(server->connections().size(), 1);
    stays.send(WireFrame::text("anyone?").masked().bytes());
    QCOMPARE(stays.waitForFrame()->payload, QByteArray("anyone?"));
}

void HandlersTest::broadcastRoomsAreTheServersOwn()
{
    const auto here = serverOf("broadcast");
    const auto there = serverOf("broadcast");
    RawPeer peer(here->port());
    RawPeer stranger(there->port());
    QVERIFY(peer.upgrade());
    QVERIFY(stranger.upgrade());
    peer.send(WireFrame::text("here").masked().bytes());
    QVERIFY(peer.waitForFrame());
    stranger.send(WireFrame::text("there").masked().bytes());
    QCOMPARE(stranger.waitForFrame()->payload, QByteArray("there"));
}

void HandlersTest::broadcastDropsASlowPeer()
{
    wslib::ServerOptions options;
    options.connection.limits.maxSendBuffer = 2'000'000;
    const auto server = serverOf("broadcast", options);
    QByteArrayList failures;
    connect(server.get(), &wslib::Server::newConnection, this, [&](wslib::Connection *connection) {
        connect(connection, &wslib::Connection::failed, this,
                [&](const wslib::Error &error) { failures.append(error.text.toUtf8()); });
    });
    RawPeer slow(server->port());
    RawPeer quick(server->port());
    QVERIFY(slow.upgrade());
    QVERIFY(quick.upgrade());
    slow.stopReading();
    constexpr int size = 100'000;
    int sent = 0;
    while (failures.isEmpty() && sent < 500) {
        quick.send(WireFrame::binary(QByteArray(size, 'x')).masked().bytes());
        ++sent;
        QTRY_VERIFY(quick.received().size() >= sent * size); // he is served all the while
    }
    QCOMPARE(failures.size(), 1);
    QVERIFY2(failures.first().contains("doesn't read"), failures.first().constData());
    QTRY_COMPARE(server->connections().size(), 1);
    QTRY_COMPARE(quick.received().size(), sent * (size + 10));
}

void HandlersTest::keepToTheirPolicy()
{
    HandlerPolicy policy;
    policy.origin.hosts = {"friend.example"};
    policy.subprotocols = {"v2"};
    for (const char *name : {"echo", "broadcast"}) {
        const auto server = serverOf(name, {}, policy);
        RawPeer friendly(server->port());
        friendly.send(
            RawPeer::upgradeRequest("/", "Origin: http://friend.example\r\nSec-WebSocket-Protocol: v1, v2\r\n"));
        QVERIFY(friendly.waitFor("\r\nSec-WebSocket-Protocol: v2\r\n"));
        RawPeer evil(server->port());
        evil.send(RawPeer::upgradeRequest("/", "Origin: http://evil.example\r\n"));
        QVERIFY(evil.waitFor("HTTP/1.1 403 "));
    }
}

WINDSOCK_TEST(HandlersTest)
#include "HandlersTest.moc"
