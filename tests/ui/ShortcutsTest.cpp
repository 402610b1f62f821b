#include "WindowFixture.h"
#include "tests/support/TestRegistry.h"

#include "ui/log/LogTable.h"
#include "ui/log/LogView.h"
#include "ui/palette/MenuEntries.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QMenuBar>
#include <QShortcut>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>

/// Every action has a key of its own, and the keys go everywhere.
class ShortcutsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture.emplace(); }
    void cleanup() { m_fixture.reset(); }
    void everyActionHasAKeyOfItsOwn();
    void theOverviewHasThemAll();
    void theOverviewCanBeSearched();
    void walksThePanes();
    void goesToPanes();
    void aPaneRemembersWhereOneWas();
    void findsThePaneBehindAnother();
    void reopensClosedTabs();
    void reopensServersWithTheirScripts();
    void movesTabs();
    void startsAndStopsTheServer();
    void showsThePartsOfTheServer();
    void fillsTheScreen();
    void showsPings();

private:
    ui::MainWindow &window() { return m_fixture->window(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&window(), key, modifiers);
    }
    QString focus() const
    {
        return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString();
    }
    const QMenuBar *bar() { return WindowFixture::part<QMenuBar>(&window(), "mainMenu"); }

    static constexpr auto ctrlShift = Qt::ControlModifier | Qt::ShiftModifier;
    std::optional<WindowFixture> m_fixture;
};

void ShortcutsTest::everyActionHasAKeyOfItsOwn()
{
    QHash<QKeySequence, QString> seen;
    const auto take = [&](const QKeySequence &keys, const QString &what) {
        QVERIFY2(!seen.contains(keys),
                 qPrintable(QStringLiteral("%1: %2 and %3").arg(keys.toString(), what, seen[keys])));
        seen.insert(keys, what);
    };
    for (const ui::MenuEntry &entry : ui::menuEntries(bar())) {
        // Ctrl+S is of what is in front: the other has no key meanwhile, and can't be done.
        QVERIFY2(!entry.action->shortcut().isEmpty() || !entry.action->isEnabled(), qPrintable(entry.action->text()));
        for (const QKeySequence &keys : entry.action->shortcuts())
            take(keys, entry.action->text());
    }
    for (const QShortcut *shortcut : window().findChildren<QShortcut *>()) {
        if (shortcut->context() == Qt::WindowShortcut || shortcut->context() == Qt::ApplicationShortcut)
            take(shortcut->key(), shortcut->objectName());
    }
    QVERIFY(seen.size() > 50);
}

void ShortcutsTest::theOverviewHasThemAll()
{
    press(Qt::Key_F1);
    QWidget *dialog = WindowFixture::part(&window(), "shortcutsDialog");
    const QAbstractItemModel *model = WindowFixture::part<QTableView>(dialog, "shortcutsTable")->model();
    QSet<QString> rows;
    for (int row = 0; row < model->rowCount(); ++row)
        rows.insert(model->index(row, 0).data().toString() + u'|' + model->index(row, 1).data().toString());
    for (const ui::MenuEntry &entry : ui::menuEntries(bar()))
        QVERIFY2(entry.action->shortcut().isEmpty()
                     || rows.contains(ui::plainLabel(entry.action->text()) + u'|' + ui::keysOf(entry.action)),
                 qPrintable(entry.action->text()));
    dialog->close();
}

void ShortcutsTest::theOverviewCanBeSearched()
{
    press(Qt::Key_F1);
    QWidget *dialog = WindowFixture::part(&window(), "shortcutsDialog");
    const QAbstractItemModel *model = WindowFixture::part<QTableView>(dialog, "shortcutsTable")->model();
    auto *search = WindowFixture::part<QLineEdit>(dialog, "shortcutsFilter");
    QTest::keyClicks(search, QStringLiteral("ctrl+shift+n"));
    QCOMPARE(model->rowCount(), 1);
    QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("New Server Tab"));
    search->setText(QStringLiteral("theme"));
    QCOMPARE(model->rowCount(), 3);
    dialog->close();
}

void ShortcutsTest::walksThePanes()
{
    QVERIFY(m_fixture->connectToOwnServer());
    WindowFixture::part(m_fixture->client(), "urlEdit")->setFocus();
    QStringList forth;
    do {
        forth += focus();
        press(Qt::Key_F6);
    } while (focus() != forth.constFirst() && forth.size() < 20);
    QVERIFY(forth.contains(QStringLiteral("logTable")));
    QVERIFY(forth.contains(QStringLiteral("textDraft")) || forth.size() >= 4);
    QStringList back;
    do {
        back += focus();
        press(Qt::Key_F6, Qt::ShiftModifier);
    } while (focus() != back.constFirst() && back.size() < 20);
    back.append(back.takeFirst());
    std::reverse(back.begin(), back.end());
    QCOMPARE(back, forth);
}

void ShortcutsTest::goesToPanes()
{
    QVERIFY(m_fixture->connectToOwnServer());
    QTRY_VERIFY(m_fixture->client()->log()->detail()->isVisible()); // there is something to look at
    press(Qt::Key_L, ctrlShift);
    QCOMPARE(focus(), QStringLiteral("logTable"));
    const auto isIn = [this](const QWidget *part) { return part->isAncestorOf(QApplication::focusWidget()); };
    press(Qt::Key_D, ctrlShift);
    QVERIFY(isIn(m_fixture->client()->log()->detail()));
    press(Qt::Key_M, ctrlShift);
    QVERIFY(!isIn(m_fixture->client()->log()));
    QVERIFY(isIn(m_fixture->client()));
    press(Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(focus(), QStringLiteral("urlEdit"));
}

void ShortcutsTest::aPaneRemembersWhereOneWas()
{
    auto *send = WindowFixture::part(m_fixture->client(), "sendButton");
    send->setFocus();
    press(Qt::Key_L, ctrlShift);
    press(Qt::Key_M, ctrlShift);
    QCOMPARE(focus(), QStringLiteral("sendButton"));
}

void ShortcutsTest::findsThePaneBehindAnother()
{
    press(Qt::Key_2, Qt::ControlModifier);
    m_fixture->server()->showSection(ui::ServerTab::Options);
    press(Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(m_fixture->server()->section(), ui::ServerTab::Traffic);
    QCOMPARE(focus(), QStringLiteral("logFilter"));
}

void ShortcutsTest::reopensClosedTabs()
{
    m_fixture->client()->setUrl(QStringLiteral("ws://one/"));
    window().openClient(QStringLiteral("ws://two/"));
    window().openClient(QStringLiteral("ws://three/"));
    press(Qt::Key_W, Qt::ControlModifier);
    press(Qt::Key_2, Qt::ControlModifier);
    press(Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(window().clientTabs().size(), 1);
    press(Qt::Key_T, ctrlShift);
    QCOMPARE(window().currentTab()->description(), QStringLiteral("ws://two/"));
    press(Qt::Key_T, ctrlShift);
    QCOMPARE(window().currentTab()->description(), QStringLiteral("ws://three/"));
    press(Qt::Key_T, ctrlShift); // no more
    QCOMPARE(window().clientTabs().size(), 3);
}

void ShortcutsTest::reopensServersWithTheirScripts()
{
    press(Qt::Key_N, ctrlShift);
    ui::ServerTab *second = window().serverTabs().at(1);
    second->showSection(ui::ServerTab::Script);
    auto *editor = WindowFixture::part<QPlainTextEdit>(second, "scriptEditor");
    editor->setPlainText(QStringLiteral("// mine\n"));
    m_fixture->dialogs().answer = ui::Dialogs::Answer::Discard;
    press(Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(window().serverTabs().size(), 1);
    press(Qt::Key_T, ctrlShift);
    QCOMPARE(window().serverTabs().size(), 2);
    QCOMPARE(WindowFixture::part<QPlainTextEdit>(window().serverTabs().at(1), "scriptEditor")->toPlainText(),
             QStringLiteral("// mine\n"));
}

void ShortcutsTest::movesTabs()
{
    ui::ClientTab *first = m_fixture->client();
    press(Qt::Key_PageDown, ctrlShift);
    QCOMPARE(WindowFixture::part<QTabBar>(&window(), "tabBar")->currentIndex(), 1);
    QCOMPARE(window().currentTab(), first);
    press(Qt::Key_PageDown, ctrlShift); // it is the last
    QCOMPARE(WindowFixture::part<QTabBar>(&window(), "tabBar")->currentIndex(), 1);
    press(Qt::Key_PageUp, ctrlShift);
    QCOMPARE(WindowFixture::part<QTabBar>(&window(), "tabBar")->currentIndex(), 0);
}

void ShortcutsTest::startsAndStopsTheServer()
{
    press(Qt::Key_F9); // not with a client in front
    press(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(m_fixture->server()->state(), ui::ServerTab::State::Stopped);
    WindowFixture::part<QSpinBox>(m_fixture->server(), "serverPort")->setValue(0);
    press(Qt::Key_F9);
    QTRY_VERIFY(!m_fixture->server()->url().isEmpty());
    press(Qt::Key_O, ctrlShift);
    QTRY_COMPARE(m_fixture->client()->state(), ui::ClientTab::State::Open);
    press(Qt::Key_2, Qt::ControlModifier);
    press(Qt::Key_F9);
    QTRY_COMPARE(m_fixture->server()->state(), ui::ServerTab::State::Stopped);
}

void ShortcutsTest::showsThePartsOfTheServer()
{
    press(Qt::Key_2, Qt::ControlModifier);
    for (const auto &[key, section] :
         {std::pair(Qt::Key_2, ui::ServerTab::Script), std::pair(Qt::Key_3, ui::ServerTab::Options),
          std::pair(Qt::Key_1, ui::ServerTab::Traffic)}) {
        press(key, Qt::AltModifier);
        QCOMPARE(m_fixture->server()->section(), section);
    }
}

void ShortcutsTest::fillsTheScreen()
{
    press(Qt::Key_F11);
    QVERIFY(window().isFullScreen());
    press(Qt::Key_F11);
    QVERIFY(!window().isFullScreen());
}

void ShortcutsTest::showsPings()
{
    auto *box = WindowFixture::part<QAbstractButton>(m_fixture->client(), "showPings");
    press(Qt::Key_G, ctrlShift);
    QVERIFY(box->isChecked());
    press(Qt::Key_G, ctrlShift);
    QVERIFY(!box->isChecked());
}

WINDSOCK_TEST(ShortcutsTest)
#include "ShortcutsTest.moc"
