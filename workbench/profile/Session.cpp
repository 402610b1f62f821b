#include "workbench/profile/Session.h"

#include "workbench/profile/JsonText.h"

#include "wslib/net/PrivateFiles.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <chrono>

namespace workbench {

using namespace json;

namespace {

constexpr std::chrono::seconds writeDelay{1};
constexpr int mostPrograms = 32; ///< At once; beyond, nothing is kept.
constexpr int mostClosed = 20;

QString fileOf(const QString &folder, int number)
{
    return QStringLiteral("%1/session-%2.json").arg(folder).arg(number);
}

QString lockOf(const QString &folder, int number)
{
    return QStringLiteral("%1/session-%2.lock").arg(folder).arg(number);
}

QString ownerOf(int number)
{
    return QStringLiteral("session-%1").arg(number);
}

// ---- As JSON --------------------------------------------------------------------------------------------------------

Json toJson(const SessionTab &tab)
{
    Secrets secrets; // kept elsewhere: see secretsOf()
    const ProfileJson::Document document{tab.ticket.id, withoutSecrets(tab.profile, secrets)};
    QString why;
    Json object = Json::object();
    put(object, "place", tab.ticket.place, {});
    put(object, "stamp", QString::fromLatin1(tab.ticket.stamp), {});
    put(object, "edited", tab.edited, false);
    object["profile"] = parse(ProfileJson::write(document), &why).value_or(Json::object());
    return object;
}

SessionTab tabFromJson(const Json &object)
{
    SessionTab tab;
    tab.ticket.place = text(object, "place");
    tab.ticket.stamp = text(object, "stamp").toLatin1();
    tab.edited = flag(object, "edited", false);
    if (const auto document = ProfileJson::read(dump(member(object, "profile"))); document.value) {
        tab.ticket.id = document.value->id;
        tab.profile = document.value->profile;
    }
    return tab;
}

Json listToJson(const QList<SessionTab> &tabs)
{
    Json array = Json::array();
    for (const SessionTab &tab : tabs)
        array.push_back(toJson(tab));
    return array;
}

// A draft may be many megabytes: not for the thread of the window.
QByteArray toBytes(const Session &session, bool ended)
{
    Json object = Json::object();
    object["windsockSession"] = 1;
    object["ended"] = ended;
    object["current"] = session.current;
    object["tabs"] = listToJson(session.tabs);
    object["closed"] = listToJson(session.closed);
    return dump(object);
}

const QString tabKind = QStringLiteral("tab");
const QString closedKind = QStringLiteral("closed");

QString markOf(const QString &kind, qsizetype index)
{
    return kind + QString::number(index) + u'/';
}

void addSecretsOf(const QList<SessionTab> &tabs, const QString &kind, Secrets &secrets)
{
    for (qsizetype i = 0; i < tabs.size(); ++i) {
        Secrets mine;
        withoutSecrets(tabs.at(i).profile, mine);
        for (auto secret = mine.cbegin(); secret != mine.cend(); ++secret)
            secrets.insert(markOf(kind, i) + secret.key(), secret.value());
    }
}

Secrets secretsOf(const Session &session)
{
    Secrets secrets;
    addSecretsOf(session.tabs, tabKind, secrets);
    addSecretsOf(session.closed, closedKind, secrets);
    return secrets;
}

QList<SessionTab> listFromJson(const Json &array)
{
    QList<SessionTab> tabs;
    if (array.is_array()) {
        for (const Json &tab : array)
            tabs += tabFromJson(tab);
    }
    return tabs;
}

void fill(QList<SessionTab> &tabs, const QString &kind, const Secrets &secrets)
{
    for (qsizetype i = 0; i < tabs.size(); ++i) {
        Secrets mine;
        const QString mark = markOf(kind, i);
        for (auto secret = secrets.lowerBound(mark); secret != secrets.cend() && secret.key().startsWith(mark);
             ++secret)
            mine.insert(secret.key().sliced(mark.size()), secret.value());
        tabs[i].profile = withSecrets(tabs[i].profile, mine);
    }
}

using Left = SessionFile;

Left load(const QString &folder, int number)
{
    Left left;
    left.number = number;
    const QString path = fileOf(folder, number);
    const auto bytes = wslib::readSecretIfThere(path);
    left.problem = bytes.error;
    if (!bytes.value)
        return left;
    QString why;
    const auto object = parse(*bytes.value, &why);
    if (!object) {
        // It is of no use to anybody else, and the next one must not fall over it again.
        QFile::remove(path + QStringLiteral(".broken"));
        QFile::rename(path, path + QStringLiteral(".broken"));
        left.problem = QStringLiteral("The tabs of last time can't be read: %1 The file is kept as %2.broken.")
                           .arg(why, QDir::toNativeSeparators(path));
        return left;
    }
    left.ended = flag(*object, "ended", false);
    left.session.current = static_cast<int>(json::number(*object, "current", 0, 0, 10'000));
    left.session.tabs = listFromJson(member(*object, "tabs"));
    left.session.closed = listFromJson(member(*object, "closed"));
    return left;
}

// Ours, and those of programs that died and left nobody to take them up.
QList<Left> loadAll(const QString &folder, int mine)
{
    QList<Left> all{load(folder, mine)};
    for (int number = 1; number <= mostPrograms; ++number) {
        if (number == mine || !QFileInfo::exists(fileOf(folder, number)))
            continue;
        QLockFile lock(lockOf(folder, number));
        lock.setStaleLockTime(0);
        if (!lock.tryLock(0))
            continue; // it runs
        if (const Left left = load(folder, number); !left.ended)
            all += left;
    }
    return all;
}

} // namespace

SessionKeeper::SessionKeeper(const QString &folder, std::shared_ptr<SecretStore> secrets, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
    , m_secrets(std::move(secrets))
    , m_errands(this)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(writeDelay);
    connect(&m_delay, &QTimer::timeout, this, [this] { write(m_waiting, false); });
}

SessionKeeper::~SessionKeeper()
{
    if (m_delay.isActive())
        write(m_waiting, false);
}

QString SessionKeeper::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/windsock/sessions");
}

int SessionKeeper::claim(const QString &folder)
{
    for (int number = 1; number <= mostPrograms; ++number) {
        auto lock = std::make_unique<QLockFile>(lockOf(folder, number));
        lock->setStaleLockTime(0); // held until the program that made it is gone
        if (lock->tryLock(0)) {
            m_lock = std::move(lock);
            return number;
        }
    }
    return 0;
}

void SessionKeeper::restore(QObject *context, const std::function<void(const Restored &)> &then)
{
    const QString why = wslib::makePrivateFolder(m_folder);
    m_number = why.isEmpty() ? claim(m_folder) : 0;
    const auto answer = [this, guard = QPointer<QObject>(context), then](const Restored &restored) {
        m_ready = m_number > 0;
        if (guard)
            then(restored);
    };
    if (m_number == 0) {
        QMetaObject::invokeMethod(
            this,
            [answer, why] {
                answer({{}, false, why});
            },
            Qt::QueuedConnection);
        return;
    }
    m_errands.run([folder = m_folder, number = m_number] { return loadAll(folder, number); },
                  [this, answer](const QList<Left> &all) {
                      for (const Left &left : all.sliced(1))
                          m_takenOver += left.number;
                      addSecrets(all, 0, {}, answer);
                  });
}

// Of one file after the other.
void SessionKeeper::addSecrets(const QList<SessionFile> &all, qsizetype index, const Restored &before,
                               const std::function<void(const Restored &)> &then)
{
    if (index == all.size())
        return then(before);
    const SessionFile &left = all.at(index);
    m_secrets->read(ownerOf(left.number), [=, this](const wslib::Loaded<Secrets> &secrets) {
        Restored now = before;
        Session session = left.session;
        const Secrets known = secrets.value.value_or(Secrets());
        fill(session.tabs, tabKind, known);
        fill(session.closed, closedKind, known);
        if (index == 0)
            now.session.current = session.current;
        now.session.tabs += session.tabs;
        now.session.closed = session.closed + now.session.closed;
        now.crashed = now.crashed || !left.ended;
        for (const QString &problem : {left.problem, secrets.error}) {
            if (now.problem.isEmpty())
                now.problem = problem;
        }
        addSecrets(all, index + 1, now, then);
    });
}

void SessionKeeper::keep(const Session &session)
{
    m_waiting = session;
    if (m_ready && !m_ended && !m_delay.isActive())
        m_delay.start();
}

void SessionKeeper::end(const Session &session)
{
    m_delay.stop();
    if (!m_ready)
        return;
    write(session, true);
    m_ended = true;
    m_errands.finish();
    m_secrets->finish();
}

void SessionKeeper::write(const Session &session, bool ended)
{
    if (!m_ready)
        return;
    Session kept = session;
    if (kept.closed.size() > mostClosed)
        kept.closed = kept.closed.last(mostClosed);
    const Secrets secrets = secretsOf(kept);
    if (secrets != m_secretsWritten) {
        m_secretsWritten = secrets;
        m_secrets->write(ownerOf(m_number), secrets, [](const QString &) { /* said when a profile is saved */ });
    }
    QStringList done; // what was taken over stands in ours now
    for (const int number : std::exchange(m_takenOver, {})) {
        done += fileOf(m_folder, number);
        m_secrets->write(ownerOf(number), {}, [](const QString &) {});
    }
    m_errands.run(
        [path = fileOf(m_folder, m_number), kept, ended, done] {
            const QString why = wslib::writeWhole(path, toBytes(kept, ended), wslib::Audience::Owner);
            for (const QString &file : done) {
                if (why.isEmpty())
                    QFile::remove(file);
            }
            return why;
        },
        [](const QString &) {});
}

} // namespace workbench
