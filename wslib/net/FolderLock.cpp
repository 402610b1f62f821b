#include "wslib/net/FolderLock.h"

#include <QDeadlineTimer>
#include <QRandomGenerator>
#include <QThread>

namespace wslib {

namespace {

constexpr int patience = 10'000; // milliseconds; what is done under the lock takes a few

// QLockFile itself waits twice as long after each try, up to 5 s: with several programs, one may wait in vain.
bool waitFor(QLockFile &file)
{
    const QDeadlineTimer deadline(patience);
    while (!file.tryLock(0)) {
        if (file.error() != QLockFile::LockFailedError || deadline.hasExpired())
            return false;
        QThread::msleep(QRandomGenerator::global()->bounded(5U, 20U));
    }
    return true;
}

} // namespace

FolderLock::FolderLock(const QString &folder)
    : m_file(folder + QStringLiteral("/lock"))
{
    if (waitFor(m_file) || m_file.error() == QLockFile::PermissionError)
        return;
    m_error = QStringLiteral("Another program holds %1/lock. Try again; if no other is running, remove that file.")
                  .arg(folder);
}

} // namespace wslib
