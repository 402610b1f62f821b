#include "workbench/conformance/PeerStream.h"

#include "workbench/conformance/Utf8Check.h"

#include <QtEndian>

#include <algorithm>
#include <utility>

namespace workbench::conformance {

namespace {

// No case makes a peer send more in a frame, or in a message.
constexpr quint64 largestFrame = quint64{64} * 1024 * 1024;

bool isControl(quint8 opcode)
{
    return (opcode & 0x8U) != 0;
}

} // namespace

PeerStream::PeerStream(Side peer)
    : m_peer(peer)
{
}

void PeerStream::setDeflate(const DeflateTerms &terms)
{
    m_inflater = m_peer == Side::Server
                     ? std::make_unique<Inflater>(terms.serverWindowBits, terms.serverNoContextTakeover)
                     : std::make_unique<Inflater>(terms.clientWindowBits, terms.clientNoContextTakeover);
}

std::vector<PeerEvent> PeerStream::takeEvents()
{
    return std::exchange(m_events, {});
}

QList<FrameRecord> PeerStream::takeFrames()
{
    return std::exchange(m_frames, {});
}

void PeerStream::receive(const QByteArray &bytes)
{
    m_buffer += bytes;
    while (m_violation.isEmpty() && step()) {
    }
    if (m_at > 0) {
        m_buffer.remove(0, m_at);
        m_at = 0;
    }
}

// False: the frame isn't complete yet.
bool PeerStream::step()
{
    if (m_forgotten)
        return skip();
    Frame frame;
    if (!readHeader(frame))
        return false;
    m_violation = headerViolation(frame);
    if (!m_violation.isEmpty()) {
        record(frame);
        return false;
    }
    if (m_forgets && !isControl(frame.opcode))
        return forgetPayload(frame);
    if (!takePayload(frame))
        return false;
    record(frame);
    frameComplete(frame);
    return true;
}

bool PeerStream::forgetPayload(const Frame &frame)
{
    record(frame);
    m_at += frame.headerSize;
    m_forgotten = frame;
    m_toSkip = frame.length;
    return skip();
}

bool PeerStream::skip()
{
    const auto passing = std::min(m_toSkip, static_cast<quint64>(m_buffer.size() - m_at));
    m_at += static_cast<qsizetype>(passing);
    m_toSkip -= passing;
    if (m_toSkip > 0)
        return false;
    frameComplete(*std::exchange(m_forgotten, std::nullopt));
    return true;
}

bool PeerStream::readHeader(Frame &frame) const
{
    const qsizetype available = m_buffer.size() - m_at;
    if (available < 2)
        return false;
    const auto first = static_cast<quint8>(m_buffer[m_at]);
    const auto second = static_cast<quint8>(m_buffer[m_at + 1]);
    frame.fin = (first & 0x80U) != 0;
    frame.reserved = (first >> 4U) & 0x7U;
    frame.opcode = first & 0x0FU;
    frame.masked = (second & 0x80U) != 0;
    frame.length = second & 0x7FU;
    const qsizetype lengthSize = frame.length == 127 ? 8 : frame.length == 126 ? 2 : 0;
    frame.headerSize = 2 + lengthSize + (frame.masked ? 4 : 0);
    if (available < frame.headerSize)
        return false;
    frame.header = m_buffer.mid(m_at, frame.headerSize);
    if (lengthSize == 2)
        frame.length = qFromBigEndian<quint16>(m_buffer.constData() + m_at + 2);
    else if (lengthSize == 8)
        frame.length = qFromBigEndian<quint64>(m_buffer.constData() + m_at + 2);
    return true;
}

QByteArray PeerStream::headerViolation(const Frame &frame) const
{
    if (frame.opcode > 0xA || (frame.opcode > 0x2 && frame.opcode < 0x8))
        return "the peer sent a reserved opcode (§5.2)";
    const bool mayBeCompressed = m_inflater && (frame.opcode == 0x1 || frame.opcode == 0x2);
    if ((frame.reserved & 3U) != 0 || (frame.reserved != 0 && !mayBeCompressed))
        return "the peer set a reserved bit (§5.2)";
    if (frame.masked != (m_peer == Side::Client))
        return frame.masked ? "the server masked a frame (§5.1)" : "the client did not mask a frame (§5.1)";
    const qsizetype lengthSize = frame.headerSize - 2 - (frame.masked ? 4 : 0);
    if ((lengthSize == 2 && frame.length <= 125) || (lengthSize == 8 && frame.length <= 0xFFFF))
        return "the peer did not use the shortest form of a length (§5.2)";
    if (frame.length > largestFrame && !m_forgets)
        return "the peer declared a frame larger than anything it was asked for";
    if (isControl(frame.opcode) && (!frame.fin || frame.length > 125))
        return "the peer sent a control frame that is fragmented or too long (§5.5)";
    if (!isControl(frame.opcode) && (frame.opcode == 0x0) != m_inMessage)
        return m_inMessage ? "the peer began a message within a fragmented one (§5.4)"
                           : "the peer continued a message that it had not begun (§5.4)";
    // Each fragment may be small, and there may be no end of them.
    const auto before = m_inMessage ? static_cast<quint64>(m_message.payload.size()) : 0;
    if (!m_forgets && !isControl(frame.opcode) && before + frame.length > largestFrame)
        return "the peer sends a message larger than anything it was asked for";
    return {};
}

bool PeerStream::takePayload(Frame &frame)
{
    if (m_buffer.size() - m_at - frame.headerSize < static_cast<qsizetype>(frame.length))
        return false;
    frame.payload = m_buffer.mid(m_at + frame.headerSize, static_cast<qsizetype>(frame.length));
    if (frame.masked) {
        FrameSpec::Key key{};
        std::copy_n(m_buffer.constData() + m_at + frame.headerSize - 4, 4, key.begin());
        applyKey(frame.payload, 0, key);
    }
    m_at += frame.headerSize + frame.payload.size();
    return true;
}

void PeerStream::record(const Frame &frame)
{
    if (m_frames.size() >= CaseReport::maxKeptFrames)
        return; // of one read, which may have any number of empty ones
    FrameRecord record;
    record.direction = FrameRecord::Direction::Received;
    record.fin = frame.fin;
    record.reserved = frame.reserved;
    record.opcode = frame.opcode;
    record.masked = frame.masked;
    record.payloadLength = frame.length;
    record.header = frame.header;
    record.payload = frame.payload.left(FrameRecord::maxKeptPayload);
    m_frames.append(record);
}

void PeerStream::frameComplete(const Frame &frame)
{
    if (isControl(frame.opcode)) {
        controlComplete(frame);
        return;
    }
    if (frame.opcode != 0x0) {
        m_message = {frame.opcode, {}};
        m_compressed = frame.reserved != 0;
        m_inMessage = true;
    }
    if (m_message.payload.isEmpty())
        m_message.payload = frame.payload;
    else
        m_message.payload += frame.payload;
    if (frame.fin)
        messageComplete();
}

void PeerStream::controlComplete(const Frame &frame)
{
    if (frame.opcode == 0x8 && frame.payload.size() == 1)
        m_violation = "the peer sent a Close frame with a payload of one byte (§5.5.1)";
    else if (frame.opcode == 0x8 && !isUtf8(frame.payload.mid(2)))
        m_violation = "the peer sent a close reason that is not UTF-8 (§5.5.1)";
    else
        m_events.push_back({frame.opcode, frame.payload});
}

void PeerStream::messageComplete()
{
    m_inMessage = false;
    if (m_forgets) {
        m_events.push_back(std::exchange(m_message, {}));
        return;
    }
    if (m_compressed) {
        const std::optional<QByteArray> inflated = m_inflater->message(m_message.payload);
        if (!inflated) {
            m_violation = "the peer's compressed message can't be inflated within the window agreed on (RFC 7692 §7.2)";
            return;
        }
        m_message.payload = *inflated;
    }
    if (m_message.opcode == 0x1 && !isUtf8(m_message.payload)) {
        m_violation = "the peer sent a text message that is not UTF-8 (§5.6)";
        return;
    }
    m_events.push_back(std::exchange(m_message, {}));
}

} // namespace workbench::conformance
