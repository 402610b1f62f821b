#pragma once

#include "workbench/conformance/RunReport.h"

#include <QMap>

namespace workbench::conformance {

/// The reports as the Autobahn TestSuite writes them, for tools that read those: "index.json" (agent → case → behavior,
/// behaviorClose, duration, remoteCloseCode, reportfile) and a file for each case. By file name.
QMap<QString, QByteArray> autobahnFiles(const QList<RunReport> &runs);

} // namespace workbench::conformance
