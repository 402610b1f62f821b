#include "ScriptLines.h"

#include "Output.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace cli {

using workbench::ScriptReport;

namespace {

QByteArray formatText(const ScriptReport &report)
{
    ScriptReport head = report;
    head.stack.clear();
    QByteArrayList lines;
    for (const QByteArray &line : head.toString().toUtf8().split('\n'))
        lines.append("script: " + madeVisible(line)); // a peer's words may be in it
    for (const QByteArray &line : report.stack.toUtf8().split('\n')) {
        if (!line.isEmpty())
            lines.append("script:     at " + madeVisible(line));
    }
    return lines.join('\n');
}

QByteArray formatJson(const ScriptReport &report)
{
    static const QStringList levels{QStringLiteral("log"), QStringLiteral("warning"), QStringLiteral("error")};
    QJsonObject object{{QStringLiteral("type"), QStringLiteral("script")},
                       {QStringLiteral("level"), levels.value(static_cast<int>(report.level))},
                       {QStringLiteral("text"), report.text}};
    if (report.line > 0) {
        object[QStringLiteral("file")] = report.file;
        object[QStringLiteral("line")] = report.line;
    }
    if (!report.stack.isEmpty())
        object[QStringLiteral("stack")] = report.stack;
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

QByteArray formatReport(const ScriptReport &report, LogFormat format)
{
    return isJson(format) ? formatJson(report) : formatText(report);
}

QByteArray formatScriptNote(const QString &sentence, LogFormat format)
{
    ScriptReport report;
    report.text = sentence;
    return formatReport(report, format);
}

bool isSameReport(const ScriptReport &one, const ScriptReport &other)
{
    return one.level == other.level && one.toString() == other.toString();
}

} // namespace cli
