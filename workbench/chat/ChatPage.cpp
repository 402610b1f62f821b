#include "workbench/chat/ChatPage.h"

#include "wslib/net/Server.h"

#include <QFile>

#include <algorithm>
#include <iterator>

// Q_INIT_RESOURCE must stand outside of any namespace. The resources lie in a static library, so nothing else draws
// them in.
static void initChatResources()
{
    Q_INIT_RESOURCE(chat);
}

namespace workbench {

namespace {

constexpr const char *parts[] = {"/chat.css", "/chat.js", "/chat.svg"};

} // namespace

void serveChatPage(wslib::Server &server, const QByteArray &socketPath)
{
    initChatResources();
    QFile file(QStringLiteral(":/windsock/chat/index.html"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The chat page isn't in this program: resources/chat.qrc wasn't compiled in.");
    // What stands in a URL needs no escaping in HTML but this.
    const QByteArray escapedPath = QByteArray(socketPath).replace('&', "&amp;").replace('"', "&quot;");
    server.serveContent("/", "text/html; charset=utf-8", file.readAll().replace("{socket-path}", escapedPath));
    for (const char *part : parts)
        server.serveFile(part, QStringLiteral(":/windsock/chat") + QString::fromLatin1(part));
}

bool isChatPagePath(const QByteArray &path)
{
    return path == "/"
           || std::any_of(std::begin(parts), std::end(parts), [&path](const char *part) { return path == part; });
}

} // namespace workbench
