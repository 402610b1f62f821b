#include "wslib/net/PrivateFiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <filesystem>
#include <system_error>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace wslib {

namespace {

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr auto everyone = ownerOnly | QFileDevice::ReadGroup | QFileDevice::ReadOther;

#ifdef Q_OS_UNIX
constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
                        | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
#endif

QString cannotWrite(const QString &path, const QString &why)
{
    return QStringLiteral("Can't write %1: %2.").arg(path, why);
}

// The name must not survive a power cut with the bytes still on their way.
bool flushToDisk(QFile &file)
{
    if (!file.flush())
        return false;
#ifdef Q_OS_UNIX
    return ::fsync(file.handle()) == 0;
#else
    return true;
#endif
}

// QFile::rename() refuses to replace a file.
QString replace(const QString &from, const QString &to)
{
    std::error_code error;
    std::filesystem::rename(QFileInfo(from).filesystemFilePath(), QFileInfo(to).filesystemFilePath(), error);
    return error ? QString::fromLocal8Bit(error.message().c_str()) : QString();
}

} // namespace

// Not QSaveFile, which makes a new file with the permissions that the umask leaves, and never narrows an old one's.
QString writeWhole(const QString &path, const QByteArray &bytes, Audience audience)
{
    const QString draft = path + u'.' + QString::number(QRandomGenerator::system()->generate64(), 36);
    QFile file(draft);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly))
        return cannotWrite(path, file.errorString());
    QString why;
    if (file.write(bytes) != bytes.size() || !flushToDisk(file)
        || (audience == Audience::Everyone && !file.setPermissions(everyone)))
        why = file.errorString();
    file.close();
    if (why.isEmpty())
        why = replace(draft, path);
    if (why.isEmpty())
        return {};
    QFile::remove(draft);
    return cannotWrite(path, why);
}

Loaded<QByteArray> readIfThere(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return {std::nullopt, QStringLiteral("Can't read %1: %2.").arg(path, file.errorString())};
    return {file.readAll(), {}};
}

Loaded<QByteArray> readSecretIfThere(const QString &path)
{
#ifdef Q_OS_UNIX
    QFile file(path);
    if (file.exists() && (file.permissions() & others) && !file.setPermissions(ownerOnly))
        return {std::nullopt,
                QStringLiteral("%1 is a secret that others can read, and its permissions can't be changed: "
                               "%2. Its mode must be 0600.")
                    .arg(path, file.errorString())};
#endif
    return readIfThere(path);
}

QString makePrivateFolder(const QString &path)
{
    const QString clean = QDir::cleanPath(path);
    const QString parent = QFileInfo(clean).path();
    // Another process may be making it too: what counts is that it is there in the end.
    if (QDir(clean).exists() || (QDir().mkpath(parent) && QDir().mkdir(clean, ownerOnly | QFileDevice::ExeOwner))
        || QDir(clean).exists())
        return {};
    return QStringLiteral("Can't make the folder %1. Is %2 writable?").arg(clean, parent);
}

} // namespace wslib
