#include "wslib/protocol/MessageAssembler.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace wslib {

namespace {

// A declared length is only a claim: no more than this is reserved before bytes have come, and then four times as much.
constexpr qsizetype trustedReserve = qsizetype{1024} * 1024;

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
    const auto claimed = static_cast<qsizetype>(header.payloadLength);
    m_claimed = m_compressed ? 0 : m_message.payload.size() + claimed;
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
    char *const destination = grown(piece.size());
    if (m_frame.maskKey)
        applyMask(destination, piece, *m_frame.maskKey, offset);
    else
        std::memcpy(destination, piece.data(), static_cast<size_t>(piece.size()));
    return std::nullopt;
}

// The end of the message, which has become so much longer.
char *MessageAssembler::grown(qsizetype size)
{
    QByteArray &payload = m_message.payload;
    const qsizetype start = payload.size();
    if (start == 0)
        payload = QByteArray(std::max(size, std::min(m_claimed, trustedReserve)), Qt::Uninitialized);
    else if (start + size > payload.capacity() && m_claimed > start + size)
        payload.reserve(std::min(m_claimed, 4 * start));
    payload.resize(start + size);
    return payload.data() + start;
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
