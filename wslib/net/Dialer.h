#pragma once

#include "wslib/net/ClientRequest.h"
#include "wslib/net/Error.h"
#include "wslib/net/Opening.h"
#include "wslib/net/WebSocketUrl.h"
#include "wslib/protocol/ProxyHandshake.h"

#include <QAbstractSocket>
#include <QObject>

class QSslSocket;

namespace wslib {

class HostConnector;

/// Makes the way to a URL's host: the system's proxy if it is asked for, TCP, the proxy, TLS. Internal to ClientConnector.
class Dialer : public QObject
{
    Q_OBJECT

public:
    Dialer(const ClientRequest &request, const WebSocketUrl &url, QObject *parent);
    ~Dialer() override;

    void start();

    /// After connected(): a socket that is ready for the opening handshake; the caller's from then on.
    QAbstractSocket *takeSocket();

    /// As far as TLS has come, also after a failure.
    TlsSession tlsSession() const;
    /// Known as soon as it is being connected to.
    ProxyHop proxy() const;
    QByteArray proxyAnswer() const { return m_tunnel ? m_tunnel->answer() : QByteArray(); }

Q_SIGNALS:
    void phaseEntered(wslib::ConnectPhase phase);
    void connected();
    /// Nothing else follows.
    void failed(const wslib::Error &error);

private:
    void findProxy();
    void connectTo(const QNetworkProxy &proxy);
    void tcpFailed(QAbstractSocket::SocketError error);
    void tcpConnected();
    void startTunnel();
    void tunnelReceived();
    void tunnelFailed();
    void startTls();
    void configureTls(QSslSocket *socket);
    void judgeCertificate(QSslSocket *socket, const QList<QSslError> &errors);
    void succeed();
    void fail(const Error &error);
    bool usesProxy() const { return m_proxy.type() != QNetworkProxy::NoProxy; }

    const ClientRequest &m_request;
    WebSocketUrl m_url;
    QNetworkProxy m_proxy{QNetworkProxy::NoProxy};
    HostConnector *m_connector = nullptr;
    QAbstractSocket *m_socket = nullptr;
    std::unique_ptr<ProxyHandshake> m_tunnel;
    QList<QSslError> m_tlsErrors;
    QList<QSslError> m_acceptedErrors;
    bool m_done = false;
};

} // namespace wslib
