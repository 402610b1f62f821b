#pragma once

#include "workbench/doctor/Diagnosis.h"
#include "workbench/doctor/FailedOpening.h"

namespace workbench {

/// Reads the evidence. Pure, and takes no longer than it takes to look through a body of Limits::maxRejectionBody bytes.
Diagnosis diagnose(const FailedOpening &failure);

/// @name Its parts, by who is to blame; each fills cause and arguments. Internal to diagnose()
/// @{
void diagnoseWay(const FailedOpening &failure, Diagnosis &diagnosis);
void diagnoseProxy(const FailedOpening &failure, Diagnosis &diagnosis);
void diagnoseTls(const FailedOpening &failure, Diagnosis &diagnosis);
void diagnoseAnswer(const FailedOpening &failure, Diagnosis &diagnosis);
void diagnoseStatus(const FailedOpening &failure, Diagnosis &diagnosis);
void diagnoseRedirect(const FailedOpening &failure, Diagnosis &diagnosis);
/// @}

/// What helps against the cause of @p diagnosis, the best first.
QList<Remedy> remediesFor(const Diagnosis &diagnosis);

} // namespace workbench
