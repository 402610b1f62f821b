#pragma once

#include "workbench/record/LiveRecorder.h"

namespace cli {

class CommandLine;

/// What `serve` writes down into a file, if anything: --record and --record-secrets.
struct ServeRecord
{
    QString file; ///< Empty: nothing.
    workbench::RecordingFormat format = workbench::RecordingFormat::JsonLines;
    bool secrets = false;

    /// Starts to; every entry goes on to @p next, which may be nullptr. A sentence if the file can't be made.
    wslib::Loaded<std::shared_ptr<workbench::LogSink>> start(std::shared_ptr<workbench::LogSink> next) const;
};

void addRecordOptions(CommandLine &line);
ServeRecord takeRecord(CommandLine &line);

} // namespace cli
