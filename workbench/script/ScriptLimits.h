#pragma once

#include <QtGlobal>

#include <chrono>

namespace workbench {

/// What keeps a script from hurting the rest.
struct ScriptLimits
{
    /// How long a call into the script may take; then it is interrupted.
    std::chrono::milliseconds callTime{2'000};
    /// How much resident memory the process may gain in a call; then it is interrupted. Looked at now and then: what a single
    /// built-in function takes at once isn't caught.
    qint64 callMemory = qint64{512} * 1024 * 1024;
    /// The largest message a script may send, in bytes.
    qint64 messageSize = qint64{64} * 1024 * 1024;
};

} // namespace workbench
