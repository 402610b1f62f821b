#pragma once

#include "workbench/log/LogFilter.h"
#include "workbench/log/LogStore.h"
#include "workbench/record/RecordingFormat.h"
#include "workbench/record/RecordingOptions.h"
#include "workbench/record/RecordingProgress.h"

#include <optional>
#include <vector>

namespace workbench {

struct ExportOptions
{
    RecordingOptions recording;
    /// Only what it wants is written, and handshakes and closes, without which the rest would be nobody's.
    std::optional<LogFilter> filter;
    /// Ascending and apart: of what the filter wants, only what is in one of these, such as the rows that are selected. Empty: all.
    std::vector<LogStore::Range> only;
};

struct ExportResult
{
    QString error; ///< A sentence on why there is no file; empty if there is one, or it was cancelled.
    bool cancelled = false;
    qint64 entries = 0; ///< That were written; of a HAR without control frames, also those it has no place for.
    qint64 bytes = 0;   ///< The file's size.
    qint64 missing = 0; ///< Entries of the range that the log didn't hold any more, dropped for its budget.
};

/// Writes the entries of @p range to @p fileName. It is written beside the target and renamed at the end, so that there never is
/// half a file under that name, and a file of that name is replaced only when all went well.
///
/// Blocks, for as long as it takes: for a thread in the background. @p log must live on; it may be written meanwhile. Takes little
/// memory, however long the log is. A handshake from before the range is written too, if its connection is in the range.
ExportResult exportLog(const LogStore &log, LogStore::Range range, RecordingFormat format, const QString &fileName,
                       const ExportOptions &options = {}, RecordingProgress *progress = nullptr);

} // namespace workbench
