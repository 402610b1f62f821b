#include "workbench/conformance/reports/JUnitXml.h"

#include "workbench/conformance/reports/ReadableText.h"
#include "workbench/conformance/reports/RunJsonWords.h"

#include <QMap>
#include <QXmlStreamWriter>

#include <algorithm>

namespace workbench::conformance {

namespace {

QString latin(const char *text)
{
    return QString::fromLatin1(text);
}

QString seconds(std::chrono::milliseconds time)
{
    return QString::number(static_cast<double>(time.count()) / 1000, 'f', 3);
}

QString paragraph(const char *name, const QString &text)
{
    return text.isEmpty() ? QString() : latin(name) + QStringLiteral(": ") + text + u'\n';
}

/// All that helps who reads a log of CI and nothing else.
QString details(const CaseReport &report)
{
    constexpr qsizetype shownFrames = 40;
    const Case &question = report.question;
    QString text =
        paragraph("Rule", readableLine(question.section + (question.rule.isEmpty() ? "" : ": ") + question.rule));
    text += paragraph("Risk", readableLine(question.risk));
    for (const QByteArray &line : report.expected)
        text += paragraph("Expected", readableLine(line));
    text += paragraph("Closing", readableLine(closingText(report.closing)));
    for (qsizetype i = 0; i < std::min(shownFrames, report.frames.size()); ++i)
        text += readableLine(frameText(report.frames[i])) + u'\n';
    if (report.frames.size() > shownFrames)
        text += QStringLiteral("... and %1 further frames\n").arg(report.frames.size() - shownFrames);
    return text;
}

void writeCase(QXmlStreamWriter &xml, const CaseReport &report, const QString &className)
{
    xml.writeStartElement(QStringLiteral("testcase"));
    xml.writeAttribute(QStringLiteral("classname"), className);
    xml.writeAttribute(QStringLiteral("name"), readableLine(report.question.id + ' ' + report.question.title));
    xml.writeAttribute(QStringLiteral("time"), seconds(report.duration));
    const QString why = readableLine(report.explanation);
    switch (report.verdict) {
    case Verdict::Failed:
        xml.writeStartElement(QStringLiteral("failure"));
        xml.writeAttribute(QStringLiteral("message"), why);
        xml.writeAttribute(QStringLiteral("type"), latin(verdictName(report.verdict)));
        xml.writeCharacters(details(report));
        xml.writeEndElement();
        break;
    case Verdict::Unimplemented:
        xml.writeEmptyElement(QStringLiteral("skipped"));
        xml.writeAttribute(QStringLiteral("message"), why);
        break;
    case Verdict::NonStrict:
    case Verdict::Informational:
        xml.writeTextElement(QStringLiteral("system-out"),
                             latin(verdictName(report.verdict)) + QStringLiteral(": ") + why + u'\n' + details(report));
        break;
    case Verdict::Ok:
        break;
    }
    xml.writeEndElement();
}

void writeProperty(QXmlStreamWriter &xml, const char *name, const QString &value)
{
    xml.writeEmptyElement(QStringLiteral("property"));
    xml.writeAttribute(QStringLiteral("name"), latin(name));
    xml.writeAttribute(QStringLiteral("value"), readableName(value));
}

void writeCounts(QXmlStreamWriter &xml, const Tally &tally, std::chrono::milliseconds time)
{
    xml.writeAttribute(QStringLiteral("tests"), QString::number(tally.total()));
    xml.writeAttribute(QStringLiteral("failures"), QString::number(tally.of(Verdict::Failed)));
    xml.writeAttribute(QStringLiteral("errors"), QStringLiteral("0"));
    xml.writeAttribute(QStringLiteral("skipped"), QString::number(tally.of(Verdict::Unimplemented)));
    xml.writeAttribute(QStringLiteral("time"), seconds(time));
}

void writeSuite(QXmlStreamWriter &xml, const RunReport &run, Category category, const QList<const CaseReport *> &cases)
{
    Tally tally;
    std::chrono::milliseconds time{0};
    for (const CaseReport *report : cases) {
        ++tally.counts.at(static_cast<size_t>(report->verdict));
        time += report->duration;
    }
    // Dots would make packages of a version's parts.
    const QString agent = readableName(run.agent);
    const QString className =
        QStringLiteral("%1.%2.%3")
            .arg(latin(runwords::side(run.side)), QString(agent).replace(u'.', u'_'), latin(categoryWord(category)));
    xml.writeStartElement(QStringLiteral("testsuite"));
    xml.writeAttribute(QStringLiteral("name"), agent + QStringLiteral(": ") + latin(categoryName(category)));
    writeCounts(xml, tally, time);
    if (run.started.isValid())
        xml.writeAttribute(QStringLiteral("timestamp"), run.started.toUTC().toString(Qt::ISODate).chopped(1));
    xml.writeStartElement(QStringLiteral("properties"));
    writeProperty(xml, "agent", run.agent);
    writeProperty(xml, "tested", latin(runwords::side(run.side)));
    writeProperty(xml, "target", run.target);
    writeProperty(xml, "windsock", run.version);
    xml.writeEndElement();
    for (const CaseReport *report : cases)
        writeCase(xml, *report, className);
    xml.writeEndElement();
}

} // namespace

QByteArray junitXml(const QList<RunReport> &runs)
{
    Tally tally;
    std::chrono::milliseconds time{0};
    for (const RunReport &run : runs) {
        time += run.duration;
        for (const CaseReport &report : run.cases)
            ++tally.counts.at(static_cast<size_t>(report.verdict));
    }
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(2);
    xml.writeStartDocument();
    xml.writeStartElement(QStringLiteral("testsuites"));
    xml.writeAttribute(QStringLiteral("name"), QStringLiteral("WebSocket conformance"));
    writeCounts(xml, tally, time);
    for (const RunReport &run : runs) {
        QMap<Category, QList<const CaseReport *>> byCategory;
        for (const CaseReport &report : run.cases)
            byCategory[report.question.category].append(&report);
        for (auto suite = byCategory.begin(); suite != byCategory.end(); ++suite)
            writeSuite(xml, run, suite.key(), *suite);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
    return bytes;
}

} // namespace workbench::conformance
