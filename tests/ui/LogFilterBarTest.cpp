#include "LogStage.h"
#include "tests/support/TestRegistry.h"

#include <QComboBox>
#include <QMenu>

using namespace entries;

/// What one chooses to see of a log, by the widgets above it.
class LogFilterBarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filtersWhileOneTypes();
    void keepsTheOldFilterWhileTheNewOneIsWrong();
    void takesARegularExpressionAsAWhole();
    void tellsCaseApartWhenAsked();
    void showsOneDirection();
    void contradictsItself();
    void clearsByEscapeAndLeavesByAnother();
    void remembersFilters();
    void explainsItself();
    void pausesTheViewNotTheCapture();
    void alwaysSaysHowMuchIsShown();
    void keepsWhatIsSelected();
    void selectsAgainWhatComesBackLater();
    void staysWhereOneLooksIfNothingChanges();
};

void LogFilterBarTest::filtersWhileOneTypes()
{
    LogStage stage;
    for (const char *text : {"apple", "banana", "cherry", "apple pie"})
        stage.add(received(text));
    QVERIFY(stage.settle());
    stage.type("logFilter", QStringLiteral("appl"));
    QCOMPARE(stage.view.model()->rowCount(), 4); // not at every key
    QTRY_COMPARE(stage.view.model()->rowCount(), 2);
    QTest::keyClicks(stage.part<QLineEdit>("logFilter"), QStringLiteral("e -pie"));
    QTRY_COMPARE(stage.view.model()->rowCount(), 1);
    QCOMPARE(stage.preview(0), QStringLiteral("apple"));
}

void LogFilterBarTest::keepsTheOldFilterWhileTheNewOneIsWrong()
{
    LogStage stage;
    stage.add(sent("one"));
    stage.add(sent("two"));
    QVERIFY(stage.settle());
    stage.type("logFilter", QStringLiteral("one"));
    QTRY_COMPARE(stage.view.model()->rowCount(), 1);
    auto *field = stage.part<QLineEdit>("logFilter");
    QTest::keyClicks(field, QStringLiteral(" -/tw(/"));
    QVERIFY(stage.label("logFilterProblem").startsWith(QStringLiteral("The regular expression \"tw(\" can't be used")));
    QVERIFY(field->property("problem").toBool());
    QTest::keyClick(field, Qt::Key_Return); // applies it at once
    QCOMPARE(stage.view.model()->rowCount(), 1);
    QCOMPARE(stage.view.model()->filter().texts.size(), 1);
    field->setText(QStringLiteral("/tw/"));
    QCOMPARE(stage.label("logFilterProblem"), QString());
    QVERIFY(!field->property("problem").toBool());
    QTRY_COMPARE(stage.preview(0), QStringLiteral("two"));
}

void LogFilterBarTest::takesARegularExpressionAsAWhole()
{
    LogStage stage;
    stage.add(sent("a-1"));
    stage.add(sent("a b"));
    QVERIFY(stage.settle());
    stage.click("logFilterExpression");
    stage.type("logFilter", QStringLiteral("a [a-z]$"));
    QTRY_COMPARE(stage.view.model()->rowCount(), 1);
    QCOMPARE(stage.preview(0), QStringLiteral("a b"));
}

void LogFilterBarTest::tellsCaseApartWhenAsked()
{
    LogStage stage;
    stage.add(sent("Alpha"));
    stage.add(sent("alpha"));
    QVERIFY(stage.settle());
    stage.type("logFilter", QStringLiteral("alpha"));
    QTRY_COMPARE(stage.view.model()->hidden(), 0);
    stage.click("logFilterCase");
    QTRY_COMPARE(stage.view.model()->rowCount(), 1);
    QCOMPARE(stage.preview(0), QStringLiteral("alpha"));
}

void LogFilterBarTest::showsOneDirection()
{
    LogStage stage;
    stage.addNumbered(10);
    QVERIFY(stage.settle());
    stage.part<QComboBox>("logDirection")->setCurrentIndex(1);
    QTRY_COMPARE(stage.view.model()->rowCount(), 5);
    QCOMPARE(stage.preview(1), QStringLiteral("2"));
    stage.part<QComboBox>("logDirection")->setCurrentIndex(2);
    QTRY_COMPARE(stage.preview(1), QStringLiteral("3"));
    stage.part<QComboBox>("logDirection")->setCurrentIndex(0);
    QTRY_COMPARE(stage.view.model()->rowCount(), 10);
}

void LogFilterBarTest::contradictsItself()
{
    LogStage stage;
    stage.addNumbered(10);
    QVERIFY(stage.settle());
    stage.type("logFilter", QStringLiteral("dir:sent"));
    QTRY_COMPARE(stage.view.model()->rowCount(), 5);
    stage.part<QComboBox>("logDirection")->setCurrentIndex(2);
    QTRY_COMPARE(stage.view.model()->rowCount(), 0);
}

void LogFilterBarTest::clearsByEscapeAndLeavesByAnother()
{
    LogStage stage;
    stage.addNumbered(4);
    QVERIFY(stage.settle());
    stage.view.focusFilter();
    QVERIFY(stage.part("logFilter")->hasFocus());
    stage.type("logFilter", QStringLiteral("nothing"));
    QTRY_COMPARE(stage.view.model()->rowCount(), 0);
    QTest::keyClick(stage.part("logFilter"), Qt::Key_Escape);
    QCOMPARE(stage.part<QLineEdit>("logFilter")->text(), QString());
    QTRY_COMPARE(stage.view.model()->rowCount(), 4);
    QTest::keyClick(stage.part("logFilter"), Qt::Key_Escape);
    QVERIFY(stage.view.table()->hasFocus());
}

void LogFilterBarTest::remembersFilters()
{
    LogStage stage;
    auto *field = stage.part<QLineEdit>("logFilter");
    for (const char *filter : {"first", "second"}) {
        stage.type("logFilter", QLatin1String(filter));
        QTest::keyClick(field, Qt::Key_Return);
    }
    field->clear();
    QTest::keyClick(field, Qt::Key_Down);
    auto *history = stage.part<QMenu>("filterHistory");
    QTRY_VERIFY(history->isVisible());
    QCOMPARE(history->actions().size(), 2);
    QCOMPARE(history->actions().at(0)->text(), QStringLiteral("second"));
    QTest::keyClick(history, Qt::Key_Down);
    QTest::keyClick(history, Qt::Key_Return);
    QCOMPARE(field->text(), QStringLiteral("first"));
}

void LogFilterBarTest::explainsItself()
{
    LogStage stage;
    stage.type("logFilter", QStringLiteral("abc"));
    stage.click("logFilterHelp");
    auto *help = stage.part<QLabel>("filterHelpText");
    QVERIFY(help->isVisible());
    QVERIFY(help->text().contains(QStringLiteral("$.type == &quot;tick&quot;")));
    Q_EMIT help->linkActivated(QStringLiteral("size%3E1k"));
    QCOMPARE(stage.part<QLineEdit>("logFilter")->text(), QStringLiteral("abc size>1k"));
}

void LogFilterBarTest::pausesTheViewNotTheCapture()
{
    LogStage stage;
    stage.addNumbered(10);
    QVERIFY(stage.settle());
    stage.click("pauseLog");
    stage.addNumbered(1234);
    auto *pause = stage.part<QAbstractButton>("pauseLog");
    QTRY_COMPARE(pause->text(), QStringLiteral("Paused · 1,234 waiting"));
    QCOMPARE(stage.view.model()->rowCount(), 10);
    QCOMPARE(stage.store->range().end, 1244);
    stage.click("pauseLog");
    QTRY_COMPARE(stage.view.model()->rowCount(), 1244);
    QTRY_COMPARE(pause->text(), QStringLiteral("Pause"));
}

void LogFilterBarTest::alwaysSaysHowMuchIsShown()
{
    LogStage stage(oneByOne(2000));
    QCOMPARE(stage.label("logCounts"), QStringLiteral("0 shown · 0 hidden"));
    for (int i = 0; i < 1500; ++i)
        stage.add(received("x"));
    stage.add(ping());
    QTRY_COMPARE(stage.label("logCounts"), QStringLiteral("1,500 shown · 1 hidden"));
    stage.type("logFilter", QStringLiteral("y"));
    QTRY_COMPARE(stage.label("logCounts"), QStringLiteral("0 shown · 1,501 hidden"));
    stage.type("logFilter", {});
    for (int i = 0; i < 1000; ++i)
        stage.add(received("x"));
    QTRY_COMPARE(stage.label("logCounts"), QStringLiteral("2,000 shown · 1 hidden · 500 dropped"));
}

void LogFilterBarTest::keepsWhatIsSelected()
{
    LogStage stage;
    stage.addNumbered(1000);
    QVERIFY(stage.settle());
    stage.view.table()->selectRow(501);
    stage.part<QComboBox>("logDirection")->setCurrentIndex(2);
    QTRY_COMPARE(stage.view.model()->rowCount(), 500);
    QCOMPARE(stage.current(), QStringLiteral("501"));
}

void LogFilterBarTest::selectsAgainWhatComesBackLater()
{
    LogStage stage;
    stage.addNumbered(20'000);
    QVERIFY(stage.settle());
    stage.view.table()->selectRow(15'001);
    stage.type("logFilter", QStringLiteral("/1$/")); // by payload: its rows come piece by piece
    QTRY_COMPARE(stage.view.model()->rowCount(), 2000);
    QCOMPARE(stage.current(), QStringLiteral("15001"));
    QVERIFY(!stage.view.table()->isAtEnd());
}

void LogFilterBarTest::staysWhereOneLooksIfNothingChanges()
{
    LogStage stage;
    stage.addNumbered(1000);
    QVERIFY(stage.settle());
    stage.view.table()->scrollTo(stage.view.model()->index(300, 0), ui::LogTable::PositionAtTop);
    stage.part<QLineEdit>("peerFilter")->setText(QStringLiteral(" , "));
    stage.type("logFilter", QStringLiteral(" "));
    QTest::keyClick(stage.part("logFilter"), Qt::Key_Return);
    QCOMPARE(stage.view.table()->topRow(), 300);
}

WINDSOCK_TEST(LogFilterBarTest)
#include "LogFilterBarTest.moc"
