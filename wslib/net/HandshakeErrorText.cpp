#include "wslib/net/HandshakeErrorText.h"

#include "wslib/protocol/HttpResponse.h"

namespace wslib {

namespace {

QString statusAdvice(const HttpResponseHead &response)
{
    switch (response.status) {
    case 401:
        return QStringLiteral("It wants credentials.");
    case 403:
        return QStringLiteral(
            "It refuses this client; servers often do so because of the Origin, or for want of a cookie "
            "or token.");
    case 404:
        return QStringLiteral("There is nothing at this path. Check the path of the URL.");
    case 407:
        return QStringLiteral("A proxy on the way wants credentials.");
    case 426:
        return QStringLiteral(
            "It wants another version of the protocol, or a proxy on the way removed the Upgrade header.");
    case 200:
        return QStringLiteral("That is an ordinary web page. Check the path of the URL, and whether a proxy on the way "
                              "supports WebSocket.");
    default:
        break;
    }
    if (response.status >= 300 && response.status < 400)
        return QStringLiteral("It redirects to %1.")
            .arg(QString::fromUtf8(response.headers.value("Location").value_or("nowhere")));
    if (response.status >= 500)
        return QStringLiteral("The fault is on the server's side.");
    return QStringLiteral("It doesn't take WebSocket connections here.");
}

constexpr qsizetype longestQuote = 60;

QString firstLine(const QByteArray &raw)
{
    QString line;
    for (const char byte : raw.first(qMin(raw.size(), longestQuote))) {
        if (byte == '\r' || byte == '\n')
            break;
        line += byte >= 0x20 && byte < 0x7F ? QLatin1Char(byte) : QLatin1Char('?');
    }
    return line;
}

} // namespace

QString handshakeErrorText(const ClientHandshake &handshake, QByteArrayView unread, const WebSocketUrl &url)
{
    const QString where = QString::fromLatin1(url.hostHeader());
    const HttpResponseHead &response = handshake.response();
    switch (handshake.failure()) {
    case HandshakeFailure::UnexpectedStatus:
        return QStringLiteral("%1 answered %2 %3 instead of switching to WebSocket. %4")
            .arg(where)
            .arg(response.status)
            .arg(response.reason.isEmpty() ? QString::fromLatin1(reasonPhrase(response.status))
                                           : QString::fromUtf8(response.reason),
                 statusAdvice(response));
    case HandshakeFailure::NotHttp:
        return QStringLiteral("What listens at %1 is not a WebSocket server: it doesn't speak HTTP (it said \"%2\").%3")
            .arg(where,
                 firstLine(handshake.rawAnswer() + unread.first(qMin(unread.size(), longestQuote)).toByteArray()),
                 url.isSecure() ? QString() : QStringLiteral(" If it wants TLS, use wss:// instead of ws://."));
    case HandshakeFailure::EndedEarly:
        return QStringLiteral("%1 closed the connection without answering the WebSocket handshake.%2")
            .arg(where, url.isSecure() ? QStringLiteral(" It may want a client certificate.")
                                       : QStringLiteral(" If it wants TLS, use wss:// instead of ws://."));
    default:
        return QStringLiteral("%1 answered with a handshake that isn't valid, so it can't be trusted: %2.")
            .arg(where, QString::fromLatin1(handshake.failureText()));
    }
}

} // namespace wslib
