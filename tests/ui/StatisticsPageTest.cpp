#include "LogStage.h"
#include "tests/support/TestRegistry.h"

#include "ui/log/RatePlot.h"
#include "ui/log/StatisticsPage.h"
#include "ui/theme/Theme.h"
#include "ui/theme/ThemeColors.h"

#include <QApplication>
#include <QTableWidget>

using namespace entries;
using ui::LogCommand;
using ui::RatePlot;

/// What a log amounts to, as plot and numbers.
class StatisticsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsNumbers();
    void comparesSizes_data();
    void comparesSizes();
    void saysNothingOfSizesItDoesNotKnow();
    void looksOnlyWhileItIsSeen();
    void followsWhatComes();
    void readsOutRates();
    void plotsBytesToo();
    void drawsBothWays();
    void forgetsWhatIsCleared();
};

namespace {

/// A hundred sent a second, ten bytes each, for ten seconds; and one received a second.
void fill(LogStage &stage)
{
    for (int i = 0; i < 1000; ++i) {
        LogEntry entry = sent("0123456789");
        entry.monotonicNs = 1'000'000'000'000 + qint64{i} * 10'000'000;
        stage.add(entry);
        if (i % 100 == 50) {
            LogEntry answer = received(QByteArray(2000, 'x'));
            answer.monotonicNs = entry.monotonicNs;
            stage.add(answer);
        }
    }
    QTRY_VERIFY(stage.part("entryDetail")->isVisible() && stage.part("entryDetail")->height() > 100);
}

QString number(const LogStage &stage, const QString &what, int column)
{
    const auto *table = stage.part<QTableWidget>("statisticsTable");
    for (int row = 0; row < table->rowCount(); ++row) {
        if (table->item(row, 0)->text() == what)
            return table->item(row, column)->text();
    }
    return QStringLiteral("none");
}

bool hasColor(const QImage &image, const QRect &part, const QColor &color)
{
    for (int y = part.top(); y <= part.bottom(); ++y) {
        for (int x = part.left(); x <= part.right(); ++x) {
            if (image.pixelColor(x, y) == color)
                return true;
        }
    }
    return false;
}

} // namespace

void StatisticsPageTest::showsNumbers()
{
    LogStage stage;
    fill(stage);
    LogEntry asked = ping();
    asked.monotonicNs = 1'020'000'000'000;
    LogEntry answered = make(LogEntry::Kind::Pong, LogEntry::Direction::Received, {});
    answered.monotonicNs = asked.monotonicNs + 800'000;
    stage.add(asked);
    stage.add(answered);
    stage.click("showStatistics");
    QCOMPARE(number(stage, QStringLiteral("Messages"), 1), QStringLiteral("1,000"));
    QCOMPARE(number(stage, QStringLiteral("Messages"), 2), QStringLiteral("10"));
    QCOMPARE(number(stage, QStringLiteral("Payload"), 1), QStringLiteral("10.0 kB"));
    QCOMPARE(number(stage, QStringLiteral("Busiest second"), 1), QStringLiteral("100/s"));
    QCOMPARE(number(stage, QStringLiteral("Largest"), 2), QStringLiteral("2.0 kB"));
    QCOMPARE(number(stage, QStringLiteral("10 B to under 100 B"), 1), QStringLiteral("1,000 (100 %)"));
    QCOMPARE(number(stage, QStringLiteral("Last gap"), 1), QStringLiteral("10 ms"));
    QCOMPARE(number(stage, QStringLiteral("Round trip"), 1), QStringLiteral("0.80 ms, the last of 1"));
}

void StatisticsPageTest::comparesSizes_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<qint64>("wireSize");
    QTest::addColumn<QString>("onWire");
    QTest::addColumn<QString>("compression");
    QTest::addColumn<QString>("saved");
    const auto row = [](int size, qint64 wireSize, const char *onWire, const char *compression, const char *saved) {
        QTest::newRow(onWire) << size << wireSize << QString::fromUtf8(onWire) << QString::fromUtf8(compression)
                              << QString::fromUtf8(saved);
    };
    row(1001, 1001, "1.0 kB", "none", "none"); // there is no such line
    row(3520, 1100, "1.1 kB", "3.2 : 1", "69 %");
    row(1000, 990, "990 B", "1.0 : 1", "1 %");
    row(100'000, 100, "100 B", "1,000 : 1", "99.9 %");
    row(30'000, 2000, "2.0 kB", "15 : 1", "93 %");
    row(100, 125, "125 B", "0.80 : 1", "-25 %");
    row(0, 1, "1 B", "0.00 : 1", "–");
}

void StatisticsPageTest::comparesSizes()
{
    QFETCH(int, size);
    QFETCH(qint64, wireSize);
    QFETCH(QString, onWire);
    QFETCH(QString, compression);
    QFETCH(QString, saved);
    LogStage stage;
    LogEntry entry = received(QByteArray(size, 'x'));
    entry.wireSize = wireSize;
    stage.add(entry);
    stage.click("showStatistics");
    QCOMPARE(number(stage, QStringLiteral("On the wire"), 2), onWire);
    QCOMPARE(number(stage, QStringLiteral("Compression"), 2), compression);
    QCOMPARE(number(stage, QStringLiteral("Saved by it"), 2), saved);
    QCOMPARE(number(stage, QStringLiteral("Compression"), 1), QStringLiteral("–"));
}

void StatisticsPageTest::saysNothingOfSizesItDoesNotKnow()
{
    LogStage stage;
    fill(stage);
    stage.click("showStatistics");
    QCOMPARE(number(stage, QStringLiteral("Compression"), 1), QStringLiteral("none"));
}

void StatisticsPageTest::looksOnlyWhileItIsSeen()
{
    LogStage stage;
    fill(stage);
    const auto *table = stage.part<QTableWidget>("statisticsTable");
    QVERIFY(stage.settle());
    QCOMPARE(table->rowCount(), 0);
    stage.view.perform(LogCommand::ToggleStatistics);
    QVERIFY(table->isVisible());
    QVERIFY(table->rowCount() > 5);
    stage.view.perform(LogCommand::ToggleStatistics);
    QVERIFY(!table->isVisible());
    QVERIFY(stage.part("entryDetail")->isVisible());
    stage.add(sent("one more"));
    QVERIFY(stage.settle());
    QCOMPARE(number(stage, QStringLiteral("Messages"), 1), QStringLiteral("1,000"));
}

void StatisticsPageTest::followsWhatComes()
{
    LogStage stage;
    fill(stage);
    stage.click("showStatistics");
    stage.add(sent("one more"));
    QTRY_COMPARE(number(stage, QStringLiteral("Messages"), 1), QStringLiteral("1,001"));
}

void StatisticsPageTest::readsOutRates()
{
    LogStage stage;
    fill(stage);
    stage.click("showStatistics");
    auto *plot = stage.part<RatePlot>("ratePlot");
    QCOMPARE(plot->readout(), QString());
    QTest::mouseMove(plot, {plot->width() * 2 / 3, plot->height() / 2});
    QTRY_VERIFY2(plot->readout().contains(QStringLiteral("↑ 100/s")), qPrintable(plot->readout()));
    QVERIFY(plot->readout().contains(u'↓'));
    plot->setFocus();
    const QString before = plot->readout();
    QTest::keyClick(plot, Qt::Key_Right);
    QVERIFY(plot->readout() != before);
    QCOMPARE(plot->accessibleDescription(), plot->readout());
}

void StatisticsPageTest::plotsBytesToo()
{
    LogStage stage;
    fill(stage);
    stage.click("showStatistics");
    stage.click("plotBytes");
    auto *plot = stage.part<RatePlot>("ratePlot");
    plot->setFocus();
    QTest::keyClick(plot, Qt::Key_Right);
    QTest::keyClick(plot, Qt::Key_Right);
    QVERIFY2(plot->readout().contains(QStringLiteral("↑ 1.0 kB/s")), qPrintable(plot->readout()));
}

void StatisticsPageTest::drawsBothWays()
{
    ui::Theme theme(*qApp);
    for (const auto choice : {ui::Theme::Choice::Light, ui::Theme::Choice::Dark}) {
        theme.choose(choice);
        const ui::ThemeColors &colors = ui::ThemeColors::of(qApp->palette());
        LogStage stage;
        fill(stage);
        stage.click("showStatistics");
        const QImage image = stage.part("ratePlot")->grab().toImage();
        const QRect upper(0, 0, image.width(), image.height() / 2 - 10);
        const QRect lower(0, image.height() / 2 + 10, image.width(), image.height() / 2 - 10);
        QVERIFY(hasColor(image, upper, colors.sent));
        QVERIFY(!hasColor(image, upper, colors.received));
        QVERIFY(hasColor(image, lower, colors.received));
        QVERIFY(!hasColor(image, lower, colors.sent));
    }
}

void StatisticsPageTest::forgetsWhatIsCleared()
{
    LogStage stage;
    fill(stage);
    stage.click("showStatistics");
    stage.click("clearLog");
    QTRY_COMPARE(number(stage, QStringLiteral("Messages"), 1), QStringLiteral("0"));
}

WINDSOCK_TEST(StatisticsPageTest)
#include "StatisticsPageTest.moc"
