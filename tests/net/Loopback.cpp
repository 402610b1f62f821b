#include "Loopback.h"

#include <QtTest>

using namespace wslib;

Loopback::Loopback(const ServerOptions &options)
    : server(std::make_unique<Server>(options))
    , client(std::make_unique<Client>())
{
    server->route(QRegularExpression(QStringLiteral(".*")), ScriptedHandler::factory(script));
    QObject::connect(server.get(), &Server::newConnection, &serverSays, [this](Connection *connection) {
        atServer = connection;
        serverSays.watch(connection);
    });
    QObject::connect(server.get(), &Server::handshakeRefused, &serverSays,
                     [this](const QString & /*remote*/, int status, const QString &why) {
                         refusals.append(QByteArray::number(status) + ' ' + why.toUtf8());
                     });
}

bool Loopback::listen()
{
    if (!server->isListening() && !server->listen())
        return false;
    if (request.url.isEmpty())
        request.url = server->url() + u'/';
    return true;
}

bool Loopback::open()
{
    if (!listen())
        return false;
    atClient = client->open(request);
    clientSays.watch(atClient);
    return QTest::qWaitFor(
        [this] { return clientSays.events().contains("opened") && serverSays.events().contains("opened"); });
}
