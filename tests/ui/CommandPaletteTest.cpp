#include "WindowFixture.h"
#include "tests/support/TestRegistry.h"

#include "ui/palette/CommandModel.h"
#include "ui/palette/CommandPalette.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>

using ui::Command;
using ui::CommandModel;

/// Ctrl+K, some letters, Enter.
class CommandPaletteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture.emplace(); }
    void cleanup() { m_fixture.reset(); }
    void listsWhatFits();
    void listsWhatWasUsedLatelyFirst();
    void hasEveryActionOfTheMenus();
    void runsWhatIsChosen();
    void theArrowsMoveAndSkipWhatIsOff();
    void runsNothingThatIsOff();
    void escapeGivesTheFocusBack();
    void closesWhenOneGoesElsewhere();
    void opensFromEveryField_data();
    void opensFromEveryField();
    void goesToTabs();
    void opensEarlierUrls();
    void remembersWhatWasUsed();
    void saysWhenNothingFits();
    void tellsAScreenReaderWhatEnterDoes();
    void takesMoreSources();
    void staysInTheWindow();

private:
    QLineEdit *open()
    {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_K, Qt::ControlModifier);
        return edit();
    }
    QLineEdit *edit() { return WindowFixture::part<QLineEdit>(&m_fixture->window(), "paletteEdit"); }
    QListView *list() { return WindowFixture::part<QListView>(&m_fixture->window(), "paletteList"); }
    QWidget *palette() { return WindowFixture::part(&m_fixture->window(), "commandPalette"); }
    QStringList titles();
    QModelIndex row(const QString &title)
    {
        return list()->model()->index(static_cast<int>(titles().indexOf(title)), 0);
    }
    void run(const QString &words)
    {
        QTest::keyClicks(open(), words);
        QTest::keyClick(edit(), Qt::Key_Return);
    }

    std::optional<WindowFixture> m_fixture;
};

namespace {

Command command(const QString &title, const QString &place = {}, bool enabled = true)
{
    Command result;
    result.id = title;
    result.title = title;
    result.place = place;
    result.enabled = enabled;
    return result;
}

QStringList titlesOf(const QAbstractItemModel &model)
{
    QStringList titles;
    for (int row = 0; row < model.rowCount(); ++row)
        titles += model.index(row, 0).data().toString();
    return titles;
}

} // namespace

QStringList CommandPaletteTest::titles()
{
    return titlesOf(*list()->model());
}

// ---- The model ------------------------------------------------------------------------------------------------------

void CommandPaletteTest::listsWhatFits()
{
    CommandModel model;
    const QAbstractItemModelTester tester(&model);
    model.setCommands({command(QStringLiteral("Show Pings"), QStringLiteral("View")),
                       command(QStringLiteral("Ping Peers"), QStringLiteral("Server"), false),
                       command(QStringLiteral("Ping"), QStringLiteral("Connection")),
                       command(QStringLiteral("Quit"), QStringLiteral("File"))},
                      {});
    QCOMPARE(model.rowCount(), 4);
    model.setPattern(QStringLiteral("ping"));
    // What can't be done now comes last.
    QCOMPARE(titlesOf(model),
             QStringList({QStringLiteral("Ping"), QStringLiteral("Show Pings"), QStringLiteral("Ping Peers")}));
    const auto hits = model.index(1).data(CommandModel::TitleHitsRole).value<QList<qsizetype>>();
    QCOMPARE(hits, QList<qsizetype>({5, 6, 7, 8}));
    model.setPattern(QStringLiteral("view show"));
    QCOMPARE(titlesOf(model), QStringList{QStringLiteral("Show Pings")});
    QCOMPARE(model.index(0).data(CommandModel::PlaceHitsRole).value<QList<qsizetype>>(),
             QList<qsizetype>({0, 1, 2, 3}));
    model.setPattern(QStringLiteral("xyzzy"));
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.data({}), QVariant());
}

void CommandPaletteTest::listsWhatWasUsedLatelyFirst()
{
    CommandModel model;
    const QStringList names{QStringLiteral("A1"), QStringLiteral("A2"), QStringLiteral("A3"), QStringLiteral("A4")};
    QList<Command> commands;
    for (const QString &name : names)
        commands += command(name);
    model.setCommands(commands, {QStringLiteral("A3"), QStringLiteral("gone"), QStringLiteral("A2")});
    const QStringList expected{names.at(2), names.at(1), names.at(0), names.at(3)};
    QCOMPARE(titlesOf(model), expected);
    model.setPattern(QStringLiteral("a"));
    QCOMPARE(titlesOf(model), expected); // they fit alike
}

// ---- The palette ----------------------------------------------------------------------------------------------------

void CommandPaletteTest::hasEveryActionOfTheMenus()
{
    open();
    const QStringList listed = titles();
    int count = 0;
    for (const QMenu *menu : WindowFixture::part<QMenuBar>(&m_fixture->window(), "mainMenu")->findChildren<QMenu *>()) {
        for (const QAction *action : menu->actions()) {
            if (action->isSeparator() || action->menu() || menu->title() == u"&Tab") // tabs go by their titles
                continue;
            QVERIFY2(listed.contains(action->text().remove(u'&')), qPrintable(action->text()));
            ++count;
        }
    }
    QVERIFY(count > 40);
    const QModelIndex first = row(QStringLiteral("New Client Tab"));
    QCOMPARE(first.data(CommandModel::PlaceRole).toString(), QStringLiteral("File"));
    QCOMPARE(first.data(CommandModel::ShortcutRole).toString(), QStringLiteral("Ctrl+N"));
    const QModelIndex dark = row(QStringLiteral("Dark"));
    QCOMPARE(dark.data(CommandModel::PlaceRole).toString(), QStringLiteral("View › Theme"));
}

void CommandPaletteTest::runsWhatIsChosen()
{
    run(QStringLiteral("nw clint"));
    QCOMPARE(m_fixture->window().clientTabs().size(), 2);
    QVERIFY(!palette()->isVisible());
    // With the mouse too.
    QTest::keyClicks(open(), QStringLiteral("new server"));
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {},
                      list()->visualRect(list()->model()->index(0, 0)).center());
    QCOMPARE(m_fixture->window().serverTabs().size(), 2);
    QVERIFY(!palette()->isVisible());
}

void CommandPaletteTest::theArrowsMoveAndSkipWhatIsOff()
{
    open();
    const auto enabled = [this] { return list()->currentIndex().data(CommandModel::EnabledRole).toBool(); };
    const int first = list()->currentIndex().row();
    QVERIFY(enabled());
    QTest::keyClick(edit(), Qt::Key_Up);
    QVERIFY(list()->currentIndex().row() > first); // around the end
    QTest::keyClick(edit(), Qt::Key_Down);
    QCOMPARE(list()->currentIndex().row(), first);
    int seen = 0;
    int off = 0;
    for (int row = 0; row < list()->model()->rowCount(); ++row)
        off += list()->model()->index(row, 0).data(CommandModel::EnabledRole).toBool() ? 0 : 1;
    do {
        QVERIFY(enabled());
        QTest::keyClick(edit(), Qt::Key_Down);
        ++seen;
    } while (list()->currentIndex().row() != first && seen < 500);
    QVERIFY(off > 0);
    QCOMPARE(seen, list()->model()->rowCount() - off);
}

void CommandPaletteTest::runsNothingThatIsOff()
{
    // That needs a server in front.
    QTest::keyClicks(open(), QStringLiteral("show qr"));
    QCOMPARE(titles().constFirst(), QStringLiteral("Show QR Code…"));
    QVERIFY(!list()->currentIndex().isValid() || list()->currentIndex().row() != 0);
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {},
                      list()->visualRect(list()->model()->index(0, 0)).center());
    QVERIFY(palette()->isVisible());
    QTest::keyClick(edit(), Qt::Key_Return);
    QVERIFY(!m_fixture->window().findChild<QWidget *>(QStringLiteral("qrDialog")));
}

void CommandPaletteTest::escapeGivesTheFocusBack()
{
    QWidget *draft = WindowFixture::part(m_fixture->client(), "textDraft");
    draft->setFocus();
    open();
    QVERIFY(edit()->hasFocus());
    QTest::keyClick(edit(), Qt::Key_Escape);
    QVERIFY(!palette()->isVisible());
    QVERIFY(draft->hasFocus());
    // Its own key closes it too.
    open();
    open();
    QVERIFY(!palette()->isVisible());
    QVERIFY(draft->hasFocus());
}

void CommandPaletteTest::closesWhenOneGoesElsewhere()
{
    open();
    QTest::mouseClick(palette(), Qt::LeftButton, {}, QPoint(3, 3));
    QVERIFY(!palette()->isVisible());
    open();
    WindowFixture::part(m_fixture->client(), "textDraft")->setFocus();
    QVERIFY(!palette()->isVisible());
    QVERIFY(WindowFixture::part(m_fixture->client(), "textDraft")->hasFocus());
}

void CommandPaletteTest::opensFromEveryField_data()
{
    QTest::addColumn<QString>("field");
    // Text fields have uses of their own for many keys.
    for (const char *field : {"urlEdit", "textDraft", "logTable", "detailText", "sendButton"})
        QTest::newRow(field) << QString::fromLatin1(field);
}

void CommandPaletteTest::opensFromEveryField()
{
    QFETCH(QString, field);
    auto *widget = m_fixture->client()->findChild<QWidget *>(field);
    if (!widget)
        QSKIP("the client has no such part");
    widget->setFocus();
    QTest::keyClick(widget, Qt::Key_K, Qt::ControlModifier);
    QVERIFY(palette()->isVisible());
}

void CommandPaletteTest::goesToTabs()
{
    m_fixture->client()->setUrl(QStringLiteral("wss://staging.example.org/feed"));
    m_fixture->window().openClient();
    run(QStringLiteral("staging"));
    QCOMPARE(m_fixture->window().currentTab(), m_fixture->client(0));
    run(QStringLiteral("local server"));
    QCOMPARE(m_fixture->window().currentTab(), m_fixture->server());
}

void CommandPaletteTest::opensEarlierUrls()
{
    QVERIFY(m_fixture->connectToOwnServer());
    const QString url = m_fixture->client()->url();
    WindowFixture::sendText(m_fixture->client(), QStringLiteral("hello"));
    QTRY_COMPARE(WindowFixture::messages(m_fixture->client()).size(), 2);
    QTest::keyClick(&m_fixture->window(), Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(m_fixture->client()->url(), QString());
    QTest::keyClicks(open(), QStringLiteral("ws://127"));
    QCOMPARE(titles(), QStringList{url});
    QTest::keyClick(edit(), Qt::Key_Return);
    QCOMPARE(m_fixture->client()->url(), url);
}

void CommandPaletteTest::remembersWhatWasUsed()
{
    run(QStringLiteral("new server"));
    run(QStringLiteral("dark"));
    m_fixture->reopen();
    open();
    QCOMPARE(titles().mid(0, 2), QStringList({QStringLiteral("Dark"), QStringLiteral("New Server Tab")}));
}

void CommandPaletteTest::saysWhenNothingFits()
{
    QTest::keyClicks(open(), QStringLiteral("zzzzz"));
    QVERIFY(WindowFixture::part<QLabel>(palette(), "paletteNothing")->isVisible());
    QTest::keyClick(edit(), Qt::Key_Down);
    QTest::keyClick(edit(), Qt::Key_Return);
    QVERIFY(palette()->isVisible());
}

void CommandPaletteTest::tellsAScreenReaderWhatEnterDoes()
{
    QTest::keyClicks(open(), QStringLiteral("quit"));
    QVERIFY(edit()->accessibleDescription().contains(QStringLiteral("Quit, File, Ctrl+Q")));
}

void CommandPaletteTest::takesMoreSources()
{
    struct OneMore : ui::CommandSource
    {
        explicit OneMore(int *count)
            : ran(count)
        {
        }
        QList<Command> commands() const override
        {
            Command mine = command(QStringLiteral("Staging of the moon"), QStringLiteral("Saved"));
            mine.run = [this] { ++*ran; };
            return {mine};
        }
        int *ran;
    };
    int ran = 0;
    m_fixture->window().commandPalette()->addSource(std::make_unique<OneMore>(&ran));
    run(QStringLiteral("moon"));
    QCOMPARE(ran, 1);
}

void CommandPaletteTest::staysInTheWindow()
{
    for (const QSize &size : {QSize(1280, 800), QSize(800, 600), QSize(640, 480)}) {
        m_fixture->window().resize(size);
        open();
        const QWidget *box = WindowFixture::part(palette(), "paletteBox");
        QVERIFY(m_fixture->window().rect().contains(box->geometry()));
        QTest::keyClick(edit(), Qt::Key_Escape);
    }
}

WINDSOCK_TEST(CommandPaletteTest)
#include "CommandPaletteTest.moc"
