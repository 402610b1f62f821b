#pragma once

#include "workbench/record/HarRemains.h"

#include <QString>

#include <memory>

namespace workbench {

/// How a recording is written, whatever its format.
struct RecordingOptions
{
    /// Where the session connects to. Needed for what the heads don't tell, above all whether it is ws or wss.
    QString url;
    /// Credentials are replaced by "REDACTED": see Redaction.h for which, and where. Payloads are never touched.
    bool redact = true;
    /// HAR: pings, pongs and closes too (opcodes 8, 9, 10), which Chrome doesn't write.
    bool controlFrames = false;
    /// HAR: what an imported file had beside its messages, to be written again.
    std::shared_ptr<const HarRemains> remains;
};

} // namespace workbench
