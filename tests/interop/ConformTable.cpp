#include "ConformTable.h"

#include <QMap>

#include <algorithm>

using namespace workbench::conformance;

namespace {

struct Column
{
    Verdict verdict;
    const char *name;
    const char *sign;
};

constexpr Column columns[] = {{Verdict::Ok, "OK", ""},
                              {Verdict::NonStrict, "non-strict", "~"},
                              {Verdict::Informational, "informational", "i"},
                              {Verdict::Unimplemented, "unimplemented", "–"},
                              {Verdict::Failed, "failed", "✗"}};

QString line(const QStringList &cells)
{
    return QStringLiteral("| %1 |\n").arg(cells.join(QStringLiteral(" | ")));
}

QString header(const QStringList &cells)
{
    return line(cells) + u'|' + QStringLiteral("---|").repeated(cells.size()) + u'\n';
}

QString sideText(Side side)
{
    return side == Side::Server ? QStringLiteral("server") : QStringLiteral("client");
}

QString secondsText(std::chrono::milliseconds duration)
{
    return QStringLiteral("%1 s").arg(static_cast<double>(duration.count()) / 1000, 0, 'f', 1);
}

// "103", or "90, 2~, 1✗".
QString countsText(const Tally &tally)
{
    QStringList parts;
    for (const Column &column : columns) {
        const int count = tally.of(column.verdict);
        if (count > 0 || column.verdict == Verdict::Ok)
            parts += QString::number(count) + QString::fromUtf8(column.sign);
    }
    return tally.total() == 0 ? QString() : parts.join(QStringLiteral(", "));
}

// What the peer sent or didn't, without the bytes that differ from case to case.
QString reasonText(const QByteArray &explanation)
{
    if (explanation.endsWith(" did not come back")) {
        const QByteArray what = explanation.left(explanation.indexOf(' '));
        return QStringLiteral("the %1 did not come back").arg(QString::fromLatin1(what));
    }
    if (explanation.startsWith("the peer sent a Close frame with ") && explanation.endsWith("(§7.4.1)"))
        return QStringLiteral("the peer sent a Close frame with a code that none may have");
    if (explanation.startsWith("the peer sent ") && explanation.endsWith(", which it should not have")) {
        const QByteArray what = explanation.mid(14, explanation.indexOf(' ', 14) - 14);
        return QStringLiteral("the peer sent a %1 that it should not have sent").arg(QString::fromLatin1(what));
    }
    return QString::fromUtf8(explanation);
}

QByteArray groupOf(const QByteArray &id)
{
    return id.first(id.lastIndexOf('.'));
}

int numberOf(const QByteArray &id)
{
    return id.mid(id.lastIndexOf('.') + 1).toInt();
}

// "3.1.1–3.1.7, 3.2.4": neighbours of a group as a range.
QString idsText(const QByteArrayList &ids)
{
    QStringList parts;
    for (qsizetype i = 0; i < ids.size();) {
        qsizetype last = i;
        while (last + 1 < ids.size() && groupOf(ids[last + 1]) == groupOf(ids[i])
               && numberOf(ids[last + 1]) == numberOf(ids[last]) + 1)
            ++last;
        const QString first = QString::fromLatin1(ids[i]);
        parts += last > i ? first + QStringLiteral("–") + QString::number(numberOf(ids[last])) : first;
        i = last + 1;
    }
    return parts.join(QStringLiteral(", "));
}

Tally tallyOf(const RunReport &run, Category category)
{
    Tally tally;
    for (const CaseReport &report : run.cases) {
        if (report.question.category == category)
            ++tally.counts.at(static_cast<size_t>(report.verdict));
    }
    return tally;
}

} // namespace

QString ConformTable::summary() const
{
    QMap<QString, const RunReport *> bySide[2];
    QStringList peers;
    for (const RunReport &run : m_runs) {
        bySide[run.side == Side::Server ? 0 : 1][run.agent] = &run;
        if (!peers.contains(run.agent))
            peers += run.agent;
    }
    QString text = header({QStringLiteral("peer"), QStringLiteral("as a server"), QStringLiteral("as a client")});
    for (const QString &peer : peers) {
        QStringList cells{peer};
        for (const auto &runs : bySide)
            cells += runs.contains(peer) ? countsText(runs[peer]->tally()) : QString();
        text += line(cells);
    }
    return text;
}

QString ConformTable::markdown() const
{
    QString text = totals();
    for (const Side side : {Side::Server, Side::Client})
        text += QStringLiteral("\nAs a %1, by category:\n\n").arg(sideText(side)) + categories(side);
    return text + u'\n' + failures();
}

QString ConformTable::totals() const
{
    QStringList cells{QStringLiteral("peer"), QStringLiteral("as a")};
    for (const Column &column : columns)
        cells += QString::fromUtf8(column.name);
    QString text = header(cells << QStringLiteral("time"));
    for (const RunReport &run : m_runs) {
        cells = {run.agent, sideText(run.side)};
        const Tally tally = run.tally();
        for (const Column &column : columns)
            cells += QString::number(tally.of(column.verdict));
        text += line(cells << secondsText(run.duration));
    }
    return text;
}

QString ConformTable::categories(Side side) const
{
    QList<const RunReport *> runs;
    QStringList cells{QStringLiteral("category")};
    for (const RunReport &run : m_runs) {
        if (run.side != side)
            continue;
        runs.append(&run);
        cells += run.agent;
    }
    QString text = header(cells);
    for (int number = 0; number < categoryCount; ++number) {
        const auto category = static_cast<Category>(number);
        cells = {QString::fromUtf8(categoryName(category))};
        for (const RunReport *run : runs)
            cells += countsText(tallyOf(*run, category));
        if (!cells.mid(1).join(QString()).isEmpty())
            text += line(cells);
    }
    return text;
}

QString ConformTable::failures() const
{
    QString text;
    for (const RunReport &run : m_runs) {
        QMap<int, QMap<QString, QByteArrayList>> failed; // by category and reason
        for (const CaseReport &report : run.cases) {
            if (report.verdict == Verdict::Failed)
                failed[static_cast<int>(report.question.category)][reasonText(report.explanation)] +=
                    report.question.id;
        }
        text += QStringLiteral("**%1 as a %2**").arg(run.agent, sideText(run.side));
        text += failed.isEmpty() ? QStringLiteral(": nothing failed.\n\n") : QStringLiteral(" failed:\n\n");
        for (auto category = failed.cbegin(); category != failed.cend(); ++category) {
            QStringList reasons;
            for (auto reason = category->cbegin(); reason != category->cend(); ++reason)
                reasons += QStringLiteral("%1 (%2)").arg(idsText(*reason), reason.key());
            text += QStringLiteral("- %1: %2\n")
                        .arg(QString::fromUtf8(categoryName(static_cast<Category>(category.key()))),
                             reasons.join(QStringLiteral("; ")));
        }
        if (!failed.isEmpty())
            text += u'\n';
    }
    return text.trimmed() + u'\n';
}
