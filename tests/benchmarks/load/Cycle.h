#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// The messages a connection sends, as masked frames laid out one behind the other, made once: sending is nothing but
/// handing a range of bytes to the kernel. Behind the last frame it goes on with frame `loop`.
struct Cycle
{
    std::vector<std::string> payloads; ///< Message n has payload n modulo their number.
    std::string bytes;
    std::vector<size_t> offsets{0}; ///< Where frame n begins, and at last where all end.
    size_t loop = 0;
    uint8_t opcode = 0;

    size_t frames() const { return offsets.size() - 1; }
};

enum class Compression {
    None,
    OwnWindows, ///< Each message compressed by itself (client_no_context_takeover).
    OneWindow,  ///< With context takeover.
};

/// Masked frames of messages of @p kind and @p size.
Cycle makeCycle(const std::string &kind, size_t size, Compression compression);
