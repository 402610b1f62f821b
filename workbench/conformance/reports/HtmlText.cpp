#include "workbench/conformance/reports/HtmlText.h"

#include "workbench/conformance/reports/ReadableText.h"

#include <QRegularExpression>
#include <QUrl>

namespace workbench::conformance::html {

QByteArray escaped(const QString &text)
{
    return text.toHtmlEscaped().replace(u'\'', QStringLiteral("&#39;")).toUtf8();
}

QByteArray line(const QByteArray &bytes)
{
    return escaped(readableLine(bytes));
}

QByteArray name(const QString &text)
{
    return text.isEmpty() ? QByteArray("(no name)") : escaped(readableName(text));
}

char letter(Verdict verdict)
{
    return *verdictName(verdict);
}

QByteArray mark(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Ok:
        return "\xE2\x9C\x93"; // check mark
    case Verdict::Informational:
        return "i";
    case Verdict::NonStrict:
        return "~";
    case Verdict::Unimplemented:
        return "\xE2\x80\x93"; // dash
    case Verdict::Failed:
        break;
    }
    return "\xE2\x9C\x97"; // ballot x
}

QByteArray chip(Verdict verdict, const QByteArray &text)
{
    return QByteArray("<span class=\"v ") + letter(verdict) + "\"><i aria-hidden=true>" + mark(verdict) + "</i><b>"
           + (text.isEmpty() ? QByteArray(verdictName(verdict)) : text) + "</b></span>";
}

QByteArray sectionLink(const QByteArray &section)
{
    static const QRegularExpression form(QStringLiteral("^RFC ([0-9]{4,5}) §([0-9A-Z]+(\\.[0-9]+)*)$"));
    const QRegularExpressionMatch match = form.match(QString::fromUtf8(section));
    if (!match.hasMatch())
        return line(section);
    return "<a rel=\"noreferrer noopener\" href=\"https://www.rfc-editor.org/rfc/rfc" + match.captured(1).toLatin1()
           + "#section-" + match.captured(2).toLatin1() + "\">" + escaped(match.captured(0)) + "</a>";
}

QByteArray anchor(Side side, const QByteArray &id)
{
    return (side == Side::Server ? "server-" : "client-")
           + QUrl::toPercentEncoding(QString::fromUtf8(id)).replace('%', '_');
}

} // namespace workbench::conformance::html
