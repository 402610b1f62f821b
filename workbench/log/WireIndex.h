#pragma once

#include "workbench/log/LogStore.h"

#include <atomic>
#include <vector>

namespace workbench {

/// Where the bytes of one connection are, both ways, from its opening handshake on, in the order in which they passed: the whole
/// wire, without holding any of it.
class WireIndex
{
public:
    /// A head of the handshake, a frame, or bytes that are none.
    struct Piece
    {
        qint64 start = 0;  ///< Of its first byte among those of all pieces.
        qint64 number = 0; ///< Of its entry in the log.
        qint64 ns = 0;     ///< When it passed, as LogEntry::monotonicNs.
        qint64 offset = 0; ///< Of its first byte behind the handshake, in its direction; -1 for a head.
        quint32 frame = 0; ///< Which of the entry's frames.
        LogEntry::Direction direction = LogEntry::Direction::None;
    };

    /// Of the connection that the entry @p number belongs to. Reads the log's facts and frames; takes a while, stops when
    /// @p cancelled. Holds no more than @p most pieces, the first ones.
    static WireIndex of(const LogStore &log, qint64 number, qint64 most, const std::atomic<bool> &cancelled);

    const std::vector<Piece> &pieces() const { return m_pieces; }
    /// Of all pieces, in bytes.
    qint64 size() const { return m_size; }
    qint64 sizeOf(size_t piece) const;
    /// The piece that the byte @p at is in; not of an empty index.
    size_t pieceAt(qint64 at) const;
    /// The first piece of the entry @p number; nothing if it has none.
    std::optional<size_t> pieceOf(qint64 number) const;
    /// Whether there would have been more than was asked for.
    bool isCut() const { return m_isCut; }
    /// Messages and control frames whose frames the log doesn't know, so that their bytes are missing.
    qint64 unknown() const { return m_unknown; }

private:
    std::vector<Piece> m_pieces;
    qint64 m_size = 0;
    bool m_isCut = false;
    qint64 m_unknown = 0;
};

/// The bytes of @p piece as they were on the wire; fewer if the log has dropped them since.
QByteArray wireBytes(const LogStore &log, const WireIndex::Piece &piece);
/// Those of the @p size bytes from @p from on.
QByteArray wireBytes(const LogStore &log, const WireIndex::Piece &piece, qint64 from, qint64 size);

/// All bytes of an entry in the direction @p direction as they were on the wire: those of its frames, or of a handshake's head.
QByteArray wireBytes(const LogEntry &entry, LogEntry::Direction direction);

} // namespace workbench
