#pragma once

#include "LoadOptions.h"
#include "LoadResult.h"

/// Connects, upgrades, says Close, waits for the server's Close and its end of the connection; `window` at the same time.
LoadResult runHandshakes(const LoadOptions &options);
