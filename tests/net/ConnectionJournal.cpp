#include "ConnectionJournal.h"

#include "tests/support/EventText.h"

using namespace wslib;

QByteArray kindText(Error::Kind kind)
{
    static constexpr const char *names[] = {
        "None",     "InvalidRequest", "HostNotFound", "ConnectionRefused", "Unreachable",
        "TimedOut", "Proxy",          "Tls",          "Handshake",         "TooManyRedirects",
        "Protocol", "ConnectionLost", "PingTimedOut", "SendBufferFull",    "HandlerException",
    };
    return names[static_cast<size_t>(kind)];
}

QByteArray closedText(CloseCode code, const QString &reason)
{
    return "closed " + QByteArray::number(static_cast<int>(code)) + ' ' + payloadText(reason.toUtf8());
}

QByteArray messageText(const Message &message)
{
    return (message.isText() ? "text " : "binary ") + payloadText(message.payload);
}

void ConnectionJournal::watch(Connection *connection)
{
    connect(connection, &Connection::opened, this, [this] { m_events.append("opened"); });
    connect(connection, &Connection::messageReceived, this,
            [this](const Message &message) { m_events.append(messageText(message)); });
    connect(connection, &Connection::pingReceived, this,
            [this](const QByteArray &payload) { m_events.append("ping " + payloadText(payload)); });
    connect(connection, &Connection::pongReceived, this,
            [this](const QByteArray &payload) { m_events.append("pong " + payloadText(payload)); });
    connect(connection, &Connection::failed, this, [this](const Error &error) {
        m_error = error;
        m_events.append("failed " + kindText(error.kind));
    });
    connect(connection, &Connection::closed, this,
            [this](CloseCode code, const QString &reason) { m_events.append(closedText(code, reason)); });
}

bool ConnectionJournal::isClosed() const
{
    return std::any_of(m_events.begin(), m_events.end(),
                       [](const QByteArray &event) { return event.startsWith("closed"); });
}
