#include "workbench/log/LogStatistics.h"

#include "workbench/log/LogStore.h"

#include "tests/support/TestRegistry.h"

#include <QtTest>

#include <limits>

using namespace workbench;
using Direction = LogEntry::Direction;
using Kind = LogEntry::Kind;

/// What the messages of a log amount to.
class LogStatisticsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsByTime();
    void staysBounded();
    void loosesNothingWhenItMerges();
    void bearsTimesThatGoBack();
    void knowsSizes();
    void knowsGaps();
    void takesADisconnectionForNoGap();
    void measuresRoundTrips();
    void takesAPongForEarlierPings();
    void takesWhatAPongSays();
    void comparesSizes();
    void saysNothingOfSizesItDoesNotKnow();
    void bearsAnyTime_data();
    void bearsAnyTime();
    void isKeptByTheStore();

private:
    static LogEntry entry(qint64 ms, Direction direction, qsizetype size, Kind kind = Kind::Text)
    {
        LogEntry made;
        made.monotonicNs = ms * 1'000'000;
        made.direction = direction;
        made.kind = kind;
        made.payload = QByteArray(size, 'x');
        return made;
    }
};

void LogStatisticsTest::countsByTime()
{
    LogStatistics statistics;
    for (int ms = 1000; ms < 2000; ms += 10)
        statistics.add(entry(ms, Direction::Sent, 3), ms);
    statistics.add(entry(5000, Direction::Received, 7), 5000);
    QCOMPARE(statistics.buckets().size(), size_t{11});
    const LogStatistics::Bucket &first = statistics.buckets().front();
    QCOMPARE(first.beginNs, 1'000'000'000);
    QCOMPARE(first.endNs, 1'100'000'000);
    QCOMPARE(first.sent, (LogStatistics::Flow{10, 30}));
    QCOMPARE(statistics.buckets().back().received, (LogStatistics::Flow{1, 7}));
    QCOMPARE(statistics.sent(), (LogStatistics::Flow{100, 300}));
    QCOMPARE(statistics.received(), (LogStatistics::Flow{1, 7}));
    QCOMPARE(statistics.firstNs(), 1'000'000'000);
    QCOMPARE(statistics.lastNs(), 5'000'000'000);
}

void LogStatisticsTest::staysBounded()
{
    LogStatistics statistics;
    for (qint64 ms = 0; ms < 20'000'000; ms += 100)
        statistics.add(entry(ms, Direction::Sent, 0), ms);
    QVERIFY(statistics.buckets().size() <= LogStatistics::mostBuckets);
    // What is recent is as fine as ever.
    const auto &last = statistics.buckets().back();
    QCOMPARE(last.endNs - last.beginNs, LogStatistics::bucketNs);
}

void LogStatisticsTest::loosesNothingWhenItMerges()
{
    LogStatistics statistics;
    for (qint64 i = 0; i < 10'000; ++i)
        statistics.add(entry(i * 150, i % 3 == 0 ? Direction::Sent : Direction::Received, 2), i);
    LogStatistics::Flow sent;
    qint64 received = 0;
    qint64 end = 0;
    for (const LogStatistics::Bucket &bucket : statistics.buckets()) {
        QVERIFY(bucket.beginNs >= end);
        end = bucket.endNs;
        sent.messages += bucket.sent.messages;
        sent.bytes += bucket.sent.bytes;
        received += bucket.received.messages;
    }
    QCOMPARE(sent, (LogStatistics::Flow{3334, 6668}));
    QCOMPARE(received, 6666);
}

void LogStatisticsTest::bearsTimesThatGoBack()
{
    LogStatistics statistics;
    statistics.add(entry(5000, Direction::Sent, 1), 0);
    statistics.add(entry(4000, Direction::Sent, 1), 1);
    QCOMPARE(statistics.buckets().size(), size_t{1});
    QCOMPARE(statistics.lastGap().ns, 0);
}

void LogStatisticsTest::knowsSizes()
{
    LogStatistics statistics;
    int number = 0;
    for (const qsizetype size : {0, 1, 9, 10, 99, 100, 5000})
        statistics.add(entry(0, Direction::Received, size), number++);
    const LogStatistics::Sizes &sizes = statistics.receivedSizes();
    QCOMPARE(sizes.counts[0], 1);
    QCOMPARE(sizes.counts[1], 2);
    QCOMPARE(sizes.counts[2], 2);
    QCOMPARE(sizes.counts[3], 1);
    QCOMPARE(sizes.counts[4], 1);
    QCOMPARE(sizes.smallest, 0);
    QCOMPARE(sizes.largest, 5000);
    statistics.add(entry(0, Direction::Sent, 42), number);
    QCOMPARE(statistics.sentSizes().smallest, 42);
}

void LogStatisticsTest::knowsGaps()
{
    LogStatistics statistics;
    qint64 number = 0;
    for (const qint64 ms : {1000, 1010, 4010, 4500})
        statistics.add(entry(ms, Direction::Sent, 1), number++);
    QCOMPARE(statistics.longestGap().ns, 3'000'000'000);
    QCOMPARE(statistics.longestGap().number, 2);
    QCOMPARE(statistics.lastGap().ns, 490'000'000);
}

void LogStatisticsTest::takesADisconnectionForNoGap()
{
    LogStatistics statistics;
    statistics.add(entry(1000, Direction::Sent, 1), 0);
    statistics.add(entry(1010, Direction::Sent, 1), 1);
    statistics.add(entry(1020, Direction::None, 0, Kind::Close), 2);
    statistics.add(entry(99'000, Direction::Received, 0, Kind::Handshake), 3);
    statistics.add(entry(99'100, Direction::Sent, 1), 4);
    QCOMPARE(statistics.longestGap().ns, 10'000'000);
}

void LogStatisticsTest::measuresRoundTrips()
{
    LogStatistics statistics;
    const auto ping = [&](qint64 ms, const char *payload) {
        LogEntry made = entry(ms, Direction::Sent, 0, Kind::Ping);
        made.payload = payload;
        statistics.add(made, ms);
    };
    const auto pong = [&](qint64 ms, const char *payload) {
        LogEntry made = entry(ms, Direction::Received, 0, Kind::Pong);
        made.payload = payload;
        statistics.add(made, ms);
    };
    ping(1000, "a");
    pong(1003, "unasked");
    QCOMPARE(statistics.roundTrips().count, 0);
    pong(1004, "a");
    ping(2000, "b");
    pong(2010, "b");
    const LogStatistics::RoundTrips &trips = statistics.roundTrips();
    QCOMPARE(trips.count, 2);
    QCOMPARE(trips.lastNs, 10'000'000);
    QCOMPARE(trips.shortestNs, 4'000'000);
    QCOMPARE(trips.longestNs, 10'000'000);
    QCOMPARE(trips.totalNs, 14'000'000);
}

void LogStatisticsTest::takesAPongForEarlierPings()
{
    LogStatistics statistics;
    for (const char *payload : {"a", "b"}) {
        LogEntry ping = entry(1000, Direction::Sent, 0, Kind::Ping);
        ping.payload = payload;
        statistics.add(ping, 0);
    }
    for (const char *payload : {"b", "a"}) {
        LogEntry pong = entry(1005, Direction::Received, 0, Kind::Pong);
        pong.payload = payload;
        statistics.add(pong, 1);
    }
    QCOMPARE(statistics.roundTrips().count, 1);
}

// Of a keep-alive ping, which isn't in the log; and rather than what the log's clock says.
void LogStatisticsTest::takesWhatAPongSays()
{
    LogStatistics statistics;
    LogEntry pong = entry(1000, Direction::Received, 0, Kind::Pong);
    pong.roundTripNs = 3'000'000;
    statistics.add(pong, 0);
    statistics.add(entry(2000, Direction::Sent, 0, Kind::Ping), 1);
    pong.monotonicNs = 2'500'000'000;
    pong.roundTripNs = 1'000'000;
    statistics.add(pong, 2);
    pong.roundTripNs = -1; // unasked: the ping above is answered
    statistics.add(pong, 3);
    const LogStatistics::RoundTrips &trips = statistics.roundTrips();
    QCOMPARE(trips.count, 2);
    QCOMPARE(trips.lastNs, 1'000'000);
    QCOMPARE(trips.shortestNs, 1'000'000);
    QCOMPARE(trips.longestNs, 3'000'000);
    QCOMPARE(trips.totalNs, 4'000'000);
}

void LogStatisticsTest::comparesSizes()
{
    LogStatistics statistics;
    const auto add = [&](Direction direction, qsizetype size, qint64 wireSize) {
        LogEntry made = entry(1000, direction, size);
        made.wireSize = wireSize;
        statistics.add(made, 0);
    };
    add(Direction::Sent, 1000, 100);
    add(Direction::Sent, 3, 3); // below the threshold
    add(Direction::Sent, 0, 1);
    add(Direction::Received, 50, 50);
    add(Direction::Received, 70, -1);
    QCOMPARE(statistics.sentCompression(), (LogStatistics::Compression{3, 1003, 104, 2}));
    QCOMPARE(statistics.receivedCompression(), (LogStatistics::Compression{1, 50, 50, 0}));
    QCOMPARE(statistics.received(), (LogStatistics::Flow{2, 120}));
}

void LogStatisticsTest::saysNothingOfSizesItDoesNotKnow()
{
    LogStatistics statistics;
    statistics.add(entry(1000, Direction::Sent, 10), 0);
    LogEntry ping = entry(1000, Direction::Sent, 10, Kind::Ping);
    ping.wireSize = 10;
    statistics.add(ping, 1);
    QCOMPARE(statistics.sentCompression(), LogStatistics::Compression());
}

// What a file says may be anything; under the sanitizer nothing of it overflows.
void LogStatisticsTest::bearsAnyTime_data()
{
    QTest::addColumn<QList<qint64>>("times");
    const qint64 least = std::numeric_limits<qint64>::min();
    const qint64 most = std::numeric_limits<qint64>::max();
    QTest::newRow("the latest") << QList<qint64>{most - 1, most, most};
    QTest::newRow("the earliest") << QList<qint64>{least, least + 1, least};
    QTest::newRow("from end to end") << QList<qint64>{least, most, least, 0, most};
    QTest::newRow("and back") << QList<qint64>{most, least, 0, -1, 1};
}

void LogStatisticsTest::bearsAnyTime()
{
    QFETCH(QList<qint64>, times);
    LogStatistics statistics;
    for (const qint64 ns : times) {
        for (const Kind kind : {Kind::Text, Kind::Ping, Kind::Pong}) {
            LogEntry made = entry(0, kind == Kind::Ping ? Direction::Sent : Direction::Received, 5, kind);
            made.monotonicNs = ns;
            made.wireSize = std::numeric_limits<qint64>::max();
            statistics.add(made, 0);
            if (kind != Kind::Pong)
                continue;
            made.roundTripNs = std::numeric_limits<qint64>::max();
            statistics.add(made, 0);
        }
    }
    QCOMPARE(statistics.received().messages, times.size());
    QCOMPARE(statistics.roundTrips().count, 2 * times.size());
    qint64 counted = 0;
    for (const LogStatistics::Bucket &bucket : statistics.buckets())
        counted += bucket.received.messages;
    QCOMPARE(counted, times.size());
}

void LogStatisticsTest::isKeptByTheStore()
{
    LogBudget budget;
    budget.memory = 100;
    budget.disk = 0;
    budget.block = 1;
    LogStore store(budget);
    for (int i = 0; i < 50; ++i)
        store.append(entry(1000 + i, Direction::Sent, 10));
    QVERIFY(store.dropped() > 0);
    QCOMPARE(store.statistics().sent(), (LogStatistics::Flow{50, 500}));
    store.clear();
    QCOMPARE(store.statistics().sent(), LogStatistics::Flow());
    QVERIFY(store.statistics().buckets().empty());
}

WINDSOCK_TEST(LogStatisticsTest)
#include "LogStatisticsTest.moc"
