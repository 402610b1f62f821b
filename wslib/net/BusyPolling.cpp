#include "wslib/net/BusyPolling.h"

#include <QTimerEvent>

#include <algorithm>
#include <sched.h>

namespace wslib {

namespace {

// Somewhat longer than the other end of a connection within the machine takes to wake up and to answer.
constexpr std::chrono::microseconds moment{40};

} // namespace

BusyPolling::BusyPolling(bool worthwhile)
    : m_worthwhile(worthwhile)
{
}

void BusyPolling::stir()
{
    if (m_timer.isActive()) {
        m_failures = 0;
        m_end = Clock::now() + moment;
    } else if (m_toPassOver > 0) {
        --m_toPassOver;
    } else if (m_worthwhile) {
        m_timer.start(0, this);
        m_end = Clock::now() + moment;
    }
}

void BusyPolling::timerEvent(QTimerEvent * /*event*/)
{
    if (Clock::now() < m_end) {
        sched_yield(); // whom we wait for may need this very processor
        return;
    }
    m_timer.stop();
    m_failures = std::min(m_failures + 1, mostFailures);
    m_toPassOver = (1 << m_failures) - 1;
}

} // namespace wslib
