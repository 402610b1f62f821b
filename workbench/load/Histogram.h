#pragma once

#include <QtGlobal>

#include <vector>

namespace workbench {

/// How often which duration was measured, in the way of HdrHistogram: log-linear buckets that keep three significant digits
/// (a value is told at most 0.1 % too high) from 1 ns to 73 minutes in 264 KiB, however many are recorded; longer ones
/// count as the longest. A value; nothing is allocated before the first record(). Histograms of several threads are merged.
class Histogram
{
public:
    /// What is longer counts as this.
    static constexpr qint64 mostNanoseconds = (qint64{1} << 42) - 1;

    /// Counts a duration @p times; a negative one as 0.
    void record(qint64 nanoseconds, quint64 times = 1);
    /// Counts all of @p other, too.
    void merge(const Histogram &other);
    void clear();

    quint64 count() const { return m_count; }
    bool isEmpty() const { return m_count == 0; }
    /// @name In nanoseconds; 0 as long as nothing was recorded
    /// @{
    qint64 min() const { return m_count == 0 ? 0 : m_min; }
    qint64 max() const { return m_max; }
    double mean() const { return m_count == 0 ? 0 : m_sum / static_cast<double>(m_count); }
    /// The least duration that @p percent of all recorded ones don't exceed, 0 … 100.
    qint64 valueAt(double percent) const;
    /// @}

private:
    std::vector<quint64> m_counts;
    // The part of it that isn't all zeros.
    size_t m_lowest = 0;
    size_t m_highest = 0;
    quint64 m_count = 0;
    double m_sum = 0;
    qint64 m_min = 0;
    qint64 m_max = 0;
};

} // namespace workbench
