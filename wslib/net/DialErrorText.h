#pragma once

#include "wslib/net/Error.h"
#include "wslib/net/WebSocketUrl.h"
#include "wslib/protocol/ProxyHandshake.h"

#include <QAbstractSocket>
#include <QNetworkProxy>
#include <QSslError>

namespace wslib {

// Why there is no way to a host: each a sentence with the cause and a way out. Internal to Dialer.

/// TCP didn't come about. @p detail is what the system says. With a proxy, the fault lies on the way to it.
Error tcpError(QAbstractSocket::SocketError error, const QString &detail, const WebSocketUrl &url,
               const QNetworkProxy &proxy);

/// The proxy answered, but not with a tunnel, or went away.
Error proxyError(const ProxyHandshake &tunnel, const WebSocketUrl &url, const QNetworkProxy &proxy);
Error proxyGoneError(const QNetworkProxy &proxy);

/// TLS failed. @p certificateErrors: why the certificate wasn't accepted, if that was it.
Error tlsError(QAbstractSocket::SocketError error, const QString &detail, const QList<QSslError> &certificateErrors,
               const WebSocketUrl &url);

} // namespace wslib
