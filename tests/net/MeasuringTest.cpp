#include "Loopback.h"

#include "tests/support/RawPeer.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include <QSignalSpy>
#include <QtTest>

using namespace wslib;
using namespace std::chrono_literals;

/// What a connection measures while it is used: sizes on the wire, and round trips.
class MeasuringTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatWasOnTheWire_data();
    void tellsWhatWasOnTheWire();
    void measuresKeepAlivePings();
    void measuresPingsByHand();
    void measuresNoPongThatNobodyAskedFor();
    void canBeDeletedByWhoIsTold();
};

void MeasuringTest::tellsWhatWasOnTheWire_data()
{
    QTest::addColumn<bool>("compressed");
    QTest::addColumn<qint64>("fragment");
    QTest::newRow("plain") << false << qint64{0};
    QTest::newRow("compressed") << true << qint64{0};
    QTest::newRow("compressed, in fragments") << true << qint64{10};
}

void MeasuringTest::tellsWhatWasOnTheWire()
{
    QFETCH(bool, compressed);
    QFETCH(qint64, fragment);
    Loopback loopback;
    if (compressed) {
        loopback.request.compression = DeflateOptions();
        loopback.script->compressionOptions = [] { return DeflateOptions(); };
    }
    loopback.script->messageReceived = HandlerScript::echo;
    QVERIFY(loopback.open());
    QList<qint64> sent;
    QList<qint64> received;
    connect(loopback.atClient, &Connection::messageSent, this,
            [&](const Message &message) { sent += message.wireSize; });
    connect(loopback.atServer, &Connection::messageReceived, this,
            [&](const Message &message) { received += message.wireSize; });
    QList<qint64> echoed; // whose wireSize came with it, and must not go on
    connect(loopback.atServer, &Connection::messageSent, this,
            [&](const Message &message) { echoed += message.wireSize; });
    const QByteArray payload(10'000, 'x');
    QVERIFY(loopback.atClient->sendText(QByteArrayView(payload)).isQueued());
    QVERIFY(loopback.atClient->send({Opcode::Binary, payload + 'y'}, fragment).isQueued());
    QTRY_COMPARE(echoed.size(), 2);
    QCOMPARE(received, sent);
    for (const qint64 size : sent + echoed)
        QVERIFY2(compressed ? size > 0 && size < 100 : size >= 10'000, qPrintable(QString::number(size)));
}

void MeasuringTest::measuresKeepAlivePings()
{
    ServerOptions options;
    options.connection.pingInterval = 10ms;
    Loopback loopback(options);
    QVERIFY(loopback.open());
    int pongs = 0;
    std::vector<std::chrono::nanoseconds> times;
    connect(loopback.atServer, &Connection::roundTripMeasured, this, [&](std::chrono::nanoseconds time) {
        times.push_back(time);
        QCOMPARE(static_cast<int>(times.size()), pongs + 1); // before the pong is told of
    });
    connect(loopback.atServer, &Connection::pongReceived, this, [&] { ++pongs; });
    QTRY_VERIFY(pongs >= 3);
    QCOMPARE(static_cast<int>(times.size()), pongs);
    for (const auto time : times)
        QVERIFY(time > 0ns && time < 5s);
}

void MeasuringTest::measuresPingsByHand()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    QSignalSpy measured(loopback.atClient, &Connection::roundTripMeasured);
    const auto answered = loopback.atClient->ping("a");
    QVERIFY(measured.wait());
    QTRY_VERIFY(answered.isFinished());
    QCOMPARE(measured.size(), 1);
    QCOMPARE(measured.first().first().value<std::chrono::nanoseconds>(), answered.result());
}

void MeasuringTest::measuresNoPongThatNobodyAskedFor()
{
    Loopback loopback;
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    QTRY_VERIFY(loopback.atServer);
    QSignalSpy measured(loopback.atServer, &Connection::roundTripMeasured);
    peer.send(WireFrame::pong("unasked").masked().bytes());
    QTRY_VERIFY(loopback.serverSays.events().contains("pong \"unasked\""));
    QCOMPARE(measured.size(), 0);
}

void MeasuringTest::canBeDeletedByWhoIsTold()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    connect(loopback.atClient, &Connection::roundTripMeasured, this, [&] { delete loopback.atClient; });
    (void)loopback.atClient->ping();
    QTRY_VERIFY(!loopback.atClient);
    QVERIFY(!loopback.clientSays.events().contains("pong \"\""));
}

WINDSOCK_TEST(MeasuringTest)
#include "MeasuringTest.moc"
