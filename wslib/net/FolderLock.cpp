#include "wslib/net/FolderLock.h"

namespace wslib {

namespace {

constexpr int patience = 10'000; // milliseconds; what is done under the lock takes a few

} // namespace

FolderLock::FolderLock(const QString &folder)
    : m_file(folder + QStringLiteral("/lock"))
{
    if (m_file.tryLock(patience) || m_file.error() == QLockFile::PermissionError)
        return;
    m_error = QStringLiteral("Another program holds %1/lock. Try again; if no other is running, remove that file.")
                  .arg(folder);
}

} // namespace wslib
