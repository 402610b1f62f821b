#pragma once

#include <QByteArray>

#include <optional>

namespace workbench {

/// Cuts what one end sends, from its first byte on, into the head of the opening handshake and the frames behind it. Checks no
/// rule, since what is sent may be forged; only lengths are believed. What isn't a handshake that was accepted stays one
/// stretch without an end.
class FrameWalker
{
public:
    /// A stretch of bytes of one head or frame.
    struct Piece
    {
        enum class What : quint8 {
            Head, ///< Of HTTP; or whatever else isn't frames.
            Frame,
        };
        What what = What::Head;
        QByteArrayView bytes; ///< Into the input of next(), or into the walker.
        quint64 offset = 0;   ///< Of its first byte in the head or frame.
        bool isLast = false;  ///< The head or frame ends with it.
    };

    /// Of the frame that pieces are of, from its first piece on, which has the header whole.
    struct Frame
    {
        quint8 firstByte = 0;
        quint8 headerSize = 0;
        quint64 payloadSize = 0;

        quint64 size() const { return headerSize + payloadSize; }
        int opcode() const { return firstByte & 0x0F; }
        bool isControl() const { return (firstByte & 0x08) != 0; }
        bool isFinal() const { return (firstByte & 0x80) != 0; }
    };

    /// Takes bytes from the front of @p input; nothing once they are used up.
    std::optional<Piece> next(QByteArrayView &input);
    const Frame &frame() const { return m_frame; }
    /// Whether what it was given so far ends with a head or a frame, so that another frame might be put behind it.
    bool isBetweenFrames() const { return m_state == State::InHeader && (m_headerGiven || m_header.isEmpty()); }

private:
    Piece takeHead(QByteArrayView &input);
    bool takeHeader(QByteArrayView &input);

    enum class State : quint8 { InHead, InHeader, InFrame, Opaque };
    State m_state = State::InHead;
    QByteArray m_start; ///< The beginning of the head, to know what it is.
    quint64 m_headSize = 0;
    int m_newLines = 0; ///< How much of CR LF CR LF has come.
    QByteArray m_header;
    bool m_headerGiven = false;
    Frame m_frame;
    quint64 m_taken = 0; ///< Of the frame.
};

} // namespace workbench
