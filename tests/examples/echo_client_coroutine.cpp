// tornado's client loop, `await conn.read_message()` until it gives None, with QCoro's coroutines.
#include "Terminal.h"

#include "wslib/net/Client.h"

#include <QCoreApplication>

#include <QCoroFuture>
#include <QCoroTask>

using namespace wslib;

// By value: a coroutine's references outlive the call that made it only if what they refer to does.
QCoro::Task<int> converse(QString url, QStringList texts)
{
    Client client;
    ClientRequest request;
    request.url = url;
    try {
        Connection *connection = co_await client.connectTo(request);
        for (const QString &text : texts)
            connection->sendText(text);

        // Nothing is lost between two calls: what nobody has asked for yet waits, and past Limits::maxInbox the peer waits.
        qsizetype unanswered = texts.size();
        while (const std::optional<Message> message = co_await connection->readMessage()) {
            print(QString::fromUtf8(message->payload));
            if (--unanswered == 0)
                connection->close();
        }
        if (unanswered <= 0 && connection->closeCode() == CloseCode::Normal)
            co_return 0;
        co_return complain(QStringLiteral("The server closed with %1 before it had answered everything: %2")
                               .arg(static_cast<int>(connection->closeCode()))
                               .arg(connection->closeReason()));
    } catch (const ConnectError &error) {
        co_return complain(error.error().text);
    }
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QStringList texts = namedArguments(QStringLiteral("Says each MESSAGE and prints the answers."),
                                       {QStringLiteral("URL"), QStringLiteral("MESSAGE…")});
    const QString url = texts.takeFirst();
    return QCoro::waitFor(converse(url, texts));
}
