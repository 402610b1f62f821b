// The chat of the tornado tutorial: the page at /, the room at /websocket, {"user", "message"} as JSON both ways.
#include "Terminal.h"

#include "wslib/net/Server.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QSet>

using namespace wslib;

using Room = QSet<Connection *>;

class ChatWebSocket : public Handler
{
public:
    explicit ChatWebSocket(Room &room)
        : m_room(room)
    {
    }

    void opened(const RouteMatch & /*match*/) override { m_room.insert(connection()); }

    void messageReceived(const Message &message) override
    {
        const QJsonObject said = QJsonDocument::fromJson(message.payload).object();
        const QJsonValue user = said[QStringLiteral("user")];
        const QJsonValue text = said[QStringLiteral("message")];
        if (!user.isString() || !text.isString()) {
            connection()->sendJson(QJsonDocument(
                {{QStringLiteral("error"), QStringLiteral("Say {\"user\": \"…\", \"message\": \"…\"}, please.")}}));
            return;
        }
        // Written anew, so that nothing else that came along goes to everybody.
        const QJsonDocument line({{QStringLiteral("user"), user}, {QStringLiteral("message"), text}});
        const Room everybody = m_room; // a copy: who is dropped for not reading leaves the room while we send
        for (Connection *peer : everybody)
            peer->sendJson(line);
    }

    void closed(CloseCode /*code*/, const QString & /*reason*/) override { m_room.remove(connection()); }

private:
    Room &m_room;
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const quint16 port = portArgument(QStringLiteral("A chat in the browser."));

    ServerOptions options;
    options.connection.overflow = Overflow::Drop; // one who doesn't read mustn't make the others wait
    Room room;
    Server server(options);
    server.serveFile("/", QStringLiteral(EXAMPLES_FOLDER "/index.html"));
    server.route(QRegularExpression(QStringLiteral("/websocket")),
                 [&room] { return std::make_unique<ChatWebSocket>(room); });
    if (!server.listen(QHostAddress::LocalHost, port))
        return complain(server.errorString());
    print(QStringLiteral("open http://127.0.0.1:%1/ in two windows").arg(server.port()));
    return app.exec();
}
