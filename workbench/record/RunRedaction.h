#pragma once

#include "workbench/conformance/RunReport.h"

namespace workbench {

/// What of the URL of a tested server may be written to files: no user, no password, no value of a secret parameter. The same
/// when it is done again.
QString redactedTarget(const QString &target);

/// @p run as it may be given to others: its target, the request targets and the secret fields of its heads, and the URLs in its
/// explanations are without secrets. All else is as it was on the wire; frames aren't touched.
conformance::RunReport redactedRun(conformance::RunReport run);
QList<conformance::RunReport> redactedRuns(QList<conformance::RunReport> runs);

} // namespace workbench
