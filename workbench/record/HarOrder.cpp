#include "workbench/record/HarOrder.h"

namespace workbench {

void HarOrder::begin(qint64 connection, qint64 from, qint64 messages)
{
    const auto [place, isNew] = m_places.try_emplace(connection, m_entries.size());
    if (isNew)
        m_entries.push_back({{from, messages}, {}, {}});
    else
        m_split = true;
    m_entries[place->second].messages.push_back({messages, messages});
}

void HarOrder::endPiece(qint64 connection, qint64 at, const QByteArray &end)
{
    Entry &entry = m_entries.at(m_places.at(connection));
    entry.messages.back().to = at;
    entry.end = end;
}

void HarOrder::setEnd(qint64 connection, const QByteArray &end)
{
    if (const auto place = m_places.find(connection); place != m_places.end())
        m_entries[place->second].end = end;
}

// Messages of a piece begin with a line of their own, without a comma before the first.
std::vector<FilePart> HarOrder::parts(const QByteArray &end) const
{
    std::vector<FilePart> parts;
    for (const Entry &entry : m_entries) {
        if (parts.empty())
            parts.push_back({0, entry.head.from});
        else
            parts.push_back({0, 0, ",\n"});
        parts.push_back({entry.head.from, entry.head.to - entry.head.from});
        bool first = true;
        for (const Piece &piece : entry.messages) {
            if (piece.from == piece.to)
                continue;
            if (!first)
                parts.push_back({0, 0, ","});
            first = false;
            parts.push_back({piece.from, piece.to - piece.from});
        }
        parts.push_back({0, 0, entry.end});
    }
    parts.push_back({0, 0, end});
    return parts;
}

} // namespace workbench
