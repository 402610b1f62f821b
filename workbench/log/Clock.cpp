#include "workbench/log/Clock.h"

#include "workbench/log/Saturated.h"

#include <chrono>

namespace workbench {

qint64 SystemClock::monotonicNs() const
{
    using namespace std::chrono;
    return duration_cast<nanoseconds>(steady_clock::now().time_since_epoch()).count();
}

qint64 SystemClock::wallClockMs() const
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

qint64 WallTime::at(qint64 ns)
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
