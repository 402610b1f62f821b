#include "workbench/doctor/SecretMask.h"

#include <QList>
#include <QRegularExpression>

namespace workbench {

namespace {

const char *const dots = "••••••"; // always as many: the length is a secret, too

QByteArray afterScheme(const QByteArray &value)
{
    const qsizetype blank = value.indexOf(' ');
    return blank < 0 ? QByteArray(dots) : value.first(blank + 1) + dots;
}

// "a=1; b=2" of a request; only the first is a cookie in an answer, the others say how long it lasts and where.
QByteArray maskedCookies(const QByteArray &value, bool onlyFirst)
{
    QList<QByteArray> pairs = value.split(';');
    for (qsizetype i = 0; i < (onlyFirst ? 1 : pairs.size()); ++i) {
        const qsizetype equals = pairs[i].indexOf('=');
        pairs[i] = equals < 0 ? QByteArray(dots) : pairs[i].first(equals + 1) + dots;
    }
    return pairs.join(';');
}

bool isCalledSecret(const QByteArray &name)
{
    static const QRegularExpression words(
        QStringLiteral(
            "(^|[-_.])(token|secret|password|passwd|pwd|api[-_]?key|apikey|access[-_]?key|session|signature|sig"
            "|jwt|ticket|code|auth|key|credential|credentials)($|[-_.])"),
        QRegularExpression::CaseInsensitiveOption);
    // accessToken is access-token: a word begins with each capital behind a small letter.
    static const QRegularExpression hump(QStringLiteral("([a-z0-9])([A-Z])"));
    return words.match(QString::fromLatin1(name).replace(hump, QStringLiteral("\\1-\\2"))).hasMatch();
}

QByteArray maskedValue(const QByteArray &name, const QByteArray &value)
{
    const QByteArray lower = name.toLower();
    if (lower == "authorization" || lower == "proxy-authorization")
        return afterScheme(value);
    if (lower == "cookie" || lower == "set-cookie")
        return maskedCookies(value, lower == "set-cookie");
    // The handshake's own key is no secret; it only has the name of one.
    if (lower.startsWith("sec-websocket-") || !isCalledSecret(name))
        return value;
    return dots;
}

QByteArray maskedField(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0)
        return line;
    QByteArray value = line.sliced(colon + 1);
    const bool blank = value.startsWith(' ');
    const bool end = value.endsWith('\r');
    value = value.trimmed();
    if (value.isEmpty())
        return line;
    return line.first(colon + 1) + (blank ? " " : "") + maskedValue(line.first(colon), value) + (end ? "\r" : "");
}

// Only the query may hold secrets.
QByteArray maskedTarget(const QByteArray &text)
{
    const qsizetype question = text.indexOf('?');
    if (question < 0)
        return text;
    qsizetype end = text.indexOf(' ', question);
    end = end < 0 ? text.size() : end;
    QList<QByteArray> pairs = text.sliced(question + 1, end - question - 1).split('&');
    for (QByteArray &pair : pairs) {
        const qsizetype equals = pair.indexOf('=');
        if (equals >= 0 && equals + 1 < pair.size() && isCalledSecret(pair.first(equals)))
            pair = pair.first(equals + 1) + dots;
    }
    return text.first(question + 1) + pairs.join('&') + text.sliced(end);
}

} // namespace

QByteArray SecretMask::masked(const QByteArray &head)
{
    QList<QByteArray> lines = head.split('\n');
    lines[0] = maskedTarget(lines[0]);
    for (qsizetype i = 1; i < lines.size(); ++i)
        lines[i] = lines[i].toLower().startsWith("location:") ? maskedTarget(lines[i]) : maskedField(lines[i]);
    return lines.join('\n');
}

QByteArray SecretMask::maskedUrl(const QByteArray &url)
{
    return maskedTarget(url);
}

} // namespace workbench
