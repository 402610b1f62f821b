#include "workbench/session/ServerSession.h"

#include "workbench/chat/ChatPage.h"
#include "workbench/handlers/HandlerCatalogue.h"

#include "wslib/net/WebSocketUrl.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace workbench {

using wslib::Connection;
using wslib::Server;

namespace {

QHostAddress addressOf(const QString &host)
{
    return host == u"localhost" ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(host);
}

} // namespace

ServerSession::ServerSession(std::shared_ptr<LogSink> log, std::shared_ptr<const Clock> clock)
    : m_log(std::move(log))
    , m_clock(std::move(clock))
    , m_peersTimer(this)
{
    using namespace std::chrono_literals;
    m_peersTimer.setSingleShot(true);
    m_peersTimer.setInterval(100ms);
    connect(&m_peersTimer, &QTimer::timeout, this, &ServerSession::announcePeers);
}

ServerSession::~ServerSession()
{
    // The ends of the peers still report to us: while all that they touch stands.
    if (m_server)
        m_server->disconnect(this);
    m_server.reset();
}

void ServerSession::start(const ServerSettings &settings)
{
    QMetaObject::invokeMethod(this, [this, settings] { startNow(settings); });
}

void ServerSession::startNow(const ServerSettings &settings)
{
    const auto refuse = [this](const QString &why) { Q_EMIT startFailed(why); };
    const HandlerChoice choice = serverHandler(settings.handler, settings.policy, m_clock);
    const QHostAddress address = addressOf(settings.host);
    if (!choice.factory)
        return refuse(choice.error);
    if (address.isNull())
        return refuse(QStringLiteral("\"%1\" is not an address to listen on. Use 127.0.0.1, ::1, or 0.0.0.0 for all.")
                          .arg(settings.host));
    if (!settings.path.startsWith(u'/'))
        return refuse(QStringLiteral("The path must start with a slash, such as /websocket."));

    if (!settings.staticFolder.isEmpty() && !QFileInfo(settings.staticFolder).isDir())
        return refuse(QStringLiteral("There is no folder \"%1\" to serve files from.").arg(settings.staticFolder));

    // Routes see the path as it is on the wire.
    const QByteArray path = wslib::WebSocketUrl::encodedTarget(settings.path);
    const bool hasPage = settings.handler == u"chat";
    if (hasPage && isChatPagePath(path))
        return refuse(QStringLiteral("The chat's page is at %1: give the WebSocket another path, such as /websocket.")
                          .arg(settings.path));

    m_server = std::make_unique<Server>(settings.options);
    m_server->route(QRegularExpression(QRegularExpression::escape(QString::fromLatin1(path))), choice.factory);
    if (hasPage)
        serveChatPage(*m_server, path);
    if (!settings.staticFolder.isEmpty())
        m_server->serveDirectory("/", settings.staticFolder);
    connect(m_server.get(), &Server::newConnection, this, &ServerSession::addPeer);
    connect(m_server.get(), &Server::stopped, this, [this] {
        record(LogEntry::Kind::Note, QStringLiteral("Stopped"));
        Q_EMIT stopped();
    });
    connect(m_server.get(), &Server::handshakeRefused, this,
            [this](const QString &remote, int status, const QString &why) {
                const QString answer = status > 0 ? QStringLiteral("answered %1: ").arg(status) : QString();
                record(LogEntry::Kind::Failure, QStringLiteral("%1 was refused (%2%3)").arg(remote, answer, why));
            });
    if (!m_server->listen(address, settings.port)) {
        const QString why = m_server->errorString();
        m_server.reset(); // nothing to stop
        return refuse(why);
    }
    const QString url = m_server->url() + QString::fromLatin1(path);
    const QString site = QStringLiteral("http%1/").arg(m_server->url().sliced(2));
    record(LogEntry::Kind::Note, QStringLiteral("Listening on %1").arg(url));
    if (hasPage)
        record(LogEntry::Kind::Note, QStringLiteral("The chat's page is at %1").arg(site));
    if (!settings.staticFolder.isEmpty())
        record(LogEntry::Kind::Note, QStringLiteral("Serving the files of %1 at %2").arg(settings.staticFolder, site));
    Q_EMIT started(url, hasPage ? site : QString());
}

void ServerSession::stop()
{
    QMetaObject::invokeMethod(this, [this] {
        if (m_server)
            m_server->stop();
    });
}

void ServerSession::addPeer(Connection *connection)
{
    PeerInfo &info = m_peers[connection];
    info.id = ++m_lastPeer;
    info.subprotocol = connection->subprotocol();
    info.sinceMs = m_clock->wallClockMs();
    auto *recorder = new ConnectionRecorder(connection, m_log, m_clock, info.id);
    const auto changed = [this] {
        if (!m_peersTimer.isActive())
            m_peersTimer.start();
    };
    connect(connection, &Connection::opened, this, [this, connection, recorder, changed] {
        PeerInfo &peer = m_peers[connection];
        peer.address = connection->remoteAddress();
        recorder->note(QStringLiteral("%1 connected").arg(peer.address));
        changed();
    });
    connect(connection, &Connection::messageReceived, this, [this, connection, changed](const wslib::Message &message) {
        PeerInfo &peer = m_peers[connection];
        ++peer.messagesReceived;
        peer.bytesReceived += message.payload.size();
        changed();
    });
    connect(connection, &Connection::messageSent, this, [this, connection, changed](const wslib::Message &message) {
        PeerInfo &peer = m_peers[connection];
        ++peer.messagesSent;
        peer.bytesSent += message.payload.size();
        changed();
    });
    connect(connection, &Connection::closed, this, [this, connection, changed] {
        m_peers.remove(connection);
        changed();
    });
}

void ServerSession::announcePeers()
{
    QList<PeerInfo> peers = m_peers.values();
    std::sort(peers.begin(), peers.end(), [](const PeerInfo &a, const PeerInfo &b) { return a.id < b.id; });
    Q_EMIT peersChanged(peers);
}

void ServerSession::record(LogEntry::Kind kind, const QString &text)
{
    LogEntry entry;
    entry.monotonicNs = m_clock->monotonicNs();
    entry.wallClockMs = m_clock->wallClockMs();
    entry.kind = kind;
    entry.payload = text.toUtf8();
    m_log->append(entry);
}

} // namespace workbench
