#pragma once

#include "wslib/protocol/CloseCode.h"

#include <string_view>

namespace wslib {

/// A rule of the RFC that the peer broke, or a limit of ours that it passed. The text is English, fixed, at most 123
/// bytes (it becomes the close reason) and lives as long as the program.
struct ProtocolError
{
    CloseCode code = CloseCode::ProtocolError;
    const char *text = "";

    /// By content: equal texts of two translation units need not be one object.
    bool operator==(const ProtocolError &other) const
    {
        return code == other.code && std::string_view(text) == other.text;
    }
};

} // namespace wslib
