#pragma once

#include <QtGlobal>

#include <atomic>

namespace workbench {

/// How far an export or an import is: written by its thread, read by a window's progress bar, which may also cancel it.
struct RecordingProgress
{
    std::atomic<qint64> done{0};
    std::atomic<qint64> total{0}; ///< Of entries when exporting, of bytes when importing.
    std::atomic<bool> cancelled{false};

    bool isCancelled() const { return cancelled.load(std::memory_order_relaxed); }
};

} // namespace workbench
