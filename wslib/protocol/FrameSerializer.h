#pragma once

#include "wslib/protocol/Frame.h"

#include <QByteArray>

namespace wslib {

/// Writes @p header in its minimal length encoding (RFC 6455 §5.2) to @p at, which has room for maxFrameHeaderSize bytes. Gives
/// how long it is.
qsizetype writeFrameHeader(char *at, const FrameHeader &header);

/// Appends @p header to @p output in its minimal length encoding (RFC 6455 §5.2).
void appendFrameHeader(QByteArray &output, const FrameHeader &header);

/// Appends a whole frame: @p header with its payloadLength set to the size of @p payload, then @p payload, masked if the
/// header has a key. Checks no rule: forged frames go this way too.
void appendFrame(QByteArray &output, FrameHeader header, QByteArrayView payload);

} // namespace wslib
