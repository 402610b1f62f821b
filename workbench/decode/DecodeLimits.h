#pragma once

#include <QtGlobal>

#include <atomic>
#include <memory>

namespace workbench {

/// What a decoder may cost, whatever a peer sends.
struct DecodeLimits
{
    int maxDepth = 256;             ///< Readers call themselves for what is nested; this many fit any stack.
    int maxProtobufDepth = 16;      ///< Each level is guessed, and thus read, once more.
    qsizetype maxNodes = 1'000'000; ///< About 60 MB of tree.
    qsizetype maxText = qsizetype{128} * 1024 * 1024;    ///< Keys and values of a tree.
    qsizetype maxInflated = qsizetype{64} * 1024 * 1024; ///< A bomb ends here.
    int maxSteps = 6;                                    ///< gunzip in gunzip in …
    /// Set from another thread when nobody waits for the outcome any more; may be null.
    std::shared_ptr<std::atomic_bool> cancelled = {};

    bool isCancelled() const { return cancelled && cancelled->load(std::memory_order_relaxed); }
};

} // namespace workbench
