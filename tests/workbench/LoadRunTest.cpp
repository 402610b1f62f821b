#include "LoadStage.h"

#include "workbench/load/LoadReportText.h"

#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QtTest>

using namespace workbench;
using std::chrono::milliseconds;

/// The load generator, against servers of ours that do as they should.
class LoadRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void echoes_data();
    void echoes();
    void keepsToTheWindow();
    void endsAfterItsMessages_data();
    void endsAfterItsMessages();
    void sendsTheMessageOfTheUser();
    void compresses();
    void encrypts();
    void countsCopiesOfAFanOut_data();
    void countsCopiesOfAFanOut();
    void holdsACrowd();
    void holdsACrowdBehindOneActive();
    void shakesHandsAgainAndAgain();
    void rampsUp();
    void warmUpIsNotMeasured();
    void keepsToTheRate_data();
    void keepsToTheRate();
    void aSlowRateDoesNotFlood();
    void aStallShowsInThePercentilesOfARate();
    void withoutARateAStallIsOneAnswer();
    void stopsWhenTold();
    void canBeForgottenWhileItRuns();
    void looksTheHostUpOnce();
    void samplesAddUp();
    void tellsJson();
    void reportsHoldNoSecrets();
};

void LoadRunTest::echoes_data()
{
    QTest::addColumn<LoadPayload>("payload");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<int>("threads");
    QTest::newRow("text") << LoadPayload::Text << qint64{32} << 1;
    QTest::newRow("nothing") << LoadPayload::Text << qint64{0} << 1;
    QTest::newRow("binary") << LoadPayload::Binary << qint64{5'000} << 2;
    QTest::newRow("json") << LoadPayload::Json << qint64{1'024} << 3;
    QTest::newRow("mixed") << LoadPayload::Mixed << qint64{70'000} << 1;
    QTest::newRow("more threads than connections") << LoadPayload::Text << qint64{32} << 6;
}

void LoadRunTest::echoes()
{
    QFETCH(LoadPayload, payload);
    QFETCH(qint64, size);
    QFETCH(int, threads);
    const LoadStage stage("echo");
    LoadOptions options = loadOn(stage.url());
    options.payload = payload;
    options.size = size;
    options.threads = threads;
    const LoadReport report = runLoad(options);
    QCOMPARE(report.phase, LoadPhase::Done);
    QVERIFY2(report.errors.isEmpty(), qPrintable(loadReportText(report)));
    QCOMPARE(report.opened, 4);
    QCOMPARE(report.handshakes.count, quint64{4});
    QVERIFY(report.counts.sent > 10);
    QCOMPARE(report.counts.sentBytes, report.counts.sent * size);
    QCOMPARE(report.counts.received + report.answeredLate, report.counts.sent);
    QCOMPARE(report.latency.count, static_cast<quint64>(report.counts.sent));
    QVERIFY(report.latency.min > 0);
    QVERIFY(report.latency.min <= report.latency.p50 && report.latency.p50 <= report.latency.p99);
    QVERIFY(report.seconds > 0.29 && report.seconds < 2);
}

// How many messages of one connection came while the server answered none.
class Collector : public wslib::Handler
{
public:
    explicit Collector(std::atomic<int> &most)
        : m_most(most)
    {
    }
    void messageReceived(const wslib::Message &message) override
    {
        m_kept.append(message);
        m_most = std::max<int>(m_most, static_cast<int>(m_kept.size()));
        if (m_kept.size() == 5) {
            for (const wslib::Message &kept : std::exchange(m_kept, {}))
                connection()->send(kept);
        }
    }

private:
    std::atomic<int> &m_most;
    QList<wslib::Message> m_kept;
};

void LoadRunTest::keepsToTheWindow()
{
    std::atomic<int> most{0};
    const LoadStage stage([&most] { return std::make_unique<Collector>(most); });
    LoadOptions options = loadOn(stage.url());
    options.window = 5;
    options.messages = 1'000;
    options.duration = milliseconds(0);
    const LoadReport report = runLoad(options);
    QVERIFY2(report.errors.isEmpty(), qPrintable(loadReportText(report))); // four would have waited for ever
    QCOMPARE(report.counts.received, qint64{1'000});
    QCOMPARE(most.load(), 5);
}

void LoadRunTest::endsAfterItsMessages_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<qint64>("messages");
    QTest::addColumn<double>("rate");
    QTest::newRow("echo") << static_cast<int>(LoadMode::Echo) << qint64{1'003} << 0.0;
    QTest::newRow("fewer than connections") << static_cast<int>(LoadMode::Echo) << qint64{3} << 0.0;
    QTest::newRow("with a rate") << static_cast<int>(LoadMode::Echo) << qint64{101} << 1'000.0;
    QTest::newRow("fan-out") << static_cast<int>(LoadMode::FanOut) << qint64{51} << 0.0;
    QTest::newRow("connect") << static_cast<int>(LoadMode::Connect) << qint64{53} << 0.0;
}

void LoadRunTest::endsAfterItsMessages()
{
    QFETCH(int, mode);
    QFETCH(qint64, messages);
    QFETCH(double, rate);
    const LoadStage stage("broadcast"); // in echo mode, of one connection alone
    LoadOptions options = loadOn(stage.url());
    options.mode = static_cast<LoadMode>(mode);
    const LoadStage echo("echo");
    if (options.mode == LoadMode::Echo)
        options.request.url = echo.url();
    options.size = 64;
    options.duration = milliseconds(0);
    options.messages = messages;
    options.rate = rate;
    options.threads = 3;
    const LoadReport report = runLoad(options);
    QCOMPARE(report.phase, LoadPhase::Done);
    QVERIFY2(report.errors.isEmpty(), qPrintable(loadReportText(report)));
    QCOMPARE(report.counts.sent, messages);
    QCOMPARE(report.counts.received + report.answeredLate,
             options.mode == LoadMode::FanOut ? messages * options.connections : messages);
}

void LoadRunTest::sendsTheMessageOfTheUser()
{
    const LoadStage stage("echo");
    LoadOptions options = loadOn(stage.url());
    options.message = "grüße";
    options.messages = 10;
    const LoadReport report = runLoad(options);
    QVERIFY(report.errors.isEmpty());
    QCOMPARE(report.counts.receivedBytes, 10 * options.message.size());
}

// Takes permessage-deflate.
class Deflating : public wslib::Handler
{
public:
    std::optional<wslib::DeflateOptions> compressionOptions(const wslib::HandshakeRequest & /*request*/) override
    {
        return wslib::DeflateOptions();
    }
    void messageReceived(const wslib::Message &message) override
    {
        if (connection()->isCompressed())
            connection()->send(message);
    }
};

void LoadRunTest::compresses()
{
    const LoadStage stage([] { return std::make_unique<Deflating>(); });
    LoadOptions options = loadOn(stage.url());
    options.request.compression.emplace();
    options.payload = LoadPayload::Json;
    options.size = 2'000;
    const LoadReport report = runLoad(options);
    QVERIFY2(report.errors.isEmpty(), qPrintable(loadReportText(report)));
    QVERIFY(report.counts.received > 0);
}

void LoadRunTest::encrypts()
{
    wslib::ServerOptions server;
    const TestCertificate certificate;
    server.tls = certificate.serverConfiguration();
    const LoadStage stage("echo", server);
    LoadOptions options = loadOn(stage.url());
    const LoadReport refused = runLoad(options);
    QCOMPARE(countOf(refused, LoadFault::Tls), qint64{4});
    options.request.tls.verifyPeer = false;
    const LoadReport report = runLoad(options);
    QVERIFY2(report.errors.isEmpty(), qPrintable(loadReportText(report)));
    QVERIFY(report.counts.received > 0);
}

void LoadRunTest::countsCopiesOfAFanOut_data()
{
    QTest::addColumn<LoadPayload>("payload");
    QTest::addColumn<int>("threads");
    QTest::addColumn<double>("rate");
    QTest::newRow("text") << LoadPayload::Text << 1 << 0.0;
    QTest::newRow("json, three threads") << LoadPayload::Json << 3 << 0.0;
    QTest::newRow("binary, with a rate") << LoadPayload::Binary << 2 << 200.0;
}

void LoadRunTest::countsCopiesOfAFanOut()
{
    QFETCH(LoadPayload, payload);
    QFETCH(int, threads);
    QFETCH(double, rate);
    const LoadStage stage("broadcast");
    LoadOptions options = loadOn(stage.url());
    options.mode = LoadMode::FanOut;
    options.connections = 9;
    options.payload = payload;
    options.size = 100;
    options.threads = threads;
    options.window = 3;
    options.rate = rate;
    const LoadReport report = runLoad(options);
    QCOMPARE(report.phase, LoadPhase::Done);
    QVERIFY2(report.errors.isEmpty(), qPrintable(loadReportText(report)));
    QCOMPARE(report.opened, 10);
    QVERIFY(report.counts.sent > 0);
    QCOMPARE(report.counts.received + report.answeredLate, 9 * report.counts.sent);
    QCOMPARE(report.latency.count, static_cast<quint64>(9 * report.counts.sent));
}

void LoadRunTest::holdsACrowd()
{
    const LoadStage stage("echo");
    LoadOptions options = loadOn(stage.url());
    options.mode = LoadMode::Hold;
    options.connections = 200;
    const LoadReport report = runLoad(options);
    QVERIFY2(report.errors.isEmpty(), qPrintable(loadReportText(report)));
    QCOMPARE(report.opened, 200);
    QCOMPARE(report.counts.sent, qint64{0});
    QVERIFY(report.openingTime > 0);
    QVERIFY(std::any_of(report.samples.begin(), report.samples.end(),
                        [](const LoadSample &sample) { return sample.open == 200; }));
}

void LoadRunTest::holdsACrowdBehindOneActive()
{
    const LoadStage stage("echo");
    LoadOptions options = loadOn(stage.url());
    options.mode = LoadMode::Hold;
    options.connections = 100;
    options.active = 1;
    options.messages = 500;
    options.duration = milliseconds(0);
    options.threads = 2;
    const LoadReport report = runLoad(options);
    QVERIFY2(report.errors.isEmpty(), qPrintable(loadReportText(report)));
    QCOMPARE(report.opened, 100);
    QCOMPARE(report.counts.received, qint64{500});
}

void LoadRunTest::shakesHandsAgainAndAgain()
{
    const LoadStage stage("echo");
    LoadOptions options = loadOn(stage.url());
    options.mode = LoadMode::Connect;
    const LoadReport report = runLoad(options);
    QVERIFY2(report.errors.isEmpty(), qPrintable(loadReportText(report)));
    QVERIFY(report.counts.received > 10);
    QCOMPARE(report.opened, static_cast<int>(report.counts.received + report.answeredLate));
    QCOMPARE(report.latency.count, static_cast<quint64>(report.opened));
}

void LoadRunTest::rampsUp()
{
    const LoadStage stage("echo");
    LoadOptions options = loadOn(stage.url());
    options.connections = 20;
    options.rampUp = milliseconds(1'200);
    options.rate = 1'000;
    const LoadReport report = runLoad(options);
    QVERIFY2(report.errors.isEmpty(), qPrintable(loadReportText(report)));
    QCOMPARE(report.opened, 20);
    QVERIFY2(report.openingTime > 1.1, qPrintable(QString::number(report.openingTime)));
    const LoadSample &first = report.samples.first();
    QVERIFY(first.open > 8 && first.open < 20);
    QVERIFY(first.counts.sent > 0 && first.counts.sent < 700); // half of the rate, on average of that second less
    QVERIFY(report.seconds < 1);                               // the ramp isn't measured
}

void LoadRunTest::warmUpIsNotMeasured()
{
    const LoadStage stage("echo");
    LoadOptions options = loadOn(stage.url());
    options.warmUp = milliseconds(600);
    options.rate = 1'000;
    const LoadReport report = runLoad(options);
    QVERIFY2(report.errors.isEmpty(), qPrintable(loadReportText(report)));
    qint64 sent = 0;
    for (const LoadSample &sample : report.samples)
        sent += sample.counts.sent;
    QVERIFY(sent > 700);
    QVERIFY2(report.counts.sent > 200 && report.counts.sent < 450, qPrintable(QString::number(report.counts.sent)));
    QCOMPARE(report.latency.count, static_cast<quint64>(report.counts.received + report.answeredLate));
}

void LoadRunTest::keepsToTheRate_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<int>("threads");
    QTest::newRow("slow") << 20.0 << 1;
    QTest::newRow("some") << 500.0 << 1;
    QTest::newRow("fast") << 10'000.0 << 2;
}

void LoadRunTest::keepsToTheRate()
{
    QFETCH(double, rate);
    QFETCH(int, threads);
    const LoadStage stage("echo");
    LoadOptions options = loadOn(stage.url());
    options.rate = rate;
    options.threads = threads;
    options.duration = milliseconds(1'000);
    const LoadReport report = runLoad(options);
    QVERIFY2(report.errors.isEmpty(), qPrintable(loadReportText(report)));
    const auto expected = rate * report.seconds;
    const auto sent = static_cast<double>(report.counts.sent);
    QVERIFY2(std::abs(sent - expected) <= std::max(2.0, expected / 50), qPrintable(loadReportText(report)));
    QCOMPARE(report.lateness.count, report.latency.count);
    QVERIFY(report.latency.p50 >= report.response.p50);
}

// A message in thousands of years: the time of the next one is beyond what a clock tells.
void LoadRunTest::aSlowRateDoesNotFlood()
{
    const LoadStage stage("echo");
    LoadOptions options = loadOn(stage.url());
    options.connections = 20;
    options.rate = LoadBounds::leastRate;
    const LoadReport report = runLoad(options);
    QVERIFY2(report.errors.isEmpty(), qPrintable(loadReportText(report)));
    QCOMPARE(report.counts.sent, qint64{1}); // the first sender's first
}

namespace {

// Runs to the end against a server that stops for 400 ms as soon as it is measured; false if either didn't happen.
bool runWithStall(LoadRun &run, LoadStage &stage)
{
    QSignalSpy finished(&run, &LoadRun::finished);
    bool stalled = false;
    QObject::connect(&run, &LoadRun::progressed, &finished, [&](const LoadReport &report) {
        if (report.phase == LoadPhase::Measuring && !std::exchange(stalled, true))
            stage.stall(milliseconds(400));
    });
    run.start();
    return finished.wait(20'000) && stalled;
}

} // namespace

// The server sleeps for 400 ms of a second. Whoever sends only after an answer sees one slow message; users would see
// that four in ten come late.
void LoadRunTest::aStallShowsInThePercentilesOfARate()
{
    LoadStage stage("echo");
    LoadOptions options = loadOn(stage.url());
    options.connections = 1;
    options.window = 1;
    options.rate = 500;
    options.duration = milliseconds(1'000);
    options.answerTimeout = milliseconds(5'000);
    LoadRun run(options);
    QVERIFY(runWithStall(run, stage));
    const LoadReport &report = run.report();
    constexpr qint64 millisecond = 1'000'000;
    QVERIFY2(report.latency.p75 > 50 * millisecond, qPrintable(loadReportText(report)));
    QVERIFY2(report.latency.p90 > 150 * millisecond, qPrintable(loadReportText(report)));
    QVERIFY2(report.latency.max > 390 * millisecond, qPrintable(loadReportText(report)));
    // From the sending, it was a single message.
    QVERIFY2(report.response.p90 < 50 * millisecond, qPrintable(loadReportText(report)));
    QVERIFY2(report.response.max > 390 * millisecond, qPrintable(loadReportText(report)));
    QVERIFY(report.notes().contains(LoadNote::IntendedTimes));
}

void LoadRunTest::withoutARateAStallIsOneAnswer()
{
    LoadStage stage("echo");
    LoadOptions options = loadOn(stage.url());
    options.connections = 1;
    options.duration = milliseconds(1'000);
    LoadRun run(options);
    QVERIFY(runWithStall(run, stage));
    const LoadReport &report = run.report();
    QVERIFY2(report.latency.p99 < 100'000'000, qPrintable(loadReportText(report)));
    QVERIFY(report.latency.max > 390'000'000);
    QVERIFY(report.notes().contains(LoadNote::ClosedLoop)); // which says so
}

void LoadRunTest::stopsWhenTold()
{
    const LoadStage stage("echo");
    LoadOptions options = loadOn(stage.url());
    options.duration = milliseconds(60'000);
    LoadRun run(options);
    QSignalSpy progressed(&run, &LoadRun::progressed);
    QSignalSpy finished(&run, &LoadRun::finished);
    run.start();
    QVERIFY(progressed.wait());
    run.stop();
    QVERIFY(finished.wait());
    const LoadReport &report = run.report();
    QVERIFY(report.interrupted);
    QVERIFY(!run.isRunning());
    QVERIFY2(report.errors.isEmpty(), qPrintable(loadReportText(report)));
    QVERIFY(report.counts.received > 0);
    QVERIFY(report.seconds < 10);
    QVERIFY(report.notes().contains(LoadNote::Interrupted));
}

void LoadRunTest::canBeForgottenWhileItRuns()
{
    const LoadStage stage("broadcast");
    for (const LoadMode mode : {LoadMode::Echo, LoadMode::FanOut, LoadMode::Hold, LoadMode::Connect}) {
        LoadOptions options = loadOn(stage.url());
        options.mode = mode;
        options.size = 64;
        options.threads = 3;
        options.duration = milliseconds(60'000);
        LoadRun run(options);
        QSignalSpy progressed(&run, &LoadRun::progressed);
        run.start();
        QVERIFY(progressed.wait());
    }
    const LoadStage silent("echo");
    LoadRun run(loadOn(silent.url()));
    run.start(); // and not even that
}

void LoadRunTest::looksTheHostUpOnce()
{
    const LoadStage stage("echo");
    LoadOptions options = loadOn(stage.url().replace(QStringLiteral("127.0.0.1"), QStringLiteral("localhost")));
    options.messages = 40;
    const LoadReport report = runLoad(options);
    QVERIFY2(report.errors.isEmpty(), qPrintable(loadReportText(report)));
    QVERIFY(report.options.request.addresses.contains(QHostAddress(QHostAddress::LocalHost)));
    options.request.url = QStringLiteral("ws://nowhere.invalid");
    QCOMPARE(countOf(runLoad(options), LoadFault::HostNotFound), qint64{1});
}

void LoadRunTest::samplesAddUp()
{
    const LoadStage stage("echo");
    LoadOptions options = loadOn(stage.url());
    options.duration = milliseconds(2'300);
    options.rate = 400;
    options.threads = 2;
    const LoadReport report = runLoad(options);
    LoadCounts sum;
    for (const LoadSample &sample : report.samples)
        sum += sample.counts;
    QCOMPARE(sum.sent, report.counts.sent);
    QCOMPARE(sum.received, report.counts.received + report.answeredLate);
    QVERIFY(report.samples.size() >= 3);
    const LoadSample &second = report.samples.at(1);
    QCOMPARE(second.at, 1.0);
    QVERIFY(second.seconds > 0.9);
    QVERIFY2(second.counts.sent > 250 && second.counts.sent < 550, qPrintable(QString::number(second.counts.sent)));
    QVERIFY(second.p50 > 0 && second.p50 <= second.p99 && second.p99 <= second.max);
    QCOMPARE(second.open, 4);
}

void LoadRunTest::tellsJson()
{
    const LoadStage stage("echo");
    LoadOptions options = loadOn(stage.url());
    options.messages = 100;
    options.rate = 1'000;
    const QJsonObject json = loadReportJson(runLoad(options));
    QCOMPARE(json.value(QStringLiteral("url")).toString(), stage.url());
    QCOMPARE(json.value(QStringLiteral("sent")).toObject().value(QStringLiteral("messages")).toInt(), 100);
    QCOMPARE(json.value(QStringLiteral("latencyMs")).toObject().value(QStringLiteral("count")).toInt(), 100);
    QVERIFY(json.value(QStringLiteral("latencyMs")).toObject().value(QStringLiteral("p99.9")).toDouble() > 0);
    QVERIFY(json.value(QStringLiteral("responseMs")).toObject().value(QStringLiteral("p50")).toDouble() > 0);
    QVERIFY(json.value(QStringLiteral("errors")).toArray().isEmpty());
    QVERIFY(!json.value(QStringLiteral("samples")).toArray().isEmpty());
    QVERIFY(json.value(QStringLiteral("notes")).toArray().contains(QStringLiteral("intended-times")));
}

// People paste them into tickets.
void LoadRunTest::reportsHoldNoSecrets()
{
    LoadReport report;
    report.options.request.url = QStringLiteral("ws://ann:hush@example.com/a?token=sesame&room=7");
    report.errors.add({LoadFault::Redirect, 302}, 1, QStringLiteral("To ws://example.com/?token=sesame it went."));
    const QString json = QString::fromUtf8(QJsonDocument(loadReportJson(report)).toJson());
    for (const QString &text : {loadReportText(report), json}) {
        QVERIFY2(!text.contains(QStringLiteral("hush")) && !text.contains(QStringLiteral("sesame")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("room=7")), qPrintable(text));
    }
}

WINDSOCK_TEST(LoadRunTest)
#include "LoadRunTest.moc"
