#include "workbench/profile/ProfileFolder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStandardPaths>

namespace workbench {

namespace {

constexpr int longestName = 100; // characters; file systems have room for 255 bytes

QByteArray stampOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QString join(const QString &folder, const QString &name)
{
    return folder.isEmpty() ? name : folder + u'/' + name;
}

// What stands in the file wins over its name only while the name could have been made of it.
QString shownName(const QString &inside, const QString &file)
{
    return !inside.isEmpty() && ProfileFolder::safeName(inside) == file ? inside : file;
}

bool isEnvironmentPlace(const QString &place)
{
    return place.startsWith(QLatin1String(ProfileFolder::environments) + u'/');
}

QString quoted(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

} // namespace

// ---- Names ----------------------------------------------------------------------------------------------------------

QString ProfileFolder::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/windsock/profiles");
}

bool ProfileFolder::isProfile(const QString &place)
{
    return place.endsWith(QLatin1String(ending));
}

QString ProfileFolder::safeName(const QString &name)
{
    static const QRegularExpression unsafe(QStringLiteral("[\\x{0}-\\x{1f}\\x{7f}/\\\\:*?\"<>|]"));
    static const QRegularExpression reserved(QStringLiteral("^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\.|$)"),
                                             QRegularExpression::CaseInsensitiveOption);
    QString safe = name.normalized(QString::NormalizationForm_C).simplified();
    safe.replace(unsafe, QStringLiteral("-"));
    safe.truncate(longestName);
    while (safe.endsWith(u'.') || safe.endsWith(u' '))
        safe.chop(1);
    if (safe.startsWith(u'.'))
        safe.prepend(u'_'); // hidden, or the folder itself
    if (safe.contains(reserved))
        safe.prepend(u'_');
    return safe.isEmpty() ? QStringLiteral("unnamed") : safe;
}

QString ProfileFolder::nameOf(const QString &place)
{
    QString name = place.sliced(place.lastIndexOf(u'/') + 1);
    if (isProfile(name))
        name.chop(static_cast<qsizetype>(qstrlen(ending)));
    else if (isEnvironmentPlace(place) && name.endsWith(u".json"))
        name.chop(5);
    return name;
}

QString ProfileFolder::folderOf(const QString &place)
{
    const qsizetype slash = place.lastIndexOf(u'/');
    return slash < 0 ? QString() : place.first(slash);
}

QString ProfileFolder::freePlace(const QString &folder, const QString &name) const
{
    const QString safe = safeName(name);
    QString place = join(folder, safe + QLatin1String(ending));
    for (int number = 2; QFileInfo::exists(absolute(place)); ++number)
        place = join(folder, QStringLiteral("%1 %2").arg(safe).arg(number) + QLatin1String(ending));
    return place;
}

// ---- Reading --------------------------------------------------------------------------------------------------------

wslib::Loaded<QByteArray> ProfileFolder::read(const QString &place) const
{
    QFile file(absolute(place));
    if (!file.open(QIODevice::ReadOnly))
        return {std::nullopt, QStringLiteral("Can't read %1: %2.").arg(quoted(file.fileName()), file.errorString())};
    const QByteArray bytes = file.read(maxFileSize + 1);
    if (bytes.size() > maxFileSize)
        return {std::nullopt, QStringLiteral("%1 is larger than %2 MiB, too large for a profile.")
                                  .arg(quoted(file.fileName()))
                                  .arg(maxFileSize / 1024 / 1024)};
    return {bytes, {}};
}

ProfileFolder::Entry ProfileFolder::entryOf(const QString &place, bool environment) const
{
    Entry entry{place, nameOf(place), {}, {}, {}, {}};
    const auto bytes = read(place);
    if (!bytes.value) {
        entry.problem = bytes.error;
        return entry;
    }
    entry.stamp = stampOf(*bytes.value);
    if (environment) {
        const auto read = ProfileJson::readEnvironment(*bytes.value);
        entry.problem = read.error;
        if (read.value) {
            entry.id = read.value->id;
            entry.name = shownName(read.value->environment.name, entry.name);
        }
        return entry;
    }
    const auto read = ProfileJson::read(*bytes.value);
    entry.problem = read.error;
    if (read.value) {
        entry.id = read.value->id;
        entry.name = shownName(read.value->profile.name, entry.name);
        entry.url = read.value->profile.connection.url;
    }
    return entry;
}

ProfileFolder::Listing ProfileFolder::list() const
{
    Listing listing;
    int files = 0;
    const QDir top(m_path);
    QDirIterator all(m_path, QDir::Dirs | QDir::Files | QDir::NoDotAndDotDot | QDir::NoSymLinks,
                     QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString place = top.relativeFilePath(all.next());
        if (place.startsWith(u'.') || place.contains(u"/."))
            continue; // .git
        if (++files > maxFiles) {
            listing.problem = QStringLiteral("There are more than %1 files in %2; the rest isn't listed.")
                                  .arg(maxFiles)
                                  .arg(quoted(m_path));
            break;
        }
        if (all.fileInfo().isDir()) {
            if (place != QLatin1String(environments))
                listing.folders += place;
        } else if (isProfile(place)) {
            listing.profiles += entryOf(place, false);
        } else if (isEnvironmentPlace(place) && place.endsWith(u".json")) {
            listing.environments += entryOf(place, true);
        }
    }
    listing.folders.sort();
    const auto byPlace = [](const Entry &a, const Entry &b) { return a.place < b.place; };
    std::sort(listing.profiles.begin(), listing.profiles.end(), byPlace);
    std::sort(listing.environments.begin(), listing.environments.end(), byPlace);
    return listing;
}

wslib::Loaded<ProfileFolder::Opened> ProfileFolder::open(const QString &place) const
{
    const auto bytes = read(place);
    if (!bytes.value)
        return {std::nullopt, bytes.error};
    auto document = ProfileJson::read(*bytes.value);
    if (!document.value)
        return {std::nullopt, QStringLiteral("%1 can't be used. %2").arg(quoted(absolute(place)), document.error)};
    document.value->profile.name = shownName(document.value->profile.name, nameOf(place));
    return {Opened{*document.value, stampOf(*bytes.value)}, {}};
}

wslib::Loaded<ProfileFolder::OpenedEnvironment> ProfileFolder::openEnvironment(const QString &place) const
{
    const auto bytes = read(place);
    if (!bytes.value)
        return {std::nullopt, bytes.error};
    auto document = ProfileJson::readEnvironment(*bytes.value);
    if (!document.value)
        return {std::nullopt, QStringLiteral("%1 can't be used. %2").arg(quoted(absolute(place)), document.error)};
    document.value->environment.name = shownName(document.value->environment.name, nameOf(place));
    return {OpenedEnvironment{*document.value, place, stampOf(*bytes.value)}, {}};
}

// ---- Writing --------------------------------------------------------------------------------------------------------

QString ProfileFolder::copyAside(const QString &place, const QByteArray &bytes) const
{
    const bool profile = isProfile(place);
    const QString last = profile ? QLatin1String(ending) : QStringLiteral(".json");
    const QString base = join(folderOf(place), nameOf(place) + QStringLiteral(" (changed elsewhere)"));
    QString copy = base + last;
    for (int number = 2; QFileInfo::exists(absolute(copy)); ++number)
        copy = base + u' ' + QString::number(number) + last;
    QSaveFile file(absolute(copy));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit() ? copy : QString();
}

wslib::Loaded<ProfileFolder::Saved> ProfileFolder::write(const QString &place, const QByteArray &bytes,
                                                         const QByteArray &expected) const
{
    const QString path = absolute(place);
    if (bytes.size() > maxFileSize) // which nobody could open again
        return {std::nullopt,
                QStringLiteral("%1 would be larger than %2 MiB, too large for a profile. Nothing was written; make its "
                               "draft and its messages shorter, or send them from a file.")
                    .arg(quoted(path))
                    .arg(maxFileSize / 1024 / 1024)};
    if (!QDir().mkpath(QFileInfo(path).path()))
        return {std::nullopt, QStringLiteral("Can't make the folder %1. Is the one above it writable?")
                                  .arg(quoted(QFileInfo(path).path()))};
    Saved saved{place, stampOf(bytes), {}};
    if (QFileInfo::exists(path)) {
        const auto there = read(place);
        if (!there.value)
            return {std::nullopt, there.error};
        if (*there.value == bytes)
            return {saved, {}};
        if (stampOf(*there.value) != expected) {
            saved.copy = copyAside(place, *there.value);
            if (saved.copy.isEmpty())
                return {std::nullopt, QStringLiteral("%1 was changed by somebody else, and no copy of that can be made "
                                                     "beside it. Nothing was written.")
                                          .arg(quoted(path))};
        }
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return {
            std::nullopt,
            QStringLiteral("Can't write %1: %2. What you have here is kept.").arg(quoted(path), file.errorString())};
    return {saved, {}};
}

wslib::Loaded<ProfileFolder::Saved> ProfileFolder::save(const QString &place, const ProfileJson::Document &document,
                                                        const QByteArray &expected) const
{
    ProfileJson::Document kept = document;
    if (kept.profile.name == nameOf(place))
        kept.profile.name.clear(); // the file's name says it
    QByteArray previous;
    if (QFileInfo::exists(absolute(place))) {
        const auto there = open(place);
        if (!there.value)
            return {std::nullopt, there.error + QStringLiteral(" It isn't written over; save under another name.")};
        previous = read(place).value.value_or(QByteArray());
    }
    return write(place, ProfileJson::write(kept, previous), expected);
}

wslib::Loaded<ProfileFolder::Saved> ProfileFolder::saveEnvironment(const QString &place,
                                                                   const ProfileJson::EnvironmentDocument &document,
                                                                   const QByteArray &expected) const
{
    QString target = place;
    if (target.isEmpty()) {
        const QString base = join(QLatin1String(environments), safeName(document.environment.name));
        target = base + QStringLiteral(".json");
        for (int number = 2; QFileInfo::exists(absolute(target)); ++number)
            target = QStringLiteral("%1 %2.json").arg(base).arg(number);
    }
    ProfileJson::EnvironmentDocument kept = document;
    if (kept.environment.name == nameOf(target))
        kept.environment.name.clear();
    QByteArray previous;
    if (QFileInfo::exists(absolute(target))) {
        const auto there = openEnvironment(target);
        if (!there.value)
            return {std::nullopt, there.error + QStringLiteral(" It isn't written over.")};
        previous = read(target).value.value_or(QByteArray());
    }
    return write(target, ProfileJson::write(kept, previous), expected);
}

// ---- Order ----------------------------------------------------------------------------------------------------------

QString ProfileFolder::makeFolder(const QString &folder, const QString &name) const
{
    const QString place = join(folder, safeName(name));
    if (place == QLatin1String(environments))
        return QStringLiteral("The folder \"environments\" is where environments are kept. Choose another name.");
    if (QFileInfo::exists(absolute(place)))
        return QStringLiteral("There is a folder or file \"%1\" already. Choose another name.").arg(place);
    if (QDir().mkpath(absolute(place)))
        return {};
    return QStringLiteral("Can't make the folder %1. Is the one above it writable?").arg(quoted(absolute(place)));
}

wslib::Loaded<QString> ProfileFolder::rename(const QString &place, const QString &name) const
{
    const bool profile = isProfile(place);
    const QString target = join(folderOf(place), safeName(name) + (profile ? QLatin1String(ending) : QLatin1String()));
    if (profile) {
        // The name inside is for those that no file can have.
        const auto opened = open(place);
        if (!opened.value)
            return {std::nullopt, opened.error};
        ProfileJson::Document document = opened.value->document;
        document.profile.name = name.trimmed() == safeName(name) ? QString() : name.trimmed();
        const auto bytes = read(place);
        if (const auto saved =
                write(place, ProfileJson::write(document, bytes.value.value_or(QByteArray())), opened.value->stamp);
            !saved.value)
            return {std::nullopt, saved.error};
    }
    if (target == place)
        return {place, {}};
    const bool sameButCase = target.compare(place, Qt::CaseInsensitive) == 0;
    if (!sameButCase && QFileInfo::exists(absolute(target)))
        return {std::nullopt, QStringLiteral("There is a \"%1\" already. Choose another name.").arg(nameOf(target))};
    if (!QDir().rename(absolute(place), absolute(target)))
        return {std::nullopt, QStringLiteral("Can't rename %1. Is its folder writable?").arg(quoted(absolute(place)))};
    return {target, {}};
}

wslib::Loaded<QString> ProfileFolder::move(const QString &place, const QString &folder) const
{
    if (folder == place || folder.startsWith(place + u'/'))
        return {std::nullopt, QStringLiteral("A folder can't be moved into itself.")};
    const QString target = join(folder, place.sliced(place.lastIndexOf(u'/') + 1));
    if (target == place)
        return {place, {}};
    if (QFileInfo::exists(absolute(target)))
        return {
            std::nullopt,
            QStringLiteral("There is a \"%1\" already in that folder. Rename one of them first.").arg(nameOf(target))};
    if (!QDir().mkpath(absolute(folder)) || !QDir().rename(absolute(place), absolute(target)))
        return {std::nullopt, QStringLiteral("Can't move %1 to %2. Are both folders writable?")
                                  .arg(quoted(absolute(place)), quoted(absolute(folder)))};
    return {target, {}};
}

wslib::Loaded<ProfileFolder::Duplicate> ProfileFolder::duplicate(const QString &place) const
{
    const auto opened = open(place);
    if (!opened.value)
        return {std::nullopt, opened.error};
    ProfileJson::Document document = opened.value->document;
    Duplicate copy{document.id, ProfileJson::newId(), freePlace(folderOf(place), document.profile.name)};
    document.id = copy.newId;
    document.profile.name.clear();
    const auto saved = write(copy.place, ProfileJson::write(document, read(place).value.value_or(QByteArray())), {});
    if (!saved.value)
        return {std::nullopt, saved.error};
    return {copy, {}};
}

ProfileFolder::Removal ProfileFolder::moveToTrash(const QString &place) const
{
    if (!QFileInfo::exists(absolute(place)))
        return Removal::Done;
    if (!QFileInfo(QFileInfo(absolute(place)).path()).isWritable())
        return Removal::Failed;
    // Without that folder, Qt 6.4 takes the working directory for the trash.
    if (!QDir().mkpath(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)))
        return Removal::NoTrash;
    return QFile::moveToTrash(absolute(place)) ? Removal::Done : Removal::NoTrash;
}

QString ProfileFolder::remove(const QString &place) const
{
    const QFileInfo info(absolute(place));
    const bool gone = info.isDir() ? QDir(info.filePath()).removeRecursively() : QFile::remove(info.filePath());
    if (gone || !info.exists())
        return {};
    return QStringLiteral("Can't delete %1. Is its folder writable?").arg(quoted(info.filePath()));
}

} // namespace workbench
