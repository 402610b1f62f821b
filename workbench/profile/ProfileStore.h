#pragma once

#include "workbench/profile/Errands.h"
#include "workbench/profile/ProfileFolder.h"
#include "workbench/profile/SecretStore.h"

#include <QFileSystemWatcher>
#include <QHash>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>

namespace workbench {

/// Profiles and environments as a window works with them: a folder of files and the secrets apart from it, brought together.
/// Files are read and written in a thread of their own, and the folder is watched: what others change there, such as a
/// `git pull`, is noticed. Answers come later, in the store's thread, unless their context is gone by then.
class ProfileStore : public QObject
{
    Q_OBJECT

public:
    /// Where the profile of a tab is kept.
    struct Ticket
    {
        QString place;    ///< See ProfileFolder; empty: nowhere yet.
        QString id;       ///< Empty: nothing was ever kept.
        QByteArray stamp; ///< Of the file as it was read or written last.

        bool operator==(const Ticket &) const = default;
    };

    struct OpenedProfile
    {
        Ticket ticket;
        Profile profile;
        QStringList missing; ///< Keys of secrets that the file mentions and this user hasn't.
    };

    struct SavedProfile
    {
        Ticket ticket;
        QString copy;   ///< The place of a copy of what others had written there meanwhile; empty: nobody had.
        QString notice; ///< The secrets couldn't be kept, and why; empty: all is well.
    };

    struct StoredEnvironment
    {
        QString place; ///< Empty: not kept yet.
        QString id;
        QByteArray stamp;
        Environment environment;

        bool operator==(const StoredEnvironment &) const = default;
    };

    template <typename Value>
    using Then = std::function<void(const Value &)>;

    ProfileStore(const QString &folder, std::shared_ptr<SecretStore> secrets, QObject *parent = nullptr);
    /// What was to be written is written.
    ~ProfileStore() override;

    QString path() const { return m_folder.path(); }
    /// What was found when the folder was last read.
    const ProfileFolder::Listing &listing() const { return m_listing; }
    const QList<StoredEnvironment> &environments() const { return m_environments; }
    /// Without variables if there is none of that name.
    Environment environment(const QString &name) const;
    SecretStore &secrets() const { return *m_secrets; }

    void refresh();
    void open(const QString &place, QObject *context, const Then<wslib::Loaded<OpenedProfile>> &then);
    /// Keeps @p profile where @p ticket says, or under its name in @p folder if that is nowhere.
    void save(const Ticket &ticket, const QString &folder, const Profile &profile, QObject *context,
              const Then<wslib::Loaded<SavedProfile>> &then);
    /// In the place of all there are; those that aren't among @p environments go to the trash.
    void saveEnvironments(const QList<StoredEnvironment> &environments, QObject *context,
                          const Then<QStringList> &then);
    /// In the place of @p before, which a person has edited: one that came meanwhile, as with a `git pull`, stays.
    void saveEnvironments(const QList<StoredEnvironment> &environments, const QList<StoredEnvironment> &before,
                          QObject *context, const Then<QStringList> &then);

    /// @name In order; failed() says what couldn't be done
    /// @{
    void makeFolder(const QString &folder, const QString &name);
    void rename(const QString &place, const QString &name);
    void move(const QString &place, const QString &folder);
    void duplicate(const QString &place);
    /// To the trash; where there is none, @p then hears NoTrash and may call removeForEver().
    void remove(const QString &place, QObject *context, const Then<ProfileFolder::Removal> &then);
    void removeForEver(const QString &place);
    /// @}

    /// Until all that was to be written is.
    void finish();

Q_SIGNALS:
    /// The folder was read, and something in it is another.
    void listingChanged();
    void environmentsChanged();
    /// A profile, or the folder it lies in, has another place.
    void moved(const QString &from, const QString &to);
    /// A sentence.
    void failed(const QString &why);

private:
    struct Reading
    {
        ProfileFolder::Listing listing;
        QList<StoredEnvironment> environments;
    };

    void take(const Reading &reading);
    void takeEnvironments(const QList<StoredEnvironment> &environments);
    void watch();
    void report(const QString &error);
    void reportMove(const QString &from, const wslib::Loaded<QString> &to);
    void addSecrets(const OpenedProfile &opened, const Then<wslib::Loaded<OpenedProfile>> &then);

    ProfileFolder m_folder;
    std::shared_ptr<SecretStore> m_secrets;
    ProfileFolder::Listing m_listing;
    QList<StoredEnvironment> m_environments;
    QList<StoredEnvironment> m_environmentsRead; ///< Without their secrets.
    QHash<QString, QStringList> m_missing; ///< By id: the secrets of what was opened that are not on this computer.
    bool m_environmentsStale = false;
    QFileSystemWatcher m_watcher;
    QTimer m_settling;
    Errands m_errands; // the last, so that it ends first
};

} // namespace workbench
