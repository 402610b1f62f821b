#pragma once

#include "wslib/protocol/Message.h"
#include "wslib/protocol/ProtocolError.h"

#include <variant>

namespace wslib {

/// A Ping came. It has been answered already.
struct PingReceived
{
    QByteArray payload;
    bool operator==(const PingReceived &) const = default;
};

/// A Pong came, asked for or not (RFC 6455 §5.5.3 allows both).
struct PongReceived
{
    QByteArray payload;
    bool operator==(const PongReceived &) const = default;
};

/// The peer's Close frame came. It has been answered already, unless it was itself the answer to ours. Nothing follows.
struct CloseReceived
{
    CloseCode code = CloseCode::NoStatusReceived; ///< NoStatusReceived if the frame was empty.
    QByteArray reason;                            ///< Valid UTF-8.
    bool operator==(const CloseReceived &) const = default;
};

/// The peer broke a rule or passed a limit, so the connection was failed (RFC 6455 §7.1.7). Nothing follows.
struct Failed
{
    ProtocolError error;
    bool operator==(const Failed &) const = default;
};

/// What an Endpoint received, in the order of the wire.
using Event = std::variant<Message, PingReceived, PongReceived, CloseReceived, Failed>;

} // namespace wslib
