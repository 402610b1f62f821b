#include "workbench/record/WallTime.h"

#include "workbench/log/Saturated.h"

namespace workbench {

namespace {

constexpr qint64 nsInMs = 1'000'000;
// More than this between the clocks, and one of them was set, or the machine slept.
constexpr qint64 mostDrift = 100 * nsInMs;

} // namespace

qint64 WallTime::of(const LogEntry &entry)
{
    // An imported log's only clock is the wall's.
    if (entry.monotonicNs / nsInMs == entry.wallClockMs)
        return entry.monotonicNs;
    const qint64 coarse = entry.wallClockMs * nsInMs;
    const qint64 fine = saturatedSum(m_wallNs, saturatedDifference(entry.monotonicNs, m_monotonicNs));
    const qint64 drift = saturatedDifference(fine, coarse);
    if (m_anchored && drift < mostDrift && drift > -mostDrift)
        return fine;
    m_anchored = true;
    m_wallNs = coarse;
    m_monotonicNs = entry.monotonicNs;
    return coarse;
}

} // namespace workbench
