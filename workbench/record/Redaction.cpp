#include "workbench/record/Redaction.h"

#include "wslib/protocol/HttpHeaders.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace workbench {

using wslib::equalsIgnoringCase;

namespace {

// Lower case, without dashes and underscores.
constexpr std::array secretNames{"token", "key",  "apikey",        "sig",     "signature", "password", "passwd",
                                 "pwd",   "pass", "passphrase",    "secret",  "auth",      "jwt",      "bearer",
                                 "code",  "sid",  "authorization", "session", "sessionid", "ticket",   "credentials",
                                 "otp",   "pin",  "accesskey",     "authkey", "privatekey"};
constexpr std::array secretEndings{"token",      "secret",     "password",   "signature",       "apikey",
                                   "credential", "sessionid",  "accesskey",  "subscriptionkey", "functionskey",
                                   "authkey",    "privatekey", "accountkey", "secretkey"};

// Longer elements of Sec-WebSocket-Protocol aren't names of protocols any more.
constexpr qsizetype longestProtocolName = 48;
// Shorter ones with so many digits, as a UUID or a hexadecimal number has them, neither.
constexpr qsizetype shortestOpaque = 20;
constexpr qsizetype opaqueDigits = 4;
// What follows a name such as "token." is a secret from this length on; shorter ones are versions.
constexpr qsizetype shortestNamedSecret = 6;

template <typename List, typename Test>
bool anyOf(const List &list, Test test)
{
    return std::any_of(list.begin(), list.end(), test);
}

// 4f1c…: no words, no dots, many digits.
bool isOpaque(QByteArrayView element)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    return element.size() >= shortestOpaque && !element.contains('.')
           && std::count_if(element.begin(), element.end(), isDigit) >= opaqueDigits;
}

// token.abc, auth-abc.
bool isNamedSecret(QByteArrayView element)
{
    const auto isSeparator = [](char c) { return c == '.' || c == '-' || c == ':'; };
    const auto *const end = std::find_if(element.begin(), element.end(), isSeparator);
    return element.end() - end > shortestNamedSecret && isSecretName({element.begin(), end});
}

QByteArray redactedProtocols(QByteArrayView value)
{
    QByteArrayList elements;
    bool tokenFollows = false; // "access_token, abc": the name first, then what it is
    for (const QByteArray &element : value.toByteArray().split(',')) {
        const QByteArray name = element.trimmed();
        elements.append(tokenFollows || isTokenProtocol(name) ? redactedText() : name);
        tokenFollows = isSecretName(name);
    }
    return elements.join(", ");
}

// a=1; b=2: in Set-Cookie, what is behind the first is no cookie but its attributes.
QByteArray redactedCookies(QByteArrayView value, bool onlyFirst)
{
    QByteArrayList pairs;
    for (const QByteArray &pair : value.toByteArray().split(';')) {
        const qsizetype equals = pair.indexOf('=');
        if (onlyFirst && !pairs.isEmpty())
            pairs.append(pair);
        else if (equals < 0)
            pairs.append(pair.trimmed().isEmpty() ? pair : redactedText());
        else
            pairs.append(pair.first(equals + 1) + redactedText());
    }
    return pairs.join(';');
}

QByteArray redactedUserInfo(QByteArrayView beforeQuery)
{
    const qsizetype scheme = beforeQuery.indexOf("://");
    if (scheme < 0)
        return beforeQuery.toByteArray();
    const qsizetype authority = scheme + 3;
    const qsizetype slash = beforeQuery.indexOf('/', authority);
    const QByteArrayView host = beforeQuery.sliced(authority, (slash < 0 ? beforeQuery.size() : slash) - authority);
    const qsizetype at = host.lastIndexOf('@');
    if (at < 0)
        return beforeQuery.toByteArray();
    return beforeQuery.first(authority).toByteArray() + redactedText()
           + beforeQuery.sliced(authority + at).toByteArray();
}

// The line of a request: GET /path?query HTTP/1.1.
QByteArray redactedFirstLine(QByteArrayView line)
{
    const qsizetype begin = line.indexOf(' ') + 1;
    const qsizetype end = line.lastIndexOf(' ');
    if (line.startsWith("HTTP/") || begin <= 0 || end <= begin)
        return line.toByteArray();
    return line.first(begin).toByteArray() + redactedUrl(line.sliced(begin, end - begin))
           + line.sliced(end).toByteArray();
}

QByteArray redactedLine(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0)
        return line.toByteArray();
    const QByteArrayView value = line.sliced(colon + 1);
    const QByteArrayView blanks = value.first(value.size() - value.trimmed().size());
    const qsizetype leading = value.trimmed().isEmpty() ? blanks.size() : value.trimmed().data() - value.data();
    return line.first(colon + 1).toByteArray() + value.first(leading).toByteArray()
           + redactedFieldValue(line.first(colon).trimmed(), value.trimmed());
}

} // namespace

QByteArray redactedText()
{
    return QByteArrayLiteral("REDACTED");
}

bool isSecretName(QByteArrayView name)
{
    QByteArray plain;
    for (const char letter : QByteArray::fromPercentEncoding(name.toByteArray()).toLower()) {
        if (letter != '-' && letter != '_' && letter != '.' && letter != ' ' && letter != '+')
            plain += letter;
    }
    return anyOf(secretNames, [&](const char *secret) { return plain == secret; })
           || anyOf(secretEndings, [&](const char *ending) { return plain.endsWith(ending); });
}

bool isTokenProtocol(QByteArrayView element)
{
    return element.size() > longestProtocolName || element.startsWith("eyJ") // the beginning of every JWT
           || element.startsWith("base64url.bearer.authorization.") || element.startsWith("Bearer")
           || element.startsWith("bearer") || isOpaque(element) || isNamedSecret(element);
}

QByteArray redactedQuery(QByteArrayView query)
{
    QByteArrayList pairs;
    for (const QByteArray &pair : query.toByteArray().split('&')) {
        const qsizetype equals = pair.indexOf('=');
        const bool secret = equals >= 0 && equals + 1 < pair.size() && isSecretName(pair.first(equals));
        pairs.append(secret ? pair.first(equals + 1) + redactedText() : pair);
    }
    return pairs.join('&');
}

QByteArray redactedUrl(QByteArrayView url)
{
    const qsizetype hash = url.indexOf('#');
    const QByteArrayView beforeHash = hash < 0 ? url : url.first(hash);
    const qsizetype mark = beforeHash.indexOf('?');
    QByteArray redacted = redactedUserInfo(mark < 0 ? beforeHash : beforeHash.first(mark));
    if (mark >= 0)
        redacted += '?' + redactedQuery(beforeHash.sliced(mark + 1));
    if (hash >= 0)
        redacted += '#' + redactedQuery(url.sliced(hash + 1));
    return redacted;
}

QString redactedUrl(const QString &url)
{
    return QString::fromUtf8(redactedUrl(QByteArrayView(url.toUtf8())));
}

QString strippedUrl(const QString &url)
{
    static const QRegularExpression userInfo(QStringLiteral("^([A-Za-z][A-Za-z0-9+.-]*://)?[^/?#]*@"));
    static const QRegularExpression secret(
        QStringLiteral(
            "([?&][^=&#]*(?:token|secret|passw|pwd|api[-_]?key|auth|jwt|signature|session|credential)[^=&#]*=|"
            "[?&](?:key|sig)=)(?!\\{\\{)[^&#]+"),
        QRegularExpression::CaseInsensitiveOption);
    QString kept = url;
    kept.replace(userInfo, QStringLiteral("\\1"));
    return kept.replace(secret, QStringLiteral("\\1"));
}

QByteArray redactedFieldValue(QByteArrayView name, QByteArrayView value)
{
    if (value.isEmpty())
        return {};
    if (equalsIgnoringCase(name, "Cookie"))
        return redactedCookies(value, false);
    if (equalsIgnoringCase(name, "Set-Cookie"))
        return redactedCookies(value, true);
    if (equalsIgnoringCase(name, "Sec-WebSocket-Protocol"))
        return redactedProtocols(value);
    if (equalsIgnoringCase(name, "Location") || equalsIgnoringCase(name, "Referer")
        || equalsIgnoringCase(name, "Origin"))
        return redactedUrl(value);
    // Sec-WebSocket-Key is no secret, and a name with "key" at its end that isn't is kept too.
    QByteArray bare = name.toByteArray().toLower();
    if (bare.startsWith("x-"))
        bare.remove(0, 2);
    const bool secret = isSecretName(bare) || bare.endsWith("authorization");
    return secret ? redactedText() : value.toByteArray();
}

QByteArray redactedHead(QByteArrayView head)
{
    QByteArrayList lines;
    for (const QByteArray &line : head.toByteArray().split('\n')) {
        const bool ended = line.endsWith('\r');
        const QByteArrayView bare = QByteArrayView(line).chopped(ended ? 1 : 0);
        lines.append((lines.isEmpty() ? redactedFirstLine(bare) : redactedLine(bare)) + (ended ? "\r" : ""));
    }
    return lines.join('\n');
}

QByteArray redactedSentence(QByteArrayView sentence)
{
    QByteArray redacted;
    qsizetype from = 0;
    for (;;) {
        const qsizetype scheme = sentence.indexOf("://", from);
        if (scheme < 0)
            return redacted + sentence.sliced(from).toByteArray();
        const auto isEnd = [](char c) {
            return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '<' || c == '>';
        };
        const char *end = std::find_if(sentence.begin() + scheme, sentence.end(), isEnd);
        const qsizetype begin = qMax(from, scheme - 5); // "https": what is before it is text
        redacted += sentence.sliced(from, begin - from).toByteArray();
        redacted += redactedUrl(sentence.sliced(begin, end - sentence.begin() - begin));
        from = end - sentence.begin();
    }
}

} // namespace workbench
