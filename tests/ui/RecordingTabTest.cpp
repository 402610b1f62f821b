#include "RecordingStage.h"
#include "tests/support/TestRegistry.h"

#include <QAction>
#include <QComboBox>
#include <QDropEvent>
#include <QJsonDocument>
#include <QMimeData>
#include <QProgressBar>
#include <QTabBar>

/// Recordings are opened in tabs of their own.
class RecordingTabTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsARecording();
    void keepsWhatWasTyped();
    void canBeReopened();
    void isOnlyToBeRead();
    void tellsPeersApart();
    void comesFromTheMenu();
    void isDroppedOnTheWindow();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void showsWhatWasReadBeforeTheFault();
    void aHugeFileFillsWhileItIsRead();
    void cancelKeepsWhatWasRead();
    void closingTheTabEndsIt();
    void whatElseAHarHasComesBack();
};

namespace {

QByteArray jsonLines(int messages)
{
    QByteArray lines = "{\"format\":\"windsock-recording\",\"version\":1,\"url\":\"wss://api.example/feed\"}\n";
    for (int i = 0; i < messages; ++i)
        lines += "{\"ns\":" + QByteArray::number(i * qint64{1'000'000}) + ",\"time\":1709287200000,\"connection\":0,"
                 + "\"direction\":\"received\",\"kind\":\"text\",\"opcode\":1,\"text\":\"m" + QByteArray::number(i)
                 + "\"}\n";
    return lines;
}

QString chromeHar()
{
    return QStringLiteral(WINDSOCK_SOURCE_DIR "/tests/workbench/recordings/chrome.har");
}

void dropOn(QWidget *widget, const QStringList &paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls += QUrl::fromLocalFile(path);
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(9, 9), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &enter);
    if (!enter.isAccepted())
        return;
    QDropEvent drop(QPointF(9, 9), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &drop);
}

QList<ui::RecordingTab *> recordings(RecordingStage &stage)
{
    return stage.window().findChildren<ui::RecordingTab *>();
}

} // namespace

void RecordingTabTest::showsARecording()
{
    RecordingStage stage;
    const ui::RecordingTab *tab = stage.import(chromeHar());
    QCOMPARE(stage.window().currentTab(), tab);
    QCOMPARE(tab->title(), QStringLiteral("chrome.har"));
    QVERIFY(WindowFixture::messages(tab).contains(QStringLiteral("↓ Text: {\"type\":\"tick\",\"n\":1}")));
    // All that a log is for.
    WindowFixture::part<QLineEdit>(tab, "logFilter")->setText(QStringLiteral("$.type == \"tick\""));
    QTRY_VERIFY(tab->log()->model()->rowCount() > 0 && tab->log()->model()->hidden() > 0);
    tab->log()->table()->selectRow(0);
    QTRY_VERIFY(WindowFixture::part(tab, "entryDetail")->isVisible());
    tab->log()->perform(ui::LogCommand::ToggleStatistics);
    QVERIFY(WindowFixture::part(tab, "ratePlot")->isVisible());
    tab->log()->perform(ui::LogCommand::Find);
    QVERIFY(WindowFixture::part(tab, "logFindBar")->isVisible());
    QVERIFY(WindowFixture::part<QLabel>(tab, "statusFacts")->text().contains(u"shop.example"));
}

void RecordingTabTest::keepsWhatWasTyped()
{
    RecordingStage stage;
    stage.client()->setUrl(QStringLiteral("wss://typed.example/"));
    stage.import(chromeHar());
    QCOMPARE(stage.window().clientTabs().size(), 1); // none was taken for it
    QCOMPARE(stage.client()->url(), QStringLiteral("wss://typed.example/"));
    QTest::keyClick(&stage.window(), Qt::Key_W, Qt::ControlModifier);
    QTRY_VERIFY(recordings(stage).isEmpty());
    QCOMPARE(stage.window().clientTabs().size(), 1);
}

void RecordingTabTest::canBeReopened()
{
    RecordingStage stage;
    stage.import(chromeHar());
    stage.import(stage.write(QStringLiteral("r.jsonl"), jsonLines(3)));
    auto *bar = WindowFixture::part<QTabBar>(&stage.window(), "tabBar");
    for (int i = 0; i < 2; ++i) {
        bar->setCurrentIndex(1); // beside the client's
        QTest::keyClick(&stage.window(), Qt::Key_W, Qt::ControlModifier);
    }
    QTRY_VERIFY(recordings(stage).isEmpty());
    for (const QString &name : {QStringLiteral("r.jsonl"), QStringLiteral("chrome.har")}) {
        QTest::keyClick(&stage.window(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(stage.window().currentTab()->title(), name);
    }
}

void RecordingTabTest::isOnlyToBeRead()
{
    RecordingStage stage;
    const ui::RecordingTab *tab = stage.import(stage.write(QStringLiteral("r.jsonl"), jsonLines(5)));
    QCOMPARE(tab->log()->model()->rowCount(), 5);
    QVERIFY(!WindowFixture::part(tab, "clearLog")->isVisible());
    QVERIFY(!WindowFixture::part(tab, "pauseLog")->isVisible());
    QTest::keyClick(&stage.window(), Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
    tab->log()->clear();
    tab->log()->perform(ui::LogCommand::TogglePause);
    QVERIFY(!tab->log()->model()->isPaused());
    QVERIFY(stage.settle(tab));
    QCOMPARE(tab->log()->model()->rowCount(), 5);
}

void RecordingTabTest::tellsPeersApart()
{
    RecordingStage stage;
    const ui::RecordingTab *alone = stage.import(stage.write(QStringLiteral("r.jsonl"), jsonLines(1)));
    QVERIFY(alone->log()->table()->isColumnHidden(ui::LogModel::Peer));
    QByteArray server = jsonLines(0);
    for (const char *peer : {"1", "2"})
        server +=
            QByteArray("{\"ns\":1,\"time\":1,\"connection\":0,\"direction\":\"sent\",\"kind\":\"text\",\"opcode\":1,"
                       "\"peer\":")
            + peer + ",\"text\":\"x\"}\n";
    const ui::RecordingTab *several = stage.import(stage.write(QStringLiteral("s.jsonl"), server));
    QVERIFY(!several->log()->table()->isColumnHidden(ui::LogModel::Peer));
}

void RecordingTabTest::comesFromTheMenu()
{
    RecordingStage stage;
    QTest::keyClick(&stage.window(), Qt::Key_I, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(stage.dialogs().questions.size(), 1);
    QVERIFY(recordings(stage).isEmpty()); // nothing was chosen
    stage.dialogs().path = chromeHar();
    QTest::keyClick(&stage.window(), Qt::Key_I, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(recordings(stage).size(), 1);
    QTRY_VERIFY(!recordings(stage).constFirst()->isReading());
}

void RecordingTabTest::isDroppedOnTheWindow()
{
    RecordingStage stage;
    dropOn(&stage.window(), {stage.write(QStringLiteral("notes.txt"), "x")});
    QCoreApplication::processEvents();
    QVERIFY(recordings(stage).isEmpty());
    dropOn(&stage.window(), {chromeHar(), stage.write(QStringLiteral("r.jsonl"), jsonLines(3))});
    QTRY_COMPARE(recordings(stage).size(), 2);
    for (const ui::RecordingTab *tab : recordings(stage))
        QTRY_VERIFY(!tab->isReading() && tab->log()->model()->rowCount() > 0);
}

void RecordingTabTest::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("says");
    QTest::newRow("no JSON") << QStringLiteral("bad.har") << QByteArray("{\"log\":{\"entries\":[{,}]}}")
                             << QStringLiteral("bad.har isn't valid JSON at line 1");
    QTest::newRow("another JSON") << QStringLiteral("bad.har") << QByteArray("{\"a\":1}")
                                  << QStringLiteral("bad.har is neither a HAR file nor a recording");
    QTest::newRow("empty") << QStringLiteral("bad.jsonl") << QByteArray() << QStringLiteral("bad.jsonl is empty");
    QTest::newRow("packets") << QStringLiteral("x.pcapng") << QByteArray("\x0A\x0D\x0D\x0A")
                             << QStringLiteral("x.pcapng holds packets, which Windsock writes but doesn't read");
    QTest::newRow("table") << QStringLiteral("x.csv") << QByteArray("a,b") << QStringLiteral("x.csv is a table");
}

void RecordingTabTest::saysWhatIsWrong()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(QString, says);
    RecordingStage stage;
    const ui::RecordingTab *tab = stage.import(stage.write(name, content));
    QVERIFY2(RecordingStage::barOf(tab).startsWith(says), qPrintable(RecordingStage::barOf(tab)));
    WindowFixture::click(tab, "recordingDismiss");
    QCOMPARE(RecordingStage::barOf(tab), QString());
    const ui::RecordingTab *gone = stage.import(stage.out(QStringLiteral("gone.har")));
    QVERIFY2(RecordingStage::barOf(gone).startsWith(u"gone.har can't be read: "),
             qPrintable(RecordingStage::barOf(gone)));
}

void RecordingTabTest::showsWhatWasReadBeforeTheFault()
{
    RecordingStage stage;
    const ui::RecordingTab *tab =
        stage.import(stage.write(QStringLiteral("cut.jsonl"), jsonLines(7) + "{\"ns\":nonsense}\n{}\n"));
    QCOMPARE(tab->log()->model()->rowCount(), 7);
    QVERIFY2(RecordingStage::barOf(tab).contains(u"Entries that were read before that: 7."),
             qPrintable(RecordingStage::barOf(tab)));
}

void RecordingTabTest::aHugeFileFillsWhileItIsRead()
{
    RecordingStage stage;
    const QString file = stage.write(QStringLiteral("huge.jsonl"), jsonLines(300'000));
    const ui::RecordingTab *tab = stage.window().recordings()->open(file);
    const auto *progress = WindowFixture::part<QProgressBar>(tab, "recordingProgress");
    QTRY_VERIFY(progress->isVisible());
    QTRY_VERIFY(tab->log()->model()->rowCount() > 0);
    QVERIFY(tab->isReading()); // there is something to see already
    QTRY_VERIFY(progress->value() > 0);
    QTRY_VERIFY_WITH_TIMEOUT(!tab->isReading(), 30'000);
    QTRY_COMPARE(tab->log()->model()->rowCount(), 300'000);
    QCOMPARE(RecordingStage::barOf(tab), QString());
    QVERIFY(!progress->isVisible());
}

void RecordingTabTest::cancelKeepsWhatWasRead()
{
    RecordingStage stage;
    const QString file = stage.write(QStringLiteral("huge.jsonl"), jsonLines(300'000));
    const ui::RecordingTab *tab = stage.window().recordings()->open(file);
    QTRY_VERIFY(tab->log()->model()->rowCount() > 0);
    QTRY_VERIFY(WindowFixture::part(tab, "recordingCancel")->isVisible());
    WindowFixture::click(tab, "recordingCancel");
    QTRY_VERIFY(!tab->isReading());
    QVERIFY2(RecordingStage::barOf(tab).startsWith(u"The reading of huge.jsonl was cancelled."),
             qPrintable(RecordingStage::barOf(tab)));
    QVERIFY(stage.settle(tab));
    QVERIFY(tab->log()->model()->rowCount() < 300'000);
}

void RecordingTabTest::closingTheTabEndsIt()
{
    RecordingStage stage;
    const QString file = stage.write(QStringLiteral("huge.jsonl"), jsonLines(300'000));
    const QPointer<ui::RecordingTab> tab = stage.window().recordings()->open(file);
    const auto store = tab->log()->model()->store();
    QTRY_VERIFY(store->range().end > 0);
    QTest::keyClick(&stage.window(), Qt::Key_W, Qt::ControlModifier);
    QTRY_VERIFY(tab.isNull());
    QThreadPool::globalInstance()->waitForDone();
    QVERIFY(store->range().end < 300'000);
}

void RecordingTabTest::whatElseAHarHasComesBack()
{
    RecordingStage stage;
    stage.import(chromeHar());
    stage.exportTo(QStringLiteral("again.har"));
    QVERIFY(!stage.verdict().isEmpty());
    const QByteArray again = stage.content(QStringLiteral("again.har"));
    const QJsonObject log = QJsonDocument::fromJson(again).object()[QStringLiteral("log")].toObject();
    QVERIFY(log.contains(QStringLiteral("_tool")));
    QCOMPARE(log[QStringLiteral("pages")].toArray().size(), 1);
    for (const char *kept : {"body { color: red }", "\"_connectionId\":\"512\"", "\"_compressed\":true"})
        QVERIFY2(again.contains(kept), kept);
    QVERIFY(!again.contains("css-secret")); // what is kept is redacted, too
    QVERIFY(!again.contains("page-secret"));
}

WINDSOCK_TEST(RecordingTabTest)
#include "RecordingTabTest.moc"
