#pragma once

#include "workbench/log/LogEntry.h"

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

} // namespace entries
