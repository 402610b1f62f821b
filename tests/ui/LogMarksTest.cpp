#include "LogStage.h"
#include "tests/support/TestRegistry.h"

#include "ui/detail/EntryDetail.h"
#include "ui/detail/HexPane.h"
#include "ui/detail/HexView.h"

#include <QClipboard>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QStackedWidget>

using namespace entries;
using ui::LogCommand;
using ui::LogModel;

/// What one does with single rows: marks, pins, copies, and how their times are told.
class LogMarksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksWithAKey();
    void marksWithAClick();
    void marksAllThatAreSelected();
    void goesFromMarkToMark();
    void passesHiddenMarksBy();
    void forgetsMarksOfWhatIsDropped();
    void pinsWhatTheLogDrops();
    void leadsFromAPinToItsRow();
    void letsPinsGo();
    void tellsTimesSinceConnect();
    void tellsTimesOfEachConnection();
    void tellsTimesSinceTheSelectedRow();
    void choosesColumnsAndTimesInTheHeader();
    void copiesInManyForms();
    void copiesManyInTheBackground();
    void offersItAllInAMenu();
    void searchesNoRowsByTyping();
    void showsALargePayloadWithoutACopy();
};

namespace {

QString spoken(const LogStage &stage, int row)
{
    return stage.view.model()->index(row, LogModel::Mark).data(Qt::AccessibleTextRole).toString();
}

QString clipboard()
{
    return QGuiApplication::clipboard()->text();
}

} // namespace

void LogMarksTest::marksWithAKey()
{
    LogStage stage;
    stage.addNumbered(10);
    QVERIFY(stage.settle());
    stage.view.table()->selectRow(4);
    stage.key(Qt::Key_M);
    QCOMPARE(spoken(stage, 4), QStringLiteral("Marked"));
    QVERIFY(!stage.view.model()->index(4, LogModel::Mark).data(Qt::DecorationRole).value<QIcon>().isNull());
    QVERIFY(stage.view.model()->index(4, LogModel::Preview).data(Qt::BackgroundRole).isValid());
    QVERIFY(!stage.view.model()->index(5, LogModel::Preview).data(Qt::BackgroundRole).isValid());
    stage.key(Qt::Key_M);
    QCOMPARE(spoken(stage, 4), QString());
}

void LogMarksTest::marksWithAClick()
{
    LogStage stage;
    stage.addNumbered(10);
    QVERIFY(stage.settle());
    const QRect cell = stage.view.table()->visualRect(stage.view.model()->index(3, LogModel::Mark));
    QTest::mouseClick(stage.view.table()->viewport(), Qt::LeftButton, {}, cell.center());
    QCOMPARE(spoken(stage, 3), QStringLiteral("Marked"));
}

void LogMarksTest::marksAllThatAreSelected()
{
    LogStage stage;
    stage.addNumbered(10);
    QVERIFY(stage.settle());
    stage.view.table()->selectRow(2);
    stage.key(Qt::Key_M);
    stage.key(Qt::Key_Down, Qt::ShiftModifier);
    stage.key(Qt::Key_Down, Qt::ShiftModifier);
    stage.key(Qt::Key_M);
    for (const int row : {2, 3, 4})
        QCOMPARE(spoken(stage, row), QStringLiteral("Marked"));
    stage.key(Qt::Key_M);
    for (const int row : {2, 3, 4})
        QCOMPARE(spoken(stage, row), QString());
}

void LogMarksTest::goesFromMarkToMark()
{
    LogStage stage;
    stage.addNumbered(1000);
    QVERIFY(stage.settle());
    for (const int row : {700, 10, 300}) {
        stage.view.table()->selectRow(row);
        stage.view.perform(LogCommand::ToggleMark);
    }
    for (const char *expected : {"700", "10", "300"}) {
        stage.view.perform(LogCommand::NextMark);
        QCOMPARE(stage.current(), QLatin1String(expected));
    }
    stage.view.perform(LogCommand::PreviousMark);
    QCOMPARE(stage.current(), QStringLiteral("10"));
    stage.view.perform(LogCommand::PreviousMark);
    QCOMPARE(stage.current(), QStringLiteral("700"));
}

void LogMarksTest::passesHiddenMarksBy()
{
    LogStage stage;
    stage.addNumbered(10);
    QVERIFY(stage.settle());
    for (const int row : {1, 2, 4}) {
        stage.view.table()->selectRow(row);
        stage.key(Qt::Key_M);
    }
    stage.type("logFilter", QStringLiteral("dir:sent"));
    QTRY_COMPARE(stage.view.model()->rowCount(), 5);
    stage.view.table()->selectRow(0);
    stage.view.perform(LogCommand::NextMark);
    QCOMPARE(stage.current(), QStringLiteral("2"));
}

void LogMarksTest::forgetsMarksOfWhatIsDropped()
{
    LogStage stage(oneByOne(10));
    for (int i = 0; i < 10; ++i)
        stage.add(received("x"));
    QVERIFY(stage.settle());
    stage.view.table()->selectRow(0);
    stage.key(Qt::Key_M);
    stage.add(received("y"));
    QTRY_COMPARE(stage.view.model()->number(0), 1);
    QCOMPARE(spoken(stage, 0), QString());
    stage.view.table()->selectRow(3);
    stage.view.perform(LogCommand::NextMark);
    QCOMPARE(stage.view.table()->currentIndex().row(), 3);
}

void LogMarksTest::pinsWhatTheLogDrops()
{
    LogStage stage(oneByOne(100));
    stage.add(received("the first"));
    QVERIFY(stage.settle());
    QVERIFY(stage.part("pinStrip")->isHidden());
    stage.view.table()->selectRow(0);
    stage.key(Qt::Key_P);
    QCOMPARE(spoken(stage, 0), QStringLiteral("Pinned"));
    auto *pins = stage.part<QListWidget>("pinnedEntries");
    QVERIFY(pins->isVisible());
    for (int i = 0; i < 20; ++i)
        stage.add(received("0123456789"));
    QTRY_VERIFY(stage.view.model()->dropped() > 0);
    QVERIFY(stage.settle());
    QCOMPARE(pins->count(), 1);
    QVERIFY(pins->item(0)->text().endsWith(QStringLiteral("Text   the first")));
    QTest::mouseClick(pins->viewport(), Qt::LeftButton, {}, pins->visualItemRect(pins->item(0)).center());
    QCOMPARE(stage.part<QPlainTextEdit>("detailText")->toPlainText(), QStringLiteral("the first"));
}

void LogMarksTest::leadsFromAPinToItsRow()
{
    LogStage stage;
    stage.addNumbered(1000);
    QVERIFY(stage.settle());
    stage.view.table()->selectRow(20);
    stage.view.perform(LogCommand::TogglePin);
    stage.view.table()->selectRow(900);
    auto *pins = stage.part<QListWidget>("pinnedEntries");
    pins->setCurrentRow(0);
    QTest::keyClick(pins, Qt::Key_Return);
    QCOMPARE(stage.current(), QStringLiteral("20"));
    QVERIFY(stage.view.table()->topRow() <= 20);
}

void LogMarksTest::letsPinsGo()
{
    LogStage stage;
    stage.addNumbered(10);
    QVERIFY(stage.settle());
    for (const int row : {2, 7}) {
        stage.view.table()->selectRow(row);
        stage.key(Qt::Key_P);
    }
    auto *pins = stage.part<QListWidget>("pinnedEntries");
    QCOMPARE(pins->count(), 2);
    stage.key(Qt::Key_P); // the same row again
    QCOMPARE(pins->count(), 1);
    pins->setCurrentRow(0);
    QTest::keyClick(pins, Qt::Key_Delete);
    QVERIFY(stage.part("pinStrip")->isHidden());
    QCOMPARE(spoken(stage, 2), QString());
}

void LogMarksTest::tellsTimesSinceConnect()
{
    LogStage stage;
    const auto add = [&stage](LogEntry entry, qint64 ms) {
        entry.monotonicNs = 5'000'000'000 + ms * 1'000'000;
        stage.add(entry);
    };
    add(make(LogEntry::Kind::Note, LogEntry::Direction::None, "Connecting"), -20);
    add(make(LogEntry::Kind::Handshake, LogEntry::Direction::Sent, "GET / HTTP/1.1\r\n"), 0);
    add(received("a"), 1500);
    add(received("b"), 63'250);
    add(received("c"), 3'723'004);
    add(make(LogEntry::Kind::Handshake, LogEntry::Direction::Sent, "GET / HTTP/1.1\r\n"), 4'000'000);
    add(received("d"), 4'000'001);
    QVERIFY(stage.settle());
    stage.view.perform(LogCommand::TimeSinceConnect);
    QCOMPARE(stage.cell(0, LogModel::Time), QStringLiteral("−0.020 s"));
    QCOMPARE(stage.cell(1, LogModel::Time), QStringLiteral("+0.000 s"));
    QCOMPARE(stage.cell(2, LogModel::Time), QStringLiteral("+1.500 s"));
    QCOMPARE(stage.cell(3, LogModel::Time), QStringLiteral("+1:03.250"));
    QCOMPARE(stage.cell(4, LogModel::Time), QStringLiteral("+1:02:03.004"));
    QCOMPARE(stage.cell(6, LogModel::Time), QStringLiteral("+0.001 s"));
    stage.view.perform(LogCommand::TimeOfDay);
    QVERIFY(stage.cell(2, LogModel::Time).contains(u':'));
}

void LogMarksTest::tellsTimesOfEachConnection()
{
    LogStage stage;
    for (const quint32 peer : {1U, 2U}) {
        LogEntry head = make(LogEntry::Kind::Handshake, LogEntry::Direction::Received, "GET / HTTP/1.1\r\n");
        head.peer = peer;
        head.monotonicNs = peer * 1'000'000'000;
        stage.add(head);
    }
    for (const quint32 peer : {1U, 2U}) {
        LogEntry entry = received("x");
        entry.peer = peer;
        entry.monotonicNs = 5'000'000'000;
        stage.add(entry);
    }
    QVERIFY(stage.settle());
    stage.view.perform(LogCommand::TimeSinceConnect);
    QCOMPARE(stage.cell(2, LogModel::Time), QStringLiteral("+4.000 s"));
    QCOMPARE(stage.cell(3, LogModel::Time), QStringLiteral("+3.000 s"));
}

void LogMarksTest::tellsTimesSinceTheSelectedRow()
{
    LogStage stage;
    stage.addNumbered(100);
    QVERIFY(stage.settle());
    stage.view.table()->selectRow(50);
    stage.view.perform(LogCommand::TimeSinceSelected);
    QCOMPARE(stage.cell(50, LogModel::Time), QStringLiteral("+0.000 s"));
    QCOMPARE(stage.cell(40, LogModel::Time), QStringLiteral("−0.010 s"));
    stage.view.table()->selectRow(39);
    QCOMPARE(stage.cell(40, LogModel::Time), QStringLiteral("+0.001 s"));
    QCOMPARE(stage.cell(41, LogModel::Delta), QStringLiteral("+1.00 ms"));
}

void LogMarksTest::choosesColumnsAndTimesInTheHeader()
{
    LogStage stage;
    stage.addNumbered(1200);
    QVERIFY(stage.settle());
    const auto trigger = [&stage](const QString &text) {
        Q_EMIT stage.view.table()->horizontalHeader()->customContextMenuRequested({5, 5});
        auto *menu = stage.part<QMenu>("logHeaderMenu");
        for (QAction *action : menu->actions()) {
            if (action->text() == text)
                action->trigger();
        }
        delete menu;
    };
    QVERIFY(stage.view.table()->isColumnHidden(LogModel::Number));
    trigger(QStringLiteral("Number (#)"));
    QVERIFY(!stage.view.table()->isColumnHidden(LogModel::Number));
    QCOMPARE(stage.cell(1199, LogModel::Number), QStringLiteral("1,200"));
    trigger(QStringLiteral("Size"));
    QVERIFY(stage.view.table()->isColumnHidden(LogModel::Size));
    trigger(QStringLiteral("Time Since Connect"));
    QCOMPARE(stage.view.model()->timeForm(), ui::TimeForm::SinceConnect);
}

void LogMarksTest::copiesInManyForms()
{
    LogStage stage;
    stage.add(sent("{\"a\":\"ä\"}"));
    stage.add(binary(QByteArray::fromHex("00ff")));
    QVERIFY(stage.settle());
    stage.view.table()->selectAll();
    stage.view.perform(LogCommand::CopyJson);
    const QStringList lines = clipboard().split(u'\n');
    QCOMPARE(lines.size(), 2);
    const QJsonObject first = QJsonDocument::fromJson(lines.at(0).toUtf8()).object();
    QCOMPARE(first.value(QStringLiteral("direction")).toString(), QStringLiteral("sent"));
    QCOMPARE(first.value(QStringLiteral("time")).toString(), QStringLiteral("1970-01-01T12:00:00.000Z"));
    QCOMPARE(first.value(QStringLiteral("text")).toString(), QStringLiteral("{\"a\":\"ä\"}"));
    const QJsonObject second = QJsonDocument::fromJson(lines.at(1).toUtf8()).object();
    QCOMPARE(second.value(QStringLiteral("type")).toString(), QStringLiteral("binary"));
    QCOMPARE(second.value(QStringLiteral("base64")).toString(), QStringLiteral("AP8="));
    stage.view.perform(LogCommand::CopyHex);
    QCOMPARE(clipboard(), QStringLiteral("7B 22 61 22 3A 22 C3 A4 22 7D\n00 FF"));
    stage.view.perform(LogCommand::CopyPayloads);
    QCOMPARE(clipboard(), QStringLiteral("{\"a\":\"ä\"}\n00 FF"));
}

void LogMarksTest::copiesManyInTheBackground()
{
    LogStage stage;
    stage.addNumbered(5000);
    QVERIFY(stage.settle());
    QGuiApplication::clipboard()->clear();
    stage.view.table()->selectAll();
    stage.view.table()->copyPayload();
    QTRY_COMPARE(clipboard().count(u'\n'), 4999);
    QVERIFY(clipboard().endsWith(QStringLiteral("\n4999")));
}

void LogMarksTest::offersItAllInAMenu()
{
    LogStage stage;
    stage.addNumbered(5);
    QVERIFY(stage.settle());
    stage.view.table()->selectRow(1);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {20, 20}, stage.view.table()->mapToGlobal(QPoint(20, 20)));
    QCoreApplication::sendEvent(stage.view.table()->viewport(), &event);
    auto *menu = stage.part<QMenu>("logContextMenu");
    menu->actions().at(0)->trigger();
    menu->actions().at(1)->trigger();
    QCOMPARE(spoken(stage, 1), QStringLiteral("Marked and pinned"));
}

void LogMarksTest::searchesNoRowsByTyping()
{
    LogStage stage;
    stage.addNumbered(50);
    QVERIFY(stage.settle());
    stage.view.table()->selectRow(3);
    stage.key(Qt::Key_7);
    QCOMPARE(stage.view.table()->currentIndex().row(), 3);
}

void LogMarksTest::showsALargePayloadWithoutACopy()
{
    LogStage stage;
    const QByteArray large(64 * 1024 * 1024, 'x');
    stage.add(binary(large));
    QVERIFY(stage.settle());
    QVERIFY(stage.preview(0).size() < 100);
    QCOMPARE(stage.cell(0, LogModel::Size), QStringLiteral("67.1 MB"));
    stage.view.table()->selectRow(0);
    // The page of its bytes, not that of its frames.
    const auto panes = stage.view.findChild<ui::EntryDetail *>()->findChildren<ui::HexPane *>();
    const auto pane = std::find_if(panes.begin(), panes.end(), [](const ui::HexPane *one) {
        return qobject_cast<QStackedWidget *>(one->parent()) != nullptr;
    });
    QVERIFY(pane != panes.end());
    const QByteArray shown = (*pane)->findChild<ui::HexView *>()->bytes();
    QCOMPARE(static_cast<const void *>(shown.constData()), static_cast<const void *>(large.constData()));
}

WINDSOCK_TEST(LogMarksTest)
#include "LogMarksTest.moc"
