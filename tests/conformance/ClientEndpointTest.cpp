#include "Verdicts.h"

#include "tests/support/RawPeer.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"
#include "workbench/conformance/ClientTester.h"
#include "workbench/handlers/EchoHandler.h"
#include "wslib/net/Client.h"

#include <QSignalSpy>
#include <QtTest>

using namespace workbench::conformance;

/// The endpoint that drivers of the Autobahn TestSuite know, as bytes on the wire.
class ClientEndpointTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_tester.reset(); }
    void tellsDrivers_data();
    void tellsDrivers();
    void runsTheCaseThatIsNamed_data();
    void runsTheCaseThatIsNamed();
    void keepsAgentsApart();
    void tellsHowACaseWent();
    void statusWaitsForTheCase();
    void writesReportsBeforeTheDriverGoesOn();
    void refuses_data();
    void refuses();
    void pages_data();
    void pages();
    void showsReports();
    void cutsAgentNames();
    void boundsAgents();
    void boundsConnections();
    void sendsTheSilentAway();
    void boundsReportsOnTheirWay();
    void endsServicesByItself();
    void boundsHeads();
    void endsCasesByItself_data();
    void endsCasesByItself();
    void stopDropsWhatRuns();

private:
    struct Answer
    {
        QByteArray head;
        QByteArray body;
    };

    void echo(const QString &target);
    std::optional<QByteArray> told(const QByteArray &target) const;
    Answer get(const QByteArray &target, const QByteArray &method = "GET") const;
    Answer ask(const QByteArray &request) const;

    std::unique_ptr<ClientTester> m_tester;
    wslib::Client m_client;
    QStringList m_finished; ///< "agent id VERDICT"
};

namespace {

// 1.1.1: a text message; …; the third fails peers that aren't strict.
QList<Case> fewCases()
{
    return {findCase(Side::Client, "1.1.1"), findCase(Side::Client, "2.1.1"), findCase(Side::Client, "1.1.2")};
}

Timing hurriedTiming()
{
    using namespace std::chrono_literals;
    return {400ms, 150ms, 200ms, 5s};
}

} // namespace

void ClientEndpointTest::init()
{
    m_tester = std::make_unique<ClientTester>(fewCases(), hurriedTiming());
    m_finished.clear();
    connect(m_tester.get(), &ClientTester::caseFinished, this, [this](const CaseReport &report, const QString &agent) {
        m_finished.append(agent + u' ' + QString::fromLatin1(report.question.id) + u' '
                          + QString::fromLatin1(verdictName(report.verdict)));
    });
    QVERIFY2(m_tester->listen(), qPrintable(m_tester->errorString()));
}

// A client of ours that sends everything back.
void ClientEndpointTest::echo(const QString &target)
{
    wslib::ClientRequest request;
    request.url = QStringLiteral("ws://127.0.0.1:%1%2").arg(m_tester->port()).arg(target);
    m_client.open(request, std::make_unique<workbench::EchoHandler>(workbench::HandlerPolicy()));
}

// The text message of a service connection, which must then end in order.
std::optional<QByteArray> ClientEndpointTest::told(const QByteArray &target) const
{
    RawPeer peer(m_tester->port());
    if (!peer.upgrade(target))
        return std::nullopt;
    std::optional<RawPeer::Frame> frame = peer.waitForFrame();
    QByteArray text;
    if (frame && frame->firstByte == 0x81) {
        text = frame->payload;
        frame = peer.waitForFrame();
    }
    if (!frame || frame->firstByte != 0x88 || frame->masked || frame->closeCode() != 1000)
        return std::nullopt;
    peer.send(WireFrame::close(1000).masked().bytes());
    const bool ended = QTest::qWaitFor([&peer] { return peer.hasEnded(); });
    return ended && peer.received().isEmpty() ? std::optional(text) : std::nullopt;
}

ClientEndpointTest::Answer ClientEndpointTest::ask(const QByteArray &request) const
{
    RawPeer peer(m_tester->port());
    peer.send(request);
    (void)QTest::qWaitFor([&peer] { return peer.isGone(); });
    const QByteArray head = peer.takeHead().value_or(QByteArray());
    return {head, peer.received()};
}

ClientEndpointTest::Answer ClientEndpointTest::get(const QByteArray &target, const QByteArray &method) const
{
    return ask(method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: curl/8\r\n\r\n");
}

void ClientEndpointTest::tellsDrivers_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("text");
    const QByteArray title = findCase(Side::Client, "2.1.1").title;
    QTest::newRow("getCaseCount") << QByteArray("/getCaseCount") << QByteArray("3");
    QTest::newRow("count") << QByteArray("/count") << QByteArray("3");
    QTest::newRow("getCaseInfo") << QByteArray("/getCaseInfo?case=2")
                                 << QByteArray(R"({"description":")" + title + R"(","id":"2.1.1"})");
    QTest::newRow("getCaseInfo by id") << QByteArray("/getCaseInfo?id=2.1.1")
                                       << QByteArray(R"({"description":")" + title + R"(","id":"2.1.1"})");
    QTest::newRow("updateReports") << QByteArray("/updateReports?agent=x") << QByteArray();
}

void ClientEndpointTest::tellsDrivers()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, text);
    const QSignalSpy idle(m_tester.get(), &ClientTester::idle);
    QCOMPARE(told(target), std::optional(text));
    QTRY_COMPARE(idle.size(), 1);
    QVERIFY(m_tester->isIdle());
}

void ClientEndpointTest::runsTheCaseThatIsNamed_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("result");
    const auto row = [](const char *target, const char *result) {
        QTest::newRow(target) << QString::fromLatin1(target) << QString::fromLatin1(result);
    };
    row("/runCase?case=2&agent=Driver", "Driver 2.1.1 OK");
    row("/runCase?agent=My%20Driver%2F1.0+beta&case=3", "My Driver/1.0 beta 1.1.2 OK");
    row("/case?id=2.1.1&agent=x", "x 2.1.1 OK");
    row("/runCase?casetuple=2.1.1&agent=x", "x 2.1.1 OK");
    row("/case?agent=x", "x 1.1.1 OK");
    row("/?id=2.1.1&agent=x", "x 2.1.1 OK");
    row("/?case=3&agent=x", "x 1.1.2 OK");
    row("/?agent=x", "x 1.1.1 OK");
    row("/?agent=", "unnamed 1.1.1 OK");
}

void ClientEndpointTest::runsTheCaseThatIsNamed()
{
    QFETCH(QString, target);
    QFETCH(QString, result);
    echo(target);
    QTRY_COMPARE(m_finished.size(), 1);
    if (target.endsWith(u'=')) // by its User-Agent
        QVERIFY2(m_finished.first().endsWith(u" 1.1.1 OK"), qPrintable(m_finished.first()));
    else
        QCOMPARE(m_finished, QStringList{result});
}

void ClientEndpointTest::keepsAgentsApart()
{
    const QSignalSpy through(m_tester.get(), &ClientTester::finished);
    for (const char *agent : {"a", "b", "a", "a"}) {
        const qsizetype before = m_finished.size();
        echo(QStringLiteral("/?agent=") + QLatin1String(agent));
        QTRY_COMPARE(m_finished.size(), before + 1);
    }
    QCOMPARE(m_finished, (QStringList{QStringLiteral("a 1.1.1 OK"), QStringLiteral("b 1.1.1 OK"),
                                      QStringLiteral("a 2.1.1 OK"), QStringLiteral("a 1.1.2 OK")}));
    QCOMPARE(through.size(), 1);
    QCOMPARE(through.first().first().toString(), QStringLiteral("a"));
    QVERIFY(ask(RawPeer::upgradeRequest("/?agent=a")).head.startsWith("HTTP/1.1 404 "));
    echo(QStringLiteral("/runCase?case=1&agent=a")); // once more is allowed to who names it
    QTRY_COMPARE(m_finished.size(), 5);
    QCOMPARE(through.size(), 1);
}

void ClientEndpointTest::tellsHowACaseWent()
{
    echo(QStringLiteral("/runCase?case=1&agent=a"));
    QTRY_COMPARE(m_finished.size(), 1);
    QCOMPARE(told("/getCaseStatus?case=1&agent=a"), std::optional<QByteArray>(R"({"behavior":"OK"})"));
    QVERIFY(ask(RawPeer::upgradeRequest("/getCaseStatus?case=1&agent=b")).head.startsWith("HTTP/1.1 404 "));
    QVERIFY(ask(RawPeer::upgradeRequest("/getCaseStatus?case=2&agent=a")).head.startsWith("HTTP/1.1 404 "));
}

// A driver may ask as soon as it has seen the end, which is before we have.
void ClientEndpointTest::statusWaitsForTheCase()
{
    RawPeer silent(m_tester->port());
    QVERIFY(silent.upgrade("/runCase?case=1&agent=a"));
    QCOMPARE(told("/getCaseStatus?case=1&agent=a"), std::optional<QByteArray>(R"({"behavior":"FAILED"})"));
    QCOMPARE(m_finished, QStringList{QStringLiteral("a 1.1.1 FAILED")});
}

void ClientEndpointTest::writesReportsBeforeTheDriverGoesOn()
{
    QStringList wanted;
    connect(m_tester.get(), &ClientTester::reportsWanted, this, [&](const QString &agent) { wanted.append(agent); });
    RawPeer peer(m_tester->port());
    peer.send(RawPeer::upgradeRequest("/updateReports?agent=Driver"));
    QVERIFY(peer.waitFor("\r\n\r\n"));
    QCOMPARE(wanted, QStringList{QStringLiteral("Driver")});
    QVERIFY(get("/updateReports?agent=curl").head.startsWith("HTTP/1.1 200 "));
    QCOMPARE(wanted.last(), QStringLiteral("curl"));
}

void ClientEndpointTest::refuses_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const QByteArray &target, const char *status, const char *words) {
        QTest::newRow(target.constData()) << RawPeer::upgradeRequest(target) << QByteArray(status) << QByteArray(words);
    };
    row("/runCase?case=0", "400", "from 1 to 3");
    row("/runCase?case=4", "400", "not \"4\"");
    row("/runCase?case=99999999999999999999", "400", "from 1 to 3");
    row("/runCase?case=one", "400", "from 1 to 3");
    row("/runCase", "400", "from 1 to 3");
    row("/getCaseInfo?case=4", "400", "from 1 to 3");
    row("/getCaseStatus?case=4", "400", "from 1 to 3");
    row("/runCase?casetuple=1.9.9", "404", "no case \"1.9.9\"");
    row("/getCaseStatus?id=99.9.9", "404", "no case \"99.9.9\"");
    row("/case?id=99.9.9", "404", "no case \"99.9.9\"");
    row("/runcase?case=1", "404", "nothing at \"/runcase\"");
    row("/wp-login.php", "404", "/ explains");
    QTest::newRow("no handshake") << RawPeer::upgradeRequest("/getCaseCount").replace("Version: 13", "Version: 7")
                                  << QByteArray("400") << QByteArray("Sec-WebSocket-Version: 13");
    QTest::newRow("a case over HTTP") << QByteArray("GET /runCase?case=1 HTTP/1.1\r\nHost: a\r\n\r\n")
                                      << QByteArray("426") << QByteArray("ws://");
    QTest::newRow("POST") << QByteArray("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n") << QByteArray("405")
                          << QByteArray("GET");
    QTest::newRow("no reports") << QByteArray("GET /report HTTP/1.1\r\nHost: a\r\n\r\n") << QByteArray("404")
                                << QByteArray("No reports");
}

void ClientEndpointTest::refuses()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, words);
    const Answer answer = ask(request);
    QVERIFY2(answer.head.startsWith("HTTP/1.1 " + status + ' '), answer.head);
    QVERIFY2(answer.body.contains(words), answer.body);
    QVERIFY2(answer.head.contains("Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n"), answer.head);
    QCOMPARE(m_finished, QStringList());
}

void ClientEndpointTest::pages_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("root") << QByteArray("/") << QByteArray("/runCase?case=N");
    QTest::newRow("root tells the count") << QByteArray("/") << QByteArray("from 1 to 3");
    QTest::newRow("count") << QByteArray("/count") << QByteArray("3");
    QTest::newRow("info") << QByteArray("/getCaseInfo?case=1") << QByteArray(R"("id":"1.1.1")");
}

void ClientEndpointTest::pages()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, words);
    const Answer answer = get(target);
    QVERIFY2(answer.head.startsWith("HTTP/1.1 200 OK\r\n"), answer.head);
    QVERIFY2(answer.body.contains(words), answer.body);
    const Answer head = get(target, "HEAD");
    QCOMPARE(head.head, answer.head);
    QCOMPARE(head.body, QByteArray());
}

void ClientEndpointTest::showsReports()
{
    m_tester->setPages({[](const QString &agent) { return "<p>" + agent.toUtf8() + "</p>"; },
                        [](const QString &agent) { return '[' + agent.toUtf8() + ']'; }});
    QCOMPARE(get("/report").body, QByteArray("<p></p>")); // of all, not of curl
    QVERIFY(get("/report").head.contains("text/html"));
    QVERIFY(get("/report?agent=a").head.startsWith("HTTP/1.1 404 "));
    echo(QStringLiteral("/?agent=a"));
    QTRY_COMPARE(m_finished.size(), 1);
    QCOMPARE(get("/report?agent=a").body, QByteArray("<p>a</p>"));
    QCOMPARE(get("/report.json?agent=a").body, QByteArray("[a]"));
    QVERIFY(get("/report.json").head.contains("application/json"));
}

void ClientEndpointTest::cutsAgentNames()
{
    echo(QStringLiteral("/?agent=") + QString(150, u'n') + QStringLiteral("%0A%1B[2J"));
    echo(QStringLiteral("/?agent=%0Athe%1B%20%0D%0Aagent"));
    QTRY_COMPARE(m_finished.size(), 2);
    m_finished.sort();
    QCOMPARE(m_finished.first(), QString(100, u'n') + QStringLiteral(" 1.1.1 OK"));
    QCOMPARE(m_finished.last(), QStringLiteral("the agent 1.1.1 OK"));
}

void ClientEndpointTest::boundsAgents()
{
    std::vector<std::unique_ptr<RawPeer>> peers;
    for (int i = 0; i < ClientTester::mostAgents; ++i) {
        peers.push_back(std::make_unique<RawPeer>(m_tester->port()));
        QVERIFY(peers.back()->upgrade("/?agent=" + QByteArray::number(i)));
    }
    const Answer answer = ask(RawPeer::upgradeRequest("/?agent=more"));
    QVERIFY2(answer.head.startsWith("HTTP/1.1 503 "), answer.head);
    RawPeer known(m_tester->port());
    QVERIFY(known.upgrade("/?agent=0"));
}

void ClientEndpointTest::boundsConnections()
{
    Timing timing = hurriedTiming();
    timing.silence = std::chrono::seconds(60); // however slowly they come
    m_tester = std::make_unique<ClientTester>(fewCases(), timing);
    QVERIFY(m_tester->listen());
    std::vector<std::unique_ptr<RawPeer>> peers;
    for (int i = 0; i < ClientTester::mostConnections;
         ++i) { // one by one: the queue of who isn't accepted yet is short
        peers.push_back(std::make_unique<RawPeer>(m_tester->port()));
        QTRY_VERIFY(peers.back()->isConnected());
    }
    RawPeer late(m_tester->port());
    QVERIFY(late.waitFor("HTTP/1.1 503 "));
    late.close();
    const QSignalSpy idle(m_tester.get(), &ClientTester::idle);
    peers.clear();
    QTRY_COMPARE(idle.size(), 1);
    QVERIFY(get("/").head.startsWith("HTTP/1.1 200 "));
}

void ClientEndpointTest::sendsTheSilentAway()
{
    const QSignalSpy idle(m_tester.get(), &ClientTester::idle);
    RawPeer silent(m_tester->port());
    RawPeer hesitant(m_tester->port());
    hesitant.send("GET / HTTP/1.1\r\n");
    QTRY_COMPARE(idle.size(), 1);
    QTRY_VERIFY(silent.isGone() && hesitant.isGone());
}

// Each is a whole copy, for as long as its reader likes.
void ClientEndpointTest::boundsReportsOnTheirWay()
{
    m_tester->setPages({[](const QString &) { return QByteArray(qsizetype{16} * 1024 * 1024, 'x'); }, {}});
    const QByteArray request = "GET /report HTTP/1.1\r\nHost: a\r\n\r\n";
    std::vector<std::unique_ptr<RawPeer>> readers;
    for (int i = 0; i < ClientTester::mostReportsShown; ++i) {
        readers.push_back(std::make_unique<RawPeer>(m_tester->port()));
        readers.back()->send(request);
        QVERIFY(readers.back()->waitFor("HTTP/1.1 200 "));
        readers.back()->stopReading();
    }
    const Answer refused = ask(request);
    QVERIFY2(refused.head.startsWith("HTTP/1.1 503 "), refused.head);
    QVERIFY(get("/count").head.startsWith("HTTP/1.1 200 "));
    readers.pop_back();
    QTRY_VERIFY(ask(request).head.startsWith("HTTP/1.1 200 "));
}

// Whoever breaks the rules and goes on talking, byte after byte, gets no time for each of them.
void ClientEndpointTest::endsServicesByItself()
{
    const QSignalSpy idle(m_tester.get(), &ClientTester::idle);
    RawPeer peer(m_tester->port());
    peer.stopReading(); // what comes stays, and hides our end from its socket, which would end, too
    peer.send(RawPeer::upgradeRequest("/getCaseCount") + WireFrame::close(1000).bytes()); // not masked
    QTimer talk;
    connect(&talk, &QTimer::timeout, this, [&peer] { peer.send("x"); });
    talk.start(20);
    QTRY_COMPARE(idle.size(), 1);
}

void ClientEndpointTest::boundsHeads()
{
    RawPeer peer(m_tester->port());
    peer.send("GET / HTTP/1.1\r\nX: " + QByteArray(70'000, 'x'));
    QVERIFY(peer.waitFor("HTTP/1.1 431 "));
}

void ClientEndpointTest::endsCasesByItself_data()
{
    QTest::addColumn<QByteArray>("how");
    QTest::newRow("silent") << QByteArray("silent");
    QTest::newRow("gone") << QByteArray("gone");
    QTest::newRow("reset") << QByteArray("reset");
    QTest::newRow("gone before its head") << QByteArray("head");
}

void ClientEndpointTest::endsCasesByItself()
{
    QFETCH(QByteArray, how);
    const QSignalSpy idle(m_tester.get(), &ClientTester::idle); // who hasn't come yet hasn't gone
    auto peer = std::make_unique<RawPeer>(m_tester->port());
    if (how == "head")
        peer->send("GET /runCase?case=1&agent=a HTTP/1.1\r\n");
    else
        QVERIFY(peer->upgrade("/runCase?case=1&agent=a"));
    if (how == "gone" || how == "head")
        peer->close();
    else if (how == "reset")
        peer->reset();
    QTRY_COMPARE(idle.size(), 1);
    QCOMPARE(m_finished, how == "head" ? QStringList() : QStringList{QStringLiteral("a 1.1.1 FAILED")});
}

void ClientEndpointTest::stopDropsWhatRuns()
{
    RawPeer peer(m_tester->port());
    QVERIFY(peer.upgrade("/runCase?case=1&agent=a"));
    m_tester->stop();
    QTRY_VERIFY(peer.isGone());
    QTRY_VERIFY(m_tester->isIdle());
    QCOMPARE(m_finished, QStringList());
}

WINDSOCK_TEST(ClientEndpointTest)
#include "ClientEndpointTest.moc"
