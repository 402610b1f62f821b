#include "workbench/log/WireIndex.h"

#include "workbench/log/FrameTrail.h"
#include "workbench/log/Saturated.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

namespace workbench {

using Direction = LogEntry::Direction;
using Kind = LogEntry::Kind;

namespace {

// From the request of the handshake before @p number, or of its own, to the one behind it.
LogStore::Range connectionOf(const LogStore &log, qint64 number, quint32 peer)
{
    LogStore::Range range = log.range();
    const bool isServer = peer > 0; // its peers have one connection each
    if (isServer)
        return range;
    for (const qint64 head : log.handshakes(peer)) {
        const auto found = log.head(head, 5);
        const bool request = found && !found->entry.payload.startsWith("HTTP/");
        if (request && head <= number)
            range.begin = head;
        else if (request && head > number) {
            range.end = head;
            break;
        }
    }
    return range;
}

} // namespace

WireIndex WireIndex::of(const LogStore &log, qint64 number, qint64 most, const std::atomic<bool> &cancelled)
{
    WireIndex made;
    const auto chosen = log.head(number, 0);
    if (!chosen)
        return made;
    const quint32 peer = chosen->entry.peer;
    std::vector<Piece> &pieces = made.m_pieces;
    const auto add = [&](Piece piece, qint64 size) {
        made.m_isCut = static_cast<qint64>(pieces.size()) >= most;
        piece.start = size; // until they are in order
        if (!made.m_isCut)
            pieces.push_back(piece);
    };
    log.visit(connectionOf(log, number, peer), [&](const LogStore::EntryView &view) {
        if (view.entry.peer != peer)
            return !cancelled;
        Piece piece{0, view.number, view.entry.monotonicNs, -1, 0, view.entry.direction};
        if (view.entry.kind == Kind::Handshake)
            add(piece, view.size);
        else if (view.frames.isEmpty() && (view.entry.isFrame() && view.entry.kind != Kind::Close))
            ++made.m_unknown;
        FrameTrail trail(view.frames);
        for (LoggedFrame frame; trail.next(frame); ++piece.frame) {
            piece.direction = frame.direction;
            piece.offset = frame.offset;
            piece.ns = saturatedSum(view.entry.monotonicNs, frame.timeNs);
            add(piece, frame.wireSize());
        }
        return !cancelled && !made.m_isCut;
    });
    // In each direction as they stand there; between the two, what came goes before what was sent then.
    std::stable_sort(pieces.begin(), pieces.end(), [](const Piece &a, const Piece &b) {
        const auto key = [](const Piece &piece) {
            return std::tuple(piece.offset >= 0, piece.ns, piece.direction != Direction::Received && piece.offset >= 0,
                              piece.offset);
        };
        return key(a) < key(b);
    });
    for (Piece &piece : pieces)
        made.m_size = saturatedSum(made.m_size, std::exchange(piece.start, made.m_size));
    return made;
}

qint64 WireIndex::sizeOf(size_t piece) const
{
    return (piece + 1 < m_pieces.size() ? m_pieces[piece + 1].start : m_size) - m_pieces[piece].start;
}

size_t WireIndex::pieceAt(qint64 at) const
{
    const auto behind = std::upper_bound(m_pieces.begin(), m_pieces.end(), at,
                                         [](qint64 wanted, const Piece &piece) { return wanted < piece.start; });
    return static_cast<size_t>(std::max<std::ptrdiff_t>(0, behind - m_pieces.begin() - 1));
}

std::optional<size_t> WireIndex::pieceOf(qint64 number) const
{
    const auto found =
        std::find_if(m_pieces.begin(), m_pieces.end(), [number](const Piece &piece) { return piece.number == number; });
    return found == m_pieces.end() ? std::nullopt : std::optional(static_cast<size_t>(found - m_pieces.begin()));
}

QByteArray wireBytes(const LogStore &log, const WireIndex::Piece &piece)
{
    return wireBytes(log, piece, 0, std::numeric_limits<qint64>::max());
}

QByteArray wireBytes(const LogStore &log, const WireIndex::Piece &piece, qint64 from, qint64 size)
{
    const QList<LogEntry> found = log.entries({piece.number, piece.number + 1});
    if (found.isEmpty())
        return {};
    const LogEntry &entry = found.first();
    if (entry.kind == Kind::Handshake)
        return entry.payload.mid(from, size);
    FrameTrail trail(entry.frames);
    LoggedFrame frame;
    for (quint32 i = 0; trail.next(frame); ++i) {
        if (i == piece.frame)
            return wireBytes(frame, entry.payload, from, size);
    }
    return {};
}

QByteArray wireBytes(const LogEntry &entry, Direction direction)
{
    if (entry.kind == Kind::Handshake)
        return entry.direction == direction ? entry.payload : QByteArray();
    QByteArray bytes;
    FrameTrail trail(entry.frames);
    for (LoggedFrame frame; trail.next(frame);) {
        if (frame.direction == direction)
            bytes += wireBytes(frame, entry.payload);
    }
    return bytes;
}

} // namespace workbench
