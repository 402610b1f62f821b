#pragma once

#include "workbench/conformance/RunReport.h"

namespace workbench::conformance::html {

/// How much of a case the page shows.
struct Detail
{
    qsizetype goodFrames = 8; ///< Of a case that is OK; 0: none, and no heads.
    qsizetype otherFrames = 60;
};

/// A case and what each of @p runs made of it: a row of the matrix that opens. Null: that agent wasn't asked.
QByteArray caseRow(const QList<const RunReport *> &runs, const QList<const CaseReport *> &reports,
                   const Detail &detail);

} // namespace workbench::conformance::html
