#pragma once

#include "workbench/faults/Fault.h"

#include "wslib/net/Loaded.h"

namespace workbench {

/// Reads a fault as `--fault` takes it: "latency=200ms,jitter=50ms", "stall=3,5s", "corrupt=every:100". An argument has its name
/// before ":" or "="; what has none is told by its place (FaultFacts::bareNames). Or a sentence on what is wrong.
wslib::Loaded<Fault> parseFault(const QString &text);

/// The same in one way of writing it: parseFault() gives @p fault again.
QString faultText(const Fault &fault);

/// All of a plan in a line, with its seed: "latency=200ms; drop=after:3; seed 7".
QString faultPlanText(const FaultPlan &plan);

} // namespace workbench
