#include "workbench/load/DescriptorLimit.h"

#include <limits>

#ifndef Q_OS_WIN
#include <sys/resource.h>

#include <algorithm>
#include <climits>
#endif

namespace workbench {

qint64 raiseDescriptorLimit()
{
    constexpr qint64 uncounted = std::numeric_limits<int>::max();
#ifdef Q_OS_WIN
    return uncounted;
#else
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return uncounted;
    rlim_t highest = limit.rlim_max;
#ifdef Q_OS_MACOS
    highest = std::min<rlim_t>(highest, OPEN_MAX); // "infinity" is what it says, and what it refuses
#endif
    const rlim_t before = limit.rlim_cur;
    limit.rlim_cur = std::max(before, highest);
    const rlim_t now = ::setrlimit(RLIMIT_NOFILE, &limit) == 0 ? limit.rlim_cur : before;
    return now > static_cast<rlim_t>(uncounted) ? uncounted : static_cast<qint64>(now);
#endif
}

} // namespace workbench
