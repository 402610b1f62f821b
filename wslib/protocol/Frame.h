#pragma once

#include "wslib/protocol/Mask.h"
#include "wslib/protocol/Opcode.h"

#include <optional>

namespace wslib {

/// Which end of a connection we are. Clients mask what they send, servers don't (RFC 6455 §5.1).
enum class Role { Client, Server };

/// The header of one frame, as on the wire (RFC 6455 §5.2).
struct FrameHeader
{
    bool fin = true;
    bool rsv1 = false;
    bool rsv2 = false;
    bool rsv3 = false;
    Opcode opcode = Opcode::Text;
    std::optional<MaskKey> maskKey; ///< Set if and only if the MASK bit is.
    quint64 payloadLength = 0;

    bool operator==(const FrameHeader &) const = default;
};

/// No header is longer: 2 bytes, a 64-bit length, a mask key.
constexpr qsizetype maxFrameHeaderSize = 14;

/// The longest payload of a control frame (RFC 6455 §5.5).
constexpr qsizetype maxControlPayload = 125;

} // namespace wslib
