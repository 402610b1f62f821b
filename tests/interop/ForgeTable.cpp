#include "ForgeTable.h"

#include "MarkedText.h"

#include "workbench/forge/ForgeText.h"

using workbench::ForgeOutcome;
using workbench::ForgePreset;
using workbench::ForgeReport;
using workbench::ForgeVerdict;

namespace {

QString signOf(ForgeVerdict::Mark mark)
{
    switch (mark) {
    case ForgeVerdict::Mark::Right:
        return QStringLiteral("✓");
    case ForgeVerdict::Mark::Tolerable:
        return QStringLiteral("~");
    case ForgeVerdict::Mark::Wrong:
        return QStringLiteral("✗");
    default:
        return QStringLiteral("–");
    }
}

QString endOf(const ForgeReport &report)
{
    const ForgeOutcome &outcome = report.outcome;
    switch (outcome.end) {
    case ForgeOutcome::End::PeerClosed:
        return QString::number(outcome.code);
    case ForgeOutcome::End::PeerEnded:
        return QStringLiteral("ended");
    case ForgeOutcome::End::PeerBroke:
        return QStringLiteral("illegal");
    case ForgeOutcome::End::WeBroke:
        return outcome.survived == true ? QStringLiteral("lives") : QStringLiteral("died");
    case ForgeOutcome::End::OurLimit:
        return QStringLiteral("took it");
    default:
        return outcome.ponged ? QStringLiteral("pong") : QStringLiteral("open");
    }
}

QString wanted(const workbench::ForgeExpectation &expected)
{
    using End = workbench::ForgeExpectation::End;
    QStringList codes;
    for (const quint16 code : expected.codes)
        codes += QString::number(code);
    const QString oneOf = codes.join(QStringLiteral(" or "));
    switch (expected.end) {
    case End::StaysOpen:
        return expected.noPongs.isEmpty() ? QStringLiteral("pong") : QStringLiteral("pong, to the last Ping only");
    case End::Fails:
        return QStringLiteral("fail with %1").arg(oneOf);
    case End::Refuses:
        return oneOf.isEmpty() ? QStringLiteral("pong, or fail") : QStringLiteral("pong, or fail with %1").arg(oneOf);
    case End::Closes:
        return QStringLiteral("Close %1").arg(oneOf);
    default:
        return expected.survives ? QStringLiteral("live on") : QStringLiteral("end");
    }
}

// Those that many presets share are named once.
QString grouped(const QStringList &ids, const QString &sentence)
{
    QStringList quoted;
    for (const QString &id : ids)
        quoted += u'`' + id + u'`';
    return quoted.join(QStringLiteral(", ")) + QStringLiteral(": ") + sentence;
}

} // namespace

void ForgeTable::add(const QString &peer, const QList<ForgeReport> &reports)
{
    m_peers += peer;
    for (const ForgeReport &report : reports)
        m_reports[peer][report.id] = report;
}

QString ForgeTable::cell(const ForgeReport &report)
{
    if (report.verdict.mark == ForgeVerdict::Mark::Unfit)
        return QStringLiteral("–");
    return signOf(report.verdict.mark) + u' ' + endOf(report);
}

QString ForgeTable::markdown(const QList<ForgePreset> &presets) const
{
    QStringList lines;
    lines += QStringLiteral("| preset | rule | must answer | %1 |").arg(m_peers.join(QStringLiteral(" | ")));
    lines += QStringLiteral("|---|---|---|%1").arg(QStringLiteral("---|").repeated(m_peers.size()));
    for (const ForgePreset &preset : presets) {
        QStringList cells;
        for (const QString &peer : m_peers)
            cells += cell(m_reports[peer][preset.id]);
        lines +=
            QStringLiteral("| `%1` | %2 | %3 | %4 |")
                .arg(preset.id, preset.section, wanted(preset.sequence.expected), cells.join(QStringLiteral(" | ")));
    }
    for (const QString &peer : m_peers) {
        const QStringList all = remarks(peer, presets);
        lines += QString();
        lines += QStringLiteral("**%1**%2")
                     .arg(peer, all.isEmpty() ? QStringLiteral(": every answer was right.") : QStringLiteral(":"));
        lines += all;
    }
    return lines.join(u'\n') + u'\n';
}

QStringList ForgeTable::remarks(const QString &peer, const QList<ForgePreset> &presets) const
{
    QMap<QString, QStringList> bySentence;
    QStringList order;
    for (const ForgePreset &preset : presets) {
        const ForgeReport report = m_reports[peer][preset.id];
        if (report.verdict.mark == ForgeVerdict::Mark::Right)
            continue;
        const QString sentence = findingText(report).english();
        if (!bySentence.contains(sentence))
            order += sentence;
        bySentence[sentence] += preset.id;
    }
    QStringList all;
    for (const QString &sentence : order)
        all += QStringLiteral("- ") + grouped(bySentence[sentence], sentence);
    return all;
}

QString ForgeTable::writeInto(const QString &path, const QString &markdown)
{
    return writeMarked(path, QStringLiteral("forge table"), QStringLiteral("tests/interop/forge"), markdown);
}
