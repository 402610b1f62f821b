#include "ui/connect/BulkText.h"

#include "workbench/profile/UrlParams.h"

#include <QRegularExpression>
#include <QStringList>

namespace ui {

using workbench::NamedValue;
using workbench::NamedValues;

namespace {

NamedValue rowOf(const QString &text, bool enabled)
{
    static const QRegularExpression separator(QStringLiteral("[:=\\t]"));
    // A pseudo header of HTTP/2, as browsers' tools copy them, begins with its colon.
    const qsizetype end = text.indexOf(separator, text.startsWith(u':') ? 1 : 0);
    if (end < 0)
        return {enabled, text.trimmed(), {}};
    return {enabled, text.first(end).trimmed(), text.sliced(end + 1).trimmed()};
}

bool isQuery(const QString &line)
{
    static const QRegularExpression query(QStringLiteral("^\\?|^[^:\\s]*=[^:\\s]*&"));
    return query.match(line).hasMatch();
}

NamedValues cookiesOf(QString line, bool enabled)
{
    static const QRegularExpression field(QStringLiteral("^cookie:\\s*"), QRegularExpression::CaseInsensitiveOption);
    NamedValues rows;
    for (const QString &pair : line.remove(field).split(u';', Qt::SkipEmptyParts)) {
        if (!pair.trimmed().isEmpty())
            rows += rowOf(pair.trimmed(), enabled);
    }
    return rows;
}

} // namespace

QString BulkText::write(const NamedValues &rows)
{
    QString text;
    for (const NamedValue &row : rows) {
        if (!row.name.isEmpty() || !row.value.isEmpty())
            text +=
                QStringLiteral("%1%2: %3\n").arg(row.enabled ? QString() : QStringLiteral("// "), row.name, row.value);
    }
    return text;
}

NamedValues BulkText::read(const QString &text, Kind kind)
{
    static const QRegularExpression lines(QStringLiteral("[\\r\\n\\x{2028}\\x{2029}]+"));
    NamedValues rows;
    for (const QString &typed : text.split(lines, Qt::SkipEmptyParts)) {
        QString line = typed.trimmed();
        const bool enabled = !line.startsWith(u"//") && !line.startsWith(u'#');
        if (!enabled)
            line = line.sliced(line.startsWith(u'#') ? 1 : 2).trimmed();
        if (line.isEmpty() || line == u":")
            continue;
        if (kind == Kind::Params && isQuery(line))
            rows += workbench::UrlParams::read(line.startsWith(u'?') ? line : u'?' + line);
        else if (kind == Kind::Cookies)
            rows += cookiesOf(line, enabled);
        else
            rows += rowOf(line, enabled);
    }
    return rows;
}

} // namespace ui
