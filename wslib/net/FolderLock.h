#pragma once

#include <QLockFile>
#include <QString>

namespace wslib {

/// Keeps other programs, and other threads of this one, from changing a folder's files meanwhile.
class FolderLock
{
public:
    /// Waits up to 10 s. A folder that can't be written needs no lock, since nobody changes what is in it.
    explicit FolderLock(const QString &folder);

    /// Why it couldn't be had; empty if all is well.
    QString error() const { return m_error; }

private:
    QLockFile m_file;
    QString m_error;
};

} // namespace wslib
