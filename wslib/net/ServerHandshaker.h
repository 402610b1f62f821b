#pragma once

#include "wslib/net/Server.h"
#include "wslib/net/Transport.h"
#include "wslib/protocol/HttpHead.h"
#include "wslib/protocol/ServerHandshake.h"

#include <QBasicTimer>

namespace wslib {

/// Takes an accepted socket from TLS over the request to a Connection, or to a refusal. Internal to Server.
class ServerHandshaker : public QObject, private TransportSink
{
    Q_OBJECT

public:
    ServerHandshaker(qintptr descriptor, Server *server);
    ~ServerHandshaker() override;

    /// Refuses with 503, whatever the request may be.
    void refuseOverload();
    /// Drops the peer: the server stops.
    void giveUp();

private:
    void startTls(qintptr descriptor);
    void attach(QAbstractSocket *socket);
    void headComplete(QByteArrayView leftover);
    void route(QByteArrayView leftover);
    std::optional<HttpResponse> decide(Handler *handler, HandshakeAcceptance &acceptance);
    void accept(std::unique_ptr<Handler> handler, const RouteMatch &match, const HandshakeAcceptance &acceptance,
                QByteArrayView leftover);
    void refuse(const HttpResponse &response);
    void drop(const QString &why);

    void transportReceived(QByteArrayView bytes) override;
    void transportWrote() override {}
    void transportEnded(QAbstractSocket::SocketError error, const QString &text) override;
    void timerEvent(QTimerEvent *event) override;

    Server *m_server;
    HttpHeadReader m_reader;
    HandshakeRequest m_request;
    DeflateOptions m_deflateOptions;        ///< The handler's, if the acceptance has an answer on permessage-deflate.
    QAbstractSocket *m_tlsSocket = nullptr; ///< Until it is in m_transport.
    Transport *m_transport = nullptr;
    QString m_remoteAddress;
    bool m_answered = false;
    QBasicTimer m_timer;
};

} // namespace wslib
