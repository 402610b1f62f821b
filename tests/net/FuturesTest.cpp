#include "Loopback.h"

#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include <QtTest>

using namespace wslib;

namespace {

template <typename Value>
bool failsWithClosedError(QFuture<Value> future)
{
    if (!future.isFinished())
        return false;
    try {
        future.waitForFinished();
    } catch (const ClosedError &) {
        return true;
    }
    return false;
}

} // namespace

class FuturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofSendsFinishWhenTheBytesHaveLeft();
    void ofSendsWaitForASlowPeer();
    void ofSendsMayBeAskedForLate();
    void ofRefusedSendsFail();
    void ofSendsToWhoHasGoneFail();
    void ofPingsGiveTheRoundTrip();
    void ofPingsAreAnsweredByALaterPong();
    void ofKeepAlivePingsAreNotMistaken();
    void ofRefusedPingsFail();
    void failAtTheEnd_data();
    void failAtTheEnd();
    void ofConnectsFail();
    void ofConnectsFailWithTheirClient();
    void countPendingBytes();
};

void FuturesTest::ofSendsFinishWhenTheBytesHaveLeft()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    const SendReceipt receipt = loopback.atClient->sendText(QStringLiteral("x"));
    QCOMPARE(receipt.result(), Endpoint::SendResult::Queued);
    const QFuture<void> future = receipt.future();
    QVERIFY(!future.isFinished()); // one write per pass
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(loopback.atClient->pendingBytes(), 0);
    QVERIFY(!failsWithClosedError(future));
}

void FuturesTest::ofSendsWaitForASlowPeer()
{
    Loopback loopback;
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    QTRY_VERIFY(loopback.atServer);
    peer.stopReading();
    QList<QFuture<void>> futures;
    const QByteArray message(1024 * 1024, 'x');
    for (int i = 0; i < 12; ++i)
        futures.append(loopback.atServer->sendBinary(message).future());
    QTRY_VERIFY(futures.first().isFinished());
    QVERIFY(!futures.last().isFinished());
    QVERIFY(loopback.atServer->pendingBytes() > 0);
    peer.readAgain();
    QTRY_VERIFY(futures.last().isFinished());
    QVERIFY(std::all_of(futures.begin(), futures.end(), [](const auto &future) { return future.isFinished(); }));
    QCOMPARE(loopback.atServer->pendingBytes(), 0);
}

void FuturesTest::ofSendsMayBeAskedForLate()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    const SendReceipt first = loopback.atClient->sendText(QStringLiteral("1"));
    const SendReceipt second = loopback.atClient->sendText(QStringLiteral("2"));
    const QFuture<void> ofSecond = second.future();
    QTRY_VERIFY(ofSecond.isFinished());
    const QFuture<void> ofFirst = first.future();
    QTRY_VERIFY(ofFirst.isFinished());
    QVERIFY(!failsWithClosedError(ofFirst));
}

void FuturesTest::ofRefusedSendsFail()
{
    Loopback loopback;
    QVERIFY(loopback.listen());
    Connection *connection = loopback.client->open(loopback.request);
    const SendReceipt tooEarly = connection->sendText(QStringLiteral("x"));
    QCOMPARE(tooEarly.result(), Endpoint::SendResult::NotOpen);
    QVERIFY(failsWithClosedError(tooEarly.future()));
    QTRY_COMPARE(connection->state(), Connection::State::Open);
    QVERIFY(failsWithClosedError(connection->sendText(QByteArrayView("\xff")).future()));
    QVERIFY(failsWithClosedError(connection->close(CloseCode::AbnormalClosure).future()));
    QVERIFY(!connection->close().future().isFinished());
    QVERIFY(failsWithClosedError(connection->sendText(QStringLiteral("x")).future()));
}

// The write fails, so nothing has left, though nothing waits any more either.
void FuturesTest::ofSendsToWhoHasGoneFail()
{
    Loopback loopback;
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    QTRY_VERIFY(loopback.atServer);
    loopback.atServer->setReadingPaused(true); // lest it hears of it before it writes
    peer.reset();
    QTRY_VERIFY(!peer.isConnected());
    const QFuture<void> future = loopback.atServer->sendText(QStringLiteral("for nobody")).future();
    QTRY_VERIFY(future.isFinished());
    QVERIFY(failsWithClosedError(future));
}

void FuturesTest::ofPingsGiveTheRoundTrip()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    QElapsedTimer timer;
    timer.start();
    QFuture<std::chrono::nanoseconds> future = loopback.atServer->ping("x");
    QVERIFY(!future.isFinished());
    QTRY_VERIFY(future.isFinished());
    QVERIFY(future.result().count() > 0);
    QVERIFY(future.result().count() <= timer.nsecsElapsed());
}

// RFC 6455 §5.5.3: a peer may answer only the latest of several pings.
void FuturesTest::ofPingsAreAnsweredByALaterPong()
{
    Loopback loopback;
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    QTRY_VERIFY(loopback.atServer);
    const auto first = loopback.atServer->ping("1");
    const auto second = loopback.atServer->ping("2");
    const auto third = loopback.atServer->ping("3");
    peer.send(WireFrame::pong("never asked").masked().bytes() + WireFrame::pong("2").masked().bytes());
    QTRY_VERIFY(second.isFinished());
    QVERIFY(first.isFinished());
    QVERIFY(!third.isFinished());
    QCOMPARE(loopback.serverSays.events().count("pong \"never asked\""), 1);
}

void FuturesTest::ofKeepAlivePingsAreNotMistaken()
{
    using namespace std::chrono_literals;
    Loopback loopback;
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    QTRY_VERIFY(loopback.atServer);
    loopback.atServer->setKeepAlive(1ms, 10s);
    QVERIFY(peer.waitForFrame());
    const auto future = loopback.atServer->ping(); // empty, as is the keep-alive's
    QVERIFY(peer.waitForFrame());
    peer.send(WireFrame::pong().masked().bytes()); // answers the keep-alive
    QTRY_VERIFY(loopback.serverSays.events().contains("pong \"\""));
    QVERIFY(!future.isFinished());
    peer.send(WireFrame::pong().masked().bytes());
    QTRY_VERIFY(future.isFinished());
}

void FuturesTest::ofRefusedPingsFail()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    QVERIFY(failsWithClosedError(loopback.atClient->ping(QByteArray(126, 'x'))));
    loopback.atClient->close();
    QVERIFY(failsWithClosedError(loopback.atClient->ping()));
    QTRY_VERIFY(loopback.isClosed());
    QVERIFY(failsWithClosedError(loopback.atClient->ping()));
}

void FuturesTest::failAtTheEnd_data()
{
    QTest::addColumn<int>("end");
    QTest::newRow("abort") << 0;
    QTest::newRow("deleted") << 1;
    QTest::newRow("reset by the peer") << 2;
    QTest::newRow("server deleted") << 3;
}

void FuturesTest::failAtTheEnd()
{
    QFETCH(int, end);
    Loopback loopback;
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    QTRY_VERIFY(loopback.atServer);
    peer.stopReading();
    const auto ping = loopback.atServer->ping("never answered");
    QFuture<void> send;
    for (int i = 0; i < 12; ++i)
        send = loopback.atServer->sendBinary(QByteArray(1024 * 1024, 'x')).future();
    QTRY_VERIFY(loopback.atServer->pendingBytes() > 0);
    if (end == 0)
        loopback.atServer->abort();
    else if (end == 1)
        delete loopback.atServer;
    else if (end == 2)
        peer.reset();
    else
        loopback.server.reset();
    QTRY_VERIFY(loopback.serverSays.isClosed());
    QVERIFY(failsWithClosedError(ping));
    QVERIFY(failsWithClosedError(send));
}

void FuturesTest::ofConnectsFail()
{
    RawServer server;
    server.answerWith(
        [](const QByteArray &) { return QByteArray("HTTP/1.1 404 No\r\nContent-Length: 4\r\n\r\nsee?"); });
    Client client;
    ClientRequest request;
    request.url = server.url();
    QFuture<Connection *> future = client.connectTo(request);
    QTRY_VERIFY(future.isFinished());
    QVERIFY_THROWS_EXCEPTION(ConnectError, (void)future.result());
    try {
        (void)future.result();
    } catch (const ConnectError &error) {
        QCOMPARE(error.error().kind, Error::Kind::Handshake);
        QCOMPARE(error.error().responseBody, QByteArray("see?"));
        QVERIFY(QByteArray(error.what()).contains("404"));
    }
    QTRY_VERIFY(client.findChildren<Connection *>().isEmpty());
}

void FuturesTest::ofConnectsFailWithTheirClient()
{
    RawServer server;
    auto client = std::make_unique<Client>();
    ClientRequest request;
    request.url = server.url();
    QFuture<Connection *> future = client->connectTo(request);
    QVERIFY(server.waitForPeer() != nullptr);
    client.reset();
    QVERIFY(failsWithClosedError(future));
    QTRY_VERIFY(server.peer().isGone());
}

void FuturesTest::countPendingBytes()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    QCOMPARE(loopback.atServer->pendingBytes(), 0);
    loopback.atServer->sendBinary(QByteArray(1000, 'x'));
    QCOMPARE(loopback.atServer->pendingBytes(), 1004);
    QTRY_COMPARE(loopback.atServer->pendingBytes(), 0);
}

WINDSOCK_TEST(FuturesTest)
#include "FuturesTest.moc"
