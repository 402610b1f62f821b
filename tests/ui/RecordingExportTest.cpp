#include "RecordingStage.h"
#include "tests/support/TestRegistry.h"

#include <QCheckBox>
#include <QComboBox>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>

/// Logs are written to files, from the window.
class RecordingExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesEveryFormat_data();
    void writesEveryFormat();
    void leavesCredentialsOutUnlessAsked();
    void controlFramesAreHarsOption();
    void writesWhatIsShown();
    void writesWhatIsSelected();
    void formatAndNameFollowEachOther();
    void asksBeforeItReplaces();
    void saysWhatIsWrongBeforehand();
    void saysWhatWentWrong();
    void cancelLeavesNoFile();
    void theWindowIsUsedMeanwhile();
    void closingTheTabLosesNothing();
    void closingTheTabClosesTheDialog();
    void quittingAsks();
    void remembersFolderAndFormat();
    void servesServersToo();
    void everyWayLeadsThere();
    void showsTheFile();
};

namespace {

QString text(const QWidget *dialog, const char *label)
{
    return WindowFixture::part<QLabel>(dialog, label)->text();
}

void choose(const QWidget *dialog, const char *name, int index)
{
    WindowFixture::part<QComboBox>(dialog, name)->setCurrentIndex(index);
}

} // namespace

void RecordingExportTest::writesEveryFormat_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("sign");
    QTest::newRow("har") << QStringLiteral("log.har") << QByteArray("_webSocketMessages");
    QTest::newRow("jsonl") << QStringLiteral("log.jsonl") << QByteArray("windsock-recording");
    QTest::newRow("csv") << QStringLiteral("log.csv") << QByteArray(",");
    QTest::newRow("pcapng") << QStringLiteral("log.pcapng") << QByteArray("\x0A\x0D\x0D\x0A");
}

void RecordingExportTest::writesEveryFormat()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, sign);
    RecordingStage stage;
    stage.record(4);
    stage.exportTo(name);
    QVERIFY2(stage.verdict().startsWith(u"6 entries were written to "), qPrintable(stage.verdict()));
    QVERIFY(stage.verdict().contains(name));
    QCOMPARE(stage.written(), QStringList{name});
    QVERIFY(stage.content(name).contains(sign));
    QVERIFY(stage.content(name).contains("m3") || name.endsWith(u"pcapng")); // where the client's are masked
    QVERIFY(stage.window().findChild<QWidget *>(QStringLiteral("exportDialog")) == nullptr
            || !WindowFixture::part(&stage.window(), "exportDialog")->isVisible());
}

void RecordingExportTest::leavesCredentialsOutUnlessAsked()
{
    RecordingStage stage;
    stage.record(1);
    for (const bool redacts : {true, false, true}) { // it isn't remembered that they were wanted
        QWidget *dialog = stage.openExport();
        auto *box = WindowFixture::part<QCheckBox>(dialog, "exportRedact");
        QVERIFY(box->isChecked());
        if (!redacts)
            box->click();
        WindowFixture::part<QLineEdit>(dialog, "exportFile")
            ->setText(stage.out(QStringLiteral("%1.har").arg(stage.written().size())));
        const QString name = QStringLiteral("%1.har").arg(stage.written().size());
        WindowFixture::click(dialog, "exportAccept");
        QVERIFY(!stage.verdict().isEmpty());
        QTRY_VERIFY(stage.window().findChild<QDialog *>(QStringLiteral("exportDialog")) == nullptr);
        const QByteArray content = stage.content(name);
        QCOMPARE(content.contains("REDACTED"), redacts);
        for (const char *secret : {"hush1", "hush2", "hush3", "hush4"})
            QCOMPARE(content.contains(secret), !redacts);
    }
}

void RecordingExportTest::controlFramesAreHarsOption()
{
    RecordingStage stage;
    stage.record(1);
    stage.store().append(entries::ping());
    QWidget *dialog = stage.openExport();
    auto *box = WindowFixture::part<QCheckBox>(dialog, "exportControlFrames");
    choose(dialog, "exportFormat", 1);
    QVERIFY(!box->isEnabled() && box->isChecked()); // it has them
    choose(dialog, "exportFormat", 0);
    QVERIFY(box->isEnabled() && !box->isChecked());
    box->click();
    WindowFixture::part<QLineEdit>(dialog, "exportFile")->setText(stage.out(QStringLiteral("all.har")));
    WindowFixture::click(dialog, "exportAccept");
    QVERIFY(!stage.verdict().isEmpty());
    QVERIFY(stage.content(QStringLiteral("all.har")).contains("\"opcode\":9"));
}

void RecordingExportTest::writesWhatIsShown()
{
    RecordingStage stage;
    stage.record(10);
    auto *filter = WindowFixture::part<QLineEdit>(stage.client(), "logFilter");
    QVERIFY(stage.settle(stage.client()));
    filter->setText(QStringLiteral("/m[357]/"));
    QTRY_COMPARE(stage.client()->log()->model()->rowCount(), 3);
    QWidget *dialog = stage.openExport();
    const auto *what = WindowFixture::part<QComboBox>(dialog, "exportWhat");
    QCOMPARE(what->itemText(0), QStringLiteral("All of the log (12)"));
    QCOMPARE(what->itemText(1), QStringLiteral("What the filter shows (3)"));
    choose(dialog, "exportWhat", 1);
    WindowFixture::part<QLineEdit>(dialog, "exportFile")->setText(stage.out(QStringLiteral("some.jsonl")));
    WindowFixture::click(dialog, "exportAccept");
    QVERIFY2(stage.verdict().startsWith(u"5 entries"), qPrintable(stage.verdict())); // with the handshake's two
    const QByteArray content = stage.content(QStringLiteral("some.jsonl"));
    for (int i = 0; i < 10; ++i)
        QCOMPARE(content.contains("\"m" + QByteArray::number(i) + '"'), i == 3 || i == 5 || i == 7);
}

void RecordingExportTest::writesWhatIsSelected()
{
    RecordingStage stage;
    stage.record(10);
    QVERIFY(stage.settle(stage.client()));
    WindowFixture::part<QComboBox>(stage.client(), "logDirection")->setCurrentIndex(1); // sent: m0, m2, m4 …
    ui::LogTable *table = stage.client()->log()->table();
    const ui::LogModel *model = stage.client()->log()->model();
    QTRY_COMPARE(model->rowCount(), 6); // with the request's head
    const auto select = [&](int row) {
        table->selectionModel()->select(model->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    };
    for (const int row : {2, 3, 5}) // m2, m4, m8
        select(row);
    QCOMPARE(table->selectedCount(), 3);
    QWidget *dialog = stage.openExport();
    const auto *what = WindowFixture::part<QComboBox>(dialog, "exportWhat");
    QCOMPARE(what->currentText(), QStringLiteral("The selected rows (3)")); // who selects some means them
    WindowFixture::part<QLineEdit>(dialog, "exportFile")->setText(stage.out(QStringLiteral("some.jsonl")));
    WindowFixture::click(dialog, "exportAccept");
    QVERIFY(!stage.verdict().isEmpty());
    const QByteArray content = stage.content(QStringLiteral("some.jsonl"));
    for (int i = 0; i < 10; ++i)
        QCOMPARE(content.contains("\"m" + QByteArray::number(i) + '"'), i == 2 || i == 4 || i == 8);
}

void RecordingExportTest::formatAndNameFollowEachOther()
{
    RecordingStage stage;
    stage.record(1);
    QWidget *dialog = stage.openExport();
    auto *file = WindowFixture::part<QLineEdit>(dialog, "exportFile");
    const auto *format = WindowFixture::part<QComboBox>(dialog, "exportFormat");
    QVERIFY2(file->text().endsWith(u".har"), qPrintable(file->text()));
    choose(dialog, "exportFormat", 3);
    QVERIFY2(file->text().endsWith(u".pcapng"), qPrintable(file->text()));
    file->clear();
    file->setFocus();
    QTest::keyClicks(file, stage.out(QStringLiteral("x.csv")));
    QCOMPARE(format->currentIndex(), 2);
    stage.dialogs().path = stage.out(QStringLiteral("chosen.jsonl"));
    WindowFixture::click(dialog, "exportBrowse");
    QCOMPARE(file->text(), QDir::toNativeSeparators(stage.dialogs().path));
    QCOMPARE(format->currentIndex(), 1);
    // A name without an ending gets one.
    file->setText(stage.out(QStringLiteral("plain")));
    WindowFixture::click(dialog, "exportAccept");
    QVERIFY(!stage.verdict().isEmpty());
    QCOMPARE(stage.written(), QStringList{QStringLiteral("plain.jsonl")});
}

void RecordingExportTest::asksBeforeItReplaces()
{
    RecordingStage stage;
    stage.record(1);
    stage.write(QStringLiteral("mine.har"), "precious");
    stage.exportTo(QStringLiteral("mine.har"));
    QCOMPARE(stage.dialogs().questions.size(), 1);
    QVERIFY(stage.bar() == nullptr);
    QWidget *dialog = WindowFixture::part(&stage.window(), "exportDialog");
    QVERIFY(dialog->isVisible()); // to choose another name
    // Who chose it in the file dialog was asked there.
    stage.dialogs().path = stage.out(QStringLiteral("mine.har"));
    WindowFixture::click(dialog, "exportBrowse");
    stage.dialogs().questions.clear();
    WindowFixture::click(dialog, "exportAccept");
    QCOMPARE(stage.dialogs().questions, QStringList());
    QVERIFY(!stage.verdict().isEmpty());
    QVERIFY(stage.content(QStringLiteral("mine.har")).contains("m0"));
}

void RecordingExportTest::saysWhatIsWrongBeforehand()
{
    RecordingStage stage;
    QWidget *dialog = stage.openExport();
    const auto *accept = WindowFixture::part<QPushButton>(dialog, "exportAccept");
    QCOMPARE(text(dialog, "exportVerdict"), QStringLiteral("There is nothing to write."));
    QVERIFY(!accept->isEnabled());
    stage.record(1); // the log goes on while one looks at the dialog
    QTRY_VERIFY(accept->isEnabled());
    auto *file = WindowFixture::part<QLineEdit>(dialog, "exportFile");
    file->clear();
    QCOMPARE(text(dialog, "exportVerdict"), QStringLiteral("A file name is needed."));
    file->setText(stage.out(QStringLiteral("nowhere/x.har")));
    QVERIFY2(text(dialog, "exportVerdict").startsWith(u"There is no folder "),
             qPrintable(text(dialog, "exportVerdict")));
    QVERIFY(!accept->isEnabled());
    file->setText(stage.out(QStringLiteral("x.har")));
    QVERIFY(accept->isEnabled());
}

void RecordingExportTest::saysWhatWentWrong()
{
    RecordingStage stage;
    stage.record(1);
    QWidget *dialog = stage.openExport();
    WindowFixture::part<QLineEdit>(dialog, "exportFile")->setText(stage.out(QStringLiteral("x.har")));
    QVERIFY(QDir(stage.out()).removeRecursively()); // behind the dialog's back
    WindowFixture::click(dialog, "exportAccept");
    QVERIFY2(stage.verdict().startsWith(u"x.har can't be written: "), qPrintable(stage.verdict()));
    QVERIFY(!WindowFixture::part(stage.bar(), "recordingShow")->isVisible());
    WindowFixture::click(stage.bar(), "recordingDismiss");
    QTRY_VERIFY(stage.bar() == nullptr);
}

void RecordingExportTest::cancelLeavesNoFile()
{
    RecordingStage stage;
    stage.record(400'000);
    stage.write(QStringLiteral("big.har"), "before");
    stage.dialogs().confirms = true;
    stage.exportTo(QStringLiteral("big.har"));
    QVERIFY(stage.bar()->isRunning());
    // At once, without a turn of the event loop: it mustn't be done before.
    WindowFixture::part<QAbstractButton>(stage.bar(), "recordingCancel")->click();
    QCOMPARE(stage.verdict(), QStringLiteral("The export to big.har was cancelled. Nothing was written."));
    QCOMPARE(stage.written(), QStringList{QStringLiteral("big.har")});
    QCOMPARE(stage.content(QStringLiteral("big.har")), QByteArray("before"));
}

void RecordingExportTest::theWindowIsUsedMeanwhile()
{
    RecordingStage stage;
    stage.record(300'000);
    stage.exportTo(QStringLiteral("big.jsonl"));
    QVERIFY(stage.bar()->isRunning());
    QVERIFY(WindowFixture::part<QProgressBar>(stage.bar(), "recordingProgress"));
    // Two at a time, and a connection beside them.
    stage.exportTo(QStringLiteral("big.csv"));
    QCOMPARE(stage.area()->findChildren<ui::RecordingBar *>(QString(), Qt::FindDirectChildrenOnly).size(), 2);
    QVERIFY(stage.connectToOwnServer());
    WindowFixture::sendText(stage.client(), QStringLiteral("hello"));
    QTRY_VERIFY(stage.client()->log()->model()->totals().messagesReceived > 150'000);
    QTRY_VERIFY_WITH_TIMEOUT(stage.written().size() == 2 && !stage.bar()->isRunning(), 30'000);
    QCOMPARE(stage.content(QStringLiteral("big.jsonl")).count('\n'), 300'003);
}

void RecordingExportTest::closingTheTabLosesNothing()
{
    RecordingStage stage;
    stage.record(200'000);
    stage.exportTo(QStringLiteral("big.jsonl"));
    QVERIFY(stage.bar()->isRunning());
    QPointer<ui::ClientTab> tab = stage.client();
    QTest::keyClick(&stage.window(), Qt::Key_W, Qt::ControlModifier);
    QTRY_VERIFY(tab.isNull());
    QVERIFY2(stage.verdict().startsWith(u"200,002 entries"), qPrintable(stage.verdict()));
    QCOMPARE(stage.content(QStringLiteral("big.jsonl")).count('\n'), 200'003);
}

void RecordingExportTest::closingTheTabClosesTheDialog()
{
    RecordingStage stage;
    stage.record(1);
    const QPointer<QWidget> dialog = stage.openExport();
    stage.window().activateWindow();
    QTest::keyClick(&stage.window(), Qt::Key_W, Qt::ControlModifier);
    QTRY_VERIFY(dialog.isNull());
}

void RecordingExportTest::quittingAsks()
{
    RecordingStage stage;
    stage.record(400'000);
    stage.exportTo(QStringLiteral("big.har"));
    QVERIFY(stage.bar()->isRunning());
    stage.window().close();
    QCOMPARE(stage.dialogs().questions.size(), 1);
    QVERIFY(stage.window().isVisible());
    stage.dialogs().confirms = true;
    stage.crash(); // as at the end of the program, but for the question
    QThreadPool::globalInstance()->waitForDone();
    QCOMPARE(stage.written(), QStringList());
    stage.dialogs().questions.clear();
    stage.window().close(); // nothing is on its way
    QCOMPARE(stage.dialogs().questions, QStringList());
}

void RecordingExportTest::remembersFolderAndFormat()
{
    RecordingStage stage;
    stage.record(1);
    stage.exportTo(QStringLiteral("one.csv"));
    QVERIFY(!stage.verdict().isEmpty());
    stage.reopen();
    stage.record(1);
    const QWidget *dialog = stage.openExport();
    const QString file = WindowFixture::part<QLineEdit>(dialog, "exportFile")->text();
    QVERIFY2(QDir::fromNativeSeparators(file).startsWith(stage.out()) && file.endsWith(u".csv"), qPrintable(file));
}

void RecordingExportTest::servesServersToo()
{
    RecordingStage stage;
    QVERIFY(stage.connectToOwnServer());
    WindowFixture::sendText(stage.client(), QStringLiteral("hello"));
    QTRY_COMPARE(WindowFixture::messages(stage.server()).size(), 2);
    QTest::keyClick(&stage.window(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(stage.window().currentTab(), stage.server());
    stage.exportTo(QStringLiteral("server.har"));
    QVERIFY(!stage.verdict().isEmpty());
    QVERIFY(stage.content(QStringLiteral("server.har")).contains("\"data\":\"hello\""));
    QVERIFY(stage.content(QStringLiteral("server.har")).contains("ws://127.0.0.1:"));
}

void RecordingExportTest::everyWayLeadsThere()
{
    RecordingStage stage;
    stage.record(1);
    const auto isOpen = [&] {
        auto *dialog = stage.window().findChild<QDialog *>(QStringLiteral("exportDialog"));
        const bool open = dialog && dialog->isVisible();
        delete dialog;
        return open;
    };
    WindowFixture::click(stage.client(), "exportLog");
    QVERIFY(isOpen());
    stage.client()->log()->perform(ui::LogCommand::Export);
    QVERIFY(isOpen());
    ui::LogTable *table = stage.client()->log()->table();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5), table->mapToGlobal(QPoint(5, 5)));
    QCoreApplication::sendEvent(table, &event);
    auto *menu = table->findChild<QMenu *>(QStringLiteral("logContextMenu"));
    QVERIFY(menu != nullptr);
    for (QAction *action : menu->actions()) {
        if (action->text() == u"Export…")
            action->trigger();
    }
    menu->close();
    QVERIFY(isOpen());
}

void RecordingExportTest::showsTheFile()
{
    RecordingStage stage;
    stage.record(1);
    stage.exportTo(QStringLiteral("one.har"));
    QVERIFY(!stage.verdict().isEmpty());
    WindowFixture::click(stage.bar(), "recordingShow");
    QCOMPARE(stage.dialogs().shownFile, stage.out(QStringLiteral("one.har")));
}

WINDSOCK_TEST(RecordingExportTest)
#include "RecordingExportTest.moc"
