#include "workbench/session/ServerSession.h"

#include "workbench/chat/ChatPage.h"
#include "workbench/faults/FaultText.h"
#include "workbench/handlers/HandlerCatalogue.h"
#include "workbench/relay/RelayHandler.h"
#include "workbench/relay/UpstreamRequest.h"
#include "workbench/script/ScriptHandler.h"
#include "workbench/script/ScriptHost.h"

#include "wslib/net/WebSocketUrl.h"

#include <QFileInfo>
#include <QMetaMethod>

#include <utility>

namespace workbench {

using wslib::Connection;
using wslib::Server;

namespace {

QHostAddress addressOf(const QString &host)
{
    return host == u"localhost" ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(host);
}

// Routes see the path as it is on the wire.
QByteArray routeOf(const ServerSettings &settings)
{
    return wslib::WebSocketUrl::encodedTarget(settings.path);
}

bool hasPage(const ServerSettings &settings)
{
    return settings.handler == u"chat";
}

} // namespace

ServerSession::ServerSession(std::shared_ptr<LogSink> log, std::shared_ptr<const Clock> clock)
    : m_log(std::move(log))
    , m_clock(std::move(clock))
    , m_peersTimer(this)
    , m_heldTimer(this)
{
    using namespace std::chrono_literals;
    m_peersTimer.setSingleShot(true);
    m_peersTimer.setInterval(100ms);
    connect(&m_peersTimer, &QTimer::timeout, this, &ServerSession::announcePeers);
    m_heldTimer.setSingleShot(true);
    m_heldTimer.setInterval(50ms);
    connect(&m_heldTimer, &QTimer::timeout, this, [this] {
        m_heldMoved = false;
        Q_EMIT heldChanged(m_relay ? m_relay->held() : QList<HeldMessage>());
    });
}

ServerSession::~ServerSession()
{
    // The ends of the peers still report to us: while all that they touch stands.
    if (m_server)
        m_server->disconnect(this);
    m_server.reset();
    m_leaving.reset();
}

// ---- Starting --------------------------------------------------------------------------------------------------------

void ServerSession::start(const ServerSettings &settings)
{
    QMetaObject::invokeMethod(this, [this, settings] { startNow(settings); });
}

void ServerSession::startNow(const ServerSettings &settings)
{
    if (const auto problem = problemOf(settings)) {
        Q_EMIT startFailed(*problem);
        return;
    }
    if (settings.handler == u"script" || (settings.relay.isOn() && !settings.scriptSource.isEmpty())) {
        startScript(settings);
        return;
    }
    if (settings.relay.isOn()) {
        listen(settings, relayChoice(settings));
        return;
    }
    const HandlerChoice choice = serverHandler(settings.handler, settings.policy, m_clock);
    if (choice.factory)
        listen(settings, choice);
    else
        Q_EMIT startFailed({StartFailure::Reason::Handler, settings.handler, choice.error});
}

std::optional<StartFailure> ServerSession::problemOf(const ServerSettings &settings) const
{
    using Reason = StartFailure::Reason;
    const auto because = [](Reason reason, const QString &subject, const QString &text) {
        return StartFailure{reason, subject, text.contains(u"%1") ? text.arg(subject) : text};
    };
    if (addressOf(settings.host).isNull())
        return because(
            Reason::Address, settings.host,
            QStringLiteral("\"%1\" is not an address to listen on. Use 127.0.0.1, ::1, or 0.0.0.0 for all."));
    if (!settings.path.startsWith(u'/'))
        return because(Reason::Path, settings.path,
                       QStringLiteral("The path must start with a slash, such as /websocket."));
    if (settings.handler == u"relay" && !settings.relay.isOn())
        return because(
            Reason::Upstream, {},
            QStringLiteral("A relay needs to know where to: give it an upstream, such as ws://localhost:3000."));
    if (settings.relay.isOn()) {
        if (const QString why = upstreamProblem(settings.relay.upstream); !why.isEmpty())
            return StartFailure{Reason::Upstream, settings.relay.upstream, why};
    }
    if (!settings.staticFolder.isEmpty() && !QFileInfo(settings.staticFolder).isDir())
        return because(Reason::Folder, settings.staticFolder,
                       QStringLiteral("There is no folder \"%1\" to serve files from."));
    if (hasPage(settings) && isChatPagePath(routeOf(settings)))
        return because(
            Reason::ChatPath, settings.path,
            QStringLiteral("The chat's page is at %1: give the WebSocket another path, such as /websocket."));
    return std::nullopt;
}

StartFailure ServerSession::whyNotListening(const ServerSettings &settings) const
{
    using Reason = StartFailure::Reason;
    const QString text = m_server->errorString();
    switch (m_server->error()) {
    case QAbstractSocket::AddressInUseError:
        return {Reason::PortInUse, QString::number(settings.port), text};
    case QAbstractSocket::SocketAccessError:
        return {Reason::Forbidden, QString::number(settings.port), text};
    case QAbstractSocket::SocketAddressNotAvailableError:
        return {Reason::NoAddress, settings.host, text};
    default:
        return {Reason::Other, {}, text};
    }
}

// It listens once the script runs: nobody is to meet a server whose script has a syntax error.
void ServerSession::startScript(const ServerSettings &settings)
{
    m_script = std::make_shared<ScriptHost>();
    ScriptHost *host = m_script.get();
    connect(host, &ScriptHost::reported, this, [this, host] { Q_EMIT scriptReported(host->takeReports()); });
    connect(host, &ScriptHost::loaded, this, [this, settings] {
        if (!m_server) {
            const HandlerChoice choice{[policy = settings.policy, script = m_script] {
                                           return std::make_unique<ScriptHandler>(policy, script);
                                       },
                                       {}};
            listen(settings, settings.relay.isOn() ? relayChoice(settings) : choice);
        }
        Q_EMIT scriptLoaded();
    });
    connect(host, &ScriptHost::loadFailed, this, [this](const ScriptReport &error) {
        Q_EMIT scriptFailed(error);
        if (!m_server)
            Q_EMIT startFailed({StartFailure::Reason::Script, error.toString(),
                                QStringLiteral("The script doesn't run: %1").arg(error.toString())});
    });
    host->load(settings.scriptSource, settings.scriptFile);
}

void ServerSession::reloadScript(const QString &source, const QString &file)
{
    QMetaObject::invokeMethod(this, [this, source, file] {
        if (m_script)
            m_script->load(source, file);
    });
}

void ServerSession::listen(const ServerSettings &settings, const HandlerChoice &choice)
{
    wslib::ServerOptions options = settings.options;
    if (settings.relay.isOn())
        options.connection.answerPings = !settings.relay.passesPings;
    injectFaults(settings, options);
    m_server = std::make_unique<Server>(options);
    m_server->setThreads(settings.threads);
    addRoutes(settings, choice);
    connect(m_server.get(), &Server::newConnection, this, &ServerSession::addPeer, Qt::DirectConnection);
    connect(m_server.get(), &Server::stopped, this, [this] {
        if (m_script)
            m_script->whenDone([this, script = m_script.get()] { // its onClose() of every peer
                if (script == m_script.get())
                    finishStopping();
            });
        else
            finishStopping();
    });
    connect(m_server.get(), &Server::handshakeRefused, this,
            [this](const QString &remote, int status, const QString &why) {
                const QString answer = status > 0 ? QStringLiteral("answered %1: ").arg(status) : QString();
                record(LogEntry::Kind::Failure, QStringLiteral("%1 was refused (%2%3)").arg(remote, answer, why));
            });
    if (!m_server->listen(addressOf(settings.host), settings.port)) {
        const StartFailure failure = whyNotListening(settings);
        m_server.reset(); // nothing to stop
        m_relay.reset();
        m_faults.reset();
        Q_EMIT startFailed(failure);
        return;
    }
    announceStart(settings);
}

void ServerSession::addRoutes(const ServerSettings &settings, const HandlerChoice &choice)
{
    const QByteArray path = routeOf(settings);
    const QString exactly = QRegularExpression::escape(QString::fromLatin1(path));
    const bool all = settings.relay.isOn() && path == "/";
    m_server->route(QRegularExpression(all ? QStringLiteral(".*") : exactly), choice.factory);
    if (hasPage(settings))
        serveChatPage(*m_server, path);
    if (!settings.staticFolder.isEmpty())
        m_server->serveDirectory("/", settings.staticFolder);
}

void ServerSession::announceStart(const ServerSettings &settings)
{
    const QString url = m_server->url() + QString::fromLatin1(routeOf(settings));
    const QString site = QStringLiteral("http%1/").arg(m_server->url().sliced(2));
    record(LogEntry::Kind::Note, QStringLiteral("Listening on %1").arg(url));
    if (settings.relay.isOn())
        record(LogEntry::Kind::Note, QStringLiteral("Relaying to %1").arg(settings.relay.upstream));
    if (!settings.faults.isEmpty())
        record(LogEntry::Kind::Note, QStringLiteral("Faults: %1").arg(faultPlanText(settings.faults)));
    if (hasPage(settings))
        record(LogEntry::Kind::Note, QStringLiteral("The chat's page is at %1").arg(site));
    if (!settings.staticFolder.isEmpty())
        record(LogEntry::Kind::Note, QStringLiteral("Serving the files of %1 at %2").arg(settings.staticFolder, site));
    Q_EMIT started(url, hasPage(settings) ? site : QString());
}

void ServerSession::stop()
{
    QMetaObject::invokeMethod(this, [this] {
        if (m_server)
            m_server->stop();
        else if (m_script)
            finishStopping(); // it was still loading
    });
}

void ServerSession::finishStopping()
{
    // A stopped session holds neither server nor script, whose timers end with the last who holds it: the server's route.
    // Later, since either may be the one who calls.
    if (m_server) {
        m_server->disconnect(this);
        m_leaving = std::move(m_server);
    }
    QMetaObject::invokeMethod(
        this,
        [this, ended = std::exchange(m_script, nullptr), relay = std::exchange(m_relay, nullptr)] {
            m_leaving.reset();
        },
        Qt::QueuedConnection);
    m_faults.reset();
    heldMoved();
    record(LogEntry::Kind::Note, QStringLiteral("Stopped"));
    Q_EMIT stopped();
}

// ---- Peers, each in the thread of its connection ---------------------------------------------------------------------

void ServerSession::addPeer(Connection *connection)
{
    const auto *relayed = dynamic_cast<const RelayHandler *>(connection->handler());
    enterPeer(connection, relayed != nullptr ? relayed->peer() : ++m_lastPeer, 0);
}

void ServerSession::enterPeer(Connection *connection, quint32 id, quint32 client)
{
    const auto peer = std::make_shared<PeerRecord>();
    peer->fixed.id = id;
    peer->fixed.client = client;
    peer->fixed.subprotocol = connection->subprotocol();
    peer->fixed.sinceMs = m_clock->wallClockMs();
    connection->setProperty(idProperty, peer->fixed.id);
    auto *recorder = m_log ? new ConnectionRecorder(connection, m_log, m_clock, peer->fixed.id) : nullptr;
    connect(connection, &Connection::opened, connection, [this, connection, recorder, peer] {
        peer->fixed.address = connection->remoteAddress();
        peer->fixed.subprotocol = connection->subprotocol();
        peer->fixed.path = QString::fromUtf8(connection->opening().heads.request.split(' ').value(1));
        if (recorder != nullptr)
            recorder->note(peer->fixed.client == 0
                               ? QStringLiteral("%1 connected").arg(peer->fixed.address)
                               : QStringLiteral("Connected to the upstream %1").arg(peer->fixed.address));
        {
            const std::scoped_lock lock(m_peersMutex);
            m_peers.insert(peer->fixed.id, peer);
        }
        peersMoved();
    });
    connect(connection, &Connection::closed, connection, [this, peer] {
        {
            const std::scoped_lock lock(m_peersMutex);
            m_peers.remove(peer->fixed.id);
        }
        peersMoved();
    });
    countMessages(connection, peer);
}

void ServerSession::countMessages(Connection *connection, const std::shared_ptr<PeerRecord> &record)
{
    static const QMetaMethod counts = QMetaMethod::fromSignal(&ServerSession::peersChanged);
    if (!isSignalConnected(counts))
        return; // nobody looks
    connect(connection, &Connection::messageReceived, connection, [this, record](const wslib::Message &message) {
        ++record->messagesReceived;
        record->bytesReceived += message.payload.size();
        peersMoved();
    });
    connect(connection, &Connection::messageSent, connection, [this, record](const wslib::Message &message) {
        ++record->messagesSent;
        record->bytesSent += message.payload.size();
        peersMoved();
    });
    connect(connection, &Connection::roundTripMeasured, connection, [this, record](std::chrono::nanoseconds time) {
        record->roundTripNs = time.count();
        peersMoved();
    });
}

void ServerSession::peersMoved()
{
    if (!m_peersMoved.exchange(true))
        QMetaObject::invokeMethod(
            this, [this] { m_peersTimer.start(); }, Qt::QueuedConnection);
}

void ServerSession::announcePeers()
{
    m_peersMoved = false;
    QList<PeerInfo> peers;
    {
        const std::scoped_lock lock(m_peersMutex);
        for (const auto &peer : m_peers)
            peers.append(peer->info());
    }
    Q_EMIT peersChanged(peers);
}

std::shared_ptr<PeerRecord> ServerSession::recordOf(quint32 peer) const
{
    const std::scoped_lock lock(m_peersMutex);
    return m_peers.value(peer);
}

void ServerSession::forEachOf(const Peers &peers, const std::function<void(Connection *, PeerRecord &)> &function)
{
    QMetaObject::invokeMethod(this, [this, peers, function] {
        if (!m_server)
            return;
        if (m_relay)
            m_relay->forEachUpstream(peers, [this, function](Connection *connection) {
                if (const auto record = recordOf(connection->property(idProperty).toUInt()))
                    function(connection, *record);
            });
        m_server->forEachConnection([this, peers, function](Connection *connection) {
            const quint32 id = connection->property(idProperty).toUInt();
            const auto record = peers.contains(id) ? recordOf(id) : nullptr;
            if (record)
                function(connection, *record);
        });
    });
}

void ServerSession::sendText(const Peers &peers, const QByteArray &utf8)
{
    forEachOf(peers, [utf8](Connection *connection, PeerRecord &) { connection->sendText(QByteArrayView(utf8)); });
}

void ServerSession::sendBinary(const Peers &peers, const QByteArray &bytes)
{
    forEachOf(peers, [bytes](Connection *connection, PeerRecord &) { connection->sendBinary(bytes); });
}

void ServerSession::ping(const Peers &peers, const QByteArray &payload)
{
    forEachOf(peers, [payload](Connection *connection, PeerRecord &) {
        if (auto *recorder = connection->findChild<ConnectionRecorder *>(QString(), Qt::FindDirectChildrenOnly))
            recorder->pingSent(payload);
        (void)connection->ping(payload); // roundTripMeasured() tells of the pong
    });
}

void ServerSession::close(const Peers &peers, wslib::CloseCode code, const QString &reason)
{
    forEachOf(peers, [code, reason](Connection *connection, PeerRecord &) { connection->close(code, reason); });
}

void ServerSession::abort(const Peers &peers)
{
    forEachOf(peers, [](Connection *connection, PeerRecord &) { connection->reset(); });
}

void ServerSession::forge(quint32 peer, const ForgeSequence &sequence, const ForgeOptions &options)
{
    forEachOf({peer}, [this, peer, sequence, options](Connection *connection, PeerRecord &) {
        for (auto *before : connection->findChildren<ForgeRun *>(QString(), Qt::FindDirectChildrenOnly))
            before->stop();
        if (auto *recorder = connection->findChild<ConnectionRecorder *>(QString(), Qt::FindDirectChildrenOnly))
            recorder->note(forgeNote(sequence));
        auto *run = new ForgeRun(connection, sequence, options, connection);
        connect(run, &ForgeRun::finished, run, [this, run, peer](ForgeReport report) {
            report.peer = peer;
            run->deleteLater();
            Q_EMIT forged(report);
        });
        run->start();
    });
}

void ServerSession::stopForging(quint32 peer)
{
    forEachOf({peer}, [](Connection *connection, PeerRecord &) {
        for (auto *run : connection->findChildren<ForgeRun *>(QString(), Qt::FindDirectChildrenOnly))
            run->stop();
    });
}

void ServerSession::record(LogEntry::Kind kind, const QString &text, quint32 peer)
{
    if (!m_log)
        return;
    LogEntry entry;
    entry.monotonicNs = m_clock->monotonicNs();
    entry.wallClockMs = m_clock->wallClockMs();
    entry.kind = kind;
    entry.peer = peer;
    entry.payload = text.toUtf8();
    m_log->append(entry);
}

} // namespace workbench
