#pragma once

#include "workbench/handlers/HandlerPolicy.h"
#include "workbench/session/ConnectionRecorder.h"

#include "wslib/net/Server.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>

namespace workbench {

/// How a local server is to be.
struct ServerSettings
{
    QString host = QStringLiteral("127.0.0.1"); ///< An address, or "localhost".
    quint16 port = 8888;                        ///< 0 takes a free one.
    QString path = QStringLiteral("/websocket");
    QString handler = QStringLiteral("echo"); ///< See serverHandlerNames().
    HandlerPolicy policy;
    QString staticFolder; ///< Served over plain HTTP beside the WebSocket; empty: none.
    wslib::ServerOptions options;
};

/// A peer of a local server, as of a moment.
struct PeerInfo
{
    quint32 id = 0; ///< Counts from 1.
    QString address;
    QByteArray subprotocol;
    qint64 sinceMs = 0; ///< Wall clock, when it came.
    qint64 messagesReceived = 0;
    qint64 messagesSent = 0;
    qint64 bytesReceived = 0; ///< Payload bytes.
    qint64 bytesSent = 0;
};

/// A local server as a tab of the window, or `windsock-cli serve`, has it. Commands may be called from any thread; they
/// are carried out, and signals emitted, in the session's own.
class ServerSession : public QObject
{
    Q_OBJECT

public:
    ServerSession(std::shared_ptr<LogSink> log, std::shared_ptr<const Clock> clock);
    ~ServerSession() override;

    /// @name Commands
    /// @{
    void start(const ServerSettings &settings);
    /// Closes every peer with 1001; stopped() follows.
    void stop();
    /// @}

Q_SIGNALS:
    /// It accepts; @p url is what a client connects to, such as "ws://127.0.0.1:8888/websocket". @p pageUrl is what a
    /// browser opens, if the handler has a page of its own, such as "http://127.0.0.1:8888/" for "chat"; else empty.
    void started(const QString &url, const QString &pageUrl);
    /// It can't be started; a sentence says why.
    void startFailed(const QString &why);
    void stopped();
    /// Who is connected and what passed, at most ten times a second.
    void peersChanged(const QList<workbench::PeerInfo> &peers);

private:
    void startNow(const ServerSettings &settings);
    void addPeer(wslib::Connection *connection);
    void record(LogEntry::Kind kind, const QString &text);
    void announcePeers();

    std::shared_ptr<LogSink> m_log;
    std::shared_ptr<const Clock> m_clock;
    std::unique_ptr<wslib::Server> m_server;
    QHash<wslib::Connection *, PeerInfo> m_peers;
    quint32 m_lastPeer = 0;
    QTimer m_peersTimer;
};

} // namespace workbench
