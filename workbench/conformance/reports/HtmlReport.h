#pragma once

#include "workbench/conformance/RunReport.h"

namespace workbench::conformance {

/// @p runs as one page that needs nothing else: no script from elsewhere, no image, no font. A matrix of cases and agents, and
/// for each case its rule, what was expected, what went over the wire and how it ended. Bytes of the peers are escaped.
QByteArray htmlReport(const QList<RunReport> &runs);

} // namespace workbench::conformance
