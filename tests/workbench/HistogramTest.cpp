#include "workbench/load/Histogram.h"

#include "tests/support/RandomSource.h"
#include "tests/support/TestRegistry.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <vector>

using workbench::Histogram;

/// Percentiles against an exact computation on the same data.
class HistogramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysNothingBeforeTheFirst();
    void tellsEachValueToAThousandth();
    void agreesWithSortedData_data();
    void agreesWithSortedData();
    void ranksAreExact();
    void mergedIsAsRecordedTogether();
    void forgets();
    void clampsWhatIsTooLong();

private:
    static std::vector<qint64> latencies(RandomSource &random, int count, int magnitudes);
    static qint64 exact(const std::vector<qint64> &sorted, double percent);
    static bool isClose(qint64 told, qint64 truth) { return told >= truth && told - truth <= truth / 1000; }
};

// Of all orders of magnitude up to 2^magnitudes alike, as latencies are.
std::vector<qint64> HistogramTest::latencies(RandomSource &random, int count, int magnitudes)
{
    std::vector<qint64> values;
    for (int i = 0; i < count; ++i) {
        const quint64 bits = (quint64{random.below(0xFFFFFFFF)} << 32) | random.below(0xFFFFFFFF);
        values.push_back(
            static_cast<qint64>(bits >> (64 - 1 - static_cast<int>(random.below(static_cast<quint32>(magnitudes))))));
    }
    return values;
}

qint64 HistogramTest::exact(const std::vector<qint64> &sorted, double percent)
{
    const auto rank = static_cast<size_t>(std::ceil(percent * static_cast<double>(sorted.size()) / 100));
    return sorted[std::max<size_t>(rank, 1) - 1];
}

void HistogramTest::saysNothingBeforeTheFirst()
{
    const Histogram histogram;
    QVERIFY(histogram.isEmpty());
    QCOMPARE(histogram.valueAt(50), qint64{0});
    QCOMPARE(histogram.min(), qint64{0});
    QCOMPARE(histogram.max(), qint64{0});
    QCOMPARE(histogram.mean(), 0.0);
}

void HistogramTest::tellsEachValueToAThousandth()
{
    // Around every border between two buckets' widths.
    for (int bit = 0; bit < 42; ++bit) {
        for (const qint64 offset : {-2, -1, 0, 1, 2}) {
            const qint64 value = std::clamp<qint64>((qint64{1} << bit) + offset, 0, Histogram::mostNanoseconds);
            Histogram histogram;
            histogram.record(value);
            histogram.record(Histogram::mostNanoseconds); // so that the first isn't the maximum, which is told exactly
            QVERIFY2(isClose(histogram.valueAt(50), value), qPrintable(QString::number(value)));
            QCOMPARE(histogram.min(), value);
        }
    }
}

void HistogramTest::agreesWithSortedData_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("magnitudes");
    QTest::newRow("one") << 1 << 30;
    QTest::newRow("two") << 2 << 30;
    QTest::newRow("hundred") << 100 << 30;
    QTest::newRow("many") << 100'000 << 41;
    QTest::newRow("small") << 10'000 << 11; // one bucket each
}

void HistogramTest::agreesWithSortedData()
{
    QFETCH(int, count);
    QFETCH(int, magnitudes);
    RandomSource random;
    std::vector<qint64> values = latencies(random, count, magnitudes);
    Histogram histogram;
    double sum = 0;
    for (const qint64 value : values) {
        histogram.record(value);
        sum += static_cast<double>(value);
    }
    std::sort(values.begin(), values.end());
    QCOMPARE(histogram.count(), static_cast<quint64>(count));
    QCOMPARE(histogram.min(), values.front());
    QCOMPARE(histogram.max(), values.back());
    QCOMPARE(histogram.mean(), sum / count);
    for (const double percent : {0.0, 0.1, 1.0, 25.0, 50.0, 75.0, 90.0, 99.0, 99.9, 99.99, 100.0}) {
        const qint64 truth = exact(values, percent);
        QVERIFY2(isClose(histogram.valueAt(percent), truth),
                 qPrintable(QStringLiteral("p%1: %2, not %3").arg(percent).arg(histogram.valueAt(percent)).arg(truth)));
    }
}

// p99.9 of a thousand is the 999th, not the one outlier behind it.
void HistogramTest::ranksAreExact()
{
    Histogram histogram;
    for (int i = 0; i < 999; ++i)
        histogram.record(100);
    histogram.record(1'000'000);
    QCOMPARE(histogram.valueAt(99.9), qint64{100});
    QCOMPARE(histogram.valueAt(100), qint64{1'000'000});
}

void HistogramTest::mergedIsAsRecordedTogether()
{
    RandomSource random;
    Histogram together;
    Histogram merged;
    for (int part = 0; part < 5; ++part) {
        Histogram histogram;
        for (const qint64 value : latencies(random, part * 100, 10 + part * 7)) { // the first is empty
            histogram.record(value);
            together.record(value);
        }
        merged.merge(histogram);
    }
    QCOMPARE(merged.count(), together.count());
    QCOMPARE(merged.min(), together.min());
    QCOMPARE(merged.max(), together.max());
    for (double percent = 0; percent <= 100; percent += 0.5)
        QCOMPARE(merged.valueAt(percent), together.valueAt(percent));
}

void HistogramTest::forgets()
{
    Histogram histogram;
    for (const qint64 value : {5, 5'000, 5'000'000})
        histogram.record(value);
    histogram.clear();
    QVERIFY(histogram.isEmpty());
    histogram.record(70);
    QCOMPARE(histogram.valueAt(100), qint64{70});
    QCOMPARE(histogram.min(), qint64{70});
    QCOMPARE(histogram.count(), quint64{1});
}

void HistogramTest::clampsWhatIsTooLong()
{
    Histogram histogram;
    histogram.record(-5);
    histogram.record(std::numeric_limits<qint64>::max());
    QCOMPARE(histogram.min(), qint64{0});
    QCOMPARE(histogram.max(), Histogram::mostNanoseconds);
    QCOMPARE(histogram.valueAt(100), Histogram::mostNanoseconds);
}

WINDSOCK_TEST(HistogramTest)
#include "HistogramTest.moc"
