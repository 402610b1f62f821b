#pragma once

#include "workbench/log/LogSink.h"
#include "workbench/record/HarRemains.h"
#include "workbench/record/RecordingProgress.h"

#include <QString>
#include <QStringList>

#include <memory>

namespace workbench {

/// What came of an import.
struct ImportResult
{
    /// A sentence on what is wrong, and where; empty if all is well. What stands before that place was imported.
    QString error;
    QStringList notes; ///< Sentences on what else there is to know.
    bool cancelled = false;
    qint64 entries = 0; ///< That went to the sink.
    QStringList urls;   ///< Where the connections went to, as far as it is known; in the file's order, each once.
    /// Of a HAR: to be handed on by RecordingOptions::remains when the log is exported.
    std::shared_ptr<HarRemains> remains;
};

/// Reads a HAR (Chrome's, mitmproxy's, ours: whatever has `_webSocketMessages`) or our JSON Lines into @p sink; which it is, is
/// seen in the file itself. Blocks: for a thread in the background. The file is read as a stream; a HAR twice, since Chrome
/// writes messages before the handshake.
///
/// The connections of a HAR with several become peers 1, 2, …; monotonic times are those of the wall clock. Bounds for hostile
/// files: 64 levels of JSON, 256 MiB a string, 4096 keys an object, 64 MiB of what is kept for HarRemains; beyond the last two,
/// the rest is left out, and a note says so.
ImportResult importRecording(const QString &fileName, LogSink &sink, RecordingProgress *progress = nullptr);

} // namespace workbench
