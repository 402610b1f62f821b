// QtWebSockets, as its documentation's echo server, but with TCP_NODELAY, which it leaves off: without it, a run now and then
// spends its time waiting for delayed acknowledgements.
#include "PeerOptions.h"

#include <QCoreApplication>
#include <QFile>
#include <QList>
#include <QSslConfiguration>
#include <QSslKey>
#include <QWebSocket>
#include <QWebSocketServer>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace {

QByteArray contentOf(const std::string &fileName)
{
    QFile file(QString::fromStdString(fileName));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void useTls(QWebSocketServer &server, const PeerOptions &options)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    tls.setLocalCertificate(QSslCertificate(contentOf(options.certificate)));
    tls.setPrivateKey(QSslKey(contentOf(options.key), QSsl::Ec));
    server.setSslConfiguration(tls);
}

void echo(QWebSocket *socket)
{
    QObject::connect(socket, &QWebSocket::textMessageReceived, socket,
                     [socket](const QString &message) { socket->sendTextMessage(message); });
    QObject::connect(socket, &QWebSocket::binaryMessageReceived, socket,
                     [socket](const QByteArray &message) { socket->sendBinaryMessage(message); });
}

void fanOut(QWebSocket *socket)
{
    static QList<QWebSocket *> all;
    all.append(socket);
    QObject::connect(socket, &QWebSocket::disconnected, socket, [socket] { all.removeOne(socket); });
    QObject::connect(socket, &QWebSocket::textMessageReceived, socket, [](const QString &message) {
        for (QWebSocket *other : std::as_const(all))
            other->sendTextMessage(message);
    });
}

} // namespace

int main(int argc, char **argv)
{
    const PeerOptions options = readPeerOptions(argc, argv);
    QCoreApplication application(argc, argv);
    QWebSocketServer server(QStringLiteral("bench"),
                            options.isTls() ? QWebSocketServer::SecureMode : QWebSocketServer::NonSecureMode);
    if (options.isTls())
        useTls(server, options);
    server.setMaxPendingConnections(1024);
    QObject::connect(&server, &QWebSocketServer::newConnection, &server, [&server] {
        while (QWebSocket *socket = server.nextPendingConnection()) {
            if (socket->requestUrl().path() == QLatin1String("/fan"))
                fanOut(socket);
            else
                echo(socket);
            QObject::connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
    if (!server.listen(QHostAddress::LocalHost, options.port))
        return 1;
    const int one = 1; // Accepted sockets inherit it.
    ::setsockopt(static_cast<int>(server.socketDescriptor()), IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    announce(server.serverPort());
    return QCoreApplication::exec();
}
