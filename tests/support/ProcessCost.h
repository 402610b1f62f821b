#pragma once

#include <QtGlobal>

#include <optional>

/// What a process holds, by its number; nothing where the system doesn't tell (only Linux does).
namespace ProcessCost {

/// Open file descriptors.
std::optional<int> descriptors(qint64 process);
/// Bytes of physical memory now, and the most it has had. Nothing either where a sanitizer keeps what is freed.
std::optional<qint64> residentMemory(qint64 process);
std::optional<qint64> peakResidentMemory(qint64 process);

} // namespace ProcessCost
