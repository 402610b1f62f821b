#include "workbench/log/LogOpenings.h"

#include <algorithm>

namespace workbench {

void LogOpenings::add(quint32 peer, qint64 number, qint64 monotonicNs)
{
    m_openings[peer].push_back({number, monotonicNs});
    ++m_count;
}

std::optional<qint64> LogOpenings::of(quint32 peer, qint64 number) const
{
    const auto found = m_openings.find(peer);
    if (found == m_openings.end() || found->second.empty())
        return std::nullopt;
    const std::vector<Opening> &openings = found->second;
    const auto next = std::upper_bound(openings.begin(), openings.end(), number,
                                       [](qint64 wanted, const Opening &opening) { return wanted < opening.number; });
    return next == openings.begin() ? openings.front().monotonicNs : std::prev(next)->monotonicNs;
}

void LogOpenings::forgetBefore(qint64 number)
{
    if (m_count < m_most)
        return;
    for (auto peer = m_openings.begin(); peer != m_openings.end();) {
        std::vector<Opening> &openings = peer->second;
        const auto kept = std::find_if(openings.begin(), openings.end(),
                                       [number](const Opening &opening) { return opening.number >= number; });
        m_count -= static_cast<size_t>(kept - openings.begin());
        openings.erase(openings.begin(), kept);
        peer = openings.empty() ? m_openings.erase(peer) : std::next(peer);
    }
    m_most = std::max(size_t{64} * 1024, m_count * 2);
}

QList<qint64> LogOpenings::numbers(quint32 peer, qint64 begin) const
{
    QList<qint64> numbers;
    const auto found = m_openings.find(peer);
    if (found == m_openings.end())
        return numbers;
    for (const Opening &opening : found->second) {
        if (opening.number >= begin)
            numbers.append(opening.number);
    }
    return numbers;
}

void LogOpenings::clear()
{
    *this = LogOpenings();
}

} // namespace workbench
