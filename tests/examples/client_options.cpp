// What a client can ask for: every option of tornado's websocket_connect and HTTPRequest, and where it is here.
#include "Terminal.h"

#include "wslib/net/Client.h"

#include <QCoreApplication>

using namespace wslib;
using namespace std::chrono_literals;

ClientRequest requestFor(const QString &url)
{
    ClientRequest request;
    request.url = url;
    request.headers.append("X-Request-Id", "42"); // HTTPRequest's headers
    request.origin = "https://app.mydomain.com";  // browsers send one; a server may insist on it
    request.userName = QStringLiteral("Aladdin"); // auth_username, auth_password
    request.password = QStringLiteral("open sesame");
    request.subprotocols = {"chat.v1", "chat.v2"};
    request.compression = DeflateOptions{.level = 9, .memoryLevel = 9}; // compression_options
    request.connectTimeout = 5s;                                        // connect_timeout
    request.connection.pingInterval = 10s;                              // ping_interval
    request.connection.pingTimeout = 5s;                                // ping_timeout
    request.connection.limits.maxMessageSize = 64 * 1024;               // max_message_size
    return request;
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QString url = namedArguments(QStringLiteral("Asks for everything."), {QStringLiteral("URL")}).first();
    Client client;
    client.connectTo(requestFor(url))
        .then(&app,
              [](Connection *connection) {
                  print(QStringLiteral("subprotocol: %1").arg(QString::fromUtf8(connection->subprotocol())));
                  print(connection->isCompressed() ? QStringLiteral("compressed") : QStringLiteral("not compressed"));
                  QObject::connect(connection, &Connection::closed, &QCoreApplication::quit);
                  connection->close();
              })
        .onFailed(&app, [](const ConnectError &error) {
            // What went wrong is told in a sentence, and for programs in error().kind, response and responseBody.
            complain(error.error().text);
            QCoreApplication::exit(1);
        });
    return app.exec();
}
