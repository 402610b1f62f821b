#include "wslib/net/WebSocketUrl.h"

#include <QHostAddress>
#include <QUrl>

namespace wslib {

namespace {

// What RFC 3986 lets stand in a path or query, and "%": whoever typed it knows.
bool mayStandInTarget(char byte)
{
    const auto code = static_cast<quint8>(byte);
    return code > 0x20 && code < 0x7F && !QByteArrayView("\"<>\\^`{|}").contains(byte);
}

} // namespace

struct WebSocketUrlParser
{
    WebSocketUrl url;
    QString rest;
    QString error;

    bool fail(const QString &text)
    {
        error = text;
        return false;
    }

    bool parse(const QString &text)
    {
        rest = text.trimmed();
        if (rest.isEmpty())
            return fail(QStringLiteral("There is no URL. Type one, such as ws://localhost:8888/websocket."));
        const QString scheme = takeScheme();
        if (!scheme.isEmpty()
            && !QStringList{QStringLiteral("ws"), QStringLiteral("wss"), QStringLiteral("http"),
                            QStringLiteral("https")}
                    .contains(scheme))
            return fail(QStringLiteral("\"%1\" is not a WebSocket scheme. Use ws:// or wss://.").arg(scheme));
        if (rest.contains(u'#'))
            return fail(
                QStringLiteral("A WebSocket URL has no fragment: remove the \"#\" and what follows it, or write %23."));
        qsizetype authorityEnd = 0;
        while (authorityEnd < rest.size() && !QStringView(u"/?").contains(rest[authorityEnd]))
            ++authorityEnd;
        if (!takeAuthority(rest.first(authorityEnd)))
            return false;
        takeTarget(rest.sliced(authorityEnd));
        url.m_secure = scheme.isEmpty() ? !url.isThisMachine() : scheme == u"wss" || scheme == u"https";
        if (url.m_port == 0)
            url.m_port = url.m_secure ? 443 : 80;
        return true;
    }

    QString takeScheme()
    {
        const qsizetype end = rest.indexOf(u"://");
        if (end < 0 || rest.first(end).contains(u'/') || rest.first(end).contains(u'?'))
            return {}; // it is part of the path or query
        const QString scheme = rest.first(end).toLower();
        rest = rest.sliced(end + 3);
        return scheme.isEmpty() ? QStringLiteral("://") : scheme;
    }

    bool takeAuthority(QString authority)
    {
        const qsizetype at = authority.lastIndexOf(u'@');
        if (at >= 0) {
            const QString info = authority.first(at);
            const qsizetype colon = info.indexOf(u':');
            url.m_userName = decoded(colon < 0 ? info : info.first(colon));
            url.m_password = colon < 0 ? QString() : decoded(info.sliced(colon + 1));
            authority = authority.sliced(at + 1);
        }
        const qsizetype bracket = authority.lastIndexOf(u']');
        const qsizetype colon = authority.indexOf(u':', qMax<qsizetype>(0, bracket));
        const QString host = colon < 0 ? authority : authority.first(colon);
        return takeHost(host) && (colon < 0 ? takePort({}) : takePort(authority.sliced(colon + 1)));
    }

    bool takeHost(const QString &host)
    {
        if (host.isEmpty())
            return fail(QStringLiteral("The URL has no host. It should look like ws://host:port/path."));
        if (host.startsWith(u'[')) {
            const QString inner = host.sliced(1).chopped(host.endsWith(u']') ? 1 : 0);
            if (!host.endsWith(u']') || QHostAddress(inner).protocol() != QAbstractSocket::IPv6Protocol)
                return fail(QStringLiteral("\"%1\" is not an IPv6 address in brackets.").arg(host));
            url.m_host = inner;
            return true;
        }
        // QUrl knows internationalised names; QUrl::toAce() alone would let blanks and such pass.
        QUrl checked;
        checked.setHost(host, QUrl::StrictMode);
        url.m_host = QString::fromLatin1(QUrl::toAce(checked.host()));
        if (!checked.isValid() || url.m_host.isEmpty())
            return fail(QStringLiteral("\"%1\" is not a host name.").arg(host));
        return true;
    }

    bool takePort(const QString &text)
    {
        url.m_port = 0;
        if (text.isEmpty())
            return true;
        bool ok = false;
        const uint port = text.toUInt(&ok);
        if (!ok || port == 0 || port > 65535 || !text.front().isDigit())
            return fail(QStringLiteral("\"%1\" is not a port. Ports are numbers from 1 to 65535.").arg(text));
        url.m_port = static_cast<quint16>(port);
        return true;
    }

    void takeTarget(const QString &text)
    {
        url.m_target = WebSocketUrl::encodedTarget(text);
        if (!url.m_target.startsWith('/'))
            url.m_target.prepend('/');
    }

    static QString decoded(const QString &text) { return QUrl::fromPercentEncoding(text.toUtf8()); }
};

QByteArray WebSocketUrl::encodedTarget(const QString &text)
{
    QByteArray target;
    for (const char byte : text.toUtf8()) {
        if (mayStandInTarget(byte))
            target += byte;
        else
            target += '%' + QByteArray(1, byte).toHex().toUpper();
    }
    return target;
}

WebSocketUrl::ParseResult WebSocketUrl::fromUserInput(const QString &text)
{
    WebSocketUrlParser parser;
    if (!parser.parse(text))
        return {std::nullopt, parser.error};
    return {parser.url, {}};
}

bool WebSocketUrl::isThisMachine() const
{
    return m_host == u"localhost" || m_host.endsWith(u".localhost") || QHostAddress(m_host).isLoopback();
}

QByteArray WebSocketUrl::hostHeader() const
{
    QByteArray value = m_host.toLatin1();
    if (value.contains(':'))
        value = '[' + value + ']';
    const quint16 standard = m_secure ? 443 : 80;
    return m_port == standard ? value : value + ':' + QByteArray::number(m_port);
}

bool WebSocketUrl::hasSameOrigin(const WebSocketUrl &other) const
{
    return m_secure == other.m_secure && m_port == other.m_port && m_host == other.m_host;
}

QString WebSocketUrl::toString() const
{
    return scheme() + QStringLiteral("://") + QString::fromLatin1(hostHeader() + m_target);
}

} // namespace wslib
