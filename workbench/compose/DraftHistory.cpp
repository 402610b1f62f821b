#include "workbench/compose/DraftHistory.h"

#include <algorithm>

namespace workbench {

void DraftHistory::add(Form form, const QString &text)
{
    keepWritten(text);
    if (text.isEmpty() || text.size() > maxLength / 4)
        return;
    const auto last = entryBefore(form, m_entries.size());
    if (last && m_entries.at(*last).text == text)
        return;
    m_entries.append({form, text});
    shorten();
}

void DraftHistory::keepWritten(const QString &instead)
{
    if (m_walk && !m_walk->written.isEmpty() && m_walk->written != instead && m_walk->written.size() <= maxLength / 4)
        m_entries.append({m_walk->form, m_walk->written});
    m_walk.reset();
}

void DraftHistory::setEntries(const QList<Entry> &entries)
{
    m_walk.reset();
    m_entries = entries;
    shorten();
}

void DraftHistory::shorten()
{
    qsizetype length = 0;
    qsizetype kept = 0;
    while (kept < m_entries.size() && kept < maxEntries) {
        length += m_entries.at(m_entries.size() - 1 - kept).text.size();
        if (length > maxLength)
            break;
        ++kept;
    }
    m_entries.remove(0, m_entries.size() - kept);
}

std::optional<qsizetype> DraftHistory::entryBefore(Form form, qsizetype index) const
{
    while (--index >= 0) {
        if (m_entries.at(index).form == form)
            return index;
    }
    return std::nullopt;
}

bool DraftHistory::isWalking(Form form, const QString &shown) const
{
    return m_walk && m_walk->form == form && m_entries.at(m_walk->at).text == shown;
}

std::optional<QString> DraftHistory::older(Form form, const QString &shown)
{
    // Who has changed a step of the walk is writing something new: a walk begins from there.
    const bool walking = isWalking(form, shown);
    if (!walking)
        keepWritten(shown);
    auto found = entryBefore(form, walking ? m_walk->at : m_entries.size());
    if (!walking && found && m_entries.at(*found).text == shown)
        found = entryBefore(form, *found); // just sent, and still there
    if (!found)
        return std::nullopt;
    if (!walking)
        m_walk = {form, shown, *found};
    m_walk->at = *found;
    return m_entries.at(*found).text;
}

std::optional<QString> DraftHistory::newer(Form form, const QString &shown)
{
    if (!isWalking(form, shown))
        return std::nullopt;
    for (qsizetype i = m_walk->at + 1; i < m_entries.size(); ++i) {
        if (m_entries.at(i).form == form && m_entries.at(i).text != m_walk->written) {
            m_walk->at = i;
            return m_entries.at(i).text;
        }
    }
    const QString written = m_walk->written;
    m_walk.reset();
    return written;
}

} // namespace workbench
