#pragma once

#include "workbench/import/Import.h"

#include <nlohmann/json_fwd.hpp>

namespace workbench {

/// A recording of a browser: each WebSocket in it becomes a profile, what the browser sent on it saved messages.
Import importHar(const nlohmann::ordered_json &har);

/// A Postman collection. Its published schema (v2.1) knows requests of HTTP alone, so what is taken are requests whose URL is
/// ws:// or wss://, and those that Postman marks as WebSocket's; the rest is counted.
Import importPostman(const nlohmann::ordered_json &collection);

} // namespace workbench
