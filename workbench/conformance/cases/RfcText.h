#pragma once

#include "workbench/conformance/cases/Rfc6455Text.h"
#include "workbench/conformance/cases/RfcDeflateText.h"
#include "workbench/conformance/cases/RfcHttpText.h"

/// What the cases rest on: sentences of the RFCs, word for word, underscores and bars included. Lists and broken lines are
/// joined; "..." is what is left out.
namespace workbench::conformance::rfc {
}
