#include "WindowFixture.h"
#include "tests/support/TestRegistry.h"

#include "ui/connect/NoticeBar.h"
#include "ui/profile/Sidebar.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QTableView>
#include <QTreeView>

using ui::ClientTab;
using workbench::ProfileStore;

/// Keeping what one works with, through the window: the sidebar, saving, environments, imports, copies, and coming back.
class ProfilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_DATA_HOME", m_data.path().toLocal8Bit()); } // where the trash is
    void savesAndReopens();
    void marksChanges();
    void noticesWhatOthersChange();
    void opensFromTheSidebar();
    void leavesATabWithADraftAlone();
    void renamesAndDeletesInTheSidebar();
    void filtersTheSidebar();
    void hidesTheSidebar();
    void reopensAClosedTab();
    void comesBackAfterACrash();
    void comesBackAfterAnEnd();
    void importsACommand();
    void importsIntoTheSidebar();
    void editsEnvironments();
    void copiesAsACommand();
    void runsAScript();
    void tellsOfTheHistory();
    void warnsOfBrokenProfiles();

private:
    QTemporaryDir m_data;

    static void press(WindowFixture &fixture, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier)
    {
        fixture.window().activateWindow(); // after a dialog, a desktop does that
        QVERIFY(QTest::qWaitForWindowActive(&fixture.window()));
        QTest::keyClick(&fixture.window(), key, modifiers);
    }
    /// Saves the tab in front under that name.
    static bool save(WindowFixture &fixture, const QString &name, const QString &folder = {});
    static QString notice(WindowFixture &fixture, const char *bar = "notice");
    static QStringList saved(WindowFixture &fixture);
    static QTreeView *tree(WindowFixture &fixture)
    {
        return WindowFixture::part<QTreeView>(&fixture.window(), "sidebarTree");
    }
    static void select(WindowFixture &fixture, const QString &place)
    {
        WindowFixture::part<ui::Sidebar>(&fixture.window(), "sidebar")->select(place);
        tree(fixture)->setFocus();
    }
    static ClientTab *current(WindowFixture &fixture)
    {
        return qobject_cast<ClientTab *>(fixture.window().currentTab());
    }
    static QDialog *dialog(WindowFixture &fixture, const char *name)
    {
        return WindowFixture::part<QDialog>(&fixture.window(), name);
    }
};

bool ProfilesTest::save(WindowFixture &fixture, const QString &name, const QString &folder)
{
    const qsizetype before = saved(fixture).size();
    press(fixture, Qt::Key_S);
    QDialog *box = dialog(fixture, "saveDialog");
    WindowFixture::part<QLineEdit>(box, "profileName")->setText(name);
    WindowFixture::part<QComboBox>(box, "profileFolder")->setCurrentText(folder);
    WindowFixture::click(box, "saveAccept");
    return QTest::qWaitFor([&] { return saved(fixture).size() > before; })
           && QTest::qWaitFor([&] { return current(fixture)->title() == name; });
}

QString ProfilesTest::notice(WindowFixture &fixture, const char *bar)
{
    const auto *shown = WindowFixture::part(&fixture.window(), bar);
    return shown->isHidden()
               ? QString()
               : WindowFixture::part<QLabel>(shown, qPrintable(QLatin1String(bar) + QStringLiteral("Text")))->text();
}

QStringList ProfilesTest::saved(WindowFixture &fixture)
{
    QStringList places;
    for (const auto &entry : fixture.profiles().listing().profiles)
        places += entry.place;
    return places;
}

void ProfilesTest::savesAndReopens()
{
    WindowFixture fixture;
    ClientTab *tab = fixture.client();
    workbench::ConnectionSettings settings;
    settings.url = QStringLiteral("wss://example.com/ws");
    settings.auth.kind = workbench::AuthSettings::Kind::Bearer;
    settings.auth.token = QStringLiteral("hush");
    settings.subprotocols = {QStringLiteral("v1")};
    tab->setSettings(settings);
    WindowFixture::part<QPlainTextEdit>(tab, "textDraft")->setPlainText(QStringLiteral("a draft"));
    QVERIFY(save(fixture, QStringLiteral("echo"), QStringLiteral("team")));
    QCOMPARE(saved(fixture), QStringList{QStringLiteral("team/echo.windsock.json")});
    QFile file(fixture.profileFolder() + QStringLiteral("/team/echo.windsock.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("hush"));

    press(fixture, Qt::Key_W);
    QVERIFY(fixture.client()->url().isEmpty());
    QTRY_COMPARE(fixture.window().clientTabs().size(), 1);
    fixture.window().profiles()->desk()->open(QStringLiteral("team/echo.windsock.json"));
    QTRY_COMPARE(fixture.client()->url(), settings.url);
    QVERIFY(fixture.client()->settings() == settings);
    QCOMPARE(fixture.client()->draft().text(), QStringLiteral("a draft"));
    QCOMPARE(fixture.client()->title(), QStringLiteral("echo"));
    QVERIFY(fixture.client()->description().contains(QLatin1String("team/echo")));
}

void ProfilesTest::marksChanges()
{
    WindowFixture fixture;
    fixture.client()->setUrl(QStringLiteral("ws://a"));
    QVERIFY(save(fixture, QStringLiteral("one")));
    auto *url = WindowFixture::part<QLineEdit>(fixture.client(), "urlEdit");
    url->setFocus();
    QTest::keyClicks(url, QStringLiteral("bc"));
    QCOMPARE(fixture.client()->title(), QStringLiteral("one •"));
    QVERIFY(fixture.client()->description().contains(QLatin1String("aren't saved")));
    press(fixture, Qt::Key_S); // no question any more
    QTRY_COMPARE(fixture.client()->title(), QStringLiteral("one"));
    QTest::keyClick(url, Qt::Key_Backspace);
    QCOMPARE(fixture.client()->title(), QStringLiteral("one •"));
    QTest::keyClicks(url, QStringLiteral("c"));
    QCOMPARE(fixture.client()->title(), QStringLiteral("one")); // as it is saved
}

void ProfilesTest::noticesWhatOthersChange()
{
    WindowFixture fixture;
    fixture.client()->setUrl(QStringLiteral("ws://a"));
    QVERIFY(save(fixture, QStringLiteral("one")));
    QFile file(fixture.profileFolder() + QStringLiteral("/one.windsock.json"));
    const auto change = [&file](const QByteArray &from, const QByteArray &to) {
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        QVERIFY(bytes.contains(from));
        file.resize(0);
        file.seek(0);
        file.write(bytes.replace(from, to));
        file.close();
    };
    change("ws://a", "ws://theirs");
    QTRY_COMPARE(fixture.client()->url(), QStringLiteral("ws://theirs"));
    QVERIFY(notice(fixture).contains(QLatin1String("changed elsewhere")));
    fixture.client()->setUrl(QStringLiteral("ws://mine"));
    QTRY_COMPARE(fixture.client()->title(), QStringLiteral("one •"));
    change("ws://theirs", "ws://again");
    QTRY_VERIFY2(notice(fixture).contains(QLatin1String("has changes here")), qPrintable(notice(fixture)));
    QCOMPARE(fixture.client()->url(), QStringLiteral("ws://mine"));
    press(fixture, Qt::Key_S);
    QTRY_COMPARE(saved(fixture), QStringList({QStringLiteral("one (changed elsewhere).windsock.json"),
                                              QStringLiteral("one.windsock.json")}));
    QTRY_VERIFY(notice(fixture).contains(QLatin1String("kept as")));
}

void ProfilesTest::opensFromTheSidebar()
{
    WindowFixture fixture;
    fixture.client()->setUrl(QStringLiteral("ws://a"));
    QVERIFY(save(fixture, QStringLiteral("one")));
    press(fixture, Qt::Key_N);
    QCOMPARE(fixture.window().clientTabs().size(), 2);
    select(fixture, QStringLiteral("one.windsock.json"));
    QTest::keyClick(tree(fixture), Qt::Key_Return);
    QTRY_COMPARE(current(fixture), fixture.client(0)); // the tab that has it comes to the front
    QCOMPARE(fixture.window().clientTabs().size(), 2);
}

void ProfilesTest::leavesATabWithADraftAlone()
{
    WindowFixture fixture;
    workbench::MessageDraft draft;
    draft.texts.insert(workbench::MessageDraft::Form::Text, QStringLiteral("typed first"));
    fixture.client()->setDraft(draft);
    workbench::Profile profile;
    profile.name = QStringLiteral("echo");
    profile.connection.url = QStringLiteral("ws://localhost/");
    fixture.profiles().save({}, {}, profile, this, [](const auto &) {});
    QTRY_COMPARE(fixture.profiles().listing().profiles.size(), 1);
    fixture.window().profiles()->desk()->open(QStringLiteral("echo.windsock.json"));
    QTRY_COMPARE(fixture.window().currentTab()->title(), QStringLiteral("echo"));
    QCOMPARE(fixture.client(0)->draft(), draft);
    fixture.window().profiles()->desk()->remember(fixture.client(0));
    QVERIFY(fixture.window().profiles()->desk()->canReopen());
}

void ProfilesTest::renamesAndDeletesInTheSidebar()
{
    WindowFixture fixture;
    fixture.client()->setUrl(QStringLiteral("ws://a"));
    QVERIFY(save(fixture, QStringLiteral("one")));
    select(fixture, QStringLiteral("one.windsock.json"));
    QTest::keyClick(tree(fixture), Qt::Key_F2);
    auto *editor = tree(fixture)->viewport()->findChild<QLineEdit *>();
    QVERIFY(editor);
    editor->setText(QStringLiteral("two"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(saved(fixture), QStringList{QStringLiteral("two.windsock.json")});
    QTRY_COMPARE(fixture.client()->title(), QStringLiteral("two")); // the tab goes with it
    fixture.dialogs().confirms = true;                              // where there is no trash
    select(fixture, QStringLiteral("two.windsock.json"));
    QTest::keyClick(tree(fixture), Qt::Key_Delete);
    QTRY_VERIFY(saved(fixture).isEmpty());
    QCOMPARE(fixture.client()->url(), QStringLiteral("ws://a"));
    press(fixture, Qt::Key_S); // what stands in the tab can be saved again
    QTRY_COMPARE(saved(fixture), QStringList{QStringLiteral("two.windsock.json")});
}

void ProfilesTest::filtersTheSidebar()
{
    WindowFixture fixture;
    fixture.client()->setUrl(QStringLiteral("ws://alpha"));
    QVERIFY(save(fixture, QStringLiteral("one"), QStringLiteral("f")));
    press(fixture, Qt::Key_N);
    current(fixture)->setUrl(QStringLiteral("ws://beta"));
    QVERIFY(save(fixture, QStringLiteral("two"), QStringLiteral("f")));
    press(fixture, Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    auto *filter = WindowFixture::part<QLineEdit>(&fixture.window(), "sidebarFilter");
    QTRY_VERIFY(filter->hasFocus());
    QTest::keyClicks(filter, QStringLiteral("BETA"));
    const QAbstractItemModel *model = tree(fixture)->model();
    const QModelIndex folder = model->index(0, 0, model->index(0, 0));
    QCOMPARE(model->rowCount(folder), 1);
    QCOMPARE(model->index(0, 0, folder).data().toString(), QStringLiteral("two"));
}

void ProfilesTest::hidesTheSidebar()
{
    WindowFixture fixture;
    auto *sidebar = WindowFixture::part(&fixture.window(), "sidebar");
    QVERIFY(sidebar->isVisible());
    press(fixture, Qt::Key_B);
    QVERIFY(!sidebar->isVisible());
    fixture.reopen();
    sidebar = WindowFixture::part(&fixture.window(), "sidebar");
    QVERIFY(!sidebar->isVisible());
    press(fixture, Qt::Key_B);
    QVERIFY(sidebar->isVisible());
    fixture.window().resize(800, 600);
    QTRY_VERIFY(!sidebar->isVisible());
    fixture.window().resize(1280, 800);
    QTRY_VERIFY(sidebar->isVisible());
}

void ProfilesTest::reopensAClosedTab()
{
    WindowFixture fixture;
    fixture.client()->setUrl(QStringLiteral("ws://saved"));
    QVERIFY(save(fixture, QStringLiteral("one")));
    fixture.client()->setUrl(QStringLiteral("ws://edited"));
    press(fixture, Qt::Key_W);
    QVERIFY(fixture.dialogs().questions.isEmpty());
    QTRY_VERIFY(fixture.client()->url().isEmpty());
    press(fixture, Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(fixture.client()->url(), QStringLiteral("ws://edited"));
    QTRY_COMPARE(fixture.client()->title(), QStringLiteral("one •"));
}

void ProfilesTest::comesBackAfterACrash()
{
    WindowFixture fixture(WindowFixture::Session::Kept);
    QSignalSpy restored(fixture.window().profiles()->desk(), &ui::ProfileDesk::restored);
    QTRY_COMPARE(restored.size(), 1);
    workbench::ConnectionSettings settings;
    settings.url = QStringLiteral("ws://never-saved");
    settings.auth.kind = workbench::AuthSettings::Kind::Basic;
    settings.auth.password = QStringLiteral("hush");
    fixture.client()->setSettings(settings);
    WindowFixture::part<QPlainTextEdit>(fixture.client(), "textDraft")->setPlainText(QStringLiteral("half a mess"));
    press(fixture, Qt::Key_N);
    current(fixture)->setUrl(QStringLiteral("ws://saved"));
    QVERIFY(save(fixture, QStringLiteral("one")));
    current(fixture)->setUrl(QStringLiteral("ws://edited"));
    fixture.crash();
    QTRY_COMPARE(fixture.window().clientTabs().size(), 2);
    QTRY_COMPARE(fixture.client(0)->url(), QStringLiteral("ws://never-saved"));
    QVERIFY(fixture.client(0)->settings() == settings);
    QCOMPARE(fixture.client(0)->draft().text(), QStringLiteral("half a mess"));
    QCOMPARE(fixture.client(1)->url(), QStringLiteral("ws://edited"));
    QTRY_COMPARE(fixture.client(1)->title(), QStringLiteral("one •"));
    QVERIFY2(notice(fixture).contains(QLatin1String("ended unexpectedly")), qPrintable(notice(fixture)));
    QDirIterator files(fixture.folder(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            QVERIFY2(!file.readAll().contains("hush"), qPrintable(file.fileName()));
    }
}

void ProfilesTest::comesBackAfterAnEnd()
{
    WindowFixture fixture(WindowFixture::Session::Kept);
    QSignalSpy restored(fixture.window().profiles()->desk(), &ui::ProfileDesk::restored);
    QTRY_COMPARE(restored.size(), 1);
    fixture.client()->setUrl(QStringLiteral("ws://a"));
    fixture.reopen();
    QTRY_COMPARE(fixture.client()->url(), QStringLiteral("ws://a"));
    QVERIFY(notice(fixture).isEmpty());
}

void ProfilesTest::importsACommand()
{
    WindowFixture fixture;
    press(fixture, Qt::Key_I);
    QDialog *box = dialog(fixture, "importDialog");
    auto *text = WindowFixture::part<QPlainTextEdit>(box, "importText");
    auto *verdict = WindowFixture::part<QLabel>(box, "importVerdict");
    auto *open = WindowFixture::part<QAbstractButton>(box, "importOpen");
    text->setPlainText(QStringLiteral("wget https://h"));
    QTRY_VERIFY2(verdict->text().contains(QLatin1String("isn't anything")), qPrintable(verdict->text()));
    QVERIFY(!open->isEnabled());
    text->setPlainText(QStringLiteral("curl https://h/ws -H 'X-A: b' --digest"));
    QTRY_VERIFY(verdict->text().contains(QLatin1String("curl")) && open->isEnabled());
    QVERIFY(WindowFixture::part<QLabel>(box, "importNotes")->text().contains(QLatin1String("--digest")));
    QCOMPARE(WindowFixture::part<QListWidget>(box, "importProfiles")->count(), 1);
    open->click();
    QTRY_COMPARE(current(fixture)->url(), QStringLiteral("wss://h/ws"));
    QCOMPARE(current(fixture)->settings().headers.size(), 1);
}

void ProfilesTest::importsIntoTheSidebar()
{
    WindowFixture fixture;
    QFile har(fixture.folder() + QStringLiteral("/a.har"));
    QVERIFY(har.open(QIODevice::WriteOnly));
    har.write(
        "{\"log\": {\"entries\": [{\"request\": {\"url\": \"wss://a/\"}}, {\"request\": {\"url\": \"wss://b/\"}}]}}");
    har.close();
    press(fixture, Qt::Key_I);
    QDialog *box = dialog(fixture, "importDialog");
    fixture.dialogs().path = har.fileName();
    WindowFixture::click(box, "importFile");
    auto *list = WindowFixture::part<QListWidget>(box, "importProfiles");
    QTRY_COMPARE(list->count(), 2);
    list->item(0)->setCheckState(Qt::Unchecked);
    WindowFixture::part<QComboBox>(box, "importFolder")->setCurrentText(QStringLiteral("in"));
    WindowFixture::click(box, "importSave");
    QTRY_COMPARE(saved(fixture), QStringList{QStringLiteral("in/b.windsock.json")});
}

void ProfilesTest::editsEnvironments()
{
    WindowFixture fixture;
    press(fixture, Qt::Key_E);
    QDialog *box = dialog(fixture, "environmentDialog");
    WindowFixture::click(box, "addEnvironment");
    auto *list = WindowFixture::part<QListWidget>(box, "environmentList");
    list->setFocus();
    list->item(0)->setText(QStringLiteral("staging"));
    QAbstractItemModel *table = WindowFixture::part<QTableView>(box, "variableTable")->model();
    QVERIFY(table->setData(table->index(0, 0), QStringLiteral("room")));
    QVERIFY(table->setData(table->index(0, 1), QStringLiteral("lobby")));
    WindowFixture::click(box, "environmentSave");
    QTRY_COMPARE(fixture.profiles().environments().size(), 1);
    auto *chooser = WindowFixture::part<QComboBox>(&fixture.window(), "environment");
    QTRY_VERIFY(chooser->findText(QStringLiteral("staging")) > 0);
    chooser->setCurrentIndex(chooser->findText(QStringLiteral("staging")));
    Q_EMIT chooser->activated(chooser->currentIndex());
    // It is put in where one connects.
    const QString url = fixture.startServer();
    fixture.client()->setUrl(
        QUrl(url).resolved(QUrl(QStringLiteral("/websocket?{{room}}"))).toString(QUrl::FullyDecoded));
    fixture.client()->connectNow();
    QTRY_COMPARE(fixture.client()->state(), ClientTab::State::Open);
    // And kept with the profile.
    QVERIFY(save(fixture, QStringLiteral("one")));
    chooser->setCurrentIndex(0);
    Q_EMIT chooser->activated(0);
    QCOMPARE(fixture.client()->title(), QStringLiteral("one •"));
}

void ProfilesTest::copiesAsACommand()
{
    WindowFixture fixture;
    workbench::ConnectionSettings settings;
    settings.url = QStringLiteral("wss://h/p");
    settings.auth.kind = workbench::AuthSettings::Kind::Bearer;
    settings.auth.token = QStringLiteral("hush");
    fixture.client()->setSettings(settings);
    fixture.window().profiles()->desk()->copyAs(workbench::CopyAs::Target::Wscat, false, true);
    QVERIFY(QGuiApplication::clipboard()->text().contains(QLatin1String("YOUR_TOKEN")));
    QVERIFY(notice(fixture).contains(QLatin1String("YOUR_")));
    fixture.window().profiles()->desk()->copyAs(workbench::CopyAs::Target::Wscat, true, true);
    QVERIFY(QGuiApplication::clipboard()->text().contains(QLatin1String("Bearer hush")));
}

void ProfilesTest::runsAScript()
{
    WindowFixture fixture;
    fixture.client()->setUrl(fixture.startServer());
    QVERIFY(save(fixture, QStringLiteral("one")));
    QVERIFY(fixture.client()->script().isEmpty());
    press(fixture, Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QDialog *box = dialog(fixture, "clientScriptDialog");
    QVERIFY(box->isVisible());
    WindowFixture::part<QPlainTextEdit>(box, "scriptEditor")
        ->setPlainText(QStringLiteral("function onOpen(peer) { peer.send('by the script'); }"));
    WindowFixture::click(box, "runScript");
    QTRY_VERIFY(WindowFixture::messages(fixture.client()).contains(QStringLiteral("↓ Text: by the script")));
    QTRY_COMPARE(fixture.client()->title(), QStringLiteral("one •"));
    box->close();
    press(fixture, Qt::Key_S);
    QTRY_COMPARE(fixture.client()->title(), QStringLiteral("one"));
    QFile file(fixture.profileFolder() + QStringLiteral("/one.windsock.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("by the script"));
}

void ProfilesTest::tellsOfTheHistory()
{
    WindowFixture fixture;
    QVERIFY(fixture.connectToOwnServer());
    const ui::SidebarModel *model = WindowFixture::part<ui::Sidebar>(&fixture.window(), "sidebar")->model();
    QCOMPARE(model->rowCount(model->history()), 1);
    QCOMPARE(ui::SidebarModel::place(model->index(0, 0, model->history())), fixture.server()->url());
}

void ProfilesTest::warnsOfBrokenProfiles()
{
    WindowFixture fixture;
    QDir().mkpath(fixture.profileFolder());
    QFile file(fixture.profileFolder() + QStringLiteral("/broken.windsock.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{ <<<<<<< ");
    file.close();
    fixture.profiles().refresh();
    QTRY_COMPARE(saved(fixture).size(), 1);
    select(fixture, QStringLiteral("broken.windsock.json"));
    QTest::keyClick(tree(fixture), Qt::Key_Return);
    QTRY_VERIFY(notice(fixture, "windowWarning").contains(QLatin1String("can't be opened")));
}

WINDSOCK_TEST(ProfilesTest)
#include "ProfilesTest.moc"
