#pragma once

#include "workbench/forge/ForgePreset.h"
#include "workbench/forge/ForgeReport.h"

#include <QJsonObject>

namespace workbench {

/// A report for programs: what was sent, what should have come back, what did, and the verdict.
QJsonObject forgeReportJson(const ForgeReport &report);
/// A preset for programs; its sequence is in the format of sequences' files.
QJsonObject forgePresetJson(const ForgePreset &preset);
/// The same for people: the verdict on one line, and what came back below it.
QString forgeReportText(const ForgeReport &report);

/// @name The verdicts' words in JSON
/// @{
/// "right", "tolerable", "wrong", "unjudged", "unfit", "unreached".
QString markName(ForgeVerdict::Mark mark);
/// @}

} // namespace workbench
