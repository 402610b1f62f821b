#pragma once

#include "workbench/conformance/RunReport.h"

namespace workbench::conformance {

/// @p runs as JUnit XML: a test suite for each category of each agent. A failed case is a failure, an unimplemented one is
/// skipped; what is not strict or informational passes and says so in its output.
QByteArray junitXml(const QList<RunReport> &runs);

} // namespace workbench::conformance
