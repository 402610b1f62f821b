#include "workbench/profile/RequestBuilder.h"

#include "workbench/profile/RequestFields.h"
#include "workbench/profile/RequestTls.h"

#include "wslib/net/WebSocketUrl.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace workbench {

using wslib::ClientRequest;

namespace {

bool isBlank(const NamedValue &row)
{
    return row.name.trimmed().isEmpty() && row.value.isEmpty();
}

// Each step takes its part of the settings, and gives a sentence if it can't.
class Draft
{
public:
    explicit Draft(const RequestBuilder::Expander &expand)
        : m_expand(expand)
    {
    }

    QString take(const ConnectionSettings &settings)
    {
        m_target.url = expandedUrl(settings.url);
        QString error = takeHeaders(settings.headers);
        if (error.isEmpty())
            error = takeSubprotocols(settings.subprotocols);
        if (error.isEmpty())
            error = takeAuth(settings.auth);
        if (error.isEmpty())
            error = checkUrl();
        if (error.isEmpty())
            error = takeCookies(settings.cookies);
        if (error.isEmpty())
            error = takeProxy(settings.proxy);
        if (error.isEmpty())
            error = takeOptions(settings.options);
        if (error.isEmpty())
            error = takeTls(settings.tls);
        return error.isEmpty() ? m_unknown : error;
    }

    const ClientRequest &request() const { return m_target; }

private:
    QString expanded(const QString &text)
    {
        if (!m_expand)
            return text;
        for (auto matches = RequestFields::variable().globalMatch(text); matches.hasNext() && m_unknown.isEmpty();) {
            const QRegularExpressionMatch match = matches.next();
            const bool escaped = match.capturedStart() > 0 && text.at(match.capturedStart() - 1) == u'\\';
            if (!escaped && m_expand(match.captured()) == match.captured())
                m_unknown = QStringLiteral("The options mention %1, which has no value. Define it in an environment "
                                           "and choose that, or type the value. To send the braces as they are, "
                                           "write \\{{.")
                                .arg(match.captured());
        }
        return m_expand(text);
    }

    // ---- The URL -----------------------------------------------------------------------------------------------------

    QString expandedUrl(const QString &url) const
    {
        if (!m_expand)
            return url.trimmed();
        QString result;
        qsizetype from = 0;
        for (auto matches = RequestFields::variable().globalMatch(url); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            result += QStringView(url).sliced(from, match.capturedStart() - from);
            const QString value = m_expand(match.captured());
            result += isInParamValue(url.first(match.capturedStart())) ? asParamValue(value) : value;
            from = match.capturedEnd();
        }
        return (result + url.sliced(from)).trimmed();
    }

    static bool isInParamValue(const QString &before)
    {
        const qsizetype mark = before.indexOf(u'?');
        return mark >= 0 && before.lastIndexOf(u'=') > qMax(mark, before.lastIndexOf(u'&'));
    }

    // What was percent-encoded already is left so: a variable may hold either.
    static QString asParamValue(const QString &value)
    {
        static const QRegularExpression special(QStringLiteral("[&#+\\s]|%(?![0-9A-Fa-f]{2})"));
        QString result;
        qsizetype from = 0;
        for (auto matches = special.globalMatch(value); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            result += QStringView(value).sliced(from, match.capturedStart() - from);
            result += u'%' + QString::fromLatin1(match.captured().toUtf8().toHex().toUpper());
            from = match.capturedEnd();
        }
        return result + value.sliced(from);
    }

    QString checkUrl()
    {
        if (const auto unknown = RequestFields::variable().match(m_target.url); unknown.hasMatch())
            return QStringLiteral(
                       "The URL mentions %1, which has no value. Define it in an environment and choose that, "
                       "or type the value.")
                .arg(unknown.captured());
        const auto parsed = wslib::WebSocketUrl::fromUserInput(m_target.url);
        if (!parsed.url)
            return parsed.error;
        m_secure = parsed.url->isSecure();
        const bool credentials = parsed.url->hasUserInfo();
        if (credentials && m_hasAuth)
            return QStringLiteral(
                "The URL names a user, and Auth is set as well; a request has room for one. Take the user "
                "out of the URL, or set Auth to None.");
        if ((credentials || m_hasAuth) && m_target.headers.contains("Authorization"))
            return QStringLiteral(
                       "There is an Authorization header and %1 as well; servers take one. Switch the header off, "
                       "or %2.")
                .arg(credentials ? QStringLiteral("a user in the URL") : QStringLiteral("Auth is set"),
                     credentials ? QStringLiteral("take the user out") : QStringLiteral("set Auth to None"));
        return {};
    }

    // ---- The head ----------------------------------------------------------------------------------------------------

    QString takeHeaders(const NamedValues &rows)
    {
        for (const NamedValue &typed : rows) {
            if (!typed.enabled || isBlank(typed))
                continue;
            const NamedValue row{true, expanded(typed.name).trimmed(), expanded(typed.value).trimmed()};
            if (const QString why = RequestFields::headerProblem(row); !why.isEmpty())
                return why;
            if (const QString why = takeHeader(row.name.toUtf8(), row.value.toUtf8()); !why.isEmpty())
                return why;
        }
        return {};
    }

    QString takeHeader(const QByteArray &name, const QByteArray &value)
    {
        const bool origin = wslib::equalsIgnoringCase(name, "Origin");
        const bool host = wslib::equalsIgnoringCase(name, "Host");
        if ((origin && m_hasOrigin) || (host && m_target.headers.contains("Host")))
            return QStringLiteral("The header %1 stands in two rows, and a request has room for one. Switch one off.")
                .arg(QString::fromLatin1(name));
        if (host && value.isEmpty())
            return QStringLiteral(
                "The header Host is empty. Give it a value, or switch its row off to send the URL's.");
        m_hasOrigin = m_hasOrigin || origin;
        if (origin)
            m_target.origin = value;
        else
            m_target.headers.append(name, value);
        return {};
    }

    QString takeSubprotocols(const QStringList &typed)
    {
        QStringList names;
        for (const QString &name : typed) {
            if (const QString one = expanded(name).trimmed(); !one.isEmpty())
                names += one;
        }
        for (const QString &name : names)
            m_target.subprotocols += name.toUtf8();
        return RequestFields::subprotocolProblem(names);
    }

    QString takeCookies(const NamedValues &rows)
    {
        for (const NamedValue &typed : rows) {
            if (!typed.enabled || isBlank(typed))
                continue;
            const NamedValue row{true, expanded(typed.name).trimmed(), expanded(typed.value).trimmed()};
            if (const QString why = RequestFields::cookieProblem(row); !why.isEmpty())
                return why;
            m_target.cookies += QNetworkCookie(row.name.toUtf8(), row.value.toUtf8());
        }
        return {};
    }

    // ---- Auth --------------------------------------------------------------------------------------------------------

    QString takeAuth(const AuthSettings &auth)
    {
        m_hasAuth = auth.kind == AuthSettings::Kind::Basic || auth.kind == AuthSettings::Kind::Bearer;
        switch (auth.kind) {
        case AuthSettings::Kind::None:
            break;
        case AuthSettings::Kind::Basic:
            return takeBasic(expanded(auth.userName), expanded(auth.password));
        case AuthSettings::Kind::Bearer:
            return takeBearer(expanded(auth.token).trimmed());
        case AuthSettings::Kind::ApiKey:
            return takeApiKey({true, expanded(auth.keyName).trimmed(), expanded(auth.keyValue)}, auth.keyPlace);
        }
        return {};
    }

    QString takeBasic(const QString &user, const QString &password)
    {
        if (user.isEmpty() && password.isEmpty())
            return QStringLiteral(
                "Auth is Basic, but there is neither a user name nor a password. Type them, or set Auth to "
                "None.");
        if (user.contains(u':'))
            return QStringLiteral("The user name of Auth has a colon, which Basic can't carry (RFC 7617 §2).");
        m_target.userName = user;
        m_target.password = password;
        return {};
    }

    QString takeBearer(QString token)
    {
        // People paste the whole header.
        if (token.startsWith(QStringLiteral("Bearer "), Qt::CaseInsensitive))
            token = token.sliced(7).trimmed();
        if (token.isEmpty())
            return QStringLiteral("Auth is Bearer, but there is no token. Type it, or set Auth to None.");
        const bool visible = std::all_of(token.begin(), token.end(),
                                         [](QChar unit) { return unit.unicode() > 0x20 && unit.unicode() < 0x7F; });
        if (!visible)
            return QStringLiteral(
                "The token of Auth has a blank, a line break or a letter beyond ASCII, which no header can "
                "carry there. Copy it as a whole, and nothing else with it.");
        m_target.bearerToken = token.toUtf8();
        return {};
    }

    QString takeApiKey(const NamedValue &key, AuthSettings::KeyPlace place)
    {
        if (key.name.isEmpty())
            return QStringLiteral(
                "Auth is an API key, but the key has no name. Type it, such as X-API-Key, or set Auth to "
                "None.");
        if (place == AuthSettings::KeyPlace::Header) {
            const QString why = RequestFields::headerProblem({true, key.name, key.value.trimmed()});
            return why.isEmpty() ? takeHeader(key.name.toUtf8(), key.value.trimmed().toUtf8())
                                 : QStringLiteral("The API key of Auth: ") + why;
        }
        const qsizetype hash = m_target.url.indexOf(u'#');
        const QString fragment = hash < 0 ? QString() : m_target.url.sliced(hash);
        QString &url = m_target.url;
        url.chop(fragment.size());
        if (!url.contains(u'?'))
            url += u'?';
        else if (!url.endsWith(u'?') && !url.endsWith(u'&'))
            url += u'&';
        url += QString::fromLatin1(QUrl::toPercentEncoding(key.name) + '=' + QUrl::toPercentEncoding(key.value))
               + fragment;
        return {};
    }

    // ---- The way -----------------------------------------------------------------------------------------------------

    QString takeProxy(const ProxySettings &proxy)
    {
        m_target.useSystemProxy = proxy.kind == ProxySettings::Kind::System;
        m_target.proxy = QNetworkProxy(QNetworkProxy::NoProxy);
        if (proxy.kind == ProxySettings::Kind::None || m_target.useSystemProxy)
            return {};
        const bool http = proxy.kind == ProxySettings::Kind::Http;
        QString host = expanded(proxy.host).trimmed();
        int port = proxy.port;
        static const QRegularExpression hostAndPort(QStringLiteral("^([^:]+|\\[[^\\]]+\\]):(\\d{1,5})$"));
        if (const auto both = hostAndPort.match(host); both.hasMatch()) {
            host = both.captured(1);
            port = port == 0 ? both.captured(2).toInt() : port;
        }
        if (host.startsWith(u'[') && host.endsWith(u']'))
            host = host.sliced(1).chopped(1);
        if (host.isEmpty())
            return QStringLiteral("The proxy has no host. Type it, such as proxy.example.com, or set Proxy to None.");
        static const QRegularExpression notInHosts(QStringLiteral("[\\s/@?#]"));
        if (host.contains(notInHosts) || port > 65535)
            return QStringLiteral("The host of the proxy, \"%1\", is no host name. Type the name alone, such as "
                                  "proxy.example.com; port, user name and password have fields of their own.")
                .arg(RequestFields::shown(host));
        const int standard = http ? 8080 : 1080;
        m_target.proxy = QNetworkProxy(http ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy, host,
                                       static_cast<quint16>(port == 0 ? standard : port), expanded(proxy.userName),
                                       expanded(proxy.password));
        return {};
    }

    QString takeTls(const TlsSettings &typed)
    {
        TlsSettings tls = typed;
        for (QString *text : {&tls.caFile, &tls.certificateFile, &tls.keyFile, &tls.passphrase, &tls.serverName})
            *text = expanded(*text);
        const auto options = requestTls(tls);
        if (options.value)
            m_target.tls = *options.value;
        else
            m_target.tls.verifyPeer = tls.verify;
        return m_secure ? options.error : QString();
    }

    // ---- Options -----------------------------------------------------------------------------------------------------

    static QString outside(const char *what, qint64 value, qint64 least, qint64 most)
    {
        if (value >= least && value <= most)
            return {};
        return QStringLiteral("%1 is %2 in the options, and must be from %3 to %4.")
            .arg(QLatin1String(what))
            .arg(value)
            .arg(least)
            .arg(most);
    }

    QString takeOptions(const ConnectionLimits &options)
    {
        constexpr int day = 24 * 60 * 60 * 1000;
        m_target.connectTimeout = std::chrono::milliseconds(options.connectTimeoutMs);
        m_target.maxRedirects = options.maxRedirects;
        m_target.connection.pingInterval = std::chrono::milliseconds(options.pingIntervalMs);
        m_target.connection.pingTimeout = std::chrono::milliseconds(options.pingTimeoutMs);
        m_target.connection.limits.maxMessageSize = options.maxMessageSize;
        if (options.compression)
            m_target.compression = options.deflate;
        const QStringList problems{
            outside("The connect time-out (ms)", options.connectTimeoutMs, 1, day),
            outside("The ping interval (ms)", options.pingIntervalMs, 0, day),
            outside("The ping time-out (ms)", options.pingTimeoutMs, 0, day),
            outside("The number of redirects", options.maxRedirects, 0, 1000),
            outside("The largest message (bytes)", options.maxMessageSize, 1, std::numeric_limits<qint64>::max()),
            options.compression ? deflateProblem(options.deflate) : QString()};
        const auto first =
            std::find_if(problems.begin(), problems.end(), [](const QString &problem) { return !problem.isEmpty(); });
        return first == problems.end() ? QString() : *first;
    }

    static QString deflateProblem(const wslib::DeflateOptions &deflate)
    {
        QString problem = outside("The compression level", deflate.level, 0, 9);
        if (problem.isEmpty())
            problem = outside("The compressor's memory level", deflate.memoryLevel, 1, 9);
        if (problem.isEmpty())
            problem = outside("The compression threshold (bytes)", deflate.threshold, 0,
                              std::numeric_limits<qsizetype>::max());
        if (problem.isEmpty())
            problem = outside("The compression window (bits)", deflate.maxWindowBits, 8, 15);
        if (problem.isEmpty())
            problem = outside("The server's compression window (bits)", deflate.peerMaxWindowBits, 8, 15);
        return problem;
    }

    const RequestBuilder::Expander &m_expand;
    ClientRequest m_target;
    QString m_unknown; ///< A sentence on a variable that has no value, as the URL's have theirs.
    bool m_secure = false;
    bool m_hasAuth = false;
    bool m_hasOrigin = false;
};

} // namespace

RequestBuilder::RequestBuilder(Expander expand)
    : m_expand(std::move(expand))
{
}

wslib::Loaded<ClientRequest> RequestBuilder::build(const ConnectionSettings &settings) const
{
    Draft draft(m_expand);
    if (const QString error = draft.take(settings); !error.isEmpty())
        return {std::nullopt, error};
    return {draft.request(), {}};
}

std::optional<wslib::ReconnectOptions> RequestBuilder::reconnect(const ConnectionLimits &options)
{
    if (!options.reconnect)
        return std::nullopt;
    wslib::ReconnectOptions wanted;
    wanted.maxTries = qMax(0, options.reconnectTries);
    wanted.backoff.first = std::chrono::milliseconds(qMax(1, options.reconnectFirstDelayMs));
    wanted.backoff.longest = std::max(wanted.backoff.first, std::chrono::milliseconds(options.reconnectLongestDelayMs));
    return wanted;
}

} // namespace workbench
