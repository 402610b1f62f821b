#include "LabReports.h"
#include "WindowFixture.h"
#include "tests/support/TestRegistry.h"

#include "ui/conformance/CaseDetail.h"
#include "ui/conformance/ConformanceDesk.h"
#include "ui/conformance/ConformanceTab.h"
#include "ui/conformance/MatrixView.h"
#include "ui/conformance/RunArchive.h"
#include "ui/log/LogModel.h"
#include "ui/log/LogView.h"
#include "workbench/conformance/reports/RunJson.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTcpServer>
#include <QTextBrowser>

using ui::CaseMatrix;
using ui::ConformanceTab;
using workbench::conformance::Category;
using workbench::conformance::Side;
using workbench::conformance::Verdict;

/// The tab of the conformance lab, through its widgets.
class ConformanceTabTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksTheLocalServer();
    void stopsWhenTold();
    void asksOneCaseAgain();
    void asksCasesOfAFileAgain();
    void comparesWithTheRunBefore();
    void comparesWithAFile();
    void exports_data();
    void exports();
    void saysWhyItCantExport();
    void opensReports();
    void opensTheLogOfACase();
    void asksBeforeItAttacksAStranger();
    void attacksNobodyForWhatWasAskedOfAnother();
    void keepsNoRunWithoutNews();
    void listensForClients();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void saysThatNobodyIsThere();
    void keepsResultsOfTheSideThatIsChosen();
    void asksWhatIsTypedNow();
    void forgetsWhatTheFilterHides();
    void keepsWhatWasChosen();
    void isReachedByTheKeyboard();
    void asksBeforeItIsClosed();

private:
    /// A tab for that server that asks of Framing only.
    static ConformanceTab *open(WindowFixture &fixture, const QString &url);
    static void chooseOnly(ConformanceTab *tab, const QList<Category> &categories);
    static bool run(ConformanceTab *tab);
    static void trigger(const ConformanceTab *tab, const char *button, const QString &text);
    static QStringList entries(const ConformanceTab *tab, const char *button);
    static QString text(const ConformanceTab *tab, const char *label);
};

ConformanceTab *ConformanceTabTest::open(WindowFixture &fixture, const QString &url)
{
    ConformanceTab *tab = fixture.window().lab()->open();
    WindowFixture::part<QLineEdit>(tab, "labUrl")->setText(url);
    chooseOnly(tab, {Category::ReservedBits});
    return tab;
}

void ConformanceTabTest::chooseOnly(ConformanceTab *tab, const QList<Category> &categories)
{
    CaseMatrix *matrix = tab->matrix();
    const QModelIndex part = matrix->index(0, 0);
    for (int row = 0; row < matrix->rowCount(part); ++row) {
        const QModelIndex category = matrix->index(row, 0, part);
        const Category which = matrix->tree().root()->children.front()->children[static_cast<size_t>(row)]->category;
        matrix->setData(category, categories.contains(which) ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
    }
}

bool ConformanceTabTest::run(ConformanceTab *tab)
{
    QSignalSpy finished(tab, &ConformanceTab::finished);
    WindowFixture::click(tab, "labButton");
    return !finished.isEmpty() || finished.wait(60'000);
}

void ConformanceTabTest::trigger(const ConformanceTab *tab, const char *button, const QString &text)
{
    QMenu *menu = WindowFixture::part<QPushButton>(tab, button)->menu();
    Q_EMIT menu->aboutToShow();
    for (QAction *action : menu->actions()) {
        if (action->text().contains(text)) {
            QVERIFY2(action->isEnabled(), qPrintable(text));
            return action->trigger();
        }
    }
    QFAIL(qPrintable(text + QStringLiteral(" is not in ") + entries(tab, button).join(u'|')));
}

QStringList ConformanceTabTest::entries(const ConformanceTab *tab, const char *button)
{
    QMenu *menu = WindowFixture::part<QPushButton>(tab, button)->menu();
    Q_EMIT menu->aboutToShow();
    QStringList texts;
    for (const QAction *action : menu->actions())
        texts += action->text();
    return texts;
}

QString ConformanceTabTest::text(const ConformanceTab *tab, const char *label)
{
    return WindowFixture::part<QLabel>(tab, label)->text();
}

void ConformanceTabTest::asksTheLocalServer()
{
    WindowFixture fixture;
    ConformanceTab *tab = open(fixture, {});
    WindowFixture::part<QSpinBox>(fixture.server(), "serverPort")->setValue(0);
    WindowFixture::click(tab, "labLocal");
    QTRY_VERIFY(!WindowFixture::part<QLineEdit>(tab, "labUrl")->text().isEmpty());
    const auto wanted = tab->matrix()->chosen().size();
    QVERIFY(wanted > 20);
    QVERIFY(text(tab, "labSummary").startsWith(QLocale().toString(wanted)));
    QVERIFY2(run(tab), qPrintable(WindowFixture::problem(tab)));
    QCOMPARE(WindowFixture::problem(tab), QString());
    const workbench::conformance::Tally tally = tab->matrix()->tally();
    QCOMPARE(tally.total(), wanted);
    QCOMPARE(tally.of(Verdict::Failed), 0); // it is our own
    QVERIFY(text(tab, "labTally").contains(QStringLiteral("OK")));
    QCOMPARE(text(tab, "statusState"), QStringLiteral("Done"));
    QVERIFY(!WindowFixture::part(tab, "labProgress")->isVisible());
    QVERIFY(run(tab)); // and once more
    QCOMPARE(tab->matrix()->runCount(), 1);
}

void ConformanceTabTest::stopsWhenTold()
{
    WindowFixture fixture;
    ConformanceTab *tab = open(fixture, fixture.startServer());
    chooseOnly(tab, {Category::Framing, Category::Utf8, Category::Closing, Category::Fragmentation});
    QSignalSpy finished(tab, &ConformanceTab::finished);
    WindowFixture::click(tab, "labButton");
    QTRY_VERIFY(tab->matrix()->tally().total() > 3);
    QVERIFY(WindowFixture::part(tab, "labProgress")->isVisible());
    QVERIFY(!WindowFixture::part(tab, "labSlow")->isEnabled());
    QVERIFY(WindowFixture::part<QProgressBar>(tab, "labProgress")->maximum() > 200);
    WindowFixture::click(tab, "labButton");
    QVERIFY(finished.size() == 1 || finished.wait());
    QVERIFY(tab->matrix()->tally().total() < tab->matrix()->chosen().size());
    QCOMPARE(text(tab, "statusState"), QStringLiteral("Stopped early"));
    QVERIFY(WindowFixture::part(tab, "labSlow")->isEnabled());
}

void ConformanceTabTest::asksOneCaseAgain()
{
    WindowFixture fixture;
    ConformanceTab *tab = open(fixture, fixture.startServer());
    QVERIFY(run(tab));
    const int all = tab->matrix()->tally().total();
    auto *view = WindowFixture::part<ui::MatrixView>(tab, "caseMatrix");
    const QByteArray id = tab->matrix()->runs().constFirst().cases.at(4).question.id;
    view->select(id, CaseMatrix::FirstRun);
    view->setFocus();
    QSignalSpy finished(tab, &ConformanceTab::finished);
    QTest::keyClick(view, Qt::Key_R);
    QVERIFY(tab->isRunning());
    QVERIFY(finished.wait(30'000));
    QCOMPARE(tab->matrix()->tally().total(), all);
    // One that wasn't asked comes to the others.
    view->select("1.1.1", CaseMatrix::Name);
    QVERIFY(WindowFixture::part<QTextBrowser>(tab, "caseText")->toPlainText().contains(QStringLiteral("wasn't asked")));
    WindowFixture::click(tab, "caseAsk");
    QVERIFY(finished.wait(30'000));
    QCOMPARE(tab->matrix()->tally().total(), all + 1);
    QVERIFY(WindowFixture::part<QTextBrowser>(tab, "caseText")->toPlainText().startsWith(QStringLiteral("OK")));
}

// Its cases are asked by their ids: a file has no steps.
void ConformanceTabTest::asksCasesOfAFileAgain()
{
    WindowFixture fixture;
    LabReports::Run run = LabReports::good(12);
    LabReports::judge(run, "1.1.5", Verdict::Failed, "It was another day.");
    LabReports::judge(run, "1.1.9", Verdict::Failed);
    run.target = fixture.startServer();
    ConformanceTab *tab = fixture.window().lab()->open();
    tab->setRuns({run});
    QCOMPARE(tab->matrix()->tally().of(Verdict::Failed), 2);
    QSignalSpy finished(tab, &ConformanceTab::finished);
    trigger(tab, "labAsk", QStringLiteral("Failed"));
    QVERIFY(finished.wait(30'000));
    QCOMPARE(tab->matrix()->tally().of(Verdict::Failed), 0);
    QCOMPARE(tab->matrix()->tally().total(), 12);
}

void ConformanceTabTest::comparesWithTheRunBefore()
{
    WindowFixture fixture;
    ConformanceTab *tab = open(fixture, fixture.startServer());
    QVERIFY(run(tab));
    ui::RunArchive *archive = fixture.window().lab()->archive();
    QTRY_COMPARE(archive->runs(Side::Server, {}).size(), 1);
    QCOMPARE(archive->runs(Side::Client, {}).size(), 0);
    QCOMPARE(entries(tab, "labCompare").filter(QStringLiteral("OK")).size(), 0); // not with itself
    QVERIFY(run(tab));
    QTRY_COMPARE(archive->runs(Side::Server, {}).size(), 2);
    QSignalSpy compared(tab, &ConformanceTab::compared);
    trigger(tab, "labCompare", QStringLiteral("OK"));
    QVERIFY(compared.wait());
    QCOMPARE(tab->matrix()->runCount(), 2);
    QVERIFY2(text(tab, "labComparison").startsWith(QStringLiteral("Nothing has changed")),
             qPrintable(text(tab, "labComparison")));
    trigger(tab, "labCompare", QStringLiteral("Nothing"));
    QCOMPARE(tab->matrix()->runCount(), 1);
}

void ConformanceTabTest::comparesWithAFile()
{
    WindowFixture fixture;
    LabReports::Run before = LabReports::good(8);
    LabReports::judge(before, "1.1.2", Verdict::Failed);
    const QString path = fixture.folder() + QStringLiteral("/before.json");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(workbench::conformance::runJson({before}));
    file.close();
    ConformanceTab *tab = fixture.window().lab()->open();
    LabReports::Run after = LabReports::good(8);
    LabReports::judge(after, "1.1.3", Verdict::Failed);
    LabReports::judge(after, "1.1.4", Verdict::NonStrict);
    tab->setRuns({after});
    fixture.dialogs().path = path;
    QSignalSpy compared(tab, &ConformanceTab::compared);
    trigger(tab, "labCompare", QStringLiteral("File"));
    QVERIFY(compared.wait());
    QCOMPARE(text(tab, "labComparison"), QStringLiteral("Since the earlier run: 2 cases got worse, 1 got better."));
    auto *show = WindowFixture::part<QComboBox>(tab, "labShow");
    show->setCurrentIndex(show->findText(QStringLiteral("Changed")));
    QTRY_VERIFY(text(tab, "statusFacts").contains(QStringLiteral("3 shown")));
    WindowFixture::part<ui::MatrixView>(tab, "caseMatrix")->select("1.1.3", CaseMatrix::FirstRun);
    const QString page = WindowFixture::part<QTextBrowser>(tab, "caseText")->toPlainText();
    QVERIFY2(page.contains(QStringLiteral("Before")), qPrintable(page));
}

void ConformanceTabTest::exports_data()
{
    QTest::addColumn<QString>("entry");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("HTML") << QStringLiteral("HTML") << QStringLiteral("/report.html") << QByteArray("<!DOCTYPE html>");
    QTest::newRow("JSON") << QStringLiteral("Windsock") << QStringLiteral("/report.json") << QByteArray("{");
    QTest::newRow("JUnit") << QStringLiteral("JUnit") << QStringLiteral("/report.xml") << QByteArray("<?xml");
    QTest::newRow("Autobahn") << QStringLiteral("Autobahn") << QString() << QByteArray("{");
    QTest::newRow("expectations") << QStringLiteral("Expectations") << QStringLiteral("/expected.json")
                                  << QByteArray("{");
}

void ConformanceTabTest::exports()
{
    QFETCH(QString, entry);
    QFETCH(QString, name);
    QFETCH(QByteArray, begin);
    WindowFixture fixture;
    ConformanceTab *tab = fixture.window().lab()->open();
    QVERIFY(!WindowFixture::part(tab, "labExport")->isEnabled());
    tab->setRuns({LabReports::of(Side::Server, QStringLiteral("Echo/1.0"))});
    const QString path = fixture.folder() + name;
    fixture.dialogs().path = path;
    trigger(tab, "labExport", entry);
    const auto *notice = WindowFixture::part(tab, "recordingBar");
    QTRY_VERIFY2(notice->isVisible(), qPrintable(WindowFixture::problem(tab)));
    QFile file(name.isEmpty() ? path + QStringLiteral("/index.json") : path);
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    QVERIFY(file.read(200).trimmed().startsWith(begin));
    WindowFixture::click(tab, "recordingShow");
    QCOMPARE(fixture.dialogs().shownFile, path);
}

void ConformanceTabTest::saysWhyItCantExport()
{
    WindowFixture fixture;
    ConformanceTab *tab = fixture.window().lab()->open();
    tab->setRuns({LabReports::good(3)});
    fixture.dialogs().path = fixture.folder() + QStringLiteral("/no/such/folder/report.html");
    trigger(tab, "labExport", QStringLiteral("HTML"));
    QTRY_VERIFY(WindowFixture::problem(tab).contains(QStringLiteral("can't be written")));
}

void ConformanceTabTest::opensReports()
{
    WindowFixture fixture;
    const QString path = fixture.folder() + QStringLiteral("/report.json");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(workbench::conformance::runJson(
        {LabReports::of(Side::Client, QStringLiteral("ws")), LabReports::of(Side::Client, QStringLiteral("tornado"))}));
    file.close();
    fixture.dialogs().path = path;
    QTest::keyClick(&fixture.window(), Qt::Key_O, Qt::ControlModifier | Qt::AltModifier);
    auto *tab = qobject_cast<ConformanceTab *>(fixture.window().currentTab());
    QVERIFY(tab);
    QTRY_COMPARE(tab->matrix()->runCount(), 2);
    QCOMPARE(tab->title(), QStringLiteral("report.json"));
    QVERIFY(WindowFixture::part<QAbstractButton>(tab, "labClients")->isChecked());
    QVERIFY(WindowFixture::part(tab, "caseDetail")->isVisible()); // of the first that failed
    // What is none says so.
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write("{}");
    file.close();
    ConformanceTab *wrong = fixture.window().lab()->openReport(path);
    QTRY_VERIFY(WindowFixture::problem(wrong).contains(QStringLiteral("no report of the conformance lab")));
}

void ConformanceTabTest::opensTheLogOfACase()
{
    WindowFixture fixture;
    ConformanceTab *tab = fixture.window().lab()->open();
    tab->setRuns({LabReports::of(Side::Server, QStringLiteral("Echo/1.0"))});
    auto *view = WindowFixture::part<ui::MatrixView>(tab, "caseMatrix");
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Return);
    const ui::Tab *log = fixture.window().currentTab();
    QCOMPARE(log->objectName(), QStringLiteral("caseLogTab"));
    QCOMPARE(log->title(), QStringLiteral("Case 1.1.8"));
    QTRY_COMPARE(WindowFixture::messages(log).size(), 2);
    QVERIFY(log->log()->isReadOnly());
}

// 192.0.2.0/24 is for documentation (RFC 5737): nobody is there.
void ConformanceTabTest::asksBeforeItAttacksAStranger()
{
    WindowFixture fixture;
    ConformanceTab *tab = open(fixture, QStringLiteral("ws://192.0.2.1"));
    auto *security = WindowFixture::part<QCheckBox>(tab, "labSecurity");
    if (tab->matrix()->rowCount() < 2)
        QSKIP("there is no security half yet");
    QVERIFY(!security->isChecked());
    WindowFixture::click(tab, "labSecurity");
    QCOMPARE(fixture.dialogs().questions.size(), 1);
    QVERIFY(fixture.dialogs().questions.first().contains(QStringLiteral("192.0.2.1")));
    QVERIFY(fixture.dialogs().questions.first().contains(QStringLiteral("must be allowed")));
    QVERIFY(!security->isChecked());
    QVERIFY(!tab->matrix()->choice().security);
    fixture.dialogs().confirms = true;
    WindowFixture::click(tab, "labSecurity");
    QVERIFY(security->isChecked());
    QCOMPARE(fixture.dialogs().questions.size(), 2);
    // It was agreed to for this host, not for another.
    fixture.dialogs().confirms = false;
    WindowFixture::part<QLineEdit>(tab, "labUrl")->setText(QStringLiteral("ws://192.0.2.2"));
    WindowFixture::click(tab, "labButton");
    QCOMPARE(fixture.dialogs().questions.size(), 3);
    QVERIFY(!tab->isRunning());
    // Nor is it taken for granted the next time.
    fixture.reopen();
    tab = fixture.window().lab()->open();
    QVERIFY(!WindowFixture::part<QCheckBox>(tab, "labSecurity")->isChecked());
    // This machine needs no consent.
    WindowFixture::part<QLineEdit>(tab, "labUrl")->setText(QStringLiteral("ws://localhost:1"));
    WindowFixture::click(tab, "labSecurity");
    QVERIFY(WindowFixture::part<QCheckBox>(tab, "labSecurity")->isChecked());
    QCOMPARE(fixture.dialogs().questions.size(), 3);
}

void ConformanceTabTest::attacksNobodyForWhatWasAskedOfAnother()
{
    WindowFixture fixture;
    ConformanceTab *tab = open(fixture, QStringLiteral("ws://localhost:1"));
    const auto *security = WindowFixture::part<QCheckBox>(tab, "labSecurity");
    WindowFixture::click(tab, "labSecurity");
    QVERIFY(security->isChecked());
    tab->setUrl(QStringLiteral("ws://127.0.0.1:1"));
    QVERIFY(security->isChecked());
    tab->setUrl(QStringLiteral("ws://192.0.2.1"));
    QVERIFY(!security->isChecked());
    QVERIFY(!tab->matrix()->choice().security);
    QVERIFY(WindowFixture::part(tab, "recordingBar")->isVisible());
    QCOMPARE(fixture.dialogs().questions.size(), 0);
}

// A report that was opened isn't a run of ours because nobody was there to be asked again.
void ConformanceTabTest::keepsNoRunWithoutNews()
{
    WindowFixture fixture;
    const QDir kept(fixture.window().lab()->archive()->folder());
    for (const QString &url : {QStringLiteral("ws://127.0.0.1:1/"), fixture.startServer()}) {
        LabReports::Run run = LabReports::good(3);
        run.target = url;
        const QString path = fixture.folder() + QStringLiteral("/report.json");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(workbench::conformance::runJson({run}));
        file.close();
        ConformanceTab *tab = fixture.window().lab()->openReport(path);
        QTRY_COMPARE(tab->matrix()->runCount(), 1);
        WindowFixture::part<ui::MatrixView>(tab, "caseMatrix")->select("1.1.2", CaseMatrix::FirstRun);
        QSignalSpy finished(tab, &ConformanceTab::finished);
        trigger(tab, "labAsk", QStringLiteral("Selected"));
        QVERIFY(finished.wait(30'000));
        QThreadPool::globalInstance()->waitForDone();
        const bool answered = !url.endsWith(QStringLiteral(":1/"));
        QCOMPARE(tab->title() == QStringLiteral("report.json"), !answered);
        QCOMPARE(kept.entryList(QDir::Files).size(), answered ? 1 : 0);
    }
}

void ConformanceTabTest::listensForClients()
{
    WindowFixture fixture;
    ConformanceTab *tab = fixture.window().lab()->open();
    WindowFixture::click(tab, "labClients");
    QCOMPARE(tab->matrix()->side(), Side::Client);
    const auto *url = WindowFixture::part<QLineEdit>(tab, "labClientUrl");
    QCOMPARE(url->text(), QStringLiteral("ws://127.0.0.1:9001"));
    WindowFixture::part<QSpinBox>(tab, "labPort")->setValue(0);
    chooseOnly(tab, {Category::Pings});
    QSignalSpy finished(tab, &ConformanceTab::finished);
    WindowFixture::click(tab, "labButton");
    QTRY_VERIFY2(url->text().count(u':') == 2, qPrintable(url->text()));
    QCOMPARE(text(tab, "statusState"), QStringLiteral("Waiting for clients"));
    WindowFixture::click(tab, "labCopyUrl");
    QCOMPARE(QGuiApplication::clipboard()->text(), url->text());
    // A client of our own, which doesn't echo, has one case.
    WindowFixture::connectTo(fixture.client(), url->text() + QStringLiteral("/case?id=2.1.1&agent=Windsock"));
    QTRY_COMPARE_WITH_TIMEOUT(tab->matrix()->runCount(), 1, 20'000);
    QCOMPARE(tab->matrix()->headerData(CaseMatrix::FirstRun, Qt::Horizontal).toString(), QStringLiteral("Windsock"));
    QVERIFY(tab->matrix()->tally().total() == 1);
    WindowFixture::click(tab, "labButton");
    QVERIFY(finished.size() == 1 || finished.wait());
    QCOMPARE(url->text(), QStringLiteral("ws://127.0.0.1"));
}

void ConformanceTabTest::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no URL") << QString() << QStringLiteral("URL");
    QTest::newRow("scheme") << QStringLiteral("ftp://127.0.0.1") << QStringLiteral("scheme");
}

void ConformanceTabTest::saysWhatIsWrong()
{
    QFETCH(QString, url);
    QFETCH(QString, sentence);
    WindowFixture fixture;
    ConformanceTab *tab = open(fixture, url);
    WindowFixture::click(tab, "labButton");
    QVERIFY2(WindowFixture::problem(tab).contains(sentence), qPrintable(WindowFixture::problem(tab)));
    QVERIFY(!tab->isRunning());
    chooseOnly(tab, {});
    WindowFixture::click(tab, "labButton");
    QVERIFY(WindowFixture::problem(tab).contains(QStringLiteral("nothing to ask")));
}

void ConformanceTabTest::saysThatNobodyIsThere()
{
    quint16 port = 0;
    {
        QTcpServer nobody;
        QVERIFY(nobody.listen(QHostAddress::LocalHost));
        port = nobody.serverPort();
    }
    WindowFixture fixture;
    ConformanceTab *tab = open(fixture, QStringLiteral("ws://127.0.0.1:%1").arg(port));
    QVERIFY(run(tab));
    QVERIFY(!WindowFixture::problem(tab).isEmpty());
    QCOMPARE(text(tab, "statusState"), QStringLiteral("No run"));
}

void ConformanceTabTest::keepsResultsOfTheSideThatIsChosen()
{
    WindowFixture fixture;
    ConformanceTab *tab = fixture.window().lab()->open();
    tab->setRuns({LabReports::good(3)});
    WindowFixture::click(tab, "labServer");
    QCOMPARE(tab->matrix()->runCount(), 1);
    WindowFixture::click(tab, "labClients");
    QCOMPARE(tab->matrix()->runCount(), 0);
    QCOMPARE(text(tab, "statusState"), QStringLiteral("No run"));
}

// Not what was typed when the run began: another address may be one that fewer can reach.
void ConformanceTabTest::asksWhatIsTypedNow()
{
    WindowFixture fixture;
    ConformanceTab *tab = fixture.window().lab()->open();
    WindowFixture::click(tab, "labClients");
    auto *address = WindowFixture::part<QLineEdit>(tab, "labAddress");
    const auto *url = WindowFixture::part<QLineEdit>(tab, "labClientUrl");
    WindowFixture::part<QSpinBox>(tab, "labPort")->setValue(0);
    chooseOnly(tab, {Category::Pings});
    QSignalSpy finished(tab, &ConformanceTab::finished);
    for (const char *host : {"127.0.0.1", "127.0.0.2"}) {
        address->setText(QString::fromLatin1(host));
        if (tab->matrix()->runs().isEmpty())
            WindowFixture::click(tab, "labButton");
        else
            trigger(tab, "labAsk", QStringLiteral("Selected"));
        const QString begin = QStringLiteral("ws://%1:").arg(QString::fromLatin1(host));
        QTRY_VERIFY2(url->text().startsWith(begin), qPrintable(url->text()));
        WindowFixture::connectTo(fixture.client(), url->text() + QStringLiteral("/case?id=2.1.1&agent=Windsock"));
        QTRY_COMPARE_WITH_TIMEOUT(tab->matrix()->tally().total(), 1, 20'000);
        finished.clear();
        WindowFixture::click(tab, "labButton");
        QVERIFY(finished.size() == 1 || finished.wait());
        WindowFixture::part<ui::MatrixView>(tab, "caseMatrix")->select("2.1.1", CaseMatrix::FirstRun);
    }
}

// The case that is looked at isn't among those that failed while there is none that did.
void ConformanceTabTest::forgetsWhatTheFilterHides()
{
    WindowFixture fixture;
    ConformanceTab *tab = open(fixture, fixture.startServer());
    LabReports::Run run = LabReports::good(3);
    LabReports::judge(run, "1.1.2", Verdict::Failed, "It was another day.");
    tab->setRuns({run});
    auto *show = WindowFixture::part<QComboBox>(tab, "labShow");
    show->setCurrentIndex(show->findText(QStringLiteral("Failed")));
    const auto *page = WindowFixture::part<QTextBrowser>(tab, "caseText");
    QTRY_VERIFY(page->toPlainText().contains(QStringLiteral("another day")));
    QSignalSpy finished(tab, &ConformanceTab::finished);
    WindowFixture::click(tab, "labButton");
    QVERIFY(tab->isRunning());
    QVERIFY(!page->toPlainText().contains(QStringLiteral("another day")));
    QVERIFY(finished.wait(60'000));
}

void ConformanceTabTest::keepsWhatWasChosen()
{
    WindowFixture fixture;
    ConformanceTab *tab = open(fixture, QStringLiteral("ws://ann:hush@127.0.0.1:1/a"));
    WindowFixture::click(tab, "labSlow");
    const auto chosen = tab->matrix()->chosen().size();
    WindowFixture::part<QLineEdit>(tab, "labAddress")->setText(QStringLiteral("127.0.0.2"));
    WindowFixture::part<QSpinBox>(tab, "labPort")->setValue(9002);
    fixture.reopen();
    tab = fixture.window().lab()->open();
    QCOMPARE(WindowFixture::part<QLineEdit>(tab, "labUrl")->text(), QStringLiteral("ws://127.0.0.1:1/a"));
    QVERIFY(WindowFixture::part<QCheckBox>(tab, "labSlow")->isChecked());
    QCOMPARE(tab->matrix()->chosen().size(), chosen);
    WindowFixture::click(tab, "labClients");
    QCOMPARE(WindowFixture::part<QLineEdit>(tab, "labClientUrl")->text(), QStringLiteral("ws://127.0.0.2:9002"));
    fixture.reopen();
    tab = fixture.window().lab()->open();
    QCOMPARE(tab->matrix()->side(), Side::Client);
}

void ConformanceTabTest::isReachedByTheKeyboard()
{
    WindowFixture fixture;
    const QString url = fixture.startServer();
    fixture.client()->setUrl(url);
    QTest::keyClick(&fixture.window(), Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
    auto *tab = qobject_cast<ConformanceTab *>(fixture.window().currentTab());
    QVERIFY(tab);
    QCOMPARE(WindowFixture::part<QLineEdit>(tab, "labUrl")->text(), url);
    QTest::keyClick(&fixture.window(), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("labFilter"));
    QTest::keyClick(&fixture.window(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("caseMatrix"));
    QTest::keyClick(&fixture.window(), Qt::Key_F9);
    QTRY_VERIFY(tab->matrix()->tally().total() > 0);
    QSignalSpy finished(tab, &ConformanceTab::finished);
    QTest::keyClick(&fixture.window(), Qt::Key_F9);
    QVERIFY(finished.size() == 1 || finished.wait());
}

void ConformanceTabTest::asksBeforeItIsClosed()
{
    WindowFixture fixture;
    ConformanceTab *tab = open(fixture, fixture.startServer());
    chooseOnly(tab, {Category::Utf8});
    tab->start();
    QVERIFY(!fixture.window().close());
    QCOMPARE(fixture.dialogs().questions.size(), 1);
    QVERIFY(tab->isRunning());
    fixture.dialogs().confirms = true;
    QVERIFY(fixture.window().close());
}

WINDSOCK_TEST(ConformanceTabTest)
#include "ConformanceTabTest.moc"
