#include "LogStage.h"
#include "tests/support/TestRegistry.h"

#include "ui/log/LogFinder.h"
#include "ui/theme/Theme.h"
#include "ui/theme/ThemeColors.h"

#include <QApplication>
#include <QComboBox>
#include <QPlainTextEdit>

using namespace entries;
using ui::LogCommand;

/// Looking for text in a log, and going to a place in it.
class LogFindTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesFromMatchToMatchAndAround();
    void findsFromWhereOneIs();
    void pointsOutWhatItFound();
    void findsNothingThatIsHidden();
    void goesOnWithWhatComes();
    void forgetsWhatIsDropped();
    void takesRegularExpressionsAndCase();
    void saysWhatIsWrong();
    void leavesNothingBehind();
    void goesToNumbers();
    void goesToTimes();
    void refusesWhatIsNoPlace();
};

namespace {

bool hasColor(const QImage &image, const QColor &color)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == color)
                return true;
        }
    }
    return false;
}

void find(const LogStage &stage, const QString &text)
{
    const_cast<LogStage &>(stage).view.perform(LogCommand::Find);
    stage.type("logFindText", text);
    auto *finder = stage.view.findChild<ui::LogFinder *>();
    QTRY_VERIFY(!finder->isSearching());
}

} // namespace

void LogFindTest::goesFromMatchToMatchAndAround()
{
    LogStage stage;
    stage.addNumbered(1200);
    QVERIFY(stage.settle());
    stage.view.table()->selectRow(0);
    find(stage, QStringLiteral("99"));
    QTRY_COMPARE(stage.current(), QStringLiteral("99"));
    // 99, 199, 299, …, 899, 990 to 999, 1099, 1199
    QTRY_COMPARE(stage.label("logFindVerdict"), QStringLiteral("1 of 21"));
    QTest::keyClick(stage.part("logFindText"), Qt::Key_Return);
    QCOMPARE(stage.current(), QStringLiteral("199"));
    QCOMPARE(stage.label("logFindVerdict"), QStringLiteral("2 of 21"));
    QTest::keyClick(stage.part("logFindText"), Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClick(stage.part("logFindText"), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(stage.current(), QStringLiteral("1199"));
    QCOMPARE(stage.label("logFindVerdict"), QStringLiteral("21 of 21"));
    stage.view.perform(LogCommand::FindNext);
    QCOMPARE(stage.current(), QStringLiteral("99"));
    stage.click("logFindPrevious");
    QCOMPARE(stage.current(), QStringLiteral("1199"));
}

void LogFindTest::findsFromWhereOneIs()
{
    LogStage stage;
    stage.addNumbered(1000);
    QVERIFY(stage.settle());
    stage.view.table()->selectRow(500);
    find(stage, QStringLiteral("77"));
    QTRY_COMPARE(stage.current(), QStringLiteral("577"));
}

void LogFindTest::pointsOutWhatItFound()
{
    ui::Theme theme(*qApp);
    theme.choose(ui::Theme::Choice::Light);
    LogStage stage;
    stage.add(received("a needle in hay, another needle"));
    stage.add(received("hay"));
    QVERIFY(stage.settle());
    const QColor match = ui::ThemeColors::light().match;
    QVERIFY(!hasColor(stage.view.table()->grab().toImage(), match));
    find(stage, QStringLiteral("needle"));
    QTRY_COMPARE(stage.current(), QStringLiteral("a needle in hay, another needle"));
    QVERIFY(hasColor(stage.view.table()->grab().toImage(), match));
    const auto places = stage.part<QPlainTextEdit>("detailText")->extraSelections();
    QCOMPARE(places.size(), 2);
    QCOMPARE(places.first().cursor.selectedText(), QStringLiteral("needle"));
}

void LogFindTest::findsNothingThatIsHidden()
{
    LogStage stage;
    stage.addNumbered(100);
    QVERIFY(stage.settle());
    stage.part<QComboBox>("logDirection")->setCurrentIndex(1);
    find(stage, QStringLiteral("7"));
    QTRY_COMPARE(stage.label("logFindVerdict"), QStringLiteral("1 of 5")); // 70, 72 … 78
    stage.part<QComboBox>("logDirection")->setCurrentIndex(0);
    QTRY_VERIFY(stage.label("logFindVerdict").endsWith(QStringLiteral("of 19")));
}

void LogFindTest::goesOnWithWhatComes()
{
    LogStage stage;
    stage.add(received("needle"));
    QVERIFY(stage.settle());
    find(stage, QStringLiteral("needle"));
    QTRY_COMPARE(stage.label("logFindVerdict"), QStringLiteral("1 of 1"));
    for (int i = 0; i < 20; ++i)
        stage.add(received(i % 2 == 0 ? "needle" : "hay"));
    QTRY_COMPARE(stage.label("logFindVerdict"), QStringLiteral("1 of 11"));
}

void LogFindTest::forgetsWhatIsDropped()
{
    LogStage stage(oneByOne(100));
    for (int i = 0; i < 10; ++i)
        stage.add(received("0123456789"));
    QVERIFY(stage.settle());
    find(stage, QStringLiteral("5"));
    QTRY_VERIFY(stage.label("logFindVerdict").contains(QStringLiteral("10")));
    for (int i = 0; i < 5; ++i)
        stage.add(received("----------"));
    QTRY_VERIFY(stage.label("logFindVerdict").contains(QStringLiteral("5")));
    stage.view.perform(LogCommand::FindNext);
    QCOMPARE(stage.current(), QStringLiteral("0123456789"));
}

void LogFindTest::takesRegularExpressionsAndCase()
{
    LogStage stage;
    for (const char *text : {"Alpha 1", "alpha 2", "beta 3"})
        stage.add(received(text));
    QVERIFY(stage.settle());
    find(stage, QStringLiteral("alpha"));
    QTRY_VERIFY(stage.label("logFindVerdict").endsWith(QStringLiteral("of 2")));
    stage.click("logFindCase");
    QTRY_COMPARE(stage.label("logFindVerdict"), QStringLiteral("1 of 1"));
    stage.click("logFindExpression");
    stage.type("logFindText", QStringLiteral("[a-z]+ [23]"));
    QTRY_VERIFY(stage.label("logFindVerdict").endsWith(QStringLiteral("of 2")));
}

void LogFindTest::saysWhatIsWrong()
{
    LogStage stage;
    stage.addNumbered(3);
    QVERIFY(stage.settle());
    find(stage, QStringLiteral("zebra"));
    QTRY_COMPARE(stage.label("logFindVerdict"), QStringLiteral("Not found"));
    stage.click("logFindExpression");
    stage.type("logFindText", QStringLiteral("(("));
    QVERIFY(stage.label("logFindVerdict").contains(QStringLiteral("can't be used")));
}

void LogFindTest::leavesNothingBehind()
{
    LogStage stage;
    stage.add(received("needle"));
    QVERIFY(stage.settle());
    find(stage, QStringLiteral("needle"));
    QTRY_COMPARE(stage.part<QPlainTextEdit>("detailText")->extraSelections().size(), 1);
    QTest::keyClick(stage.part("logFindText"), Qt::Key_Escape);
    QVERIFY(stage.part("logFindBar")->isHidden());
    QVERIFY(stage.view.table()->hasFocus());
    QCOMPARE(stage.part<QPlainTextEdit>("detailText")->extraSelections().size(), 0);
}

void LogFindTest::goesToNumbers()
{
    LogStage stage;
    stage.addNumbered(1000);
    QVERIFY(stage.settle());
    stage.view.perform(LogCommand::GoTo);
    stage.type("goToPlace", QStringLiteral("#501"));
    QTest::keyClick(stage.part("goToPlace"), Qt::Key_Return);
    QCOMPARE(stage.current(), QStringLiteral("500"));
    QVERIFY(stage.part("goToBar")->isHidden());
    stage.view.perform(LogCommand::GoTo);
    stage.type("goToPlace", QStringLiteral("99999"));
    QTest::keyClick(stage.part("goToPlace"), Qt::Key_Return);
    QCOMPARE(stage.current(), QStringLiteral("999"));
}

void LogFindTest::goesToTimes()
{
    LogStage stage;
    const auto go = [&stage](const QString &place) {
        stage.view.perform(LogCommand::GoTo);
        stage.type("goToPlace", place);
        QTest::keyClick(stage.part("goToPlace"), Qt::Key_Return);
        return stage.current();
    };
    const qint64 start = QDateTime(QDate(2026, 5, 4), QTime(14, 5)).toMSecsSinceEpoch();
    LogEntry head = make(LogEntry::Kind::Handshake, LogEntry::Direction::Sent, "GET / HTTP/1.1\r\n");
    head.wallClockMs = start;
    stage.add(head);
    for (int i = 0; i < 5000; ++i) {
        LogEntry entry = received(QByteArray::number(i));
        entry.monotonicNs = 1'000'000'000'000 + qint64{i} * 100'000'000;
        entry.wallClockMs = start + i * 100;
        stage.add(entry);
    }
    QVERIFY(stage.settle());
    QCOMPARE(go(QStringLiteral("+12.5 s")), QStringLiteral("125"));
    QCOMPARE(go(QStringLiteral("+1:40")), QStringLiteral("1000"));
    QCOMPARE(go(QStringLiteral("+200 ms")), QStringLiteral("2"));
    QCOMPARE(go(QStringLiteral("+2 min")), QStringLiteral("1200"));
    QCOMPARE(go(QStringLiteral("14:05:03")), QStringLiteral("30"));
    QCOMPARE(go(QStringLiteral("14:06")), QStringLiteral("600"));
    QCOMPARE(go(QStringLiteral("14:05:03.450")), QStringLiteral("35"));
    QCOMPARE(go(QStringLiteral("23:00")), QStringLiteral("4999"));
}

void LogFindTest::refusesWhatIsNoPlace()
{
    LogStage stage;
    stage.addNumbered(3);
    QVERIFY(stage.settle());
    for (const char *wrong : {"", "noon", "25:00", "14:61", "+x"}) {
        stage.view.perform(LogCommand::GoTo);
        stage.type("goToPlace", QLatin1String(wrong));
        QTest::keyClick(stage.part("goToPlace"), Qt::Key_Return);
        QVERIFY2(!stage.part("goToBar")->isHidden(), wrong);
        QVERIFY(stage.label("goToProblem").contains(QStringLiteral("14:05:03")));
    }
}

WINDSOCK_TEST(LogFindTest)
#include "LogFindTest.moc"
