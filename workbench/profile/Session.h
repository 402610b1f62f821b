#pragma once

#include "workbench/profile/ProfileStore.h"

#include <QLockFile>

namespace workbench {

/// What a tab holds, so that it can come back.
struct SessionTab
{
    ProfileStore::Ticket ticket; ///< Of the profile it shows, if it is kept.
    Profile profile;             ///< As it stood, saved or not.
    bool edited = false;         ///< Since it was saved.

    bool operator==(const SessionTab &) const = default;
};

struct Session
{
    QList<SessionTab> tabs;
    int current = 0;
    QList<SessionTab> closed; ///< The last closed one last.

    bool operator==(const Session &) const = default;
};

/// What a program left behind.
struct SessionFile
{
    int number = 0;
    Session session;   ///< Without secrets.
    bool ended = true; ///< It came to its end.
    QString problem;
};

/// Keeps the tabs of a running window in a file, so that they come back after a crash. Each running program has a file of its
/// own in the folder, which it holds a lock on; what a program that died left behind is taken over by the next one.
/// Secrets go to the store of secrets.
class SessionKeeper : public QObject
{
    Q_OBJECT

public:
    SessionKeeper(const QString &folder, std::shared_ptr<SecretStore> secrets, QObject *parent = nullptr);
    /// Writes what is waiting to be.
    ~SessionKeeper() override;

    struct Restored
    {
        Session session;
        bool crashed = false; ///< The program didn't come to its end.
        QString problem;      ///< A session can't be read, or none can be kept; a sentence.
    };

    /// What the last program left. Nothing is written before this was called and @p then has been.
    void restore(QObject *context, const std::function<void(const Restored &)> &then);
    /// Writes @p session a second from now, unless it is another again by then.
    void keep(const Session &session);
    /// The program ends as it should: what is kept is marked so. Waits until it is written.
    void end(const Session &session);

    static QString defaultFolder();

private:
    /// The number of the file that is ours; 0: none could be had.
    int claim(const QString &folder);
    void write(const Session &session, bool ended);
    void addSecrets(const QList<SessionFile> &all, qsizetype index, const Restored &before,
                    const std::function<void(const Restored &)> &then);

    QString m_folder;
    std::shared_ptr<SecretStore> m_secrets;
    std::unique_ptr<QLockFile> m_lock;
    int m_number = 0;
    QList<int> m_takenOver; ///< Files of others whose tabs are ours now.
    bool m_ready = false;
    bool m_ended = false;
    Session m_waiting;
    std::optional<Secrets> m_secretsWritten;
    QTimer m_delay;
    Errands m_errands;
};

} // namespace workbench
