#include "wslib/protocol/FrameSerializer.h"

#include <QtEndian>

#include <cstring>

namespace wslib {

namespace {

constexpr quint8 maskBit = 0x80;

quint8 firstByte(const FrameHeader &header)
{
    return static_cast<quint8>((header.fin ? 0x80U : 0U) | (header.rsv1 ? 0x40U : 0U) | (header.rsv2 ? 0x20U : 0U)
                               | (header.rsv3 ? 0x10U : 0U) | (static_cast<quint8>(header.opcode) & 0x0FU));
}

} // namespace

void appendFrameHeader(QByteArray &output, const FrameHeader &header)
{
    std::array<quint8, maxFrameHeaderSize> bytes{};
    qsizetype size = 2;
    const quint8 mask = header.maskKey ? maskBit : quint8{0};
    bytes[0] = firstByte(header);
    if (header.payloadLength <= 125) {
        bytes[1] = static_cast<quint8>(mask | header.payloadLength);
    } else if (header.payloadLength <= 0xFFFF) {
        bytes[1] = mask | quint8{126};
        qToBigEndian(static_cast<quint16>(header.payloadLength), &bytes[2]);
        size += 2;
    } else {
        bytes[1] = mask | quint8{127};
        qToBigEndian(header.payloadLength, &bytes[2]);
        size += 8;
    }
    if (header.maskKey) {
        std::memcpy(bytes.data() + size, header.maskKey->data(), header.maskKey->size());
        size += static_cast<qsizetype>(header.maskKey->size());
    }
    output.append(reinterpret_cast<const char *>(bytes.data()), size);
}

void appendFrame(QByteArray &output, FrameHeader header, QByteArrayView payload)
{
    header.payloadLength = static_cast<quint64>(payload.size());
    appendFrameHeader(output, header);
    if (!header.maskKey) {
        output.append(payload);
        return;
    }
    const qsizetype start = output.size();
    output.resize(start + payload.size());
    applyMask(output.data() + start, payload, *header.maskKey);
}

} // namespace wslib
