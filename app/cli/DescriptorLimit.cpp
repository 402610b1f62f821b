#include "DescriptorLimit.h"

#include <QtGlobal>

#ifndef Q_OS_WIN
#include <sys/resource.h>

#include <algorithm>
#include <climits>
#endif

namespace cli {

void raiseDescriptorLimit()
{
#ifndef Q_OS_WIN
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    rlim_t highest = limit.rlim_max;
#ifdef Q_OS_MACOS
    highest = std::min<rlim_t>(highest, OPEN_MAX); // "infinity" is what it says, and what it refuses
#endif
    if (limit.rlim_cur >= highest)
        return;
    limit.rlim_cur = highest;
    ::setrlimit(RLIMIT_NOFILE, &limit);
#endif
}

} // namespace cli
