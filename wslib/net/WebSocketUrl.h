#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace wslib {

/// A ws or wss URI (RFC 6455 §3), whose path and query reach the wire as they were typed: QUrl would decode and re-encode
/// them. Only what may not stand in a request target (blanks, non-ASCII) is percent-encoded.
class WebSocketUrl
{
public:
    struct ParseResult;

    /// Reads what a person types. No scheme means ws for this machine (localhost, 127.…, ::1) and wss elsewhere; http and
    /// https are read as ws and wss.
    static ParseResult fromUserInput(const QString &text);

    /// A path and query as they go on the wire: UTF-8, and percent-encoded only where RFC 3986 lets nothing else stand.
    static QByteArray encodedTarget(const QString &text);

    bool isSecure() const { return m_secure; }
    QString scheme() const { return m_secure ? QStringLiteral("wss") : QStringLiteral("ws"); }
    /// Without brackets; an internationalised name in its ASCII form.
    QString host() const { return m_host; }
    /// Whether the host is this machine: localhost, a name below it (RFC 6761 §6.3), or a loopback address.
    bool isThisMachine() const;
    quint16 port() const { return m_port; }
    QString userName() const { return m_userName; }
    QString password() const { return m_password; }
    bool hasUserInfo() const { return !m_userName.isEmpty() || !m_password.isEmpty(); }
    /// Path and query, for the request line; at least "/".
    QByteArray target() const { return m_target; }
    /// The value of Host: the port only if it isn't the scheme's default, IPv6 in brackets.
    QByteArray hostHeader() const;
    /// Same scheme, host and port (RFC 6454): whether credentials may follow.
    bool hasSameOrigin(const WebSocketUrl &other) const;
    /// The whole, without user info.
    QString toString() const;

private:
    bool m_secure = false;
    QString m_host;
    quint16 m_port = 80;
    QString m_userName;
    QString m_password;
    QByteArray m_target = "/";

    friend struct WebSocketUrlParser;
};

/// A URL, or a sentence that says what is wrong with the text.
struct WebSocketUrl::ParseResult
{
    std::optional<WebSocketUrl> url;
    QString error;
};

} // namespace wslib
