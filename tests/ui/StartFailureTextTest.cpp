#include "WindowFixture.h"
#include "tests/support/TestRegistry.h"

#include "ui/preferences/Translation.h"
#include "ui/server/StartFailureText.h"

#include <QLineEdit>
#include <QSpinBox>

using workbench::StartFailure;

/// The window says in its own language why a server doesn't start.
class StartFailureTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysItInEnglishAndGerman_data();
    void saysItInEnglishAndGerman();
    void saysItInTheWindow();
};

void StartFailureTextTest::saysItInEnglishAndGerman_data()
{
    QTest::addColumn<StartFailure::Reason>("reason");
    for (auto reason = StartFailure::Reason::Address; reason != StartFailure::Reason::Other;
         reason = static_cast<StartFailure::Reason>(static_cast<int>(reason) + 1))
        QTest::addRow("%d", static_cast<int>(reason)) << reason;
}

void StartFailureTextTest::saysItInEnglishAndGerman()
{
    QFETCH(StartFailure::Reason, reason);
    const StartFailure failure{reason, QStringLiteral("SUBJECT"), QStringLiteral("the sentence for terminals")};
    const QString english = ui::StartFailureText::of(failure);
    QVERIFY(english != failure.text);
    QVERIFY(english.contains(failure.subject) || reason == StartFailure::Reason::Path);
    ui::Translation translation;
    translation.choose(QStringLiteral("de"));
    QVERIFY(ui::StartFailureText::of(failure) != english);
}

void StartFailureTextTest::saysItInTheWindow()
{
    ui::Translation translation;
    translation.choose(QStringLiteral("de"));
    WindowFixture fixture;
    const QString port = fixture.startServer().section(u':', 2).section(u'/', 0, 0);
    fixture.window().openServer();
    ui::ServerTab *second = fixture.window().serverTabs().at(1);
    WindowFixture::part<QSpinBox>(second, "serverPort")->setValue(port.toInt());
    second->start();
    QTRY_COMPARE(
        WindowFixture::problem(second),
        QStringLiteral("Port %1 wird von einem anderen Programm benutzt. Jenes beenden oder einen anderen Port "
                       "wählen (0 nimmt einen freien).")
            .arg(port));
}

WINDSOCK_TEST(StartFailureTextTest)
#include "StartFailureTextTest.moc"
