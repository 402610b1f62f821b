// Text, bytes and JSON; and what tornado does with `await write_message(…)`: go no faster than the network, and notice
// when the connection is gone.
#include "Terminal.h"

#include "wslib/net/Client.h"

#include <QCoreApplication>
#include <QJsonObject>

using namespace wslib;

// A future finishes when its bytes have left for the kernel, so there is never more than one block in memory, however
// large the whole and however slow the peer. Who doesn't ask for the future pays nothing for it.
void sendBlocks(Connection *connection, int count)
{
    if (count == 0) {
        print(QStringLiteral("all sent, %1 bytes waiting").arg(connection->pendingBytes()));
        connection->close();
        return;
    }
    connection->sendBinary(QByteArray(1024 * 1024, 'b'))
        .future()
        .then(connection, [=] { sendBlocks(connection, count - 1); })
        .onFailed(connection, [](const ClosedError &error) { complain(QString::fromLatin1(error.what())); });
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    ClientRequest request;
    request.url = namedArguments(QStringLiteral("Sends all kinds of messages."), {QStringLiteral("URL")}).first();

    Client client;
    Connection *connection = client.open(request);
    QObject::connect(connection, &Connection::opened, [=] {
        connection->sendText(u"grüß Gott");
        connection->sendBinary(QByteArray::fromHex("00ff"));
        connection->sendJson(QJsonDocument({{QStringLiteral("answer"), 42}}));
        // What can't be sent is told at once, and the connection goes on.
        if (connection->sendText(QByteArrayView("\xff")).result() == Endpoint::SendResult::InvalidUtf8)
            print(QStringLiteral("text must be UTF-8"));
        sendBlocks(connection, 20);
    });
    // What comes must be taken, even if only to be dropped: messages that nobody takes wait for readMessage(), and past
    // Limits::maxInbox the socket isn't read. A peer that answers everything would then stop reading, too.
    QObject::connect(connection, &Connection::messageReceived, [](const Message &) {});
    QObject::connect(connection, &Connection::failed, [](const Error &error) { complain(error.text); });
    QObject::connect(connection, &Connection::closed, &app, [=](CloseCode code, const QString &reason) {
        print(QStringLiteral("closed: %1 %2").arg(static_cast<int>(code)).arg(reason).trimmed());
        // tornado raises WebSocketClosedError; here, the receipt says so, and its future fails.
        connection->sendText(u"too late").future().onFailed([](const ClosedError &error) {
            print(QString::fromLatin1(error.what()));
        });
        QCoreApplication::exit(code == CloseCode::Normal ? 0 : 1);
    });
    return app.exec();
}
