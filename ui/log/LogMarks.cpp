#include "ui/log/LogMarks.h"

#include <iterator>

namespace ui {

namespace {

bool put(std::set<qint64> &numbers, qint64 number, bool in)
{
    return in ? numbers.insert(number).second : numbers.erase(number) > 0;
}

} // namespace

void LogMarks::setMarked(qint64 number, bool marked)
{
    if (put(m_marked, number, marked))
        Q_EMIT changed();
}

void LogMarks::setPinned(qint64 number, bool pinned)
{
    if (put(m_pinned, number, pinned))
        Q_EMIT changed();
}

void LogMarks::forgetBefore(qint64 number)
{
    const auto kept = m_marked.lower_bound(number);
    if (kept == m_marked.begin())
        return;
    m_marked.erase(m_marked.begin(), kept);
    Q_EMIT changed();
}

void LogMarks::clear()
{
    m_marked.clear();
    Q_EMIT changed();
}

qint64 LogMarks::next(qint64 number) const
{
    if (m_marked.empty())
        return -1;
    const auto found = m_marked.upper_bound(number);
    return found == m_marked.end() ? *m_marked.begin() : *found;
}

qint64 LogMarks::previous(qint64 number) const
{
    if (m_marked.empty())
        return -1;
    const auto found = m_marked.lower_bound(number);
    return found == m_marked.begin() ? *m_marked.rbegin() : *std::prev(found);
}

} // namespace ui
