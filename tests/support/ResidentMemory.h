#pragma once

#include <QtGlobal>

#include <optional>

/// Bytes of physical memory that this process holds; nothing where the system doesn't tell, or where a
/// sanitizer keeps what is freed, so that it would say little.
std::optional<qint64> residentMemory();
