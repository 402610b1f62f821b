// The SimpleWebSocket of the tornado chat tutorial: whatever one says goes to everybody, oneself included.
#include "Terminal.h"

#include "wslib/net/Server.h"

#include <QCoreApplication>
#include <QSet>

using namespace wslib;

using Room = QSet<Connection *>;

class SimpleWebSocket : public Handler
{
public:
    explicit SimpleWebSocket(Room &room)
        : m_room(room)
    {
    }

    void opened(const RouteMatch & /*match*/) override { m_room.insert(connection()); }

    void messageReceived(const Message &message) override
    {
        const Room everybody = m_room; // a copy: who is dropped for not reading leaves the room while we send
        for (Connection *peer : everybody)
            peer->send(message);
    }

    void closed(CloseCode /*code*/, const QString & /*reason*/) override { m_room.remove(connection()); }

private:
    Room &m_room;
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const quint16 port = portArgument(QStringLiteral("Sends every message to all who are connected."));

    ServerOptions options;
    options.connection.overflow = Overflow::Drop; // one who doesn't read mustn't make the others wait
    Room room; // before the server, so that it is still there when the last peer goes
    Server server(options);
    server.route(QRegularExpression(QStringLiteral("/websocket")),
                 [&room] { return std::make_unique<SimpleWebSocket>(room); });
    if (!server.listen(QHostAddress::LocalHost, port))
        return complain(server.errorString());
    print(QStringLiteral("listening on %1/websocket").arg(server.url()));
    return app.exec();
}
