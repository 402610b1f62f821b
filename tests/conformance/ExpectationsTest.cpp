#include "SampleRuns.h"

#include "tests/support/TestRegistry.h"
#include "workbench/conformance/reports/Expectations.h"
#include "workbench/conformance/reports/RunJson.h"

#include <QtTest>

using namespace workbench::conformance;

namespace {

Expectations read(const QByteArray &json)
{
    const auto result = readExpectations(json);
    if (const auto *error = std::get_if<QString>(&result))
        qWarning("%s", qPrintable(*error));
    return std::get<Expectations>(result);
}

QByteArrayList newsOf(const Expectations &expectations, const RunReport &run)
{
    QByteArrayList ids;
    for (const Change &change : expectations.news(run))
        ids.append(change.id);
    return ids;
}

RunReport knownRun()
{
    return sampleRun({sampleCase("1.1.1", Verdict::Ok), sampleCase("6.2.3", Verdict::NonStrict),
                      sampleCase("6.10.1", Verdict::Failed)});
}

} // namespace

class ExpectationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineForEachCaseThatIsNotOk();
    void whatIsExpectedIsNoNews();
    void whatIsUnlistedMayFailToBeStrictOnly();
    void theStarIsForAgentsWithoutAName();
    void aReportSaysTheSame();
    void whatOnePeerDidIsForItsOtherNames();
    void whatTwoPeersDidIsForThemAlone();
    void theSideIsKept();
    void hostileNamesAreReadBack();
    void whatIsWrongIsSaid_data();
    void whatIsWrongIsSaid();
};

void ExpectationsTest::aLineForEachCaseThatIsNotOk()
{
    QCOMPARE(expectationsJson({knownRun()}), QByteArray(R"({
  "format": "windsock-expectations",
  "version": 1,
  "side": "server",
  "agents": {
    "echo/1.0": {
      "6.2.3": "NON-STRICT",
      "6.10.1": "FAILED"
    }
  }
}
)"));
    QCOMPARE(read(expectationsJson({})).agents.size(), 0);
}

void ExpectationsTest::whatIsExpectedIsNoNews()
{
    const Expectations expectations = read(expectationsJson({knownRun()}));
    QCOMPARE(newsOf(expectations, knownRun()), QByteArrayList());
    RunReport worse = knownRun();
    worse.cases[1].verdict = Verdict::Failed;
    const QList<Change> news = expectations.news(worse);
    QCOMPARE(news.size(), 1);
    QCOMPARE(news.first().id, QByteArray("6.2.3"));
    QCOMPARE(news.first().before, Verdict::NonStrict);
    QCOMPARE(news.first().after, Verdict::Failed);
    RunReport better = knownRun();
    better.cases[2].verdict = Verdict::Ok;
    QCOMPARE(newsOf(expectations, better), QByteArrayList());
}

void ExpectationsTest::whatIsUnlistedMayFailToBeStrictOnly()
{
    const RunReport run =
        sampleRun({sampleCase("1.1.1", Verdict::NonStrict), sampleCase("1.1.2", Verdict::Unimplemented),
                   sampleCase("1.1.3", Verdict::Informational), sampleCase("1.1.4", Verdict::Failed)});
    QCOMPARE(newsOf(Expectations(), run), QByteArrayList{"1.1.4"});
}

void ExpectationsTest::theStarIsForAgentsWithoutAName()
{
    const Expectations expectations = read(R"({"format": "windsock-expectations", "version": 1, "agents": {
        "*": {"6.10.1": "FAILED"}, "other/2": {}}})");
    RunReport run = knownRun();
    QCOMPARE(newsOf(expectations, run), QByteArrayList());
    run.agent = QStringLiteral("other/2");
    QCOMPARE(newsOf(expectations, run), QByteArrayList{"6.10.1"});
}

void ExpectationsTest::aReportSaysTheSame()
{
    RunReport other = sampleRun({sampleCase("1.1.1", Verdict::Ok)});
    other.agent = QStringLiteral("other/2");
    const Expectations expectations = read(runJson({knownRun(), other}));
    QCOMPARE(newsOf(expectations, knownRun()), QByteArrayList());
    RunReport worse = knownRun();
    worse.cases[0].verdict = Verdict::NonStrict; // it was OK, and the report says so
    QCOMPARE(newsOf(expectations, worse), QByteArrayList{"1.1.1"});
    worse.agent = QStringLiteral("stranger");
    QCOMPARE(newsOf(expectations, worse), QByteArrayList{"6.10.1"});
}

// Of a version, or of a port: whatever a peer is called, its old failures are no news.
void ExpectationsTest::whatOnePeerDidIsForItsOtherNames()
{
    RunReport renamed = knownRun();
    for (const char *name : {"echo/1.1", "127.0.0.1:9002"}) {
        renamed.agent = QString::fromLatin1(name);
        QCOMPARE(newsOf(read(runJson({knownRun()})), renamed), QByteArrayList());
        QCOMPARE(newsOf(read(expectationsJson({knownRun()})), renamed), QByteArrayList());
    }
}

void ExpectationsTest::whatTwoPeersDidIsForThemAlone()
{
    RunReport other = knownRun();
    other.agent = QStringLiteral("other/2");
    RunReport stranger = knownRun();
    stranger.agent = QStringLiteral("stranger");
    const Expectations expectations = read(expectationsJson({knownRun(), other}));
    QCOMPARE(newsOf(expectations, other), QByteArrayList());
    QCOMPARE(newsOf(expectations, stranger), QByteArrayList{"6.10.1"});
}

void ExpectationsTest::theSideIsKept()
{
    RunReport ofClient = knownRun();
    ofClient.side = Side::Client;
    QCOMPARE(read(expectationsJson({knownRun()})).side, std::optional(Side::Server));
    QCOMPARE(read(expectationsJson({ofClient})).side, std::optional(Side::Client));
    QCOMPARE(read(runJson({ofClient})).side, std::optional(Side::Client));
    QCOMPARE(read(runJson({ofClient, knownRun()})).side, std::optional<Side>());
    QCOMPARE(read(R"({"format": "windsock-expectations", "version": 1, "agents": {}})").side, std::optional<Side>());
}

void ExpectationsTest::hostileNamesAreReadBack()
{
    RunReport run = knownRun();
    run.agent = QString::fromUtf8(hostileName().toUtf8());
    QCOMPARE(newsOf(read(expectationsJson({run})), run), QByteArrayList());
}

void ExpectationsTest::whatIsWrongIsSaid_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("part");
    const QByteArray start = "{\"format\": \"windsock-expectations\", \"version\": 1";
    QTest::newRow("no JSON") << QByteArray("6.2.3 FAILED") << QStringLiteral("no JSON");
    QTest::newRow("foreign") << QByteArray("{}") << QStringLiteral("windsock-expectations");
    QTest::newRow("newer") << QByteArray("{\"format\": \"windsock-expectations\", \"version\": 9}")
                           << QStringLiteral("version 9");
    QTest::newRow("no agents") << start + "}" << QStringLiteral("agents");
    QTest::newRow("an agent that is none") << start + ", \"agents\": {\"x\": []}}" << QStringLiteral("\"x\"");
    QTest::newRow("a word") << start + ", \"agents\": {\"x\": {\"6.2.3\": \"fine\"}}}" << QStringLiteral("6.2.3");
    QTest::newRow("a side") << start + ", \"side\": \"both\", \"agents\": {}}" << QStringLiteral("side");
    QTest::newRow("a broken report") << QByteArray("{\"format\": \"windsock-conformance\", \"version\": 1}")
                                     << QStringLiteral("runs");
}

void ExpectationsTest::whatIsWrongIsSaid()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, part);
    const auto result = readExpectations(json);
    QVERIFY(std::holds_alternative<QString>(result));
    const auto &error = std::get<QString>(result);
    QVERIFY2(error.endsWith(u'.') && error.contains(part), qPrintable(error));
}

WINDSOCK_TEST(ExpectationsTest)
#include "ExpectationsTest.moc"
