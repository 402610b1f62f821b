#include "tests/support/ProcessCost.h"

#include <QDir>
#include <QFile>

namespace {

QString folderOf(qint64 process)
{
    return QStringLiteral("/proc/%1/").arg(process);
}

#if defined(Q_OS_LINUX) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

// A line such as "VmRSS:    1234 kB".
std::optional<qint64> statusOf(qint64 process, const QByteArray &field)
{
    QFile file(folderOf(process) + QStringLiteral("status"));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(field))
            return line.sliced(field.size()).simplified().split(' ').first().toLongLong() * 1024;
    }
    return std::nullopt;
}

#else

std::optional<qint64> statusOf(qint64 /*process*/, const QByteArray & /*field*/)
{
    return std::nullopt;
}

#endif

} // namespace

std::optional<int> ProcessCost::descriptors(qint64 process)
{
    const QDir folder(folderOf(process) + QStringLiteral("fd"));
    if (!folder.exists())
        return std::nullopt;
    return static_cast<int>(folder.entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System).size());
}

std::optional<qint64> ProcessCost::residentMemory(qint64 process)
{
    return statusOf(process, "VmRSS:");
}

std::optional<qint64> ProcessCost::peakResidentMemory(qint64 process)
{
    return statusOf(process, "VmHWM:");
}
