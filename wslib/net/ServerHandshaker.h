#pragma once

#include "wslib/net/FileSender.h"
#include "wslib/net/ServerLoop.h"
#include "wslib/net/Transport.h"
#include "wslib/protocol/HttpHead.h"
#include "wslib/protocol/ServerHandshake.h"

#include <QBasicTimer>

namespace wslib {

/// Takes an accepted socket from TLS over the request to a Connection, to a file, or to a refusal. Internal to Server.
class ServerHandshaker : public QObject, private TransportSink
{
    Q_OBJECT

public:
    ServerHandshaker(qintptr descriptor, const QString &remoteAddress, ServerLoop *loop);
    ~ServerHandshaker() override;

    /// Refuses, whatever the request may be.
    void refuseUnheard(int status, const QByteArray &text);
    /// Drops the peer: the server stops.
    void giveUp();
    /// The same, unless it is sending a file, whose end the peer is to see.
    void giveUpUnlessServing();

private:
    void startTls(qintptr descriptor);
    void tlsFailed(const QString &why);
    void attach(Transport *transport);
    const Limits &limits() const { return m_loop->site().options.connection.limits; }
    void headComplete(QByteArrayView leftover);
    void handshake(const HttpRequestHead &head, QByteArrayView leftover);
    /// The request's path, if no route has it.
    std::optional<QByteArray> unroutedPath(const HttpRequestHead &head) const;
    void serveFile(const HttpRequestHead &head);
    void pumpFile();
    void watchStandstill();
    void fillInTransport();
    void route(QByteArrayView leftover);
    void decided(const QFuture<HandshakeDecision> &made, QByteArrayView leftover);
    void accept(const HandshakeDecision &decision, QByteArrayView leftover);
    void refuse(const HttpResponse &response);
    void drop(const QString &why);

    void transportReceived(QByteArrayView bytes) override;
    void transportWrote() override;
    void transportEnded(QAbstractSocket::SocketError error, const QString &text) override;
    void timerEvent(QTimerEvent *event) override;

    ServerLoop *m_loop; ///< nullptr once there is a Connection.
    QString m_remoteAddress;
    HttpHeadReader m_reader;
    HandshakeRequest m_request;
    QAbstractSocket *m_tlsSocket = nullptr; ///< Until it is in m_transport; nullptr with a TlsTransport.
    Transport *m_transport = nullptr;
    std::unique_ptr<Tampering> m_tampering; ///< nullptr: nothing goes wrong on purpose.
    std::optional<ServerSite::RoutedHandler> m_routed;
    std::optional<FileSender> m_file; ///< Until all of it was handed to m_transport.
    bool m_servesFile = false;        ///< Also behind that: the last of it is still on its way.
    bool m_answered = false;
    bool m_deciding = false; ///< The handler takes its time.
    QBasicTimer m_timer;
};

} // namespace wslib
