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

} // namespace workbench
