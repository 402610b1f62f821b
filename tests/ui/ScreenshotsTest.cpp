#include "Looks.h"
#include "Scenes.h"
#include "WindowFixture.h"
#include "tests/support/TestRegistry.h"

#include "ui/preferences/Translation.h"

#include <QDialog>
#include <QPushButton>

/// The window in the states that people know it in: in every size, theme and language, nothing is cut off. With
/// WINDSOCK_PICTURES set to a folder it leaves pictures there, to be looked at: `tests/run --screenshots FOLDER`.
class ScreenshotsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWayInIsSeen();
    void show_data();
    void show();
};

// At its smallest, in the longest language: three clicks lead from here to a first echo.
void ScreenshotsTest::theWayInIsSeen()
{
    for (const auto &language : ui::Translation::languages()) {
        ui::Translation translation;
        translation.choose(language.code);
        WindowFixture fixture;
        fixture.window().resize(800, 600);
        QCoreApplication::processEvents();
        const auto *button = WindowFixture::part<QPushButton>(fixture.client(), "emptyHintAction");
        QCOMPARE(button->visibleRegion().boundingRect(), button->rect());
    }
}

void ScreenshotsTest::show_data()
{
    QTest::addColumn<int>("scene");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("language");
    const auto scenes = Scenes::all();
    for (int scene = 0; scene < scenes.size(); ++scene) {
        for (const QString &language : {QStringLiteral("en"), QStringLiteral("de")}) {
            for (const QSize &size : {QSize(1280, 800), QSize(800, 600)}) {
                for (const bool dark : {false, true}) {
                    if ((dark || size.width() > 800) && !Looks::areWanted())
                        continue; // neither colours nor more room cut anything off
                    QTest::addRow("%s-%s-%dx%d%s", scenes.at(scene).name, dark ? "dark" : "light", size.width(),
                                  size.height(), language == u"de" ? "-de" : "")
                        << scene << dark << size << language;
                }
            }
        }
    }
}

void ScreenshotsTest::show()
{
    QFETCH(int, scene);
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    QFETCH(QString, language);
    ui::Translation translation;
    translation.choose(language);
    WindowFixture fixture;
    fixture.theme().choose(dark ? ui::Theme::Choice::Dark : ui::Theme::Choice::Light);
    fixture.window().resize(size);
    Scenes::all().at(scene).play(fixture);
    QCOMPARE(fixture.window().size(), size); // it could be made that small
    QStringList problems;
    const bool good = QTest::qWaitFor([&] { // what is counted comes a frame later
        problems = Looks::cutOff(&fixture.window());
        for (const QDialog *dialog : fixture.window().findChildren<QDialog *>())
            problems += Looks::cutOff(dialog);
        return problems.isEmpty();
    });
    QVERIFY(Looks::draw(&fixture.window(), QString::fromLatin1(QTest::currentDataTag())));
    QVERIFY2(good, qPrintable(problems.join(u'\n')));
}

WINDSOCK_TEST(ScreenshotsTest)
#include "ScreenshotsTest.moc"
