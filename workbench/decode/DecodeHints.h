#pragma once

#include "workbench/log/LogEntry.h"

namespace workbench {

/// What is known about bytes besides themselves.
struct DecodeHints
{
    /// Whether they came as a text message: UTF-8 then.
    bool isText = false;
    LogEntry::Direction direction = LogEntry::Direction::None;
    /// What the handshake agreed on, such as "v12.stomp"; empty if nothing, or unknown.
    QByteArray subprotocol = {};
    /// The request's target, such as "/socket.io/?EIO=4"; empty if unknown.
    QByteArray target = {};
    /// What an envelope says of its content, such as "application/json"; lower case.
    QByteArray contentType = {};
};

} // namespace workbench
