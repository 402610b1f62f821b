#include "workbench/log/RareWallClock.h"

#include "workbench/log/Saturated.h"

namespace workbench {

qint64 RareWallClock::at(qint64 ns)
{
    constexpr qint64 nsInMs = 1'000'000;
    constexpr qint64 longestNs = 100 * nsInMs;
    if (m_seenMs == 0 || saturatedDifference(ns, m_seenNs) >= longestNs) {
        m_seenNs = m_clock.monotonicNs();
        m_seenMs = m_clock.wallClockMs();
    }
    return m_seenMs + saturatedDifference(ns, m_seenNs) / nsInMs;
}

} // namespace workbench
