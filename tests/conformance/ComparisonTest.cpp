#include "SampleRuns.h"

#include "tests/support/TestRegistry.h"
#include "workbench/conformance/Comparison.h"

#include <QtTest>

using namespace workbench::conformance;

class ComparisonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsTheSameIsNoChange();
    void whatIsOtherIsListedInTheTablesOrder();
    void worseAndBetter_data();
    void worseAndBetter();
};

void ComparisonTest::whatIsTheSameIsNoChange()
{
    const RunReport run = sampleRun({sampleCase("1.1.1", Verdict::Ok), sampleCase("6.2.3", Verdict::Failed)});
    QVERIFY(compare(run, run).isEmpty());
    QVERIFY(compare({}, {}).isEmpty());
}

void ComparisonTest::whatIsOtherIsListedInTheTablesOrder()
{
    const RunReport before = sampleRun({sampleCase("1.1.1", Verdict::Ok), sampleCase("2.10.1", Verdict::Ok),
                                        sampleCase("2.2.1", Verdict::Failed), sampleCase("3.1.1", Verdict::Ok)});
    const RunReport after = sampleRun({sampleCase("1.1.1", Verdict::Ok), sampleCase("2.10.1", Verdict::Failed),
                                       sampleCase("2.2.1", Verdict::Ok), sampleCase("10.1.1", Verdict::Ok)});
    const QList<Change> changes = compare(before, after);
    QByteArrayList ids;
    for (const Change &change : changes)
        ids.append(change.id);
    QCOMPARE(ids, (QByteArrayList{"2.2.1", "2.10.1", "3.1.1", "10.1.1"}));
    QVERIFY(changes[0].isBetter() && !changes[0].isWorse());
    QVERIFY(changes[1].isWorse() && !changes[1].isBetter());
    QVERIFY(changes[2].before && !changes[2].after);
    QVERIFY(!changes[3].before && changes[3].after == Verdict::Ok);
}

void ComparisonTest::worseAndBetter_data()
{
    using Maybe = std::optional<Verdict>;
    QTest::addColumn<Maybe>("before");
    QTest::addColumn<Maybe>("after");
    QTest::addColumn<bool>("isWorse");
    QTest::addColumn<bool>("isBetter");
    QTest::newRow("OK to failed") << Maybe(Verdict::Ok) << Maybe(Verdict::Failed) << true << false;
    QTest::newRow("OK to not strict") << Maybe(Verdict::Ok) << Maybe(Verdict::NonStrict) << true << false;
    QTest::newRow("unimplemented to failed")
        << Maybe(Verdict::Unimplemented) << Maybe(Verdict::Failed) << true << false;
    QTest::newRow("failed to unimplemented")
        << Maybe(Verdict::Failed) << Maybe(Verdict::Unimplemented) << false << true;
    QTest::newRow("new and failed") << Maybe() << Maybe(Verdict::Failed) << true << false;
    QTest::newRow("new and not strict") << Maybe() << Maybe(Verdict::NonStrict) << false << false;
    QTest::newRow("not asked any more") << Maybe(Verdict::Ok) << Maybe() << false << false;
}

void ComparisonTest::worseAndBetter()
{
    QFETCH(std::optional<Verdict>, before);
    QFETCH(std::optional<Verdict>, after);
    const Change change{"1.1.1", before, after};
    QTEST(change.isWorse(), "isWorse");
    QTEST(change.isBetter(), "isBetter");
}

WINDSOCK_TEST(ComparisonTest)
#include "ComparisonTest.moc"
