#include "Loopback.h"

#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include <QtTest>

using namespace wslib;
using namespace std::chrono_literals;

class LimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofMessagesHoldOnAServer();
    void ofMessagesHoldOnAClient();
    void ofMessagesHoldForFragments();
    void ofTheHandshakeTime_data();
    void ofTheHandshakeTime();
    void ofTheHandshakeTimeWithTls();
    void ofTheHead();
    void ofConnections();
    void ofConnectionsCountHandshakes();
    void ofTheSendBufferHoldForAnEcho();
    void ofTheSendBufferDrop();
    void ofTheSendBufferRefuse();
    void ofTheSendBufferEndWithThePeer_data();
    void ofTheSendBufferEndWithThePeer();
};

void LimitsTest::ofMessagesHoldOnAServer()
{
    ServerOptions options;
    options.connection.limits.maxMessageSize = 1000;
    Loopback loopback(options);
    QVERIFY(loopback.open());
    loopback.atClient->sendBinary(QByteArray(1000, 'x'));
    QTRY_COMPARE(loopback.serverSays.events().size(), 2);
    loopback.atClient->sendBinary(QByteArray(1001, 'x'));
    QTRY_VERIFY(loopback.isClosed());
    QCOMPARE(loopback.serverSays.events()[2], QByteArray("failed Protocol"));
    QVERIFY(loopback.serverSays.events()[3].startsWith("closed 1009"));
    QVERIFY(loopback.clientSays.events().last().startsWith("closed 1009"));
    QCOMPARE(loopback.clientSays.events().size(), 2); // no failure of ours
}

void LimitsTest::ofMessagesHoldOnAClient()
{
    Loopback loopback;
    loopback.request.connection.limits.maxMessageSize = 0;
    QVERIFY(loopback.open());
    loopback.atServer->sendText(QString());
    loopback.atServer->sendText(QStringLiteral("x"));
    QTRY_VERIFY(loopback.isClosed());
    QVERIFY(loopback.serverSays.events().last().startsWith("closed 1009"));
    QCOMPARE(loopback.clientSays.events().first(3), (QByteArrayList{"opened", "text \"\"", "failed Protocol"}));
}

// A declared length is refused before its payload has come.
void LimitsTest::ofMessagesHoldForFragments()
{
    ServerOptions options;
    options.connection.limits.maxMessageSize = 1000;
    Loopback loopback(options);
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    peer.send(WireFrame::text(QByteArray(600, 'x')).unfinished().masked().bytes()
              + WireFrame::continuation().declaring(401).masked().header());
    QCOMPARE(peer.waitForFrame()->closeCode(), 1009);
}

void LimitsTest::ofTheHandshakeTime_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("half a line") << QByteArray("GET / HT");
    QTest::newRow("half a head") << QByteArray("GET / HTTP/1.1\r\nHost: x\r\n");
}

void LimitsTest::ofTheHandshakeTime()
{
    QFETCH(QByteArray, start);
    ServerOptions options;
    options.connection.limits.handshakeTimeout = 30ms;
    Loopback loopback(options);
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    peer.send(start);
    QTRY_VERIFY(peer.hasEnded());
    QVERIFY2(peer.received().startsWith("HTTP/1.1 408 "), peer.received().constData());
    QCOMPARE(loopback.refusals, QByteArrayList{"408 The handshake took too long."});
}

void LimitsTest::ofTheHandshakeTimeWithTls()
{
    ServerOptions options;
    options.tls = QSslConfiguration::defaultConfiguration();
    options.connection.limits.handshakeTimeout = 30ms;
    Loopback loopback(options);
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QTRY_VERIFY(peer.isGone());
    QCOMPARE(loopback.refusals, QByteArrayList{"0 TLS took too long"});
}

void LimitsTest::ofTheHead()
{
    ServerOptions options;
    options.connection.limits.maxHeadSize = 500;
    Loopback loopback(options);
    QVERIFY(loopback.listen());
    RawPeer fits(loopback.port());
    const qsizetype room = 500 - RawPeer::upgradeRequest("/", "X: \r\n").size();
    fits.send(RawPeer::upgradeRequest("/", "X: " + QByteArray(room, 'x') + "\r\n"));
    QVERIFY(fits.waitFor("101 Switching"));
    RawPeer tooLarge(loopback.port());
    tooLarge.send(RawPeer::upgradeRequest("/", "X: " + QByteArray(room + 1, 'x') + "\r\n"));
    QVERIFY(tooLarge.waitFor("HTTP/1.1 431 "));
    RawPeer endless(loopback.port());
    endless.send("GET /" + QByteArray(1000 * 1000, 'x'));
    QVERIFY(endless.waitFor("HTTP/1.1 431 "));
    QTRY_VERIFY(endless.hasEnded());
}

void LimitsTest::ofConnections()
{
    ServerOptions options;
    options.maxConnections = 2;
    Loopback loopback(options);
    loopback.script->messageReceived = HandlerScript::echo;
    QVERIFY(loopback.listen());
    RawPeer first(loopback.port());
    auto second = std::make_unique<RawPeer>(loopback.port());
    QVERIFY(first.upgrade());
    QVERIFY(second->upgrade());
    {
        RawPeer third(loopback.port());
        third.send(RawPeer::upgradeRequest());
        QTRY_VERIFY(third.hasEnded());
        QVERIFY2(third.received().startsWith("HTTP/1.1 503 "), third.received().constData());
    }
    first.send(WireFrame::text("still served").masked().bytes());
    QCOMPARE(first.waitForFrame()->payload, QByteArray("still served"));
    second.reset();
    QTRY_COMPARE(loopback.server->connections().size(), 1);
    RawPeer fourth(loopback.port());
    QVERIFY(fourth.upgrade());
}

void LimitsTest::ofConnectionsCountHandshakes()
{
    ServerOptions options;
    options.maxConnections = 1;
    Loopback loopback(options);
    QVERIFY(loopback.listen());
    RawPeer idle(loopback.port());
    RawPeer second(loopback.port());
    second.send(RawPeer::upgradeRequest());
    QVERIFY(second.waitFor("HTTP/1.1 503 "));
    QVERIFY(idle.upgrade());
}

// Design: "a slow peer never grows our memory without bound".
void LimitsTest::ofTheSendBufferHoldForAnEcho()
{
    constexpr qint64 limit = 100'000;
    constexpr qint64 messageSize = 50'000;
    ServerOptions options;
    options.connection.limits.maxSendBuffer = limit;
    Loopback loopback(options);
    loopback.script->messageReceived = HandlerScript::echo;
    QVERIFY(loopback.listen());
    RawPeer greedy(loopback.port());
    QVERIFY(greedy.upgrade());
    QTRY_VERIFY(loopback.atServer);
    const QPointer<Connection> toGreedy = loopback.atServer;
    greedy.stopReading();
    // Far more than the kernel's buffers of both directions.
    const QByteArray message = WireFrame::binary(QByteArray(messageSize, 'x')).masked().bytes();
    constexpr int count = 1000;
    for (int i = 0; i < count; ++i)
        greedy.send(message);
    qint64 most = 0;
    QTRY_VERIFY(((most = qMax(most, toGreedy->pendingBytes())), most > limit / 2));
    RawPeer other(loopback.port());
    QVERIFY(other.upgrade());
    for (int i = 0; i < 50; ++i) {
        other.send(WireFrame::text("served").masked().bytes());
        QCOMPARE(other.waitForFrame()->payload, QByteArray("served"));
        most = qMax(most, toGreedy->pendingBytes());
    }
    QVERIFY2(most <= limit / 2 + messageSize + 4 + 65536, qPrintable(QString::number(most)));
    // Once he reads, everything comes.
    greedy.readAgain();
    QTRY_COMPARE(greedy.received().size(), count * (messageSize + 4));
    QTRY_COMPARE(toGreedy->pendingBytes(), 0);
}

// A ticker that waits for nobody: what its peer doesn't read isn't kept.
void LimitsTest::ofTheSendBufferRefuse()
{
    constexpr qint64 limit = 1'000'000;
    ServerOptions options;
    options.connection.limits.maxSendBuffer = limit;
    options.connection.overflow = Overflow::Refuse;
    Loopback loopback(options);
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    QTRY_VERIFY(loopback.atServer);
    peer.stopReading();
    const QByteArray message(100'000, 'x');
    int refused = 0;
    for (int i = 0; i < 1000; ++i) {
        const SendReceipt receipt = loopback.atServer->sendBinary(message);
        if (receipt.result() == Endpoint::SendResult::BufferFull)
            ++refused;
        else
            QVERIFY(receipt.isQueued());
        QVERIFY(loopback.atServer->pendingBytes() <= limit + message.size() + 10);
    }
    QVERIFY(refused > 0);
    // It is still open, and when the peer reads on, there is room.
    peer.readAgain();
    QTRY_COMPARE(loopback.atServer->pendingBytes(), 0);
    QVERIFY(loopback.atServer->sendText(u"again").isQueued());
    QVERIFY(peer.waitFor("again"));
}

void LimitsTest::ofTheSendBufferDrop()
{
    ServerOptions options;
    options.connection.limits.maxSendBuffer = 100'000;
    options.connection.overflow = Overflow::Drop;
    Loopback loopback(options);
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    QTRY_VERIFY(loopback.atServer);
    peer.stopReading();
    const QByteArray message(1024 * 1024, 'x');
    for (int i = 0; i < 100 && loopback.atServer; ++i) {
        loopback.atServer->sendBinary(message);
        QVERIFY(loopback.atServer); // never under the sender's feet
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(loopback.serverSays.events(), (QByteArrayList{"opened", "failed SendBufferFull", "closed 1006 \"\""}));
    peer.readAgain();
    QTRY_VERIFY(peer.isGone());
}

void LimitsTest::ofTheSendBufferEndWithThePeer_data()
{
    QTest::addColumn<bool>("reset");
    QTest::newRow("reset") << true;
    QTest::newRow("close") << false;
}

// Reading is paused while the peer doesn't read: its end must be noticed nevertheless, and what it sent before isn't lost.
void LimitsTest::ofTheSendBufferEndWithThePeer()
{
    QFETCH(bool, reset);
    ServerOptions options;
    options.connection.limits.maxSendBuffer = 100'000;
    Loopback loopback(options);
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    QTRY_VERIFY(loopback.atServer);
    peer.stopReading();
    for (int i = 0; i < 20; ++i)
        loopback.atServer->sendBinary(QByteArray(1024 * 1024, 'x'));
    QTRY_VERIFY(loopback.atServer->pendingBytes() > 100'000);
    peer.send(WireFrame::text("not read").masked().bytes());
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
    if (reset)
        peer.reset();
    else
        peer.close();
    QTRY_COMPARE(loopback.serverSays.events(),
                 (QByteArrayList{"opened", "text \"not read\"", "failed ConnectionLost", "closed 1006 \"\""}));
}

WINDSOCK_TEST(LimitsTest)
#include "LimitsTest.moc"
