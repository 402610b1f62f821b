#include "wslib/protocol/FrameParser.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>

namespace wslib {

FrameParser::FrameParser(Role receiver)
    : m_receiver(receiver)
{
}

FrameParser::Step FrameParser::next(QByteArrayView &input)
{
    switch (m_state) {
    case State::InHeader:
        return takeHeader(input);
    case State::InPayload:
        return takePayload(input);
    case State::Failed:
        break;
    }
    return Step::Error;
}

FrameParser::Step FrameParser::fail(const char *violation)
{
    m_state = State::Failed;
    m_error = {CloseCode::ProtocolError, violation};
    return Step::Error;
}

FrameParser::Step FrameParser::takeHeader(QByteArrayView &input)
{
    // 1. The usual case: the whole header lies in the input.
    if (m_partialSize == 0) {
        const HeaderScan scan = scanHeader(input);
        if (scan.violation != nullptr)
            return fail(scan.violation);
        if (scan.size > 0) {
            input = input.sliced(scan.size);
            m_state = State::InPayload;
            return Step::Header;
        }
    }
    // 2. It is cut: collect it byte by byte, so that nothing behind it is taken.
    while (!input.isEmpty()) {
        m_partial[static_cast<size_t>(m_partialSize++)] = input.front();
        input = input.sliced(1);
        const HeaderScan scan = scanHeader(QByteArrayView(m_partial.data(), m_partialSize));
        if (scan.violation != nullptr)
            return fail(scan.violation);
        if (scan.size > 0) {
            m_partialSize = 0;
            m_state = State::InPayload;
            return Step::Header;
        }
    }
    return Step::NeedMore;
}

FrameParser::HeaderScan FrameParser::scanHeader(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return {};
    if (const char *violation = checkFirstByte(static_cast<quint8>(bytes[0])))
        return {0, violation};
    if (bytes.size() < 2)
        return {};
    const auto second = static_cast<quint8>(bytes[1]);
    if (const char *violation = checkSecondByte(second))
        return {0, violation};

    const quint8 shortLength = second & 0x7FU;
    const qsizetype lengthSize = shortLength == 127 ? 8 : shortLength == 126 ? 2 : 0;
    if (bytes.size() < 2 + lengthSize)
        return {};
    if (const char *violation = readLength(bytes.sliced(1, 1 + lengthSize), lengthSize))
        return {0, violation};

    const bool masked = (second & 0x80U) != 0;
    const qsizetype size = 2 + lengthSize + (masked ? 4 : 0);
    if (bytes.size() < size)
        return {};
    m_header.maskKey.reset();
    if (masked)
        std::memcpy(m_header.maskKey.emplace().data(), bytes.data() + 2 + lengthSize, 4);
    m_payloadTaken = 0;
    return {size, nullptr};
}

const char *FrameParser::checkFirstByte(quint8 byte)
{
    m_header.fin = (byte & 0x80U) != 0;
    m_header.rsv1 = (byte & 0x40U) != 0;
    m_header.rsv2 = (byte & 0x20U) != 0;
    m_header.rsv3 = (byte & 0x10U) != 0;
    m_header.opcode = static_cast<Opcode>(byte & 0x0FU);
    if (!isDefined(m_header.opcode))
        return "reserved opcode"; // §5.2
    const bool startsMessage = m_header.opcode == Opcode::Text || m_header.opcode == Opcode::Binary;
    if (m_header.rsv2 || m_header.rsv3 || (m_header.rsv1 && !(m_rsv1Allowed && startsMessage)))
        return "reserved bit set without an extension that defines it"; // §5.2, RFC 7692 §6.1
    if (isControl(m_header.opcode) && !m_header.fin)
        return "fragmented control frame"; // §5.5
    return nullptr;
}

const char *FrameParser::checkSecondByte(quint8 byte)
{
    const bool masked = (byte & 0x80U) != 0;
    if (m_receiver == Role::Server && !masked)
        return "client frame is not masked"; // §5.1
    if (m_receiver == Role::Client && masked)
        return "server frame is masked"; // §5.1
    if (isControl(m_header.opcode) && (byte & 0x7FU) > maxControlPayload)
        return "control frame payload exceeds 125 bytes"; // §5.5
    return nullptr;
}

const char *FrameParser::readLength(QByteArrayView bytes, qsizetype lengthSize)
{
    if (lengthSize == 0) {
        m_header.payloadLength = static_cast<quint8>(bytes[0]) & 0x7FU;
        return nullptr;
    }
    if (lengthSize == 2) {
        m_header.payloadLength = qFromBigEndian<quint16>(bytes.data() + 1);
        return m_header.payloadLength <= 125 ? "payload length is not minimally encoded" : nullptr; // §5.2
    }
    m_header.payloadLength = qFromBigEndian<quint64>(bytes.data() + 1);
    if ((m_header.payloadLength >> 63U) != 0)
        return "most significant bit of the 64-bit length is set";                                 // §5.2
    return m_header.payloadLength <= 0xFFFF ? "payload length is not minimally encoded" : nullptr; // §5.2
}

FrameParser::Step FrameParser::takePayload(QByteArrayView &input)
{
    const quint64 remaining = m_header.payloadLength - m_payloadTaken;
    if (remaining == 0) {
        m_state = State::InHeader;
        return Step::FrameEnd;
    }
    if (input.isEmpty())
        return Step::NeedMore;
    const auto size = static_cast<qsizetype>(std::min(remaining, static_cast<quint64>(input.size())));
    m_payload = input.first(size);
    m_payloadOffset = m_payloadTaken;
    m_payloadTaken += static_cast<quint64>(size);
    input = input.sliced(size);
    return Step::Payload;
}

} // namespace wslib
