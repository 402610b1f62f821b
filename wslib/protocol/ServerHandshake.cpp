#include "wslib/protocol/ServerHandshake.h"

#include "wslib/protocol/HandshakeKey.h"
#include "wslib/protocol/RequestTarget.h"

#include <QSet>

#include <algorithm>

namespace wslib {

namespace {

using Refusal = std::optional<HttpResponse>;

HttpResponse upgradeRequired(const QByteArray &text)
{
    HttpResponse response = HttpResponse::refusal(426, text);
    response.headers.append("Connection", "Upgrade"); // RFC 9110 §7.8: whoever sends Upgrade says so here
    response.headers.append("Upgrade", "websocket");
    response.headers.append("Sec-WebSocket-Version", "13");
    return response;
}

Refusal checkRequestLine(const HttpRequestHead &head)
{
    if (head.majorVersion != 1 || head.minorVersion < 1)
        return HttpResponse::refusal(505, "A WebSocket handshake needs HTTP/1.1.");
    if (head.method != "GET") {
        HttpResponse response = HttpResponse::refusal(405, "A WebSocket handshake is a GET.");
        response.headers.append("Allow", "GET");
        return response;
    }
    return std::nullopt;
}

// A body would be read as frames: nobody but a smuggler sends one with a handshake.
Refusal checkNoBody(const HttpHeaders &headers)
{
    if (announcesBody(headers))
        return HttpResponse::refusal(400, "A WebSocket handshake has no body.");
    return std::nullopt;
}

Refusal checkUpgrade(const HttpHeaders &headers)
{
    if (headers.contains("Sec-WebSocket-Key1") || headers.contains("Sec-WebSocket-Key2"))
        return HttpResponse::refusal(400, "The draft 76 of WebSocket was withdrawn; this server speaks RFC 6455 "
                                          "(Sec-WebSocket-Version: 13).");
    if (!headers.hasToken("Upgrade", "websocket"))
        return upgradeRequired("This is a WebSocket endpoint: Upgrade: websocket is missing.");
    if (!headers.hasToken("Connection", "upgrade"))
        return upgradeRequired("This is a WebSocket endpoint: Connection: Upgrade is missing.");
    return std::nullopt;
}

Refusal checkKeyAndVersion(const HttpHeaders &headers)
{
    if (headers.count("Sec-WebSocket-Version") > 1)
        return HttpResponse::refusal(400, "Sec-WebSocket-Version is given more than once.");
    if (headers.value("Sec-WebSocket-Version") != QByteArray("13"))
        return upgradeRequired("Only Sec-WebSocket-Version: 13 is spoken here.");
    if (headers.count("Sec-WebSocket-Key") != 1)
        return HttpResponse::refusal(400, "Sec-WebSocket-Key must be given exactly once.");
    if (!isHandshakeKey(*headers.value("Sec-WebSocket-Key")))
        return HttpResponse::refusal(400, "Sec-WebSocket-Key is not 16 bytes in base64.");
    return std::nullopt;
}

Refusal takeSubprotocols(const HttpHeaders &headers, HandshakeRequest &request)
{
    request.subprotocols = headers.list("Sec-WebSocket-Protocol");
    const auto &offered = request.subprotocols;
    if (!std::all_of(offered.begin(), offered.end(), [](const QByteArray &name) { return isToken(name); }))
        return HttpResponse::refusal(400, "Sec-WebSocket-Protocol has an element that is not a token.");
    if (QSet<QByteArray>(offered.begin(), offered.end()).size() != offered.size())
        return HttpResponse::refusal(400, "Sec-WebSocket-Protocol names a subprotocol twice.");
    return std::nullopt;
}

// §9.1: what doesn't conform to the grammar fails the handshake. Which extensions to accept is decided later.
Refusal takeExtensions(const HttpHeaders &headers, HandshakeRequest &request)
{
    const auto offered = parseExtensions(headers.joined("Sec-WebSocket-Extensions"));
    if (!offered)
        return HttpResponse::refusal(400, "Sec-WebSocket-Extensions is malformed.");
    request.extensions = *offered;
    return std::nullopt;
}

// §4.2.1: the target is a path, or an absolute URI, whose authority then stands for Host.
Refusal takeTarget(const HttpRequestHead &head, HandshakeRequest &request)
{
    const auto parsed = parseRequestTarget(head);
    if (const auto *refusal = std::get_if<HttpResponse>(&parsed))
        return *refusal;
    const auto &target = std::get<RequestTarget>(parsed);
    request.path = target.path;
    request.query = target.query;
    request.host = target.host;
    return std::nullopt;
}

HttpHeaders withForged(const HttpHeaders &headers, const HttpHeaders &forged)
{
    HttpHeaders fields;
    for (const HttpHeaders::Field &field : headers) {
        if (!forged.contains(field.name))
            fields.append(field.name, field.value);
    }
    for (const HttpHeaders::Field &field : forged)
        fields.append(field.name, field.value);
    return fields;
}

} // namespace

QByteArray HandshakeRequest::scheme() const
{
    for (const char *name : {"X-Scheme", "X-Forwarded-Proto"}) {
        // Behind several proxies it is a list, and the first is what the client used.
        const QByteArray value = headers.list(name).value(0).toLower();
        if (value == "https" || value == "wss")
            return "wss";
        if (value == "http" || value == "ws")
            return "ws";
    }
    return secure ? "wss" : "ws";
}

std::variant<HandshakeRequest, HttpResponse> parseHandshake(const HttpRequestHead &head)
{
    HandshakeRequest request;
    Refusal refusal = checkRequestLine(head);
    if (!refusal)
        refusal = takeTarget(head, request);
    if (!refusal)
        refusal = checkNoBody(head.headers);
    if (!refusal)
        refusal = checkUpgrade(head.headers);
    if (!refusal)
        refusal = checkKeyAndVersion(head.headers);
    if (!refusal)
        refusal = takeSubprotocols(head.headers, request);
    if (!refusal)
        refusal = takeExtensions(head.headers, request);
    if (!refusal && head.headers.count("Origin") > 1)
        refusal = HttpResponse::refusal(400, "Origin is given more than once.");
    if (refusal)
        return *refusal;
    request.origin = head.headers.value("Origin");
    request.key = *head.headers.value("Sec-WebSocket-Key");
    request.headers = head.headers;
    request.rawHead = head.raw;
    return request;
}

QByteArray serializeAcceptance(const HandshakeRequest &request, const HandshakeAcceptance &acceptance)
{
    HttpResponse response;
    response.status = 101;
    response.headers.append("Upgrade", "websocket");
    response.headers.append("Connection", "Upgrade");
    response.headers.append("Sec-WebSocket-Accept", acceptKey(request.key));
    if (!acceptance.subprotocol.isEmpty())
        response.headers.append("Sec-WebSocket-Protocol", acceptance.subprotocol);
    if (acceptance.deflate)
        response.headers.append("Sec-WebSocket-Extensions", acceptance.deflate->header);
    for (const HttpHeaders::Field &field : acceptance.headers)
        response.headers.append(field.name, field.value);
    if (!acceptance.forged.isEmpty())
        response.headers = withForged(response.headers, acceptance.forged);
    return response.serialized();
}

} // namespace wslib
