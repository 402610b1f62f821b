#pragma once

#include <QtGlobal>

namespace wslib {

/// What a frame is (RFC 6455 §5.2 and §11.8). 3–7 and 0xB–0xF are reserved and fail the connection.
enum class Opcode : quint8 {
    Continuation = 0x0,
    Text = 0x1,
    Binary = 0x2,
    Close = 0x8,
    Ping = 0x9,
    Pong = 0xA,
};

/// Control frames are those whose opcode has its highest bit set (RFC 6455 §5.5).
constexpr bool isControl(Opcode opcode)
{
    return (static_cast<quint8>(opcode) & 0x8U) != 0;
}

/// Whether RFC 6455 defines this opcode.
constexpr bool isDefined(Opcode opcode)
{
    const auto value = static_cast<quint8>(opcode);
    return value <= 0x2 || (value >= 0x8 && value <= 0xA);
}

/// The RFC's word for @p opcode in lower case ("text", "close" …), or "reserved".
const char *opcodeName(Opcode opcode);

} // namespace wslib
