#include "Loopback.h"

#include "tests/support/ProcessCost.h"
#include "tests/support/RandomSource.h"
#include "tests/support/RawPeer.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include <QtTest>

using namespace wslib;

namespace {

std::optional<qint64> resident()
{
    return ProcessCost::residentMemory(QCoreApplication::applicationPid());
}

} // namespace

/// Large messages in fragments, over a socket that takes them as fast as its peer reads.
class FragmentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void arriveWhole_data();
    void arriveWhole();
    void arriveInFramesOfTheirSize();
    void costNoMoreThanTheMessage();
    void areNotRefusedForTheirSize();
    void letAPingIn();
    void finishTheirFuture();
    void finishTheirFutureBehindWhatOvertakes();
    void failTheirFutureWithTheConnection();
    void areSentWithTheSmallestBuffer();
    void goOutBeforeAClose();
    void endInsideDestructor();
    void areNoReasonToStopReading();
    void doNotExcuseWhatIsSentBehindThem();

private:
    static Message binary(const QByteArray &payload) { return {Opcode::Binary, payload}; }
    static ServerOptions roomy();
};

ServerOptions FragmentsTest::roomy()
{
    ServerOptions options;
    options.connection.limits.maxMessageSize = qint64{256} * 1024 * 1024;
    return options;
}

void FragmentsTest::arriveWhole_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("fragment");
    QTest::addColumn<bool>("compressed");
    QTest::newRow("20 MiB in 64 KiB") << 20 * 1024 * 1024 << 64 * 1024 << false;
    QTest::newRow("5 MB in odd pieces, compressed") << 5'000'001 << 1013 << true;
    QTest::newRow("100 kB, byte by byte") << 100'000 << 1 << false;
    QTest::newRow("5 MB in pieces of 4 MB") << 5'000'000 << 4'000'000 << false;
}

void FragmentsTest::arriveWhole()
{
    QFETCH(int, size);
    QFETCH(int, fragment);
    QFETCH(bool, compressed);
    Loopback loopback(roomy());
    if (compressed) {
        loopback.request.compression = DeflateOptions();
        loopback.script->compressionOptions = [] { return DeflateOptions(); };
    }
    QList<Message> arrived;
    loopback.script->messageReceived = [&](Connection *, const Message &message) { arrived += message; };
    QVERIFY(loopback.open());
    QCOMPARE(loopback.atClient->isCompressed(), compressed);
    RandomSource random;
    const Message message = binary(random.bytes(size));
    QVERIFY(loopback.atClient->send(message, fragment).isQueued());
    QVERIFY(loopback.atClient->sendText(u"behind it").isQueued());
    QTRY_COMPARE_WITH_TIMEOUT(arrived.size(), 2, 20'000);
    QVERIFY(arrived.first() == message);
    QCOMPARE(arrived.last().payload, QByteArray("behind it"));
    QTRY_COMPARE(loopback.atClient->pendingBytes(), 0);
}

void FragmentsTest::arriveInFramesOfTheirSize()
{
    Loopback loopback;
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    QTRY_VERIFY(loopback.atServer);
    QVERIFY(loopback.atServer->send(binary(QByteArray(3'000'000, 'x')), 100'000).isQueued());
    for (int i = 0; i < 30; ++i) {
        const auto frame = peer.waitForFrame();
        QVERIFY(frame);
        QCOMPARE(frame->firstByte, i == 0 ? 0x02 : i == 29 ? 0x80 : 0x00);
        QCOMPARE(frame->payload.size(), 100'000);
    }
}

void FragmentsTest::costNoMoreThanTheMessage()
{
    if (!resident())
        QSKIP("The memory in use can't be told here");
    constexpr qint64 size = qint64{100} * 1024 * 1024;
    Loopback loopback(roomy());
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    QTRY_VERIFY(loopback.atServer);
    peer.stopReading();
    const Message message = binary(QByteArray(size, 'x'));
    const qint64 before = *resident();
    QVERIFY(loopback.atServer->send(message, 64 * 1024).isQueued());
    QTRY_VERIFY(loopback.atServer->pendingBytes() < size);
    QCoreApplication::processEvents();
    QVERIFY2(*resident() - before < 16 * 1024 * 1024, qPrintable(QString::number(*resident() - before)));
    QVERIFY(loopback.atServer->pendingBytes() > size / 2);
}

void FragmentsTest::areNotRefusedForTheirSize()
{
    ServerOptions options = roomy();
    options.connection.limits.maxSendBuffer = 1'000'000;
    for (const Overflow overflow : {Overflow::Wait, Overflow::Refuse, Overflow::Drop}) {
        options.connection.overflow = overflow;
        Loopback loopback(options);
        loopback.request.connection.limits.maxMessageSize = 10'000'000;
        qsizetype arrived = 0;
        QVERIFY(loopback.open());
        connect(loopback.atClient, &Connection::messageReceived, this,
                [&](const Message &message) { arrived = message.payload.size(); });
        QVERIFY(loopback.atServer->send(binary(QByteArray(8'000'000, 'x')), 100'000).isQueued());
        QTRY_COMPARE(arrived, 8'000'000);
        QCOMPARE(loopback.atServer->state(), Connection::State::Open);
    }
}

// Long before the last fragment, though it was sent behind the first.
void FragmentsTest::letAPingIn()
{
    Loopback loopback;
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    QTRY_VERIFY(loopback.atServer);
    peer.stopReading();
    QVERIFY(loopback.atServer->send(binary(QByteArray(30'000'000, 'x')), 50'000).isQueued());
    QTRY_VERIFY(loopback.atServer->pendingBytes() < 30'000'000);
    loopback.atServer->ping("now").then([](auto) {}).onFailed([](const ClosedError &) {});
    peer.readAgain();
    int before = 0;
    int behind = 0;
    bool pinged = false;
    while (before + behind < 600) {
        const auto frame = peer.waitForFrame();
        QVERIFY(frame);
        if (frame->opcode() == 0x9)
            pinged = true;
        else
            ++(pinged ? behind : before);
    }
    QVERIFY(pinged);
    QVERIFY2(behind > 100, qPrintable(QString::number(behind)));
}

void FragmentsTest::finishTheirFuture()
{
    Loopback loopback;
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    QTRY_VERIFY(loopback.atServer);
    peer.stopReading();
    const QFuture<void> sent = loopback.atServer->send(binary(QByteArray(30'000'000, 'x')), 50'000).future();
    loopback.atServer->ping("between").then([](auto) {}).onFailed([](const ClosedError &) {});
    const QFuture<void> behind = loopback.atServer->sendText(u"behind it").future();
    QTRY_VERIFY(loopback.atServer->pendingBytes() < 30'000'000);
    QVERIFY(!sent.isFinished());
    peer.readAgain();
    QTRY_VERIFY(sent.isFinished());
    QTRY_VERIFY(behind.isFinished());
    QCOMPARE(loopback.atServer->pendingBytes(), 0);
    // And what follows is counted right.
    const QFuture<void> next = loopback.atServer->sendText(u"next").future();
    QTRY_VERIFY(next.isFinished());
}

// Not when as many bytes have left as they are: what went out between them counts for itself.
void FragmentsTest::finishTheirFutureBehindWhatOvertakes()
{
    Loopback loopback;
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    QTRY_VERIFY(loopback.atServer);
    peer.stopReading();
    qint64 pendingThen = -1;
    const QFuture<void> sent = loopback.atServer->send(binary(QByteArray(5'000'000, 'x')), 50'000).future().then([&] {
        pendingThen = loopback.atServer->pendingBytes();
    });
    loopback.atServer->sendRaw(QByteArray(20'000'000, '\x8A')); // as good as any
    peer.readAgain();
    QTRY_VERIFY(sent.isFinished());
    QCOMPARE(pendingThen, 0);
}

void FragmentsTest::areSentWithTheSmallestBuffer()
{
    ServerOptions options;
    options.connection.limits.maxSendBuffer = 0;
    Loopback loopback(options);
    QVERIFY(loopback.open());
    QVERIFY(loopback.atServer->send(binary(QByteArray(100'000, 'x')), 100).isQueued());
    QTRY_COMPARE(loopback.clientSays.events().size(), 2);
}

void FragmentsTest::failTheirFutureWithTheConnection()
{
    Loopback loopback;
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    QTRY_VERIFY(loopback.atServer);
    peer.stopReading();
    QFuture<void> sent = loopback.atServer->send(binary(QByteArray(30'000'000, 'x')), 50'000).future();
    loopback.atServer->abort();
    QTRY_VERIFY(sent.isFinished());
    QVERIFY_THROWS_EXCEPTION(ClosedError, sent.waitForFinished());
}

void FragmentsTest::goOutBeforeAClose()
{
    Loopback loopback(roomy());
    QList<qsizetype> arrived;
    loopback.script->messageReceived = [&](Connection *, const Message &message) { arrived += message.payload.size(); };
    QVERIFY(loopback.open());
    QVERIFY(loopback.atClient->send(binary(QByteArray(12'000'000, 'x')), 1000).isQueued());
    QVERIFY(loopback.atClient->close(CloseCode::Normal, QStringLiteral("bye")).isQueued());
    QTRY_VERIFY(loopback.isClosed());
    QCOMPARE(arrived, QList<qsizetype>{12'000'000});
    QCOMPARE(loopback.serverSays.events().last(), QByteArray("closed 1000 \"bye\""));
}

void FragmentsTest::endInsideDestructor()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    QVERIFY(loopback.atClient->send(binary(QByteArray(12'000'000, 'x')), 1000).isQueued());
    delete loopback.atClient.data();
    QTRY_VERIFY(loopback.serverSays.isClosed());
    QVERIFY(loopback.serverSays.events().last().startsWith("closed 1001"));
}

// A peer that echoes as it reads must be read from meanwhile, or both wait for ever.
void FragmentsTest::areNoReasonToStopReading()
{
    ServerOptions options;
    options.connection.limits.maxSendBuffer = 1'000'000;
    Loopback loopback(options);
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    QTRY_VERIFY(loopback.atServer);
    peer.stopReading();
    QVERIFY(loopback.atServer->send(binary(QByteArray(30'000'000, 'x')), 10'000).isQueued());
    QTRY_VERIFY(loopback.atServer->pendingBytes() < 30'000'000);
    peer.send(WireFrame::text("read this").masked().bytes());
    QTRY_VERIFY(loopback.serverSays.events().contains("text \"read this\""));
}

void FragmentsTest::doNotExcuseWhatIsSentBehindThem()
{
    ServerOptions options;
    options.connection.limits.maxSendBuffer = 1'000'000;
    options.connection.overflow = Overflow::Drop;
    Loopback loopback(options);
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    QTRY_VERIFY(loopback.atServer);
    peer.stopReading();
    QVERIFY(loopback.atServer->send(binary(QByteArray(30'000'000, 'x')), 10'000).isQueued());
    for (int i = 0; i < 11; ++i)
        loopback.atServer->sendBinary(QByteArray(100'000, 'y'));
    QTRY_VERIFY(loopback.serverSays.isClosed());
    QVERIFY(loopback.serverSays.events().contains("failed SendBufferFull"));
}

WINDSOCK_TEST(FragmentsTest)
#include "FragmentsTest.moc"
