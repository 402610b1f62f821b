#pragma once

#include "workbench/log/LogStore.h"

/// Entries as a session would write them.
namespace entries {

using workbench::LogEntry;

inline LogEntry make(LogEntry::Kind kind, LogEntry::Direction direction, const QByteArray &payload)
{
    LogEntry entry;
    entry.kind = kind;
    entry.direction = direction;
    entry.payload = payload;
    return entry;
}

inline LogEntry sent(const QByteArray &text)
{
    return make(LogEntry::Kind::Text, LogEntry::Direction::Sent, text);
}

inline LogEntry received(const QByteArray &text)
{
    return make(LogEntry::Kind::Text, LogEntry::Direction::Received, text);
}

inline LogEntry binary(const QByteArray &bytes)
{
    return make(LogEntry::Kind::Binary, LogEntry::Direction::Received, bytes);
}

inline LogEntry ping()
{
    return make(LogEntry::Kind::Ping, LogEntry::Direction::Sent, {});
}

/// For a store with @p memory bytes of payloads in all, which are dropped one by one.
inline workbench::LogBudget oneByOne(qint64 memory)
{
    workbench::LogBudget budget;
    budget.memory = memory;
    budget.disk = 0;
    budget.block = 1;
    return budget;
}

} // namespace entries
