#include "LogStage.h"
#include "tests/support/TestRegistry.h"

#include "ui/log/DensityStrip.h"
#include "ui/log/LogMarks.h"
#include "ui/theme/Theme.h"
#include "ui/theme/ThemeColors.h"

#include <QApplication>
#include <QScrollBar>
#include <QToolTip>

using namespace entries;
using ui::DensityStrip;
using ui::ThemeColors;

/// The log at a glance.
class DensityStripTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheRates();
    void drawsSentToTheLeftAndReceivedToTheRight();
    void goesWhereOneClicks();
    void marksWhatIsSeen();
    void showsMarksAndMatches();
    void tellsTimesAndRates();
    void bearsAnEmptyLogAndASingleRow();
};

namespace {

DensityStrip *strip(const LogStage &stage)
{
    return stage.view.findChild<DensityStrip *>();
}

/// How many pixels of that colour are in that part of the picture.
int pixels(const QImage &image, const QRect &part, const QColor &color)
{
    int count = 0;
    for (int y = std::max(0, part.top()); y <= std::min(part.bottom(), image.height() - 1); ++y) {
        for (int x = part.left(); x <= std::min(part.right(), image.width() - 1); ++x)
            count += image.pixelColor(x, y) == color ? 1 : 0;
    }
    return count;
}

/// A thousand rows sent at 10 a second, then a thousand received at 1000 a second.
void addSlowThenFast(LogStage &stage)
{
    qint64 ns = 1'000'000'000;
    for (int i = 0; i < 2000; ++i) {
        LogEntry entry = i < 1000 ? sent("x") : received("y");
        entry.monotonicNs = ns += i < 1000 ? 100'000'000 : 1'000'000;
        stage.add(entry);
    }
}

} // namespace

void DensityStripTest::knowsTheRates()
{
    LogStage stage;
    addSlowThenFast(stage);
    QVERIFY(stage.settle());
    const int height = strip(stage)->height();
    const DensityStrip::Slice slow = strip(stage)->sliceAt(height / 4);
    QVERIFY(std::abs(slow.sentPerSecond - 10) < 1);
    QCOMPARE(slow.receivedPerSecond, 0.0);
    const DensityStrip::Slice fast = strip(stage)->sliceAt(height * 3 / 4);
    QVERIFY(std::abs(fast.receivedPerSecond - 1000) < 50);
    QCOMPARE(fast.sentPerSecond, 0.0);
}

void DensityStripTest::drawsSentToTheLeftAndReceivedToTheRight()
{
    ui::Theme theme(*qApp);
    for (const auto choice : {ui::Theme::Choice::Light, ui::Theme::Choice::Dark}) {
        theme.choose(choice);
        const ThemeColors &colors = ThemeColors::of(qApp->palette());
        LogStage stage;
        addSlowThenFast(stage);
        QVERIFY(stage.settle());
        const QImage image = strip(stage)->grab().toImage();
        const int half = image.width() / 2;
        const QRect left(0, 0, half, image.height());
        const QRect right(half, 0, half, image.height());
        QVERIFY(pixels(image, left, colors.sent) > 100);
        QCOMPARE(pixels(image, right, colors.sent), 0);
        QVERIFY(pixels(image, right, colors.received) > pixels(image, left, colors.sent));
        QCOMPARE(pixels(image, left.adjusted(0, 0, -1, 0), colors.received), 0);
    }
}

void DensityStripTest::goesWhereOneClicks()
{
    LogStage stage;
    stage.addNumbered(10'000);
    QVERIFY(stage.settle());
    const auto row = [&stage] { return stage.view.table()->topRow() + stage.view.table()->visibleRows() / 2; };
    DensityStrip *density = strip(stage);
    // Beside the middle of the rows.
    const QPoint middle = density->mapFromGlobal(
        stage.view.table()->viewport()->mapToGlobal(stage.view.table()->viewport()->rect().center()));
    QTest::mouseClick(density, Qt::LeftButton, {}, {density->width() / 2, middle.y()});
    QVERIFY2(std::abs(row() - 5000) < 100, qPrintable(QString::number(row())));
    QVERIFY(!stage.view.table()->isAtEnd());
    QTest::mousePress(density, Qt::LeftButton, {}, {10, density->height() / 2});
    QMouseEvent move(QEvent::MouseMove, QPointF(10, density->height() - 1.0), density->mapToGlobal(QPointF(10, 0)),
                     Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(density, &move);
    QTest::mouseRelease(density, Qt::LeftButton, {}, {10, density->height() - 1});
    QVERIFY(stage.view.table()->isAtEnd());
}

void DensityStripTest::marksWhatIsSeen()
{
    ui::Theme theme(*qApp);
    theme.choose(ui::Theme::Choice::Light);
    LogStage stage;
    stage.addNumbered(400);
    QVERIFY(stage.settle());
    DensityStrip *density = strip(stage);
    const QColor seen = ThemeColors::light().selection;
    const QRect upper(0, 0, density->width(), density->height() / 4);
    const QRect lower(0, density->height() * 3 / 4, density->width(), density->height());
    stage.view.table()->scrollToTop();
    QImage image = density->grab().toImage();
    QVERIFY(pixels(image, upper, seen) > 0);
    QCOMPARE(pixels(image, lower, seen), 0);
    stage.view.table()->scrollToBottom();
    image = density->grab().toImage();
    QCOMPARE(pixels(image, upper, seen), 0);
    QVERIFY(pixels(image, lower, seen) > 0);
}

void DensityStripTest::showsMarksAndMatches()
{
    ui::Theme theme(*qApp);
    theme.choose(ui::Theme::Choice::Light);
    LogStage stage;
    stage.addNumbered(1000);
    QVERIFY(stage.settle());
    DensityStrip *density = strip(stage);
    const ThemeColors &colors = ThemeColors::light();
    QCOMPARE(pixels(density->grab().toImage(), density->rect(), colors.warning), 0);
    QCOMPARE(pixels(density->grab().toImage(), density->rect(), colors.accent), 0);
    stage.view.model()->marks()->setMarked(500, true);
    stage.view.perform(ui::LogCommand::Find);
    stage.type("logFindText", QStringLiteral("250"));
    QTRY_COMPARE(stage.label("logFindVerdict"), QStringLiteral("1 of 1"));
    const QImage image = density->grab().toImage();
    const int height = image.height();
    QVERIFY(pixels(image, QRect(0, height * 4 / 10, image.width(), height * 2 / 10), colors.warning) > 0);
    QVERIFY(pixels(image, QRect(0, height * 2 / 10, image.width(), height * 2 / 10), colors.accent) > 0);
}

void DensityStripTest::tellsTimesAndRates()
{
    LogStage stage;
    addSlowThenFast(stage);
    QVERIFY(stage.settle());
    DensityStrip *density = strip(stage);
    const QString text = density->describe(density->sliceAt(density->height() / 4));
    QVERIFY2(text.contains(QStringLiteral("↑ 10/s sent")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("rows")), qPrintable(text));
    const QPoint place(density->width() / 2, density->height() / 4);
    QHelpEvent help(QEvent::ToolTip, place, density->mapToGlobal(place));
    QCoreApplication::sendEvent(density, &help);
    QCOMPARE(QToolTip::text(), text);
    QVERIFY(!density->accessibleName().isEmpty());
    QVERIFY(!density->accessibleDescription().isEmpty());
}

void DensityStripTest::bearsAnEmptyLogAndASingleRow()
{
    LogStage stage;
    DensityStrip *density = strip(stage);
    QVERIFY(!density->grab().isNull());
    QCOMPARE(density->describe(density->sliceAt(50)), QString());
    QTest::mouseClick(density, Qt::LeftButton);
    stage.add(sent("x"));
    QVERIFY(stage.settle());
    QVERIFY(!density->grab().isNull());
    QVERIFY(density->describe(density->sliceAt(50)).contains(QStringLiteral("1 row")));
}

WINDSOCK_TEST(DensityStripTest)
#include "DensityStripTest.moc"
