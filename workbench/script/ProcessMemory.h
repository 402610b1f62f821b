#pragma once

#include <QtGlobal>

namespace workbench {

/// Resident memory of this process in bytes; 0 where it isn't known how to ask.
qint64 residentMemory();

} // namespace workbench
