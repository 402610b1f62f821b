#include "workbench/conformance/CaseSelection.h"
#include "tests/support/TestRegistry.h"
#include "workbench/conformance/Catalogue.h"
#include "workbench/conformance/LabPace.h"

#include <QtTest>

#include <algorithm>

using namespace workbench::conformance;

/// Which cases the patterns of a selection mean, and how long they will take.
class CaseSelectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void patterns_data();
    void patterns();
    void everythingQuickByDefault();
    void slowOnesByFlagOrName();
    void securityByFlagOrName();
    void exclusionHasTheLastWord();
    void refusals_data();
    void refusals();
    void guessesTheTimeLeft();
};

namespace {

QByteArrayList idsOf(const std::variant<QList<Case>, QString> &selected)
{
    QByteArrayList ids;
    if (const auto *cases = std::get_if<QList<Case>>(&selected)) {
        for (const Case &row : *cases)
            ids.append(row.id);
    }
    return ids;
}

template <typename Condition>
QByteArrayList idsWhere(Side side, Condition condition)
{
    QByteArrayList ids;
    for (const Case &row : allCases(side) + securityCases(side)) {
        if (condition(row))
            ids.append(row.id);
    }
    return ids;
}

bool isQuick(const Case &row)
{
    return !row.slow && !row.isSecurity();
}

} // namespace

void CaseSelectionTest::patterns_data()
{
    QTest::addColumn<QStringList>("only");
    QTest::addColumn<QByteArray>("beginning");
    QTest::newRow("a category's number") << QStringList{QStringLiteral("6.*")} << QByteArray("6.");
    QTest::newRow("a group") << QStringList{QStringLiteral("6.2.*")} << QByteArray("6.2.");
    QTest::newRow("its word") << QStringList{QStringLiteral("utf8")} << QByteArray("6.");
    QTest::newRow("typed carelessly") << QStringList{QStringLiteral(" UTF8 ")} << QByteArray("6.");
    QTest::newRow("twice") << QStringList{QStringLiteral("6.2.*"), QStringLiteral("6.2.1")} << QByteArray("6.2.");
    QTest::newRow("all") << QStringList{QStringLiteral("*")} << QByteArray();
    QTest::newRow("none given") << QStringList() << QByteArray();
}

void CaseSelectionTest::patterns()
{
    QFETCH(QStringList, only);
    QFETCH(QByteArray, beginning);
    for (const Side side : {Side::Server, Side::Client}) {
        const QByteArrayList expected =
            idsWhere(side, [&](const Case &row) { return isQuick(row) && row.id.startsWith(beginning); });
        QVERIFY(!expected.isEmpty());
        QCOMPARE(idsOf(select(side, {only, {}, false, false})), expected);
    }
}

void CaseSelectionTest::everythingQuickByDefault()
{
    QCOMPARE(idsOf(select(Side::Server, {})), idsWhere(Side::Server, isQuick));
}

void CaseSelectionTest::slowOnesByFlagOrName()
{
    const auto isSlow = [](const Case &row) { return row.slow && !row.isSecurity(); };
    const QByteArrayList slow = idsWhere(Side::Server, isSlow);
    QVERIFY(!slow.isEmpty());
    const QByteArrayList all = idsWhere(Side::Server, [](const Case &row) { return !row.isSecurity(); });
    QCOMPARE(idsOf(select(Side::Server, {{}, {}, true, false})), all);
    const QString name = QString::fromLatin1(slow.first());
    QCOMPARE(idsOf(select(Side::Server, {{name}, {}, false, false})), QByteArrayList{slow.first()});
}

void CaseSelectionTest::securityByFlagOrName()
{
    const QByteArrayList security = idsWhere(Side::Server, [](const Case &row) { return row.isSecurity(); });
    if (security.isEmpty())
        QSKIP("there are no security cases yet");
    const QString name = QString::fromLatin1(security.first());
    QCOMPARE(idsOf(select(Side::Server, {{name}, {}, true, false})), QByteArrayList{security.first()});
    const auto chosen = idsOf(select(Side::Server, {{}, {}, true, true}));
    QVERIFY(std::all_of(security.begin(), security.end(), [&](const QByteArray &id) { return chosen.contains(id); }));
}

void CaseSelectionTest::exclusionHasTheLastWord()
{
    const auto ids = idsOf(select(
        Side::Client, {{QStringLiteral("1.*"), QStringLiteral("2.1.1")}, {QStringLiteral("framing")}, false, false}));
    QCOMPARE(ids, QByteArrayList{"2.1.1"});
}

void CaseSelectionTest::refusals_data()
{
    QTest::addColumn<QStringList>("only");
    QTest::addColumn<QStringList>("exclude");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QStringList &only, const QStringList &exclude, const char *words) {
        QTest::newRow(name) << only << exclude << QString::fromLatin1(words);
    };
    row("unknown id", {QStringLiteral("99.1.1")}, {}, "\"99.1.1\" means no case for servers");
    row("unknown word", {QStringLiteral("utf-8")}, {}, "utf8");
    row("a beginning without a star", {QStringLiteral("6.2")}, {}, "write \"6.2.*\"");
    row("excluded", {}, {QStringLiteral("nonsense")}, "\"nonsense\" means no case");
    row("empty", {QString()}, {}, "means no case");
    row("nothing left", {QStringLiteral("6.2.1")}, {QStringLiteral("6.*")}, "No case is left");
}

void CaseSelectionTest::refusals()
{
    QFETCH(QStringList, only);
    QFETCH(QStringList, exclude);
    QFETCH(QString, words);
    const auto selected = select(Side::Server, {only, exclude, false, false});
    const auto *why = std::get_if<QString>(&selected);
    QVERIFY(why != nullptr);
    QVERIFY2(why->contains(words), qPrintable(*why));
    QVERIFY(why->endsWith(u'.'));
}

void CaseSelectionTest::guessesTheTimeLeft()
{
    using namespace std::chrono_literals;
    LabPace pace(100, 10);
    QCOMPARE(pace.left(), -1ms);
    for (int i = 0; i < 50; ++i)
        pace.take(false, 20ms);
    const auto withoutSlow = pace.left();
    QVERIFY(withoutSlow > 1s); // 50 · 20 ms, and a guess for the slow ones
    for (int i = 0; i < 50; ++i)
        pace.take(false, 20ms);
    pace.take(true, 2s);
    QCOMPARE(pace.left(), 18s); // slow ones by slow ones
    QCOMPARE(pace.asked(), 101);
    for (int i = 0; i < 9; ++i)
        pace.take(true, 2s);
    QCOMPARE(pace.left(), 0ms);
    pace.take(true, 2s); // one more than there were, for a client may come again
    QCOMPARE(pace.left(), 0ms);
}

WINDSOCK_TEST(CaseSelectionTest)
#include "CaseSelectionTest.moc"
