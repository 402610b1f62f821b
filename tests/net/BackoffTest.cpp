#include "tests/support/TestRegistry.h"

#include "wslib/net/Backoff.h"

#include <QtTest>

using namespace wslib;
using namespace std::chrono_literals;

namespace {

QList<int> delaysOf(Backoff &backoff, int count)
{
    QList<int> delays;
    for (int i = 0; i < count; ++i)
        delays.append(static_cast<int>(backoff.next().count()));
    return delays;
}

} // namespace

class BackoffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void growsToItsLimit();
    void startsOver();
    void takesAPartByLot_data();
    void takesAPartByLot();
    void bearsAnyNumberOfTries();
};

void BackoffTest::growsToItsLimit()
{
    Backoff backoff({100ms, 1000ms, 2, 0}, [] { return 1.0; });
    QCOMPARE(delaysOf(backoff, 6), (QList<int>{100, 200, 400, 800, 1000, 1000}));
    QCOMPARE(backoff.tries(), 6);
}

void BackoffTest::startsOver()
{
    Backoff backoff({100ms, 1000ms, 3, 0}, [] { return 1.0; });
    QCOMPARE(delaysOf(backoff, 3), (QList<int>{100, 300, 900}));
    backoff.reset();
    QCOMPARE(backoff.tries(), 0);
    QCOMPARE(delaysOf(backoff, 2), (QList<int>{100, 300}));
}

void BackoffTest::takesAPartByLot_data()
{
    QTest::addColumn<double>("jitter");
    QTest::addColumn<double>("lot");
    QTest::addColumn<int>("delay");
    QTest::newRow("least") << 0.5 << 1.0 << 500;
    QTest::newRow("most") << 0.5 << 0.0 << 1000;
    QTest::newRow("between") << 0.5 << 0.5 << 750;
    QTest::newRow("all of it") << 1.0 << 1.0 << 0;
    QTest::newRow("jitter out of range") << 7.0 << 1.0 << 0;
    QTest::newRow("lot out of range") << 0.5 << 9.0 << 500;
}

void BackoffTest::takesAPartByLot()
{
    QFETCH(double, jitter);
    QFETCH(double, lot);
    Backoff backoff({1000ms, 10'000ms, 2, jitter}, [lot] { return lot; });
    QTEST(static_cast<int>(backoff.next().count()), "delay");
}

void BackoffTest::bearsAnyNumberOfTries()
{
    Backoff backoff({500ms, 30'000ms, 2, 0}, [] { return 0.0; });
    QCOMPARE(delaysOf(backoff, 5000).last(), 30'000);
}

WINDSOCK_TEST(BackoffTest)
#include "BackoffTest.moc"
