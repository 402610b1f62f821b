#include "ui/profile/ProfileDesk.h"

#include "ui/client/ClientTab.h"
#include "ui/forge/ClientForge.h"
#include "ui/log/LogModel.h"
#include "ui/log/LogView.h"
#include "ui/profile/EnvironmentDialog.h"
#include "ui/profile/ImportDialog.h"
#include "ui/profile/SaveDialog.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QPointer>
#include <QSettings>

#include <utility>

namespace ui {

using workbench::Profile;
using workbench::ProfileFolder;
using workbench::ProfileStore;
using workbench::SessionKeeper;

namespace {

const QString warnedKey = QStringLiteral("secrets/warned");

QStringList placesOf(const ProfileFolder::Listing &listing)
{
    QStringList places;
    for (const ProfileFolder::Entry &entry : listing.profiles)
        places += entry.place;
    return places;
}

} // namespace

ProfileDesk::ProfileDesk(Window window, Parts parts, QObject *parent)
    : QObject(parent)
    , m_window(std::move(window))
    , m_parts(std::move(parts))
{
    connect(&m_parts.store, &ProfileStore::listingChanged, this, &ProfileDesk::filesChanged);
    connect(&m_parts.store, &ProfileStore::moved, this, &ProfileDesk::placeMoved);
    connect(&m_parts.store, &ProfileStore::failed, this, &ProfileDesk::failed);
    connect(&m_parts.store, &ProfileStore::environmentsChanged, this, [this] {
        for (ClientTab *tab : m_window.tabs())
            passEnvironment(tab);
        Q_EMIT changed();
    });
}

// ---- The tabs -------------------------------------------------------------------------------------------------------

void ProfileDesk::watch(ClientTab *tab)
{
    m_records.insert(tab, {});
    connect(tab, &QObject::destroyed, this, [this, tab] {
        m_records.remove(tab);
        m_saves.remove(tab);
    });
    connect(tab, &ClientTab::settingsChanged, this, [this, tab] { tabChanged(tab); });
    connect(tab, &ClientTab::messagesChanged, this, [this, tab] { tabChanged(tab); });
    connect(tab, &ClientTab::scriptChanged, this, [this, tab] { tabChanged(tab); });
    connect(tab->forge(), &ClientForge::draftChanged, this, [this, tab] { tabChanged(tab); });
    connect(tab, &ClientTab::draftChanged, this, &ProfileDesk::keepSession);
    connect(tab, &ClientTab::stateChanged, this, [this, tab] {
        if (tab->state() == ClientTab::State::Open)
            m_parts.history.add(tab->url(), QDateTime::currentDateTime());
    });
}

Profile ProfileDesk::profile(const ClientTab *tab) const
{
    const TabRecord record = m_records.value(tab);
    Profile profile = record.base;
    profile.connection = tab->settings();
    profile.draft = tab->draft();
    profile.messages = tab->messages();
    profile.environment = record.environment;
    profile.script = tab->script();
    profile.forge = tab->forge()->draft();
    profile.scriptOn = profile.script.isEmpty() || tab->isScriptOn();
    return profile;
}

bool ProfileDesk::isEdited(const ClientTab *tab) const
{
    const TabRecord record = m_records.value(tab);
    return record.isKept() && ui::isEdited(record.base, profile(tab));
}

bool ProfileDesk::isUnused(const ClientTab *tab) const
{
    return place(tab).isEmpty() && tab->log()->model()->rowCount() == 0
           && tab->settings() == workbench::ConnectionSettings() && tab->draft().texts.isEmpty()
           && tab->messages().isEmpty() && tab->script().isEmpty() && tab->forge()->draft().isEmpty();
}

void ProfileDesk::tabChanged(ClientTab *tab)
{
    updateTitle(tab);
    keepSession();
}

void ProfileDesk::updateTitle(ClientTab *tab)
{
    const TabRecord record = m_records.value(tab);
    tab->setProfile(record.base.name, record.ticket.place, isEdited(tab));
    Q_EMIT changed();
}

ClientTab *ProfileDesk::openTabOf(const QString &place) const
{
    for (ClientTab *tab : m_window.tabs()) {
        if (m_records.value(tab).ticket.place == place)
            return tab;
    }
    return nullptr;
}

void ProfileDesk::fill(ClientTab *tab, const Profile &profile, const TabRecord &record)
{
    m_records.insert(tab, record);
    tab->setSettings(profile.connection);
    tab->setDraft(profile.draft);
    tab->setMessages(profile.messages);
    tab->setScript(profile.script, profile.scriptOn);
    tab->forge()->setDraft(profile.forge);
    m_records[tab].environment = profile.environment;
    passEnvironment(tab);
    updateTitle(tab);
}

// ---- Opening --------------------------------------------------------------------------------------------------------

void ProfileDesk::open(const QString &place)
{
    if (ClientTab *tab = openTabOf(place))
        return m_window.show(tab);
    m_parts.store.open(place, this, [this, place](const wslib::Loaded<ProfileStore::OpenedProfile> &loaded) {
        if (!loaded.value)
            return Q_EMIT failed(loaded.error);
        ClientTab *tab = openTabOf(place); // a second double click
        if (!tab)
            opened(tab = m_window.emptyTab(), *loaded.value);
        m_window.show(tab);
        keepSession();
    });
}

void ProfileDesk::opened(ClientTab *tab, const ProfileStore::OpenedProfile &opened)
{
    fill(tab, opened.profile, {opened.ticket, opened.profile, {}});
    if (!opened.missing.isEmpty())
        Q_EMIT noticed(
            tr("%1 mentions secrets that are not on this computer: %2. Type them in; they are kept apart from the "
               "file.")
                .arg(opened.profile.name, opened.missing.join(QStringLiteral(", "))));
}

// ---- Saving ---------------------------------------------------------------------------------------------------------

void ProfileDesk::save()
{
    ClientTab *tab = m_window.current();
    if (!tab)
        return;
    const TabRecord record = m_records.value(tab);
    if (record.isKept())
        saveTo(tab, record.ticket, {}, record.base.name);
    else
        askWhere(tab);
}

void ProfileDesk::saveAs()
{
    if (ClientTab *tab = m_window.current())
        askWhere(tab);
}

void ProfileDesk::askWhere(ClientTab *tab)
{
    const TabRecord record = m_records.value(tab);
    const QString name = record.base.name.isEmpty() && !tab->url().isEmpty() ? tab->title() : record.base.name;
    auto *dialog = new SaveDialog(name, ProfileFolder::folderOf(record.ticket.place), m_parts.store.listing().folders,
                                  m_window.widget);
    dialog->setTaken(placesOf(m_parts.store.listing()));
    connect(dialog, &SaveDialog::chosen, tab,
            [this, tab](const QString &chosen, const QString &folder) { saveTo(tab, {}, folder, chosen); });
    dialog->show();
}

void ProfileDesk::saveTo(ClientTab *tab, const ProfileStore::Ticket &ticket, const QString &folder, const QString &name)
{
    Profile now = profile(tab);
    now.name = name;
    ++m_saves[tab];
    m_parts.store.save(ticket, folder, now, tab,
                       [this, tab, now](const wslib::Loaded<ProfileStore::SavedProfile> &answer) {
                           if (--m_saves[tab] == 0)
                               m_saves.remove(tab);
                           if (answer.value)
                               saved(tab, now, *answer.value);
                           else
                               Q_EMIT failed(answer.error);
                       });
}

void ProfileDesk::saved(ClientTab *tab, const Profile &profile, const ProfileStore::SavedProfile &saved)
{
    TabRecord &record = m_records[tab];
    record.ticket = saved.ticket;
    record.base = profile;
    tabChanged(tab);
    workbench::Secrets secrets;
    workbench::withoutSecrets(profile, secrets);
    if (!saved.copy.isEmpty())
        Q_EMIT noticed(tr("%1 had been changed elsewhere meanwhile. What stood there is kept as %2.")
                           .arg(saved.ticket.place, saved.copy));
    else if (!saved.notice.isEmpty())
        Q_EMIT failed(tr("The profile is saved, but not its secrets. %1").arg(saved.notice));
    else if (!secrets.isEmpty())
        warnOfFile();
}

// Once: whoever uses a desktop without a keychain knows it then.
void ProfileDesk::warnOfFile()
{
    if (m_parts.store.secrets().safety() != workbench::SecretStore::Safety::File
        || m_parts.settings.value(warnedKey).toBool())
        return;
    m_parts.settings.setValue(warnedKey, true);
    Q_EMIT noticed(
        tr("No keychain of the desktop answers, so passwords and tokens are kept in a file that only you can read, "
           "but that is not encrypted."));
}

// ---- What others change ---------------------------------------------------------------------------------------------

void ProfileDesk::filesChanged()
{
    QHash<QString, ProfileFolder::Entry> entries;
    for (const ProfileFolder::Entry &entry : m_parts.store.listing().profiles)
        entries.insert(entry.place, entry);
    for (ClientTab *tab : m_window.tabs()) {
        const TabRecord record = m_records.value(tab);
        const auto entry = entries.constFind(record.ticket.place);
        // What is being saved is found in the folder before its secrets are kept, too, and its ticket is known.
        if (m_saves.contains(tab) || !record.isKept() || entry == entries.constEnd()
            || entry->stamp == record.ticket.stamp || !entry->problem.isEmpty())
            continue;
        if (!isEdited(tab))
            reload(tab);
        else
            Q_EMIT noticed(
                tr("%1 was changed elsewhere, and has changes here. If you save, what stands there is kept as a copy.")
                    .arg(record.ticket.place));
    }
}

void ProfileDesk::reload(ClientTab *tab)
{
    const ProfileStore::Ticket before = m_records.value(tab).ticket;
    m_parts.store.open(
        before.place, tab, [this, tab, before](const wslib::Loaded<ProfileStore::OpenedProfile> &loaded) {
            const ProfileStore::Ticket &now = m_records.value(tab).ticket;
            // It may have been saved by us meanwhile, which is what was noticed.
            if (!loaded.value || now != before || loaded.value->ticket.stamp == now.stamp || isEdited(tab))
                return;
            workbench::MessageDraft draft = tab->draft();
            opened(tab, *loaded.value);
            tab->setDraft(draft); // what is being typed stays
            Q_EMIT noticed(tr("%1 was changed elsewhere and is shown as it is now.").arg(before.place));
        });
}

void ProfileDesk::placeMoved(const QString &from, const QString &to)
{
    for (ClientTab *tab : m_window.tabs()) {
        TabRecord &record = m_records[tab];
        QString &place = record.ticket.place;
        if (place != from && !place.startsWith(from + u'/'))
            continue;
        place = to + place.sliced(from.size());
        if (place == to) { // its own name, not a folder's
            const ProfileStore::Ticket ticket = record.ticket;
            m_parts.store.open(place, tab,
                               [this, tab, ticket](const wslib::Loaded<ProfileStore::OpenedProfile> &loaded) {
                                   if (!loaded.value || m_records.value(tab).ticket.place != ticket.place)
                                       return;
                                   m_records[tab].base.name = loaded.value->profile.name;
                                   m_records[tab].ticket.stamp = loaded.value->ticket.stamp;
                                   updateTitle(tab);
                               });
        }
        tabChanged(tab);
    }
}

// ---- Environments ---------------------------------------------------------------------------------------------------

void ProfileDesk::setEnvironment(const QString &name)
{
    ClientTab *tab = m_window.current();
    if (!tab || m_records.value(tab).environment == name)
        return;
    m_records[tab].environment = name;
    passEnvironment(tab);
    tabChanged(tab);
}

void ProfileDesk::passEnvironment(ClientTab *tab)
{
    tab->setEnvironment(m_parts.store.environment(m_records.value(tab).environment));
}

void ProfileDesk::editEnvironments()
{
    const ClientTab *tab = m_window.current();
    const QList<ProfileStore::StoredEnvironment> before = m_parts.store.environments();
    auto *dialog = new EnvironmentDialog(before, tab ? environment(tab) : QString(), m_parts.dialogs, m_window.widget);
    connect(dialog, &EnvironmentDialog::chosen, this,
            [this, before](const QList<ProfileStore::StoredEnvironment> &environments) {
                m_parts.store.saveEnvironments(environments, before, this, [this](const QStringList &problems) {
                    if (!problems.isEmpty())
                        Q_EMIT failed(problems.first());
                });
            });
    dialog->show();
}

// ---- Import and copies ----------------------------------------------------------------------------------------------

void ProfileDesk::import(const QString &text)
{
    auto *dialog = new ImportDialog(m_parts.dialogs, m_parts.store.listing().folders, m_window.widget);
    connect(dialog, &ImportDialog::opened, this, &ProfileDesk::openImported);
    connect(dialog, &ImportDialog::imported, this, &ProfileDesk::keepImported);
    if (!text.isEmpty())
        dialog->setText(text);
    dialog->show();
}

void ProfileDesk::openImported(const Profile &profile)
{
    ClientTab *tab = m_window.emptyTab();
    TabRecord record;
    record.base.name = profile.name;
    fill(tab, profile, record);
    m_window.show(tab);
    keepSession();
}

void ProfileDesk::keepImported(const QList<Profile> &profiles, const QString &folder)
{
    for (const Profile &profile : profiles) {
        m_parts.store.save({}, folder, profile, this,
                           [this, profile](const wslib::Loaded<ProfileStore::SavedProfile> &answer) {
                               if (!answer.value)
                                   Q_EMIT failed(answer.error);
                           });
    }
    Q_EMIT noticed(tr("Imported into the sidebar: %1.").arg(profiles.size()));
}

void ProfileDesk::copyAs(workbench::CopyAs::Target target, bool withSecrets, bool withVariables)
{
    const ClientTab *tab = m_window.current();
    if (!tab)
        return;
    const workbench::Environment environment = m_parts.store.environment(this->environment(tab));
    const workbench::CopyAs::Copy copy =
        workbench::CopyAs::make(profile(tab), target, {withSecrets, withVariables ? &environment : nullptr});
    QGuiApplication::clipboard()->setText(copy.text);
    Q_EMIT noticed(copy.notes.isEmpty() ? tr("Copied.") : tr("Copied. %1").arg(copy.notes.join(u' ')));
}

// ---- Coming back ----------------------------------------------------------------------------------------------------

workbench::SessionTab ProfileDesk::sessionTab(const ClientTab *tab) const
{
    Profile now = profile(tab);
    return {m_records.value(tab).ticket, now, isEdited(tab)};
}

workbench::Session ProfileDesk::session() const
{
    workbench::Session session;
    session.closed = m_session.closed;
    const ClientTab *current = m_window.current();
    for (const ClientTab *tab : m_window.tabs()) {
        if (tab == current)
            session.current = static_cast<int>(session.tabs.size());
        session.tabs += sessionTab(tab);
    }
    return session;
}

void ProfileDesk::keepSession()
{
    if (m_parts.sessions && !m_bringingBack)
        m_parts.sessions->keep(session());
}

void ProfileDesk::end()
{
    m_parts.store.finish();
    if (m_parts.sessions)
        m_parts.sessions->end(session());
}

void ProfileDesk::remember(ClientTab *tab)
{
    if (!isUnused(tab))
        m_session.closed += sessionTab(tab);
    m_records.remove(tab);
    QMetaObject::invokeMethod(this, &ProfileDesk::keepSession, Qt::QueuedConnection); // when it is gone
    Q_EMIT changed();
}

void ProfileDesk::reopenClosed()
{
    if (m_session.closed.isEmpty())
        return;
    const workbench::SessionTab closed = m_session.closed.takeLast();
    ClientTab *tab = m_window.emptyTab();
    TabRecord record;
    record.ticket = closed.ticket;
    record.base = closed.profile;
    fill(tab, closed.profile, record);
    m_window.show(tab);
    findBase(tab, closed);
    keepSession();
}

// What a tab was before it was edited stands in its file.
void ProfileDesk::findBase(ClientTab *tab, const workbench::SessionTab &kept)
{
    if (kept.ticket.place.isEmpty())
        return;
    m_parts.store.open(kept.ticket.place, tab,
                       [this, tab, kept](const wslib::Loaded<ProfileStore::OpenedProfile> &loaded) {
                           TabRecord &record = m_records[tab];
                           if (record.ticket != kept.ticket)
                               return; // saved meanwhile
                           if (!loaded.value)
                               record.ticket = {}; // its file is gone: it is one that was never saved
                           else if (loaded.value->ticket.stamp == kept.ticket.stamp)
                               record.base = loaded.value->profile;
                           else if (!kept.edited)
                               opened(tab, *loaded.value); // changed while we were away
                           else
                               record.base = loaded.value->profile; // its stamp stays: saving keeps a copy
                           tabChanged(tab);
                       });
}

void ProfileDesk::restore()
{
    if (m_parts.sessions)
        m_parts.sessions->restore(this, [this](const SessionKeeper::Restored &restored) { bringBack(restored); });
}

void ProfileDesk::bringBack(const SessionKeeper::Restored &restored)
{
    m_session.closed = restored.session.closed;
    m_bringingBack = true;
    // A tab that was opened on the command line stays in front.
    const bool busy = m_window.current() && !isUnused(m_window.current());
    ClientTab *front = nullptr;
    int count = 0;
    for (const workbench::SessionTab &kept : restored.session.tabs) {
        if (kept.profile.connection == workbench::ConnectionSettings() && kept.profile.draft.texts.isEmpty()
            && kept.profile.messages.isEmpty() && kept.profile.script.isEmpty() && kept.profile.forge.isEmpty()
            && kept.ticket.place.isEmpty())
            continue; // an empty one is there anyway
        ClientTab *tab = count == 0 ? m_window.emptyTab() : m_window.addTab();
        TabRecord record;
        record.ticket = kept.ticket;
        record.base = kept.profile;
        fill(tab, kept.profile, record);
        findBase(tab, kept);
        if (count++ == 0 || &kept - restored.session.tabs.constData() == restored.session.current)
            front = tab;
    }
    m_bringingBack = false;
    if (front && !busy)
        m_window.show(front);
    if (!restored.problem.isEmpty())
        Q_EMIT failed(restored.problem);
    else if (restored.crashed && count > 0)
        Q_EMIT noticed(count == 1
                           ? tr("The program ended unexpectedly. Its tab is back, as it was.")
                           : tr("The program ended unexpectedly. Its %1 tabs are back, as they were.").arg(count));
    keepSession();
    Q_EMIT changed();
    Q_EMIT this->restored();
}

} // namespace ui
