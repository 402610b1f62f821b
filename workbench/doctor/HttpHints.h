#pragma once

#include "wslib/protocol/HttpHead.h"

#include <QString>

#include <optional>

namespace workbench {

/// How a server or a proxy asks for credentials (RFC 9110 §11.3).
struct Challenge
{
    QString scheme; ///< "Basic", "Bearer", "Negotiate" …; empty: it didn't say.
    QString realm;  ///< Empty: none was named.
};

/// Servers' libraries that WebSocket clients don't reach by the bare URL.
enum class Framework {
    None,
    SocketIo, ///< Engine.IO: ?EIO=4&transport=websocket.
    SockJs,   ///< /websocket behind the path.
    SignalR,  ///< Negotiates an id first.
};

// What answers say, in a header or between the lines of a body.

/// The first of the challenges in @p header, a WWW-Authenticate or Proxy-Authenticate.
Challenge firstChallenge(QByteArrayView header);

/// What is in <title>, its blanks made one; empty if there is none.
QString pageTitle(const QString &html);

/// Whether @p html is a page, or a piece of one, going by its beginning and by @p contentType.
bool isHtml(const QString &contentType, const QString &html);

/// Whether a page asks to log in: it has a field for a password, or it came from an @p url that is called so.
bool asksToLogIn(const QString &url, const QString &html);

/// Whether @p text, of whoever got our request, misses the Upgrade that we had sent.
bool missesUpgrade(const QString &text);

/// Whether @p text says, in HTTP, that the port wants TLS: nginx, Apache, Go, Tomcat, HAProxy.
bool wantsTls(const QString &text);

/// Whether @p text says, in HTTP, that a client certificate is missing or bad: nginx, IIS, Envoy.
bool wantsClientCertificate(const QString &text);

/// Which library answers like that.
Framework frameworkOf(const QString &body);

/// The protocol that opens with @p greeting, such as "SSH"; empty if we don't know it.
QString protocolOf(QByteArrayView greeting);

/// Whether @p bytes begin as a TLS record does: an alert, or a handshake.
bool isTlsRecord(QByteArrayView bytes);

/// Whether @p bytes begin with the SETTINGS frame of HTTP/2 (RFC 9113 §3.4).
bool isHttp2(QByteArrayView bytes);

/// The first line of @p bytes, at most 60 characters; what can't be printed is "·".
QString firstLine(QByteArrayView bytes);

/// A body as text, in the charset that Content-Type names (UTF-8 by default); nothing if it is none: an image, or bytes.
std::optional<QString> bodyText(const wslib::HttpHeaders &headers, const QByteArray &body);

} // namespace workbench
