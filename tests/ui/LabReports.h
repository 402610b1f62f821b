#pragma once

#include "workbench/conformance/RunReport.h"

/// Runs of the conformance lab as they may have been, made by hand.
class LabReports
{
public:
    using Run = workbench::conformance::RunReport;

    /// All cases of the RFCs; most are OK, some of each other verdict, with what passed in them.
    static Run of(workbench::conformance::Side side, const QString &agent);
    /// The first @p count cases, all OK.
    static Run good(int count, const QString &agent = QStringLiteral("Echo/1.0"));
    /// That of @p run; ends the test if it wasn't asked.
    static workbench::conformance::CaseReport &caseOf(Run &run, const QByteArray &id);
    /// As if @p run had ended so in the case.
    static void judge(Run &run, const QByteArray &id, workbench::conformance::Verdict verdict,
                      const QByteArray &explanation = {});
};
