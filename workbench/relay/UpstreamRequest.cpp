#include "workbench/relay/UpstreamRequest.h"

#include "wslib/net/WebSocketUrl.h"
#include "wslib/protocol/HttpHead.h"

#include <algorithm>

namespace workbench {

using wslib::HttpHeaders;

namespace {

// About one connection, or made anew for each (RFC 9110 §7.6.1, RFC 6455 §4.1).
bool isOfOneHop(const QByteArray &name, const HttpHeaders &headers)
{
    static const QList<QByteArray> ours{"host",    "connection", "upgrade",           "keep-alive",    "te",
                                        "trailer", "origin",     "transfer-encoding", "content-length"};
    const QByteArray lower = name.toLower();
    return ours.contains(lower) || lower.startsWith("proxy-") || lower.startsWith("sec-websocket-")
           || headers.hasToken("Connection", lower);
}

HttpHeaders forwarded(const HttpHeaders &headers)
{
    HttpHeaders kept;
    for (const HttpHeaders::Field &field : headers) {
        if (!isOfOneHop(field.name, headers))
            kept.append(field.name, field.value);
    }
    return kept;
}

bool offersCompression(const wslib::HandshakeRequest &request)
{
    return std::any_of(request.extensions.begin(), request.extensions.end(),
                       [](const wslib::Extension &offer) { return offer.name == "permessage-deflate"; });
}

QString withTarget(const wslib::WebSocketUrl &url, const wslib::HandshakeRequest &request)
{
    if (url.target() != "/")
        return url.toString();
    const QByteArray target = request.path + (request.query.isEmpty() ? QByteArray() : '?' + request.query);
    QString base = url.toString();
    base.chop(1); // the slash
    return base + QString::fromLatin1(target);
}

} // namespace

QString upstreamProblem(const QString &url)
{
    const auto parsed = wslib::WebSocketUrl::fromUserInput(url);
    return parsed.url ? QString() : QStringLiteral("The upstream can't be asked: %1").arg(parsed.error);
}

wslib::ClientRequest upstreamRequest(const RelayOptions &options, const wslib::HandshakeRequest &request)
{
    wslib::ClientRequest asked;
    asked.url = options.upstream;
    asked.tls = options.tls;
    asked.headers = forwarded(request.headers);
    asked.origin = request.origin.value_or(QByteArray());
    asked.subprotocols = request.subprotocols;
    if (offersCompression(request))
        asked.compression.emplace();
    const auto url = wslib::WebSocketUrl::fromUserInput(options.upstream).url;
    if (!url)
        return asked; // it says itself what is wrong
    asked.url = withTarget(*url, request);
    asked.userName = url->userName();
    asked.password = url->password();
    return asked;
}

QStringList forwardedNames(const RelayOptions &options, const wslib::ClientRequest &request)
{
    QStringList names;
    if (const auto url = wslib::WebSocketUrl::fromUserInput(options.upstream).url; url && url->target() == "/")
        names.append(QStringLiteral("path"));
    if (!request.origin.isEmpty())
        names.append(QStringLiteral("Origin"));
    if (!request.subprotocols.isEmpty())
        names.append(QStringLiteral("Sec-WebSocket-Protocol"));
    if (request.compression)
        names.append(QStringLiteral("Sec-WebSocket-Extensions"));
    for (const HttpHeaders::Field &field : request.headers)
        names.append(QString::fromLatin1(field.name));
    names.removeDuplicates();
    return names;
}

HttpHeaders forwardedAnswer(const QByteArray &responseHead)
{
    const auto parsed = wslib::parseResponseHead(responseHead);
    const auto *head = std::get_if<wslib::HttpResponseHead>(&parsed);
    return head != nullptr ? forwarded(head->headers) : HttpHeaders();
}

wslib::HttpResponse upstreamRefusal(const wslib::Error &error)
{
    using Kind = wslib::Error::Kind;
    constexpr int lowestAnswer = 200;
    if (error.kind == Kind::Handshake && error.handshakeFailure == wslib::HandshakeFailure::UnexpectedStatus
        && error.response.status >= lowestAnswer) {
        wslib::HttpResponse response;
        response.status = error.response.status;
        response.headers = forwarded(error.response.headers);
        response.headers.append("Connection", "close");
        response.body = error.responseBody;
        return response;
    }
    const int status = error.kind == Kind::TimedOut ? 504 : 502;
    return wslib::HttpResponse::refusal(status, "The relay's upstream gave no connection. " + error.text.toUtf8());
}

} // namespace workbench
