#include "workbench/chat/FloodGate.h"

#include <algorithm>

namespace workbench {

FloodGate::FloodGate(const ChatLimits &limits, qint64 nowNs)
    : m_burst(limits.floodBurst)
    , m_perSecond(limits.floodPerSecond)
    , m_maxRefusals(limits.maxRefusals)
    , m_windowNs(std::chrono::nanoseconds(limits.refusalWindow).count())
    , m_tokens(limits.floodBurst)
    , m_filledNs(nowNs)
{
}

FloodGate::Verdict FloodGate::judge(qint64 nowNs)
{
    m_tokens = std::min(m_burst, m_tokens + static_cast<double>(nowNs - m_filledNs) * 1e-9 * m_perSecond);
    m_filledNs = nowNs;
    if (m_tokens >= 1) {
        m_tokens -= 1;
        return Verdict::Pass;
    }
    if (m_refusals == 0 || nowNs - m_windowStartNs > m_windowNs) {
        m_refusals = 0;
        m_windowStartNs = nowNs;
    }
    return ++m_refusals >= m_maxRefusals ? Verdict::Dismiss : Verdict::Refuse;
}

} // namespace workbench
