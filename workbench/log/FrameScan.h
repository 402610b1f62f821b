#pragma once

#include "wslib/protocol/Frame.h"

#include <QByteArrayView>

#include <optional>

namespace workbench {

/// A frame's header as it stands in bytes, whatever rules it breaks: other opcodes, bits and lengths than RFC 6455 allows.
struct ScannedHeader
{
    wslib::FrameHeader header;
    qsizetype size = 0; ///< Of the header, in bytes: 2 to 14.
    /// Of the length: 0 if it stands in the second byte, else 2 or 8 (RFC 6455 §5.2).
    qsizetype lengthSize = 0;
};

/// The header at the beginning of @p bytes; nothing if it isn't whole.
std::optional<ScannedHeader> scanFrameHeader(QByteArrayView bytes);

} // namespace workbench
