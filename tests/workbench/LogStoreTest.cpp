#include "workbench/log/LogStore.h"

#include "tests/support/TestRegistry.h"

#include <QtTest>

#include <atomic>
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

// Blocks of 1000 bytes.
LogBudget small(qint64 memory, qint64 disk)
{
    LogBudget budget;
    budget.memory = memory;
    budget.disk = disk;
    budget.block = 1000;
    return budget;
}

// A hundred bytes.
QByteArray numbered(qint64 number)
{
    return QByteArray::number(number).leftJustified(100, ' ');
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
    void dropsTheOldestForTheirNumber();
    void goesToTheDiskPastItsMemory();
    void dropsTheOldestOfAFullDisk();
    void saysWhyTheDiskIsOfNoUse();
    void sharesLargePayloads();
    void givesTheBeginningOfAnEntry();
    void knowsWhenConnectionsOpened();
    void visitsUntilItIsTold();
    void visitsFactsWithoutPayloads();
    void announcesOnce();
    void forgetsAll();
    void countsMessagesDroppedOrNot();
    void bearsReadersBesideItsWriter();
    void visitsToTheEndWhileTheOldestAreDropped();
    void knowsItsHandshakes();
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

// Ten entries of 100 bytes are a block.
void LogStoreTest::dropsTheOldestForItsBudget()
{
    LogStore log(small(3000, 0));
    for (int i = 0; i < 40; ++i)
        log.append(textEntry(numbered(i)));
    QCOMPARE(log.range(), (LogStore::Range{10, 40})); // 30 just fit
    QCOMPARE(log.dropped(), 10);
    log.append(textEntry(numbered(40)));
    QCOMPARE(log.range(), (LogStore::Range{20, 41}));
    QCOMPARE(log.dropped(), 20);
    QCOMPARE(log.entries({0, 100}).first().payload, numbered(20)); // numbers stay with their entries
    QCOMPARE(log.usage().memory, 21 * 100);
    QCOMPARE(log.usage().disk, 0);
}

void LogStoreTest::keepsTheLastWhateverItsSize()
{
    LogStore log(small(10, 0));
    log.append(textEntry(QByteArray(10'000, 'x')));
    QCOMPARE(log.range(), (LogStore::Range{0, 1}));
    log.append(textEntry(QByteArray(20'000, 'y')));
    QCOMPARE(log.range(), (LogStore::Range{1, 2}));
}

void LogStoreTest::dropsTheOldestForTheirNumber()
{
    LogBudget budget;
    budget.entries = 50'000;
    LogStore log(budget);
    for (int i = 0; i < 200'000; ++i)
        log.append(textEntry({})); // no payload fills a block
    const LogStore::Range held = log.range();
    QCOMPARE(held.end, 200'000);
    QVERIFY2(held.end - held.begin <= 50'000 && held.end - held.begin > 30'000,
             qPrintable(QString::number(held.end - held.begin)));
    QCOMPARE(log.dropped(), held.begin);
}

void LogStoreTest::goesToTheDiskPastItsMemory()
{
    LogStore log(small(2000, 100'000));
    QByteArrayList expected;
    for (int i = 0; i < 500; ++i) {
        // Some larger than half a block, which have one of their own, and some of nothing.
        const QByteArray payload = i % 50 == 7  ? QByteArray(3000, static_cast<char>('a' + i / 50))
                                   : i % 9 == 0 ? QByteArray()
                                                : numbered(i);
        expected += payload;
        log.append(textEntry(payload));
    }
    QCOMPARE(log.dropped(), 0);
    QCOMPARE(log.range(), (LogStore::Range{0, 500}));
    QVERIFY(log.usage().memory <= 2000);
    QVERIFY(log.usage().disk > 60'000);
    QCOMPARE(log.diskProblem(), QString());
    QByteArrayList got;
    for (const LogEntry &entry : log.entries({0, 500}))
        got += entry.payload;
    QCOMPARE(got, expected);
    got.clear();
    log.visit({0, 500}, [&got](const LogStore::EntryView &view) {
        got += view.payload.toByteArray();
        return true;
    });
    QCOMPARE(got, expected);
}

void LogStoreTest::dropsTheOldestOfAFullDisk()
{
    LogStore log(small(2000, 10'000));
    for (int i = 0; i < 5000; ++i) {
        log.append(textEntry(numbered(i)));
        const LogStore::Usage usage = log.usage();
        QVERIFY(usage.memory <= 2000 && usage.disk <= 10'000);
    }
    const LogStore::Range held = log.range();
    QCOMPARE(held.end, 5000);
    QCOMPARE(log.dropped(), held.begin);
    QVERIFY2(held.end - held.begin >= 100, qPrintable(QString::number(held.end - held.begin)));
    qint64 number = held.begin;
    for (const LogEntry &entry : log.entries(held))
        QCOMPARE(entry.payload, numbered(number++));
}

void LogStoreTest::saysWhyTheDiskIsOfNoUse()
{
    LogBudget budget = small(2000, 100'000);
    budget.folder = QStringLiteral("/nowhere/at/all");
    LogStore log(budget);
    for (int i = 0; i < 100; ++i)
        log.append(textEntry(numbered(i)));
    QVERIFY2(log.diskProblem().contains(u"/nowhere/at/all"), qPrintable(log.diskProblem()));
    QCOMPARE(log.range().end, 100);
    QVERIFY(log.dropped() >= 70);
    QCOMPARE(log.entries({99, 100}).first().payload, numbered(99));
}

void LogStoreTest::sharesLargePayloads()
{
    LogStore log;
    const QByteArray large(3 * 1024 * 1024, 'x');
    log.append(textEntry(large));
    log.append(textEntry("small"));
    QCOMPARE(log.entries({0, 1}).first().payload.constData(), large.constData()); // no copy
    QCOMPARE(log.entries({1, 2}).first().payload, QByteArray("small"));
}

void LogStoreTest::givesTheBeginningOfAnEntry()
{
    LogStore log(small(3000, 1'000'000));
    const QByteArray large(20'000, 'y');
    log.append(textEntry(numbered(7)));
    log.append(textEntry(large));
    for (int i = 0; i < 100; ++i)
        log.append(textEntry(numbered(i)));
    QVERIFY(log.usage().disk > 20'000);
    QCOMPARE(log.head(0, 4)->entry.payload, QByteArray("7   "));
    QCOMPARE(log.head(0, 4)->size, 100);
    QCOMPARE(log.head(1, 100)->entry.payload, large.first(100));
    QCOMPARE(log.head(1, 100)->size, 20'000);
    QCOMPARE(log.head(101, 1000)->entry.payload, numbered(99));
    QCOMPARE(log.head(101, 0)->entry.payload, QByteArray());
    QVERIFY(!log.head(102, 1));
    QVERIFY(!log.head(-1, 1));
}

void LogStoreTest::knowsWhenConnectionsOpened()
{
    LogStore log;
    const auto append = [&log](quint32 peer, qint64 ns, LogEntry::Kind kind) {
        LogEntry entry = textEntry("x");
        entry.peer = peer;
        entry.monotonicNs = ns;
        entry.kind = kind;
        log.append(entry);
    };
    append(1, 5, LogEntry::Kind::Note);                      // 0
    append(1, 10, LogEntry::Kind::Handshake);                // 1
    append(1, 12, LogEntry::Kind::Handshake);                // 2: the answer
    append(2, 20, LogEntry::Kind::Handshake);                // 3
    append(1, 90, LogEntry::Kind::Handshake);                // 4: again
    QCOMPARE(log.openedNs(1, 0), std::optional<qint64>(10)); // the next one
    QCOMPARE(log.openedNs(1, 3), std::optional<qint64>(12));
    QCOMPARE(log.openedNs(1, 400), std::optional<qint64>(90));
    QCOMPARE(log.openedNs(2, 400), std::optional<qint64>(20));
    QCOMPARE(log.openedNs(3, 400), std::nullopt);
    log.clear();
    QCOMPARE(log.openedNs(1, 400), std::nullopt);
}

void LogStoreTest::visitsUntilItIsTold()
{
    LogStore log(small(2000, 100'000));
    for (int i = 0; i < 3000; ++i)
        log.append(textEntry(numbered(i)));
    QList<qint64> numbers;
    log.visit({-5, 100'000}, [&numbers](const LogStore::EntryView &view) {
        numbers += view.number;
        return view.number < 1999;
    });
    QCOMPARE(numbers.size(), 2000 - log.range().begin);
    QCOMPARE(numbers.last(), 1999);
    log.visit({3000, 4000}, [](const LogStore::EntryView &) {
        qFatal("there is none");
        return true;
    });
}

// Of those on the disk, too: nothing is read.
void LogStoreTest::visitsFactsWithoutPayloads()
{
    LogStore log(small(2000, 100'000'000));
    for (qint64 i = 0; i < 3000; ++i)
        log.append(textEntry(QByteArray(i % 7, 'x')));
    QVERIFY(log.head(0, 0)->isOnDisk);
    QVERIFY(!log.head(2999, 0)->isOnDisk);
    qint64 next = 10;
    log.visitFacts({10, 100'000}, [&](const LogStore::EntryView &view) {
        return view.number == next++ && view.payload.isEmpty() && view.size == view.number % 7
               && view.entry.kind == LogEntry::Kind::Text;
    });
    QCOMPARE(next, 3000);
    log.visitFacts({0, 3000}, [&](const LogStore::EntryView &view) { return (next = view.number) < 1500; });
    QCOMPARE(next, 1500);
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
    LogStore log(small(1, 0));
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
    LogStore log(small(500, 1500));
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
            qint64 last = -1;
            log.visit(range, [&](const LogStore::EntryView &view) {
                ordered = ordered && view.payload.toInt() == view.number && view.number > last;
                last = view.number;
                return true;
            });
            (void)log.dropped();
            (void)log.totals();
            (void)log.usage();
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

// A whole block may be dropped between two looks at the store: that is no end.
void LogStoreTest::visitsToTheEndWhileTheOldestAreDropped()
{
    LogBudget budget;
    budget.entries = 20'000;
    LogStore log(budget);
    std::atomic_bool written = false;
    std::thread writer([&] {
        for (int i = 0; i < 3'000'000; ++i)
            log.append(textEntry({}));
        written = true;
    });
    int missed = 0;
    while (!written) {
        const LogStore::Range held = log.range();
        bool any = false;
        log.visit(held, [&](const LogStore::EntryView &) {
            any = true;
            return false; // the beginning is where they are dropped
        });
        // All may be gone by now; what is still held must have been seen.
        missed += !any && log.range().begin < held.end ? 1 : 0;
    }
    writer.join();
    QCOMPARE(missed, 0);
}

void LogStoreTest::knowsItsHandshakes()
{
    LogStore log(small(3000, 0));
    for (int i = 0; i < 60; ++i) {
        LogEntry entry = textEntry(numbered(i));
        entry.kind = i % 7 == 0 ? LogEntry::Kind::Handshake : LogEntry::Kind::Text;
        entry.peer = i % 14 == 0 ? 1 : 2;
        log.append(entry);
    }
    QCOMPARE(log.range().begin, 30); // 0, 14 and 28 were dropped
    QCOMPARE(log.handshakes(1), (QList<qint64>{42, 56}));
    QCOMPARE(log.handshakes(2), (QList<qint64>{35, 49}));
    QCOMPARE(log.handshakes(3), QList<qint64>());
    log.clear();
    QCOMPARE(log.handshakes(1), QList<qint64>());
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
