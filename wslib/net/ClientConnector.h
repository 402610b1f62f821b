#pragma once

#include "wslib/net/ClientRequest.h"
#include "wslib/net/Transport.h"
#include "wslib/net/WebSocketUrl.h"
#include "wslib/protocol/ClientHandshake.h"

#include <QBasicTimer>

namespace wslib {

class Dialer;

/// Takes a client's Connection from a request to open: URL, a way to its host (Dialer), upgrade, redirects. Internal to
/// Client.
class ClientConnector : public QObject, private TransportSink
{
    Q_OBJECT

public:
    /// Makes the Connection, a child of @p owner; connecting starts from the event loop.
    ClientConnector(const ClientRequest &request, MaskKeySource maskKeys, QObject *owner);
    ~ClientConnector() override;

    Connection *connection() const { return m_connection; }

private:
    using Clock = std::chrono::steady_clock;

    void start();
    bool finish();
    void giveUp();
    bool buildOffer();
    void addCredentials();
    void addCookies();
    void dial();
    void enterPhase(ConnectPhase phase);
    void stopPhaseClock();
    void dialled();
    void keepEvidence();
    void tlsEnded(QAbstractSocket::SocketError socketError, const QString &text);
    void upgradeFailed(QByteArrayView unread = {});
    QByteArray answerSoFar(QByteArrayView unread) const;
    bool isRedirect() const;
    void followRedirect();
    void failRedirect(const QString &text);
    void dropCredentials();
    void leaveHop();
    void fail(Error error);
    void fail(Error::Kind kind, const QString &text);
    QString phaseText() const;
    QString address() const;

    void transportReceived(QByteArrayView bytes) override;
    void transportWrote() override {}
    void transportEnded(QAbstractSocket::SocketError error, const QString &text) override;
    void timerEvent(QTimerEvent *event) override;

    ClientRequest m_request;
    WebSocketUrl m_url;
    Connection *m_connection;
    Dialer *m_dialer = nullptr; ///< Until there is m_transport.
    Transport *m_transport = nullptr;
    HandshakeOffer m_offer;
    std::optional<ClientHandshake> m_handshake;
    ConnectPhase m_phase = ConnectPhase::Resolving;
    Clock::time_point m_started = Clock::now();
    std::optional<Clock::time_point> m_phaseStarted;
    int m_redirects = 0;
    bool m_done = false;
    QBasicTimer m_timer;
};

} // namespace wslib
