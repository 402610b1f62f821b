#include "workbench/log/LogStore.h"

#include "tests/support/TestRegistry.h"

#include <QtTest>

#include <thread>

using namespace workbench;

namespace {

LogEntry textEntry(const QByteArray &payload, LogEntry::Direction direction = LogEntry::Direction::Sent)
{
    LogEntry entry;
    entry.kind = LogEntry::Kind::Text;
    entry.direction = direction;
    entry.payload = payload;
    return entry;
}

} // namespace

class LogStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsItsEntries();
    void givesWhatItHolds();
    void dropsTheOldestForItsBudget();
    void keepsTheLastWhateverItsSize();
    void announcesOnce();
    void forgetsAll();
    void countsMessagesDroppedOrNot();
    void bearsReadersBesideItsWriter();
    void namesKindsAndDirections();
};

void LogStoreTest::countsItsEntries()
{
    LogStore log;
    QCOMPARE(log.range(), (LogStore::Range{0, 0}));
    for (int i = 0; i < 3; ++i)
        log.append(textEntry(QByteArray::number(i)));
    QCOMPARE(log.range(), (LogStore::Range{0, 3}));
    QCOMPARE(log.dropped(), 0);
}

void LogStoreTest::givesWhatItHolds()
{
    LogStore log;
    for (int i = 0; i < 5; ++i)
        log.append(textEntry(QByteArray::number(i)));
    const auto payloads = [&log](LogStore::Range range) {
        QByteArrayList list;
        for (const LogEntry &entry : log.entries(range))
            list.append(entry.payload);
        return list;
    };
    QCOMPARE(payloads({1, 3}), (QByteArrayList{"1", "2"}));
    QCOMPARE(payloads({-5, 2}), (QByteArrayList{"0", "1"}));
    QCOMPARE(payloads({4, 100}), (QByteArrayList{"4"}));
    QCOMPARE(payloads({5, 100}), QByteArrayList());
    QCOMPARE(payloads({3, 1}), QByteArrayList());
}

void LogStoreTest::dropsTheOldestForItsBudget()
{
    constexpr qint64 size = 1000;
    constexpr qint64 cost = size + static_cast<qint64>(sizeof(LogEntry));
    LogStore log(3 * cost);
    for (int i = 0; i < 3; ++i)
        log.append(textEntry(QByteArray(size, 'x')));
    QCOMPARE(log.range(), (LogStore::Range{0, 3})); // just so
    log.append(textEntry("y"));
    QCOMPARE(log.range(), (LogStore::Range{1, 4}));
    QCOMPARE(log.dropped(), 1);
    log.append(textEntry(QByteArray(2 * size, 'z')));
    QCOMPARE(log.range(), (LogStore::Range{3, 5}));
    QCOMPARE(log.dropped(), 3);
    QCOMPARE(log.entries({0, 10}).first().payload, QByteArray("y")); // numbers stay with their entries
}

void LogStoreTest::keepsTheLastWhateverItsSize()
{
    LogStore log(10);
    log.append(textEntry(QByteArray(1000, 'x')));
    QCOMPARE(log.range(), (LogStore::Range{0, 1}));
    log.append(textEntry(QByteArray(2000, 'y')));
    QCOMPARE(log.range(), (LogStore::Range{1, 2}));
}

void LogStoreTest::announcesOnce()
{
    LogStore log;
    QSignalSpy changed(&log, &LogStore::changed);
    log.append(textEntry("a"));
    log.append(textEntry("b"));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(log.acknowledge(), (LogStore::Range{0, 2}));
    QCOMPARE(changed.size(), 1);
    log.append(textEntry("c"));
    log.append(textEntry("d"));
    QCOMPARE(changed.size(), 2);
}

void LogStoreTest::forgetsAll()
{
    LogStore log;
    log.append(textEntry("a"));
    log.acknowledge();
    QSignalSpy changed(&log, &LogStore::changed);
    log.clear();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(log.range(), (LogStore::Range{1, 1}));
    QCOMPARE(log.totals(), LogStore::Totals());
    log.append(textEntry("b"));
    QCOMPARE(log.range(), (LogStore::Range{1, 2}));
    QCOMPARE(log.entries({0, 10}).first().payload, QByteArray("b"));
}

void LogStoreTest::countsMessagesDroppedOrNot()
{
    LogStore log(1);
    log.append(textEntry("abc"));
    log.append(textEntry("defgh", LogEntry::Direction::Received));
    LogEntry ping = textEntry("no message");
    ping.kind = LogEntry::Kind::Ping;
    log.append(ping);
    log.append(textEntry("ij"));
    QCOMPARE(log.totals(), (LogStore::Totals{2, 5, 1, 5}));
}

// The thread sanitizer looks on.
void LogStoreTest::bearsReadersBesideItsWriter()
{
    constexpr int count = 3000;
    LogStore log(100 * static_cast<qint64>(sizeof(LogEntry)));
    std::atomic<int> announced = 0;
    connect(
        &log, &LogStore::changed, &log, [&announced] { ++announced; }, Qt::DirectConnection);
    std::thread writer([&log] {
        for (int i = 0; i < count; ++i)
            log.append(textEntry(QByteArray::number(i)));
    });
    std::atomic<bool> ordered = true;
    const auto read = [&] {
        qint64 seen = 0;
        while (seen < count) {
            const LogStore::Range range = log.acknowledge();
            if (range.end < seen || range.begin > range.end)
                ordered = false;
            seen = range.end;
            const QList<LogEntry> entries = log.entries(range);
            for (qsizetype i = 1; i < entries.size(); ++i) {
                if (entries[i].payload.toInt() != entries[i - 1].payload.toInt() + 1)
                    ordered = false;
            }
            (void)log.dropped();
            (void)log.totals();
        }
    };
    std::thread reader(read);
    read();
    writer.join();
    reader.join();
    QVERIFY(ordered);
    QVERIFY(announced >= 1);
    QCOMPARE(log.range().end, count);
    QCOMPARE(log.dropped() + log.entries(log.range()).size(), count);
}

void LogStoreTest::namesKindsAndDirections()
{
    QCOMPARE(kindName(LogEntry::Kind::Text), "text");
    QCOMPARE(kindName(LogEntry::Kind::Failure), "failure");
    QCOMPARE(directionName(LogEntry::Direction::None), "none");
    QVERIFY(textEntry("x").isMessage());
    LogEntry note;
    QVERIFY(!note.isMessage());
    QVERIFY(!note.isFrame());
    note.kind = LogEntry::Kind::Close;
    QVERIFY(note.isFrame());
    QVERIFY(!note.isMessage());
}

WINDSOCK_TEST(LogStoreTest)
#include "LogStoreTest.moc"
