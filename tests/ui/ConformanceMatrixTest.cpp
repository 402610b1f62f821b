#include "LabReports.h"
#include "tests/support/TestRegistry.h"

#include "ui/conformance/CaseMatrix.h"
#include "ui/conformance/ConformanceText.h"
#include "ui/conformance/MatrixFilter.h"
#include "ui/conformance/MatrixView.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QtTest>

using ui::CaseMatrix;
using ui::MatrixFilter;
using workbench::conformance::Case;
using workbench::conformance::Category;
using workbench::conformance::Side;
using workbench::conformance::Verdict;
using Trend = CaseMatrix::Trend;
using Show = MatrixFilter::Show;

/// The table of cases and what came of them: the model, its filter, its view.
class ConformanceMatrixTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasTheTableByCategory();
    void takesResultsAsTheyCome();
    void eachAgentHasAColumn();
    void comparesWithAnEarlierRun();
    void comparesPeersOfOneName();
    void choosesCategories();
    void securityIsAskedFor();
    void filters_data();
    void filters();
    void keepsCasesThatItDoesntKnow();
    void toolTipsAreNoMarkup();
    void leftAndRightGoFromPeerToPeer();
    void staysWhereOneWas();
    void keepsAllThatIsSelected();

private:
    static QString cell(const CaseMatrix &matrix, const QByteArray &id, int column)
    {
        return matrix.indexOf(id, column).data().toString();
    }
};

void ConformanceMatrixTest::hasTheTableByCategory()
{
    CaseMatrix matrix;
    const QAbstractItemModelTester tester(&matrix, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QModelIndex part = matrix.index(0, 0);
    QVERIFY2(part.data().toString().startsWith(QStringLiteral("RFC 6455")), qPrintable(part.data().toString()));
    const QModelIndex framing = matrix.index(0, 0, part);
    QVERIFY(framing.data().toString().startsWith(QStringLiteral("Framing")));
    QCOMPARE(matrix.index(0, 0, framing).data().toString().left(7), QStringLiteral("1.1.1  "));
    QVERIFY(matrix.index(0, CaseMatrix::Section, framing).data().toString().startsWith(QStringLiteral("RFC ")));
    matrix.setSide(Side::Client);
    QVERIFY(matrix.indexOf("1.1.1").isValid());
}

void ConformanceMatrixTest::takesResultsAsTheyCome()
{
    CaseMatrix matrix;
    const QAbstractItemModelTester tester(&matrix, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const LabReports::Run run = LabReports::of(Side::Server, QStringLiteral("Echo/1.0"));
    LabReports::Run head = run;
    head.cases.clear();
    matrix.take({{QString(), run.cases.at(0)}}, head);
    QCOMPARE(matrix.runCount(), 1);
    QCOMPARE(cell(matrix, "1.1.1", CaseMatrix::FirstRun), QStringLiteral("OK"));
    QCOMPARE(cell(matrix, "1.1.2", CaseMatrix::FirstRun), QString());
    QSignalSpy changed(&matrix, &QAbstractItemModel::dataChanged);
    QList<ui::CaseResult> batch;
    for (int i = 1; i < 9; ++i)
        batch.append({QStringLiteral("Echo/1.0"), run.cases.at(i)}); // by now it has said its name
    matrix.take(batch, head);
    QCOMPARE(matrix.runCount(), 1);
    QVERIFY2(changed.size() <= 3, qPrintable(QString::number(changed.size()))); // a batch is one piece of news a level
    QCOMPARE(cell(matrix, "1.1.8", CaseMatrix::FirstRun), QStringLiteral("Failed"));
    QCOMPARE(matrix.index(0, CaseMatrix::FirstRun).data().toString(),
             QStringLiteral("1 failed · 1 informational · 7 OK"));
    QCOMPARE(matrix.headerData(CaseMatrix::FirstRun, Qt::Horizontal).toString(), QStringLiteral("Echo/1.0"));
    QCOMPARE(matrix.indexOf("1.1.8", CaseMatrix::FirstRun).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Failed"));
    QVERIFY(!matrix.indexOf("1.1.8", CaseMatrix::FirstRun).data(Qt::DecorationRole).isNull());
    QCOMPARE(matrix.indexOf("1.1.12", CaseMatrix::FirstRun).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("not asked"));
    QCOMPARE(matrix.failed().size(), 1);
}

void ConformanceMatrixTest::eachAgentHasAColumn()
{
    CaseMatrix matrix;
    const QAbstractItemModelTester tester(&matrix, QAbstractItemModelTester::FailureReportingMode::Fatal);
    matrix.setSide(Side::Client);
    const LabReports::Run run = LabReports::of(Side::Client, QStringLiteral("ws"));
    LabReports::Run head = run;
    head.cases.clear();
    matrix.take({{QStringLiteral("ws"), run.cases.at(0)}, {QStringLiteral("tornado"), run.cases.at(7)}}, head);
    QCOMPARE(matrix.runCount(), 2);
    QCOMPARE(matrix.headerData(CaseMatrix::FirstRun + 1, Qt::Horizontal).toString(), QStringLiteral("tornado"));
    QCOMPARE(cell(matrix, "1.1.1", CaseMatrix::FirstRun), QStringLiteral("OK"));
    QCOMPARE(cell(matrix, "1.1.1", CaseMatrix::FirstRun + 1), QString());
    QCOMPARE(cell(matrix, run.cases.at(7).question.id, CaseMatrix::FirstRun + 1), QStringLiteral("Failed"));
}

void ConformanceMatrixTest::comparesWithAnEarlierRun()
{
    CaseMatrix matrix;
    const QAbstractItemModelTester tester(&matrix, QAbstractItemModelTester::FailureReportingMode::Fatal);
    LabReports::Run before = LabReports::good(6, QStringLiteral("Echo/1.0"));
    LabReports::Run after = LabReports::good(5, QStringLiteral("Echo/1.1")); // another version of the same peer
    LabReports::judge(before, "1.1.2", Verdict::Failed, "Nothing came.");
    LabReports::judge(after, "1.1.3", Verdict::NonStrict, "Late.");
    matrix.setRuns({after});
    matrix.setEarlier({before});
    QCOMPARE(matrix.runCount(), 2);
    QCOMPARE(cell(matrix, "1.1.1", CaseMatrix::FirstRun), QStringLiteral("OK"));
    QCOMPARE(cell(matrix, "1.1.2", CaseMatrix::FirstRun), QStringLiteral("▲ better: OK"));
    QCOMPARE(cell(matrix, "1.1.3", CaseMatrix::FirstRun), QStringLiteral("▼ worse: Non-strict"));
    QCOMPARE(cell(matrix, "1.1.2", CaseMatrix::FirstRun + 1), QStringLiteral("Failed"));
    const QList<Trend> trends = matrix.trends();
    QCOMPARE(trends.count(Trend::Worse), 1);
    QCOMPARE(trends.count(Trend::Better), 1);
    QCOMPARE(trends.count(Trend::Other), 1);
    QCOMPARE(matrix.earlierAt(matrix.indexOf("1.1.2", CaseMatrix::FirstRun))->explanation, QByteArray("Nothing came."));
    matrix.setEarlier({});
    QCOMPARE(cell(matrix, "1.1.3", CaseMatrix::FirstRun), QStringLiteral("Non-strict"));
}

// With others in it, a single earlier peer is taken for another version only of a run that has none of its name.
void ConformanceMatrixTest::comparesPeersOfOneName()
{
    CaseMatrix matrix;
    matrix.setSide(Side::Client);
    LabReports::Run ws = LabReports::good(3, QStringLiteral("ws"));
    LabReports::Run tornado = LabReports::good(3, QStringLiteral("tornado"));
    LabReports::Run java = LabReports::good(3, QStringLiteral("java"));
    matrix.setRuns({ws, tornado});
    LabReports::judge(ws, "1.1.2", Verdict::Failed);
    matrix.setEarlier({ws});
    QVERIFY(matrix.isCompared());
    QCOMPARE(matrix.trends().size(), matrix.tree().cases().size()); // of one column
    QCOMPARE(cell(matrix, "1.1.2", CaseMatrix::FirstRun), QStringLiteral("▲ better: OK"));
    QCOMPARE(cell(matrix, "1.1.2", CaseMatrix::FirstRun + 1), QStringLiteral("OK"));
    matrix.setRuns({ws});
    matrix.setEarlier({tornado, java});
    QVERIFY(!matrix.isCompared());
    QCOMPARE(ui::ConformanceText::comparison(matrix), QStringLiteral("The earlier run has no peer of that name."));
    matrix.setEarlier({java});
    QVERIFY(matrix.isCompared());
}

void ConformanceMatrixTest::choosesCategories()
{
    CaseMatrix matrix;
    connect(&matrix, &CaseMatrix::choiceWanted, &matrix, &CaseMatrix::setChoice);
    const QModelIndex part = matrix.index(0, 0);
    const QList<Case> quick = matrix.chosen();
    const auto all = quick.size();
    QVERIFY(std::none_of(quick.begin(), quick.end(), [](const Case &one) { return one.slow; }));
    QVERIFY(matrix.setData(matrix.index(0, 0, part), Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(matrix.chosen().size() < all);
    QCOMPARE(matrix.chosen().constFirst().category, Category::Pings);
    QCOMPARE(part.data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::PartiallyChecked));
    QVERIFY(matrix.setData(part, Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(matrix.chosen().size(), 0);
    QVERIFY(matrix.setData(part, Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(matrix.chosen().size(), all);
    CaseMatrix::Choice slow = matrix.choice();
    slow.slow = true;
    matrix.setChoice(slow);
    QVERIFY(matrix.chosen().size() > all);
}

// Whatever the choice is, a case that is named is asked; a category is asked as it was chosen.
void ConformanceMatrixTest::securityIsAskedFor()
{
    CaseMatrix matrix;
    if (matrix.rowCount() < 2)
        QSKIP("there is no security half yet");
    connect(&matrix, &CaseMatrix::choiceWanted, &matrix, &CaseMatrix::setChoice);
    const auto isSecurity = [](const Case &one) { return one.isSecurity(); };
    const QModelIndex part = matrix.index(1, 0);
    QCOMPARE(part.data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Unchecked));
    QList<Case> chosen = matrix.chosen();
    QVERIFY(std::none_of(chosen.begin(), chosen.end(), isSecurity));
    QVERIFY(matrix.casesAt({part}).isEmpty());
    QCOMPARE(matrix.casesAt({matrix.index(0, 0, matrix.index(0, 0, part))}).size(), 1);
    // One category alone.
    QVERIFY(matrix.setData(matrix.index(1, 0, part), Qt::Checked, Qt::CheckStateRole));
    QVERIFY(matrix.choice().security);
    QCOMPARE(part.data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::PartiallyChecked));
    QVERIFY(matrix.setData(part, Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(!matrix.choice().security);
}

void ConformanceMatrixTest::filters_data()
{
    QTest::addColumn<int>("show");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count");
    QTest::newRow("asked") << static_cast<int>(Show::Asked) << QString() << 6;
    QTest::newRow("not OK") << static_cast<int>(Show::NotOk) << QString() << 2;
    QTest::newRow("failed") << static_cast<int>(Show::Failed) << QString() << 1;
    QTest::newRow("non-strict") << static_cast<int>(Show::NonStrict) << QString() << 1;
    QTest::newRow("OK") << static_cast<int>(Show::Ok) << QString() << 4;
    QTest::newRow("changed") << static_cast<int>(Show::Changed) << QString() << 2;
    QTest::newRow("worse") << static_cast<int>(Show::Worse) << QString() << 1;
    QTest::newRow("better") << static_cast<int>(Show::Better) << QString() << 1;
    QTest::newRow("words") << static_cast<int>(Show::Asked) << QStringLiteral("nothing CAME") << 1;
    QTest::newRow("an id") << static_cast<int>(Show::All) << QStringLiteral("1.1.3") << 1;
    QTest::newRow("nothing") << static_cast<int>(Show::All) << QStringLiteral("no such case") << 0;
}

void ConformanceMatrixTest::filters()
{
    QFETCH(int, show);
    QFETCH(QString, text);
    QFETCH(int, count);
    CaseMatrix matrix;
    MatrixFilter filter(&matrix);
    const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal);
    LabReports::Run before = LabReports::good(6);
    LabReports::judge(before, "1.1.4", Verdict::Failed);
    LabReports::Run after = LabReports::good(6);
    LabReports::judge(after, "1.1.2", Verdict::Failed, "Nothing came.");
    LabReports::judge(after, "1.1.4", Verdict::NonStrict, "Late.");
    filter.setText(text);
    filter.setShow(static_cast<Show>(show));
    matrix.setRuns({after});
    matrix.setEarlier({before});
    QCOMPARE(filter.caseCount(), count);
    filter.setText({});
    filter.setShow(Show::All);
    QCOMPARE(filter.caseCount(), matrix.tree().cases().size());
}

// Another version of Windsock may have had others.
void ConformanceMatrixTest::keepsCasesThatItDoesntKnow()
{
    CaseMatrix matrix;
    const QAbstractItemModelTester tester(&matrix, QAbstractItemModelTester::FailureReportingMode::Fatal);
    LabReports::Run run = LabReports::good(2);
    run.cases += run.cases.constFirst();
    run.cases.last().question.id = "1.1.999";
    matrix.setRuns({run});
    QCOMPARE(cell(matrix, "1.1.999", CaseMatrix::FirstRun), QStringLiteral("OK"));
    QVERIFY(matrix.casesAt({matrix.indexOf("1.1.999")}).isEmpty()); // it can't be asked
}

// Peers choose their names, and files what they say.
void ConformanceMatrixTest::toolTipsAreNoMarkup()
{
    CaseMatrix matrix;
    LabReports::Run run = LabReports::good(2, QStringLiteral("<img src=x>"));
    LabReports::judge(run, "1.1.2", Verdict::Failed, "<b>bold</b>");
    run.cases += run.cases.constFirst();
    run.cases.last().question.id = "1.1.999";
    run.cases.last().question.title = "<i>title</i>";
    matrix.setRuns({run});
    const auto toolTip = [&matrix](const QByteArray &id, int column) {
        return matrix.indexOf(id, column).data(Qt::ToolTipRole).toString();
    };
    QCOMPARE(toolTip("1.1.2", CaseMatrix::FirstRun), QStringLiteral("<span>&lt;b&gt;bold&lt;/b&gt;</span>"));
    QVERIFY(!toolTip("1.1.999", CaseMatrix::Name).contains(QStringLiteral("<i>")));
    QVERIFY(!matrix.headerData(CaseMatrix::FirstRun, Qt::Horizontal, Qt::ToolTipRole)
                 .toString()
                 .contains(QStringLiteral("<img")));
}

void ConformanceMatrixTest::leftAndRightGoFromPeerToPeer()
{
    CaseMatrix matrix;
    matrix.setSide(Side::Client);
    MatrixFilter filter(&matrix);
    ui::MatrixView view(&filter);
    view.show();
    matrix.setRuns(
        {LabReports::of(Side::Client, QStringLiteral("a")), LabReports::of(Side::Client, QStringLiteral("b"))});
    QSignalSpy chosen(&view, &ui::MatrixView::caseChosen);
    view.select("1.1.2", CaseMatrix::Name);
    QCOMPARE(view.currentCase().column(), static_cast<int>(CaseMatrix::FirstRun));
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.currentCase().column(), CaseMatrix::FirstRun + 1);
    QCOMPARE(view.currentCase().data(CaseMatrix::IdRole).toByteArray(), QByteArray("1.1.2"));
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.currentCase().column(), CaseMatrix::FirstRun + 1);
    QTest::keyClick(&view, Qt::Key_Left);
    QCOMPARE(view.currentCase().column(), static_cast<int>(CaseMatrix::FirstRun));
    QCOMPARE(chosen.size(), 4);
    view.copy();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("1.1.3  ")));
}

void ConformanceMatrixTest::staysWhereOneWas()
{
    CaseMatrix matrix;
    MatrixFilter filter(&matrix);
    ui::MatrixView view(&filter);
    view.show();
    matrix.setRuns({LabReports::good(9)});
    view.select("1.1.5", CaseMatrix::FirstRun);
    matrix.setEarlier({LabReports::good(9)});
    QCOMPARE(view.currentCase().data(CaseMatrix::IdRole).toByteArray(), QByteArray("1.1.5"));
    QCOMPARE(view.selectedCases().size(), 1);
    QVERIFY(view.isExpanded(view.currentIndex().parent()));
}

void ConformanceMatrixTest::keepsAllThatIsSelected()
{
    CaseMatrix matrix;
    MatrixFilter filter(&matrix);
    ui::MatrixView view(&filter);
    view.show();
    LabReports::Run run = LabReports::good(9);
    LabReports::judge(run, "1.1.5", Verdict::Failed);
    matrix.setRuns({run});
    view.select("1.1.5", CaseMatrix::FirstRun);
    for (const char *id : {"1.1.2", "1.1.7"})
        view.selectionModel()->select(filter.mapFromSource(matrix.indexOf(id)),
                                      QItemSelectionModel::Select | QItemSelectionModel::Rows);
    matrix.setEarlier({run});
    QCOMPARE(view.selectedCases().size(), 3);
    QCOMPARE(view.currentCase().data(CaseMatrix::IdRole).toByteArray(), QByteArray("1.1.5"));
    // What the filter hides for a while is current again when it is there again.
    filter.setShow(Show::Failed);
    matrix.setEarlier({});
    matrix.setRuns({});
    QVERIFY(!view.currentCase().isValid());
    matrix.setRuns({run});
    QCOMPARE(view.currentCase().data(CaseMatrix::IdRole).toByteArray(), QByteArray("1.1.5"));
}

WINDSOCK_TEST(ConformanceMatrixTest)
#include "ConformanceMatrixTest.moc"
