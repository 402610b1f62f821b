#include "tests/faults/RelayStage.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include "workbench/log/FrameTrail.h"

#include <QtTest>

using namespace workbench;

/// A relay between peers that speak bytes.
class RelayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_stage = std::make_unique<RelayStage>(); }
    void cleanup() { m_stage.reset(); }
    void passesMessagesBothWays();
    void asksForWhatTheClientAskedFor();
    void keepsToAPathOfItsOwn();
    void answersWhatTheUpstreamAnswered();
    void tellsTheUpstreamsRefusal();
    void saysThatThereIsNoUpstream();
    void passesCloseCodes_data();
    void passesCloseCodes();
    void tellsTheClientThatTheUpstreamIsLost();
    void tellsTheUpstreamThatTheClientIsLost();
    void tellsTheClientWhatTheUpstreamBroke();
    void passesPings();
    void answersPingsIfAsked();
    void keepsWhatTheUpstreamSaysAtOnce();
    void recordsBothSides();
    void recordsEachPongOnce();
    void commandsReachTheUpstream();
    void saysWhatIsWrongWithTheUpstream();
    void servesSeveralThreads();
    void stopsWithOpenLinks();

private:
    std::unique_ptr<RelayStage> m_stage;
};

void RelayTest::passesMessagesBothWays()
{
    QVERIFY(m_stage->start() != 0);
    const auto client = m_stage->openClient();
    QVERIFY(client != nullptr);
    client->send(WireFrame::text("hello").masked().bytes() + WireFrame::binary("\x01\x02").masked().bytes());
    auto frame = m_stage->upstreamFrame();
    QVERIFY(frame && frame->masked);
    QCOMPARE(frame->opcode(), 1);
    QCOMPARE(frame->payload, QByteArray("hello"));
    frame = m_stage->upstreamFrame();
    QCOMPARE(frame->opcode(), 2);
    QCOMPARE(frame->payload, QByteArray("\x01\x02"));
    m_stage->upstreamPeer().send(WireFrame::text("gr\xC3\xBC\xC3\x9F").bytes());
    frame = client->waitForFrame();
    QVERIFY(frame && !frame->masked);
    QCOMPARE(frame->payload, QByteArray("gr\xC3\xBC\xC3\x9F"));
}

void RelayTest::asksForWhatTheClientAskedFor()
{
    QVERIFY(m_stage->start() != 0);
    const auto client =
        m_stage->openClient("/a/b%20c?x=1&y", "Origin: https://example.org\r\nCookie: a=b\r\nX-Own: 7\r\n"
                                              "Sec-WebSocket-Protocol: v2, v1\r\nProxy-Authorization: no\r\n");
    QVERIFY(client != nullptr);
    QTRY_COMPARE(m_stage->upstream.heads().size(), 1);
    const QByteArray head = m_stage->upstream.heads().first();
    QVERIFY(head.startsWith("GET /a/b%20c?x=1&y HTTP/1.1\r\n"));
    for (const char *line : {"\r\nOrigin: https://example.org\r\n", "\r\nCookie: a=b\r\n", "\r\nX-Own: 7\r\n",
                             "\r\nSec-WebSocket-Protocol: v2, v1\r\n"})
        QVERIFY2(head.contains(line), head);
    QVERIFY2(!head.contains("Proxy-Authorization"), head);
    QVERIFY2(head.contains("\r\nHost: " + QUrl(m_stage->upstream.url()).authority().toLatin1() + "\r\n"), head);
    QCOMPARE(head.count("Sec-WebSocket-Key"), 1);
    QVERIFY2(!head.contains("Extensions"), head); // it offered none
    QVERIFY(m_stage->waitForLog(QStringLiteral("with its path, Origin, Sec-WebSocket-Protocol, Cookie, X-Own")));
}

void RelayTest::keepsToAPathOfItsOwn()
{
    ServerSettings settings;
    settings.relay.upstream = m_stage->upstream.url("/own?z");
    QVERIFY(m_stage->start(settings) != 0);
    QVERIFY(m_stage->openClient("/a?x") != nullptr);
    QVERIFY(m_stage->upstream.heads().first().startsWith("GET /own?z HTTP/1.1\r\n"));
}

void RelayTest::answersWhatTheUpstreamAnswered()
{
    m_stage->answerFields = "Sec-WebSocket-Protocol: v1\r\nSet-Cookie: s=1\r\n";
    QVERIFY(m_stage->start() != 0);
    RawPeer client(m_stage->port);
    client.send(RawPeer::upgradeRequest("/", "Sec-WebSocket-Protocol: v2, v1\r\n"));
    std::optional<QByteArray> head;
    QVERIFY(QTest::qWaitFor([&] { return (head = client.takeHead()).has_value(); }));
    QVERIFY2(head->startsWith("HTTP/1.1 101 "), *head);
    QVERIFY2(head->contains("\r\nSec-WebSocket-Protocol: v1\r\n"), *head);
    QVERIFY2(head->contains("\r\nSet-Cookie: s=1\r\n"), *head);
    QCOMPARE(head->count("Sec-WebSocket-Accept: "), 1);
}

void RelayTest::tellsTheUpstreamsRefusal()
{
    m_stage->upstream.answerWith([](const QByteArray & /*head*/) {
        return QByteArray("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"here\"\r\n"
                          "Content-Length: 9\r\n\r\nwho, you?");
    });
    QVERIFY(m_stage->start() != 0);
    RawPeer client(m_stage->port);
    client.send(RawPeer::upgradeRequest());
    QVERIFY(client.waitFor("who, you?"));
    QVERIFY2(client.received().startsWith("HTTP/1.1 401 "), client.received());
    QVERIFY2(client.received().contains("\r\nWWW-Authenticate: Basic realm=\"here\"\r\n"), client.received());
    QVERIFY2(client.received().contains("\r\nContent-Length: 9\r\n"), client.received());
}

void RelayTest::saysThatThereIsNoUpstream()
{
    ServerSettings settings;
    {
        const RawServer gone;
        settings.relay.upstream = gone.url();
    }
    QVERIFY(m_stage->start(settings) != 0);
    RawPeer client(m_stage->port);
    client.send(RawPeer::upgradeRequest());
    QTRY_VERIFY(client.isGone());
    QVERIFY2(client.received().startsWith("HTTP/1.1 502 Bad Gateway\r\n"), client.received());
    QVERIFY2(client.received().contains("The relay's upstream gave no connection. 127.0.0.1 refuses"),
             client.received());
}

void RelayTest::passesCloseCodes_data()
{
    QTest::addColumn<bool>("byClient");
    QTest::addColumn<QByteArray>("payload");
    for (const bool byClient : {true, false}) {
        const char *who = byClient ? "client" : "upstream";
        QTest::addRow("1000, %s", who) << byClient << QByteArray("\x03\xE8", 2);
        QTest::addRow("4123, %s", who) << byClient << QByteArray("\x10\x1Bwhy not");
        QTest::addRow("no code, %s", who) << byClient << QByteArray();
    }
}

void RelayTest::passesCloseCodes()
{
    QFETCH(bool, byClient);
    QFETCH(QByteArray, payload);
    QVERIFY(m_stage->start() != 0);
    const auto client = m_stage->openClient();
    QVERIFY(client != nullptr);
    RawPeer &upstream = m_stage->upstreamPeer();
    const WireFrame close = WireFrame::close(payload);
    RawPeer &closing = byClient ? *client : upstream;
    RawPeer &told = byClient ? upstream : *client;
    closing.send(byClient ? WireFrame::text("first").masked().bytes() + close.masked().bytes()
                          : WireFrame::text("first").bytes() + close.bytes());
    if (!byClient)
        QCOMPARE(closing.waitForFrame()->opcode(), 8); // the answer; a server ends TCP then
    if (!byClient)
        closing.close();
    QCOMPARE(told.waitForFrame()->payload, QByteArray("first"));
    const auto frame = told.waitForFrame();
    QVERIFY(frame.has_value());
    QCOMPARE(frame->opcode(), 8);
    QCOMPARE(frame->payload, payload);
}

void RelayTest::tellsTheClientThatTheUpstreamIsLost()
{
    QVERIFY(m_stage->start() != 0);
    const auto client = m_stage->openClient();
    QVERIFY(client != nullptr);
    m_stage->upstreamPeer().reset();
    const auto frame = client->waitForFrame();
    QVERIFY(frame.has_value());
    QCOMPARE(frame->closeCode(), 1014);
    QVERIFY2(frame->payload.contains("ended without a closing handshake"), frame->payload);
}

void RelayTest::tellsTheUpstreamThatTheClientIsLost()
{
    QVERIFY(m_stage->start() != 0);
    const auto client = m_stage->openClient();
    QVERIFY(client != nullptr);
    client->reset();
    const auto frame = m_stage->upstreamFrame();
    QVERIFY(frame.has_value());
    QCOMPARE(frame->closeCode(), 1001);
}

void RelayTest::tellsTheClientWhatTheUpstreamBroke()
{
    QVERIFY(m_stage->start() != 0);
    const auto client = m_stage->openClient();
    QVERIFY(client != nullptr);
    m_stage->upstreamPeer().send(WireFrame::text("x").reserved(2).bytes());
    QCOMPARE(m_stage->upstreamFrame()->closeCode(), 1002);
    m_stage->upstreamPeer().close();
    const auto frame = client->waitForFrame();
    QVERIFY(frame.has_value());
    QCOMPARE(frame->closeCode(), 1014);
}

// As pings and pongs, unasked ones too; and nothing is answered before the other side has.
void RelayTest::passesPings()
{
    QVERIFY(m_stage->start() != 0);
    const auto client = m_stage->openClient();
    QVERIFY(client != nullptr);
    RawPeer &upstream = m_stage->upstreamPeer();
    client->send(WireFrame::ping("are you there?").masked().bytes());
    auto frame = upstream.waitForFrame();
    QCOMPARE(frame->opcode(), 9);
    QCOMPARE(frame->payload, QByteArray("are you there?"));
    QCOMPARE(client->received(), QByteArray());
    upstream.send(WireFrame::pong("are you there?").bytes() + WireFrame::pong("unasked").bytes()
                  + WireFrame::ping("and you?").bytes());
    for (const auto &[opcode, payload] : {std::pair(10, "are you there?"), {10, "unasked"}, {9, "and you?"}}) {
        frame = client->waitForFrame();
        QVERIFY(frame.has_value());
        QCOMPARE(frame->opcode(), opcode);
        QCOMPARE(frame->payload, QByteArray(payload));
    }
    client->send(WireFrame::pong("and you?").masked().bytes());
    frame = upstream.waitForFrame();
    QCOMPARE(frame->opcode(), 10);
    QCOMPARE(frame->payload, QByteArray("and you?"));
}

void RelayTest::answersPingsIfAsked()
{
    ServerSettings settings;
    settings.relay.passesPings = false;
    QVERIFY(m_stage->start(settings) != 0);
    const auto client = m_stage->openClient();
    QVERIFY(client != nullptr);
    client->send(WireFrame::ping("p").masked().bytes() + WireFrame::text("behind").masked().bytes());
    QCOMPARE(client->waitForFrame()->opcode(), 10);
    QCOMPARE(m_stage->upstreamFrame()->payload, QByteArray("behind")); // and nothing before
}

// What rides with its 101 isn't lost although the client's handshake is still to be answered.
void RelayTest::keepsWhatTheUpstreamSaysAtOnce()
{
    m_stage->upstream.answerWith([](const QByteArray &head) {
        return RawPeer::upgradeAnswer(head) + WireFrame::text("welcome").bytes()
               + WireFrame::close(1001, "bye").bytes();
    });
    QVERIFY(m_stage->start() != 0);
    const auto client = m_stage->openClient();
    QVERIFY(client != nullptr);
    QCOMPARE(client->waitForFrame()->payload, QByteArray("welcome"));
    m_stage->upstreamPeer().close();
    QCOMPARE(client->waitForFrame()->closeCode(), 1001);
}

void RelayTest::recordsBothSides()
{
    QVERIFY(m_stage->start() != 0);
    const auto client = m_stage->openClient();
    QVERIFY(client != nullptr);
    client->send(WireFrame::text("up").masked().bytes());
    QVERIFY(m_stage->upstreamFrame().has_value());
    m_stage->upstreamPeer().send(WireFrame::text("down").bytes());
    QVERIFY(client->waitForFrame().has_value());
    QVERIFY(m_stage->waitForLog(QStringLiteral("1 sent text down")));
    const QStringList log = m_stage->log();
    const auto place = [&log](const char *text) { return log.indexOf(QString::fromLatin1(text)); };
    QVERIFY2(place("1 received text up") >= 0, qPrintable(log.join(u'\n')));
    QVERIFY(place("1 received text up") < place("2 sent text up"));
    QVERIFY(place("2 sent text up") < place("2 received text down"));
    QVERIFY(place("2 received text down") < place("1 sent text down"));
    QVERIFY(!log.filter(QStringLiteral("2 none note Upstream of peer 1, with its path: ws://")).isEmpty());
}

// When it passes, with its frame.
void RelayTest::recordsEachPongOnce()
{
    QVERIFY(m_stage->start() != 0);
    const auto client = m_stage->openClient();
    QVERIFY(client != nullptr);
    for (const char *payload : {"one", "two"}) {
        client->send(WireFrame::ping(payload).masked().bytes());
        QVERIFY(m_stage->upstreamFrame().has_value());
        m_stage->upstreamPeer().send(WireFrame::pong(payload).bytes());
        QVERIFY(client->waitForFrame().has_value());
    }
    client->send(WireFrame::text("last").masked().bytes());
    QVERIFY(m_stage->waitForLog(QStringLiteral("2 sent text last")));
    const QStringList log = m_stage->log();
    QCOMPARE(log.filter(QStringLiteral("1 sent pong ")),
             (QStringList{QStringLiteral("1 sent pong one"), QStringLiteral("1 sent pong two")}));
    QVERIFY(log.indexOf(QStringLiteral("1 sent pong one")) < log.indexOf(QStringLiteral("1 received ping two")));
    for (const LogEntry &entry : m_stage->store->entries(m_stage->store->range())) {
        if (entry.kind == LogEntry::Kind::Ping || entry.kind == LogEntry::Kind::Pong)
            QCOMPARE(FrameTrail::count(entry.frames), 1);
    }
}

void RelayTest::commandsReachTheUpstream()
{
    QVERIFY(m_stage->start() != 0);
    const auto client = m_stage->openClient();
    QVERIFY(client != nullptr);
    m_stage->session->sendText({2}, "from the panel");
    QCOMPARE(m_stage->upstreamFrame()->payload, QByteArray("from the panel"));
    m_stage->session->close({2}, wslib::CloseCode::GoingAway, QStringLiteral("enough"));
    QCOMPARE(m_stage->upstreamFrame()->closeCode(), 1001);
}

void RelayTest::saysWhatIsWrongWithTheUpstream()
{
    ServerSettings settings;
    settings.relay.upstream = QStringLiteral("ftp://example.org");
    QVERIFY(m_stage->start(settings) == 0);
    QVERIFY2(m_stage->startFailure.startsWith(QStringLiteral("The upstream can't be asked: ")),
             qPrintable(m_stage->startFailure));
}

void RelayTest::servesSeveralThreads()
{
    ServerSettings settings;
    settings.threads = 3;
    QVERIFY(m_stage->start(settings) != 0);
    std::vector<std::unique_ptr<RawPeer>> clients;
    for (int i = 0; i < 6; ++i) {
        clients.push_back(m_stage->openClient());
        QVERIFY(clients.back() != nullptr);
    }
    for (size_t i = 0; i < clients.size(); ++i) {
        clients[i]->send(WireFrame::text(QByteArray::number(i)).masked().bytes());
        QCOMPARE(m_stage->upstream.peer(i).waitForFrame()->payload, QByteArray::number(i));
    }
    m_stage->session->inject({}, RelayDirection::ToClient, {wslib::Opcode::Text, "all"});
    for (const auto &client : clients)
        QCOMPARE(client->waitForFrame()->payload, QByteArray("all"));
}

void RelayTest::stopsWithOpenLinks()
{
    QVERIFY(m_stage->start() != 0);
    const auto client = m_stage->openClient();
    QVERIFY(client != nullptr);
    m_stage->session->stop();
    QCOMPARE(client->waitForFrame()->closeCode(), 1001);
    client->send(WireFrame::close(1001).masked().bytes());
    client->close();
    QCOMPARE(m_stage->upstreamFrame()->closeCode(), 1001);
    QVERIFY(m_stage->waitForLog(QStringLiteral("Stopped")));
}

WINDSOCK_TEST(RelayTest)
#include "RelayTest.moc"
