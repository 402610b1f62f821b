#pragma once

#include "workbench/conformance/RunReport.h"

/// The words of a report's file, for who writes and who reads it.
namespace workbench::conformance::runwords {

constexpr auto format = "windsock-conformance";
constexpr int version = 1;

/// What a JSON number can hold exactly everywhere; larger ones are strings.
constexpr quint64 largestNumber = quint64{1} << 53U;

constexpr const char *side(Side side)
{
    return side == Side::Server ? "server" : "client";
}

constexpr const char *direction(FrameRecord::Direction direction)
{
    return direction == FrameRecord::Direction::Sent ? "sent" : "received";
}

constexpr const char *droppedBy(ClosingRecord::DroppedBy who)
{
    switch (who) {
    case ClosingRecord::DroppedBy::Us:
        return "us";
    case ClosingRecord::DroppedBy::Peer:
        return "peer";
    case ClosingRecord::DroppedBy::Nobody:
        break;
    }
    return "nobody";
}

} // namespace workbench::conformance::runwords
