#pragma once

#include "ui/profile/ConnectionHistory.h"
#include "ui/profile/TabRecord.h"
#include "workbench/export/CopyAs.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <memory>

class QSettings;

namespace ui {

class ClientTab;
class Dialogs;

/// Keeps the client tabs of a window: saves their profiles and opens saved ones, notices what others change in the files, and
/// brings the tabs back when the program comes again, however it went.
class ProfileDesk : public QObject
{
    Q_OBJECT

public:
    /// What it can do with the window, which outlives it.
    struct Window
    {
        QWidget *widget = nullptr;
        std::function<ClientTab *()> addTab;   ///< Behind the others, empty.
        std::function<ClientTab *()> emptyTab; ///< One that nothing was done with; a new one if there is none.
        std::function<QList<ClientTab *>()> tabs;
        std::function<void(ClientTab *)> show;
        std::function<ClientTab *()> current; ///< Null if another tab is in front.
    };

    struct Parts
    {
        workbench::ProfileStore &store;
        ConnectionHistory &history;
        workbench::SessionKeeper *sessions = nullptr; ///< Null: tabs aren't brought back.
        std::shared_ptr<Dialogs> dialogs;
        QSettings &settings;
    };

    ProfileDesk(Window window, Parts parts, QObject *parent);

    /// From now on it looks after @p tab.
    void watch(ClientTab *tab);
    /// @p tab is about to be closed: it can be reopened.
    void remember(ClientTab *tab);
    bool canReopen() const { return !m_session.closed.isEmpty(); }
    /// Brings back the tabs of last time.
    void restore();
    /// The program ends as it should.
    void end();

    /// What stands in a tab, to be kept.
    workbench::Profile profile(const ClientTab *tab) const;
    /// Whether nothing was written into it, so that something else may take its place.
    bool isUnused(const ClientTab *tab) const;
    QString place(const ClientTab *tab) const { return m_records.value(tab).ticket.place; }
    bool isEdited(const ClientTab *tab) const;
    QString environment(const ClientTab *tab) const { return m_records.value(tab).environment; }

public Q_SLOTS:
    void open(const QString &place);
    void save();
    void saveAs();
    void reopenClosed();
    void setEnvironment(const QString &name);
    void editEnvironments();
    void import(const QString &text = {});
    /// Puts the current tab's connection into the clipboard.
    void copyAs(workbench::CopyAs::Target target, bool withSecrets, bool withVariables);

Q_SIGNALS:
    /// A sentence that is no problem, to be read in passing.
    void noticed(const QString &text);
    void failed(const QString &why);
    /// The place, environment or edited mark of a tab is another.
    void changed();
    void restored();

private:
    void opened(ClientTab *tab, const workbench::ProfileStore::OpenedProfile &opened);
    void fill(ClientTab *tab, const workbench::Profile &profile, const TabRecord &record);
    void askWhere(ClientTab *tab);
    void saveTo(ClientTab *tab, const workbench::ProfileStore::Ticket &ticket, const QString &folder,
                const QString &name);
    void saved(ClientTab *tab, const workbench::Profile &profile, const workbench::ProfileStore::SavedProfile &saved);
    void warnOfFile();
    void keepImported(const QList<workbench::Profile> &profiles, const QString &folder);
    void openImported(const workbench::Profile &profile);
    void tabChanged(ClientTab *tab);
    void updateTitle(ClientTab *tab);
    void passEnvironment(ClientTab *tab);
    void filesChanged();
    void reload(ClientTab *tab);
    void placeMoved(const QString &from, const QString &to);
    ClientTab *openTabOf(const QString &place) const;
    workbench::SessionTab sessionTab(const ClientTab *tab) const;
    void findBase(ClientTab *tab, const workbench::SessionTab &kept);
    void bringBack(const workbench::SessionKeeper::Restored &restored);
    workbench::Session session() const;
    void keepSession();

    Window m_window;
    Parts m_parts;
    QHash<const ClientTab *, TabRecord> m_records;
    QHash<const ClientTab *, int> m_saves; ///< How many aren't through yet: a keychain may ask a person first.
    workbench::Session m_session;          ///< Its closed tabs; the others are as they stand.
    bool m_bringingBack = false;
};

} // namespace ui
