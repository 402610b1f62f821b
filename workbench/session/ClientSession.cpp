#include "workbench/session/ClientSession.h"

#include <utility>

namespace workbench {

using wslib::Connection;

namespace {

constexpr std::chrono::milliseconds progressInterval{50};
// Less than this is gone before anybody could read how much it is.
constexpr qint64 worthTelling = qint64{256} * 1024;

} // namespace

ClientSession::ClientSession(std::shared_ptr<LogSink> log, std::shared_ptr<const Clock> clock)
    : m_log(std::move(log))
    , m_clock(std::move(clock))
    , m_client(new wslib::Client(this))
    , m_progress(new QTimer(this))
{
    m_progress->setInterval(progressInterval);
    connect(m_progress, &QTimer::timeout, this, &ClientSession::reportProgress);
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
    m_connection = m_client->open(request);
    m_connection->setOverflow(wslib::Overflow::Refuse); // a person is there to be told
    m_recorder = new ConnectionRecorder(m_connection, m_log, m_clock);
    m_recorder->note(QStringLiteral("Connecting to %1").arg(m_url));
    connect(m_connection, &Connection::opened, this, &ClientSession::connectionOpened);
    connect(m_connection, &Connection::failed, this, &ClientSession::failed);
    connect(m_connection, &Connection::closed, this, &ClientSession::connectionClosed);
    setState(State::Connecting);
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
            Q_EMIT sendRefused(result);
        } else {
            setState(State::Closing);
        }
    });
}

void ClientSession::send(const wslib::Message &message, qint64 fragmentSize)
{
    QMetaObject::invokeMethod(this, [this, message, fragmentSize] {
        const auto result =
            m_connection ? m_connection->send(message, fragmentSize).result() : wslib::Endpoint::SendResult::NotOpen;
        watchProgress();
        if (result != wslib::Endpoint::SendResult::Queued)
            Q_EMIT sendRefused(result);
    });
}

void ClientSession::ping(const QByteArray &payload)
{
    QMetaObject::invokeMethod(this, [this, payload] {
        if (!m_connection || m_state != State::Open) {
            Q_EMIT sendRefused(wslib::Endpoint::SendResult::NotOpen);
        } else if (payload.size() > wslib::maxControlPayload) {
            Q_EMIT sendRefused(wslib::Endpoint::SendResult::TooLong);
        } else {
            m_recorder->pingSent(payload);
            m_connection->ping(payload)
                .then(this, [this](std::chrono::nanoseconds time) { Q_EMIT roundTripMeasured(time); })
                .onFailed(this, [](const wslib::ClosedError &) { /* closed() tells of it */ });
        }
    });
}

// ---- Progress --------------------------------------------------------------------------------------------------------

void ClientSession::watchProgress()
{
    if (m_connection && m_connection->pendingBytes() >= worthTelling && !m_progress->isActive()) {
        m_progress->start();
        reportProgress();
    }
}

void ClientSession::reportProgress()
{
    const qint64 left = m_connection ? m_connection->pendingBytes() : 0;
    if (left == 0)
        m_progress->stop();
    Q_EMIT sendProgressed(left);
}

void ClientSession::setState(State state)
{
    if (std::exchange(m_state, state) != state)
        Q_EMIT stateChanged(state);
}

} // namespace workbench
