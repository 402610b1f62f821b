#include "workbench/record/RunRedaction.h"

#include "workbench/record/Redaction.h"

#include <algorithm>
#include <array>

namespace workbench {

using conformance::CaseReport;
using conformance::RunReport;

namespace {

// The lab chooses these by itself, as its cases want them: what looks like a secret there is none.
constexpr std::array ownFields{"sec-websocket-protocol", "origin"};

// GET /path?query HTTP/1.1, wherever it is: a case may smuggle another request behind the first.
QByteArray redactedRequest(const QByteArray &line, qsizetype version)
{
    const qsizetype begin = line.indexOf(' ') + 1;
    if (begin >= version)
        return line;
    const QString target = QString::fromLatin1(line.mid(begin, version - begin)); // each byte stays what it is
    const QString kept = redactedTarget(target);
    return kept == target ? line : line.first(begin) + kept.toLatin1() + line.mid(version);
}

// A line without secrets stays as it was, to the blank: what is wrong with it may be what the case is about.
QByteArray redactedLine(const QByteArray &line)
{
    if (const qsizetype version = line.lastIndexOf(" HTTP/"); version > 0)
        return redactedRequest(line, version);
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0)
        return line;
    const QByteArray name = line.first(colon).trimmed();
    const QByteArray value = line.mid(colon + 1).trimmed();
    if (std::find(ownFields.begin(), ownFields.end(), name.toLower()) != ownFields.end())
        return line;
    const QByteArray kept = redactedFieldValue(name, value);
    return kept == value ? line : line.first(colon) + ": " + kept + (line.endsWith('\r') ? "\r" : "");
}

QByteArray redacted(const QByteArray &head)
{
    QByteArrayList lines = head.split('\n');
    for (QByteArray &line : lines)
        line = redactedLine(line);
    return lines.join('\n');
}

} // namespace

QString redactedTarget(const QString &target)
{
    return redactedUrl(strippedUrl(target));
}

RunReport redactedRun(RunReport run)
{
    run.target = redactedTarget(run.target);
    for (CaseReport &report : run.cases) {
        report.sentHead = redacted(report.sentHead);
        report.receivedHead = redacted(report.receivedHead);
        report.explanation = redactedSentence(report.explanation);
    }
    return run;
}

QList<RunReport> redactedRuns(QList<RunReport> runs)
{
    for (RunReport &run : runs)
        run = redactedRun(std::move(run));
    return runs;
}

} // namespace workbench
