#include "ConformText.h"

#include "Output.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace cli {

namespace conformance = workbench::conformance;
using conformance::Case;
using conformance::CaseReport;
using conformance::Category;
using conformance::RunReport;
using conformance::Tally;
using conformance::Verdict;

namespace {

constexpr std::array verdicts{Verdict::Ok, Verdict::Informational, Verdict::NonStrict, Verdict::Unimplemented,
                              Verdict::Failed};
constexpr int verdictWidth = 13;
constexpr int idWidth = 8;
constexpr int categoryWidth = 28;
constexpr qsizetype mostFrames = 20;

QByteArray padded(const QByteArray &text, int width)
{
    return text.leftJustified(width, ' ');
}

QByteArray tableRow(const QByteArray &name, const Tally &tally)
{
    QByteArray row = padded(name, categoryWidth);
    for (const Verdict verdict : verdicts) {
        const int count = tally.of(verdict);
        const auto width = static_cast<qsizetype>(qstrlen(conformance::verdictName(verdict))) + 2;
        row += (count == 0 ? QByteArray("-") : QByteArray::number(count))
                   .rightJustified(std::max<qsizetype>(width, 6), ' ');
    }
    return row + '\n';
}

QByteArray tableHead()
{
    QByteArray row(categoryWidth, ' ');
    for (const Verdict verdict : verdicts) {
        const QByteArray name = conformance::verdictName(verdict);
        row += name.rightJustified(std::max<qsizetype>(name.size() + 2, 6), ' ');
    }
    return row + '\n';
}

QByteArray counted(int count, const char *one, const char *many)
{
    return QByteArray::number(count) + ' ' + (count == 1 ? one : many);
}

QByteArray secondsText(std::chrono::milliseconds time)
{
    return QByteArray::number(static_cast<double>(time.count()) / 1000, 'f', 1) + " s";
}

QByteArray changedText(const std::optional<Verdict> &verdict)
{
    return verdict ? QByteArray(conformance::verdictName(*verdict)) : QByteArray("not asked");
}

} // namespace

QByteArray caseLine(const CaseReport &report, const QString &agent)
{
    const Case &row = report.question;
    QByteArray line = agent.isEmpty() ? QByteArray() : agent.toUtf8() + "  ";
    line += padded(conformance::verdictName(report.verdict), verdictWidth) + ' ' + padded(row.id, idWidth) + ' '
            + row.title + " (" + row.section + ')';
    if (!report.explanation.isEmpty())
        line += ": " + report.explanation;
    return madeVisible(line.replace('\n', ' '));
}

QByteArray caseDetail(const CaseReport &report)
{
    QByteArrayList lines;
    if (!report.expected.isEmpty())
        lines += "expected: " + report.expected.join(", ");
    for (const auto &[mark, head] : {std::pair{"> ", report.sentHead}, {"< ", report.receivedHead}}) {
        if (!head.isEmpty())
            lines += mark + head.left(head.indexOf("\r\n"));
    }
    const qsizetype shown = std::min(mostFrames, report.frames.size());
    for (qsizetype i = 0; i < shown; ++i)
        lines += conformance::frameText(report.frames[i]);
    if (shown < report.frames.size())
        lines += "and " + counted(static_cast<int>(report.frames.size() - shown), "more frame", "more frames");
    lines += conformance::closingText(report.closing);
    if (report.question.isSecurity())
        lines += "risk: " + report.question.risk;
    QByteArray text;
    for (const QByteArray &line : lines)
        text += QByteArray(verdictWidth + 1, ' ') + madeVisible(line) + '\n';
    text.chop(1);
    return text;
}

QByteArray runTable(const RunReport &run, int chosen)
{
    QByteArray text = madeVisible(run.agent.toUtf8());
    if (run.side == conformance::Side::Server)
        text += "  " + madeVisible(run.target.toUtf8());
    text += '\n' + tableHead();
    std::map<Category, Tally> tallies;
    for (const CaseReport &report : run.cases)
        ++tallies[report.question.category].counts.at(static_cast<size_t>(report.verdict));
    for (const auto &[category, tally] : tallies)
        text += tableRow(conformance::categoryName(category), tally);
    const Tally whole = run.tally();
    text += tableRow("All", whole) + '\n';
    const int failed = whole.of(Verdict::Failed);
    text += failed == 0 ? QByteArray("No case failed") : counted(failed, "case failed", "cases failed");
    text += " of "
            + (whole.total() < chosen ? QByteArray::number(whole.total()) + " that were asked, out of " : QByteArray())
            + QByteArray::number(chosen) + ", in " + secondsText(run.duration) + '.';
    return text;
}

QByteArray changeLines(const QList<conformance::Change> &changes)
{
    QByteArrayList lines;
    for (const conformance::Change &change : changes) {
        const char *const mark = change.isWorse() ? "worse " : change.isBetter() ? "better" : "other ";
        lines += QByteArray(mark) + "  " + padded(change.id, idWidth) + ' ' + changedText(change.before) + ", now "
                 + changedText(change.after);
    }
    return lines.join('\n');
}

QByteArray progressText(const conformance::LabProgress &progress, int failed)
{
    QByteArray text = QByteArray::number(progress.asked) + " of " + QByteArray::number(progress.total) + " cases";
    if (failed > 0)
        text += ", " + QByteArray::number(failed) + " failed";
    if (progress.left.count() >= 0 && progress.asked > 0)
        text += ", " + QByteArray::number((progress.left.count() + 999) / 1000) + " s left";
    return text;
}

QByteArray listLine(const Case &row)
{
    QByteArray line = padded(row.id, idWidth) + ' ' + padded(conformance::categoryWord(row.category), 19)
                      + padded(row.section, 18) + row.title;
    if (row.slow)
        line += "  [slow]";
    if (row.isSecurity())
        line += "  [security]";
    return line;
}

QByteArray listJson(const QList<Case> &cases)
{
    QJsonArray array;
    for (const Case &row : cases) {
        QJsonObject object{{QStringLiteral("id"), QString::fromLatin1(row.id)},
                           {QStringLiteral("category"), QString::fromLatin1(conformance::categoryWord(row.category))},
                           {QStringLiteral("title"), QString::fromUtf8(row.title)},
                           {QStringLiteral("section"), QString::fromUtf8(row.section)},
                           {QStringLiteral("slow"), row.slow}};
        if (!row.rule.isEmpty())
            object[QStringLiteral("rule")] = QString::fromUtf8(row.rule);
        if (row.isSecurity())
            object[QStringLiteral("risk")] = QString::fromUtf8(row.risk);
        array += object;
    }
    return QJsonDocument(array).toJson(QJsonDocument::Indented);
}

} // namespace cli
