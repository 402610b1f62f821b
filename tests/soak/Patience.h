#pragma once

#include <chrono>

/// How long an echo may take while others want much, so that it still counts as served: a bound against starvation, not a
/// measure of speed. The sanitizers make everything several times slower.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::chrono::milliseconds servedWithin{1000};
#else
constexpr std::chrono::milliseconds servedWithin{100};
#endif
