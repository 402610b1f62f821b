#pragma once

#include "wslib/protocol/Mask.h"

#include <array>

namespace wslib {

/// Mask keys from the system's strong random source (RFC 6455 §10.3), drawn in blocks: a system call a key would cost
/// more than sending a small message. Not thread-safe; one a thread.
class MaskKeyPool
{
public:
    MaskKey next();

private:
    std::array<quint32, 256> m_keys{};
    size_t m_used = m_keys.size();
};

} // namespace wslib
