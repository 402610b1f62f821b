#include "FaultyPeer.h"
#include "Verdicts.h"

#include "SampleRuns.h"
#include "tests/support/TestRegistry.h"
#include "workbench/conformance/CaseSelection.h"
#include "workbench/conformance/LabRun.h"
#include "workbench/conformance/reports/AutobahnJson.h"
#include "workbench/conformance/reports/HtmlReport.h"
#include "workbench/conformance/reports/JUnitXml.h"
#include "workbench/conformance/reports/RunJson.h"
#include "workbench/handlers/EchoHandler.h"
#include "wslib/net/Server.h"

#include <QtTest>

using namespace workbench::conformance;

namespace {

QString folder()
{
    return qEnvironmentVariable("WINDSOCK_PICTURES");
}

bool write(const QString &name, const QByteArray &content)
{
    QFile file(folder() + u'/' + name);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

} // namespace

/// A run of a right server and of wrong ones, and everything that is made of it. With WINDSOCK_PICTURES set to a folder, the
/// whole table is asked, and the files are left there to be looked at.
class LabPagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFormat();

private:
    RunReport ask(const QUrl &url, const QString &agent, const Timing &timing, bool security = false);
    RunReport askOurs();
    RunReport askFaulty(Fault fault, const QString &agent);
};

RunReport LabPagesTest::ask(const QUrl &url, const QString &agent, const Timing &timing, bool security)
{
    CaseSelection selection;
    selection.exclude = QStringList{QStringLiteral("lengths")}; // more than FaultyPeer can count to
    selection.security = security && !folder().isEmpty();
    if (folder().isEmpty())
        selection.only = QStringList{QStringLiteral("2.2.*"), QStringLiteral("6.5.1*"), QStringLiteral("12.1.*")};
    LabOptions options;
    options.cases = std::get<QList<Case>>(select(Side::Server, selection));
    options.timing = timing;
    options.agent = agent;
    options.url = url;
    options.parallel = 16;
    LabRun run(options);
    QSignalSpy finished(&run, &LabRun::finished);
    run.start();
    (void)QTest::qWaitFor([&finished] { return !finished.isEmpty(); }, 300'000);
    return run.reports().value(0);
}

RunReport LabPagesTest::askOurs()
{
    wslib::Server server;
    server.route(QRegularExpression(QStringLiteral("/echo")), [] {
        workbench::HandlerPolicy policy;
        policy.compression = wslib::DeflateOptions();
        return std::make_unique<workbench::EchoHandler>(policy);
    });
    if (!server.listen())
        return {};
    return ask(QUrl(server.url() + QStringLiteral("/echo")), QStringLiteral("wslib"), patientTiming(), true);
}

RunReport LabPagesTest::askFaulty(Fault fault, const QString &agent)
{
    FaultyServer server(fault);
    if (!server.listen(QHostAddress::LocalHost))
        return {};
    using namespace std::chrono_literals;
    return ask(QUrl(QStringLiteral("ws://localhost:%1/").arg(server.serverPort())), agent, {500ms, 300ms, 300ms, 10s});
}

void LabPagesTest::everyFormat()
{
    const QList<RunReport> runs{askOurs(),
                                askFaulty(Fault::IgnoresUtf8, QStringLiteral("A server that doesn't read UTF-8")),
                                askFaulty(Fault::TakesLongControlFrames, QStringLiteral("lenient/0.3"))};
    for (const RunReport &run : runs)
        QVERIFY(!run.cases.isEmpty());
    if (folder().isEmpty())
        QVERIFY(runs[0].tally().isGood() && !runs[1].tally().isGood() && !runs[2].tally().isGood());
    QElapsedTimer clock;
    clock.start();
    const QByteArray json = runJson(runs);
    qInfo("JSON: %lld kB, %lld ms", json.size() / 1000, clock.restart());
    const auto read = readRuns(json);
    QVERIFY2(std::holds_alternative<QList<RunReport>>(read), "the report isn't read again");
    QCOMPARE(difference(runs, std::get<QList<RunReport>>(read)), QByteArray());
    qInfo("read: %lld ms", clock.restart());
    const QByteArray page = htmlReport(runs);
    qInfo("HTML: %lld kB, %lld ms", page.size() / 1000, clock.restart());
    const QByteArray junit = junitXml(runs);
    qInfo("JUnit: %lld kB, %lld ms", junit.size() / 1000, clock.restart());
    const QMap<QString, QByteArray> autobahn = autobahnFiles(runs);
    qInfo("Autobahn: %lld files, %lld ms", autobahn.size(), clock.restart());
    if (folder().isEmpty())
        return;
    QVERIFY(write(QStringLiteral("report.json"), json));
    QVERIFY(write(QStringLiteral("report.html"), page));
    QVERIFY(write(QStringLiteral("one-agent.html"), htmlReport({runs[1]})));
    QVERIFY(write(QStringLiteral("many-agents.html"), htmlReport(runs + runs + runs)));
    QVERIFY(write(QStringLiteral("junit.xml"), junit));
    QVERIFY(write(QStringLiteral("index.json"), autobahn[QStringLiteral("index.json")]));
}

WINDSOCK_TEST(LabPagesTest)
#include "LabPagesTest.moc"
