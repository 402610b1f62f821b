#include "Verdicts.h"

#include "workbench/conformance/Catalogue.h"

#include <QtTest>

#include <algorithm>

using namespace workbench::conformance;

QByteArray reportText(const CaseReport &report)
{
    const Case &question = report.question;
    QByteArray text = question.id + ' ' + question.title + ": " + verdictName(report.verdict) + ", "
                      + report.explanation + '\n' + question.section + ": " + question.rule + '\n'
                      + closingText(report.closing);
    for (qsizetype i = 0; i < std::min<qsizetype>(report.frames.size(), 20); ++i)
        text += "\n   " + frameText(report.frames[i]);
    return text;
}

void addCaseRows(const QList<Case> &cases)
{
    QTest::addColumn<QByteArray>("id");
    for (const Case &row : cases)
        QTest::addRow("%s %s", row.id.constData(), row.title.constData()) << row.id;
}

Case findCase(Side side, const QByteArray &id)
{
    static const QList<Case> tables[] = {allCases(Side::Server) + securityCases(Side::Server),
                                         allCases(Side::Client) + securityCases(Side::Client)};
    const QList<Case> &table = tables[side == Side::Server ? 0 : 1];
    const auto found = std::find_if(table.begin(), table.end(), [&id](const Case &row) { return row.id == id; });
    return found == table.end() ? Case() : *found;
}

Timing patientTiming()
{
    using namespace std::chrono_literals;
    return {30s, 10s, 10s, 100s, 10s};
}
