#pragma once

#include "workbench/doctor/Diagnosis.h"
#include "workbench/doctor/FailedOpening.h"
#include "workbench/forge/ForgeRun.h"
#include "workbench/script/ScriptReport.h"
#include "workbench/session/ConnectionRecorder.h"

#include "wslib/net/Client.h"
#include "wslib/net/Reconnector.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>

namespace workbench {

class ScriptHost;

/// What became known when a connection opened.
struct ConnectionFacts
{
    QString url;
    QString remoteAddress;
    QByteArray subprotocol;
    bool encrypted = false;
    QString tlsProtocol;  ///< "TLSv1.3"; empty without TLS.
    bool deflate = false; ///< permessage-deflate was agreed on.
};

/// A client's connection as a tab of the window has it: one at a time, again and again, into one log. Commands may be
/// called from any thread; they are carried out, and signals emitted, in the session's own.
class ClientSession : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Idle,
        Connecting,
        Open,
        Closing,
        Waiting, ///< Between two tries, if the connection is to be kept up.
    };
    Q_ENUM(State)

    ClientSession(std::shared_ptr<LogSink> log, std::shared_ptr<const Clock> clock);
    /// Closes an open connection with 1001.
    ~ClientSession() override;

    /// @name Commands
    /// @{
    /// Ends what there is, then connects. With @p reconnect, keeps the connection up: see wslib::Reconnector.
    void connectTo(const wslib::ClientRequest &request,
                   const std::optional<wslib::ReconnectOptions> &reconnect = std::nullopt);
    /// While waiting for the next try: makes it now.
    void retryNow();
    /// While connecting or waiting gives up, while open starts the closing handshake, while closing drops the transport. It
    /// isn't connected again.
    void disconnectFromServer(wslib::CloseCode code = wslib::CloseCode::Normal, const QString &reason = {});
    /// In frames of @p fragmentSize bytes of payload; 0: in one. See wslib::Connection::send().
    void send(const wslib::Message &message, qint64 fragmentSize = 0);
    void ping(const QByteArray &payload = {});
    /// From the next connectTo() on, a JavaScript handles the connection (see ScriptHost), as `windsock-cli connect --handler`
    /// has it; without @p source none does. It is loaded anew at each connectTo(), before anything is sent: if it fails to,
    /// scriptFailed() and failed() say so and nothing is connected.
    void setScript(const QString &source, const QString &file);
    /// Sends what needn't be legal; forged() follows. One at a time: another one ends the one before.
    void forge(const workbench::ForgeSequence &sequence, const workbench::ForgeOptions &options = {});
    /// Waits for nothing more: forged() tells what came until now.
    void stopForging();
    /// @}

Q_SIGNALS:
    void stateChanged(workbench::ClientSession::State state);
    /// While connecting: the next phase begins.
    void phaseEntered(wslib::ConnectPhase phase);
    void opened(const workbench::ConnectionFacts &facts);
    /// The next try, the @p number th since the last connection that lasted, comes after @p delay. @p why is a sentence on
    /// what the last one came to. Behind stateChanged(Waiting).
    void waiting(std::chrono::milliseconds delay, int number, const QString &why);
    /// A sentence on why a connection couldn't be opened or didn't last.
    void failed(const wslib::Error &error);
    /// A connection couldn't be opened: why, and what that was read from. Comes before failed().
    void openingFailed(const workbench::FailedOpening &failure, const workbench::Diagnosis &diagnosis);
    /// The end of a connection that had been open, or tried to be.
    void closed(wslib::CloseCode code, const QString &reason);
    /// A message, a ping or a Close frame wasn't sent. What was typed must not be thrown away.
    void sendRefused(wslib::Endpoint::SendResult why);
    /// While more than a moment's bytes wait to leave: how many, some times a second; 0 when they are gone or given up.
    void sendProgressed(qint64 bytesLeft);
    /// A pong came: of a ping sent by hand, or one that keeps the connection alive.
    void roundTripMeasured(std::chrono::nanoseconds time);
    void scriptLoaded();
    void scriptFailed(const workbench::ScriptReport &error);
    /// What the script wrote to its console, and what went wrong in it.
    void scriptReported(const QList<workbench::ScriptReport> &reports);
    /// What came of forge().
    void forged(const workbench::ForgeReport &report);

private:
    void startForging(const ForgeSequence &sequence, const ForgeOptions &options);
    void start(const wslib::ClientRequest &request, const std::optional<wslib::ReconnectOptions> &reconnect);
    void open(const wslib::ClientRequest &request, const std::optional<wslib::ReconnectOptions> &reconnect);
    void loadScript(const wslib::ClientRequest &request, const std::optional<wslib::ReconnectOptions> &reconnect);
    void dropScript();
    std::unique_ptr<wslib::Handler> makeHandler() const;
    void keepUp(const wslib::ClientRequest &request, const wslib::ReconnectOptions &options);
    void attach(wslib::Connection *connection, int number);
    void letGo();
    void end(wslib::CloseCode code, const QString &reason);
    void note(const QString &text);
    void connectionOpened();
    void connectionFailed(const wslib::Error &error);
    void connectionClosed(wslib::CloseCode code, const QString &reason);
    void setState(State state);
    void watchProgress();
    void reportProgress();

    std::shared_ptr<LogSink> m_log;
    std::shared_ptr<const Clock> m_clock;
    wslib::Client *m_client;
    QPointer<wslib::Reconnector> m_reconnector; ///< If the connection is to be kept up.
    QPointer<wslib::Connection> m_connection;
    QPointer<ConnectionRecorder> m_recorder;
    QPointer<ForgeRun> m_forging;
    QTimer *m_progress; ///< Runs while there is progress to tell of.
    ConnectAttempt m_attempt;
    QString m_scriptSource;
    QString m_scriptFile;
    std::shared_ptr<ScriptHost> m_script; ///< Of the connection there is.
    bool m_loadingScript = false;
    QString m_url;
    QString m_lastWords; ///< Why there is no further try.
    State m_state = State::Idle;
};

} // namespace workbench
