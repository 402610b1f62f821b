// An exception that leaves a handler closes its connection with 1011, and is reported; the server lives on.
#include "Terminal.h"

#include "wslib/net/Server.h"

#include <QCoreApplication>

using namespace wslib;

class Doubler : public Handler
{
public:
    void messageReceived(const Message &message) override
    {
        const int number = std::stoi(message.payload.toStdString()); // throws if it is none
        connection()->sendText(QString::number(2 * number));
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const quint16 port = portArgument(QStringLiteral("Doubles numbers."));
    Server server;
    server.route(QRegularExpression(QStringLiteral("/websocket")), [] { return std::make_unique<Doubler>(); });
    QObject::connect(&server, &Server::newConnection, [](Connection *connection) {
        QObject::connect(connection, &Connection::failed, [](const Error &error) { complain(error.text); });
    });
    if (!server.listen(QHostAddress::LocalHost, port))
        return complain(server.errorString());
    print(QStringLiteral("listening on %1/websocket").arg(server.url()));
    return app.exec();
}
