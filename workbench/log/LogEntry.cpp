#include "workbench/log/LogEntry.h"

namespace workbench {

std::optional<wslib::Opcode> opcodeOf(LogEntry::Kind kind)
{
    using wslib::Opcode;
    switch (kind) {
    case LogEntry::Kind::Text:
        return Opcode::Text;
    case LogEntry::Kind::Ping:
        return Opcode::Ping;
    case LogEntry::Kind::Pong:
        return Opcode::Pong;
    case LogEntry::Kind::Close:
        return Opcode::Close;
    case LogEntry::Kind::Binary:
        return Opcode::Binary;
    default:
        return std::nullopt;
    }
}

const char *kindName(LogEntry::Kind kind)
{
    switch (kind) {
    case LogEntry::Kind::Text:
        return "text";
    case LogEntry::Kind::Binary:
        return "binary";
    case LogEntry::Kind::Ping:
        return "ping";
    case LogEntry::Kind::Pong:
        return "pong";
    case LogEntry::Kind::Close:
        return "close";
    case LogEntry::Kind::Raw:
        return "raw";
    case LogEntry::Kind::Handshake:
        return "handshake";
    case LogEntry::Kind::Note:
        return "note";
    case LogEntry::Kind::Failure:
        return "failure";
    }
    return "unknown";
}

const char *directionName(LogEntry::Direction direction)
{
    switch (direction) {
    case LogEntry::Direction::Sent:
        return "sent";
    case LogEntry::Direction::Received:
        return "received";
    case LogEntry::Direction::None:
        break;
    }
    return "none";
}

} // namespace workbench
