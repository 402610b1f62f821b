#pragma once

#include "wslib/net/ClientRequest.h"
#include "wslib/net/Transport.h"
#include "wslib/net/WebSocketUrl.h"
#include "wslib/protocol/ClientHandshake.h"

#include <QBasicTimer>
#include <QSslError>

class QSslSocket;

namespace wslib {

/// Takes a client's Connection from a request to open: URL, TCP, proxy, TLS, upgrade, redirects. Internal to Client.
class ClientConnector : public QObject, private TransportSink
{
    Q_OBJECT

public:
    /// Makes the Connection, a child of @p owner; connecting starts from the event loop.
    ClientConnector(const ClientRequest &request, MaskKeySource maskKeys, QObject *owner);
    ~ClientConnector() override;

    Connection *connection() const { return m_connection; }

private:
    enum class Phase { Resolving, Connecting, Tls, Upgrade };

    void start();
    bool finish();
    void giveUp();
    void connectSocket();
    void configureTls(class QSslSocket *socket);
    bool buildOffer();
    void socketReady();
    void socketFailed(QAbstractSocket::SocketError error);
    void upgradeFailed(QByteArrayView unread = {});
    bool isRedirect() const;
    void followRedirect();
    void fail(Error::Kind kind, const QString &text);
    Error socketError(QAbstractSocket::SocketError error) const;
    QString tlsErrorText() const;
    QString phaseText() const;
    QString address() const;

    void transportReceived(QByteArrayView bytes) override;
    void transportWrote() override {}
    void transportEnded(QAbstractSocket::SocketError error, const QString &text) override;
    void timerEvent(QTimerEvent *event) override;

    ClientRequest m_request;
    WebSocketUrl m_url;
    Connection *m_connection;
    QAbstractSocket *m_socket = nullptr; ///< Until it is in m_transport.
    Transport *m_transport = nullptr;
    HandshakeOffer m_offer;
    std::optional<ClientHandshake> m_handshake;
    QList<QSslError> m_tlsErrors;
    Phase m_phase = Phase::Resolving;
    int m_redirects = 0;
    bool m_done = false;
    QBasicTimer m_timer;
};

} // namespace wslib
