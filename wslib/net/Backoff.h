#pragma once

#include <chrono>
#include <functional>

namespace wslib {

/// How long to wait before the next try.
struct BackoffOptions
{
    std::chrono::milliseconds first{500}; ///< Before the second try, and the unit that grows.
    std::chrono::milliseconds longest{30'000};
    double factor = 2;
    /// The part of each delay that is drawn by lot, 0 to 1, so that the clients of a server that went down don't all come
    /// back at the same moment.
    double jitter = 0.5;
};

/// Exponential back-off with jitter: the delay grows by a factor up to a limit, and a part of it is random. No timer and no
/// randomness of its own.
class Backoff
{
public:
    /// Gives numbers from 0 to 1, evenly.
    using RandomSource = std::function<double()>;

    Backoff(const BackoffOptions &options, RandomSource random);

    /// The next delay: between (1 - jitter) of the full one, and the full one.
    std::chrono::milliseconds next();
    /// Starts over: a try succeeded.
    void reset() { m_tries = 0; }
    /// Delays given since the start.
    int tries() const { return m_tries; }

private:
    BackoffOptions m_options;
    RandomSource m_random;
    int m_tries = 0;
};

} // namespace wslib
