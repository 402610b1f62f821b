#include "workbench/export/CopyAs.h"

#include "workbench/export/Outgoing.h"
#include "workbench/profile/ProfileSecrets.h"

#include "wslib/net/WebSocketUrl.h"

#include <QRegularExpression>
#include <QUrl>

namespace workbench::CopyAs {

namespace {

QString stand(const QString &name)
{
    static const QRegularExpression other(QStringLiteral("[^A-Z0-9]+"));
    QString upper = name.toUpper();
    upper.replace(other, QStringLiteral("_"));
    return QStringLiteral("YOUR_") + upper;
}

// "Bearer abc" tells by its first word how what is filled in is meant.
QString standFor(const QString &key, const QString &value)
{
    const QString scheme = value.section(u' ', 0, 0);
    if (key.startsWith(u"header.authorization") && value.contains(u' '))
        return scheme + QStringLiteral(" YOUR_TOKEN");
    return stand(key.section(u'.', 1, 1));
}

class Expansion
{
public:
    explicit Expansion(const Options &options)
        : m_options(options)
    {
    }

    void expand(QString &text) const
    {
        if (!m_options.environment || !text.contains(u"{{"))
            return;
        static const QRegularExpression mention(QStringLiteral("\\{\\{\\s*([^{}$\\s][^{}]*?)\\s*\\}\\}"));
        QString result;
        qsizetype done = 0;
        for (auto matches = mention.globalMatch(text); matches.hasNext();) {
            const auto match = matches.next();
            result += text.mid(done, match.capturedStart() - done);
            result += valueOf(match.captured(1), match.captured(0));
            done = match.capturedEnd();
        }
        text = result + text.mid(done);
    }

    void expand(NamedValues &rows) const
    {
        for (NamedValue &row : rows) {
            expand(row.name);
            expand(row.value);
        }
    }

private:
    QString valueOf(const QString &name, const QString &otherwise) const
    {
        for (const Variable &variable : m_options.environment->variables) {
            if (variable.name == name)
                return variable.secret && !m_options.withSecrets ? stand(name) : variable.value;
        }
        return otherwise;
    }

    const Options &m_options;
};

void expandAll(Profile &profile, const Options &options)
{
    const Expansion expansion(options);
    ConnectionSettings &connection = profile.connection;
    expansion.expand(connection.headers);
    expansion.expand(connection.cookies);
    for (QString &name : connection.subprotocols)
        expansion.expand(name);
    for (QString *text :
         {&connection.url, &connection.auth.userName, &connection.auth.password, &connection.auth.token,
          &connection.auth.keyName, &connection.auth.keyValue, &connection.tls.caFile, &connection.tls.certificateFile,
          &connection.tls.keyFile, &connection.tls.passphrase, &connection.tls.serverName, &connection.proxy.host,
          &connection.proxy.userName, &connection.proxy.password})
        expansion.expand(*text);
    for (QString &text : profile.draft.texts)
        expansion.expand(text);
}

// As typed, but with a scheme and without user info; variables may be in it, so that it need not be a URL yet.
void takeUrl(Outgoing &out, const QString &typed)
{
    static const QRegularExpression parts(QStringLiteral("^(?:([A-Za-z]+)://)?(?:([^/?#@]*)@)?([^#]*)"));
    const auto match = parts.match(typed.trimmed());
    const QString scheme = match.captured(1).toLower();
    const QString rest = match.captured(3);
    if (scheme.isEmpty()) {
        const auto parsed = wslib::WebSocketUrl::fromUserInput(rest);
        out.secure = !parsed.url || parsed.url->isSecure();
    } else {
        out.secure = scheme == u"wss" || scheme == u"https";
    }
    out.url = (out.secure ? QStringLiteral("wss://") : QStringLiteral("ws://")) + rest;
    const qsizetype authority = out.url.indexOf(u"://") + 3;
    if (out.url.indexOf(u'/', authority) < 0) {
        const qsizetype query = out.url.indexOf(u'?', authority);
        out.url.insert(query < 0 ? out.url.size() : query, u'/');
    }
    if (!out.url.contains(u"{{"))
        out.url = QString::fromLatin1(wslib::WebSocketUrl::encodedTarget(out.url));
    if (!match.captured(2).isEmpty()) {
        out.basic = true;
        out.userName = QUrl::fromPercentEncoding(match.captured(2).section(u':', 0, 0).toUtf8());
        out.password = QUrl::fromPercentEncoding(match.captured(2).section(u':', 1).toUtf8());
    }
}

void takeAuth(Outgoing &out, const AuthSettings &auth)
{
    switch (auth.kind) {
    case AuthSettings::Kind::None:
        break;
    case AuthSettings::Kind::Basic:
        out.basic = true;
        out.userName = auth.userName;
        out.password = auth.password;
        break;
    case AuthSettings::Kind::Bearer:
        out.basic = false;
        out.headers.append({QStringLiteral("Authorization"), QStringLiteral("Bearer ") + auth.token});
        break;
    case AuthSettings::Kind::ApiKey:
        if (auth.keyPlace == AuthSettings::KeyPlace::Header) {
            out.headers.append({auth.keyName, auth.keyValue});
        } else {
            const auto encoded = [](const QString &text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); };
            out.url += out.url.contains(u'?') ? u'&' : u'?';
            out.url += encoded(auth.keyName) + u'=' + encoded(auth.keyValue);
        }
        break;
    }
}

void takeHeaders(Outgoing &out, const ConnectionSettings &connection)
{
    for (const NamedValue &header : connection.headers) {
        if (!header.enabled || header.name.trimmed().isEmpty())
            continue;
        if (header.name.trimmed().compare(u"Origin", Qt::CaseInsensitive) == 0)
            out.origin = header.value;
        else
            out.headers.append({header.name.trimmed(), header.value});
    }
    QStringList cookies;
    for (const NamedValue &cookie : connection.cookies) {
        if (cookie.enabled && !cookie.name.isEmpty())
            cookies += cookie.name + u'=' + cookie.value;
    }
    if (!cookies.isEmpty())
        out.headers.append({QStringLiteral("Cookie"), cookies.join(QStringLiteral("; "))});
}

} // namespace

QString Outgoing::proxyUrl() const
{
    if ((proxy.kind != ProxySettings::Kind::Http && proxy.kind != ProxySettings::Kind::Socks5) || proxy.host.isEmpty())
        return {};
    const bool http = proxy.kind == ProxySettings::Kind::Http;
    QUrl way;
    way.setScheme(http ? QStringLiteral("http") : QStringLiteral("socks5h"));
    way.setHost(proxy.host);
    way.setPort(proxy.port != 0 ? proxy.port : http ? 8080 : 1080);
    if (!proxy.userName.isEmpty()) {
        way.setUserName(proxy.userName);
        way.setPassword(proxy.password);
    }
    return way.toString(QUrl::FullyEncoded);
}

QString Outgoing::httpUrl() const
{
    return QStringLiteral("http") + url.sliced(2); // ws → http, wss → https
}

QList<QPair<QString, QStringList>> Outgoing::groupedHeaders() const
{
    QList<QPair<QString, QStringList>> groups;
    for (const auto &[name, value] : headers) {
        const auto same = [lower = name.toLower()](const auto &group) { return group.first.toLower() == lower; };
        const auto group = std::find_if(groups.begin(), groups.end(), same);
        if (group == groups.end())
            groups.append({name, {value}});
        else
            group->second += value;
    }
    return groups;
}

Outgoing outgoing(const Profile &profile, const Options &options)
{
    Outgoing out;
    Profile known = profile;
    if (!options.withSecrets)
        known = replaceSecrets(known, [&out](const QString &key, const QString &value) {
            out.placeholders = true;
            return standFor(key, value);
        });
    expandAll(known, options);
    takeUrl(out, known.connection.url);
    takeHeaders(out, known.connection);
    takeAuth(out, known.connection.auth);
    out.subprotocols = known.connection.subprotocols;
    out.tls = known.connection.tls;
    out.proxy = known.connection.proxy;
    out.limits = known.connection.options;
    if (known.draft.form == MessageDraft::Form::Text || known.draft.form == MessageDraft::Form::Json)
        out.message = known.draft.text();
    return out;
}

Copy make(const Profile &profile, Target target, const Options &options)
{
    const Outgoing out = outgoing(profile, options);
    Copy copy;
    switch (target) {
    case Target::Websocat:
        copy.text = websocat(out, copy.notes);
        break;
    case Target::Wscat:
        copy.text = wscat(out, copy.notes);
        break;
    case Target::Curl:
        copy.text = curl(out, copy.notes);
        break;
    case Target::Browser:
        copy.text = browser(out, copy.notes);
        break;
    case Target::Node:
        copy.text = node(out, copy.notes);
        break;
    case Target::Tornado:
        copy.text = tornado(out, copy.notes);
        break;
    case Target::PythonWebsockets:
        copy.text = pythonWebsockets(out, copy.notes);
        break;
    case Target::Wslib:
        copy.text = wslib(out, copy.notes);
        break;
    }
    static const QRegularExpression filledIn(QStringLiteral("\\bYOUR_[A-Z0-9_]+"));
    if (out.placeholders || (!options.withSecrets && copy.text.contains(filledIn)))
        copy.notes.prepend(QStringLiteral("Secrets are left out: fill in what begins with YOUR_."));
    static const QRegularExpression variable(QStringLiteral("\\{\\{[^{}]+\\}\\}"));
    if (copy.text.contains(variable))
        copy.notes += QStringLiteral("There are {{variables}} in it, which only Windsock fills in.");
    return copy;
}

} // namespace workbench::CopyAs
