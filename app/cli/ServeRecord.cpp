#include "ServeRecord.h"

#include "CommandLine.h"
#include "Output.h"

#include <utility>

namespace cli {

wslib::Loaded<std::shared_ptr<workbench::LogSink>> ServeRecord::start(std::shared_ptr<workbench::LogSink> next) const
{
    if (file.isEmpty())
        return {std::move(next), {}};
    workbench::RecordingOptions options;
    options.redact = !secrets;
    auto started = workbench::LiveRecorder::start(file, format, options, std::move(next), printError);
    if (!started.value)
        return {std::nullopt, started.error};
    return {*started.value, {}};
}

void addRecordOptions(CommandLine &line)
{
    line.addValue("record", "file.jsonl|.har|.pcapng|.csv",
                  "Write a recording of all peers while it goes on, of a relay both sides, in place of a file of that "
                  "name. Credentials in headers, cookies and URLs are written as REDACTED.");
    line.addFlag("record-secrets", "Write credentials to the recording, too.");
}

ServeRecord takeRecord(CommandLine &line)
{
    ServeRecord record;
    record.secrets = line.isSet("record-secrets");
    record.file = line.text("record");
    if (record.file.isEmpty()) {
        if (record.secrets)
            line.addProblem(QStringLiteral("--record-secrets is for --record, which is missing."));
        return record;
    }
    if (const auto format = workbench::recordingFormatOf(record.file))
        record.format = *format;
    else
        line.addProblem(QStringLiteral("--record takes a file that ends with .jsonl, .har, .pcapng or .csv, which "
                                       "chooses the format, not \"%1\".")
                            .arg(record.file));
    return record;
}

} // namespace cli
