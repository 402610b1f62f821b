#include "tests/support/ResidentMemory.h"

#include <QByteArrayList>
#include <QFile>

#ifdef Q_OS_LINUX
#include <unistd.h>
#endif

std::optional<qint64> residentMemory()
{
#if defined(Q_OS_LINUX) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    QFile file(QStringLiteral("/proc/self/statm"));
    if (file.open(QIODevice::ReadOnly)) {
        const QByteArrayList pages = file.readAll().split(' ');
        if (pages.size() > 1)
            return pages[1].toLongLong() * sysconf(_SC_PAGESIZE);
    }
#endif
    return std::nullopt;
}
