// tornado's websocket_connect(url, on_message_callback=…): the same client as echo_client_coroutine, with signals.
#include "Terminal.h"

#include "wslib/net/Client.h"

#include <QCoreApplication>

using namespace wslib;

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QStringList texts = namedArguments(QStringLiteral("Says each MESSAGE and prints the answers."),
                                       {QStringLiteral("URL"), QStringLiteral("MESSAGE…")});
    ClientRequest request;
    request.url = texts.takeFirst();

    Client client;
    Connection *connection = client.open(request);
    QObject::connect(connection, &Connection::opened, [&] {
        for (const QString &text : std::as_const(texts))
            connection->sendText(text);
    });
    qsizetype unanswered = texts.size();
    QObject::connect(connection, &Connection::messageReceived, [&](const Message &message) {
        print(QString::fromUtf8(message.payload));
        if (--unanswered == 0)
            connection->close();
    });
    // Why it couldn't connect, or why it broke; closed() follows in any case, once.
    QObject::connect(connection, &Connection::failed, [](const Error &error) { complain(error.text); });
    QObject::connect(connection, &Connection::closed, &app, [&](CloseCode code, const QString &reason) {
        if (unanswered > 0 && code != CloseCode::AbnormalClosure)
            complain(QStringLiteral("The server closed with %1 before it had answered everything: %2")
                         .arg(static_cast<int>(code))
                         .arg(reason));
        QCoreApplication::exit(code == CloseCode::Normal && unanswered <= 0 ? 0 : 1);
    });
    return app.exec();
}
