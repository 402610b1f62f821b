#pragma once

#include "workbench/conformance/Comparison.h"
#include "workbench/conformance/LabRun.h"

#include <QByteArray>

namespace cli {

// What `windsock-cli conform` prints. A peer's words are in it: made visible for terminals.

/// "FAILED  6.2.3  title (RFC 6455 §8.1): why"; with @p agent in front if it isn't empty.
QByteArray caseLine(const workbench::conformance::CaseReport &report, const QString &agent = {});
/// Below that: what was expected, what went over the wire, how it ended.
QByteArray caseDetail(const workbench::conformance::CaseReport &report);
/// A run's verdicts by category, and a sentence.
QByteArray runTable(const workbench::conformance::RunReport &run, int chosen);
/// A line a change: "6.2.3  OK, now FAILED".
QByteArray changeLines(const QList<workbench::conformance::Change> &changes);
/// "120 of 480 cases, 2 failed, 14 s left"
QByteArray progressText(const workbench::conformance::LabProgress &progress, int failed);
/// "id category section title": a line of --list.
QByteArray listLine(const workbench::conformance::Case &row);
/// The same of all, as JSON.
QByteArray listJson(const QList<workbench::conformance::Case> &cases);

} // namespace cli
