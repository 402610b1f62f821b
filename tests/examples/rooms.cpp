// tornado's Application([(r"/room/([^/]+)", RoomWebSocket)]): what the path's expression captures reaches opened().
#include "Terminal.h"

#include "wslib/net/Server.h"

#include <QCoreApplication>
#include <QSet>

using namespace wslib;

using Rooms = QHash<QString, QSet<Connection *>>;

class RoomWebSocket : public Handler
{
public:
    explicit RoomWebSocket(Rooms &rooms)
        : m_rooms(rooms)
    {
    }

    void opened(const RouteMatch &match) override
    {
        // Decoded: /room/caf%C3%A9 is "café". The same, as it is the first group: match.captures[0].
        m_name = match.namedCaptures[QStringLiteral("name")];
        m_rooms[m_name].insert(connection());
        connection()->sendText(QStringLiteral("This is room %1.").arg(m_name));
    }

    void messageReceived(const Message &message) override
    {
        const QSet<Connection *> here = m_rooms[m_name]; // a copy: a send may end a connection
        for (Connection *peer : here)
            peer->send(message);
    }

    void closed(CloseCode /*code*/, const QString & /*reason*/) override { m_rooms[m_name].remove(connection()); }

private:
    Rooms &m_rooms;
    QString m_name;
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const quint16 port = portArgument(QStringLiteral("A room for each path below /room."));
    Rooms rooms;
    Server server;
    server.route(QRegularExpression(QStringLiteral("/room/(?<name>[^/]+)")),
                 [&rooms] { return std::make_unique<RoomWebSocket>(rooms); });
    server.serveDirectory("/files/", QStringLiteral(EXAMPLES_FOLDER)); // plain HTTP, beside the sockets
    if (!server.listen(QHostAddress::LocalHost, port))
        return complain(server.errorString());
    print(QStringLiteral("listening on %1/room/NAME").arg(server.url()));
    return app.exec();
}
