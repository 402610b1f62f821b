// A chat client for terminals, for `chat` and `chat_room`: says its messages and leaves once the room has them. With none
// it listens.
#include "Terminal.h"

#include "wslib/net/Client.h"

#include <QCoreApplication>
#include <QJsonObject>

using namespace wslib;

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QStringList texts = namedArguments(QStringLiteral("Says each MESSAGE as USER, and prints what is said meanwhile."),
                                       {QStringLiteral("URL"), QStringLiteral("USER")});
    ClientRequest request;
    request.url = texts.takeFirst();
    const QString user = texts.takeFirst();

    Client client;
    Connection *connection = client.open(request);
    QObject::connect(connection, &Connection::opened, [&] {
        print(QStringLiteral("in the room"));
        for (const QString &text : std::as_const(texts))
            connection->sendJson(QJsonDocument({{QStringLiteral("user"), user}, {QStringLiteral("message"), text}}));
    });
    qsizetype unheard = texts.size();
    QObject::connect(connection, &Connection::messageReceived, [&](const Message &message) {
        const QJsonObject said = QJsonDocument::fromJson(message.payload).object();
        const QString who = said[QStringLiteral("user")].toString();
        print(who + QStringLiteral(": ") + said[QStringLiteral("message")].toString());
        if (who == user && --unheard == 0)
            connection->close();
    });
    QObject::connect(connection, &Connection::failed, [](const Error &error) { complain(error.text); });
    QObject::connect(connection, &Connection::closed, &app,
                     [](CloseCode code) { QCoreApplication::exit(code == CloseCode::Normal ? 0 : 1); });
    return app.exec();
}
