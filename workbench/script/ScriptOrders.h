#pragma once

#include "workbench/script/ScriptMail.h"

#include "wslib/protocol/ServerHandshake.h"

namespace wslib {
class Connection;
}

namespace workbench {

/// What a script is told of a client by its handshake.
ScriptPeerFacts factsOf(const wslib::HandshakeRequest &request);

/// @name What a script wants sent, or ended, on a connection
/// @{
void obeyOn(wslib::Connection &connection, const SendMessage &command);
void obeyOn(wslib::Connection &connection, const SendPing &command);
void obeyOn(wslib::Connection &connection, const SendClose &command);
void obeyOn(wslib::Connection &connection, const SendFrame &command);
void obeyOn(wslib::Connection &connection, const SendRaw &command);
void obeyOn(wslib::Connection &connection, const AbortPeer &command);
/// @}

} // namespace workbench
