#include "ui/log/LogRows.h"

#include <algorithm>

namespace ui {

namespace {

constexpr qint64 chunk = 256;

void add(LogRows::Count &count, LogRows::Direction direction)
{
    if (direction == LogRows::Direction::Sent)
        ++count.sent;
    else if (direction == LogRows::Direction::Received)
        ++count.received;
}

} // namespace

void LogRows::append(qint64 number, qint64 monotonicNs, Direction direction)
{
    if ((m_removed + size()) % chunk == 0 || m_sums.empty())
        m_sums.push_back(m_total);
    m_rows.push_back({number * 4 + static_cast<qint64>(direction), monotonicNs});
    add(m_total, direction);
}

void LogRows::removeFirst(int count)
{
    const qint64 removed = m_removed + count;
    const auto chunks = static_cast<std::ptrdiff_t>(removed / chunk - m_removed / chunk);
    m_rows.erase(m_rows.begin(), m_rows.begin() + count);
    m_sums.erase(m_sums.begin(), m_sums.begin() + std::min(chunks, static_cast<std::ptrdiff_t>(m_sums.size())));
    m_removed = removed;
    if (m_rows.empty())
        clear();
}

void LogRows::clear()
{
    m_rows.clear();
    m_sums.clear();
    m_total = {};
    m_removed = 0;
}

int LogRows::rowOf(qint64 number) const
{
    const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), number,
                                        [](const Row &row, qint64 wanted) { return row.number() < wanted; });
    return static_cast<int>(found - m_rows.begin());
}

LogRows::Count LogRows::count(int begin, int end) const
{
    const Count to = countTo(end);
    const Count from = countTo(begin);
    return {to.sent - from.sent, to.received - from.received};
}

// Of all rows before @p row, also of removed ones: to be subtracted from another of its kind. A chunk whose beginning was
// removed is counted from its end.
LogRows::Count LogRows::countTo(int row) const
{
    if (row >= size())
        return m_total;
    const qint64 absolute = m_removed + row;
    const qint64 start = absolute - absolute % chunk;
    Count count;
    if (start >= m_removed) {
        count = m_sums[static_cast<size_t>(start / chunk - m_removed / chunk)];
        for (qint64 at = start; at < absolute; ++at)
            add(count, direction(static_cast<int>(at - m_removed)));
        return count;
    }
    Count rest;
    const qint64 end = std::min(start + chunk, m_removed + size());
    for (qint64 at = absolute; at < end; ++at)
        add(rest, direction(static_cast<int>(at - m_removed)));
    const size_t next = 1;
    const Count total = next < m_sums.size() ? m_sums[next] : m_total;
    return {total.sent - rest.sent, total.received - rest.received};
}

} // namespace ui
