#include "workbench/session/ClientSession.h"

#include <utility>

namespace workbench {

using wslib::Connection;

ClientSession::ClientSession(std::shared_ptr<LogSink> log, std::shared_ptr<const Clock> clock)
    : m_log(std::move(log))
    , m_clock(std::move(clock))
    , m_client(new wslib::Client(this))
{
}

ClientSession::~ClientSession()
{
    letGo();
}

// Of what there is, nothing more is heard, and it isn't connected again.
void ClientSession::letGo()
{
    if (m_connection)
        m_connection->disconnect(this);
    if (m_connection && m_reconnector)
        m_connection->disconnect(m_reconnector);
    delete m_reconnector;
    m_lastWords.clear();
}

void ClientSession::connectTo(const wslib::ClientRequest &request,
                              const std::optional<wslib::ReconnectOptions> &reconnect)
{
    QMetaObject::invokeMethod(this, [this, request, reconnect] { start(request, reconnect); });
}

void ClientSession::start(const wslib::ClientRequest &request, const std::optional<wslib::ReconnectOptions> &reconnect)
{
    letGo();
    delete m_connection; // at once, so that its end stands in the log before the next beginning
    m_url = request.url;
    if (reconnect)
        keepUp(request, *reconnect);
    else
        attach(m_client->open(request), 1);
    setState(State::Connecting);
}

void ClientSession::keepUp(const wslib::ClientRequest &request, const wslib::ReconnectOptions &options)
{
    auto *reconnector = new wslib::Reconnector(m_client, request, options);
    reconnector->setParent(this);
    m_reconnector = reconnector;
    connect(reconnector, &wslib::Reconnector::connecting, this, [this, reconnector](Connection *connection) {
        attach(connection, reconnector->tries() + 1);
        setState(State::Connecting);
    });
    connect(reconnector, &wslib::Reconnector::waiting, this,
            [this, reconnector](std::chrono::milliseconds delay, const QString &why) {
                const int number = reconnector->tries() + 1;
                setState(State::Waiting);
                Q_EMIT waiting(delay, number, why);
            });
    // Told before closed() is, of which the connection's own slot tells.
    connect(reconnector, &wslib::Reconnector::finished, this, [this, reconnector](const QString &why) {
        reconnector->deleteLater();
        m_reconnector = nullptr;
        if (!why.isEmpty())
            m_lastWords = QStringLiteral("Not connecting again. %1").arg(why);
    });
    reconnector->start();
}

void ClientSession::attach(Connection *connection, int number)
{
    m_connection = connection;
    m_recorder = new ConnectionRecorder(m_connection, m_log, m_clock);
    m_recorder->note(number > 1 ? QStringLiteral("Connecting to %1 (try %2)").arg(m_url).arg(number)
                                : QStringLiteral("Connecting to %1").arg(m_url));
    connect(m_connection, &Connection::phaseEntered, this, &ClientSession::phaseEntered);
    connect(m_connection, &Connection::opened, this, &ClientSession::connectionOpened);
    connect(m_connection, &Connection::failed, this, &ClientSession::failed);
    connect(m_connection, &Connection::closed, this, &ClientSession::connectionClosed);
}

void ClientSession::retryNow()
{
    QMetaObject::invokeMethod(this, [this] {
        if (m_reconnector)
            m_reconnector->retryNow();
    });
}

void ClientSession::connectionOpened()
{
    setState(State::Open);
    Q_EMIT opened({m_url, m_connection->remoteAddress(), m_connection->subprotocol(), m_connection->isEncrypted(),
                   m_connection->opening().tls.protocol});
}

void ClientSession::connectionClosed(wslib::CloseCode code, const QString &reason)
{
    m_connection->deleteLater();
    m_connection = nullptr;
    if (!m_lastWords.isEmpty())
        note(std::exchange(m_lastWords, {}));
    if (m_state != State::Waiting)
        setState(State::Idle);
    Q_EMIT closed(code, reason);
}

void ClientSession::disconnectFromServer(wslib::CloseCode code, const QString &reason)
{
    QMetaObject::invokeMethod(this, [this, code, reason] { end(code, reason); });
}

void ClientSession::end(wslib::CloseCode code, const QString &reason)
{
    if (m_state == State::Waiting) {
        letGo();
        note(QStringLiteral("Not connecting again: it was cancelled."));
        setState(State::Idle);
    } else if (!m_connection && m_reconnector) { // its first try hasn't begun
        letGo();
        setState(State::Idle);
    } else if (!m_connection) {
        return;
    } else if (m_connection->state() != Connection::State::Open) {
        if (m_reconnector)
            m_reconnector->stop();
        if (m_connection)
            m_connection->abort();
    } else if (const auto result = m_connection->close(code, reason).result();
               result != wslib::Endpoint::SendResult::Queued) {
        Q_EMIT sendRefused(refusal(result));
    } else {
        if (m_reconnector)
            m_reconnector->stop(code, reason);
        setState(State::Closing);
    }
}

void ClientSession::send(const wslib::Message &message)
{
    QMetaObject::invokeMethod(this, [this, message] {
        const auto result = m_connection ? m_connection->send(message).result() : wslib::Endpoint::SendResult::NotOpen;
        if (result != wslib::Endpoint::SendResult::Queued)
            Q_EMIT sendRefused(refusal(result));
    });
}

void ClientSession::ping(const QByteArray &payload)
{
    QMetaObject::invokeMethod(this, [this, payload] {
        if (!m_connection || m_state != State::Open) {
            Q_EMIT sendRefused(refusal(wslib::Endpoint::SendResult::NotOpen));
        } else if (payload.size() > wslib::maxControlPayload) {
            Q_EMIT sendRefused(refusal(wslib::Endpoint::SendResult::TooLong));
        } else {
            m_recorder->pingSent(payload);
            m_connection->ping(payload)
                .then(this, [this](std::chrono::nanoseconds time) { Q_EMIT roundTripMeasured(time); })
                .onFailed(this, [](const wslib::ClosedError &) { /* closed() tells of it */ });
        }
    });
}

QString ClientSession::refusal(wslib::Endpoint::SendResult result) const
{
    using Result = wslib::Endpoint::SendResult;
    switch (result) {
    case Result::InvalidUtf8:
        return QStringLiteral("That is not valid UTF-8, so it can't go in a text message. Send it as binary.");
    case Result::TooLong:
        return QStringLiteral("A ping, a pong or a close reason has room for 125 bytes only.");
    case Result::InvalidCode:
        return QStringLiteral("That close code must not be sent. Use 1000 to 1003, 1007 to 1014, or 3000 to 4999.");
    case Result::BufferFull:
        return QStringLiteral(
            "The server doesn't read what it is sent, and enough is waiting for it. Try again later.");
    case Result::NotOpen:
    case Result::Queued:
        break;
    }
    return QStringLiteral("There is no open connection. Connect first; what you typed is kept.");
}

void ClientSession::note(const QString &text)
{
    LogEntry entry;
    entry.monotonicNs = m_clock->monotonicNs();
    entry.wallClockMs = m_clock->wallClockMs();
    entry.payload = text.toUtf8();
    m_log->append(entry);
}

void ClientSession::setState(State state)
{
    if (std::exchange(m_state, state) != state)
        Q_EMIT stateChanged(state);
}

} // namespace workbench
