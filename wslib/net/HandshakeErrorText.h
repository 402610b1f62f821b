#pragma once

#include "wslib/net/WebSocketUrl.h"
#include "wslib/protocol/ClientHandshake.h"

namespace wslib {

/// A sentence on why the opening handshake with @p url failed and what to do, from the evidence in @p handshake and in
/// @p unread, what came behind the bytes that it took.
QString handshakeErrorText(const ClientHandshake &handshake, QByteArrayView unread, const WebSocketUrl &url);

} // namespace wslib
