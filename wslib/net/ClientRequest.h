#pragma once

#include "wslib/net/Connection.h"
#include "wslib/protocol/HttpHeaders.h"

#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslKey>

#include <chrono>
#include <optional>

namespace wslib {

/// How a client's TLS is to be (wss only).
struct TlsOptions
{
    bool verifyPeer = true;             ///< Whether the server's certificate must verify.
    QList<QSslCertificate> addedCas;    ///< Trusted beside the system's.
    QList<QSslCertificate> clientChain; ///< Client certificate first; empty for none.
    QSslKey clientKey;
};

/// Everything a client can ask for: a URL and every option (tornado's websocket_connect and HTTPRequest).
struct ClientRequest
{
    QString url;         ///< ws://, wss:// or without a scheme: see WebSocketUrl::fromUserInput().
    HttpHeaders headers; ///< Further fields of the request; a Host given here replaces ours.
    QByteArray origin;   ///< Empty: not sent.
    QList<QByteArray> subprotocols;
    /// Offers permessage-deflate (RFC 7692); nothing: none.
    std::optional<DeflateOptions> compression;
    QString userName; ///< HTTP Basic, as is user info in the URL.
    QString password;
    QByteArray bearerToken; ///< Authorization: Bearer; wins over user and password.
    TlsOptions tls;
    /// The default is the application's proxy: none, unless it sets one.
    QNetworkProxy proxy{QNetworkProxy::DefaultProxy};
    /// For DNS, TCP, proxy, TLS and upgrade together, redirects included.
    std::chrono::milliseconds connectTimeout{30'000};
    /// Redirects to follow (301, 302, 303, 307, 308). Credentials don't follow to another origin, and wss never turns
    /// into ws.
    int maxRedirects = 10;
    ConnectionOptions connection;
};

} // namespace wslib
