#pragma once

namespace wslib {

/// How much of the text from @p at to @p end is surely valid UTF-8, by looking at whole blocks with the widest instructions
/// that this machine has: a place between two characters, up to which everything is. What lies behind it isn't judged. Gives
/// @p at where there are no such instructions.
const char *skipUtf8Blocks(const char *at, const char *end);

/// Less than this isn't worth the call.
constexpr int leastForUtf8Blocks = 64;

} // namespace wslib
