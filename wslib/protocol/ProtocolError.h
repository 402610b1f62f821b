#pragma once

#include "wslib/protocol/CloseCode.h"

namespace wslib {

/// A rule of the RFC that the peer broke, or a limit of ours that it passed. The text is English, fixed, at most 123
/// bytes (it becomes the close reason) and lives as long as the program.
struct ProtocolError
{
    CloseCode code = CloseCode::ProtocolError;
    const char *text = "";

    bool operator==(const ProtocolError &) const = default;
};

} // namespace wslib
