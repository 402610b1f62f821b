// QWebSocket as a client, driven as bench_load drives a server.
#include "ClientLoad.h"

#include <QCoreApplication>
#include <QUrl>
#include <QWebSocket>

namespace {

void send(ClientLoad &load, QWebSocket *socket)
{
    if (load.isText())
        socket->sendTextMessage(load.text());
    else
        socket->sendBinaryMessage(load.payload());
}

void drive(ClientLoad &load, QWebSocket *socket)
{
    QObject::connect(socket, &QWebSocket::connected, socket, [&load, socket] {
        for (int i = 0; i < load.options().window; ++i)
            send(load, socket);
    });
    QObject::connect(socket, &QWebSocket::textMessageReceived, socket, [&load, socket](const QString &message) {
        load.came(message.size() == load.text().size(), [&] { return message == load.text(); });
        send(load, socket);
    });
    QObject::connect(socket, &QWebSocket::binaryMessageReceived, socket, [&load, socket](const QByteArray &message) {
        load.came(message.size() == load.payload().size(), [&] { return message == load.payload(); });
        send(load, socket);
    });
    socket->open(QUrl(load.url()));
}

} // namespace

int main(int argc, char **argv)
{
    ClientLoad load(readOptions(argc, argv));
    QCoreApplication application(argc, argv);
    for (int i = 0; i < load.options().connections; ++i)
        drive(load, new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, &application));
    return load.run();
}
