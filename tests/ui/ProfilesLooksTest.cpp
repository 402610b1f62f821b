#include "WindowFixture.h"
#include "tests/support/TestRegistry.h"

#include "ui/profile/Sidebar.h"

#include <QDialog>
#include <QListWidget>
#include <QPixmap>

/// The sidebar and its dialogs in the sizes and themes they are seen in. With WINDSOCK_PICTURES set to a folder, it leaves
/// pictures there for people to look at.
class ProfilesLooksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fits_data();
    void fits();

private:
    static void draw(QWidget *widget, const QString &name)
    {
        const QString folder = qEnvironmentVariable("WINDSOCK_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(widget->grab().save(QStringLiteral("%1/profiles-%2.png").arg(folder, name)));
    }
};

void ProfilesLooksTest::fits_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light-large") << false << QSize(1280, 800);
    QTest::newRow("dark-large") << true << QSize(1280, 800);
    QTest::newRow("light-small") << false << QSize(800, 600);
    QTest::newRow("dark-small") << true << QSize(800, 600);
}

void ProfilesLooksTest::fits()
{
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    WindowFixture fixture;
    fixture.theme().choose(dark ? ui::Theme::Choice::Dark : ui::Theme::Choice::Light);
    workbench::Profile profile;
    for (const auto &[folder, called] : {std::pair(QStringLiteral("staging"), QStringLiteral("chat, as an admin")),
                                         std::pair(QStringLiteral("staging"), QStringLiteral("prices")),
                                         std::pair(QStringLiteral("staging/load"), QStringLiteral("1000 rooms")),
                                         std::pair(QString(), QStringLiteral("echo"))}) {
        profile.name = called;
        profile.connection.url = QStringLiteral("wss://staging.example.com/") + called;
        fixture.profiles().save({}, folder, profile, this, [](const auto &) {});
    }
    fixture.profiles().saveEnvironments({{{},
                                          {},
                                          {},
                                          {QStringLiteral("staging"),
                                           {{QStringLiteral("host"), QStringLiteral("staging.example.com"), false},
                                            {QStringLiteral("token"), QStringLiteral("hush"), true}}}},
                                         {{}, {}, {}, {QStringLiteral("production"), {}}}},
                                        this, [](const QStringList &) {});
    QDir().mkpath(fixture.profileFolder());
    QFile broken(fixture.profileFolder() + QStringLiteral("/merged badly.windsock.json"));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("{ <<<<<<< ");
    broken.close();
    QTRY_COMPARE(fixture.profiles().listing().profiles.size(), 5);
    QTRY_COMPARE(fixture.profiles().environments().size(), 2);
    QVERIFY(fixture.connectToOwnServer());
    ui::ProfileDesk *desk = fixture.window().profiles()->desk();
    desk->open(QStringLiteral("staging/prices.windsock.json"));
    QTRY_COMPARE(fixture.window().currentTab()->title(), QStringLiteral("prices"));
    fixture.client(1)->setUrl(QStringLiteral("wss://staging.example.com/prices?all=1"));
    desk->setEnvironment(QStringLiteral("staging"));
    desk->copyAs(workbench::CopyAs::Target::Browser, false, true);
    fixture.window().resize(size);
    QCoreApplication::processEvents();
    QCOMPARE(fixture.window().size(), size);
    draw(&fixture.window(), name);
    desk->saveAs();
    desk->editEnvironments();
    desk->import(
        QStringLiteral("curl 'https://example.com/ws?room=1' -H 'Origin: https://example.com' -b 'sid=1' --digest "
                       "--resolve a:443:127.0.0.1 -u me:secret"));
    auto *profiles = WindowFixture::part<QListWidget>(&fixture.window(), "importProfiles");
    QTRY_COMPARE(profiles->count(), 1);
    for (const char *box : {"saveDialog", "environmentDialog", "importDialog"}) {
        auto *dialog = WindowFixture::part<QDialog>(&fixture.window(), box);
        QVERIFY(dialog->width() <= size.width() && dialog->height() <= size.height());
        QCoreApplication::processEvents();
        draw(dialog, QLatin1String(box) + u'-' + name);
        dialog->close();
    }
}

WINDSOCK_TEST(ProfilesLooksTest)
#include "ProfilesLooksTest.moc"
