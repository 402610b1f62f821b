#include "workbench/conformance/Catalogue.h"
#include "tests/support/TestRegistry.h"

#include <QtTest>

#include <algorithm>

using namespace workbench::conformance;

namespace {

void addSides()
{
    QTest::addColumn<Side>("side");
    QTest::newRow("server") << Side::Server;
    QTest::newRow("client") << Side::Client;
}

} // namespace

/// The table itself: whole, and without repetition.
class CatalogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void enoughCases_data() { addSides(); }
    void enoughCases();
    void idsAndTitlesAreUnique_data() { addSides(); }
    void idsAndTitlesAreUnique();
    void theSecurityHalfSaysWhatIsRisked_data() { addSides(); }
    void theSecurityHalfSaysWhatIsRisked();
    void theTableAsksNothingLarge_data() { addSides(); }
    void theTableAsksNothingLarge();
    void everyCaseRestsOnASentence_data() { addSides(); }
    void everyCaseRestsOnASentence();
    void everyCaseSaysWhatIsRight_data() { addSides(); }
    void everyCaseSaysWhatIsRight();
};

void CatalogueTest::enoughCases()
{
    QFETCH(Side, side);
    const QList<Case> cases = allCases(side);
    QVERIFY(cases.size() >= 400);
    QSet<int> categories;
    for (const Case &row : cases)
        categories.insert(static_cast<int>(row.category));
    QCOMPARE(categories.size(), static_cast<int>(Category::Handshake) + 1);
    const auto quick = std::count_if(cases.begin(), cases.end(), [](const Case &row) { return !row.slow; });
    QVERIFY(quick >= 400);
}

void CatalogueTest::idsAndTitlesAreUnique()
{
    QFETCH(Side, side);
    QSet<QByteArray> ids;
    QSet<QByteArray> titles;
    for (const Case &row : allCases(side) + securityCases(side)) {
        QVERIFY2(!ids.contains(row.id), row.id.constData());
        QVERIFY2(!titles.contains(row.title), (row.id + ' ' + row.title).constData());
        ids.insert(row.id);
        titles.insert(row.title);
    }
}

// Which sentence is right, nobody can test; but that there is one, that its section is named, and that nobody has typed a
// sentence twice in two ways.
void CatalogueTest::everyCaseRestsOnASentence()
{
    QFETCH(Side, side);
    static const QRegularExpression section(QStringLiteral("^RFC (6455|7692|9110|9112|6454|3629) §[0-9]+(\\.[0-9]+)*$"));
    QMap<QByteArray, QByteArray> sections;
    const QList<Case> cases = allCases(side) + securityCases(side);
    for (const Case &row : cases) {
        const QByteArray name = row.id + ' ' + row.title + ": " + row.section + ' ' + row.rule;
        QVERIFY2(section.match(QString::fromUtf8(row.section)).hasMatch(), name.constData());
        QVERIFY2(row.rule.size() > 30 && (row.rule.endsWith('.') || row.rule.endsWith(".)"))
                     && !row.rule.contains("  "),
                 name.constData());
        QVERIFY2(sections.value(row.rule, row.section) == row.section, name.constData());
        sections.insert(row.rule, row.section);
    }
    QVERIFY2(sections.size() >= 50, QByteArray::number(sections.size()));
}

void CatalogueTest::everyCaseSaysWhatIsRight()
{
    QFETCH(Side, side);
    for (const Case &row : allCases(side) + securityCases(side)) {
        QVERIFY2(row.side == side && !row.title.isEmpty() && row.section.startsWith("RFC "), row.id.constData());
        const QMap<int, Verdict> &codes = row.expected.ending.codes;
        const QMap<int, Verdict> &refusals = row.opening.refusals;
        const bool hasGoodEnd = std::count(codes.begin(), codes.end(), Verdict::Ok) > 0;
        const bool hasGoodRefusal = std::count(refusals.begin(), refusals.end(), Verdict::Ok) > 0;
        QVERIFY2(hasGoodEnd || hasGoodRefusal, (row.id + ' ' + row.title).constData());
        for (const Step &step : row.steps) {
            if (const auto *await = std::get_if<AwaitEvent>(&step))
                QVERIFY2(await->index < row.expected.events.size(), row.id.constData());
        }
    }
}

void CatalogueTest::theSecurityHalfSaysWhatIsRisked()
{
    QFETCH(Side, side);
    for (const Case &row : allCases(side))
        QVERIFY2(!row.isSecurity() && row.category <= Category::Handshake, row.id.constData());
    QSet<int> categories;
    for (const Case &row : securityCases(side)) {
        QVERIFY2(row.isSecurity() && row.risk.endsWith('.'), row.id.constData());
        QVERIFY2(row.id.split('.').first().toInt() >= 20 && row.category > Category::Handshake, row.id.constData());
        QCOMPARE(row.survives, side == Side::Server);
        categories.insert(static_cast<int>(row.category));
    }
    QCOMPARE(categories.size(), side == Side::Server ? 7 : 6);
}

// Floods and bombs are made as they are sent: the table itself is small.
void CatalogueTest::theTableAsksNothingLarge()
{
    QFETCH(Side, side);
    for (const Case &row : securityCases(side)) {
        QVERIFY2(row.opening.head.size() <= 1024 * 1024, row.id.constData());
        for (const Step &step : row.steps) {
            if (const auto *flood = std::get_if<Flood>(&step))
                QVERIFY2(flood->bytes <= 256 * 1024 * 1024 && flood->unit.size() <= 64 * 1024, row.id.constData());
        }
    }
}

WINDSOCK_TEST(CatalogueTest)
#include "CatalogueTest.moc"
