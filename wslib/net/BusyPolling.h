#pragma once

#include <QBasicTimer>
#include <QObject>

#include <chrono>
#include <thread>

namespace wslib {

/// Keeps its thread's event loop awake for a moment when something has come: who talks fast answers sooner than it takes to
/// fall asleep and to be woken, which costs more than to handle a message. The loop turns as ever meanwhile, and serves
/// whatever there is. Where nothing comes in that moment, it is tried less and less often, so that who talks slowly costs no
/// more than before, and an idle thread nothing at all.
class BusyPolling : public QObject
{
public:
    /// With a single processor, whom one waits for could never answer meanwhile: then nothing is @p worthwhile.
    explicit BusyPolling(bool worthwhile = std::thread::hardware_concurrency() > 1);

    /// Something has come.
    void stir();
    /// Whether the loop is kept awake now.
    bool isAwake() const { return m_timer.isActive(); }

    /// After so many moments in vain, one in 2^this many is tried.
    static constexpr int mostFailures = 7;

private:
    using Clock = std::chrono::steady_clock;

    void timerEvent(QTimerEvent *event) override;

    QBasicTimer m_timer; ///< With nothing to wait for: while it runs, the loop doesn't sleep.
    Clock::time_point m_end;
    int m_failures = 0;   ///< Moments in vain, one after the other.
    int m_toPassOver = 0; ///< What comes so often isn't waited for.
    bool m_worthwhile;
};

} // namespace wslib
