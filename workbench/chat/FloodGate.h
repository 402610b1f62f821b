#pragma once

#include "workbench/chat/ChatLimits.h"

namespace workbench {

/// How much one person may say: a bucket of tokens that fills with time, and a count of what was refused.
class FloodGate
{
public:
    enum class Verdict {
        Pass,
        Refuse,  ///< Too fast.
        Dismiss, ///< Refused too often: the person isn't listening.
    };

    FloodGate(const ChatLimits &limits, qint64 nowNs);

    /// Judges something that comes at @p nowNs of a monotonic clock.
    Verdict judge(qint64 nowNs);

private:
    double m_burst;
    double m_perSecond;
    int m_maxRefusals;
    qint64 m_windowNs;
    double m_tokens;
    qint64 m_filledNs;
    int m_refusals = 0;
    qint64 m_windowStartNs = 0;
};

} // namespace workbench
