#pragma once

#include "workbench/log/LogEntry.h"

namespace workbench {

/// Where a session writes down what happens: a LogStore behind a window, a printer on a terminal.
class LogSink
{
public:
    virtual ~LogSink() = default;
    /// Called in the session's thread, or in several at once if it has several. The entry's times are filled in.
    virtual void append(const LogEntry &entry) = 0;
    /// Whether somebody may look at LogEntry::frames, so that it is worth knowing them. Says the same as long as it lives.
    virtual bool wantsFrames() const { return false; }
};

} // namespace workbench
