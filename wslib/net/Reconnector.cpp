#include "wslib/net/Reconnector.h"

#include "wslib/net/BasicTimer.h"

#include <QRandomGenerator>

#include <utility>

namespace wslib {

namespace {

// Retry-After of a refusal (RFC 9110 §10.2.3), in its form of seconds; a day at most.
std::chrono::milliseconds retryAfter(const Error &error)
{
    constexpr int longest = 24 * 60 * 60;
    bool isNumber = false;
    const int seconds = error.response.headers.value("Retry-After").value_or(QByteArray()).toInt(&isNumber);
    return std::chrono::seconds(isNumber ? qBound(0, seconds, longest) : 0);
}

} // namespace

Reconnector::Reconnector(Client *client, const ClientRequest &request, const ReconnectOptions &options,
                         HandlerFactory makeHandler, Backoff::RandomSource random)
    : m_client(client)
    , m_request(request)
    , m_options(options)
    , m_makeHandler(std::move(makeHandler))
    , m_backoff(
          options.backoff, random ? std::move(random) : [] { return QRandomGenerator::global()->generateDouble(); })
{
}

Reconnector::~Reconnector()
{
    if (!m_connection)
        return;
    m_connection->disconnect(this);
    connect(m_connection, &Connection::closed, m_connection, &QObject::deleteLater);
    m_connection->close(CloseCode::GoingAway);
}

void Reconnector::start()
{
    if (std::exchange(m_running, true))
        return;
    m_stopping = false;
    m_backoff.reset();
    QMetaObject::invokeMethod(this, &Reconnector::connectNow, Qt::QueuedConnection);
}

void Reconnector::stop(CloseCode code, const QString &reason)
{
    if (!m_running)
        return;
    m_stopping = true;
    m_timer.stop();
    if (m_connection)
        m_connection->close(code, reason); // its end ends us
    else
        QMetaObject::invokeMethod(
            this, [this] { finish({}); }, Qt::QueuedConnection);
}

void Reconnector::retryNow()
{
    if (m_timer.isActive())
        connectNow();
}

void Reconnector::connectNow()
{
    m_timer.stop();
    if (!m_running || m_stopping || m_connection)
        return;
    if (!m_client) {
        finish(QStringLiteral("The client that was to connect is gone."));
        return;
    }
    m_error.reset();
    m_openedAt.reset();
    m_connection = m_client->open(m_request, m_makeHandler ? m_makeHandler() : nullptr);
    connect(m_connection, &Connection::opened, this, [this] {
        m_openedAt = std::chrono::steady_clock::now();
        Q_EMIT opened(m_connection);
    });
    connect(m_connection, &Connection::failed, this, [this](const Error &error) { m_error = error; });
    connect(m_connection, &Connection::closed, this, &Reconnector::connectionClosed);
    Q_EMIT connecting(m_connection);
}

void Reconnector::connectionClosed(CloseCode code, const QString &reason)
{
    Connection *connection = std::exchange(m_connection, nullptr);
    connection->deleteLater();
    if (m_stopping) {
        finish({});
        return;
    }
    const bool wasOpen = m_openedAt.has_value();
    if (wasOpen && std::chrono::steady_clock::now() - *m_openedAt >= m_options.stableAfter)
        m_backoff.reset();
    const QString ended =
        reason.isEmpty() ? QStringLiteral("The connection ended with %1.").arg(static_cast<int>(code))
                         : QStringLiteral("The connection ended with %1: %2.").arg(static_cast<int>(code)).arg(reason);
    const QString why = m_error ? m_error->text : ended;
    const bool hopeful = wasOpen ? isWorthRetrying(code) : m_error && isWorthRetrying(*m_error);
    if (!hopeful || (m_options.maxTries > 0 && m_backoff.tries() + 1 >= m_options.maxTries))
        finish(why);
    else
        wait(why, m_error ? retryAfter(*m_error) : std::chrono::milliseconds(0));
}

void Reconnector::wait(const QString &why, std::chrono::milliseconds atLeast)
{
    const auto delay = std::max(m_backoff.next(), atLeast);
    startBasicTimer(m_timer, delay, this);
    Q_EMIT waiting(delay, why);
}

void Reconnector::finish(const QString &why)
{
    if (!std::exchange(m_running, false))
        return;
    m_stopping = false;
    Q_EMIT finished(why);
}

bool Reconnector::isWorthRetrying(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::InvalidRequest:
    case Error::Kind::TooManyRedirects:
        return false;
    case Error::Kind::Tls:
        return error.tlsErrors.isEmpty();
    case Error::Kind::Proxy:
        return error.proxyFailure == ProxyFailure::None || error.proxyFailure == ProxyFailure::Unreachable;
    case Error::Kind::Handshake: {
        const int status = error.response.status;
        const bool passing = status == 408 || status == 425 || status == 429;
        return passing || status < 400 || status >= 500;
    }
    default:
        return true;
    }
}

bool Reconnector::isWorthRetrying(CloseCode code)
{
    switch (code) {
    case CloseCode::Normal:
    case CloseCode::ProtocolError:
    case CloseCode::UnsupportedData:
    case CloseCode::InvalidPayload:
    case CloseCode::PolicyViolation:
    case CloseCode::MessageTooBig:
    case CloseCode::MandatoryExtension:
        return false;
    default:
        return true;
    }
}

void Reconnector::timerEvent(QTimerEvent * /*event*/)
{
    connectNow();
}

} // namespace wslib
