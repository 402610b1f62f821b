#pragma once

#include <QByteArray>

namespace wslib {
class Server;
}

namespace workbench {

/// Lets @p server serve the page of the chat room at "/", with what belongs to it; it connects to @p socketPath, which is
/// as on the wire ("/web%20socket"), of the host and port that it was got from.
void serveChatPage(wslib::Server &server, const QByteArray &socketPath);

/// Whether the page, or a part of it, is at @p path: there can't be a WebSocket there.
bool isChatPagePath(const QByteArray &path);

} // namespace workbench
