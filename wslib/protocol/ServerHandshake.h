#pragma once

#include "wslib/protocol/DeflateNegotiation.h"
#include "wslib/protocol/HttpHead.h"
#include "wslib/protocol/HttpResponse.h"

#include <optional>
#include <variant>

namespace wslib {

/// A client's opening handshake, checked (RFC 6455 §4.2.1): what a server decides on.
struct HandshakeRequest
{
    QByteArray path;                  ///< Of the target, as on the wire, without the query.
    QByteArray query;                 ///< Behind the "?", as on the wire.
    QByteArray host;                  ///< Host, or the authority of an absolute-form target.
    std::optional<QByteArray> origin; ///< Missing unless a browser sent it.
    QByteArray key;                   ///< Sec-WebSocket-Key.
    QList<QByteArray> subprotocols;   ///< Offered, in the client's order of preference.
    QList<Extension> extensions;      ///< Offered, in the client's order of preference.
    HttpHeaders headers;
    QByteArray rawHead;       ///< The bytes as they came.
    QByteArray remoteAddress; ///< Filled in by the transport: "127.0.0.1:50123", "[::1]:50123".
    bool secure = false;      ///< Filled in by the transport: TLS.
    /// Filled in by the transport: the client's certificate, verified, in DER; empty unless the server asks for one.
    QByteArray clientCertificate;

    /// "ws" or "wss" as the client sees it: X-Scheme or X-Forwarded-Proto of a TLS proxy in front of us, else the
    /// transport's own (tornado's get_websocket_scheme).
    QByteArray scheme() const;
};

/// What the server adds to its 101.
struct HandshakeAcceptance
{
    QByteArray subprotocol;               ///< One of the offered, or empty.
    std::optional<DeflateAnswer> deflate; ///< What was agreed on permessage-deflate; nothing if it wasn't.
    HttpHeaders headers;                  ///< Further fields (Set-Cookie …).
    HttpHeaders forged; ///< To misbehave on purpose: they replace those of that name, ours too, or are added.
};

/// Checks every MUST of RFC 6455 §4.2.1. A request that isn't a valid handshake gives the response that refuses it: 400,
/// 405 (with Allow), 426 (with Upgrade and Sec-WebSocket-Version: 13), 505.
std::variant<HandshakeRequest, HttpResponse> parseHandshake(const HttpRequestHead &head);

/// The 101 (RFC 6455 §4.2.2).
QByteArray serializeAcceptance(const HandshakeRequest &request, const HandshakeAcceptance &acceptance);

} // namespace wslib
