#include "ui/log/LogRows.h"

#include "tests/support/RandomSource.h"
#include "tests/support/TestRegistry.h"

#include <QtTest>

using ui::LogRows;
using Direction = workbench::LogEntry::Direction;

/// What a view knows of its rows.
class LogRowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsNumbersTimesAndDirections();
    void findsRowsByNumber();
    void countsBetweenAnyTwoRows();
    void beginsAnewWhenAllAreGone();
};

void LogRowsTest::knowsNumbersTimesAndDirections()
{
    LogRows rows;
    rows.append(5, 1000, Direction::Sent);
    rows.append(qint64{1} << 50, -7, Direction::None);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.number(0), 5);
    QCOMPARE(rows.direction(0), Direction::Sent);
    QCOMPARE(rows.number(1), qint64{1} << 50);
    QCOMPARE(rows.monotonicNs(1), -7);
    QCOMPARE(rows.direction(1), Direction::None);
}

void LogRowsTest::findsRowsByNumber()
{
    LogRows rows;
    for (const qint64 number : {2, 4, 8})
        rows.append(number, 0, Direction::Received);
    QCOMPARE(rows.rowOf(0), 0);
    QCOMPARE(rows.rowOf(4), 1);
    QCOMPARE(rows.rowOf(5), 2);
    QCOMPARE(rows.rowOf(9), 3);
}

void LogRowsTest::countsBetweenAnyTwoRows()
{
    RandomSource random;
    LogRows rows;
    std::deque<Direction> expected;
    for (int round = 0; round < 60; ++round) {
        for (int i = static_cast<int>(random.below(400)); i > 0; --i) {
            expected.push_back(static_cast<Direction>(random.below(3)));
            rows.append(round * 1000 + i, 0, expected.back());
        }
        if (const auto size = static_cast<quint32>(expected.size()); size > 1 && random.below(2) == 0) {
            const int gone = static_cast<int>(random.below(size - 1));
            expected.erase(expected.begin(), expected.begin() + gone);
            rows.removeFirst(gone);
        }
        for (int i = 0; i < 10 && !expected.empty(); ++i) {
            const int end = static_cast<int>(random.below(static_cast<quint32>(expected.size()) + 1));
            const int begin = static_cast<int>(random.below(static_cast<quint32>(end) + 1));
            const auto from = expected.begin() + begin;
            const auto to = expected.begin() + end;
            const LogRows::Count wanted{std::count(from, to, Direction::Sent),
                                        std::count(from, to, Direction::Received)};
            QVERIFY(rows.count(begin, end) == wanted);
        }
    }
}

void LogRowsTest::beginsAnewWhenAllAreGone()
{
    LogRows rows;
    for (int i = 0; i < 300; ++i)
        rows.append(i, 0, Direction::Sent);
    rows.removeFirst(300);
    QCOMPARE(rows.size(), 0);
    for (int i = 0; i < 300; ++i)
        rows.append(i, 0, Direction::Received);
    QVERIFY(rows.count(0, 300) == (LogRows::Count{0, 300}));
}

WINDSOCK_TEST(LogRowsTest)
#include "LogRowsTest.moc"
