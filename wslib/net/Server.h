#pragma once

#include "wslib/net/Connection.h"
#include "wslib/net/Handler.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QSet>
#include <QSslConfiguration>

#include <optional>

namespace wslib {

class Listener;
class ServerHandshaker;

/// How a server behaves.
struct ServerOptions
{
    ConnectionOptions connection;
    /// TLS with this certificate and key (and, to ask for client certificates, CAs and VerifyPeer); plain without.
    std::optional<QSslConfiguration> tls;
    /// Sockets held at the same time, unfinished handshakes included; one more is answered with 503. 0: no limit.
    int maxConnections = 0;
};

/// A WebSocket server: listens, shakes hands, finds each path's handler (tornado's Application). Lives in one thread, as
/// do its connections, which are its children.
class Server : public QObject
{
    Q_OBJECT

public:
    explicit Server(const ServerOptions &options = {}, QObject *parent = nullptr);
    ~Server() override;

    /// Connections whose path matches all of @p pattern get a handler of @p factory; the first route that matches wins.
    /// Routes may be added at any time.
    void route(const QRegularExpression &pattern, HandlerFactory factory);

    /// Starts to accept on @p address; port 0 takes a free one. False: see errorString().
    bool listen(const QHostAddress &address = QHostAddress::LocalHost, quint16 port = 0);
    bool isListening() const;
    QHostAddress address() const;
    quint16 port() const;
    /// "ws://127.0.0.1:8888" or "wss://…", without a path.
    QString url() const;
    /// Why listen() failed: a sentence.
    QString errorString() const { return m_errorString; }

    /// Stops accepting and closes every connection with 1001; stopped() follows when all have gone, at the latest after
    /// Limits::closeTimeout.
    void stop();

    /// The open connections.
    QList<Connection *> connections() const { return {m_connections.begin(), m_connections.end()}; }

Q_SIGNALS:
    /// A handshake was accepted. The connection isn't open yet: connect to its signals here and miss none. It is deleted
    /// from the event loop after its closed().
    void newConnection(wslib::Connection *connection);
    /// A peer got no connection: its handshake was refused, timed out, or TLS failed. @p status is the HTTP status sent,
    /// or 0.
    void handshakeRefused(const QString &remoteAddress, int status, const QString &why);
    /// stop() is complete.
    void stopped();

private:
    friend class ServerHandshaker;
    struct Route
    {
        QRegularExpression pattern;
        HandlerFactory factory;
    };
    struct RoutedHandler
    {
        std::unique_ptr<Handler> handler;
        RouteMatch match;
    };

    void accept(qintptr descriptor);
    void addConnection(Connection *connection);
    void forget(ServerHandshaker *handshaker);
    void forget(Connection *connection);
    std::optional<RoutedHandler> makeHandler(const QByteArray &path) const;
    void checkStopped();

    ServerOptions m_options;
    std::unique_ptr<Listener> m_listener;
    QList<Route> m_routes;
    QSet<ServerHandshaker *> m_handshakers;
    QSet<Connection *> m_connections;
    QString m_errorString;
    bool m_stopping = false;
};

} // namespace wslib
