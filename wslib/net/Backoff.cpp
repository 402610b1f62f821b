#include "wslib/net/Backoff.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace wslib {

Backoff::Backoff(const BackoffOptions &options, RandomSource random)
    : m_options(options)
    , m_random(std::move(random))
{
}

std::chrono::milliseconds Backoff::next()
{
    const auto longest = static_cast<double>(m_options.longest.count());
    const auto first = static_cast<double>(m_options.first.count());
    const double full = std::min(longest, first * std::pow(std::max(1.0, m_options.factor), m_tries++));
    const double lot = std::clamp(m_options.jitter, 0.0, 1.0) * std::clamp(m_random(), 0.0, 1.0);
    return std::chrono::milliseconds(std::llround(full * (1 - lot)));
}

} // namespace wslib
