#pragma once

#include "workbench/doctor/Diagnosis.h"
#include "workbench/doctor/FailedOpening.h"
#include "workbench/session/ConnectionRecorder.h"

#include "wslib/net/Client.h"

#include <QObject>
#include <QPointer>

#include <memory>

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
    enum class State { Idle, Connecting, Open, Closing };
    Q_ENUM(State)

    ClientSession(std::shared_ptr<LogSink> log, std::shared_ptr<const Clock> clock);
    /// Closes an open connection with 1001.
    ~ClientSession() override;

    /// @name Commands
    /// @{
    /// Ends what there is, then connects.
    void connectTo(const wslib::ClientRequest &request);
    /// While connecting gives up, while open starts the closing handshake, while closing drops the transport.
    void disconnectFromServer(wslib::CloseCode code = wslib::CloseCode::Normal, const QString &reason = {});
    void send(const wslib::Message &message);
    void ping(const QByteArray &payload = {});
    /// @}

Q_SIGNALS:
    void stateChanged(workbench::ClientSession::State state);
    void opened(const workbench::ConnectionFacts &facts);
    /// A sentence on why a connection couldn't be opened or didn't last.
    void failed(const wslib::Error &error);
    /// A connection couldn't be opened: why, and what that was read from. Comes before failed().
    void openingFailed(const workbench::FailedOpening &failure, const workbench::Diagnosis &diagnosis);
    /// The end of a connection that had been open, or tried to be.
    void closed(wslib::CloseCode code, const QString &reason);
    /// A message wasn't sent; a sentence says why. The text typed must not be thrown away.
    void sendRefused(const QString &why);
    void roundTripMeasured(std::chrono::nanoseconds time);

private:
    void start(const wslib::ClientRequest &request);
    void connectionOpened();
    void connectionFailed(const wslib::Error &error);
    void connectionClosed(wslib::CloseCode code, const QString &reason);
    void setState(State state);
    QString refusal(wslib::Endpoint::SendResult result) const;

    std::shared_ptr<LogSink> m_log;
    std::shared_ptr<const Clock> m_clock;
    wslib::Client *m_client;
    QPointer<wslib::Connection> m_connection;
    QPointer<ConnectionRecorder> m_recorder;
    ConnectAttempt m_attempt;
    QString m_url;
    State m_state = State::Idle;
};

} // namespace workbench
