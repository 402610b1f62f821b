#include "workbench/faults/FrameWalker.h"

#include <QtEndian>

#include <utility>

namespace workbench {

namespace {

constexpr qsizetype startSize = 12; // "HTTP/1.1 101"

// A request for an upgrade, or the answer that grants it.
bool leadsToFrames(const QByteArray &start)
{
    return start.startsWith("GET ") || (start.startsWith("HTTP/1.") && start.endsWith(" 101"));
}

// 0 if it isn't known yet.
qsizetype headerSizeOf(const QByteArray &header)
{
    if (header.size() < 2)
        return 0;
    const auto second = static_cast<quint8>(header.at(1));
    const qsizetype length = (second & 0x7F) == 126 ? 2 : (second & 0x7F) == 127 ? 8 : 0;
    return 2 + length + ((second & 0x80) != 0 ? 4 : 0);
}

quint64 payloadSizeOf(const QByteArray &header)
{
    const quint8 length = static_cast<quint8>(header.at(1)) & 0x7F;
    if (length == 126)
        return qFromBigEndian<quint16>(header.constData() + 2);
    return length == 127 ? qFromBigEndian<quint64>(header.constData() + 2) : length;
}

} // namespace

std::optional<FrameWalker::Piece> FrameWalker::next(QByteArrayView &input)
{
    if (input.isEmpty())
        return std::nullopt;
    if (m_state == State::InHead)
        return takeHead(input);
    if (m_state == State::Opaque)
        return Piece{Piece::What::Head, std::exchange(input, {}), m_headSize, false};
    if (m_state == State::InHeader) {
        if (!takeHeader(input))
            return std::nullopt;
        m_state = m_frame.payloadSize > 0 ? State::InFrame : State::InHeader;
        m_taken = m_frame.headerSize;
        return Piece{Piece::What::Frame, m_header, 0, m_frame.payloadSize == 0};
    }
    const auto left =
        static_cast<qsizetype>(qMin<quint64>(m_frame.size() - m_taken, static_cast<quint64>(input.size())));
    const Piece piece{Piece::What::Frame, input.first(left), m_taken,
                      m_taken + static_cast<quint64>(left) == m_frame.size()};
    input = input.sliced(left);
    m_taken += static_cast<quint64>(left);
    if (piece.isLast)
        m_state = State::InHeader;
    return piece;
}

FrameWalker::Piece FrameWalker::takeHead(QByteArrayView &input)
{
    qsizetype size = 0;
    while (size < input.size() && m_newLines < 4) {
        const char byte = input.at(size++);
        if (m_start.size() < startSize)
            m_start += byte;
        m_newLines = byte == (m_newLines % 2 == 0 ? '\r' : '\n') ? m_newLines + 1 : (byte == '\r' ? 1 : 0);
    }
    const Piece piece{Piece::What::Head, input.first(size), m_headSize, m_newLines == 4};
    m_headSize += static_cast<quint64>(size);
    input = input.sliced(size);
    if (piece.isLast)
        m_state = leadsToFrames(m_start) ? State::InHeader : State::Opaque;
    return piece;
}

bool FrameWalker::takeHeader(QByteArrayView &input)
{
    if (std::exchange(m_headerGiven, false))
        m_header.clear();
    while (!input.isEmpty()) {
        m_header += input.front();
        input = input.sliced(1);
        if (m_header.size() != headerSizeOf(m_header))
            continue;
        m_frame.firstByte = static_cast<quint8>(m_header.at(0));
        m_frame.headerSize = static_cast<quint8>(m_header.size());
        m_frame.payloadSize = payloadSizeOf(m_header);
        m_headerGiven = true;
        return true;
    }
    return false;
}

} // namespace workbench
