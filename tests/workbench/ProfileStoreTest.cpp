#include "ProfileSamples.h"
#include "tests/support/TestRegistry.h"

#include "workbench/profile/FileSecretStore.h"
#include "workbench/profile/MemorySecretStore.h"
#include "workbench/profile/ProfileStore.h"

#include <QDirIterator>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace workbench;
using Ticket = ProfileStore::Ticket;

/// A folder of profiles: kept, found again, put in order, and shared with others who write there.
class ProfileStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_DATA_HOME", m_data.path().toLocal8Bit()); } // where the trash is
    void init();
    void cleanup() { m_store.reset(); }

    void keepsAndOpens();
    void leavesNoSecretInTheFolder();
    void makesNamesSafe_data();
    void makesNamesSafe();
    void keepsTheNameThatNoFileCanHave();
    void writesOnlyWhatChanged();
    void listsBrokenFilesAndLeavesThem();
    void noticesOthers();
    void keepsWhatOthersWroteMeanwhile();
    void renamesMovesDuplicatesRemoves();
    void refusesImpossibleMoves();
    void movesToTheTrash();
    void tellsWhatCantBeWritten();
    void leavesPlaceholdersOfMissingSecrets();
    void keepsEnvironments();
    void leavesEnvironmentsThatCameMeanwhile();
    void keepsAnEnvironmentThatCantBeRenamed();
    void writesNothingThatIsTooLargeToOpen();
    void ignoresHiddenFolders();

    void secretsFileIsPrivate();
    void secretsFileIsNotWrittenOverWhenBroken();
    void secretsOfSeveralProgramsStandTogether();

private:
    QString path(const QString &place) const { return m_folder->filePath(QStringLiteral("profiles/")) + place; }
    void write(const QString &place, const QByteArray &bytes)
    {
        QDir().mkpath(QFileInfo(path(place)).path());
        QFile file(path(place));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    QByteArray read(const QString &place) const
    {
        QFile file(path(place));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    ProfileStore::SavedProfile save(const Ticket &ticket, const QString &folder, const Profile &profile);
    wslib::Loaded<ProfileStore::OpenedProfile> open(const QString &place);
    QStringList places() const;

    QTemporaryDir m_data;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<MemorySecretStore> m_secrets;
    std::unique_ptr<ProfileStore> m_store;
    QString m_error;
};

void ProfileStoreTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_secrets = std::make_shared<MemorySecretStore>();
    m_store = std::make_unique<ProfileStore>(path({}).chopped(1), m_secrets);
    QVERIFY(QDir().mkpath(m_store->path()));
    m_error.clear();
    connect(m_store.get(), &ProfileStore::failed, this, [this](const QString &why) { m_error = why; });
}

ProfileStore::SavedProfile ProfileStoreTest::save(const Ticket &ticket, const QString &folder, const Profile &profile)
{
    std::optional<wslib::Loaded<ProfileStore::SavedProfile>> answer;
    m_store->save(ticket, folder, profile, this, [&](const auto &saved) { answer = saved; });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }))
        return {};
    m_error = answer->error;
    return answer->value.value_or(ProfileStore::SavedProfile());
}

wslib::Loaded<ProfileStore::OpenedProfile> ProfileStoreTest::open(const QString &place)
{
    std::optional<wslib::Loaded<ProfileStore::OpenedProfile>> answer;
    m_store->open(place, this, [&](const auto &opened) { answer = opened; });
    return QTest::qWaitFor([&] { return answer.has_value(); }) ? *answer : wslib::Loaded<ProfileStore::OpenedProfile>();
}

QStringList ProfileStoreTest::places() const
{
    QStringList all = m_store->listing().folders;
    for (const ProfileFolder::Entry &entry : m_store->listing().profiles)
        all += entry.place;
    return all;
}

void ProfileStoreTest::keepsAndOpens()
{
    const auto saved = save({}, QStringLiteral("team/staging"), fullProfile());
    QCOMPARE(saved.ticket.place, QStringLiteral("team/staging/echo.windsock.json"));
    const auto opened = open(saved.ticket.place);
    QVERIFY2(opened.value, qPrintable(opened.error));
    QVERIFY(opened.value->profile == fullProfile());
    QCOMPARE(opened.value->ticket, saved.ticket);
    QVERIFY(opened.value->missing.isEmpty());
    QTRY_COMPARE(places(), QStringList({QStringLiteral("team"), QStringLiteral("team/staging"), saved.ticket.place}));
    QVERIFY(!open(QStringLiteral("nothing.windsock.json")).value);
    // Another of that name goes beside it.
    QCOMPARE(save({}, QStringLiteral("team/staging"), fullProfile()).ticket.place,
             QStringLiteral("team/staging/echo 2.windsock.json"));
}

void ProfileStoreTest::leavesNoSecretInTheFolder()
{
    save({}, {}, fullProfile());
    std::optional<QStringList> problems;
    m_store->saveEnvironments(
        {{{}, {}, {}, {QStringLiteral("e"), {{QStringLiteral("t"), QStringLiteral("hush"), true}}}}}, this,
        [&](const QStringList &answer) { problems = answer; });
    QTRY_VERIFY(problems && problems->isEmpty());
    int files = 0;
    QDirIterator all(m_store->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    for (; all.hasNext(); ++files) {
        QFile file(all.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("hush"), qPrintable(file.fileName()));
    }
    QCOMPARE(files, 2);
}

void ProfileStoreTest::makesNamesSafe_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("safe");
    QTest::newRow("plain") << QStringLiteral("Größe 1") << QStringLiteral("Größe 1");
    QTest::newRow("slashes") << QStringLiteral("../../etc/passwd") << QStringLiteral("_..-..-etc-passwd");
    QTest::newRow("signs") << QStringLiteral("a:b*c?\"<>|\\d") << QStringLiteral("a-b-c------d");
    QTest::newRow("dots") << QStringLiteral("..") << QStringLiteral("unnamed");
    QTest::newRow("reserved") << QStringLiteral("con") << QStringLiteral("_con");
    QTest::newRow("reserved with ending") << QStringLiteral("LPT1.x") << QStringLiteral("_LPT1.x");
    QTest::newRow("end") << QStringLiteral("a. . ") << QStringLiteral("a");
    QTest::newRow("empty") << QString() << QStringLiteral("unnamed");
    QTest::newRow("lines") << QStringLiteral("a\nb\tc") << QStringLiteral("a b c");
    QTest::newRow("long") << QString(500, u'x') << QString(100, u'x');
}

void ProfileStoreTest::makesNamesSafe()
{
    QFETCH(QString, name);
    QFETCH(QString, safe);
    QCOMPARE(ProfileFolder::safeName(name), safe);
    QCOMPARE(ProfileFolder::safeName(safe), safe);
}

void ProfileStoreTest::keepsTheNameThatNoFileCanHave()
{
    Profile profile;
    profile.name = QStringLiteral("GET /ws: v1");
    const auto saved = save({}, {}, profile);
    QCOMPARE(saved.ticket.place, QStringLiteral("GET -ws- v1.windsock.json"));
    QCOMPARE(open(saved.ticket.place).value->profile.name, profile.name);
    // Who renames the file means it.
    QVERIFY(QFile::rename(path(saved.ticket.place), path(QStringLiteral("other.windsock.json"))));
    QCOMPARE(open(QStringLiteral("other.windsock.json")).value->profile.name, QStringLiteral("other"));
}

void ProfileStoreTest::writesOnlyWhatChanged()
{
    const auto saved = save({}, {}, fullProfile());
    QFile file(path(saved.ticket.place));
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QDateTime past = QDateTime::currentDateTime().addDays(-1);
    QVERIFY(file.setFileTime(past, QFileDevice::FileModificationTime));
    file.close();
    save(saved.ticket, {}, fullProfile());
    QVERIFY(QFileInfo(file.fileName()).lastModified() < past.addSecs(2));
}

void ProfileStoreTest::listsBrokenFilesAndLeavesThem()
{
    const QByteArray bytes = "{ \"windsock\": 1, <<<<<<< ours\n";
    write(QStringLiteral("broken.windsock.json"), bytes);
    write(QStringLiteral("readme.json"), "{}");
    m_store->refresh();
    QTRY_COMPARE(places(), QStringList{QStringLiteral("broken.windsock.json")});
    const ProfileFolder::Entry entry = m_store->listing().profiles.first();
    QCOMPARE(entry.name, QStringLiteral("broken"));
    QVERIFY2(entry.problem.contains(QLatin1String("line 1")), qPrintable(entry.problem));
    QVERIFY(!open(entry.place).value);
    save({entry.place, QStringLiteral("id"), entry.stamp}, {}, fullProfile());
    QVERIFY2(m_error.contains(QLatin1String("isn't written over")), qPrintable(m_error));
    QCOMPARE(read(entry.place), bytes);
}

void ProfileStoreTest::noticesOthers()
{
    m_store->refresh();
    const auto saved = save({}, QStringLiteral("team"), fullProfile());
    QTRY_COMPARE(places().size(), 2);
    const QByteArray stamp = m_store->listing().profiles.first().stamp;
    QByteArray changed = read(saved.ticket.place);
    write(saved.ticket.place, changed.replace("chat.v1", "chat.v9"));
    QTRY_VERIFY(m_store->listing().profiles.first().stamp != stamp);
    write(QStringLiteral("team/new.windsock.json"), "{\"windsock\": 1, \"url\": \"ws://x\"}");
    QTRY_COMPARE(places().size(), 3);
    QVERIFY(QFile::remove(path(saved.ticket.place)));
    QTRY_COMPARE(places(), QStringList({QStringLiteral("team"), QStringLiteral("team/new.windsock.json")}));
}

void ProfileStoreTest::keepsWhatOthersWroteMeanwhile()
{
    const auto saved = save({}, {}, fullProfile());
    QByteArray theirs = read(saved.ticket.place);
    theirs.replace("chat.v1", "theirs");
    write(saved.ticket.place, theirs);
    Profile mine = fullProfile();
    mine.connection.subprotocols = {QStringLiteral("mine")};
    const auto again = save(saved.ticket, {}, mine);
    QCOMPARE(again.copy, QStringLiteral("echo (changed elsewhere).windsock.json"));
    QCOMPARE(read(again.copy), theirs);
    QVERIFY(open(saved.ticket.place).value->profile == mine);
    QVERIFY(save(again.ticket, {}, fullProfile()).copy.isEmpty()); // now it is known
}

void ProfileStoreTest::renamesMovesDuplicatesRemoves()
{
    QSignalSpy moves(m_store.get(), &ProfileStore::moved);
    const auto saved = save({}, {}, fullProfile());
    m_store->rename(saved.ticket.place, QStringLiteral("a/b"));
    QTRY_COMPARE(places(), QStringList{QStringLiteral("a-b.windsock.json")});
    QCOMPARE(open(QStringLiteral("a-b.windsock.json")).value->profile.name, QStringLiteral("a/b"));
    m_store->makeFolder({}, QStringLiteral("team"));
    m_store->move(QStringLiteral("a-b.windsock.json"), QStringLiteral("team"));
    QTRY_COMPARE(places(), QStringList({QStringLiteral("team"), QStringLiteral("team/a-b.windsock.json")}));
    m_store->rename(QStringLiteral("team"), QStringLiteral("crew"));
    m_store->duplicate(QStringLiteral("crew/a-b.windsock.json"));
    QTRY_COMPARE(places().size(), 3);
    QCOMPARE(moves.size(), 3);
    // The copy has secrets of its own.
    const auto copy = open(QStringLiteral("crew/a-b 2.windsock.json"));
    QVERIFY(copy.value->ticket.id != saved.ticket.id);
    QTRY_VERIFY(open(QStringLiteral("crew/a-b 2.windsock.json")).value->missing.isEmpty());
    m_store->removeForEver(QStringLiteral("crew"));
    QTRY_VERIFY(places().isEmpty());
    QVERIFY2(m_error.isEmpty(), qPrintable(m_error));
}

void ProfileStoreTest::refusesImpossibleMoves()
{
    save({}, QStringLiteral("a/b"), fullProfile());
    save({}, QStringLiteral("a"), fullProfile());
    m_store->move(QStringLiteral("a"), QStringLiteral("a/b"));
    QTRY_VERIFY(m_error.contains(QLatin1String("into itself")));
    m_store->move(QStringLiteral("a/echo.windsock.json"), QStringLiteral("a/b"));
    QTRY_VERIFY(m_error.contains(QLatin1String("already")));
    m_error.clear();
    m_store->makeFolder({}, QStringLiteral("a"));
    QTRY_VERIFY(m_error.contains(QLatin1String("already")));
    m_error.clear();
    m_store->makeFolder({}, QStringLiteral("environments"));
    QTRY_VERIFY(m_error.contains(QLatin1String("another name")));
}

void ProfileStoreTest::movesToTheTrash()
{
    const QStringList here = QDir::current().entryList();
    const auto saved = save({}, {}, fullProfile());
    std::optional<ProfileFolder::Removal> removal;
    m_store->remove(saved.ticket.place, this, [&](const ProfileFolder::Removal &answer) { removal = answer; });
    QTRY_VERIFY(removal);
    if (*removal == ProfileFolder::Removal::NoTrash)
        QSKIP("The file system of the temporary folder has no trash.");
    QCOMPARE(*removal, ProfileFolder::Removal::Done);
    QTRY_VERIFY(places().isEmpty());
    QCOMPARE(QDir::current().entryList(), here);
}

void ProfileStoreTest::tellsWhatCantBeWritten()
{
    write(QStringLiteral("file"), "x");
    save({}, QStringLiteral("file"), fullProfile()); // a file where a folder should be
    QVERIFY2(m_error.contains(QLatin1String("Can't make the folder")), qPrintable(m_error));
}

// Somebody else's secrets: who hasn't them and saves must not take their places out of the file that both share.
void ProfileStoreTest::leavesPlaceholdersOfMissingSecrets()
{
    const auto mine = save({}, {}, fullProfile());
    const QByteArray before = read(mine.ticket.place);
    auto elsewhere = std::make_shared<MemorySecretStore>();
    m_store = std::make_unique<ProfileStore>(m_store->path(), elsewhere);
    auto opened = *open(mine.ticket.place).value;
    QVERIFY(!opened.missing.isEmpty());
    QCOMPARE(save(opened.ticket, {}, opened.profile).ticket.stamp, mine.ticket.stamp);
    QCOMPARE(read(mine.ticket.place), before);
    // What is typed in is kept, and only that.
    opened.profile.connection.auth.password = QStringLiteral("mine");
    save(opened.ticket, {}, opened.profile);
    QCOMPARE(read(mine.ticket.place), before);
    const auto again = *open(mine.ticket.place).value;
    QCOMPARE(again.profile.connection.auth.password, QStringLiteral("mine"));
    QCOMPARE(again.missing.size(), opened.missing.size() - 1);
}

void ProfileStoreTest::keepsEnvironments()
{
    const Environment staging{QStringLiteral("sta/ging"),
                              {{QStringLiteral("host"), QStringLiteral("h"), false},
                               {QStringLiteral("token"), QStringLiteral("hush"), true}}};
    QSignalSpy changes(m_store.get(), &ProfileStore::environmentsChanged);
    m_store->saveEnvironments({{{}, {}, {}, staging}}, this, [](const QStringList &) {});
    QTRY_COMPARE(m_store->environments().size(), 1);
    QVERIFY(m_store->environment(QStringLiteral("sta/ging")) == staging);
    QVERIFY(QFile::exists(path(QStringLiteral("environments/sta-ging.json"))));
    // Renamed, and another value of a secret, which the file doesn't show.
    QList<ProfileStore::StoredEnvironment> all = m_store->environments();
    all[0].environment.variables[1].value = QStringLiteral("hush-2");
    m_store->saveEnvironments(all, this, [](const QStringList &) {});
    QTRY_COMPARE(m_store->environment(QStringLiteral("sta/ging")).variables.at(1).value, QStringLiteral("hush-2"));
    m_store->saveEnvironments({}, this, [](const QStringList &) {});
    QTRY_VERIFY(m_store->environments().isEmpty());
    QVERIFY(m_store->environment(QStringLiteral("staging")).variables.isEmpty());
}

void ProfileStoreTest::leavesEnvironmentsThatCameMeanwhile()
{
    m_store->saveEnvironments({{{}, {}, {}, {QStringLiteral("mine"), {}}}}, this, [](const QStringList &) {});
    QTRY_COMPARE(m_store->environments().size(), 1);
    const QList<ProfileStore::StoredEnvironment> before = m_store->environments();
    write(QStringLiteral("environments/pulled.json"), R"({"windsockEnvironment": 1, "variables": []})");
    m_store->refresh();
    QTRY_COMPARE(m_store->environments().size(), 2);
    std::optional<QStringList> problems;
    m_store->saveEnvironments({}, before, this, [&](const QStringList &answer) { problems = answer; });
    QTRY_VERIFY(problems && problems->isEmpty());
    QVERIFY(!QFile::exists(path(QStringLiteral("environments/mine.json"))));
    QVERIFY(QFile::exists(path(QStringLiteral("environments/pulled.json"))));
}

void ProfileStoreTest::keepsAnEnvironmentThatCantBeRenamed()
{
    const QString large(static_cast<int>(ProfileFolder::maxFileSize) + 1, u'x');
    m_store->saveEnvironments({{{}, {}, {}, {QStringLiteral("old"), {}}}}, this, [](const QStringList &) {});
    QTRY_COMPARE(m_store->environments().size(), 1);
    QList<ProfileStore::StoredEnvironment> all = m_store->environments();
    all[0].environment = {QStringLiteral("new"), {{QStringLiteral("v"), large, false}}};
    std::optional<QStringList> problems;
    m_store->saveEnvironments(all, this, [&](const QStringList &answer) { problems = answer; });
    QTRY_VERIFY(problems);
    QCOMPARE(problems->size(), 1);
    QVERIFY(QFile::exists(path(QStringLiteral("environments/old.json"))));
}

void ProfileStoreTest::writesNothingThatIsTooLargeToOpen()
{
    Profile profile = fullProfile();
    const auto saved = save({}, {}, profile);
    profile.draft.texts.insert(MessageDraft::Form::Text,
                               QString(static_cast<int>(ProfileFolder::maxFileSize) + 1, u'x'));
    save(saved.ticket, {}, profile);
    QVERIFY2(m_error.contains(QLatin1String("too large")), qPrintable(m_error));
    QVERIFY(open(saved.ticket.place).value);
}

void ProfileStoreTest::ignoresHiddenFolders()
{
    write(QStringLiteral(".git/x.windsock.json"), "{\"windsock\": 1}");
    write(QStringLiteral("a/.cache/x.windsock.json"), "{\"windsock\": 1}");
    m_store->refresh();
    QTRY_COMPARE(places(), QStringList{QStringLiteral("a")});
}

// ---- Secrets in a file ----------------------------------------------------------------------------------------------

void ProfileStoreTest::secretsFileIsPrivate()
{
    const QString file = m_folder->filePath(QStringLiteral("secrets/secrets.json"));
    FileSecretStore store(file);
    std::optional<Secrets> found;
    store.read(QStringLiteral("a"), [&](const auto &secrets) { found = secrets.value; });
    QTRY_VERIFY(found && found->isEmpty());
    QVERIFY(!QFile::exists(file));
    store.write(QStringLiteral("a"), {{QStringLiteral("k"), QStringLiteral("hush")}}, [](const QString &) {});
    store.read(QStringLiteral("a"), [&](const auto &secrets) { found = secrets.value; });
    QTRY_COMPARE(found->value(QStringLiteral("k")), QStringLiteral("hush"));
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther;
    QVERIFY(!(QFile::permissions(file) & others));
    store.write(QStringLiteral("a"), {}, [](const QString &) {});
    store.finish();
    QFile left(file);
    QVERIFY(left.open(QIODevice::ReadOnly));
    QVERIFY(!left.readAll().contains("hush"));
}

void ProfileStoreTest::secretsFileIsNotWrittenOverWhenBroken()
{
    const QString file = m_folder->filePath(QStringLiteral("secrets.json"));
    QFile broken(file);
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("{ half");
    broken.close();
    FileSecretStore store(file);
    QString error;
    store.write(QStringLiteral("a"), {{QStringLiteral("k"), QStringLiteral("v")}},
                [&](const QString &why) { error = why; });
    QTRY_VERIFY2(error.contains(QLatin1String("isn't written over")), qPrintable(error));
    QVERIFY(broken.open(QIODevice::ReadOnly));
    QCOMPARE(broken.readAll(), QByteArray("{ half"));
}

void ProfileStoreTest::secretsOfSeveralProgramsStandTogether()
{
    const QString file = m_folder->filePath(QStringLiteral("secrets.json"));
    FileSecretStore one(file);
    FileSecretStore other(file);
    for (int i = 0; i < 10; ++i) {
        one.write(QStringLiteral("one%1").arg(i), {{QStringLiteral("k"), QStringLiteral("v")}}, [](const QString &) {});
        other.write(QStringLiteral("other%1").arg(i), {{QStringLiteral("k"), QStringLiteral("v")}},
                    [](const QString &) {});
    }
    one.finish();
    other.finish();
    QFile left(file);
    QVERIFY(left.open(QIODevice::ReadOnly));
    QCOMPARE(left.readAll().count("\"k\": \"v\""), 20);
}

WINDSOCK_TEST(ProfileStoreTest)
#include "ProfileStoreTest.moc"
