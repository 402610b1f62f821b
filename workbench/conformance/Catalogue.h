#pragma once

#include "workbench/conformance/Case.h"

namespace workbench::conformance {

/// Every case of the RFCs that tests @p side, in the order of their ids.
QList<Case> allCases(Side side);
/// The security half: what a stranger may try on @p side. Their ids are behind the others'.
QList<Case> securityCases(Side side);

} // namespace workbench::conformance
