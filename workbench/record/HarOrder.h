#pragma once

#include <QByteArray>

#include <unordered_map>
#include <vector>

namespace workbench {

/// A part of a file that is to be put in another order: a span of it, or else a text.
struct FilePart
{
    qint64 from = 0;
    qint64 size = 0;
    QByteArray text = {};
};

/// Where the pieces of each connection's entry are in a HAR that was written while several connections talked, and how they make
/// one entry each. Holds 16 bytes for every change from one connection to another.
class HarOrder
{
public:
    /// An entry of @p connection begins at @p from, the first message of which comes at @p messages.
    void begin(qint64 connection, qint64 from, qint64 messages);
    /// Its messages end at @p at; if it is its last entry, @p end is what follows.
    void endPiece(qint64 connection, qint64 at, const QByteArray &end);
    /// What is known at last of how @p connection's entry ends.
    void setEnd(qint64 connection, const QByteArray &end);

    /// Whether a connection has more than one entry.
    bool isNeeded() const { return m_split; }
    /// The file with an entry for each connection, in the order of their beginnings, and @p end.
    std::vector<FilePart> parts(const QByteArray &end) const;

private:
    struct Piece
    {
        qint64 from = 0;
        qint64 to = 0;
    };
    struct Entry
    {
        Piece head;
        std::vector<Piece> messages;
        QByteArray end;
    };

    std::vector<Entry> m_entries;
    std::unordered_map<qint64, size_t> m_places; ///< Of connections among the entries.
    bool m_split = false;
};

} // namespace workbench
