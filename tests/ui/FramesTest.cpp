#include "LogStage.h"

#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include "ui/detail/EntryDetail.h"
#include "ui/detail/HexView.h"
#include "ui/frames/FrameFields.h"
#include "ui/frames/FrameLogModel.h"
#include "ui/frames/FrameModel.h"
#include "ui/frames/FrameTable.h"
#include "ui/frames/RawView.h"
#include "ui/log/LogMemory.h"
#include "ui/theme/Theme.h"
#include "workbench/log/FrameScan.h"
#include "workbench/log/FrameTrail.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QSettings>
#include <QTabBar>
#include <QTemporaryDir>
#include <QVBoxLayout>

using namespace entries;
using ui::EntryDetail;
using ui::FrameLogModel;
using ui::FrameModel;
using ui::HexView;
using ui::LogMode;
using workbench::LogEntry;

/// Frames to look at: those of an entry, and those of the log; and the bytes as they passed.
class FramesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheFramesOfAnEntry();
    void linksFieldsAndBytes();
    void showsWhatWasRaw();
    void hasNoTabWithoutFrames();
    void listsTheLogsFrames();
    void filtersFrames();
    void followsWhatComesAndGoes();
    void listsAMillionFramesAtOnce();
    void readsTheDiskInTheBackground();
    void showsTheRawBytes();
    void findsBytes();
    void remembersTheMode();
    void hasRoomForEverything_data();
    void hasRoomForEverything();

private:
    static void fill(LogStage &stage);
};

namespace {

/// Gives @p entry the frames @p wire, which have the bytes of its payload one after the other.
LogEntry with(LogEntry entry, const QList<WireFrame> &wire, qint64 offset, bool sent)
{
    static const qint64 start = 1'000'000'000'000;
    workbench::FrameTrailWriter writer;
    qint64 ns = start;
    for (const WireFrame &one : wire) {
        const QByteArray header = one.header();
        const auto scanned = workbench::scanFrameHeader(header);
        workbench::LoggedFrame frame;
        frame.direction = sent ? LogEntry::Direction::Sent : LogEntry::Direction::Received;
        frame.header = scanned->header;
        frame.headerSize = scanned->size;
        std::copy(header.begin(), header.end(), frame.headerBytes.begin());
        frame.payloadSize = one.bytes().size() - header.size();
        frame.inflated = frame.payloadSize;
        frame.offset = offset;
        frame.isRaw = entry.kind == LogEntry::Kind::Raw;
        offset += frame.wireSize();
        writer.add(frame, ns += 1'500'000);
    }
    entry.monotonicNs = ns;
    writer.finish(ns, entry.frames);
    return entry;
}

} // namespace

// A handshake, a message in three frames with a ping in between, an answer, half a frame.
void FramesTest::fill(LogStage &stage)
{
    using F = WireFrame;
    stage.add(
        make(LogEntry::Kind::Handshake, LogEntry::Direction::Sent, "GET /feed HTTP/1.1\r\nHost: example.com\r\n\r\n"));
    stage.add(
        make(LogEntry::Kind::Handshake, LogEntry::Direction::Received, "HTTP/1.1 101 Switching Protocols\r\n\r\n"));
    stage.add(
        with(sent("Hello, frames of the world!"),
             {F::text("Hello, ").unfinished().masked(), F::continuation("frames of ").unfinished().masked({1, 2, 3, 4}),
              F::continuation("the world!").masked({0xA, 0xB, 0xC, 0xD})},
             0, true));
    stage.add(with(make(LogEntry::Kind::Ping, LogEntry::Direction::Received, "?"), {F::ping("?")}, 0, false));
    stage.add(with(received(QByteArray(300, 'x') + "needle"), {F::text(QByteArray(300, 'x') + "needle")}, 3, false));
    const F half = F(0xB, "half").reserved(3).masked().declaring(70'000);
    stage.add(with(make(LogEntry::Kind::Raw, LogEntry::Direction::Sent, half.bytes()), {half}, 46, true));
    stage.add(received("without frames"));
    QVERIFY(stage.settle());
}

void FramesTest::showsTheFramesOfAnEntry()
{
    LogStage stage;
    fill(stage);
    stage.view.table()->showNumber(2);
    stage.part<EntryDetail>("entryDetail")->choose(EntryDetail::Frames);
    const auto *model = stage.part<QAbstractItemView>("frameTable")->model();
    QCOMPARE(model->rowCount(), 3);
    const auto cell = [model](int row, int column) { return model->index(row, column).data().toString(); };
    QCOMPARE(cell(0, FrameModel::Opcode), QStringLiteral("text"));
    QCOMPARE(cell(2, FrameModel::Opcode), QStringLiteral("continuation"));
    QCOMPARE(cell(0, FrameModel::Fin) + cell(1, FrameModel::Fin) + cell(2, FrameModel::Fin), QStringLiteral("001"));
    QCOMPARE(cell(1, FrameModel::MaskKey), QStringLiteral("01 02 03 04"));
    QCOMPARE(cell(1, FrameModel::Header), QStringLiteral("00 8A 01 02 03 04"));
    QCOMPARE(cell(1, FrameModel::Length), QStringLiteral("10"));
    QCOMPARE(cell(2, FrameModel::Time), QStringLiteral("+3.00 ms"));
    const auto *bytes = stage.part<HexView>("frameBytes");
    QCOMPARE(bytes->bytes(), WireFrame::text("Hello, ").unfinished().masked().bytes());
    stage.part<ui::UniformTable>("frameTable")->selectRow(2);
    QCOMPARE(bytes->bytes(), WireFrame::continuation("the world!").masked({0xA, 0xB, 0xC, 0xD}).bytes());
}

void FramesTest::linksFieldsAndBytes()
{
    LogStage stage;
    fill(stage);
    stage.view.table()->showNumber(4);
    stage.part<EntryDetail>("entryDetail")->choose(EntryDetail::Frames);
    auto *fields = stage.part<ui::UniformTable>("frameFields");
    auto *bytes = stage.part<HexView>("frameBytes");
    const auto rowOf = [fields](const QString &name) {
        for (int row = 0; row < fields->model()->rowCount(); ++row) {
            if (fields->model()->index(row, 0).data().toString() == name)
                return row;
        }
        return -1;
    };
    const auto chosen = [fields] { return fields->currentIndex().siblingAtColumn(0).data().toString(); };
    fields->selectRow(rowOf(QStringLiteral("Extended length")));
    QCOMPARE(bytes->selectionBegin(), 2);
    QCOMPARE(bytes->selectionSize(), 2);
    fields->selectRow(rowOf(QStringLiteral("Payload")));
    QCOMPARE(bytes->selectionBegin(), 4);
    QCOMPARE(bytes->selectionSize(), 306);
    bytes->goTo(3);
    QCOMPARE(chosen(), QStringLiteral("Extended length"));
    bytes->goTo(0);
    QCOMPARE(chosen(), QStringLiteral("FIN"));
    fields->selectRow(rowOf(QStringLiteral("RSV2")));
    bytes->goTo(0);
    QCOMPARE(chosen(), QStringLiteral("RSV2")); // which is in that byte, too
    bytes->goTo(100);
    QCOMPARE(chosen(), QStringLiteral("Payload"));
    QVERIFY(rowOf(QStringLiteral("Mask key")) < 0);
}

void FramesTest::showsWhatWasRaw()
{
    LogStage stage;
    fill(stage);
    stage.view.table()->showNumber(5);
    QCOMPARE(stage.part<EntryDetail>("entryDetail")->form(), EntryDetail::Frames);
    const auto *model = stage.part<QAbstractItemView>("frameTable")->model();
    QCOMPARE(model->index(0, FrameModel::Opcode).data().toString(), QStringLiteral("reserved 0xB"));
    QCOMPARE(model->index(0, FrameModel::Length).data().toString(), QStringLiteral("4 of 70,000"));
    QCOMPARE(stage.part<HexView>("frameBytes")->bytes(),
             WireFrame(0xB, "half").reserved(3).masked().declaring(70'000).bytes());
}

void FramesTest::hasNoTabWithoutFrames()
{
    LogStage stage;
    fill(stage);
    stage.view.table()->showNumber(6);
    QVERIFY(!stage.part<QTabBar>("detailForms")->isTabEnabled(EntryDetail::Frames));
    stage.view.table()->showNumber(4);
    QVERIFY(stage.part<QTabBar>("detailForms")->isTabEnabled(EntryDetail::Frames));
}

void FramesTest::listsTheLogsFrames()
{
    LogStage stage;
    fill(stage);
    auto *table = stage.view.frames();
    auto *model = qobject_cast<FrameLogModel *>(table->model());
    const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model->rowCount(), 0);
    stage.part<QComboBox>("logMode")->setCurrentIndex(static_cast<int>(LogMode::Frames));
    QVERIFY(table->isVisible() && !stage.view.table()->isVisible());
    QTRY_COMPARE(model->rowCount(), 5); // pings are hidden
    const auto cell = [model](int row, int column) { return model->index(row, column).data().toString(); };
    QCOMPARE(cell(0, FrameLogModel::Number), QStringLiteral("3.1"));
    QCOMPARE(cell(2, FrameLogModel::Number), QStringLiteral("3.3"));
    QCOMPARE(cell(2, FrameLogModel::Delta), QStringLiteral("+1.50 ms"));
    QCOMPARE(cell(1, FrameLogModel::Fin) + cell(2, FrameLogModel::Fin), QStringLiteral("–FIN"));
    QCOMPARE(cell(3, FrameLogModel::Header), QStringLiteral("81 7E 01 32"));
    QCOMPARE(cell(4, FrameLogModel::Reserved), QStringLiteral("RSV2 RSV3"));
    table->selectRow(2);
    QCOMPARE(stage.view.table()->currentNumber(), 2);
    QCOMPARE(stage.part<EntryDetail>("entryDetail")->form(), EntryDetail::Frames);
    QCOMPARE(stage.part<ui::UniformTable>("frameTable")->currentIndex().row(), 2);
    table->setFocus();
    QTest::keySequence(table, QKeySequence::Copy);
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("3.3")));
    stage.view.table()->showNumber(4);
    QCOMPARE(table->currentIndex().row(), 3);
}

void FramesTest::filtersFrames()
{
    LogStage stage;
    fill(stage);
    stage.view.setMode(LogMode::Frames);
    const auto *model = stage.view.frames()->model();
    QTRY_COMPARE(model->rowCount(), 5);
    stage.click("showPings");
    QTRY_COMPARE(model->rowCount(), 6);
    stage.type("logFilter", QStringLiteral("needle"));
    QTRY_COMPARE(model->rowCount(), 1);
    stage.type("logFilter", QStringLiteral("type:raw"));
    QTRY_COMPARE(model->index(0, FrameLogModel::Opcode).data().toString(), QStringLiteral("reserved 0xB"));
}

void FramesTest::followsWhatComesAndGoes()
{
    LogStage stage(oneByOne(300));
    stage.view.setMode(LogMode::Frames);
    auto *model = stage.view.frames()->model();
    const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int i = 0; i < 200; ++i) {
        const QByteArray text = QByteArray::number(i);
        stage.add(with(sent(text),
                       {WireFrame::text(text.first(1)).unfinished(), WireFrame::continuation(text.sliced(1))}, 0,
                       true));
        if (i % 20 == 0)
            QVERIFY(stage.settle());
    }
    QVERIFY(stage.settle());
    QTRY_COMPARE(model->rowCount(), 2 * static_cast<int>(stage.store->range().end - stage.store->range().begin));
    QVERIFY(stage.store->dropped() > 100);
    QCOMPARE(model->index(model->rowCount() - 1, FrameLogModel::Number).data().toString(), QStringLiteral("200.2"));
    stage.view.clear();
    QTRY_COMPARE(model->rowCount(), 0);
}

void FramesTest::listsAMillionFramesAtOnce()
{
    LogStage stage;
    workbench::FrameTrailWriter writer;
    workbench::LoggedFrame frame;
    const QByteArray header = WireFrame::continuation("x").unfinished().header();
    frame.header = workbench::scanFrameHeader(header)->header;
    frame.headerSize = 2;
    std::copy(header.begin(), header.end(), frame.headerBytes.begin());
    frame.payloadSize = frame.inflated = 1;
    for (int i = 0; i < 1'000'000; ++i, frame.offset += 3)
        writer.add(frame, 1000 + i);
    LogEntry entry = binary(QByteArray(1'000'000, 'x'));
    writer.finish(1000, entry.frames);
    stage.add(entry);
    QVERIFY(stage.settle());
    stage.view.setMode(LogMode::Frames);
    const auto *model = stage.view.frames()->model();
    QTRY_COMPARE(model->rowCount(), 1'000'000);
    QCOMPARE(model->index(999'999, FrameLogModel::Number).data().toString(), QStringLiteral("1.1000000"));
    // So many are read in a thread.
    QCOMPARE(model->index(999'999, FrameLogModel::Opcode).data().toString(), QStringLiteral("…"));
    QSignalSpy changes(model, &QAbstractItemModel::dataChanged);
    QTRY_COMPARE(model->index(999'999, FrameLogModel::Opcode).data().toString(), QStringLiteral("continuation"));
    QVERIFY(!changes.isEmpty());
    for (int row = 999'900; row > 999'800; --row)
        QCOMPARE(model->index(row, FrameLogModel::Length).data().toString(), QStringLiteral("1"));
    stage.view.table()->showNumber(0);
    QCOMPARE(stage.part<QAbstractItemView>("frameTable")->model()->rowCount(), FrameModel::most);
    QCOMPARE(stage.label("framesNotice"), QStringLiteral("900,000 more frames have no row here."));
}

void FramesTest::readsTheDiskInTheBackground()
{
    workbench::LogBudget budget;
    budget.memory = 10'000;
    budget.block = 1000;
    LogStage stage(budget);
    for (int i = 0; i < 100; ++i) {
        const QByteArray text(1000, 'x');
        stage.add(with(sent(text), {WireFrame::text(text)}, i * 1004, true));
    }
    QVERIFY(stage.settle());
    QVERIFY(stage.store->head(0, 0)->isOnDisk);
    QVERIFY(!stage.store->head(99, 0)->isOnDisk);
    FrameLogModel model(stage.view.model());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setActive(true);
    QCOMPARE(model.rowCount(), 100);
    const auto cell = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(cell(99, FrameLogModel::Opcode), QStringLiteral("text"));
    QCOMPARE(cell(0, FrameLogModel::Opcode), QStringLiteral("…"));
    QCOMPARE(cell(0, FrameLogModel::Number), QStringLiteral("1.1"));
    QTRY_COMPARE(cell(0, FrameLogModel::Opcode), QStringLiteral("text"));
    QTRY_COMPARE(cell(50, FrameLogModel::Length), QStringLiteral("1,000"));
    QTRY_VERIFY(!cell(1, FrameLogModel::Delta).isEmpty());
}

void FramesTest::showsTheRawBytes()
{
    LogStage stage;
    fill(stage);
    stage.view.table()->showNumber(0);
    stage.view.setMode(LogMode::Raw);
    auto *bytes = stage.part<HexView>("rawBytes");
    QTRY_VERIFY(bytes->size() > 0);
    QTRY_VERIFY(stage.label("rawPlace").contains(QStringLiteral("handshake")));
    QTRY_VERIFY(!bytes->bytesFrom(0, 3).isEmpty() || (bytes->viewport()->repaint(), false));
    QCOMPARE(bytes->bytesFrom(0, 3), QByteArray("GET"));
    bytes->select(0, bytes->size());
    QGuiApplication::clipboard()->clear();
    bytes->copy(HexView::CopyAs::Hex);
    QTRY_VERIFY(!QGuiApplication::clipboard()->text().isEmpty());
    const QByteArray all = QByteArray::fromHex(QGuiApplication::clipboard()->text().toLatin1());
    QVERIFY(all.startsWith("GET /feed HTTP/1.1\r\nHost: example.com\r\n\r\nHTTP/1.1 101 Switching Protocols\r\n\r\n"));
    QVERIFY(all.contains(WireFrame::continuation("the world!").masked({0xA, 0xB, 0xC, 0xD}).bytes()));
    QVERIFY(all.contains(WireFrame::ping("?").bytes()));
    const auto *place = stage.part("rawView")->findChild<QLabel *>(QStringLiteral("hexPlace"));
    QVERIFY2(place->text().endsWith(QStringLiteral(", %1 selected").arg(QLocale().toString(all.size()))),
             qPrintable(place->text()));
    QVERIFY(all.contains(WireFrame(0xB, "half").reserved(3).masked().declaring(70'000).bytes()));
    QVERIFY(stage.label("rawPlace").contains(QStringLiteral("messages whose frames aren't known: 1")));
    stage.view.table()->showNumber(4);
    QTRY_COMPARE(bytes->selectionSize(), WireFrame::text(QByteArray(306, 'x')).bytes().size());
}

void FramesTest::findsBytes()
{
    QCOMPARE(ui::RawView::wanted(QStringLiteral("0x81 05")), QByteArray("\x81\x05"));
    QCOMPARE(ui::RawView::wanted(QStringLiteral("0xbad")), QByteArray("0xbad"));
    QCOMPARE(ui::RawView::wanted(QStringLiteral("grün")), QByteArray("gr\xC3\xBCn"));
    LogStage stage;
    fill(stage);
    stage.view.setMode(LogMode::Raw);
    auto *bytes = stage.part<HexView>("rawBytes");
    QTRY_VERIFY(bytes->size() > 0);
    stage.type("rawFind", QStringLiteral("needle"));
    QTest::keyClick(stage.part("rawFind"), Qt::Key_Return);
    QTRY_COMPARE(bytes->selectionSize(), 6);
    stage.type("rawFind", QStringLiteral("0x8901"));
    QTest::keyClick(stage.part("rawFind"), Qt::Key_Return);
    QTRY_COMPARE(bytes->selectionSize(), 2);
    stage.type("rawFind", QStringLiteral("nowhere"));
    QTest::keyClick(stage.part("rawFind"), Qt::Key_Return);
    QTRY_VERIFY(stage.part("rawFind")->property("problem").toBool());
}

void FramesTest::remembersTheMode()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    {
        LogStage stage;
        ui::LogMemory memory(settings);
        memory.watch(&stage.view, ui::LogMemory::Kind::Client);
        stage.view.perform(ui::LogCommand::ShowFrames);
    }
    LogStage stage;
    ui::LogMemory memory(settings);
    memory.watch(&stage.view, ui::LogMemory::Kind::Client);
    QCOMPARE(stage.part<QComboBox>("logMode")->currentIndex(), static_cast<int>(LogMode::Frames));
    QVERIFY(stage.view.frames()->isVisible());
}

void FramesTest::hasRoomForEverything_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light-large") << false << QSize(1280, 700);
    QTest::newRow("dark-large") << true << QSize(1280, 700);
    QTest::newRow("light-small") << false << QSize(780, 480);
    QTest::newRow("dark-small") << true << QSize(780, 480);
}

void FramesTest::hasRoomForEverything()
{
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    ui::Theme theme(*qApp);
    theme.choose(dark ? ui::Theme::Choice::Dark : ui::Theme::Choice::Light);
    LogStage stage;
    stage.view.layout()->setContentsMargins(10, 10, 10, 10);
    stage.view.resize(size);
    fill(stage);
    const QString folder = qEnvironmentVariable("WINDSOCK_PICTURES");
    const auto draw = [&](const char *name) {
        QCoreApplication::processEvents();
        if (!folder.isEmpty())
            QVERIFY(
                stage.view.grab().save(QStringLiteral("%1/frames-%2-%3.png")
                                           .arg(folder, QLatin1String(QTest::currentDataTag()), QLatin1String(name))));
    };
    stage.view.table()->showNumber(4);
    stage.part<EntryDetail>("entryDetail")->choose(EntryDetail::Frames);
    draw("detail");
    stage.view.table()->showNumber(2);
    stage.part<ui::UniformTable>("frameFields")->selectRow(7);
    draw("masked");
    stage.view.setMode(LogMode::Frames);
    stage.click("showPings");
    draw("log");
    stage.view.setMode(LogMode::Raw);
    stage.view.table()->showNumber(2);
    QTRY_VERIFY(stage.part<HexView>("rawBytes")->selectionSize() > 10);
    draw("raw");
}

WINDSOCK_TEST(FramesTest)
#include "FramesTest.moc"
