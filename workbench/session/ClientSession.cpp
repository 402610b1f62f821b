#include "workbench/session/ClientSession.h"

#include "workbench/doctor/Doctor.h"
#include "workbench/script/ScriptHandler.h"
#include "workbench/script/ScriptHost.h"

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
    dropScript();
    m_url = request.url;
    m_attempt = ConnectAttempt::of(request);
    if (m_scriptSource.isEmpty())
        open(request, reconnect);
    else
        loadScript(request, reconnect);
    setState(State::Connecting);
}

void ClientSession::open(const wslib::ClientRequest &request, const std::optional<wslib::ReconnectOptions> &reconnect)
{
    if (reconnect)
        keepUp(request, *reconnect);
    else
        attach(m_client->open(request, makeHandler()), 1);
}

// ---- The script ------------------------------------------------------------------------------------------------------

void ClientSession::setScript(const QString &source, const QString &file)
{
    QMetaObject::invokeMethod(this, [this, source, file] {
        m_scriptSource = source;
        m_scriptFile = file;
    });
}

// It connects once the script runs: onOpen() is not to come too late.
void ClientSession::loadScript(const wslib::ClientRequest &request,
                               const std::optional<wslib::ReconnectOptions> &reconnect)
{
    m_loadingScript = true;
    m_script = std::make_shared<ScriptHost>();
    ScriptHost *host = m_script.get();
    connect(host, &ScriptHost::reported, this, [this, host] { Q_EMIT scriptReported(host->takeReports()); });
    connect(host, &ScriptHost::loaded, this, [this, request, reconnect] {
        m_loadingScript = false;
        Q_EMIT scriptLoaded();
        open(request, reconnect);
    });
    connect(host, &ScriptHost::loadFailed, this, [this](const ScriptReport &error) {
        dropScript();
        setState(State::Idle);
        Q_EMIT scriptFailed(error);
        wslib::Error why;
        why.kind = wslib::Error::Kind::InvalidRequest;
        why.text = QStringLiteral("The script doesn't run, so nothing was connected: %1").arg(error.toString());
        Q_EMIT failed(why);
    });
    host->load(m_scriptSource, m_scriptFile);
}

// Later, since it may be the one who calls.
void ClientSession::dropScript()
{
    m_loadingScript = false;
    if (!m_script)
        return;
    m_script->disconnect(this);
    QMetaObject::invokeMethod(
        this, [ended = std::exchange(m_script, nullptr)] {}, Qt::QueuedConnection);
}

std::unique_ptr<wslib::Handler> ClientSession::makeHandler() const
{
    if (!m_script)
        return nullptr;
    return std::make_unique<ScriptHandler>(HandlerPolicy{}, m_script);
}

// ---- Keeping up ------------------------------------------------------------------------------------------------------

void ClientSession::keepUp(const wslib::ClientRequest &request, const wslib::ReconnectOptions &options)
{
    const wslib::HandlerFactory handlers = m_script ? [this] { return makeHandler(); } : wslib::HandlerFactory();
    auto *reconnector = new wslib::Reconnector(m_client, request, options, handlers);
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
    m_connection->setOverflow(wslib::Overflow::Refuse); // a person is there to be told
    m_recorder = new ConnectionRecorder(m_connection, m_log, m_clock);
    m_recorder->note(number > 1 ? QStringLiteral("Connecting to %1 (try %2)").arg(m_url).arg(number)
                                : QStringLiteral("Connecting to %1").arg(m_url));
    connect(m_connection, &Connection::phaseEntered, this, &ClientSession::phaseEntered);
    connect(m_connection, &Connection::opened, this, &ClientSession::connectionOpened);
    connect(m_connection, &Connection::roundTripMeasured, this, &ClientSession::roundTripMeasured);
    connect(m_connection, &Connection::failed, this, &ClientSession::connectionFailed);
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
                   m_connection->opening().tls.protocol, m_connection->isCompressed()});
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
    } else if (m_loadingScript) {
        dropScript();
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
        Q_EMIT sendRefused(result);
    } else {
        if (m_reconnector)
            m_reconnector->stop(code, reason);
        setState(State::Closing);
    }
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
            (void)m_connection->ping(payload); // roundTripMeasured() tells of the pong, closed() of the end
        }
    });
}

// ---- What isn't legal ------------------------------------------------------------------------------------------------

void ClientSession::forge(const ForgeSequence &sequence, const ForgeOptions &options)
{
    QMetaObject::invokeMethod(this, [this, sequence, options] { startForging(sequence, options); });
}

void ClientSession::startForging(const ForgeSequence &sequence, const ForgeOptions &options)
{
    if (m_forging)
        m_forging->stop();
    auto *run = new ForgeRun(m_connection, sequence, options, this);
    m_forging = run;
    connect(run, &ForgeRun::finished, this, [this, run](const ForgeReport &report) {
        run->deleteLater();
        m_forging = nullptr;
        Q_EMIT forged(report);
    });
    if (m_connection)
        m_recorder->note(forgeNote(sequence));
    run->start();
}

void ClientSession::stopForging()
{
    QMetaObject::invokeMethod(this, [this] {
        if (m_forging)
            m_forging->stop();
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
