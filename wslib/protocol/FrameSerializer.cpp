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

qsizetype writeFrameHeader(char *at, const FrameHeader &header)
{
    auto *const bytes = reinterpret_cast<quint8 *>(at);
    qsizetype size = 2;
    const quint8 mask = header.maskKey ? maskBit : quint8{0};
    bytes[0] = firstByte(header);
    if (header.payloadLength <= 125) {
        bytes[1] = static_cast<quint8>(mask | header.payloadLength);
    } else if (header.payloadLength <= 0xFFFF) {
        bytes[1] = mask | quint8{126};
        qToBigEndian(static_cast<quint16>(header.payloadLength), bytes + 2);
        size += 2;
    } else {
        bytes[1] = mask | quint8{127};
        qToBigEndian(header.payloadLength, bytes + 2);
        size += 8;
    }
    if (header.maskKey) {
        std::memcpy(bytes + size, header.maskKey->data(), header.maskKey->size());
        size += static_cast<qsizetype>(header.maskKey->size());
    }
    return size;
}

void appendFrameHeader(QByteArray &output, const FrameHeader &header)
{
    std::array<char, maxFrameHeaderSize> bytes{};
    output.append(bytes.data(), writeFrameHeader(bytes.data(), header));
}

// Grows the output once.
void appendFrame(QByteArray &output, FrameHeader header, QByteArrayView payload)
{
    header.payloadLength = static_cast<quint64>(payload.size());
    const qsizetype start = output.size();
    output.resize(start + maxFrameHeaderSize + payload.size());
    char *const frame = output.data() + start;
    const qsizetype headerSize = writeFrameHeader(frame, header);
    if (header.maskKey)
        applyMask(frame + headerSize, payload, *header.maskKey);
    else if (!payload.isEmpty())
        std::memcpy(frame + headerSize, payload.data(), static_cast<size_t>(payload.size()));
    output.resize(start + headerSize + payload.size());
}

} // namespace wslib
