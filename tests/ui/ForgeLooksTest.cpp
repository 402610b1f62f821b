#include "WindowFixture.h"
#include "tests/support/TestRegistry.h"

#include "ui/forge/ForgeDialog.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPixmap>
#include <QPushButton>
#include <QTabBar>

/// The forge's dialog in the sizes and themes it is seen in: nothing is cut off. With WINDSOCK_PICTURES set to a folder, it
/// leaves pictures there for people to look at.
class ForgeLooksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasRoomForEverything_data();
    void hasRoomForEverything();

private:
    static void look(QWidget *window, const QString &what);
};

void ForgeLooksTest::hasRoomForEverything_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light-large") << false << QSize(1280, 800);
    QTest::newRow("dark-large") << true << QSize(1280, 800);
    QTest::newRow("light-small") << false << QSize(780, 580);
    QTest::newRow("dark-small") << true << QSize(780, 580);
}

void ForgeLooksTest::look(QWidget *window, const QString &what)
{
    QCoreApplication::processEvents();
    for (const QAbstractButton *button : window->findChildren<QAbstractButton *>()) {
        if (button->isVisible() && !button->text().isEmpty())
            QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->objectName()));
    }
    for (const QComboBox *box : window->findChildren<QComboBox *>()) {
        if (box->isVisible())
            QVERIFY2(box->width() >= box->minimumSizeHint().width(), qPrintable(box->objectName()));
    }
    const QString folder = qEnvironmentVariable("WINDSOCK_PICTURES");
    const QString name = what + u'-' + QString::fromLatin1(QTest::currentDataTag());
    if (!folder.isEmpty())
        QVERIFY(window->grab().save(QStringLiteral("%1/%2.png").arg(folder, name)));
}

void ForgeLooksTest::hasRoomForEverything()
{
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    WindowFixture fixture;
    fixture.theme().choose(dark ? ui::Theme::Choice::Dark : ui::Theme::Choice::Light);
    QVERIFY(fixture.connectToOwnServer());
    QTest::keyClick(&fixture.window(), Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = fixture.client()->findChild<ui::ForgeDialog *>();
    dialog->resize(size);
    const auto part = [dialog](const char *name) { return WindowFixture::part(dialog, name); };
    look(dialog, QStringLiteral("forge-presets"));
    QCOMPARE(dialog->size(), size); // it can be made that small
    qobject_cast<QLineEdit *>(part("forgeSearch"))->setText(QStringLiteral("Ping"));
    qobject_cast<QPushButton *>(part("forgeCopyPreset"))->click();
    qobject_cast<QTabBar *>(part("forgePages"))->setCurrentIndex(0);
    qobject_cast<QPushButton *>(part("forgeSendPreset"))->click();
    auto *verdict = qobject_cast<QLabel *>(part("forgeVerdict"));
    QTRY_VERIFY(verdict->text().startsWith(QStringLiteral("right")));
    QTRY_VERIFY(!qobject_cast<QPushButton *>(part("forgeSendPreset"))->isEnabled());
    look(dialog, QStringLiteral("forge-answered"));
    qobject_cast<QTabBar *>(part("forgePages"))->setCurrentIndex(1);
    look(dialog, QStringLiteral("forge-sequence"));
    qobject_cast<QLineEdit *>(part("forgeLength"))->setText(QStringLiteral("70000"));
    qobject_cast<QComboBox *>(part("forgeEncoding"))->setCurrentIndex(2);
    look(dialog, QStringLiteral("forge-problem"));
    QCOMPARE(dialog->size(), size);
}

WINDSOCK_TEST(ForgeLooksTest)
#include "ForgeLooksTest.moc"
