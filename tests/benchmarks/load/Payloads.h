#pragma once

#include <string>
#include <vector>

/// @p count different messages of exactly @p size bytes: "binary", "text" (ASCII), "mixed" (valid UTF-8 in Latin, Greek,
/// Cyrillic, Chinese and Japanese script, with emoji), "json" (records as a service sends them). The same in every run.
std::vector<std::string> makePayloads(const std::string &kind, size_t size, size_t count);
