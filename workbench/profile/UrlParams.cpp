#include "workbench/profile/UrlParams.h"

#include <QRegularExpression>
#include <QStringDecoder>
#include <QUrl>

namespace workbench {

namespace {

// Where each part of a URL begins. What stands in {{…}} belongs to no syntax.
struct UrlParts
{
    QString before; ///< Up to the question mark.
    QStringList pieces;
    QString fragment; ///< With its hash.
};

qsizetype skipVariable(QStringView text, qsizetype at)
{
    if (!text.sliced(at).startsWith(u"{{"))
        return at;
    const qsizetype end = text.indexOf(u"}}", at);
    return end < 0 ? at : end + 1; // on its last brace
}

qsizetype find(QStringView text, QStringView units, qsizetype from = 0)
{
    for (qsizetype at = from; at < text.size(); ++at) {
        const qsizetype end = skipVariable(text, at);
        if (end == at && units.contains(text[at]))
            return at;
        at = end;
    }
    return -1;
}

UrlParts partsOf(const QString &url)
{
    UrlParts parts;
    const qsizetype hash = find(url, u"#");
    const QString whole = hash < 0 ? url : url.first(hash);
    parts.fragment = hash < 0 ? QString() : url.sliced(hash);
    const qsizetype mark = find(whole, u"?");
    parts.before = mark < 0 ? whole : whole.first(mark);
    for (qsizetype from = mark + 1; mark >= 0 && from <= whole.size();) {
        const qsizetype end = find(whole, u"&", from);
        const QString piece = whole.sliced(from, (end < 0 ? whole.size() : end) - from);
        if (!piece.isEmpty())
            parts.pieces += piece;
        from = end < 0 ? whole.size() + 1 : end + 1;
    }
    return parts;
}

QString decoded(const QString &text)
{
    QStringDecoder toText(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString result = toText(QByteArray::fromPercentEncoding(text.toUtf8()));
    return toText.hasError() ? text : result;
}

NamedValue paramOf(const QString &piece)
{
    const qsizetype equals = find(piece, u"=");
    if (equals < 0)
        return {true, decoded(piece), {}};
    return {true, decoded(piece.first(equals)), decoded(piece.sliced(equals + 1))};
}

// Only what would be read as something else, so that a URL stays readable.
QString escaped(const QString &text, QStringView special)
{
    QString result;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const qsizetype end = skipVariable(text, at);
        const QChar unit = text[at];
        if (end > at)
            result += QStringView(text).sliced(at, end - at + 1);
        else if (special.contains(unit) || unit.unicode() <= 0x20 || unit.unicode() == 0x7F)
            result += QString::fromLatin1(
                QByteArray(1, unit.toLatin1()).toPercentEncoding({}, QByteArray(1, unit.toLatin1())));
        else
            result += unit;
        at = end;
    }
    return result;
}

QString pieceOf(const NamedValue &param)
{
    return escaped(param.name, u"%&=#+") + u'=' + escaped(param.value, u"%&#+");
}

} // namespace

NamedValues UrlParams::read(const QString &url)
{
    NamedValues params;
    for (const QString &piece : partsOf(url).pieces)
        params += paramOf(piece);
    return params;
}

QString UrlParams::write(const QString &url, const NamedValues &params)
{
    const UrlParts parts = partsOf(url);
    QStringList old = parts.pieces;
    QStringList pieces;
    for (const NamedValue &param : params) {
        if (!param.enabled || (param.name.isEmpty() && param.value.isEmpty()))
            continue;
        const auto same = std::find_if(old.begin(), old.end(), [&param](const QString &piece) {
            const NamedValue typed = paramOf(piece);
            return typed.name == param.name && typed.value == param.value;
        });
        pieces += same == old.end() ? pieceOf(param) : *same;
        if (same != old.end())
            old.erase(same);
    }
    const QString query = pieces.isEmpty() ? QString() : u'?' + pieces.join(u'&');
    return parts.before + query + parts.fragment;
}

NamedValues UrlParams::merge(const NamedValues &before, const NamedValues &inUrl)
{
    NamedValues merged;
    qsizetype next = 0;
    for (const NamedValue &row : before) {
        if (!row.enabled)
            merged += row;
        else if (next < inUrl.size())
            merged += inUrl.at(next++);
    }
    return merged + inUrl.sliced(next);
}

QString UrlParams::encoded(const QString &text)
{
    static const QRegularExpression variable(QStringLiteral("\\{\\{.*?\\}\\}"));
    QString result;
    qsizetype from = 0;
    for (auto matches = variable.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        result += QString::fromLatin1(QUrl::toPercentEncoding(text.sliced(from, match.capturedStart() - from)));
        result += match.captured();
        from = match.capturedEnd();
    }
    return result + QString::fromLatin1(QUrl::toPercentEncoding(text.sliced(from)));
}

} // namespace workbench
