#include "workbench/script/ProcessMemory.h"

#if defined(Q_OS_LINUX)
#include <QFile>

#include <unistd.h>
#elif defined(Q_OS_MACOS)
#include <mach/mach.h>
#elif defined(Q_OS_WIN)
#include <windows.h>

#include <psapi.h>
#endif

namespace workbench {

qint64 residentMemory()
{
#if defined(Q_OS_LINUX)
    QFile statistics(QStringLiteral("/proc/self/statm"));
    if (!statistics.open(QIODevice::ReadOnly))
        return 0;
    return statistics.readLine(128).split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
#elif defined(Q_OS_MACOS)
    mach_task_basic_info info{};
    mach_msg_type_number_t count = MACH_TASK_BASIC_INFO_COUNT;
    const auto result =
        ::task_info(mach_task_self(), MACH_TASK_BASIC_INFO, reinterpret_cast<task_info_t>(&info), &count);
    return result == KERN_SUCCESS ? static_cast<qint64>(info.resident_size) : 0;
#elif defined(Q_OS_WIN)
    PROCESS_MEMORY_COUNTERS counters{};
    return ::GetProcessMemoryInfo(::GetCurrentProcess(), &counters, sizeof counters) != 0
               ? static_cast<qint64>(counters.WorkingSetSize)
               : 0;
#else
    return 0;
#endif
}

} // namespace workbench
