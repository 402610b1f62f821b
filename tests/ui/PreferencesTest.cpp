#include "WindowFixture.h"
#include "tests/support/TestRegistry.h"

#include "ui/log/LogModel.h"
#include "ui/log/LogTable.h"
#include "ui/log/LogView.h"
#include "ui/preferences/Preferences.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/ThemeColors.h"

#include <QComboBox>
#include <QFontDatabase>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

using ui::Preferences;
using ui::Theme;

class PreferencesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remembersThem();
    void forgivesNonsense();
    void stepsThroughTheSizes();
    void theDialogHoldsAtOnce();
    void everyTextBecomesLarger();
    void zoomsByKeys();
    void whatIsMadeLaterHasTheFontsToo();
    void restoresTheDefaults();
    void followsTheMenu();
    void takesTheLanguage();
    void logsHaveTheirBudget();

private:
    QWidget *open(WindowFixture &fixture)
    {
        QTest::keyClick(&fixture.window(), Qt::Key_Comma, Qt::ControlModifier);
        return WindowFixture::part(&fixture.window(), "preferencesDialog");
    }
};

namespace {

void choose(QWidget *dialog, const char *name, const QVariant &data)
{
    auto *box = WindowFixture::part<QComboBox>(dialog, name);
    const int index = box->findData(data);
    QVERIFY(index >= 0);
    box->setCurrentIndex(index);
}

QString anotherMonospaceFamily()
{
    const QString usual = ui::monospaceFont().family();
    for (const QString &family : QFontDatabase::families()) {
        if (QFontDatabase::isFixedPitch(family) && family.compare(usual, Qt::CaseInsensitive) != 0)
            return family;
    }
    return {};
}

} // namespace

void PreferencesTest::remembersThem()
{
    const QTemporaryDir folder;
    Preferences preferences;
    preferences.theme = Theme::Choice::Dark;
    preferences.zoom = 125;
    preferences.monospaceFamily = QStringLiteral("Some Mono");
    preferences.language = QStringLiteral("de");
    preferences.logMemory = 512;
    preferences.logDisk = 0;
    const QString file = folder.filePath(QStringLiteral("settings.ini"));
    {
        QSettings settings(file, QSettings::IniFormat);
        QCOMPARE(Preferences::load(settings), Preferences());
        preferences.save(settings);
        QVERIFY(QFile::exists(file)); // at once
    }
    const QSettings settings(file, QSettings::IniFormat);
    QCOMPARE(Preferences::load(settings), preferences);
}

void PreferencesTest::forgivesNonsense()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    settings.setValue(QStringLiteral("preferences/theme"), QStringLiteral("pink"));
    settings.setValue(QStringLiteral("preferences/zoom"), QStringLiteral("huge"));
    QCOMPARE(Preferences::load(settings), Preferences());
    settings.setValue(QStringLiteral("preferences/zoom"), 9000);
    QCOMPARE(Preferences::load(settings).zoom, Preferences::largestZoom);
    settings.setValue(QStringLiteral("preferences/zoom"), -3);
    QCOMPARE(Preferences::load(settings).zoom, Preferences::smallestZoom);
    settings.setValue(QStringLiteral("preferences/logMemoryMiB"), 0);
    settings.setValue(QStringLiteral("preferences/logDiskGiB"), 99'999'999);
    QCOMPARE(Preferences::load(settings).logMemory, Preferences::leastLogMemory);
    QCOMPARE(Preferences::load(settings).logDisk, Preferences::mostLogDisk);
}

void PreferencesTest::stepsThroughTheSizes()
{
    Preferences preferences;
    QList<int> up;
    for (int i = 0; i < 8; ++i) {
        up += preferences.zoom;
        preferences.zoom = preferences.largerZoom();
    }
    QCOMPARE(up, QList<int>({100, 110, 125, 150, 175, 200, 200, 200}));
    preferences.zoom = 133; // typed
    QCOMPARE(preferences.smallerZoom(), 125);
    QCOMPARE(preferences.largerZoom(), 150);
    preferences.zoom = 80;
    QCOMPARE(preferences.smallerZoom(), 80);
}

void PreferencesTest::theDialogHoldsAtOnce()
{
    WindowFixture fixture;
    QWidget *dialog = open(fixture);
    choose(dialog, "preferencesTheme", static_cast<int>(Theme::Choice::Dark));
    QVERIFY(ui::ThemeColors::isDark(fixture.window().palette()));
    const double before = fixture.window().font().pointSizeF();
    WindowFixture::part<QSpinBox>(dialog, "preferencesZoom")->setValue(150);
    QCOMPARE(fixture.window().font().pointSizeF(), before * 1.5);
    const QString family = anotherMonospaceFamily();
    if (!family.isEmpty()) {
        choose(dialog, "preferencesMonospace", family);
        QCOMPARE(WindowFixture::part(fixture.client(), "textDraft")->font().family(), family);
        choose(dialog, "preferencesTheme", static_cast<int>(Theme::Choice::Light));
        choose(dialog, "preferencesTheme", static_cast<int>(Theme::Choice::Dark));
        QCOMPARE(WindowFixture::part(fixture.client(), "textDraft")->font().family(), family); // it stays
    }
    const Preferences saved = Preferences::load(fixture.settings());
    QCOMPARE(saved.theme, Theme::Choice::Dark);
    QCOMPARE(saved.zoom, 150);
    QCOMPARE(saved.monospaceFamily, family);
    // Asked for again, it is the same one.
    QCOMPARE(open(fixture), dialog);
    dialog->close();
}

void PreferencesTest::everyTextBecomesLarger()
{
    WindowFixture fixture;
    QHash<QWidget *, double> before;
    for (QWidget *widget : fixture.window().findChildren<QWidget *>()) {
        if (!widget->objectName().startsWith(u"qt_")) // Qt's own, with nothing written in them
            before.insert(widget, widget->font().pointSizeF());
    }
    const int row = fixture.client()->log()->table()->rowHeight();
    fixture.theme().setFonts(200);
    for (auto it = before.cbegin(); it != before.cend(); ++it)
        QVERIFY2(it.key()->font().pointSizeF() > it.value() * 1.9,
                 qPrintable(QLatin1String(it.key()->metaObject()->className()) + u' ' + it.key()->objectName()));
    QVERIFY(fixture.client()->log()->table()->rowHeight() > row * 3 / 2);
}

void PreferencesTest::zoomsByKeys()
{
    WindowFixture fixture;
    const double before = fixture.window().font().pointSizeF();
    const auto press = [&](Qt::Key key) {
        QTest::keyClick(&fixture.window(), key, Qt::ControlModifier);
        return Preferences::load(fixture.settings()).zoom;
    };
    QCOMPARE(press(Qt::Key_Plus), 110);
    QVERIFY(fixture.window().font().pointSizeF() > before);
    QCOMPARE(press(Qt::Key_Equal), 125);
    QCOMPARE(press(Qt::Key_Minus), 110);
    QCOMPARE(press(Qt::Key_0), 100);
    QCOMPARE(fixture.window().font().pointSizeF(), before);
    for (int i = 0; i < 9; ++i)
        press(Qt::Key_Minus);
    QCOMPARE(press(Qt::Key_Minus), Preferences::smallestZoom);
}

void PreferencesTest::whatIsMadeLaterHasTheFontsToo()
{
    WindowFixture fixture;
    fixture.theme().setFonts(150);
    ui::ClientTab *later = fixture.window().openClient(QStringLiteral("ws://later/"));
    for (const char *name : {"urlEdit", "textDraft", "sendButton"})
        QCOMPARE(WindowFixture::part(later, name)->font().pointSizeF(),
                 WindowFixture::part(fixture.client(0), name)->font().pointSizeF());
    QVERIFY(QFontInfo(WindowFixture::part(later, "textDraft")->font()).fixedPitch());
}

void PreferencesTest::restoresTheDefaults()
{
    WindowFixture fixture;
    QWidget *dialog = open(fixture);
    choose(dialog, "preferencesTheme", static_cast<int>(Theme::Choice::Dark));
    WindowFixture::part<QSpinBox>(dialog, "preferencesZoom")->setValue(175);
    WindowFixture::click(dialog, "preferencesReset");
    QCOMPARE(Preferences::load(fixture.settings()), Preferences());
    QCOMPARE(WindowFixture::part<QSpinBox>(dialog, "preferencesZoom")->value(), 100);
    dialog->close();
}

void PreferencesTest::followsTheMenu()
{
    WindowFixture fixture;
    const QWidget *dialog = open(fixture);
    QTest::keyClick(&fixture.window(), Qt::Key_Plus, Qt::ControlModifier);
    QTest::keyClick(&fixture.window(), Qt::Key_F12, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(WindowFixture::part<QSpinBox>(dialog, "preferencesZoom")->value(), 110);
    QCOMPARE(WindowFixture::part<QComboBox>(dialog, "preferencesTheme")->currentData().toInt(),
             static_cast<int>(Theme::Choice::Dark));
}

void PreferencesTest::takesTheLanguage()
{
    WindowFixture fixture;
    QWidget *dialog = open(fixture);
    choose(dialog, "preferencesLanguage", QStringLiteral("de"));
    QCOMPARE(Preferences::load(fixture.settings()).language, QStringLiteral("de"));
    dialog->close();
}

// Of tabs that are opened from then on: the least memory, and no disk.
void PreferencesTest::logsHaveTheirBudget()
{
    QCOMPARE(Preferences().logBudget().memory, workbench::LogBudget().memory);
    QCOMPARE(Preferences().logBudget().disk, workbench::LogBudget().disk);
    WindowFixture fixture;
    QWidget *dialog = open(fixture);
    WindowFixture::part<QSpinBox>(dialog, "preferencesLogMemory")->setValue(Preferences::leastLogMemory);
    auto *disk = WindowFixture::part<QSpinBox>(dialog, "preferencesLogDisk");
    disk->setValue(0);
    QCOMPARE(disk->text(), QStringLiteral("None"));
    dialog->close();
    const auto fill = [](const ui::Tab *tab) {
        workbench::LogEntry entry;
        entry.kind = workbench::LogEntry::Kind::Binary;
        entry.payload = QByteArray(1024 * 1024, 'x');
        const auto store = tab->log()->model()->store();
        for (int i = 0; i < Preferences::leastLogMemory + 8; ++i)
            store->append(entry);
        return store->dropped();
    };
    QCOMPARE(fill(fixture.client()), 0);
    QVERIFY(fill(fixture.window().openClient()) >= 8);
    QVERIFY(fill(fixture.window().openServer()) >= 8);
    fixture.reopen();
    QVERIFY(fill(fixture.client()) >= 8);
}

WINDSOCK_TEST(PreferencesTest)
#include "PreferencesTest.moc"
