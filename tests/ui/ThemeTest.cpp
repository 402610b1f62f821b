#include "tests/support/TestRegistry.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/theme/ThemeColors.h"

#include <QApplication>
#include <QDirIterator>
#include <QtTest>

#include <cmath>

using ui::Theme;
using ui::ThemeColors;

class ThemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textCanBeRead_data();
    void textCanBeRead();
    void fillsInTheWholeStyleSheet();
    void knowsItsNames();
    void drawsEveryIconInThePalettesColour();
};

namespace {

// WCAG 2.1, "relative luminance" and "contrast ratio".
double luminance(const QColor &color)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double lighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace

void ThemeTest::textCanBeRead_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("background");
    for (const bool dark : {false, true}) {
        const ThemeColors &colors = dark ? ThemeColors::dark() : ThemeColors::light();
        const auto add = [dark](const char *name, const QColor &text, std::initializer_list<QColor> backgrounds) {
            for (const QColor &background : backgrounds)
                QTest::addRow("%s: %s on %s", dark ? "dark" : "light", name, qPrintable(background.name()))
                    << text << background;
        };
        add("text", colors.text,
            {colors.window, colors.strip, colors.base, colors.stripe, colors.raised, colors.hover, colors.selection,
             colors.marked, colors.match});
        add("muted", colors.muted, {colors.window, colors.strip, colors.base, colors.stripe, colors.hover});
        add("muted on a mark", colors.muted, {colors.marked});
        add("sent", colors.sent, {colors.base, colors.stripe, colors.marked});
        add("received", colors.received, {colors.base, colors.stripe, colors.marked});
        add("success", colors.success, {colors.window, colors.strip});
        add("warning", colors.warning, {colors.window, colors.strip});
        add("danger", colors.danger, {colors.window, colors.base, colors.stripe, colors.marked});
        add("danger", colors.dangerText, {colors.dangerBack});
        add("on accent", colors.onAccent, {colors.accent, colors.accentHover});
    }
}

void ThemeTest::textCanBeRead()
{
    QFETCH(QColor, text);
    QFETCH(QColor, background);
    const double ratio = contrast(text, background);
    QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
}

void ThemeTest::fillsInTheWholeStyleSheet()
{
    Theme theme(*qApp);
    for (const Theme::Choice choice : {Theme::Choice::Light, Theme::Choice::Dark, Theme::Choice::System}) {
        theme.choose(choice);
        QVERIFY(qApp->styleSheet().contains(QStringLiteral("QTableView")));
        QString rules = qApp->styleSheet();
        rules.remove(QRegularExpression(QStringLiteral("/\\*.*?\\*/"), QRegularExpression::DotMatchesEverythingOption));
        QVERIFY(!rules.contains(u'@'));
    }
    theme.choose(Theme::Choice::Dark);
    QVERIFY(ThemeColors::isDark(QApplication::palette()));
    theme.choose(Theme::Choice::Light);
    QVERIFY(!ThemeColors::isDark(QApplication::palette()));
}

void ThemeTest::knowsItsNames()
{
    QCOMPARE(Theme::fromName(QStringLiteral("dark")), Theme::Choice::Dark);
    QCOMPARE(Theme::fromName(QStringLiteral("system")), Theme::Choice::System);
    QCOMPARE(Theme::fromName(QStringLiteral("pink")), std::nullopt);
}

void ThemeTest::drawsEveryIconInThePalettesColour()
{
    Theme theme(*qApp);
    QDirIterator icons(QStringLiteral(":/windsock/icons"));
    int count = 0;
    while (icons.hasNext()) {
        icons.next();
        const QIcon icon = ui::icon(icons.fileInfo().completeBaseName());
        for (const Theme::Choice choice : {Theme::Choice::Light, Theme::Choice::Dark}) {
            theme.choose(choice);
            const QImage image = icon.pixmap(QSize(32, 32), 1.0).toImage();
            QVERIFY2(!image.isNull(), qPrintable(icons.filePath()));
            bool drawn = false;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    drawn |= image.pixelColor(x, y).alpha() == 255;
            }
            QVERIFY2(drawn, qPrintable(icons.filePath()));
        }
        ++count;
    }
    QVERIFY(count > 15);
}

WINDSOCK_TEST(ThemeTest)
#include "ThemeTest.moc"
