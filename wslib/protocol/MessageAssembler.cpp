#include "wslib/protocol/MessageAssembler.h"

#include <algorithm>
#include <utility>

namespace wslib {

namespace {

// A declared length is only a claim: no more than this is reserved before bytes have come.
constexpr qint64 trustedReserve = qint64{1024} * 1024;

constexpr ProtocolError messageTooBig{CloseCode::MessageTooBig, "message exceeds the size limit"};
constexpr ProtocolError invalidUtf8{CloseCode::InvalidPayload, "text message is not valid UTF-8"};
constexpr ProtocolError corruptDeflate{CloseCode::InvalidPayload, "compressed message is corrupt"};

std::optional<ProtocolError> errorOf(Inflater::Result result)
{
    switch (result) {
    case Inflater::Result::Corrupt:
        return corruptDeflate;
    case Inflater::Result::TooLarge:
        return messageTooBig;
    case Inflater::Result::Ok:
        break;
    }
    return std::nullopt;
}

} // namespace

MessageAssembler::MessageAssembler(qint64 maxMessageSize)
    : m_maxMessageSize(maxMessageSize)
{
}

// What doesn't compress grows a little, so a compressed message may be longer on the wire than it may be at last; how long
// it is at last, the Inflater sees to.
bool MessageAssembler::isTooLong(quint64 frameSize) const
{
    const auto limit = static_cast<quint64>(std::max<qint64>(0, m_maxMessageSize));
    const quint64 allowed = m_compressed ? limit + limit / 16 + 64 : limit;
    return frameSize > allowed || m_wireSize > allowed - frameSize;
}

std::optional<ProtocolError> MessageAssembler::beginFrame(const FrameHeader &header)
{
    if (header.opcode == Opcode::Continuation && !m_inMessage)
        return ProtocolError{CloseCode::ProtocolError, "continuation frame without a message to continue"};
    if (header.opcode != Opcode::Continuation && m_inMessage)
        return ProtocolError{CloseCode::ProtocolError, "new message before the fragmented one has ended"};
    if (!m_inMessage) {
        m_message.opcode = header.opcode;
        m_utf8.reset();
        m_wireSize = 0;
        m_compressed = header.rsv1 && m_inflater;
        m_inMessage = true;
    }
    if (isTooLong(header.payloadLength))
        return messageTooBig;
    m_wireSize += header.payloadLength;
    m_frame = header;
    const auto claimed = static_cast<qint64>(header.payloadLength);
    if (m_message.payload.isEmpty() && claimed > 0 && !m_compressed)
        m_message.payload.reserve(std::min(claimed, trustedReserve));
    return std::nullopt;
}

std::optional<ProtocolError> MessageAssembler::append(QByteArrayView piece, quint64 offset)
{
    const qsizetype start = m_message.payload.size();
    const auto error = m_compressed ? appendCompressed(piece, offset) : appendPlain(piece, offset);
    return firstError(start, error);
}

// What was inflated before an error may be wrong itself: then that came first, wherever the input was cut.
std::optional<ProtocolError> MessageAssembler::firstError(qsizetype start, std::optional<ProtocolError> error)
{
    if (const auto textError = checkText(start))
        return textError;
    return error;
}

std::optional<ProtocolError> MessageAssembler::appendPlain(QByteArrayView piece, quint64 offset)
{
    if (!m_frame.maskKey) {
        m_message.payload.append(piece);
        return std::nullopt;
    }
    const qsizetype start = m_message.payload.size();
    m_message.payload.resize(start + piece.size());
    applyMask(m_message.payload.data() + start, piece, *m_frame.maskKey, offset);
    return std::nullopt;
}

std::optional<ProtocolError> MessageAssembler::appendCompressed(QByteArrayView piece, quint64 offset)
{
    if (m_frame.maskKey) {
        m_unmasked.resize(piece.size());
        applyMask(m_unmasked.data(), piece, *m_frame.maskKey, offset);
        piece = m_unmasked;
    }
    return errorOf(m_inflater->inflate(piece, m_message.payload, m_maxMessageSize));
}

std::optional<ProtocolError> MessageAssembler::checkText(qsizetype start)
{
    if (m_message.isText() && !m_utf8.accept(QByteArrayView(m_message.payload).sliced(start)))
        return invalidUtf8;
    return std::nullopt;
}

std::optional<ProtocolError> MessageAssembler::endFrame()
{
    if (!m_frame.fin)
        return std::nullopt;
    if (m_compressed) {
        const qsizetype start = m_message.payload.size();
        const auto error = errorOf(m_inflater->finishMessage(m_message.payload, m_maxMessageSize));
        if (const auto first = firstError(start, error))
            return first;
    }
    if (m_message.isText() && !m_utf8.isComplete())
        return invalidUtf8;
    m_inMessage = false;
    m_complete = true;
    return std::nullopt;
}

Message MessageAssembler::takeMessage()
{
    m_complete = false;
    m_message.wireSize = static_cast<qint64>(m_wireSize);
    return std::exchange(m_message, Message{});
}

} // namespace wslib
