#pragma once

#include "wslib/net/Connection.h"
#include "wslib/net/FileService.h"
#include "wslib/net/Handler.h"
#include "wslib/net/Tampering.h"

#include <QRegularExpression>
#include <QSslConfiguration>

#include <memory>
#include <optional>

namespace wslib {

class TlsContext;

/// How a server behaves.
struct ServerOptions
{
    ConnectionOptions connection;
    /// TLS with this certificate and key (and, to ask for client certificates, CAs and VerifyPeer); plain without.
    std::optional<QSslConfiguration> tls;
    /// Sockets held at the same time, unfinished handshakes included; one more is answered with 503 (without a word over
    /// TLS, whose handshake would cost more than the peer is worth). 0: no limit.
    int maxConnections = 0;
    /// Likewise of one address; one more is answered with 429. 0: no limit.
    int maxConnectionsPerAddress = 0;
    /// What goes wrong on purpose with each connection; nothing without.
    TamperingFactory tampering;
};

/// What a server offers, and how: a value, of which each of its event loops has a copy. Internal to Server.
struct ServerSite
{
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

    bool hasRoute(const QByteArray &path) const;
    /// A handler of the first route that matches @p path, or nothing. What the factory throws passes.
    std::optional<RoutedHandler> makeHandler(const QByteArray &path) const;

    ServerOptions options;
    std::shared_ptr<const TlsContext> tls; ///< Linux: of options.tls, if it can be had; else TLS is QSslSocket's.
    QList<Route> routes;
    FileService files;
};

} // namespace wslib
