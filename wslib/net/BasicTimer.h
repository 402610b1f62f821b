#pragma once

#include <QBasicTimer>

#include <algorithm>
#include <chrono>
#include <limits>

namespace wslib {

/// QBasicTimer::start() with a unit, which Qt has from 6.5 on.
inline void startBasicTimer(QBasicTimer &timer, std::chrono::milliseconds time, QObject *object)
{
    constexpr std::chrono::milliseconds::rep longest = std::numeric_limits<int>::max();
    timer.start(static_cast<int>(std::clamp<std::chrono::milliseconds::rep>(time.count(), 0, longest)), object);
}

} // namespace wslib
