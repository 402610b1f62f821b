#pragma once

#include "workbench/log/LogEntry.h"

namespace workbench {

/// When entries happened, in nanoseconds since 1970: the wall clock says the date, the monotonic clock the distances, which are
/// thus right to the nanosecond and never negative, unless somebody sets the wall clock.
class WallTime
{
public:
    qint64 of(const LogEntry &entry);

private:
    bool m_anchored = false;
    qint64 m_wallNs = 0;
    qint64 m_monotonicNs = 0;
};

} // namespace workbench
