#pragma once

#include "wslib/net/ServerSite.h"

#include <QBasicTimer>
#include <QHostAddress>
#include <QObject>
#include <QSet>

#include <memory>

namespace wslib {

class AcceptedSocket;
class Readiness;
class ServerHandshaker;

/// Whether a server takes an accepted socket.
enum class Admission {
    Taken,
    TooMany,            ///< ServerOptions::maxConnections: 503.
    TooManyFromAddress, ///< ServerOptions::maxConnectionsPerAddress: 429.
};

/// The part of a Server that lives in one event loop, with the connections that it serves. Its functions are called, and its
/// signals emitted, in its own thread. Internal to Server.
class ServerLoop : public QObject
{
    Q_OBJECT

public:
    explicit ServerLoop(const ServerSite &site);
    ~ServerLoop() override;

    const ServerSite &site() const { return m_site; }
    void setSite(const ServerSite &site) { m_site = site; }

    /// Before the first accept(): takes what it will need.
    void prepare();

    /// Serves @p socket, or answers why not. socketGone() follows when it is closed.
    void accept(AcceptedSocket &socket, Admission admission);

    /// Closes all with 1001, and after @p grace by force; stopped() follows.
    void stop(std::chrono::milliseconds grace);

    QList<Connection *> connections() const { return m_connections.keys(); }

    /// @name For ServerHandshaker
    /// @{
    void adopt(Connection *connection, ServerHandshaker *from);
    void forget(ServerHandshaker *handshaker);
    /// @}

Q_SIGNALS:
    void newConnection(wslib::Connection *connection);
    void handshakeRefused(const QString &remoteAddress, int status, const QString &why);
    void socketGone(const QHostAddress &address, wslib::Admission admission);
    void stopped();

private:
    struct Peer
    {
        QHostAddress address;
        Admission admission = Admission::Taken;
    };

    void forget(Connection *connection);
    void checkStopped();
    void timerEvent(QTimerEvent *event) override;

    ServerSite m_site;
    std::shared_ptr<Readiness> m_readiness; ///< Linux: held, lest each connection that is the only one makes it anew.
    QHash<ServerHandshaker *, Peer> m_handshakers;
    QHash<Connection *, Peer> m_connections;
    bool m_stopping = false;
    QBasicTimer m_graceTimer;
};

} // namespace wslib
