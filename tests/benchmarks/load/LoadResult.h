#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

/// What was measured: messages came (echoes, deliveries), or handshakes were done.
struct LoadResult
{
    uint64_t messages = 0;
    uint64_t bytes = 0; ///< That came with them, headers of frames included.
    double seconds = 0;
    double serverCpu = 0;     ///< Seconds of processor time of the server meanwhile, all its threads.
    double ownCpu = 0;        ///< Likewise of the generator: near `seconds`, the generator was the limit.
    double bytesPerIdle = -1; ///< Resident memory of the server for each idle connection; -1: not measured.
    std::string extension;    ///< What the server answered to the offer of permessage-deflate.
    uint64_t checked = 0;     ///< Messages whose content was compared, since the beginning.
};

/// Something that no server may do. A benchmark of wrong echoes is an error.
class LoadError : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};
