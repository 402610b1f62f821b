// The round trip to a server, and an end with a code and a reason of one's own.
#include "Terminal.h"

#include "wslib/net/Client.h"

#include <QCoreApplication>

using namespace wslib;

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    ClientRequest request;
    request.url = namedArguments(QStringLiteral("Measures the way to URL."), {QStringLiteral("URL")}).first();

    Client client;
    Connection *connection = client.open(request);
    QObject::connect(connection, &Connection::opened, [=] {
        connection->setNoDelay(true); // the default: small messages don't wait for more (TCP_NODELAY)
        connection->ping("are you there?")
            .then(connection,
                  [=](std::chrono::nanoseconds roundTrip) {
                      const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(roundTrip);
                      print(QStringLiteral("round trip: %1 µs").arg(micros.count()));
                      // 4000 to 4999 are for applications (RFC 6455 §7.4.2).
                      connection->close(static_cast<CloseCode>(4001), QStringLiteral("measured"));
                  })
            .onFailed(connection,
                      [](const ClosedError &) { complain(QStringLiteral("No pong came before the end.")); });
    });
    QObject::connect(connection, &Connection::failed, [](const Error &error) { complain(error.text); });
    QObject::connect(connection, &Connection::closed, &app, [](CloseCode code, const QString &reason) {
        print(QStringLiteral("closed: %1 %2").arg(static_cast<int>(code)).arg(reason).trimmed());
        QCoreApplication::exit(static_cast<int>(code) == 4001 ? 0 : 1);
    });
    return app.exec();
}
