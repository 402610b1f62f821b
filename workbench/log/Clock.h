#pragma once

#include <QtGlobal>

namespace workbench {

/// What time it is; handed in, so that tests can say.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Nanoseconds since some moment; never goes back.
    virtual qint64 monotonicNs() const = 0;
    /// Milliseconds since 1970, UTC.
    virtual qint64 wallClockMs() const = 0;
};

/// The machine's own clock.
class SystemClock : public Clock
{
public:
    qint64 monotonicNs() const override;
    qint64 wallClockMs() const override;
};

/// What the wall clock shows at moments that monotonicNs() gave, for who asks often: it is looked at ten times a second at most.
class WallTime
{
public:
    explicit WallTime(const Clock &clock)
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
