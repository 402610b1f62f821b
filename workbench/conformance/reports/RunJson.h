#pragma once

#include "workbench/conformance/RunReport.h"

#include <variant>

namespace workbench::conformance {

/// @p runs with all that is known of each case, frames too: what Windsock itself reads again, a line a case. The format is
/// described in workbench/conformance/README.md; it has a version.
QByteArray runJson(const QList<RunReport> &runs);

/// What runJson() wrote; or a sentence on what is wrong with @p json.
std::variant<QList<RunReport>, QString> readRuns(const QByteArray &json);

} // namespace workbench::conformance
