#include "workbench/profile/ProfileSecrets.h"

#include "workbench/record/Redaction.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

namespace workbench {

namespace {

/// Is shown what may be a secret, and says itself whether it is one, by isSecretText().
using Visitor = std::function<void(const QString &key, QString &value)>;

const QRegularExpression &placeholder()
{
    static const QRegularExpression expression(QStringLiteral("\\{\\{secret:([^{}]*)\\}\\}"));
    return expression;
}

// "Bearer {{token}}" is worth sharing: who reads it knows what to fill in.
bool isSecretText(QString text)
{
    static const QRegularExpression variables(QStringLiteral("\\{\\{[^{}]*\\}\\}"));
    static const QRegularExpression schemes(QStringLiteral("^\\s*(basic|bearer|token|apikey|digest)\\s*"),
                                            QRegularExpression::CaseInsensitiveOption);
    text.remove(variables).remove(schemes);
    return !text.trimmed().isEmpty();
}

// Rows of one name are told apart by number.
class Keys
{
public:
    QString next(const QString &base)
    {
        const int count = ++m_counts[base];
        return count == 1 ? base : base + u'.' + QString::number(count);
    }

private:
    QHash<QString, int> m_counts;
};

void visitRows(NamedValues &rows, const QString &kind, bool all, const Visitor &visit)
{
    Keys keys;
    for (NamedValue &row : rows) {
        if (all || isSecretName(row.name)) {
            visit(keys.next(kind + u'.' + row.name.trimmed().toLower()), row.value);
        }
    }
}

struct Span
{
    QString key;
    qsizetype from;
    qsizetype length;
};

qsizetype authorityStart(const QString &url)
{
    const qsizetype scheme = url.indexOf(u"://");
    return scheme < 0 ? 0 : scheme + 3;
}

// Where the secrets of a URL stand: the password, and parameters with well-known names.
QList<Span> urlSecrets(const QString &url)
{
    static const QRegularExpression authorityEnd(QStringLiteral("[/?#]"));
    QList<Span> spans;
    const qsizetype start = authorityStart(url);
    qsizetype end = url.indexOf(authorityEnd, start);
    end = end < 0 ? url.size() : end;
    const qsizetype at = end > start ? url.lastIndexOf(u'@', end - 1) : -1;
    const qsizetype colon = url.indexOf(u':', start);
    if (at >= start && colon >= start && colon < at)
        spans += {QStringLiteral("url.password"), colon + 1, at - colon - 1};
    qsizetype from = url.indexOf(u'?', end);
    qsizetype fragment = url.indexOf(u'#', end);
    fragment = fragment < 0 ? url.size() : fragment;
    Keys keys;
    while (from >= 0 && from < fragment) {
        qsizetype next = url.indexOf(u'&', from + 1);
        next = next < 0 || next > fragment ? fragment : next;
        const qsizetype equals = url.indexOf(u'=', from + 1);
        if (equals > 0 && equals < next) {
            const QString name = url.sliced(from + 1, equals - from - 1);
            if (isSecretName(name))
                spans += {keys.next(QStringLiteral("url.") + name.toLower()), equals + 1, next - equals - 1};
        }
        from = next < fragment ? next : -1;
    }
    return spans;
}

void visitUrl(QString &url, const Visitor &visit)
{
    const QList<Span> spans = urlSecrets(url);
    for (auto span = spans.crbegin(); span != spans.crend(); ++span) { // from behind: places before stay
        QString value = url.sliced(span->from, span->length);
        visit(span->key, value);
        url.replace(span->from, span->length, value);
    }
}

// Browsers can send a token nowhere else: "access_token, eyJ…".
void visitSubprotocols(QStringList &names, const Visitor &visit)
{
    Keys keys;
    bool tokenFollows = false;
    for (QString &name : names) {
        const bool secret = tokenFollows || isTokenProtocol(name.toUtf8()) || name.isEmpty();
        tokenFollows = isSecretName(name);
        if (secret)
            visit(keys.next(QStringLiteral("subprotocol.token")), name);
    }
}

void visitSecrets(Profile &profile, const Visitor &visit)
{
    ConnectionSettings &connection = profile.connection;
    visitUrl(connection.url, visit);
    visitRows(connection.parkedParams, QStringLiteral("param"), false, visit);
    visitRows(connection.headers, QStringLiteral("header"), false, visit);
    visitRows(connection.cookies, QStringLiteral("cookie"), true, visit); // most of them are sessions
    visitSubprotocols(connection.subprotocols, visit);
    visit(QStringLiteral("auth.password"), connection.auth.password);
    visit(QStringLiteral("auth.token"), connection.auth.token);
    visit(QStringLiteral("auth.key"), connection.auth.keyValue);
    visit(QStringLiteral("tls.passphrase"), connection.tls.passphrase);
    visit(QStringLiteral("proxy.password"), connection.proxy.password);
}

// Wherever a placeholder may stand.
void visitTexts(ConnectionSettings &connection, const std::function<void(QString &)> &visit)
{
    visit(connection.url);
    for (NamedValues *rows : {&connection.parkedParams, &connection.headers, &connection.cookies}) {
        for (NamedValue &row : *rows)
            visit(row.value);
    }
    for (QString &name : connection.subprotocols)
        visit(name);
    for (QString *text : {&connection.auth.password, &connection.auth.token, &connection.auth.keyValue,
                          &connection.tls.passphrase, &connection.proxy.password})
        visit(*text);
}

QString filled(const QString &text, const Secrets &secrets, QStringList *missing)
{
    QString result;
    qsizetype done = 0;
    for (auto matches = placeholder().globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        result += QStringView(text).sliced(done, match.capturedStart() - done);
        done = match.capturedEnd();
        const auto secret = secrets.constFind(match.captured(1));
        if (secret != secrets.constEnd())
            result += *secret;
        else if (missing)
            missing->append(match.captured(1));
    }
    return result + text.sliced(done);
}

QString variableKey(const Variable &variable)
{
    return QStringLiteral("variable.") + variable.name;
}

} // namespace

bool isSecretName(const QString &name)
{
    static const QSet<QString> names{QStringLiteral("authorization"),
                                     QStringLiteral("proxyauthorization"),
                                     QStringLiteral("cookie"),
                                     QStringLiteral("apikey"),
                                     QStringLiteral("xapikey"),
                                     QStringLiteral("xauthtoken"),
                                     QStringLiteral("xaccesstoken"),
                                     QStringLiteral("xcsrftoken"),
                                     QStringLiteral("xxsrftoken"),
                                     QStringLiteral("token"),
                                     QStringLiteral("accesstoken"),
                                     QStringLiteral("authtoken"),
                                     QStringLiteral("idtoken"),
                                     QStringLiteral("refreshtoken"),
                                     QStringLiteral("jwt"),
                                     QStringLiteral("auth"),
                                     QStringLiteral("password"),
                                     QStringLiteral("passwd"),
                                     QStringLiteral("pwd"),
                                     QStringLiteral("secret"),
                                     QStringLiteral("clientsecret"),
                                     QStringLiteral("signature"),
                                     QStringLiteral("sig"),
                                     QStringLiteral("sessionid"),
                                     QStringLiteral("xamzsecuritytoken"),
                                     QStringLiteral("xamzsignature"),
                                     QStringLiteral("privatetoken")};
    QString plain = name.trimmed().toLower();
    plain.remove(u'-').remove(u'_');
    // What a recording redacts is no less a secret in a file that is shared.
    return names.contains(plain) || isSecretName(QByteArrayView(name.trimmed().toUtf8()));
}

Profile replaceSecrets(Profile profile,
                       const std::function<QString(const QString &key, const QString &value)> &replacement)
{
    visitSecrets(profile, [&](const QString &key, QString &value) {
        if (isSecretText(value))
            value = replacement(key, value);
    });
    return profile;
}

Profile withoutSecrets(const Profile &profile, Secrets &secrets, const QStringList &missing)
{
    Profile result = profile;
    visitSecrets(result, [&](const QString &key, QString &value) {
        if (isSecretText(value))
            secrets.insert(key, value);
        else if (!value.isEmpty() || !missing.contains(key))
            return;
        value = QStringLiteral("{{secret:%1}}").arg(key);
    });
    return result;
}

Profile withSecrets(Profile profile, const Secrets &secrets, QStringList *missing)
{
    visitTexts(profile.connection, [&](QString &text) {
        if (text.contains(u"{{secret:"))
            text = filled(text, secrets, missing);
    });
    return profile;
}

Environment withoutSecrets(const Environment &environment, Secrets &secrets)
{
    Environment result = environment;
    for (Variable &variable : result.variables) {
        if (variable.secret && !variable.value.isEmpty())
            secrets.insert(variableKey(variable), std::exchange(variable.value, {}));
    }
    return result;
}

Environment withSecrets(Environment environment, const Secrets &secrets, QStringList *missing)
{
    for (Variable &variable : environment.variables) {
        if (!variable.secret || !variable.value.isEmpty())
            continue;
        variable.value = secrets.value(variableKey(variable));
        if (missing && variable.value.isEmpty())
            missing->append(variable.name);
    }
    return environment;
}

} // namespace workbench
