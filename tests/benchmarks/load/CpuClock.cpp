#include "CpuClock.h"

#include <ctime>
#include <fstream>
#include <string>

namespace {

double read(clockid_t clock)
{
    timespec time{};
    if (::clock_gettime(clock, &time) != 0)
        return 0;
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

} // namespace

double cpuSeconds(pid_t pid)
{
    // /proc/PID/stat counts in ticks of 10 ms; this clock is exact.
    clockid_t clock{};
    return pid != 0 && ::clock_getcpuclockid(pid, &clock) == 0 ? read(clock) : 0;
}

double nowSeconds()
{
    return read(CLOCK_MONOTONIC);
}

double residentBytes(pid_t pid)
{
    std::ifstream status("/proc/" + std::to_string(pid) + "/status");
    std::string word;
    while (status >> word) {
        double kilobytes = 0;
        if (word == "VmRSS:" && status >> kilobytes)
            return kilobytes * 1024;
    }
    return 0;
}
