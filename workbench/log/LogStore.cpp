#include "workbench/log/LogStore.h"

#include <algorithm>
#include <utility>

namespace workbench {

LogStore::LogStore(qint64 budget, QObject *parent)
    : QObject(parent)
    , m_budget(budget)
{
}

qint64 LogStore::cost(const LogEntry &entry)
{
    return static_cast<qint64>(sizeof(LogEntry)) + entry.payload.size();
}

void LogStore::append(const LogEntry &entry)
{
    bool announce = false;
    {
        const std::lock_guard lock(m_mutex);
        m_entries.push_back(entry);
        m_held += cost(entry);
        count(entry);
        while (m_held > m_budget && m_entries.size() > 1) {
            m_held -= cost(m_entries.front());
            m_entries.pop_front();
            ++m_first;
            ++m_dropped;
        }
        announce = !std::exchange(m_announced, true);
    }
    if (announce)
        Q_EMIT changed();
}

void LogStore::clear()
{
    {
        const std::lock_guard lock(m_mutex);
        m_first += static_cast<qint64>(m_entries.size());
        m_entries.clear();
        m_held = 0;
        m_dropped = 0;
        m_totals = {};
        m_announced = true;
    }
    Q_EMIT changed();
}

LogStore::Range LogStore::rangeLocked() const
{
    return {m_first, m_first + static_cast<qint64>(m_entries.size())};
}

LogStore::Range LogStore::acknowledge()
{
    const std::lock_guard lock(m_mutex);
    m_announced = false;
    return rangeLocked();
}

LogStore::Range LogStore::range() const
{
    const std::lock_guard lock(m_mutex);
    return rangeLocked();
}

qint64 LogStore::dropped() const
{
    const std::lock_guard lock(m_mutex);
    return m_dropped;
}

LogStore::Totals LogStore::totals() const
{
    const std::lock_guard lock(m_mutex);
    return m_totals;
}

void LogStore::count(const LogEntry &entry)
{
    if (!entry.isMessage())
        return;
    const bool sent = entry.direction == LogEntry::Direction::Sent;
    ++(sent ? m_totals.messagesSent : m_totals.messagesReceived);
    (sent ? m_totals.bytesSent : m_totals.bytesReceived) += entry.payload.size();
}

QList<LogEntry> LogStore::entries(Range range) const
{
    const std::lock_guard lock(m_mutex);
    const Range held = rangeLocked();
    QList<LogEntry> found;
    const qint64 end = std::min(range.end, held.end);
    found.reserve(std::max<qint64>(0, end - std::max(range.begin, held.begin)));
    for (qint64 number = std::max(range.begin, held.begin); number < end; ++number)
        found.append(m_entries[static_cast<size_t>(number - m_first)]);
    return found;
}

} // namespace workbench
