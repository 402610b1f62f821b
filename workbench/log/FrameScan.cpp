#include "workbench/log/FrameScan.h"

#include <QtEndian>

#include <cstring>

namespace workbench {

std::optional<ScannedHeader> scanFrameHeader(QByteArrayView bytes)
{
    if (bytes.size() < 2)
        return std::nullopt;
    const auto first = static_cast<quint8>(bytes[0]);
    const auto second = static_cast<quint8>(bytes[1]);
    ScannedHeader scanned;
    scanned.header.fin = (first & 0x80U) != 0;
    scanned.header.rsv1 = (first & 0x40U) != 0;
    scanned.header.rsv2 = (first & 0x20U) != 0;
    scanned.header.rsv3 = (first & 0x10U) != 0;
    scanned.header.opcode = static_cast<wslib::Opcode>(first & 0x0FU);
    const quint8 length = second & 0x7FU;
    const bool masked = (second & 0x80U) != 0;
    scanned.lengthSize = length == 127 ? 8 : length == 126 ? 2 : 0;
    scanned.size = 2 + scanned.lengthSize + (masked ? 4 : 0);
    if (bytes.size() < scanned.size)
        return std::nullopt;
    scanned.header.payloadLength = scanned.lengthSize == 8   ? qFromBigEndian<quint64>(bytes.data() + 2)
                                   : scanned.lengthSize == 2 ? qFromBigEndian<quint16>(bytes.data() + 2)
                                                             : length;
    if (masked)
        std::memcpy(scanned.header.maskKey.emplace().data(), bytes.data() + 2 + scanned.lengthSize, 4);
    return scanned;
}

} // namespace workbench
