#pragma once

#include "wslib/net/Connection.h"
#include "wslib/net/TlsOptions.h"
#include "wslib/protocol/HttpHeaders.h"

#include <QHostAddress>
#include <QNetworkCookie>
#include <QNetworkProxy>

#include <chrono>
#include <functional>
#include <optional>

namespace wslib {

/// Everything a client can ask for: a URL and every option (tornado's websocket_connect and HTTPRequest).
struct ClientRequest
{
    QString url;         ///< ws://, wss:// or without a scheme: see WebSocketUrl::fromUserInput().
    HttpHeaders headers; ///< Further fields of the request; a Host given here replaces ours.
    QByteArray origin;   ///< Empty: not sent.
    /// Sent in one Cookie field, whole, as `name=value; name=value`, behind a Cookie field of `headers` (RFC 6265 §5.4). Only
    /// names and values count; whether a cookie fits the URL is the caller's business.
    QList<QNetworkCookie> cookies;
    QList<QByteArray> subprotocols;
    /// Offers permessage-deflate (RFC 7692); nothing: none.
    std::optional<DeflateOptions> compression;
    QString userName; ///< HTTP Basic, as is user info in the URL.
    QString password;
    QByteArray bearerToken; ///< Authorization: Bearer; wins over user and password.
    TlsOptions tls;
    /// HttpProxy (CONNECT, RFC 9110 §9.3.6; Basic credentials) or Socks5Proxy (RFC 1928, RFC 1929); host names are looked
    /// up by the proxy. The default is the application's proxy: none, unless it sets one.
    QNetworkProxy proxy{QNetworkProxy::DefaultProxy};
    /// Asks the system which proxy leads to the URL, and takes that one instead of `proxy`.
    bool useSystemProxy = false;
    /// Where to connect to instead of looking the URL's host up (curl's --resolve); not used through a proxy.
    QList<QHostAddress> addresses;
    /// For DNS, TCP, proxy, TLS and upgrade together, redirects included.
    std::chrono::milliseconds connectTimeout{30'000};
    /// Redirects to follow (301, 302, 303, 307, 308). Credentials don't follow to another origin, and wss never turns
    /// into ws.
    int maxRedirects = 10;
    /// To misbehave on purpose: what is to be used in place of the transport given, as Tampering::wrap() does. Called for each
    /// hop; nothing: it is used itself.
    std::function<Transport *(Transport *)> wrapTransport;
    ConnectionOptions connection;
};

} // namespace wslib
