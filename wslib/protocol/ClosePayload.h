#pragma once

#include "wslib/protocol/Event.h"

#include <optional>
#include <variant>

namespace wslib {

/// Reads the payload of a Close frame (RFC 6455 §5.5.1, §7.4): empty, or a code that may be sent and a UTF-8 reason.
std::variant<CloseReceived, ProtocolError> parseClosePayload(QByteArrayView payload);

/// The payload of a Close frame: empty without @p code; @p reason (UTF-8) is cut to 123 bytes between characters.
/// @p code must be one that isAllowedOnWire().
QByteArray closePayload(std::optional<CloseCode> code, QByteArrayView reason);

} // namespace wslib
