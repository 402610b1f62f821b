#include "WindowFixture.h"
#include "tests/support/TestRegistry.h"

#include "ui/forge/ClientForge.h"
#include "ui/forge/ForgeDialog.h"
#include "ui/forge/PresetModel.h"
#include "ui/forge/StepModel.h"
#include "workbench/forge/ForgeSequenceJson.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>

using ui::ForgeDialog;
using workbench::ForgedFrame;
using workbench::ForgeSequence;
using workbench::ForgeStep;

/// Illegal frames composed and sent from the window, through its widgets.
class ForgeDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsAPresetAndConnectsAgain();
    void searchesThePresets();
    void composesAFrame();
    void showsBytesThatAreCut();
    void keepsWhatIsNoText();
    void ordersTheSteps();
    void savesAndOpensFiles();
    void saysWhatIsWrongWithAFile();
    void keepsTheSequenceInTheSession();
    void keepsTheServersSequence();
    void asksBeforeABombForAStranger();
    void stops();
    void sendsToAPeerOfTheServer();
    void modelsKeepTheirPromises();

private:
    static ForgeDialog *openedFor(WindowFixture &fixture);
    static void showPage(const ForgeDialog *dialog, int page);
    static void choose(const ForgeDialog *dialog, const QString &search);
    static QString preview(const ForgeDialog *dialog);
    static QString verdict(const ForgeDialog *dialog);
    static void add(const ForgeDialog *dialog, const char *what);
    template <typename Widget>
    static Widget *part(const QWidget *parent, const char *name)
    {
        return WindowFixture::part<Widget>(parent, name);
    }
};

ForgeDialog *ForgeDialogTest::openedFor(WindowFixture &fixture)
{
    QTest::keyClick(&fixture.window(), Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = fixture.client()->findChild<ForgeDialog *>();
    return dialog && QTest::qWaitForWindowActive(dialog) ? dialog : nullptr;
}

void ForgeDialogTest::showPage(const ForgeDialog *dialog, int page)
{
    part<QTabBar>(dialog, "forgePages")->setCurrentIndex(page);
}

void ForgeDialogTest::choose(const ForgeDialog *dialog, const QString &search)
{
    part<QLineEdit>(dialog, "forgeSearch")->setText(search);
}

QString ForgeDialogTest::preview(const ForgeDialog *dialog)
{
    return part<QPlainTextEdit>(dialog, "forgePreview")->toPlainText();
}

QString ForgeDialogTest::verdict(const ForgeDialog *dialog)
{
    return part<QLabel>(dialog, "forgeVerdict")->text();
}

void ForgeDialogTest::add(const ForgeDialog *dialog, const char *what)
{
    for (QAction *action : part<QMenu>(dialog, "forgeAddMenu")->actions()) {
        if (action->objectName() == QLatin1String(what))
            action->trigger();
    }
}

void ForgeDialogTest::sendsAPresetAndConnectsAgain()
{
    WindowFixture fixture;
    QVERIFY(fixture.connectToOwnServer());
    ForgeDialog *dialog = openedFor(fixture);
    QVERIFY(dialog && dialog->isVisible());
    choose(dialog, QStringLiteral("RSV2"));
    QVERIFY(part<QPlainTextEdit>(dialog, "forgeExpected")->toPlainText().contains(QStringLiteral("1002")));
    QVERIFY(part<QPushButton>(dialog, "forgeConnect")->isHidden());
    QTest::keyClick(part<QLineEdit>(dialog, "forgeSearch"), Qt::Key_Return);
    QTRY_COMPARE(verdict(dialog), QStringLiteral("right: It answered as it must."));
    QVERIFY(part<QPlainTextEdit>(dialog, "forgeCameBack")->toPlainText().contains(QStringLiteral("Close 1002")));
    auto *table = part<QTableView>(dialog, "forgePresets");
    QCOMPARE(table->model()->index(0, ui::PresetModel::Last).data().toString(), QStringLiteral("right"));
    auto *send = part<QPushButton>(dialog, "forgeSendPreset");
    QTRY_VERIFY(!send->isEnabled());
    QVERIFY(!part<QPushButton>(dialog, "forgeConnect")->isHidden());
    QCOMPARE(verdict(dialog), QStringLiteral("right: It answered as it must.")); // it stays, to be read
    part<QPushButton>(dialog, "forgeConnect")->click();
    QTRY_VERIFY(send->isEnabled());
    choose(dialog, QStringLiteral("unasked"));
    choose(dialog, QStringLiteral("nobody asked"));
    send->click();
    QTRY_VERIFY(
        part<QPlainTextEdit>(dialog, "forgeCameBack")->toPlainText().contains(QStringLiteral("Pong \"alive?\"")));
    QVERIFY(send->isEnabled());
}

void ForgeDialogTest::searchesThePresets()
{
    WindowFixture fixture;
    ForgeDialog *dialog = openedFor(fixture);
    auto *table = part<QTableView>(dialog, "forgePresets");
    const int all = table->model()->rowCount();
    choose(dialog, QStringLiteral("§8.1"));
    QCOMPARE(table->model()->rowCount(), 7);
    choose(dialog, QStringLiteral("nothing like it"));
    QCOMPARE(table->model()->rowCount(), 0);
    QVERIFY(!part<QPushButton>(dialog, "forgeCopyPreset")->isEnabled());
    choose(dialog, {});
    QCOMPARE(table->model()->rowCount(), all);
    choose(dialog, QStringLiteral("§8.1"));
    part<QPushButton>(dialog, "forgeCopyPreset")->click();
    QCOMPARE(part<QTabBar>(dialog, "forgePages")->currentIndex(), 1);
    QCOMPARE(part<QTableView>(dialog, "forgeSteps")->model()->rowCount(), 3);
    QCOMPARE(part<QComboBox>(dialog, "forgeEnd")->currentText(), QStringLiteral("the peer fails it"));
}

void ForgeDialogTest::composesAFrame()
{
    WindowFixture fixture;
    QVERIFY(fixture.connectToOwnServer());
    ForgeDialog *dialog = openedFor(fixture);
    showPage(dialog, 1);
    add(dialog, "forgeAddFrame");
    QCOMPARE(preview(dialog), QStringLiteral("Flags     81  FIN 1  RSV 000  text\n"
                                             "Length    85  MASK 1  5 bytes\n"
                                             "Key       37 fa 21 3d  an example: a random one is sent\n"
                                             "Payload   7f 9f 4d 51 58  \"Hello\""));
    part<QCheckBox>(dialog, "forgeFin")->setChecked(false);
    part<QCheckBox>(dialog, "forgeRsv3")->setChecked(true);
    part<QComboBox>(dialog, "forgeOpcode")->setCurrentIndex(0xB);
    part<QComboBox>(dialog, "forgeMasking")->setCurrentIndex(3);
    part<QLineEdit>(dialog, "forgeLength")->setText(QStringLiteral("0x10"));
    part<QComboBox>(dialog, "forgeEncoding")->setCurrentIndex(2);
    part<QComboBox>(dialog, "forgePayloadForm")->setCurrentIndex(1);
    part<QPlainTextEdit>(dialog, "forgePayload")->setPlainText(QStringLiteral("ff 00"));
    QCOMPARE(preview(dialog), QStringLiteral("Flags     1b  FIN 0  RSV 001  reserved B\n"
                                             "Length    7e 00 10  MASK 0  says 16 bytes, has 2\n"
                                             "Payload   ff 00  ff 00"));
    part<QLineEdit>(dialog, "forgeLength")->setText(QStringLiteral("70000"));
    QVERIFY(preview(dialog).contains(QStringLiteral("has no room in 16 bits")));
    QVERIFY(!part<QPushButton>(dialog, "forgeSendSequence")->isEnabled());
    part<QLineEdit>(dialog, "forgeLength")->clear();
    part<QPushButton>(dialog, "forgeSendFrame")->click();
    QTRY_VERIFY(verdict(dialog).startsWith(QStringLiteral("not judged")));
    QVERIFY(part<QPlainTextEdit>(dialog, "forgeCameBack")->toPlainText().contains(QStringLiteral("Close 1002")));
}

void ForgeDialogTest::showsBytesThatAreCut()
{
    WindowFixture fixture;
    ForgeDialog *dialog = openedFor(fixture);
    showPage(dialog, 1);
    add(dialog, "forgeAddFrame");
    part<QLineEdit>(dialog, "forgeCut")->setText(QStringLiteral("1"));
    QCOMPARE(preview(dialog), QStringLiteral("Flags     81  FIN 1  RSV 000  text"));
    part<QLineEdit>(dialog, "forgeCut")->clear();
    part<QLineEdit>(dialog, "forgeSize")->setText(QStringLiteral("1000000"));
    QTRY_VERIFY(preview(dialog).endsWith(QStringLiteral("1,000,014 bytes in all")));
    part<QCheckBox>(dialog, "forgeDeflate")->setChecked(true);
    QTRY_VERIFY(!preview(dialog).endsWith(QStringLiteral("1,000,014 bytes in all")));
}

void ForgeDialogTest::keepsWhatIsNoText()
{
    WindowFixture fixture;
    ForgeDialog *dialog = openedFor(fixture);
    showPage(dialog, 1);
    add(dialog, "forgeAddRaw");
    QCOMPARE(preview(dialog), QString());
    part<QPlainTextEdit>(dialog, "forgePayload")->setPlainText(QStringLiteral("fffe"));
    QCOMPARE(preview(dialog), QStringLiteral("Raw       ff fe  ff fe"));
    part<QComboBox>(dialog, "forgePayloadForm")->setCurrentIndex(0);
    QCOMPARE(part<QComboBox>(dialog, "forgePayloadForm")->currentIndex(), 1);
    QVERIFY(part<QLabel>(dialog, "forgePayloadProblem")->text().contains(QStringLiteral("stay in hex")));
    part<QPlainTextEdit>(dialog, "forgePayload")->setPlainText(QStringLiteral("xyz"));
    QVERIFY(!part<QLabel>(dialog, "forgePayloadProblem")->text().isEmpty());
}

void ForgeDialogTest::ordersTheSteps()
{
    WindowFixture fixture;
    ForgeDialog *dialog = openedFor(fixture);
    showPage(dialog, 1);
    auto *list = part<QTableView>(dialog, "forgeSteps");
    const auto rows = [list] {
        QStringList all;
        for (int row = 0; row < list->model()->rowCount(); ++row)
            all += list->model()->index(row, 0).data().toString();
        return all;
    };
    add(dialog, "forgeAddFrame");
    add(dialog, "forgeAddWait");
    add(dialog, "forgeAddReset");
    QCOMPARE(rows(), QStringList({QStringLiteral("text · \"Hello\""), QStringLiteral("Wait 500 ms"),
                                  QStringLiteral("Reset the connection (RST)")}));
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(rows().at(1), QStringLiteral("Reset the connection (RST)"));
    part<QToolButton>(dialog, "forgeDown")->click();
    QCOMPARE(rows().at(2), QStringLiteral("Reset the connection (RST)"));
    QVERIFY(!part<QToolButton>(dialog, "forgeDown")->isEnabled());
    list->setCurrentIndex(list->model()->index(1, 0));
    part<QSpinBox>(dialog, "forgeWait")->setValue(7);
    QCOMPARE(rows().at(1), QStringLiteral("Wait 7 ms"));
    list->setCurrentIndex(list->model()->index(0, 0));
    part<QToolButton>(dialog, "forgeDuplicate")->click();
    part<QSpinBox>(dialog, "forgeRepeat")->setValue(20);
    QCOMPARE(rows().at(1), QStringLiteral("20 times: text · \"Hello\""));
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(list->model()->rowCount(), 3);
    while (list->model()->rowCount() > 0)
        part<QToolButton>(dialog, "forgeRemove")->click();
    QVERIFY(!part<QToolButton>(dialog, "forgeRemove")->isEnabled());
}

void ForgeDialogTest::savesAndOpensFiles()
{
    WindowFixture fixture;
    ForgeDialog *dialog = openedFor(fixture);
    showPage(dialog, 1);
    add(dialog, "forgeAddFrame");
    add(dialog, "forgeAddHalfClose");
    part<QSpinBox>(dialog, "forgeSequenceRepeat")->setValue(3);
    part<QComboBox>(dialog, "forgeEnd")->setCurrentIndex(2);
    const ForgeSequence written = dialog->draft();
    fixture.dialogs().path = fixture.folder() + QStringLiteral("/own.json");
    part<QToolButton>(dialog, "forgeSave")->click();
    const auto saved = [&] {
        QFile file(fixture.dialogs().path);
        return file.open(QIODevice::ReadOnly) ? workbench::readForgeSequence(file.readAll()).sequence : std::nullopt;
    };
    QTRY_VERIFY(saved() == written);
    part<QToolButton>(dialog, "forgeRemove")->click();
    fixture.dialogs().confirms = false;
    part<QToolButton>(dialog, "forgeOpen")->click();
    QTRY_COMPARE(fixture.dialogs().questions.size(), 3);
    QVERIFY(dialog->draft() != written); // it was asked whether that may go
    fixture.dialogs().confirms = true;
    part<QToolButton>(dialog, "forgeOpen")->click();
    QTRY_VERIFY(dialog->draft() == written);
}

void ForgeDialogTest::saysWhatIsWrongWithAFile()
{
    WindowFixture fixture;
    ForgeDialog *dialog = openedFor(fixture);
    showPage(dialog, 1);
    fixture.dialogs().path = fixture.folder() + QStringLiteral("/own.json");
    QFile file(fixture.dialogs().path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"format": "windsock-forge", "steps": [{"wait": "long"}]})");
    file.close();
    part<QToolButton>(dialog, "forgeOpen")->click();
    auto *problem = part<QLabel>(dialog, "forgeProblem");
    QTRY_VERIFY(
        problem->text().endsWith(QStringLiteral("steps[0].wait takes a whole number from 0 to 600000, not \"long\".")));
    QVERIFY(problem->isVisible());
}

void ForgeDialogTest::keepsTheSequenceInTheSession()
{
    WindowFixture fixture(WindowFixture::Session::Kept);
    QSignalSpy restored(fixture.window().profiles()->desk(), &ui::ProfileDesk::restored);
    QTRY_COMPARE(restored.size(), 1);
    ForgeDialog *dialog = openedFor(fixture);
    showPage(dialog, 1);
    add(dialog, "forgeAddFrame");
    part<QPlainTextEdit>(dialog, "forgePayload")->setPlainText(QStringLiteral("not to be lost"));
    const ForgeSequence written = dialog->draft();
    fixture.reopen();
    QTRY_VERIFY(!fixture.client()->forge()->draft().isEmpty());
    const auto kept = workbench::readForgeSequence(fixture.client()->forge()->draft().toUtf8());
    const bool same = kept.sequence == written;
    QVERIFY(same);
    QVERIFY(openedFor(fixture)->draft() == written);
}

void ForgeDialogTest::keepsTheServersSequence()
{
    WindowFixture fixture;
    QVERIFY(fixture.connectToOwnServer());
    QTRY_COMPARE(part<QTableView>(fixture.server(), "peerTable")->model()->rowCount(), 1);
    part<QPushButton>(fixture.server(), "forgePeer")->click();
    auto *dialog = fixture.server()->findChild<ForgeDialog *>();
    showPage(dialog, 1);
    add(dialog, "forgeAddReset");
    const QString written = dialog->draftText();
    QVERIFY(!written.isEmpty());
    fixture.crash();
    QCOMPARE(fixture.server()->draft().forge, written);
}

void ForgeDialogTest::asksBeforeABombForAStranger()
{
    auto dialogs = std::make_shared<AnsweringDialogs>();
    ForgeDialog dialog(wslib::Role::Client, dialogs, nullptr);
    QSignalSpy sent(&dialog, &ForgeDialog::sendRequested);
    dialog.setTarget({QStringLiteral("Somewhere"), true, false});
    choose(&dialog, QStringLiteral("10,000 Pings"));
    part<QPushButton>(&dialog, "forgeSendPreset")->click();
    QCOMPARE(dialogs->questions.size(), 1);
    QCOMPARE(sent.size(), 0);
    dialogs->confirms = true;
    part<QPushButton>(&dialog, "forgeSendPreset")->click();
    QCOMPARE(sent.size(), 1);
    dialog.showStopped();
    dialog.setTarget({QStringLiteral("Here"), true, true});
    part<QPushButton>(&dialog, "forgeSendPreset")->click();
    QCOMPARE(sent.size(), 2);
    QCOMPARE(dialogs->questions.size(), 2);
}

void ForgeDialogTest::stops()
{
    WindowFixture fixture;
    QVERIFY(fixture.connectToOwnServer());
    ForgeDialog *dialog = openedFor(fixture);
    showPage(dialog, 1);
    add(dialog, "forgeAddWait");
    part<QSpinBox>(dialog, "forgeWait")->setValue(600'000);
    auto *stop = part<QPushButton>(dialog, "forgeStop");
    QVERIFY(stop->isHidden());
    part<QPushButton>(dialog, "forgeSendSequence")->click();
    QVERIFY(!stop->isHidden());
    QVERIFY(!part<QPushButton>(dialog, "forgeSendSequence")->isEnabled());
    stop->click();
    QTRY_VERIFY(stop->isHidden());
    QTRY_VERIFY(verdict(dialog).startsWith(QStringLiteral("not judged")));
}

void ForgeDialogTest::sendsToAPeerOfTheServer()
{
    WindowFixture fixture;
    QVERIFY(fixture.connectToOwnServer());
    auto *table = part<QTableView>(fixture.server(), "peerTable");
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QTest::keyClick(&fixture.window(), Qt::Key_2, Qt::ControlModifier);
    QTRY_COMPARE(fixture.window().currentTab(), fixture.server());
    QTest::keyClick(&fixture.window(), Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = fixture.server()->findChild<ForgeDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    showPage(dialog, 1);
    add(dialog, "forgeAddFrame");
    QVERIFY(preview(dialog).contains(QStringLiteral("MASK 0")));
    showPage(dialog, 0);
    choose(dialog, QStringLiteral("An unmasked frame"));
    part<QPushButton>(dialog, "forgeSendPreset")->click();
    QTRY_COMPARE(verdict(dialog), QStringLiteral("right: It answered as it must."));
    QTRY_VERIFY(!part<QPushButton>(dialog, "forgeSendPreset")->isEnabled()); // the peer is gone
    QVERIFY(part<QPushButton>(dialog, "forgeConnect")->isHidden());
}

void ForgeDialogTest::modelsKeepTheirPromises()
{
    ui::PresetModel presets;
    const QAbstractItemModelTester presetTester(&presets, QAbstractItemModelTester::FailureReportingMode::QtTest);
    workbench::ForgeReport report;
    report.id = presets.preset(3).id;
    report.verdict = {workbench::ForgeVerdict::Mark::Wrong, workbench::ForgeVerdict::Finding::StillOpen};
    presets.setReport(report);
    QCOMPARE(presets.index(3, ui::PresetModel::Last).data().toString(), QStringLiteral("wrong"));
    presets.forget();
    QCOMPARE(presets.index(3, ui::PresetModel::Last).data().toString(), QString());

    ui::StepModel steps;
    const QAbstractItemModelTester stepTester(&steps, QAbstractItemModelTester::FailureReportingMode::QtTest);
    steps.setSteps({ForgeStep::reset(), ForgeStep::halfClose()});
    steps.insert(1, {ForgeStep::of(ForgedFrame::text("a")), ForgeStep::of(ForgedFrame::text("b"))});
    QVERIFY(steps.move(0, 1));
    QVERIFY(steps.move(3, -1));
    QVERIFY(!steps.move(3, 1));
    QVERIFY(!steps.move(0, -1));
    steps.remove(0);
    QCOMPARE(steps.rowCount(), 3);
    QVERIFY(steps.steps().first() == ForgeStep::reset());
}

WINDSOCK_TEST(ForgeDialogTest)
#include "ForgeDialogTest.moc"
