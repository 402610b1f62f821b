#include "ProfileSamples.h"
#include "tests/support/TestRegistry.h"

#include "workbench/profile/FileSecretStore.h"
#include "workbench/profile/Session.h"

#include <QDir>
#include <QTemporaryDir>

using namespace workbench;

/// The tabs of a window come back after the end of the program, whatever end that was.
class SessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_secrets = std::make_shared<FileSecretStore>(m_folder->filePath(QStringLiteral("secrets/secrets.json")));
    }

    void beginsEmpty();
    void comesBackAfterACleanEnd();
    void comesBackAfterACrash();
    void isWrittenWithinSeconds();
    void hasNoSecretInIt();
    void isNotSharedByTwoPrograms();
    void survivesABrokenFile();

private:
    QString folder() const { return m_folder->filePath(QStringLiteral("sessions")); }
    std::unique_ptr<SessionKeeper> keeper() const { return std::make_unique<SessionKeeper>(folder(), m_secrets); }
    SessionKeeper::Restored restore(SessionKeeper &keeper);
    QByteArray file() const
    {
        QFile kept(folder() + QStringLiteral("/session-1.json"));
        return kept.open(QIODevice::ReadOnly) ? kept.readAll() : QByteArray();
    }
    static Session twoTabs()
    {
        Session session;
        session.tabs = {{{QStringLiteral("a/echo.windsock.json"), QStringLiteral("id"), "stamp"}, fullProfile(), true},
                        {{}, {}, false}};
        session.tabs[1].profile.connection.url = QStringLiteral("ws://user:hush@b");
        session.current = 1;
        session.closed = {{{}, fullProfile(), false}};
        return session;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FileSecretStore> m_secrets;
};

SessionKeeper::Restored SessionTest::restore(SessionKeeper &keeper)
{
    std::optional<SessionKeeper::Restored> answer;
    keeper.restore(this, [&](const SessionKeeper::Restored &restored) { answer = restored; });
    return QTest::qWaitFor([&] { return answer.has_value(); }) ? *answer : SessionKeeper::Restored{{}, true, {}};
}

void SessionTest::beginsEmpty()
{
    const auto restored = restore(*keeper());
    QVERIFY(restored.session == Session());
    QVERIFY(!restored.crashed);
    QVERIFY2(restored.problem.isEmpty(), qPrintable(restored.problem));
}

void SessionTest::comesBackAfterACleanEnd()
{
    auto first = keeper();
    restore(*first);
    first->end(twoTabs());
    first.reset();
    const auto restored = restore(*keeper());
    QVERIFY(restored.session == twoTabs());
    QVERIFY(!restored.crashed);
}

// Without end(), as if the program had been killed once it was written.
void SessionTest::comesBackAfterACrash()
{
    auto first = keeper();
    restore(*first);
    first->keep(twoTabs());
    first.reset();
    const auto restored = restore(*keeper());
    QVERIFY(restored.session == twoTabs());
    QVERIFY(restored.crashed);
}

void SessionTest::isWrittenWithinSeconds()
{
    auto first = keeper();
    restore(*first);
    first->keep(twoTabs());
    QTRY_VERIFY(file().contains("ws://user:"));
}

void SessionTest::hasNoSecretInIt()
{
    auto first = keeper();
    restore(*first);
    first->end(twoTabs());
    QVERIFY(!file().isEmpty());
    QVERIFY(!file().contains("hush"));
}

void SessionTest::isNotSharedByTwoPrograms()
{
    auto first = keeper();
    restore(*first);
    first->keep(twoTabs());
    auto second = keeper();
    QVERIFY(restore(*second).session == Session());
    Session other;
    other.tabs = {{{}, {}, false}};
    other.tabs[0].profile.connection.url = QStringLiteral("ws://second");
    second->keep(other);
    first.reset();
    second.reset();
    auto third = keeper();
    const auto restored = restore(*third);
    QCOMPARE(restored.session.tabs.size(), 3); // both had crashed: nothing is lost
    QVERIFY(restored.crashed);
    third->end(restored.session);
    third.reset();
    QCOMPARE(restore(*keeper()).session.tabs.size(), 3);
}

void SessionTest::survivesABrokenFile()
{
    QVERIFY(QDir().mkpath(folder()));
    QFile broken(folder() + QStringLiteral("/session-1.json"));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("{ half");
    broken.close();
    const auto restored = restore(*keeper());
    QVERIFY2(restored.problem.contains(QLatin1String(".broken")), qPrintable(restored.problem));
    QVERIFY(QFile::exists(broken.fileName() + QStringLiteral(".broken")));
    QVERIFY(restore(*keeper()).problem.isEmpty());
}

WINDSOCK_TEST(SessionTest)
#include "SessionTest.moc"
