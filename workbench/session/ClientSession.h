#pragma once

#include "workbench/session/ConnectionRecorder.h"

#include "wslib/net/Client.h"
#include "wslib/net/Reconnector.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>

namespace workbench {

/// What became known when a connection opened.
struct ConnectionFacts
{
    QString url;
    QString remoteAddress;
    QByteArray subprotocol;
    bool encrypted = false;
    QString tlsProtocol; ///< "TLSv1.3"; empty without TLS.
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
    void send(const wslib::Message &message);
    void ping(const QByteArray &payload = {});
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
    /// The end of a connection that had been open, or tried to be.
    void closed(wslib::CloseCode code, const QString &reason);
    /// A message wasn't sent; a sentence says why. The text typed must not be thrown away.
    void sendRefused(const QString &why);
    void roundTripMeasured(std::chrono::nanoseconds time);

private:
    void start(const wslib::ClientRequest &request, const std::optional<wslib::ReconnectOptions> &reconnect);
    void keepUp(const wslib::ClientRequest &request, const wslib::ReconnectOptions &options);
    void attach(wslib::Connection *connection, int number);
    void letGo();
    void end(wslib::CloseCode code, const QString &reason);
    void note(const QString &text);
    void connectionOpened();
    void connectionClosed(wslib::CloseCode code, const QString &reason);
    void setState(State state);
    QString refusal(wslib::Endpoint::SendResult result) const;

    std::shared_ptr<LogSink> m_log;
    std::shared_ptr<const Clock> m_clock;
    wslib::Client *m_client;
    QPointer<wslib::Reconnector> m_reconnector; ///< If the connection is to be kept up.
    QPointer<wslib::Connection> m_connection;
    QPointer<ConnectionRecorder> m_recorder;
    QString m_url;
    QString m_lastWords; ///< Why there is no further try.
    State m_state = State::Idle;
};

} // namespace workbench
