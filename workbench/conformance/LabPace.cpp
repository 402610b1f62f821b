#include "workbench/conformance/LabPace.h"

namespace workbench::conformance {

namespace {
constexpr int enough = 10; // quick ones
// Until one has been seen: on one machine, with a peer that isn't slow itself.
constexpr std::chrono::milliseconds usualSlowCase{600};
} // namespace

void LabPace::take(bool slow, std::chrono::milliseconds sinceLast)
{
    Kind &kind = slow ? m_slow : m_quick;
    ++kind.asked;
    kind.taken += sinceLast;
}

std::chrono::milliseconds LabPace::left() const
{
    if (m_quick.missing() > 0 && m_quick.asked < enough)
        return std::chrono::milliseconds(-1);
    const auto quick = m_quick.asked > 0 ? m_quick.taken * m_quick.missing() / m_quick.asked : m_quick.taken;
    const auto slow = m_slow.asked > 0 ? m_slow.taken / m_slow.asked : usualSlowCase;
    return quick + slow * m_slow.missing();
}

} // namespace workbench::conformance
