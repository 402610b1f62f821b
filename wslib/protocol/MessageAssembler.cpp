#include "wslib/protocol/MessageAssembler.h"

#include <algorithm>
#include <utility>

namespace wslib {

namespace {

// A declared length is only a claim: no more than this is reserved before bytes have come.
constexpr qint64 trustedReserve = qint64{1024} * 1024;

constexpr ProtocolError messageTooBig{CloseCode::MessageTooBig, "message exceeds the size limit"};
constexpr ProtocolError invalidUtf8{CloseCode::InvalidPayload, "text message is not valid UTF-8"};

} // namespace

MessageAssembler::MessageAssembler(qint64 maxMessageSize)
    : m_maxMessageSize(maxMessageSize)
{
}

std::optional<ProtocolError> MessageAssembler::beginFrame(const FrameHeader &header)
{
    if (header.opcode == Opcode::Continuation && !m_inMessage)
        return ProtocolError{CloseCode::ProtocolError, "continuation frame without a message to continue"};
    if (header.opcode != Opcode::Continuation && m_inMessage)
        return ProtocolError{CloseCode::ProtocolError, "new message before the fragmented one has ended"};
    const auto room = static_cast<quint64>(std::max<qint64>(0, m_maxMessageSize - m_message.payload.size()));
    if (header.payloadLength > room)
        return messageTooBig;

    if (!m_inMessage) {
        m_message.opcode = header.opcode;
        m_utf8.reset();
        m_inMessage = true;
    }
    m_frame = header;
    const auto claimed = static_cast<qint64>(header.payloadLength);
    if (m_message.payload.isEmpty() && claimed > 0)
        m_message.payload.reserve(std::min(claimed, trustedReserve));
    return std::nullopt;
}

std::optional<ProtocolError> MessageAssembler::append(QByteArrayView piece, quint64 offset)
{
    const qsizetype start = m_message.payload.size();
    if (m_frame.maskKey) {
        m_message.payload.resize(start + piece.size());
        applyMask(m_message.payload.data() + start, piece, *m_frame.maskKey, offset);
    } else {
        m_message.payload.append(piece);
    }
    if (m_message.isText() && !m_utf8.accept(QByteArrayView(m_message.payload).sliced(start)))
        return invalidUtf8;
    return std::nullopt;
}

std::optional<ProtocolError> MessageAssembler::endFrame()
{
    if (!m_frame.fin)
        return std::nullopt;
    if (m_message.isText() && !m_utf8.isComplete())
        return invalidUtf8;
    m_inMessage = false;
    m_complete = true;
    return std::nullopt;
}

Message MessageAssembler::takeMessage()
{
    m_complete = false;
    return std::exchange(m_message, Message{});
}

} // namespace wslib
