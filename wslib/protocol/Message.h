#pragma once

#include "wslib/protocol/Opcode.h"

#include <QByteArray>

namespace wslib {

/// A whole data message (RFC 6455 §5.6), whatever frames it came in.
struct Message
{
    Opcode opcode = Opcode::Text; ///< Text or Binary.
    QByteArray payload;           ///< For Text: valid UTF-8.

    bool isText() const { return opcode == Opcode::Text; }
    bool operator==(const Message &) const = default;
};

} // namespace wslib
