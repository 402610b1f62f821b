#include "WindowFixture.h"
#include "tests/support/TestRegistry.h"

#include "ui/log/LogModel.h"
#include "ui/log/LogTable.h"
#include "ui/log/LogView.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>

using ui::ClientTab;

class MainWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture.emplace(); }
    void cleanup();
    void beginsWithOneClientAndTheServer();
    void opensAndClosesTabs();
    void opensAndClosesServers();
    void theLastServerMakesPlaceForANewOne();
    void asksBeforeItClosesARunningServer();
    void switchingTabsKeepsDrafts();
    void closingATabClosesItsConnection();
    void goesToTabsByNumber();
    void movesTabsWithTheirPages();
    void focusesTheUrl();
    void titlesFollowTheUrl();
    void remembersUrlsAndTheme();
    void remembersNoPasswords();
    void changesTheTheme();
    void copiesSelectedRows();
    void tellsAboutItself();
    void everyShortcutIsUsedOnce();

private:
    ui::MainWindow &window() { return m_fixture->window(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier)
    {
        QTest::keyClick(&window(), key, modifiers);
    }
    QAction *action(const QString &text);

    std::optional<WindowFixture> m_fixture;
};

void MainWindowTest::cleanup()
{
    QVERIFY(!QApplication::activeModalWidget());
    m_fixture.reset();
}

QAction *MainWindowTest::action(const QString &text)
{
    for (QAction *action : window().findChildren<QAction *>()) {
        if (action->text().remove(u'&') == text)
            return action;
    }
    qFatal("there is no action \"%s\"", qPrintable(text));
}

void MainWindowTest::beginsWithOneClientAndTheServer()
{
    QCOMPARE(window().clientTabs().size(), 1);
    QCOMPARE(window().currentTab(), m_fixture->client());
    QCOMPARE(QApplication::focusWidget(), WindowFixture::part(m_fixture->client(), "urlEdit"));
}

void MainWindowTest::opensAndClosesTabs()
{
    press(Qt::Key_N);
    WindowFixture::click(&window(), "newTab");
    QCOMPARE(window().clientTabs().size(), 3);
    QCOMPARE(window().currentTab(), m_fixture->client(2));
    press(Qt::Key_W);
    QCOMPARE(window().clientTabs().size(), 2);
    QWidget *close = WindowFixture::part<QTabBar>(&window(), "tabBar")->tabButton(0, QTabBar::RightSide);
    QTest::mouseClick(close, Qt::LeftButton);
    QCOMPARE(window().clientTabs().size(), 1);
    // The last one makes place for a new one.
    m_fixture->client()->setUrl(QStringLiteral("ws://example.org/"));
    const QPointer<ClientTab> last = m_fixture->client();
    window().openClient();
    press(Qt::Key_1);
    press(Qt::Key_W);
    press(Qt::Key_W);
    QCOMPARE(window().clientTabs().size(), 1);
    QCOMPARE(m_fixture->client()->url(), QString());
    QTRY_VERIFY(last.isNull());
}

void MainWindowTest::opensAndClosesServers()
{
    press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(window().serverTabs().size(), 2);
    const QMenu *plus = WindowFixture::part<QToolButton>(&window(), "newTab")->menu();
    plus->actions().at(1)->trigger();
    QCOMPARE(window().serverTabs().size(), 3);
    press(Qt::Key_W);
    QCOMPARE(window().serverTabs().size(), 2);
    press(Qt::Key_3);
    ui::ServerTab *second = window().serverTabs().at(1);
    QCOMPARE(window().currentTab(), second);
    QCOMPARE(m_fixture->server()->title(), QStringLiteral("Local server 1"));
    QCOMPARE(second->title(), QStringLiteral("Local server 2"));
    // Both at once.
    QVERIFY(!m_fixture->startServer().isEmpty());
    WindowFixture::part<QSpinBox>(second, "serverPort")->setValue(0);
    WindowFixture::click(second, "serverButton");
    QTRY_VERIFY(!second->url().isEmpty());
    QVERIFY(second->url() != m_fixture->server()->url());
    m_fixture->dialogs().confirms = true;
    press(Qt::Key_W);
    QCOMPARE(window().serverTabs().size(), 1);
    QCOMPARE(m_fixture->server()->title(), QStringLiteral("Local server"));
    QVERIFY(!m_fixture->server()->url().isEmpty());
}

void MainWindowTest::theLastServerMakesPlaceForANewOne()
{
    press(Qt::Key_2);
    const QPointer<ui::ServerTab> last = m_fixture->server();
    QCOMPARE(window().currentTab(), last);
    press(Qt::Key_W);
    QTRY_VERIFY(last.isNull());
    QCOMPARE(window().serverTabs().size(), 1);
    QVERIFY(m_fixture->dialogs().questions.isEmpty());
}

void MainWindowTest::asksBeforeItClosesARunningServer()
{
    press(Qt::Key_2);
    const QPointer<ui::ServerTab> server = m_fixture->server();
    QVERIFY(!m_fixture->startServer().isEmpty());
    press(Qt::Key_W);
    QCOMPARE(m_fixture->dialogs().questions.size(), 1);
    QCOMPARE(m_fixture->server(), server);
    m_fixture->dialogs().confirms = true;
    press(Qt::Key_W);
    QTRY_VERIFY(server.isNull());
}

void MainWindowTest::switchingTabsKeepsDrafts()
{
    auto *text = WindowFixture::part<QPlainTextEdit>(m_fixture->client(), "textDraft");
    auto *hex = WindowFixture::part<QPlainTextEdit>(m_fixture->client(), "hexDraft");
    auto *forms = WindowFixture::part<QTabBar>(m_fixture->client(), "composeForms");
    QTest::keyClicks(text, QStringLiteral("a draft"));
    forms->setCurrentIndex(2);
    QTest::keyClicks(hex, QStringLiteral("DE A"));
    forms->setCurrentIndex(0);
    press(Qt::Key_N);
    press(Qt::Key_PageUp);
    press(Qt::Key_1);
    QCOMPARE(window().currentTab(), m_fixture->client());
    QCOMPARE(text->toPlainText(), QStringLiteral("a draft"));
    QCOMPARE(hex->toPlainText(), QStringLiteral("DE A"));
}

void MainWindowTest::closingATabClosesItsConnection()
{
    QVERIFY(m_fixture->connectToOwnServer());
    const QAbstractItemModel *peers = WindowFixture::part<QTableView>(m_fixture->server(), "peerTable")->model();
    QTRY_COMPARE(peers->rowCount(), 1);
    press(Qt::Key_W);
    QTRY_COMPARE(peers->rowCount(), 0);
    // Politely: the server was told why.
    const ui::LogModel *log = m_fixture->server()->log()->model();
    QTRY_COMPARE(log->entry(log->rowCount() - 1)->closeCode, quint16{1001});
}

void MainWindowTest::goesToTabsByNumber()
{
    press(Qt::Key_N);
    press(Qt::Key_1);
    QCOMPARE(window().currentTab(), m_fixture->client(0));
    press(Qt::Key_2);
    QCOMPARE(window().currentTab(), m_fixture->client(1));
    press(Qt::Key_3);
    QCOMPARE(window().currentTab(), m_fixture->server());
    press(Qt::Key_9); // there is none
    QCOMPARE(window().currentTab(), m_fixture->server());
    press(Qt::Key_PageDown);
    QCOMPARE(window().currentTab(), m_fixture->client(0));
    press(Qt::Key_PageUp);
    QCOMPARE(window().currentTab(), m_fixture->server());
}

void MainWindowTest::movesTabsWithTheirPages()
{
    ClientTab *first = m_fixture->client();
    first->setUrl(QStringLiteral("ws://first/"));
    ClientTab *second = window().openClient(QStringLiteral("ws://second/"));
    auto *bar = WindowFixture::part<QTabBar>(&window(), "tabBar");
    press(Qt::Key_1);
    bar->moveTab(0, 1);
    QCOMPARE(m_fixture->client(0), second);
    QCOMPARE(m_fixture->client(1), first);
    QCOMPARE(window().currentTab(), first);
    QCOMPARE(bar->tabText(1), QStringLiteral("first"));
}

void MainWindowTest::focusesTheUrl()
{
    WindowFixture::part(m_fixture->client(), "textDraft")->setFocus();
    press(Qt::Key_L);
    QCOMPARE(QApplication::focusWidget(), WindowFixture::part(m_fixture->client(), "urlEdit"));
}

void MainWindowTest::titlesFollowTheUrl()
{
    const auto *bar = WindowFixture::part<QTabBar>(&window(), "tabBar");
    QCOMPARE(bar->tabText(0), QStringLiteral("New connection"));
    m_fixture->client()->setUrl(QStringLiteral("wss://echo.example.org:8443/a?b=1"));
    QCOMPARE(bar->tabText(0), QStringLiteral("echo.example.org:8443"));
    QVERIFY(window().windowTitle().startsWith(QStringLiteral("echo.example.org:8443")));
    m_fixture->client()->setUrl(QStringLiteral("a & b"));
    QCOMPARE(bar->tabText(0), QStringLiteral("a && b"));
}

void MainWindowTest::remembersUrlsAndTheme()
{
    m_fixture->client()->setUrl(QStringLiteral("ws://one/"));
    window().openClient(QStringLiteral("ws://two/"));
    action(QStringLiteral("Dark"))->trigger();
    m_fixture->reopen();
    QCOMPARE(window().clientTabs().size(), 2);
    QCOMPARE(m_fixture->client(0)->url(), QStringLiteral("ws://one/"));
    QCOMPARE(m_fixture->client(1)->url(), QStringLiteral("ws://two/"));
    QCOMPARE(m_fixture->client(0)->state(), ClientTab::State::Idle);
    QCOMPARE(m_fixture->settings().value(QStringLiteral("preferences/theme")).toString(), QStringLiteral("dark"));
}

void MainWindowTest::remembersNoPasswords()
{
    m_fixture->client()->setUrl(QStringLiteral("wss://me:secret@example.org/chat"));
    m_fixture->reopen();
    QCOMPARE(m_fixture->client()->url(), QStringLiteral("wss://example.org/chat"));
    m_fixture->client()->setUrl(QStringLiteral("wss://me:secret@{{host}}/chat?token=secret"));
    m_fixture->reopen();
    QCOMPARE(m_fixture->client()->url(), QStringLiteral("wss://{{host}}/chat?token="));
}

void MainWindowTest::changesTheTheme()
{
    action(QStringLiteral("Dark"))->trigger();
    QVERIFY(window().palette().color(QPalette::Window).lightness() < 100);
    action(QStringLiteral("Light"))->trigger();
    QVERIFY(window().palette().color(QPalette::Window).lightness() > 200);
}

void MainWindowTest::copiesSelectedRows()
{
    QVERIFY(m_fixture->connectToOwnServer());
    WindowFixture::sendText(m_fixture->client(), QStringLiteral("copy me"));
    QTRY_COMPARE(WindowFixture::messages(m_fixture->client()).size(), 2);
    ui::LogTable *table = m_fixture->client()->log()->table();
    table->setFocus();
    table->selectRow(table->model()->rowCount() - 1);
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.endsWith(QStringLiteral("\t↓\tText\t7 B\tcopy me")));
    QVERIFY(!copied.contains(u'\n'));
}

void MainWindowTest::tellsAboutItself()
{
    action(QStringLiteral("About Windsock"))->trigger();
    auto *about = WindowFixture::part(&window(), "aboutDialog");
    const QString text = WindowFixture::part<QLabel>(about, "aboutText")->text();
    for (const char *word : {"1.2.3", "MIT", "Qt 6.5</a>, LGPL"})
        QVERIFY2(text.contains(QLatin1String(word)), word);
    about->close();
}

void MainWindowTest::everyShortcutIsUsedOnce()
{
    QSet<QString> seen;
    for (const QAction *action : window().findChildren<QAction *>()) {
        for (const QKeySequence &shortcut : action->shortcuts()) {
            QVERIFY2(!seen.contains(shortcut.toString()), qPrintable(shortcut.toString()));
            seen.insert(shortcut.toString());
        }
    }
    for (const char *expected : {"Ctrl+N", "Ctrl+W", "Ctrl+L", "Ctrl+Return", "F5", "Ctrl+1", "Ctrl+9"})
        QVERIFY2(seen.contains(QLatin1String(expected)), expected);
}

WINDSOCK_TEST(MainWindowTest)
#include "MainWindowTest.moc"
