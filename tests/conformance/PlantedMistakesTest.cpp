#include "PlantedMistakes.h"
#include "Verdicts.h"

#include "tests/support/TestRegistry.h"
#include "workbench/conformance/Catalogue.h"

#include <QtTest>

#include <algorithm>

using namespace workbench::conformance;

/// A foreign echo server and client, scripts in mistakes/: right in every case of the table; and with one mistake, found by
/// the case that should find it and by none that has nothing to do with it.
class PlantedMistakesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noneOfAllCases_data() { addSides(); }
    void noneOfAllCases();
    void everyMistakeIsInTheTable_data() { addSides(); }
    void everyMistakeIsInTheTable();
    void servers_data() { addMistakes(Side::Server); }
    void servers() { check(Side::Server); }
    void clients_data() { addMistakes(Side::Client); }
    void clients() { check(Side::Client); }

private:
    static void addSides();
    static void addMistakes(Side side);
    static void check(Side side);
    static void checkNamed(Side side, const PlantedMistake &mistake);
    static void checkOthers(Side side, const PlantedMistake &mistake, int sample);
};

namespace {

QList<Case> quickCases(Side side)
{
    QList<Case> cases;
    for (const Case &row : allCases(side)) {
        if (!row.slow)
            cases.append(row);
    }
    return cases;
}

QByteArray groupOf(const QByteArray &id)
{
    return id.first(id.lastIndexOf('.'));
}

QByteArrayList words(const char *text)
{
    return QByteArray(text).split(' ');
}

void expectOk(const QList<CaseReport> &reports, qsizetype count)
{
    QCOMPARE(reports.size(), count);
    for (const CaseReport &report : reports)
        QVERIFY2(report.verdict == Verdict::Ok, reportText(report).constData());
}

// A mistake often shows in that nothing happens: that must not cost seconds. What isn't a failure, though, is an answer, and a
// loaded machine takes its time over it.
Timing timingFor(const PlantedMistake &mistake)
{
    using namespace std::chrono_literals;
    return {mistake.verdict == Verdict::Failed ? 600ms : 10s, 250ms, 300ms, 20s};
}

} // namespace

void PlantedMistakesTest::addSides()
{
    QTest::addColumn<Side>("side");
    QTest::newRow("server") << Side::Server;
    QTest::newRow("client") << Side::Client;
}

void PlantedMistakesTest::addMistakes(Side side)
{
    QTest::addColumn<int>("index");
    const QList<PlantedMistake> mistakes = plantedMistakes(side);
    for (int i = 0; i < mistakes.size(); ++i)
        QTest::newRow(mistakes[i].name) << i;
}

// What the mistakes are measured by: without one, the scripts are right in everything, compression included.
void PlantedMistakesTest::noneOfAllCases()
{
    QFETCH(Side, side);
    const QList<Case> cases = quickCases(side);
    expectOk(askPlanted(side, {}, cases, patientTiming()), cases.size());
}

void PlantedMistakesTest::everyMistakeIsInTheTable()
{
    QFETCH(Side, side);
    QStringList names;
    for (const PlantedMistake &mistake : plantedMistakes(side))
        names.append(QLatin1String(mistake.name));
    QVERIFY(names.size() >= 10);
    for (const QString &listed : listedMistakes(side))
        QVERIFY2(names.removeOne(listed), qPrintable(listed));
    QCOMPARE(names, QStringList());
}

void PlantedMistakesTest::check(Side side)
{
    QFETCH(int, index);
    const PlantedMistake mistake = plantedMistakes(side)[index];
    checkNamed(side, mistake);
    if (!QTest::currentTestFailed())
        checkOthers(side, mistake, index);
}

void PlantedMistakesTest::checkNamed(Side side, const PlantedMistake &mistake)
{
    QList<Case> cases;
    for (const QByteArray &id : words(mistake.cases)) {
        cases.append(findCase(side, id));
        QVERIFY2(cases.last().id == id, id.constData());
    }
    const QList<CaseReport> reports = askPlanted(side, QLatin1String(mistake.name), cases, timingFor(mistake));
    QCOMPARE(reports.size(), cases.size());
    for (const CaseReport &report : reports) {
        QVERIFY2(report.verdict == mistake.verdict, reportText(report).constData());
        QVERIFY(!report.explanation.isEmpty());
    }
}

// Every tenth of the other cases, for each mistake another tenth; WINDSOCK_EVERY_CASE has all of them asked.
void PlantedMistakesTest::checkOthers(Side side, const PlantedMistake &mistake, int sample)
{
    constexpr int tenth = 10;
    const int step = qEnvironmentVariableIsSet("WINDSOCK_EVERY_CASE") ? 1 : tenth;
    const QByteArrayList groups = words(mistake.groups);
    if (groups.contains("*"))
        return;
    QList<Case> cases;
    int number = sample;
    for (const Case &row : quickCases(side)) {
        if (!groups.contains(groupOf(row.id)) && number++ % step == 0)
            cases.append(row);
    }
    QVERIFY(!cases.isEmpty());
    expectOk(askPlanted(side, QLatin1String(mistake.name), cases, patientTiming()), cases.size());
}

WINDSOCK_TEST(PlantedMistakesTest)
#include "PlantedMistakesTest.moc"
