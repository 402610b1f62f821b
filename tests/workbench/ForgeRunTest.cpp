#include "SessionJournal.h"

#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"
#include "workbench/forge/ForgePreset.h"
#include "workbench/forge/ForgeTrial.h"
#include "workbench/handlers/EchoHandler.h"

#include "wslib/net/Server.h"

#include <QSignalSpy>
#include <QtTest>

using namespace workbench;
using namespace std::chrono_literals;
using Finding = ForgeVerdict::Finding;
using Mark = ForgeVerdict::Mark;

/// What comes of forged frames: with our own server and client, which answer as they must, and with peers that don't.
class ForgeRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ourServerAnswersAsItMust_data() { everyPreset(); }
    void ourServerAnswersAsItMust();
    void ourClientAnswersAsItMust_data() { everyPreset(); }
    void ourClientAnswersAsItMust();
    void judgesFaultyPeers_data();
    void judgesFaultyPeers();
    void judgesWhatItSaw();
    void saysWhatItLacks();
    void saysThatThereIsNoConnection();
    void waitsInBetween();
    void stops();
    void outlivesItsConnection();
    void sendsToOnePeerOfAServer();
    void sendsOnAClientsConnection();

private:
    static void everyPreset();
    static std::unique_ptr<wslib::Server> echoServer(bool compression);
    static ForgeReport tried(const QString &url, const ForgeSequence &sequence, bool compression,
                             const ForgeOptions &options = {});
    static wslib::ClientRequest requestFor(const QString &url, bool compression);
};

void ForgeRunTest::everyPreset()
{
    QTest::addColumn<bool>("compression");
    for (const ForgePreset &preset : forgePresets()) {
        for (const bool compression : {false, true}) {
            const bool fits = compression ? preset.sequence.needs != ForgeSequence::Needs::NoDeflate
                                          : preset.sequence.needs != ForgeSequence::Needs::Deflate;
            if (fits)
                QTest::addRow("%s%s", qPrintable(preset.id), compression ? "|deflate" : "|plain") << compression;
        }
    }
}

std::unique_ptr<wslib::Server> ForgeRunTest::echoServer(bool compression)
{
    auto server = std::make_unique<wslib::Server>();
    HandlerPolicy policy;
    if (compression)
        policy.compression.emplace();
    server->route(QRegularExpression(QStringLiteral(".*")), [policy] { return std::make_unique<EchoHandler>(policy); });
    return server->listen() ? std::move(server) : nullptr;
}

wslib::ClientRequest ForgeRunTest::requestFor(const QString &url, bool compression)
{
    wslib::ClientRequest request;
    request.url = url;
    if (compression)
        request.compression.emplace();
    return request;
}

ForgeReport ForgeRunTest::tried(const QString &url, const ForgeSequence &sequence, bool compression,
                                const ForgeOptions &options)
{
    ForgeTrial trial(requestFor(url, compression), sequence, options);
    QSignalSpy spy(&trial, &ForgeTrial::finished);
    trial.start();
    if (spy.isEmpty() && !spy.wait(30'000))
        return {};
    return spy.first().first().value<ForgeReport>();
}

void ForgeRunTest::ourServerAnswersAsItMust()
{
    QFETCH(bool, compression);
    const auto server = echoServer(compression);
    const QString id = QString::fromLatin1(QTest::currentDataTag()).section(u'|', 0, 0);
    ForgeOptions options;
    options.peerEchoes = true;
    const ForgeReport report = tried(server->url(), forgePreset(id)->sequence, compression, options);
    QCOMPARE(report.verdict.finding == Finding::TookIt ? Finding::AsExpected : report.verdict.finding,
             Finding::AsExpected);
    QCOMPARE(report.verdict.mark, Mark::Right);
    QCOMPARE(report.deflate, compression);
}

void ForgeRunTest::ourClientAnswersAsItMust()
{
    QFETCH(bool, compression);
    const auto server = echoServer(compression);
    wslib::Client client;
    wslib::Connection *theirs = client.open(requestFor(server->url(), compression), nullptr);
    connect(theirs, &wslib::Connection::messageReceived, theirs,
            [theirs](const wslib::Message &message) { theirs->send(message); });
    QTRY_COMPARE(server->connections().size(), 1);
    QTRY_COMPARE(theirs->state(), wslib::Connection::State::Open);
    const QString id = QString::fromLatin1(QTest::currentDataTag()).section(u'|', 0, 0);
    ForgeOptions options;
    // Our own echo server would echo what the client echoes: the first answer is what counts.
    options.peerEchoes = true;
    ForgeRun run(server->connections().first(), forgePreset(id)->sequence, options);
    QSignalSpy spy(&run, &ForgeRun::finished);
    run.start();
    QVERIFY(spy.wait(30'000));
    const auto report = spy.first().first().value<ForgeReport>();
    const bool unseen = id == u"half-frame-rst"; // nobody looks whether the client lives
    QCOMPARE(report.verdict.mark, unseen ? Mark::Unjudged : Mark::Right);
    theirs->disconnect(theirs);
}

void ForgeRunTest::judgesFaultyPeers_data()
{
    QTest::addColumn<QString>("preset");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("ends");
    QTest::addColumn<Mark>("mark");
    QTest::addColumn<Finding>("finding");
    const auto row = [](const char *name, const char *preset, const QByteArray &answer, bool ends, Mark mark,
                        Finding finding) {
        QTest::newRow(name) << QString::fromLatin1(preset) << answer << ends << mark << finding;
    };
    const QByteArray pong = WireFrame::pong("alive?").bytes();
    row("fails as it must", "rsv2", WireFrame::close(1002).bytes(), true, Mark::Right, Finding::AsExpected);
    row("and doesn't end it", "rsv2", WireFrame::close(1002).bytes(), false, Mark::Right, Finding::AsExpected);
    row("says nothing", "rsv2", {}, false, Mark::Wrong, Finding::StillOpen);
    row("only ends", "rsv2", {}, true, Mark::Tolerable, Finding::NoClose);
    row("another code", "rsv2", WireFrame::close(1011).bytes(), true, Mark::Tolerable, Finding::OtherCode);
    row("illegal code", "rsv2", WireFrame::close(1005).bytes(), true, Mark::Wrong, Finding::BrokeRule);
    row("illegal frame", "rsv2", WireFrame::text("x").reserved(1).bytes(), false, Mark::Wrong, Finding::BrokeRule);
    row("lives on", "unasked-pong", pong, false, Mark::Right, Finding::AsExpected);
    row("doesn't", "unasked-pong", WireFrame::close(1002).bytes(), true, Mark::Wrong, Finding::Ended);
    row("hangs", "unasked-pong", {}, false, Mark::Wrong, Finding::NoPong);
    row("answers another", "unasked-pong", WireFrame::pong("alive").bytes(), false, Mark::Wrong, Finding::NoPong);
    row("answers what it swallowed", "length-too-large", WireFrame::pong("swallow").bytes() + pong, false, Mark::Wrong,
        Finding::WrongPong);
    row("echoes", "utf8-split", WireFrame::text(QByteArray::fromHex("e282ac2e")).bytes() + pong, false, Mark::Right,
        Finding::AsExpected);
    row("echoes something else", "utf8-split", WireFrame::text("?").bytes() + pong, false, Mark::Wrong,
        Finding::NoEcho);
    row("takes it", "length-16-for-5", pong, false, Mark::Right, Finding::TookIt);
    row("refuses it", "length-16-for-5", WireFrame::close(1002).bytes(), true, Mark::Right, Finding::AsExpected);
    row("waits for 4 EiB", "length-huge", {}, false, Mark::Tolerable, Finding::StillOpen);
    row("closes", "data-after-close", WireFrame::close(1000).bytes(), true, Mark::Right, Finding::AsExpected);
    row("closes without a word", "data-after-close", {}, true, Mark::Wrong, Finding::NoClose);
    row("answers behind Close", "ping-after-close", WireFrame::pong("late").bytes() + WireFrame::close(1000).bytes(),
        true, Mark::Wrong, Finding::WrongPong);
}

void ForgeRunTest::judgesFaultyPeers()
{
    QFETCH(QString, preset);
    QFETCH(QByteArray, answer);
    QFETCH(bool, ends);
    RawServer server;
    server.answerWith([&answer](const QByteArray &head) { return RawPeer::upgradeAnswer(head) + answer; });
    if (ends)
        server.closeAfterAnswer();
    ForgeOptions options;
    options.wait = 200ms;
    options.peerEchoes = true;
    const ForgeReport report = tried(server.url(), forgePreset(preset)->sequence, false, options);
    QTEST(report.verdict.finding, "finding");
    QTEST(report.verdict.mark, "mark");
}

void ForgeRunTest::judgesWhatItSaw()
{
    ForgeExpectation expected = forgePreset(QStringLiteral("half-frame-rst"))->sequence.expected;
    ForgeOutcome outcome;
    QCOMPARE(judged(expected, outcome, false), (ForgeVerdict{Mark::Wrong, Finding::StillOpen}));
    outcome.end = ForgeOutcome::End::WeBroke;
    QCOMPARE(judged(expected, outcome, false), (ForgeVerdict{Mark::Unjudged, Finding::NothingSeen}));
    outcome.survived = true;
    QCOMPARE(judged(expected, outcome, false), (ForgeVerdict{Mark::Right, Finding::AsExpected}));
    outcome.survived = false;
    QCOMPARE(judged(expected, outcome, false), (ForgeVerdict{Mark::Wrong, Finding::Died}));
    expected = forgePreset(QStringLiteral("deflate-bomb"))->sequence.expected;
    outcome = {};
    outcome.end = ForgeOutcome::End::OurLimit; // it sends back more than we take, and so took it
    QCOMPARE(judged(expected, outcome, true), (ForgeVerdict{Mark::Right, Finding::TookIt}));
    outcome.end = ForgeOutcome::End::Lost;
    QCOMPARE(judged(expected, outcome, true), (ForgeVerdict{Mark::Unjudged, Finding::NothingSeen}));
}

void ForgeRunTest::saysWhatItLacks()
{
    const auto plain = echoServer(false);
    const ForgeReport bomb = tried(plain->url(), forgePreset(QStringLiteral("deflate-corrupt"))->sequence, false);
    QCOMPARE(bomb.verdict, (ForgeVerdict{Mark::Unfit, Finding::NeedsDeflate}));
    QCOMPARE(bomb.bytesSent, 0);
    const auto compressing = echoServer(true);
    wslib::Client client;
    auto *connection = client.open(requestFor(compressing->url(), true));
    QTRY_COMPARE(connection->state(), wslib::Connection::State::Open);
    ForgeRun run(connection, forgePreset(QStringLiteral("rsv1"))->sequence, {});
    QSignalSpy spy(&run, &ForgeRun::finished);
    run.start();
    QVERIFY(spy.wait());
    QCOMPARE(spy.first().first().value<ForgeReport>().verdict, (ForgeVerdict{Mark::Unfit, Finding::NeedsNoDeflate}));
}

void ForgeRunTest::saysThatThereIsNoConnection()
{
    quint16 port = 0;
    {
        const RawServer gone;
        port = gone.serverPort();
    }
    const ForgeReport report =
        tried(QStringLiteral("ws://127.0.0.1:%1/").arg(port), forgePreset(QStringLiteral("rsv2"))->sequence, false);
    QCOMPARE(report.verdict, (ForgeVerdict{Mark::Unreached, Finding::NoConnection}));
    QVERIFY(!report.problem.isEmpty());
    ForgeRun nowhere(nullptr, forgePreset(QStringLiteral("rsv2"))->sequence, {});
    QSignalSpy spy(&nowhere, &ForgeRun::finished);
    nowhere.start();
    QVERIFY(spy.wait());
    QCOMPARE(spy.first().first().value<ForgeReport>().verdict.finding, Finding::NoConnection);
}

void ForgeRunTest::waitsInBetween()
{
    const auto server = echoServer(false);
    ForgeSequence sequence;
    sequence.steps = {ForgeStep::of(ForgedFrame::ping("first")), ForgeStep::pause(100ms),
                      ForgeStep::of(ForgedFrame::ping("second"))};
    sequence.repeat = 2;
    sequence.expected.end = ForgeExpectation::End::StaysOpen;
    sequence.expected.pong = QByteArray("second");
    const ForgeReport report = tried(server->url(), sequence, false);
    QCOMPARE(report.verdict.mark, Mark::Right);
    QCOMPARE(report.stepsSent, 6);
    QCOMPARE(report.events.size(), 4);
    // Since the start: when what came before was read is up to the machine.
    QVERIFY(report.events.at(1).at >= 90ms);
    QVERIFY(report.events.at(3).at >= 190ms);
}

void ForgeRunTest::stops()
{
    const auto server = echoServer(false);
    wslib::Client client;
    auto *connection = client.open(requestFor(server->url(), false));
    QTRY_COMPARE(connection->state(), wslib::Connection::State::Open);
    ForgeSequence sequence;
    sequence.steps = {ForgeStep::of(ForgedFrame::ping("first")), ForgeStep::pause(600s)};
    ForgeRun run(connection, sequence, {});
    QSignalSpy spy(&run, &ForgeRun::finished);
    QSignalSpy pongs(connection, &wslib::Connection::pongReceived);
    run.start();
    QVERIFY(pongs.wait());
    run.stop();
    run.stop();
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy.first().first().value<ForgeReport>().events.size(), 1);
    QCOMPARE(connection->state(), wslib::Connection::State::Open);
}

void ForgeRunTest::outlivesItsConnection()
{
    const auto server = echoServer(false);
    wslib::Client client;
    auto *connection = client.open(requestFor(server->url(), false));
    QTRY_COMPARE(connection->state(), wslib::Connection::State::Open);
    ForgeSequence sequence;
    sequence.steps = {ForgeStep::pause(600s)};
    ForgeRun run(connection, sequence, {});
    QSignalSpy spy(&run, &ForgeRun::finished);
    run.start();
    QCoreApplication::processEvents();
    delete connection;
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy.first().first().value<ForgeReport>().verdict.mark, Mark::Unjudged);
}

void ForgeRunTest::sendsToOnePeerOfAServer()
{
    NetworkThread thread;
    auto log = std::make_shared<LogStore>();
    auto session = thread.make<ServerSession>(log, std::make_shared<FakeClock>());
    SessionJournal journal;
    journal.watch(session.get());
    QList<ForgeReport> reports;
    connect(session.get(), &ServerSession::forged, this, [&reports](const ForgeReport &report) { reports += report; });
    ServerSettings settings;
    settings.port = 0;
    settings.threads = 2;
    session->start(settings);
    QTRY_VERIFY(journal.has("started"));
    const auto port = static_cast<quint16>(QUrl(QString::fromLatin1(journal.find("started").mid(8))).port());
    RawPeer first(port);
    RawPeer second(port);
    QVERIFY(first.upgrade("/websocket"));
    QTRY_COMPARE(journal.peers().size(), 1);
    QVERIFY(second.upgrade("/websocket"));
    QTRY_COMPARE(journal.peers().size(), 2);
    ForgeOptions options;
    options.wait = 100ms;
    session->forge(2, forgePreset(QStringLiteral("rsv2"))->sequence, options);
    const auto frame = second.waitForFrame();
    QVERIFY(frame.has_value());
    QCOMPARE(frame->firstByte, quint8{0xA1});
    QVERIFY(!frame->masked);
    QTRY_COMPARE(reports.size(), 1);
    QCOMPARE(reports.first().peer, quint32{2});
    QCOMPARE(reports.first().verdict.finding, Finding::StillOpen);
    QVERIFY(first.received().isEmpty());
    QVERIFY(logTexts(*log).contains("none note Sending forged frames, 1 steps: RSV2 in a text frame"));
    session.reset();
}

void ForgeRunTest::sendsOnAClientsConnection()
{
    const auto server = echoServer(true);
    NetworkThread thread;
    auto log = std::make_shared<LogStore>();
    auto session = thread.make<ClientSession>(log, std::make_shared<FakeClock>());
    SessionJournal journal;
    journal.watch(session.get());
    QList<ForgeReport> reports;
    connect(session.get(), &ClientSession::forged, this, [&reports](const ForgeReport &report) { reports += report; });
    session->forge(forgePreset(QStringLiteral("rsv2"))->sequence);
    QTRY_COMPARE(reports.size(), 1);
    QCOMPARE(reports.last().verdict.finding, Finding::NoConnection);
    session->connectTo(requestFor(server->url(), true));
    QTRY_VERIFY(journal.has("opened"));
    QVERIFY(journal.facts().deflate);
    ForgeSequence endless;
    endless.steps = {ForgeStep::pause(600s)};
    session->forge(endless);
    session->forge(forgePreset(QStringLiteral("rsv2"))->sequence); // ends the one before
    QTRY_COMPARE(reports.size(), 3);
    QCOMPARE(reports.at(1).verdict.finding, Finding::NothingExpected);
    QCOMPARE(reports.last().verdict.mark, Mark::Right);
    QTRY_VERIFY(journal.has("closed 1002"));
    session.reset();
}

WINDSOCK_TEST(ForgeRunTest)
#include "ForgeRunTest.moc"
