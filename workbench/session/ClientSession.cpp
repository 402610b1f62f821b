#include "workbench/session/ClientSession.h"

#include "workbench/doctor/Doctor.h"

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
    if (m_connection)
        m_connection->disconnect(this);
}

void ClientSession::connectTo(const wslib::ClientRequest &request)
{
    QMetaObject::invokeMethod(this, [this, request] { start(request); });
}

void ClientSession::start(const wslib::ClientRequest &request)
{
    if (m_connection) {
        m_connection->disconnect(this);
        delete m_connection; // at once, so that its end stands in the log before the next beginning
    }
    m_url = request.url;
    m_attempt = ConnectAttempt::of(request);
    m_connection = m_client->open(request);
    m_recorder = new ConnectionRecorder(m_connection, m_log, m_clock);
    m_recorder->note(QStringLiteral("Connecting to %1").arg(m_url));
    connect(m_connection, &Connection::opened, this, &ClientSession::connectionOpened);
    connect(m_connection, &Connection::failed, this, &ClientSession::connectionFailed);
    connect(m_connection, &Connection::closed, this, &ClientSession::connectionClosed);
    setState(State::Connecting);
}

void ClientSession::connectionOpened()
{
    setState(State::Open);
    Q_EMIT opened({m_url, m_connection->remoteAddress(), m_connection->subprotocol(), m_connection->isEncrypted(),
                   m_connection->opening().tls.protocol});
}

void ClientSession::connectionFailed(const wslib::Error &error)
{
    if (m_state == State::Connecting) {
        const FailedOpening failure{error, m_connection->opening(), m_attempt};
        Q_EMIT openingFailed(failure, diagnose(failure));
    }
    Q_EMIT failed(error);
}

void ClientSession::connectionClosed(wslib::CloseCode code, const QString &reason)
{
    m_connection->deleteLater();
    m_connection = nullptr;
    setState(State::Idle);
    Q_EMIT closed(code, reason);
}

void ClientSession::disconnectFromServer(wslib::CloseCode code, const QString &reason)
{
    QMetaObject::invokeMethod(this, [this, code, reason] {
        if (!m_connection)
            return;
        if (m_connection->state() != Connection::State::Open) {
            m_connection->abort();
        } else if (const auto result = m_connection->close(code, reason).result();
                   result != wslib::Endpoint::SendResult::Queued) {
            Q_EMIT sendRefused(refusal(result));
        } else {
            setState(State::Closing);
        }
    });
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

void ClientSession::setState(State state)
{
    if (std::exchange(m_state, state) != state)
        Q_EMIT stateChanged(state);
}

} // namespace workbench
