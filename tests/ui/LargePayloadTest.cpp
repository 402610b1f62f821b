#include "LogStage.h"
#include "tests/support/TestRegistry.h"

#include "ui/detail/EntryDetail.h"
#include "ui/detail/HexView.h"
#include "ui/detail/LongTextEdit.h"
#include "ui/detail/TextView.h"
#include "ui/log/PayloadReader.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace entries;
using ui::EntryDetail;
using ui::LongTextEdit;
using ui::TextView;

/// Payloads that are read from the disk: the beginning at once, the rest behind the window's back.
class LargePayloadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheBeginningAtOnce();
    void staysWhereItIsWhenTheRestComes();
    void decodesTheWhole();
    void doesNotDecodeWhatWasCancelled();
    void takesNoAnswerForAnotherSelection();
    void readsOnlyTheLastOfMany();
    void saysWhatCanNotBeRead();
    void readsWhatIsInMemoryAtOnce();

private:
    static workbench::LogBudget onDisk();
    static QByteArray large(char letter) { return QByteArray(3 * 1024 * 1024, letter); }
    static EntryDetail *detail(const LogStage &stage) { return stage.part<EntryDetail>("entryDetail"); }
    static QString shown(const LogStage &stage) { return stage.part<LongTextEdit>("detailText")->text(); }
    static bool fill(LogStage &stage, const QList<LogEntry> &large);
};

// All but the last block goes to the disk.
workbench::LogBudget LargePayloadTest::onDisk()
{
    workbench::LogBudget budget;
    budget.memory = 0;
    return budget;
}

bool LargePayloadTest::fill(LogStage &stage, const QList<LogEntry> &large)
{
    for (const LogEntry &entry : large)
        stage.add(entry);
    stage.add(sent("the last"));
    return stage.settle() && stage.store->head(0, 0)->isOnDisk;
}

void LargePayloadTest::showsTheBeginningAtOnce()
{
    LogStage stage(onDisk());
    QVERIFY(fill(stage, {received(large('a'))}));
    stage.view.table()->selectRow(0);
    // Nothing has been waited for.
    QCOMPARE(shown(stage), QString(TextView::windowBytes, u'a'));
    QCOMPARE(detail(stage)->form(), EntryDetail::Text);
    QVERIFY2(stage.label("detailNote").contains(QStringLiteral("of 3,145,728 bytes")),
             qPrintable(stage.label("detailNote")));
    QVERIFY(stage.label("detailNote").contains(QStringLiteral("The rest is being read.")));
    QVERIFY2(stage.label("detailTitle").contains(QStringLiteral("3,145,728 bytes")),
             qPrintable(stage.label("detailTitle")));
    QVERIFY(!stage.part("detailMore")->isVisible());
    QTRY_VERIFY(!stage.label("detailNote").contains(QStringLiteral("being read")));
    QVERIFY(stage.label("detailNote").contains(QStringLiteral("of 3,145,728 bytes")));
    QCOMPARE(stage.part<ui::HexView>("hexView")->bytes(), large('a'));
    QVERIFY(!stage.part("detailMore")->isHidden());
}

void LargePayloadTest::staysWhereItIsWhenTheRestComes()
{
    LogStage stage(onDisk());
    QVERIFY(fill(stage, {received(large('a'))}));
    stage.view.table()->selectRow(0);
    auto *text = stage.part<LongTextEdit>("detailText");
    text->setTextCursor(text->cursorOver(40'000, 40'100));
    const int document = text->document()->revision();
    QTRY_VERIFY(!stage.label("detailNote").contains(QStringLiteral("being read")));
    QCOMPARE(text->selectedText().size(), 100);
    QCOMPARE(text->document()->revision(), document);
}

void LargePayloadTest::decodesTheWhole()
{
    LogStage stage(onDisk());
    const QByteArray json = "{\"text\":\"" + large('j') + "\",\"end\":1}";
    QVERIFY(fill(stage, {received(json)}));
    stage.view.table()->selectRow(0);
    QCOMPARE(detail(stage)->form(), EntryDetail::Text);
    QTRY_COMPARE_WITH_TIMEOUT(detail(stage)->form(), EntryDetail::Pretty, 20'000);
    QCOMPARE(stage.part<QAbstractItemView>("prettyTree")->model()->rowCount(), 2);
}

void LargePayloadTest::doesNotDecodeWhatWasCancelled()
{
    LogStage stage(onDisk());
    QVERIFY(fill(stage, {received("[" + QByteArray("1,").repeated(1'000'000) + "1]")}));
    stage.view.table()->selectRow(0);
    detail(stage)->choose(EntryDetail::Pretty);
    stage.part<QAbstractButton>("cancelDecoding")->click();
    QTRY_VERIFY(!stage.label("detailNote").contains(QStringLiteral("being read")));
    QCOMPARE(stage.part<QAbstractItemView>("prettyTree")->model()->rowCount(), 0);
    QVERIFY2(stage.label("prettyMessage").contains(QStringLiteral("cancelled")),
             qPrintable(stage.label("prettyMessage")));
}

void LargePayloadTest::takesNoAnswerForAnotherSelection()
{
    LogStage stage(onDisk());
    QVERIFY(fill(stage, {received(large('a')), received(large('b'))}));
    auto *reader = stage.view.findChild<ui::PayloadReader *>();
    QVERIFY(reader != nullptr);
    QSignalSpy read(reader, &ui::PayloadReader::payloadRead);
    for (int round = 0; round < 10; ++round) {
        stage.view.table()->selectRow(0);
        stage.view.table()->selectRow(1);
        QCOMPARE(shown(stage), QString(TextView::windowBytes, u'b'));
        QVERIFY(read.wait());
        QCOMPARE(read.size(), 1);
        QCOMPARE(read.takeFirst().first().toLongLong(), 1);
        QCOMPARE(stage.part<ui::HexView>("hexView")->bytes(), large('b'));
    }
    stage.view.table()->selectRow(0);
    stage.view.table()->selectRow(2);
    QCOMPARE(shown(stage), QStringLiteral("the last"));
    stage.view.table()->selectRow(1);
    QVERIFY(read.wait()); // behind that of row 0, which nobody is told of
    QCOMPARE(read.size(), 1);
    QCOMPARE(stage.part<ui::HexView>("hexView")->bytes(), large('b'));
}

void LargePayloadTest::readsOnlyTheLastOfMany()
{
    LogStage stage(onDisk());
    QList<LogEntry> many;
    for (char letter = 'a'; letter < 'k'; ++letter)
        many += received(large(letter));
    QVERIFY(fill(stage, many));
    auto *reader = stage.view.findChild<ui::PayloadReader *>();
    QSignalSpy read(reader, &ui::PayloadReader::payloadRead);
    for (int row = 0; row < 10; ++row)
        stage.view.table()->selectRow(row);
    QVERIFY(read.wait());
    QCOMPARE(stage.part<ui::HexView>("hexView")->bytes(), large('j'));
    QCOMPARE(read.size(), 1);
}

void LargePayloadTest::saysWhatCanNotBeRead()
{
    EntryDetail detail;
    LogEntry beginning = received(large('a').first(TextView::windowBytes));
    detail.setBeginning(beginning, 5'000'000, {});
    detail.setPayload({});
    const auto *note = detail.findChild<QLabel *>(QStringLiteral("detailNote"));
    QVERIFY2(note->text().contains(QStringLiteral("can't be read")), qPrintable(note->text()));
    const auto *title = detail.findChild<QLabel *>(QStringLiteral("detailTitle"));
    QVERIFY2(title->text().contains(QStringLiteral("only its beginning")), qPrintable(title->text()));
    QCOMPARE(detail.findChild<LongTextEdit *>(QStringLiteral("detailText"))->text().size(), TextView::windowBytes);
    detail.setEntry(sent("next"));
    QVERIFY(!title->text().contains(QStringLiteral("only its beginning")));
}

void LargePayloadTest::readsWhatIsInMemoryAtOnce()
{
    LogStage stage;
    stage.add(received(large('a')));
    QVERIFY(stage.settle());
    stage.view.table()->selectRow(0);
    QCOMPARE(stage.part<ui::HexView>("hexView")->bytes(), large('a'));
    QVERIFY(!stage.label("detailNote").contains(QStringLiteral("being read")));
}

WINDSOCK_TEST(LargePayloadTest)
#include "LargePayloadTest.moc"
