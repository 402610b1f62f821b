#pragma once

#include "workbench/conformance/CaseRun.h"

/// What a failed test prints about @p report: the verdict, why, how it ended, and the frames.
QByteArray reportText(const workbench::conformance::CaseReport &report);

/// A column "id", and a row for each of @p cases, named by its id and title.
void addCaseRows(const QList<workbench::conformance::Case> &cases);

/// The case of the table with @p id.
workbench::conformance::Case findCase(workbench::conformance::Side side, const QByteArray &id);

/// Generous: a loaded machine is no peer's mistake, and ours should never need them.
workbench::conformance::Timing patientTiming();
