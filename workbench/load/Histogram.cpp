#include "workbench/load/Histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace workbench {

namespace {

// 1024 steps from each power of two to the next: less than 0.1 % between two of them.
constexpr int stepBits = 10;
constexpr int valueBits = 42;
constexpr size_t bucketCount = (size_t{valueBits - stepBits - 1} << stepBits) + (size_t{2} << stepBits);

size_t bucketOf(qint64 value)
{
    const auto bits = static_cast<quint64>(value);
    const int shift = std::max(0, static_cast<int>(std::bit_width(bits)) - stepBits - 1);
    return (static_cast<size_t>(shift) << stepBits) + static_cast<size_t>(bits >> shift);
}

// The highest value that falls into @p bucket.
qint64 topOf(size_t bucket)
{
    const size_t whole = bucket >> stepBits;
    const int shift = whole == 0 ? 0 : static_cast<int>(whole) - 1;
    const auto step = static_cast<qint64>(bucket - (static_cast<size_t>(shift) << stepBits));
    return ((step + 1) << shift) - 1;
}

} // namespace

void Histogram::record(qint64 nanoseconds, quint64 times)
{
    if (times == 0)
        return;
    const qint64 value = std::clamp<qint64>(nanoseconds, 0, mostNanoseconds);
    const size_t bucket = bucketOf(value);
    if (m_counts.empty())
        m_counts.resize(bucketCount);
    if (m_count == 0) {
        m_lowest = m_highest = bucket;
        m_min = value;
    }
    m_counts[bucket] += times;
    m_count += times;
    m_sum += static_cast<double>(value) * static_cast<double>(times);
    m_lowest = std::min(m_lowest, bucket);
    m_highest = std::max(m_highest, bucket);
    m_min = std::min(m_min, value);
    m_max = std::max(m_max, value);
}

void Histogram::merge(const Histogram &other)
{
    if (other.m_count == 0)
        return;
    if (m_counts.empty())
        m_counts.resize(bucketCount);
    for (size_t bucket = other.m_lowest; bucket <= other.m_highest; ++bucket)
        m_counts[bucket] += other.m_counts[bucket];
    m_lowest = m_count == 0 ? other.m_lowest : std::min(m_lowest, other.m_lowest);
    m_min = m_count == 0 ? other.m_min : std::min(m_min, other.m_min);
    m_highest = std::max(m_highest, other.m_highest);
    m_max = std::max(m_max, other.m_max);
    m_count += other.m_count;
    m_sum += other.m_sum;
}

void Histogram::clear()
{
    if (m_count > 0)
        std::fill(m_counts.begin() + static_cast<std::ptrdiff_t>(m_lowest),
                  m_counts.begin() + static_cast<std::ptrdiff_t>(m_highest) + 1, 0);
    m_lowest = m_highest = 0;
    m_count = 0;
    m_sum = 0;
    m_min = m_max = 0;
}

qint64 Histogram::valueAt(double percent) const
{
    if (m_count == 0)
        return 0;
    // In this order: 99.9 / 100 × 1000 would be a little more than 999, and the rank one too high.
    const double wanted = std::ceil(std::clamp(percent, 0.0, 100.0) * static_cast<double>(m_count) / 100);
    const auto rank = std::max<quint64>(1, static_cast<quint64>(wanted));
    quint64 passed = 0;
    for (size_t bucket = m_lowest; bucket <= m_highest; ++bucket) {
        passed += m_counts[bucket];
        if (passed >= rank)
            return std::clamp(topOf(bucket), m_min, m_max);
    }
    return m_max;
}

} // namespace workbench
