#include "Loopback.h"

#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include <QtTest>

using namespace wslib;
using namespace std::chrono_literals;

class KeepAliveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pingsAtTheInterval();
    void isOffByDefault();
    void failsASilentPeer_data();
    void failsASilentPeer();
    void acceptsAnyPong();
    void canBeTurnedOnAndOff();
};

void KeepAliveTest::pingsAtTheInterval()
{
    ServerOptions options;
    options.connection.pingInterval = 20ms;
    Loopback loopback(options);
    QVERIFY(loopback.open());
    QElapsedTimer timer;
    timer.start();
    QTRY_VERIFY(loopback.clientSays.events().count("ping \"\"") >= 4);
    QVERIFY2(timer.elapsed() >= 40, "pings come faster than the interval");
    QTRY_VERIFY(loopback.serverSays.events().count("pong \"\"") >= 3); // answered
    QCOMPARE(loopback.atServer->state(), Connection::State::Open);
}

void KeepAliveTest::isOffByDefault()
{
    QCOMPARE(ConnectionOptions().pingInterval, 0ms);
}

void KeepAliveTest::failsASilentPeer_data()
{
    QTest::addColumn<bool>("byServer");
    QTest::newRow("a client") << true;
    QTest::newRow("a server") << false;
}

void KeepAliveTest::failsASilentPeer()
{
    QFETCH(bool, byServer);
    ServerOptions options;
    options.connection.pingInterval = 10ms;
    options.connection.pingTimeout = 30ms;
    options.connection.limits.closeTimeout = 50ms;
    const QByteArrayList expected{"opened", "failed PingTimedOut", "closed 1006 \"\""};
    if (byServer) {
        Loopback loopback(options);
        QVERIFY(loopback.listen());
        RawPeer peer(loopback.port());
        QVERIFY(peer.upgrade());
        QTRY_COMPARE(loopback.serverSays.events(), expected);
        QTRY_VERIFY(peer.isGone());
        QCOMPARE(peer.takeFrame()->firstByte, 0x89);
        QCOMPARE(loopback.script->journal, (QByteArrayList{"opened", "closed 1006 \"\""}));
        return;
    }
    RawServer server;
    server.answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    Client client;
    ClientRequest request;
    request.url = server.url();
    request.connection = options.connection;
    ConnectionJournal journal;
    journal.watch(client.open(request));
    QTRY_COMPARE(journal.events(), expected);
    QVERIFY2(journal.error().text.contains(u"0.03 s"), qPrintable(journal.error().text));
}

// Also one that was never asked for: the peer lives.
void KeepAliveTest::acceptsAnyPong()
{
    ServerOptions options;
    options.connection.pingInterval = 10ms;
    options.connection.pingTimeout = 10s;
    Loopback loopback(options);
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    QCOMPARE(peer.waitForFrame()->firstByte, 0x89);
    // No second ping while one is unanswered; the next comes after the pong.
    peer.send(WireFrame::pong("unasked").masked().bytes());
    QCOMPARE(peer.waitForFrame()->firstByte, 0x89);
    QCOMPARE(loopback.atServer->state(), Connection::State::Open);
}

void KeepAliveTest::canBeTurnedOnAndOff()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    loopback.atClient->setKeepAlive(5ms, 0ms);
    QTRY_VERIFY(loopback.serverSays.events().count("ping \"\"") >= 2);
    loopback.atClient->setKeepAlive(0ms, 0ms);
    const auto future = loopback.atClient->ping("last");
    QTRY_VERIFY(future.isFinished());
    const qsizetype pings = loopback.serverSays.events().count("ping \"\"");
    // Three round trips, in which several pings would have had time.
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 25) {
        const auto again = loopback.atClient->ping("again");
        QTRY_VERIFY(again.isFinished());
    }
    QCOMPARE(loopback.serverSays.events().count("ping \"\""), pings);
}

WINDSOCK_TEST(KeepAliveTest)
#include "KeepAliveTest.moc"
