#include "LoadStage.h"

#include "workbench/load/LoadCaution.h"
#include "workbench/load/LoadReportText.h"

#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QtTest>

#include <cmath>

using namespace workbench;
using std::chrono::milliseconds;

/// The load generator against servers that misbehave: errors are counted by their kind, and every run ends in time.
class LoadFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_time.start(); }
    void nobodyListens();
    void everybodyIsRefused();
    void someAreRefused();
    void isSentOn();
    void nobodyAnswersTheHandshake();
    void nobodyAnswers_data();
    void nobodyAnswers();
    void closesMidway();
    void dropsMidway();
    void answersSomethingElse();
    void speaksUnasked();
    void aGreetingIsNoAnswer_data();
    void aGreetingIsNoAnswer();
    void newsAreNoAnswers();
    void aGreetingIsNoHandshake();
    void breaksTheRules();
    void passesNothingOn();
    void losesCopies();
    void liesAboutNumbers();
    void refusesEveryHandshake();
    void memoryStaysBounded();
    void wrongOptionsAreAProblem_data();
    void wrongOptionsAreAProblem();
    void kindsAreBounded();
    void asksBeforeItLoadsStrangers_data();
    void asksBeforeItLoadsStrangers();

private:
    QElapsedTimer m_time;
};

void LoadFaultsTest::nobodyListens()
{
    const LoadReport report = runLoad(loadOn(QStringLiteral("ws://127.0.0.1:1")));
    QCOMPARE(report.phase, LoadPhase::Done);
    QCOMPARE(countOf(report, LoadFault::Refused), qint64{4});
    QCOMPARE(report.failed, 4);
    QCOMPARE(report.opened, 0);
    QVERIFY(m_time.elapsed() < 5'000);
}

void LoadFaultsTest::everybodyIsRefused()
{
    RawServer server;
    server.answerWith([](const QByteArray &) { return QByteArray("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"); });
    const LoadReport report = runLoad(loadOn(server.url()));
    QCOMPARE(countOf(report, LoadFault::Handshake, 503), qint64{4});
    QCOMPARE(report.errors.total(), qint64{4});
    QVERIFY(loadReportText(report).contains(QStringLiteral("503")));
}

void LoadFaultsTest::someAreRefused()
{
    wslib::ServerOptions server;
    server.maxConnections = 3;
    const LoadStage stage("echo", server);
    LoadOptions options = loadOn(stage.url());
    options.connections = 10;
    const LoadReport report = runLoad(options);
    QCOMPARE(report.opened, 3);
    QCOMPARE(report.failed, 7);
    QCOMPARE(countOf(report, LoadFault::Handshake, 503), qint64{7});
    QVERIFY(report.counts.received > 0);
}

void LoadFaultsTest::isSentOn()
{
    RawServer server;
    server.answerWith([](const QByteArray &) {
        return QByteArray("HTTP/1.1 302 Found\r\nLocation: ws://example.com/\r\nContent-Length: 0\r\n\r\n");
    });
    const LoadReport report = runLoad(loadOn(server.url()));
    QCOMPARE(countOf(report, LoadFault::Redirect, 302), qint64{4}); // nobody else is loaded
}

void LoadFaultsTest::nobodyAnswersTheHandshake()
{
    const RawServer server;
    LoadOptions options = loadOn(server.url());
    options.request.connectTimeout = milliseconds(300);
    const LoadReport report = runLoad(options);
    QCOMPARE(countOf(report, LoadFault::TimedOut), qint64{4});
    QVERIFY(m_time.elapsed() < 5'000);
}

void LoadFaultsTest::nobodyAnswers_data()
{
    QTest::addColumn<qint64>("messages");
    QTest::addColumn<double>("rate");
    QTest::newRow("for a time") << qint64{0} << 0.0;
    QTest::newRow("messages") << qint64{1'000} << 0.0;
    QTest::newRow("a rate") << qint64{0} << 1'000.0;
}

void LoadFaultsTest::nobodyAnswers()
{
    QFETCH(qint64, messages);
    QFETCH(double, rate);
    const LoadStage stage([] { return std::make_unique<wslib::Handler>(); });
    LoadOptions options = loadOn(stage.url());
    options.window = 7;
    options.messages = messages;
    options.rate = rate;
    if (messages > 0)
        options.duration = milliseconds(0);
    const LoadReport report = runLoad(options);
    QCOMPARE(report.phase, LoadPhase::Done);
    QCOMPARE(countOf(report, LoadFault::Unanswered), qint64{28});
    QCOMPARE(report.counts.sent, qint64{28});
    QVERIFY(report.notes().contains(LoadNote::NothingCame));
    QCOMPARE(report.latency.count, static_cast<quint64>(report.neverAnswered));
    if (rate > 0) { // what couldn't even be sent isn't concealed, nor how long all waited
        QVERIFY2(countOf(report, LoadFault::Unsent) > 150, qPrintable(loadReportText(report)));
        QCOMPARE(report.neverAnswered, 28 + countOf(report, LoadFault::Unsent));
        QVERIFY(report.latency.max > 500'000'000);
        QVERIFY2(report.latency.p50 > 50'000'000, qPrintable(loadReportText(report)));
        QVERIFY(report.notes().contains(LoadNote::NeverAnswered));
    } else {
        QCOMPARE(report.neverAnswered, qint64{0});
    }
    QVERIFY(m_time.elapsed() < 8'000);
}

// Closes after some messages.
class Closer : public wslib::Handler
{
public:
    enum class Way { Close, Abort };
    explicit Closer(Way way)
        : m_way(way)
    {
    }
    void messageReceived(const wslib::Message &message) override
    {
        connection()->send(message);
        if (++m_messages < 10)
            return;
        if (m_way == Way::Abort)
            connection()->reset();
        else
            connection()->close(static_cast<wslib::CloseCode>(4001), QStringLiteral("enough"));
    }

private:
    Way m_way;
    int m_messages = 0;
};

void LoadFaultsTest::closesMidway()
{
    const LoadStage stage([] { return std::make_unique<Closer>(Closer::Way::Close); });
    LoadOptions options = loadOn(stage.url());
    options.duration = milliseconds(30'000);
    const LoadReport report = runLoad(options);
    QCOMPARE(countOf(report, LoadFault::Closed, 4001), qint64{4});
    QCOMPARE(report.errors.entries().at({LoadFault::Closed, 4001}).example, QStringLiteral("enough"));
    QCOMPARE(report.lost, 4);
    QVERIFY(report.counts.received >= 36);
    QVERIFY(m_time.elapsed() < 8'000); // nobody is left to load
}

void LoadFaultsTest::dropsMidway()
{
    const LoadStage stage([] { return std::make_unique<Closer>(Closer::Way::Abort); });
    LoadOptions options = loadOn(stage.url());
    options.duration = milliseconds(30'000);
    const LoadReport report = runLoad(options);
    QCOMPARE(countOf(report, LoadFault::Lost), qint64{4});
    QVERIFY(countOf(report, LoadFault::Unanswered) >= 4);
    QVERIFY(m_time.elapsed() < 8'000);
}

// Answers with what it likes.
class Wilful : public wslib::Handler
{
public:
    explicit Wilful(QList<QByteArray> answers, QByteArray greeting = {})
        : m_answers(std::move(answers))
        , m_greeting(std::move(greeting))
    {
    }
    void opened(const wslib::RouteMatch & /*match*/) override
    {
        if (!m_greeting.isEmpty())
            connection()->sendText(QByteArrayView(m_greeting));
    }
    void messageReceived(const wslib::Message &message) override
    {
        if (m_answers.isEmpty())
            connection()->send(message);
        for (const QByteArray &answer : std::as_const(m_answers))
            connection()->sendText(QByteArrayView(answer));
    }

private:
    QList<QByteArray> m_answers;
    QByteArray m_greeting;
};

void LoadFaultsTest::answersSomethingElse()
{
    const LoadStage stage([] { return std::make_unique<Wilful>(QList<QByteArray>{"ok"}); });
    LoadOptions options = loadOn(stage.url());
    options.messages = 50;
    options.duration = milliseconds(10'000);
    const LoadReport report = runLoad(options);
    QCOMPARE(countOf(report, LoadFault::Mismatch), qint64{50});
    QCOMPARE(report.counts.received, qint64{50});
    options.verify = false;
    QVERIFY(runLoad(options).errors.isEmpty());
}

void LoadFaultsTest::speaksUnasked()
{
    const LoadStage stage([] { return std::make_unique<Wilful>(QList<QByteArray>(), "welcome"); });
    LoadOptions options = loadOn(stage.url());
    options.mode = LoadMode::Hold;
    const LoadReport report = runLoad(options);
    QCOMPARE(countOf(report, LoadFault::Unexpected), qint64{4});
}

void LoadFaultsTest::aGreetingIsNoAnswer_data()
{
    QTest::addColumn<int>("window");
    QTest::addColumn<double>("rate");
    QTest::newRow("one by one") << 1 << 0.0;
    QTest::newRow("some in flight") << 5 << 0.0;
    QTest::newRow("a rate") << 1 << 500.0;
}

// Were it one, each answer would count for the message behind its own.
void LoadFaultsTest::aGreetingIsNoAnswer()
{
    QFETCH(int, window);
    QFETCH(double, rate);
    const LoadStage stage([] { return std::make_unique<Wilful>(QList<QByteArray>(), "welcome"); });
    LoadOptions options = loadOn(stage.url());
    options.window = window;
    options.rate = rate;
    options.messages = 200;
    options.duration = milliseconds(0);
    const LoadReport report = runLoad(options);
    QCOMPARE(countOf(report, LoadFault::Unexpected), qint64{4});
    QVERIFY2(report.errors.total() == 4, qPrintable(loadReportText(report)));
    QCOMPARE(report.latency.count, quint64{200});
}

void LoadFaultsTest::newsAreNoAnswers()
{
    // Before each tenth answer.
    class Gossip : public wslib::Handler
    {
        void messageReceived(const wslib::Message &message) override
        {
            if (++m_messages % 10 == 0)
                connection()->sendText(QByteArrayView("news"));
            connection()->send(message);
        }
        int m_messages = 0;
    };
    const LoadStage stage([] { return std::make_unique<Gossip>(); });
    LoadOptions options = loadOn(stage.url());
    options.connections = 1;
    options.messages = 200;
    options.duration = milliseconds(0);
    const LoadReport report = runLoad(options);
    QCOMPARE(countOf(report, LoadFault::Unexpected), qint64{20});
    QVERIFY2(report.errors.total() == 20, qPrintable(loadReportText(report)));
    QCOMPARE(report.latency.count, quint64{200});
}

void LoadFaultsTest::aGreetingIsNoHandshake()
{
    const LoadStage stage([] { return std::make_unique<Wilful>(QList<QByteArray>(), "welcome"); });
    LoadOptions options = loadOn(stage.url());
    options.mode = LoadMode::Connect;
    options.messages = 40;
    const LoadReport report = runLoad(options);
    QVERIFY2(report.errors.isEmpty(), qPrintable(loadReportText(report)));
    QCOMPARE(report.counts.received + report.answeredLate, qint64{report.opened});
    QCOMPARE(report.counts.receivedBytes, qint64{0});
}

void LoadFaultsTest::breaksTheRules()
{
    RawServer server;
    server.answerWith([](const QByteArray &head) {
        return RawPeer::upgradeAnswer(head) + WireFrame::text("a").masked().bytes(); // servers don't mask
    });
    LoadOptions options = loadOn(server.url());
    options.mode = LoadMode::Hold;
    options.duration = milliseconds(30'000);
    const LoadReport report = runLoad(options);
    QCOMPARE(countOf(report, LoadFault::Protocol, 1002), qint64{4});
    QVERIFY(m_time.elapsed() < 8'000);
}

void LoadFaultsTest::passesNothingOn()
{
    const LoadStage stage("echo");
    LoadOptions options = loadOn(stage.url());
    options.mode = LoadMode::FanOut;
    options.size = 64;
    const LoadReport report = runLoad(options);
    QCOMPARE(countOf(report, LoadFault::Unanswered), qint64{4});
    QVERIFY(report.notes().contains(LoadNote::NoCopies));
    QCOMPARE(report.latency.count, quint64{0});
    options.rate = 100;
    const LoadReport ofRate = runLoad(options);
    QVERIFY(ofRate.counts.sent > 10);
    QCOMPARE(ofRate.neverAnswered, ofRate.counts.sent * 4);
    QVERIFY(ofRate.latency.max > 700'000'000); // the first one's
    QVERIFY(ofRate.notes().contains(LoadNote::NoCopies));
}

// Passes messages on as @p change makes them.
class Room : public wslib::Handler
{
public:
    using Change = std::function<QByteArray(QByteArray)>;
    Room(QList<wslib::Connection *> &all, Change change)
        : m_all(all)
        , m_change(std::move(change))
    {
    }
    void opened(const wslib::RouteMatch & /*match*/) override { m_all.append(connection()); }
    void messageReceived(const wslib::Message &message) override
    {
        const QByteArray text = m_change(message.payload);
        for (wslib::Connection *peer : std::as_const(m_all)) {
            if (!text.isEmpty())
                peer->sendText(QByteArrayView(text));
        }
    }
    void closed(wslib::CloseCode /*code*/, const QString & /*reason*/) override { m_all.removeAll(connection()); }

private:
    QList<wslib::Connection *> &m_all;
    Change m_change;
};

void LoadFaultsTest::losesCopies()
{
    QList<wslib::Connection *> all;
    int number = 0;
    const LoadStage stage([&] {
        return std::make_unique<Room>(
            all, [&number](const QByteArray &text) { return ++number % 10 == 5 ? QByteArray() : text; });
    });
    LoadOptions options = loadOn(stage.url());
    options.mode = LoadMode::FanOut;
    options.size = 64;
    options.window = 2; // one lost doesn't stop it
    options.messages = 40;
    options.duration = milliseconds(0);
    const LoadReport report = runLoad(options);
    QCOMPARE(report.phase, LoadPhase::Done);
    QVERIFY2(!report.errors.isEmpty(), qPrintable(loadReportText(report)));
    QCOMPARE(countOf(report, LoadFault::Missing), qint64{16}); // 5, 15, 25, 35 at four receivers
}

void LoadFaultsTest::liesAboutNumbers()
{
    QList<wslib::Connection *> all;
    const LoadStage stage(
        [&] { return std::make_unique<Room>(all, [](QByteArray text) { return text.replace("seq 0", "seq f"); }); });
    LoadOptions options = loadOn(stage.url());
    options.mode = LoadMode::FanOut;
    options.size = 64;
    const LoadReport report = runLoad(options);
    QCOMPARE(countOf(report, LoadFault::Unexpected), qint64{4});
    QCOMPARE(countOf(report, LoadFault::Missing), qint64{0});
}

void LoadFaultsTest::refusesEveryHandshake()
{
    RawServer server;
    server.answerWith(
        [](const QByteArray &) { return QByteArray("HTTP/1.1 429 Slower\r\nContent-Length: 0\r\n\r\n"); });
    LoadOptions options = loadOn(server.url());
    options.mode = LoadMode::Connect;
    const LoadReport report = runLoad(options);
    const qint64 refused = countOf(report, LoadFault::Handshake, 429);
    QVERIFY2(refused >= 4 && refused < 100, qPrintable(QString::number(refused))); // no storm on who says no
    QCOMPARE(report.errors.total(), refused);
}

// 64 messages of a megabyte in flight on each connection, and a server that reads nothing.
void LoadFaultsTest::memoryStaysBounded()
{
    RawServer server;
    server.answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    LoadOptions options = loadOn(server.url());
    options.size = 1024 * 1024;
    options.window = 64;
    options.connections = 2;
    LoadRun run(options);
    QSignalSpy finished(&run, &LoadRun::finished);
    run.start();
    QTRY_COMPARE(server.heads().size(), 2);
    server.peer(0).stopReading();
    server.peer(1).stopReading();
    QVERIFY(finished.wait(20'000));
    // What the kernel took and a bounded rest, of 128 that the window allows.
    QVERIFY2(run.report().counts.sent < 80, qPrintable(loadReportText(run.report())));
    QVERIFY(countOf(run.report(), LoadFault::Unanswered) > 0);
}

void LoadFaultsTest::wrongOptionsAreAProblem_data()
{
    QTest::addColumn<LoadOptions>("options");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const char *sentence, const auto &change) {
        LoadOptions options = loadOn(QStringLiteral("ws://127.0.0.1:1"));
        change(options);
        QTest::newRow(name) << options << QString::fromLatin1(sentence);
    };
    row("scheme", "WebSocket scheme", [](LoadOptions &o) { o.request.url = QStringLiteral("ftp://a"); });
    row("no connection", "1 to", [](LoadOptions &o) { o.connections = 0; });
    row("window", "in flight", [](LoadOptions &o) { o.window = -1; });
    row("too many in flight", "smaller window", [](LoadOptions &o) { o.connections = o.window = 100'000; });
    row("active", "active", [](LoadOptions &o) { o.active = 5; });
    row("no end", "never end", [](LoadOptions &o) { o.duration = milliseconds(0); });
    row("fan-out", "at least 64", [](LoadOptions &o) { o.mode = LoadMode::FanOut; });
    row("slow rate", "0.001 to", [](LoadOptions &o) { o.rate = 1e-9; });
    row("no rate", "0.001 to", [](LoadOptions &o) { o.rate = std::nan(""); });
    row("not UTF-8", "UTF-8", [](LoadOptions &o) { o.message = "\xFF"; });
}

void LoadFaultsTest::wrongOptionsAreAProblem()
{
    QFETCH(LoadOptions, options);
    QFETCH(QString, sentence);
    const LoadReport report = runLoad(options);
    QCOMPARE(report.phase, LoadPhase::Done);
    QVERIFY2(report.problem.contains(sentence), qPrintable(report.problem));
}

void LoadFaultsTest::kindsAreBounded()
{
    LoadErrors errors;
    for (int code = 3000; code < 4999; ++code)
        errors.add({LoadFault::Closed, code});
    QVERIFY(errors.entries().size() <= LoadErrors::mostKinds + 1);
    QCOMPARE(errors.total(), qint64{1999});
}

void LoadFaultsTest::asksBeforeItLoadsStrangers_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<int>("connections");
    QTest::addColumn<double>("rate");
    QTest::addColumn<int>("mode");
    QTest::addColumn<bool>("asks");
    const auto row = [](const char *name, const char *address, int connections, double rate, LoadMode mode, bool asks) {
        QTest::newRow(name) << QString::fromLatin1(address) << connections << rate << static_cast<int>(mode) << asks;
    };
    row("this machine", "127.0.0.1", 5000, 0, LoadMode::Echo, false);
    row("its whole network", "127.9.9.9", 5000, 0, LoadMode::Echo, false);
    row("IPv6", "::1", 5000, 0, LoadMode::Echo, false);
    row("mapped", "::ffff:127.0.0.1", 5000, 0, LoadMode::Echo, false);
    row("a neighbour, gently", "192.168.1.9", 100, 1000, LoadMode::Echo, false);
    row("too many", "192.168.1.9", 101, 10, LoadMode::Echo, true);
    row("too many idle ones", "192.168.1.9", 101, 0, LoadMode::Hold, true);
    row("idle ones", "192.168.1.9", 100, 0, LoadMode::Hold, false);
    row("too fast", "192.168.1.9", 1, 1001, LoadMode::Echo, true);
    row("as fast as it goes", "192.168.1.9", 1, 0, LoadMode::Echo, true);
    row("handshakes", "192.168.1.9", 1, 0, LoadMode::Connect, true);
    row("fan-out has one more", "192.168.1.9", 100, 10, LoadMode::FanOut, true);
    row("not mapped to us", "::ffff:10.0.0.1", 101, 10, LoadMode::Echo, true);
}

void LoadFaultsTest::asksBeforeItLoadsStrangers()
{
    QFETCH(QString, address);
    QFETCH(int, connections);
    QFETCH(double, rate);
    QFETCH(int, mode);
    QFETCH(bool, asks);
    LoadOptions options;
    options.connections = connections;
    options.rate = rate;
    options.mode = static_cast<LoadMode>(mode);
    QCOMPARE(needsConsent(options, {QHostAddress(address)}), asks);
    if (!asks && !areLoopback({QHostAddress(address)}))
        return;
    // One address elsewhere is enough.
    QCOMPARE(needsConsent(options, {QHostAddress(address), QHostAddress(QStringLiteral("10.0.0.1"))}),
             isHeavyLoad(options));
}

WINDSOCK_TEST(LoadFaultsTest)
#include "LoadFaultsTest.moc"
