#include "ui/frames/RawSource.h"

#include "ui/Background.h"
#include "ui/detail/HexView.h"
#include "ui/log/EntryText.h"
#include "ui/theme/ThemeColors.h"

#include <algorithm>

namespace ui {

using workbench::LogEntry;
using workbench::WireIndex;

namespace {

constexpr qint64 chunkSize = 4096;
constexpr int mostChunks = 2000;
constexpr int perRow = HexView::bytesPerRow;

} // namespace

RawSource::RawSource(std::shared_ptr<const workbench::LogStore> log, std::shared_ptr<const WireIndex> index)
    : m_log(std::move(log))
    , m_index(std::move(index))
    , m_chunks(mostChunks)
{
    m_rows.reserve(m_index->pieces().size());
    for (size_t i = 0; i < m_index->pieces().size(); ++i) {
        m_rows.push_back(m_rowCount);
        m_rowCount += (m_index->sizeOf(i) + perRow - 1) / perRow;
    }
    m_timer.setSingleShot(true);
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &RawSource::readMissing);
}

void RawSource::takeOver(const RawSource &other)
{
    const auto &pieces = m_index->pieces();
    const auto &before = other.m_index->pieces();
    for (const auto &key : other.m_chunks.keys()) {
        const size_t at = key.first; // what is new mostly comes behind
        if (at < pieces.size() && pieces[at].number == before[at].number && pieces[at].frame == before[at].frame)
            m_chunks.insert(key, new QByteArray(*other.m_chunks.object(key)));
    }
}

size_t RawSource::pieceOfRow(qsizetype row) const
{
    const auto behind = std::upper_bound(m_rows.begin(), m_rows.end(), row);
    return static_cast<size_t>(std::max<std::ptrdiff_t>(0, behind - m_rows.begin() - 1));
}

int RawSource::rowSize(qsizetype row) const
{
    const size_t piece = pieceOfRow(row);
    const qint64 before = (row - m_rows[piece]) * perRow;
    return static_cast<int>(std::clamp<qint64>(m_index->sizeOf(piece) - before, 0, perRow));
}

std::optional<QByteArray> RawSource::rowBytes(qsizetype row) const
{
    const size_t piece = pieceOfRow(row);
    const qint64 from = (row - m_rows[piece]) * perRow;
    const std::pair key(piece, from / chunkSize);
    if (const QByteArray *chunk = m_chunks.object(key))
        return chunk->mid(from % chunkSize, perRow);
    m_missing.insert(key);
    if (!m_timer.isActive())
        m_timer.start();
    return std::nullopt;
}

// What is asked for while others are read is read next.
void RawSource::readMissing()
{
    if (m_isReading || m_missing.isEmpty())
        return;
    m_isReading = true;
    const auto wanted = std::exchange(m_missing, {});
    inBackground(
        this,
        [log = m_log, index = m_index, wanted] {
            std::vector<Chunk> read;
            for (const auto &[piece, number] : wanted)
                read.push_back({piece, number, wireBytes(*log, index->pieces()[piece], number * chunkSize, chunkSize)});
            return read;
        },
        [this](const std::vector<Chunk> &read) {
            m_isReading = false;
            for (const Chunk &chunk : read)
                m_chunks.insert({chunk.piece, chunk.number}, new QByteArray(chunk.bytes));
            Q_EMIT bytesRead();
            readMissing();
        });
}

QString RawSource::rowLabel(qsizetype row) const
{
    const size_t number = pieceOfRow(row);
    const WireIndex::Piece &piece = m_index->pieces()[number];
    const qint64 before = (row - m_rows[number]) * perRow;
    const QString place = piece.offset < 0
                              ? QStringLiteral("    HTTP")
                              : QStringLiteral("%1").arg(piece.offset + before, 8, 16, QLatin1Char('0')).toUpper();
    return (before == 0 ? EntryText::directionGlyph(piece.direction) : QStringLiteral(" ")) + u' ' + place;
}

QColor RawSource::rowColor(qsizetype row, const QPalette &palette) const
{
    const ThemeColors &colors = ThemeColors::of(palette);
    const bool sent = m_index->pieces()[pieceOfRow(row)].direction == LogEntry::Direction::Sent;
    return sent ? colors.sent : colors.received;
}

qint64 RawSource::bytesBefore(qsizetype place) const
{
    if (m_rows.empty())
        return 0;
    const size_t piece = pieceOfRow(place / perRow);
    return m_index->pieces()[piece].start
           + std::clamp<qint64>(place - m_rows[piece] * perRow, 0, m_index->sizeOf(piece));
}

qsizetype RawSource::placeOf(qint64 byte) const
{
    if (m_rows.empty())
        return 0;
    const size_t piece = m_index->pieceAt(byte);
    return m_rows[piece] * perRow + byte - m_index->pieces()[piece].start;
}

std::function<QByteArray()> RawSource::reader(qsizetype begin, qsizetype end) const
{
    struct Part
    {
        size_t piece;
        qint64 from;
        qint64 size;
    };
    std::vector<Part> parts;
    for (qsizetype at = begin; at < end;) {
        const size_t piece = pieceOfRow(at / perRow);
        const qint64 from = at - m_rows[piece] * perRow;
        const qsizetype next = piece + 1 < m_rows.size() ? m_rows[piece + 1] * perRow : end;
        parts.push_back({piece, from, std::min<qint64>(std::min(end, next) - at, m_index->sizeOf(piece) - from)});
        at = next;
    }
    return [log = m_log, index = m_index, parts] {
        QByteArray bytes;
        for (const Part &part : parts) {
            if (part.size > 0)
                bytes += wireBytes(*log, index->pieces()[part.piece], part.from, part.size);
        }
        return bytes;
    };
}

} // namespace ui
