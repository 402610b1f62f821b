// What is told about a connection: the five functions of Handler, which are also five signals of Connection. Here the
// server takes the functions and the client the signals; either could take both.
#include "Terminal.h"

#include "wslib/net/Client.h"
#include "wslib/net/Server.h"

#include <QCoreApplication>

using namespace wslib;

QString ending(CloseCode code, const QString &reason)
{
    return QStringLiteral("closed, %1 (%2), %3")
        .arg(static_cast<int>(code))
        .arg(QString::fromLatin1(closeCodeName(code)), reason);
}

class Witness : public Handler
{
public:
    void opened(const RouteMatch &match) override { say(QStringLiteral("opened ") + QString::fromUtf8(match.path)); }
    void messageReceived(const Message &message) override
    {
        say(QStringLiteral("message ") + QString::fromUtf8(message.payload));
        connection()->send(message);
        connection()->ping("from the server");
    }
    void pingReceived(const QByteArray &payload) override { say(QStringLiteral("ping ") + QString::fromUtf8(payload)); }
    void pongReceived(const QByteArray &payload) override
    {
        say(QStringLiteral("pong ") + QString::fromUtf8(payload));
        connection()->close(CloseCode::Normal, QStringLiteral("that was all"));
    }
    void closed(CloseCode code, const QString &reason) override { say(ending(code, reason)); }

private:
    static void say(const QString &what) { print(QStringLiteral("server: ") + what); }
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    Server server;
    server.route(QRegularExpression(QStringLiteral("/.*")), [] { return std::make_unique<Witness>(); });
    if (!server.listen())
        return complain(server.errorString());

    const auto say = [](const QString &what) { print(QStringLiteral("client: ") + what); };
    Client client;
    ClientRequest request;
    request.url = server.url() + QStringLiteral("/anywhere");
    Connection *connection = client.open(request);
    QObject::connect(connection, &Connection::opened, [&] {
        say(QStringLiteral("opened"));
        connection->ping("from the client"); // answered by the other end, whatever its handler does
        connection->sendText(u"hello");
    });
    QObject::connect(connection, &Connection::messageReceived, [&](const Message &message) {
        say(QStringLiteral("message ") + QString::fromUtf8(message.payload));
    });
    QObject::connect(connection, &Connection::pingReceived,
                     [&](const QByteArray &payload) { say(QStringLiteral("ping ") + QString::fromUtf8(payload)); });
    QObject::connect(connection, &Connection::pongReceived,
                     [&](const QByteArray &payload) { say(QStringLiteral("pong ") + QString::fromUtf8(payload)); });
    QObject::connect(connection, &Connection::closed, &app, [&](CloseCode code, const QString &reason) {
        say(ending(code, reason));
        server.stop();
    });
    QObject::connect(&server, &Server::stopped, &app, &QCoreApplication::quit, Qt::QueuedConnection);
    return app.exec();
}
