#pragma once

#include "workbench/conformance/Case.h"

namespace workbench::conformance {

/// Every case that tests @p side, in the order of their ids.
QList<Case> allCases(Side side);

} // namespace workbench::conformance
