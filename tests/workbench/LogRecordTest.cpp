#include "workbench/log/LogRecord.h"

#include "workbench/log/LogStore.h"

#include "tests/support/TestRegistry.h"

#include <QtTest>

#include <limits>

using namespace workbench;
using Kind = LogEntry::Kind;

/// What a log keeps of an entry beside its payload: all of it, in 40 bytes.
class LogRecordTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEverything_data();
    void keepsEverything();
    void keepsSizesOnTheWire_data();
    void keepsSizesOnTheWire();
    void keepsRoundTrips_data();
    void keepsRoundTrips();
    void isWhatAStoreGives();

private:
    static LogEntry full(Kind kind);
};

LogEntry LogRecordTest::full(Kind kind)
{
    LogEntry entry;
    entry.monotonicNs = std::numeric_limits<qint64>::max();
    entry.wallClockMs = std::numeric_limits<qint64>::min();
    entry.kind = kind;
    entry.direction = LogEntry::Direction::Received;
    entry.peer = std::numeric_limits<quint32>::max();
    entry.payload = QByteArray(300, 'x');
    return entry;
}

void LogRecordTest::keepsEverything_data()
{
    QTest::addColumn<int>("kind");
    for (const Kind kind :
         {Kind::Text, Kind::Binary, Kind::Ping, Kind::Pong, Kind::Close, Kind::Handshake, Kind::Note, Kind::Failure})
        QTest::newRow(kindName(kind)) << static_cast<int>(kind);
}

void LogRecordTest::keepsEverything()
{
    QFETCH(int, kind);
    LogEntry entry = full(static_cast<Kind>(kind));
    entry.closeCode = entry.kind == Kind::Close ? 65535 : 0;
    LogRecord record(entry);
    record.place(0xFFFF'FFFF, 0x8000'0001);
    QCOMPARE(record.block(), 0xFFFF'FFFFU);
    QCOMPARE(record.offset(), 0x8000'0001U);
    QCOMPARE(record.size(), 300);
    const LogEntry kept = record.entry();
    QCOMPARE(kept.monotonicNs, entry.monotonicNs);
    QCOMPARE(kept.wallClockMs, entry.wallClockMs);
    QCOMPARE(kept.kind, entry.kind);
    QCOMPARE(kept.direction, entry.direction);
    QCOMPARE(kept.closeCode, entry.closeCode);
    QCOMPARE(kept.peer, entry.peer);
    QCOMPARE(kept.wireSize, -1);
    QCOMPARE(kept.roundTripNs, -1);
}

void LogRecordTest::keepsSizesOnTheWire_data()
{
    QTest::addColumn<qint64>("given");
    QTest::addColumn<qint64>("kept");
    const qint64 bound = qint64{1} << 40;
    QTest::newRow("unknown") << qint64{-1} << qint64{-1};
    QTest::newRow("none") << qint64{0} << qint64{0};
    QTest::newRow("32 bits") << qint64{0xFFFF'FFFF} << qint64{0xFFFF'FFFF};
    QTest::newRow("33 bits") << qint64{0x1'2345'6789} << qint64{0x1'2345'6789};
    QTest::newRow("the most") << bound - 2 << bound - 2;
    QTest::newRow("too much to be true") << bound - 1 << qint64{-1};
    QTest::newRow("far too much") << std::numeric_limits<qint64>::max() << qint64{-1};
    QTest::newRow("negative") << std::numeric_limits<qint64>::min() << qint64{-1};
}

void LogRecordTest::keepsSizesOnTheWire()
{
    QFETCH(qint64, given);
    QFETCH(qint64, kept);
    for (const Kind kind : {Kind::Text, Kind::Binary}) {
        LogEntry entry = full(kind);
        entry.wireSize = given;
        const LogRecord record(entry);
        QCOMPARE(record.entry().wireSize, kept);
        QCOMPARE(record.size(), 300);
    }
}

void LogRecordTest::keepsRoundTrips_data()
{
    QTest::addColumn<qint64>("given");
    QTest::addColumn<qint64>("kept");
    const qint64 day = qint64{86'400} * 1'000'000'000;
    QTest::newRow("none") << qint64{-1} << qint64{-1};
    QTest::newRow("no time") << qint64{0} << qint64{0};
    QTest::newRow("some") << qint64{812'345} << qint64{812'345};
    QTest::newRow("three days") << 3 * day + 1 << 3 * day + 1;
    QTest::newRow("a year") << 365 * day << qint64{-1};
}

void LogRecordTest::keepsRoundTrips()
{
    QFETCH(qint64, given);
    QFETCH(qint64, kept);
    LogEntry entry = full(Kind::Pong);
    entry.roundTripNs = given;
    QCOMPARE(LogRecord(entry).entry().roundTripNs, kept);
}

void LogRecordTest::isWhatAStoreGives()
{
    LogStore store;
    LogEntry message = full(Kind::Text);
    message.wireSize = 17;
    LogEntry pong = full(Kind::Pong);
    pong.roundTripNs = 42;
    store.append(message);
    store.append(pong);
    const QList<LogEntry> all = store.entries({0, 2});
    QCOMPARE(all[0].wireSize, 17);
    QCOMPARE(all[0].payload, message.payload);
    QCOMPARE(all[1].roundTripNs, 42);
    QCOMPARE(store.head(0, 1)->entry.wireSize, 17);
    int visited = 0;
    store.visit({0, 2}, [&](const LogStore::EntryView &view) {
        return ++visited, view.entry.wireSize == (view.number == 0 ? 17 : -1);
    });
    QCOMPARE(visited, 2);
}

WINDSOCK_TEST(LogRecordTest)
#include "LogRecordTest.moc"
