#pragma once

#include "workbench/conformance/CaseReport.h"
#include "workbench/log/LogSink.h"

namespace ui {

/// What passed in a case, as the log knows it.
class CaseLog
{
public:
    /// All frames of both directions in one entry, in their order: for a FramesPage.
    static workbench::LogEntry exchange(const workbench::conformance::CaseReport &report);
    /// The whole case: both heads, messages and control frames with their frames, and how it ended. @p startedMs: since 1970.
    static void write(const workbench::conformance::CaseReport &report, qint64 startedMs, workbench::LogSink &log);
};

} // namespace ui
