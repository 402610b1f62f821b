#pragma once

#include "workbench/log/Clock.h"

namespace workbench {

/// What the wall clock shows at moments that monotonicNs() gave, for who asks often: it is looked at ten times a second at most.
class RareWallClock
{
public:
    explicit RareWallClock(const Clock &clock)
        : m_clock(clock)
    {
    }
    /// Milliseconds since 1970, UTC, at @p ns, which is now or was not long ago.
    qint64 at(qint64 ns);

private:
    const Clock &m_clock;
    qint64 m_seenNs = 0; ///< When it was looked at …
    qint64 m_seenMs = 0; ///< … and what it showed; 0: it wasn't yet.
};

} // namespace workbench
