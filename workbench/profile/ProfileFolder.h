#pragma once

#include "workbench/profile/ProfileJson.h"

#include <QDateTime>
#include <QList>

namespace workbench {

/// A folder of profiles as files: folders in it are folders of profiles, a profile is `name.windsock.json`, and the folder
/// `environments` at the top holds a file for each environment. Made to lie in version control: files are written whole or
/// not at all, only when they change, and secrets are never in them.
///
/// Knows nothing but the path, and may be copied to other threads. Places are paths within the folder, with slashes:
/// "staging/echo.windsock.json". Errors are sentences.
class ProfileFolder
{
public:
    /// A file in the folder.
    struct Entry
    {
        QString place;
        QString name; ///< As people call it.
        QString id;
        QString url;
        QByteArray stamp; ///< Of what is in it: another if the file changes.
        QString problem;  ///< Why it can't be used; such a file is never written over.

        bool operator==(const Entry &) const = default;
    };

    struct Listing
    {
        QStringList folders; ///< Places; a folder comes before those in it.
        QList<Entry> profiles;
        QList<Entry> environments;
        QString problem; ///< Why not all is listed.

        bool operator==(const Listing &) const = default;
    };

    struct Opened
    {
        ProfileJson::Document document;
        QByteArray stamp;
    };

    struct OpenedEnvironment
    {
        ProfileJson::EnvironmentDocument document;
        QString place;
        QByteArray stamp;
    };

    struct Saved
    {
        QString place;
        QByteArray stamp;
        QString copy; ///< The place of the copy of what somebody else had written there meanwhile; empty: nobody had.
    };

    explicit ProfileFolder(const QString &path)
        : m_path(path)
    {
    }

    QString path() const { return m_path; }
    QString absolute(const QString &place) const { return place.isEmpty() ? m_path : m_path + u'/' + place; }

    Listing list() const;
    wslib::Loaded<Opened> open(const QString &place) const;
    wslib::Loaded<OpenedEnvironment> openEnvironment(const QString &place) const;

    /// Writes @p document (without secrets) to @p place. If what is there has another stamp than @p expected, it was written
    /// by somebody else meanwhile, and goes to a copy beside it first. A file that can't be read as a profile is not replaced.
    wslib::Loaded<Saved> save(const QString &place, const ProfileJson::Document &document,
                              const QByteArray &expected) const;
    /// To `environments/`; a new one if @p place is empty.
    wslib::Loaded<Saved> saveEnvironment(const QString &place, const ProfileJson::EnvironmentDocument &document,
                                         const QByteArray &expected) const;

    /// A place in @p folder for a profile of that name, where none is yet: "echo", else "echo 2" …
    QString freePlace(const QString &folder, const QString &name) const;

    QString makeFolder(const QString &folder, const QString &name) const;
    /// Gives a profile or folder another name; the new place.
    wslib::Loaded<QString> rename(const QString &place, const QString &name) const;
    /// Puts a profile or folder into another @p folder; the new place.
    wslib::Loaded<QString> move(const QString &place, const QString &folder) const;
    /// A copy of a profile beside it, with an id of its own; the old id and the new entry.
    struct Duplicate
    {
        QString oldId;
        QString newId;
        QString place;
    };
    wslib::Loaded<Duplicate> duplicate(const QString &place) const;
    /// Moves a profile, folder or environment to the trash. NoTrash: there is none; nothing was removed.
    enum class Removal { Done, NoTrash, Failed };
    Removal moveToTrash(const QString &place) const;
    /// For ever.
    QString remove(const QString &place) const;

    static bool isProfile(const QString &place);
    /// @p name as a file may be called on every system: no slashes, colons, control characters, reserved names …
    static QString safeName(const QString &name);
    /// The name of a place without folder and ending.
    static QString nameOf(const QString &place);
    static QString folderOf(const QString &place);
    /// GenericDataLocation/windsock/profiles.
    static QString defaultPath();

    static constexpr const char *ending = ".windsock.json";
    static constexpr const char *environments = "environments";
    static constexpr qint64 maxFileSize = qint64{16} * 1024 * 1024; ///< Bytes; a profile is a few thousand.
    static constexpr int maxFiles = 20'000; ///< That are looked at: the folder may be a wrong one.

private:
    wslib::Loaded<QByteArray> read(const QString &place) const;
    Entry entryOf(const QString &place, bool environment) const;
    wslib::Loaded<Saved> write(const QString &place, const QByteArray &bytes, const QByteArray &expected) const;
    QString copyAside(const QString &place, const QByteArray &bytes) const;

    QString m_path;
};

} // namespace workbench
