#pragma once

#include "wslib/protocol/Opcode.h"

#include <QByteArray>

namespace wslib {

/// A whole data message (RFC 6455 §5.6), whatever frames it came in.
struct Message
{
    Opcode opcode = Opcode::Text; ///< Text or Binary.
    QByteArray payload;           ///< For Text: valid UTF-8.
    /// Of one that was received, or that Connection::messageSent() tells of: the bytes of payload that its frames had on the
    /// wire, which with permessage-deflate (RFC 7692 §6) are others than those above. Frame headers aren't counted. -1: it
    /// wasn't on a wire.
    qint64 wireSize = -1;

    bool isText() const { return opcode == Opcode::Text; }
    /// Whether they say the same; how they travelled doesn't matter.
    bool operator==(const Message &other) const { return opcode == other.opcode && payload == other.payload; }
};

} // namespace wslib
