#pragma once

#include "workbench/faults/Fault.h"
#include "workbench/forge/ForgeRun.h"
#include "workbench/handlers/HandlerPolicy.h"
#include "workbench/relay/RelayMessage.h"
#include "workbench/relay/RelayOptions.h"
#include "workbench/script/ScriptReport.h"
#include "workbench/session/ConnectionRecorder.h"
#include "workbench/session/PeerRecord.h"
#include "workbench/session/StartFailure.h"

#include "wslib/net/Server.h"

#include <QMap>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace workbench {

class FaultInjector;
class RelayHub;
class ScriptHost;
struct HandlerChoice;

/// How a local server is to be.
struct ServerSettings
{
    QString host = QStringLiteral("127.0.0.1"); ///< An address, or "localhost".
    quint16 port = 8888;                        ///< 0 takes a free one.
    QString path = QStringLiteral("/websocket");
    QString handler =
        QStringLiteral("echo"); ///< See serverHandlerNames(); "script": the following; "relay": see there.
    QString scriptSource;
    QString scriptFile; ///< What the script calls itself in its reports, such as "echo.js".
    HandlerPolicy policy;
    QString staticFolder; ///< Served over plain HTTP beside the WebSocket; empty: none.
    int threads = 1;      ///< Event loops: see wslib::Server::setThreads().
    wslib::ServerOptions options;
    /// With handler "relay": where to. The path "/" stands for all paths then, and a script, if there is one, has its
    /// onRelay() asked.
    RelayOptions relay;
    FaultPlan faults; ///< What goes wrong on purpose.
};

/// A local server as a tab of the window, or `windsock-cli serve`, has it. Commands may be called from any thread; they
/// are carried out, and signals emitted, in the session's own. Commands to peers go to those of them who are still there.
class ServerSession : public QObject
{
    Q_OBJECT

public:
    using Peers = QList<quint32>; ///< Their ids.

    /// Without a @p log, nothing is written down. It is written by several threads if the settings say so.
    ServerSession(std::shared_ptr<LogSink> log, std::shared_ptr<const Clock> clock);
    ~ServerSession() override;

    /// @name Commands
    /// @{
    void start(const ServerSettings &settings);
    /// Closes every peer with 1001; stopped() follows.
    void stop();
    void sendText(const Peers &peers, const QByteArray &utf8);
    void sendBinary(const Peers &peers, const QByteArray &bytes);
    /// The round trip is in PeerInfo when the pong has come.
    void ping(const Peers &peers, const QByteArray &payload = {});
    void close(const Peers &peers, wslib::CloseCode code, const QString &reason);
    void abort(const Peers &peers);
    /// Sends @p peer what needn't be legal; forged() follows, unless it goes away before that begins. Another one ends the one
    /// before.
    void forge(quint32 peer, const ForgeSequence &sequence, const ForgeOptions &options = {});
    /// Waits for nothing more: forged() tells what came until now.
    void stopForging(quint32 peer);
    /// Replaces the running script; peers stay. scriptLoaded() or scriptFailed() follows.
    void reloadScript(const QString &source, const QString &file);
    /// @}

    /// @name Of a relay, by hand: see RelayHub
    /// @{
    /// Also before start(), and kept over it.
    void setBreakpoint(const workbench::RelayBreakpoint &breakpoint);
    void releaseHeld(quint64 id, const std::optional<wslib::Message> &changed = std::nullopt);
    void releaseAllHeld();
    void dropHeld(quint64 id);
    /// Between those @p clients and their upstreams; between all, if none are given.
    void inject(const Peers &clients, workbench::RelayDirection direction, const wslib::Message &message);
    /// @}

Q_SIGNALS:
    /// It accepts; @p url is what a client connects to, such as "ws://127.0.0.1:8888/websocket". @p pageUrl is the page of a
    /// handler that has one (the chat), or empty.
    void started(const QString &url, const QString &pageUrl);
    /// It can't be started. A script that fails says so in scriptFailed() first.
    void startFailed(const workbench::StartFailure &failure);
    void stopped();
    /// Who is connected and what passed, at most ten times a second.
    void peersChanged(const QList<workbench::PeerInfo> &peers);
    void scriptLoaded();
    /// A syntax error, or an exception while it ran for the first time; the script that ran before goes on.
    void scriptFailed(const workbench::ScriptReport &error);
    /// What it said on its console, and what went wrong in it: in batches.
    void scriptReported(const QList<workbench::ScriptReport> &reports);
    /// What a relay holds, oldest first; at most twenty times a second.
    void heldChanged(const QList<workbench::HeldMessage> &held);
    /// What came of forge(); ForgeReport::peer says with whom.
    void forged(const workbench::ForgeReport &report);

private:
    void startNow(const ServerSettings &settings);
    void startScript(const ServerSettings &settings);
    std::optional<StartFailure> problemOf(const ServerSettings &settings) const;
    StartFailure whyNotListening(const ServerSettings &settings) const;
    void listen(const ServerSettings &settings, const HandlerChoice &choice);
    void addRoutes(const ServerSettings &settings, const HandlerChoice &choice);
    void finishStopping();
    void announceStart(const ServerSettings &settings);
    HandlerChoice relayChoice(const ServerSettings &settings);
    void injectFaults(const ServerSettings &settings, wslib::ServerOptions &options);
    void withRelay(const std::function<void(RelayHub &)> &function);
    void addPeer(wslib::Connection *connection);
    void enterPeer(wslib::Connection *connection, quint32 id, quint32 client);
    void countMessages(wslib::Connection *connection, const std::shared_ptr<PeerRecord> &record);
    void forEachOf(const Peers &peers, const std::function<void(wslib::Connection *, PeerRecord &)> &function);
    std::shared_ptr<PeerRecord> recordOf(quint32 peer) const;
    void record(LogEntry::Kind kind, const QString &text, quint32 peer = 0);
    void recordStrike(const QObject *transport, const QString &text);
    void peersMoved();
    void heldMoved();
    void announcePeers();

    static constexpr auto idProperty = "windsockPeer"; ///< Of a connection: its number in the log.

    std::shared_ptr<LogSink> m_log;
    std::shared_ptr<const Clock> m_clock;
    std::shared_ptr<ScriptHost> m_script;
    std::unique_ptr<wslib::Server> m_server;
    std::unique_ptr<wslib::Server> m_leaving; ///< Stopped; it goes from the event loop.
    std::shared_ptr<FaultInjector> m_faults;  ///< nullptr: nothing goes wrong on purpose.
    std::shared_ptr<RelayHub> m_relay;        ///< nullptr: it is none.
    RelayBreakpoint m_breakpoint;
    std::atomic<quint32> m_lastPeer = 0;
    mutable std::mutex m_peersMutex;
    QMap<quint32, std::shared_ptr<PeerRecord>> m_peers;
    std::atomic<bool> m_peersMoved = false; ///< Since the last announcement.
    QTimer m_peersTimer;
    std::atomic<bool> m_heldMoved = false;
    QTimer m_heldTimer;
};

} // namespace workbench
