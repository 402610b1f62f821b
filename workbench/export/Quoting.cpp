#include "workbench/export/Quoting.h"

#include <QRegularExpression>

namespace workbench {

namespace {

QString hex(uint value, int digits)
{
    return QString::number(value, 16).rightJustified(digits, u'0');
}

// What C, Python and JavaScript escape alike; empty for a sign that stands for itself.
QString commonEscape(QChar c, QChar quote)
{
    if (c == quote || c == u'\\')
        return QStringLiteral("\\") + c;
    switch (c.unicode()) {
    case '\n':
        return QStringLiteral("\\n");
    case '\r':
        return QStringLiteral("\\r");
    case '\t':
        return QStringLiteral("\\t");
    default:
        return {};
    }
}

bool isPlain(QChar c)
{
    return c.unicode() >= 0x20 && c.unicode() != 0x7f && !c.isNonCharacter() && c.unicode() != 0x2028
           && c.unicode() != 0x2029 && c.category() != QChar::Other_Format && c.category() != QChar::Other_Control;
}

} // namespace

QString shellWord(const QString &text)
{
    static const QRegularExpression safe(QStringLiteral("^[A-Za-z0-9_./:@%+=,-]+$"));
    if (text.contains(safe))
        return text;
    QString quoted = text;
    quoted.remove(QChar(u'\0')); // no word of a shell can have it
    return u'\'' + quoted.replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

QString javaScriptString(const QString &text)
{
    QString quoted;
    for (const QChar c : text) {
        const QString escape = commonEscape(c, u'\'');
        if (!escape.isEmpty())
            quoted += escape;
        else if (isPlain(c) && c != u'<')
            quoted += c;
        else
            quoted += QStringLiteral("\\u") + hex(c.unicode(), 4);
    }
    return u'\'' + quoted + u'\'';
}

QString pythonString(const QString &text)
{
    QString quoted;
    for (const QChar c : text) {
        const QString escape = commonEscape(c, u'"');
        if (!escape.isEmpty())
            quoted += escape;
        else
            quoted += isPlain(c) ? QString(c) : QStringLiteral("\\u") + hex(c.unicode(), 4);
    }
    return u'"' + quoted + u'"';
}

QString cppString(const QString &text)
{
    QString quoted;
    for (const QChar c : text) {
        const QString escape = commonEscape(c, u'"');
        if (!escape.isEmpty())
            quoted += escape;
        else if (isPlain(c))
            quoted += c == u'?' && quoted.endsWith(u'?') ? QStringLiteral("\\?") : QString(c); // no trigraphs
        else if (c.unicode() < 0x80)
            quoted += u'\\' + QString::number(c.unicode(), 8).rightJustified(3, u'0'); // \x would take what follows
        else
            quoted += QStringLiteral("\\u") + hex(c.unicode(), 4);
    }
    return u'"' + quoted + u'"';
}

} // namespace workbench
