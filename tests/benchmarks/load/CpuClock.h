#pragma once

#include <sys/types.h>

/// Seconds of processor time, user's and kernel's, that all threads of process @p pid used so far; 0 for no process.
double cpuSeconds(pid_t pid);

/// Seconds of a clock that only goes forward.
double nowSeconds();

/// Resident memory of process @p pid in bytes (VmRSS of /proc/PID/status).
double residentBytes(pid_t pid);
