// The echo server of tornado's documentation: says "You said: " and what it was told.
#include "Terminal.h"

#include "wslib/net/Server.h"

#include <QCoreApplication>

using namespace wslib;

// One of these is made for each connection, and lives as long.
class EchoWebSocket : public Handler
{
public:
    void opened(const RouteMatch & /*match*/) override { print(QStringLiteral("WebSocket opened")); }

    void messageReceived(const Message &message) override
    {
        // A text message must be UTF-8, and bytes needn't be, so they can't be quoted in one.
        if (message.isText())
            connection()->sendText("You said: " + message.payload);
        else
            connection()->close(CloseCode::UnsupportedData, QStringLiteral("text only, please"));
    }

    void closed(CloseCode code, const QString &reason) override
    {
        print(QStringLiteral("WebSocket closed: %1 %2").arg(static_cast<int>(code)).arg(reason).trimmed());
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const quint16 port = portArgument(QStringLiteral("Says \"You said: \" and what it was told."));

    Server server;
    server.route(QRegularExpression(QStringLiteral("/websocket")), [] { return std::make_unique<EchoWebSocket>(); });
    if (!server.listen(QHostAddress::LocalHost, port))
        return complain(server.errorString());
    print(QStringLiteral("listening on %1/websocket").arg(server.url()));
    return app.exec();
}
