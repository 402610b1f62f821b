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
};

} // namespace workbench
