#include "workbench/profile/ProfileStore.h"

#include <QDir>
#include <QFileInfo>

#include <chrono>

namespace workbench {

namespace {

// A `git pull` changes many files; they are read when it has come to rest.
constexpr std::chrono::milliseconds settlingTime{150};

// Each costs the system a handle.
constexpr int mostWatched = 4'000;

template <typename Value>
auto guarded(QObject *context, const std::function<void(const Value &)> &then)
{
    return [guard = QPointer<QObject>(context), then](const Value &value) {
        if (guard)
            then(value);
    };
}

} // namespace

ProfileStore::ProfileStore(const QString &folder, std::shared_ptr<SecretStore> secrets, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
    , m_secrets(std::move(secrets))
    , m_errands(this)
{
    m_settling.setSingleShot(true);
    m_settling.setInterval(settlingTime);
    connect(&m_settling, &QTimer::timeout, this, &ProfileStore::refresh);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { m_settling.start(); });
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this] { m_settling.start(); });
}

ProfileStore::~ProfileStore() = default;

Environment ProfileStore::environment(const QString &name) const
{
    for (const StoredEnvironment &stored : m_environments) {
        if (stored.environment.name == name)
            return stored.environment;
    }
    return {};
}

void ProfileStore::finish()
{
    m_errands.finish();
    m_secrets->finish();
}

// ---- The folder -----------------------------------------------------------------------------------------------------

void ProfileStore::refresh()
{
    m_errands.run(
        [folder = m_folder] {
            Reading reading{folder.list(), {}};
            for (const ProfileFolder::Entry &entry : reading.listing.environments) {
                if (const auto opened = folder.openEnvironment(entry.place); opened.value)
                    reading.environments += {entry.place, opened.value->document.id, opened.value->stamp,
                                             opened.value->document.environment};
            }
            return reading;
        },
        [this](const Reading &reading) { take(reading); });
}

void ProfileStore::take(const Reading &reading)
{
    const bool changed = m_listing != reading.listing;
    m_listing = reading.listing;
    watch();
    if (changed)
        Q_EMIT listingChanged();
    if (!std::exchange(m_environmentsStale, false) && m_environmentsRead == reading.environments)
        return;
    m_environmentsRead = reading.environments;
    takeEnvironments(reading.environments);
}

// Their secrets come one by one; the last one tells.
void ProfileStore::takeEnvironments(const QList<StoredEnvironment> &environments)
{
    auto filled = std::make_shared<QList<StoredEnvironment>>(environments);
    auto left = std::make_shared<qsizetype>(environments.size());
    const auto tell = [this, filled] {
        m_environments = *filled;
        Q_EMIT environmentsChanged();
    };
    if (environments.isEmpty())
        return tell();
    for (qsizetype i = 0; i < environments.size(); ++i) {
        m_secrets->read(environments.at(i).id, [=, this](const wslib::Loaded<Secrets> &secrets) {
            report(secrets.error);
            Environment &environment = (*filled)[i].environment;
            environment = withSecrets(environment, secrets.value.value_or(Secrets()));
            if (--*left == 0)
                tell();
        });
    }
}

void ProfileStore::watch()
{
    QStringList wanted;
    const auto add = [&](const QString &place) {
        if (wanted.size() < mostWatched && QFileInfo::exists(m_folder.absolute(place)))
            wanted += m_folder.absolute(place);
    };
    add({});
    add(QLatin1String(ProfileFolder::environments));
    for (const QString &folder : m_listing.folders)
        add(folder);
    for (const auto *entries : {&m_listing.profiles, &m_listing.environments}) {
        for (const ProfileFolder::Entry &entry : *entries)
            add(entry.place);
    }
    const QStringList watchedNow = m_watcher.files() + m_watcher.directories();
    QSet<QString> watched(watchedNow.cbegin(), watchedNow.cend());
    QStringList fresh;
    for (const QString &path : wanted) {
        if (!watched.remove(path))
            fresh += path;
    }
    if (!watched.isEmpty())
        m_watcher.removePaths(watched.values());
    if (!fresh.isEmpty())
        m_watcher.addPaths(fresh);
}

void ProfileStore::report(const QString &error)
{
    if (!error.isEmpty())
        Q_EMIT failed(error);
}

// ---- Profiles -------------------------------------------------------------------------------------------------------

void ProfileStore::open(const QString &place, QObject *context, const Then<wslib::Loaded<OpenedProfile>> &then)
{
    const Then<wslib::Loaded<OpenedProfile>> answer = guarded(context, then);
    m_errands.run([folder = m_folder, place] { return folder.open(place); },
                  [this, place, answer](const wslib::Loaded<ProfileFolder::Opened> &opened) {
                      if (!opened.value)
                          return answer({std::nullopt, opened.error});
                      const ProfileJson::Document &document = opened.value->document;
                      addSecrets({{place, document.id, opened.value->stamp}, document.profile, {}}, answer);
                  });
}

void ProfileStore::addSecrets(const OpenedProfile &opened, const Then<wslib::Loaded<OpenedProfile>> &then)
{
    m_secrets->read(opened.ticket.id, [this, opened, then](const wslib::Loaded<Secrets> &secrets) {
        report(secrets.error);
        OpenedProfile filled = opened;
        filled.profile = withSecrets(opened.profile, secrets.value.value_or(Secrets()), &filled.missing);
        m_missing.insert(opened.ticket.id, filled.missing);
        then({filled, {}});
    });
}

void ProfileStore::save(const Ticket &ticket, const QString &folder, const Profile &profile, QObject *context,
                        const Then<wslib::Loaded<SavedProfile>> &then)
{
    Secrets secrets;
    const QString id = ticket.id.isEmpty() ? ProfileJson::newId() : ticket.id;
    const ProfileJson::Document document{id, withoutSecrets(profile, secrets, m_missing.value(id))};
    const Then<wslib::Loaded<SavedProfile>> answer = guarded(context, then);
    m_errands.run(
        [files = m_folder, ticket, folder, document] {
            const QString place =
                ticket.place.isEmpty() ? files.freePlace(folder, document.profile.name) : ticket.place;
            return files.save(place, document, ticket.stamp);
        },
        [this, id, secrets, answer](const wslib::Loaded<ProfileFolder::Saved> &saved) {
            refresh();
            if (!saved.value)
                return answer({std::nullopt, saved.error});
            SavedProfile result{{saved.value->place, id, saved.value->stamp}, saved.value->copy, {}};
            m_secrets->write(id, secrets, [result, answer](const QString &error) mutable {
                result.notice = error;
                answer({result, {}});
            });
        });
}

// ---- Environments ---------------------------------------------------------------------------------------------------

void ProfileStore::saveEnvironments(const QList<StoredEnvironment> &environments, QObject *context,
                                    const Then<QStringList> &then)
{
    saveEnvironments(environments, m_environments, context, then);
}

void ProfileStore::saveEnvironments(const QList<StoredEnvironment> &environments,
                                    const QList<StoredEnvironment> &before, QObject *context,
                                    const Then<QStringList> &then)
{
    QSet<QString> kept;
    QList<StoredEnvironment> plain;
    QMap<QString, Secrets> secrets;
    for (StoredEnvironment stored : environments) {
        if (stored.id.isEmpty())
            stored.id = ProfileJson::newId();
        stored.environment = withoutSecrets(stored.environment, secrets[stored.id]);
        kept.insert(stored.place);
        plain += stored;
    }
    QStringList gone;
    for (const StoredEnvironment &stored : before) {
        if (!kept.contains(stored.place))
            gone += stored.place;
    }
    for (auto entry = secrets.cbegin(); entry != secrets.cend(); ++entry)
        m_secrets->write(entry.key(), entry.value(), [this](const QString &error) { report(error); });
    const Then<QStringList> answer = guarded(context, then);
    m_errands.run(
        [folder = m_folder, plain, gone] {
            QStringList problems;
            for (const StoredEnvironment &stored : plain) {
                const bool renamed =
                    !stored.place.isEmpty()
                    && ProfileFolder::nameOf(stored.place) != ProfileFolder::safeName(stored.environment.name);
                const auto saved = folder.saveEnvironment(renamed ? QString() : stored.place,
                                                          {stored.id, stored.environment}, stored.stamp);
                if (!saved.value)
                    problems += saved.error;
                // Only now: what can't be written under its new name stays under the old one.
                else if (renamed && folder.moveToTrash(stored.place) == ProfileFolder::Removal::NoTrash)
                    problems += folder.remove(stored.place);
            }
            for (const QString &place : gone) {
                if (folder.moveToTrash(place) == ProfileFolder::Removal::NoTrash)
                    problems += folder.remove(place);
            }
            problems.removeAll(QString());
            return problems;
        },
        [this, answer](const QStringList &problems) {
            m_environmentsStale = true; // a secret may have changed where the file hasn't
            refresh();
            answer(problems);
        });
}

// ---- Order ----------------------------------------------------------------------------------------------------------

void ProfileStore::makeFolder(const QString &folder, const QString &name)
{
    m_errands.run([files = m_folder, folder, name] { return files.makeFolder(folder, name); },
                  [this](const QString &error) {
                      report(error);
                      refresh();
                  });
}

void ProfileStore::reportMove(const QString &from, const wslib::Loaded<QString> &to)
{
    if (!to.value)
        report(to.error);
    else if (*to.value != from)
        Q_EMIT moved(from, *to.value);
    refresh();
}

void ProfileStore::rename(const QString &place, const QString &name)
{
    m_errands.run([files = m_folder, place, name] { return files.rename(place, name); },
                  [this, place](const wslib::Loaded<QString> &to) { reportMove(place, to); });
}

void ProfileStore::move(const QString &place, const QString &folder)
{
    m_errands.run([files = m_folder, place, folder] { return files.move(place, folder); },
                  [this, place](const wslib::Loaded<QString> &to) { reportMove(place, to); });
}

void ProfileStore::duplicate(const QString &place)
{
    m_errands.run([files = m_folder, place] { return files.duplicate(place); },
                  [this](const wslib::Loaded<ProfileFolder::Duplicate> &copy) {
                      report(copy.error);
                      refresh();
                      if (!copy.value)
                          return;
                      const QString newId = copy.value->newId;
                      m_secrets->read(copy.value->oldId, [this, newId](const wslib::Loaded<Secrets> &secrets) {
                          m_secrets->write(newId, secrets.value.value_or(Secrets()),
                                           [this](const QString &error) { report(error); });
                      });
                  });
}

// Its secrets stay: what lies in the trash may come back.
void ProfileStore::remove(const QString &place, QObject *context, const Then<ProfileFolder::Removal> &then)
{
    const Then<ProfileFolder::Removal> answer = guarded(context, then);
    m_errands.run([files = m_folder, place] { return files.moveToTrash(place); },
                  [this, place, answer](const ProfileFolder::Removal &removal) {
                      if (removal == ProfileFolder::Removal::Failed)
                          report(QStringLiteral("Can't delete %1. Is its folder writable?")
                                     .arg(QDir::toNativeSeparators(m_folder.absolute(place))));
                      refresh();
                      answer(removal);
                  });
}

void ProfileStore::removeForEver(const QString &place)
{
    for (const ProfileFolder::Entry &entry : m_listing.profiles) {
        if (entry.place == place || entry.place.startsWith(place + u'/'))
            m_secrets->write(entry.id, {}, [this](const QString &error) { report(error); });
    }
    m_errands.run([files = m_folder, place] { return files.remove(place); },
                  [this](const QString &error) {
                      report(error);
                      refresh();
                  });
}

} // namespace workbench
