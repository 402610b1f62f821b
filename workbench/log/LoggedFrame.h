#pragma once

#include "workbench/log/LogEntry.h"

#include "wslib/protocol/Frame.h"

#include <QByteArrayView>

#include <array>

namespace workbench {

/// A frame that an entry of the log came in or went out in; or bytes that passed and are no frame.
struct LoggedFrame
{
    LogEntry::Direction direction = LogEntry::Direction::None;
    wslib::FrameHeader header; ///< Its payloadLength is what was declared.
    std::array<char, wslib::maxFrameHeaderSize> headerBytes{};
    qsizetype headerSize = 0; ///< 0: these are bytes without a header.
    qint64 payloadSize = 0;   ///< What was there of the payload, on the wire; less than declared if it was cut.
    /// How many bytes of the message it brought, which permessage-deflate makes others than its own; -1: that isn't known.
    qint64 inflated = 0;
    qint64 timeNs = 0; ///< From its entry's LogEntry::monotonicNs on; mostly before it.
    qint64 offset = 0; ///< Of its first byte in what passed in its direction behind the opening handshake.
    /// What it carried, unmasked, if that isn't in the entry's payload.
    QByteArrayView ownPayload;
    bool hasOwnPayload = false;
    qint64 placeInPayload = 0; ///< Else: where it begins there.
    /// The entry's payload is what was on the wire, the header before the frame's payload (LogEntry::Kind::Raw).
    bool isRaw = false;

    qint64 wireSize() const { return headerSize + payloadSize; }
    bool isFrame() const { return headerSize > 0; }
    bool isCut() const { return isFrame() && static_cast<quint64>(payloadSize) != header.payloadLength; }
    QByteArrayView headerView() const { return {headerBytes.data(), headerSize}; }
    bool isCompressed() const { return hasOwnPayload && !wslib::isControl(header.opcode); }
};

} // namespace workbench
