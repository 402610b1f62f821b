#include "tests/faults/RelayStage.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include <QtTest>

using namespace workbench;

/// What somebody by hand, or a script, does to the messages of a relay.
class RelayHandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void holdsWhatTheBreakpointWants_data();
    void holdsWhatTheBreakpointWants();
    void keepsTheOrder();
    void changesAndDrops();
    void offLetsAllGo();
    void injects();
    void closesBehindWhatIsHeld();
    void holdsNoMoreThanItMay();
    void forgetsWhatCantGoAnyMore();
    void holdsNothingForWhoHasEnded();
    void aScriptChangesDropsAndPasses();
    void aScriptSpeaksToBothSides();
    void aScriptKeepsToThePace();
    void aScriptCantFillTheMemory();
    void aScriptThatThrowsStopsNothing();
    void aScriptComesBeforeTheBreakpoint();

private:
    bool open(ServerSettings settings = {});
    bool openWithScript(const char *source);
    void breakAt(const RelayBreakpoint &breakpoint) { m_stage->session->setBreakpoint(breakpoint); }
    void clientSays(const QByteArray &text) { m_client->send(WireFrame::text(text).masked().bytes()); }
    void upstreamSays(const QByteArray &text) { m_stage->upstreamPeer().send(WireFrame::text(text).bytes()); }
    QByteArray upstreamHears();
    QByteArray clientHears();

    std::unique_ptr<RelayStage> m_stage;
    std::unique_ptr<RawPeer> m_client;
};

namespace {

RelayBreakpoint everything()
{
    RelayBreakpoint breakpoint;
    breakpoint.on = true;
    return breakpoint;
}

} // namespace

void RelayHandsTest::init()
{
    m_stage = std::make_unique<RelayStage>();
}

void RelayHandsTest::cleanup()
{
    m_client.reset();
    m_stage.reset();
}

bool RelayHandsTest::open(ServerSettings settings)
{
    if (m_stage->start(std::move(settings)) != 0)
        m_client = m_stage->openClient();
    return m_client != nullptr;
}

bool RelayHandsTest::openWithScript(const char *source)
{
    ServerSettings settings;
    settings.scriptSource = QString::fromUtf8(source);
    settings.scriptFile = QStringLiteral("relay.js");
    return open(settings);
}

QByteArray RelayHandsTest::upstreamHears()
{
    const auto frame = m_stage->upstreamFrame();
    return frame ? frame->payload : QByteArray("(nothing)");
}

QByteArray RelayHandsTest::clientHears()
{
    const auto frame = m_client->waitForFrame();
    return frame ? frame->payload : QByteArray("(nothing)");
}

void RelayHandsTest::holdsWhatTheBreakpointWants_data()
{
    using Type = RelayBreakpoint::Type;
    QTest::addColumn<RelayBreakpoint>("breakpoint");
    QTest::addColumn<QStringList>("held");
    const auto row = [](const char *name, std::optional<RelayDirection> direction, Type type, const char *pattern,
                        bool regular, const QStringList &held) {
        QTest::newRow(name) << RelayBreakpoint{true, direction, type, QString::fromUtf8(pattern), regular} << held;
    };
    const QString text = QStringLiteral("text for you");
    const QString binary = QStringLiteral("binary 4u");
    const QString down = QStringLiteral("text down");
    row("all", {}, Type::Any, "", false, {text, binary, down});
    row("to the server", RelayDirection::ToServer, Type::Any, "", false, {text, binary});
    row("to the client", RelayDirection::ToClient, Type::Any, "", false, {down});
    row("text", {}, Type::Text, "", false, {text, down});
    row("binary", {}, Type::Binary, "", false, {binary});
    row("with a word", {}, Type::Any, "for", false, {text});
    row("a pattern", {}, Type::Any, "(you|down)$", true, {text, down});
    row("of binary", {}, Type::Any, "\\d", true, {binary});
    row("in text only", {}, Type::Text, "\\d", true, {});
}

void RelayHandsTest::holdsWhatTheBreakpointWants()
{
    QFETCH(RelayBreakpoint, breakpoint);
    QFETCH(QStringList, held);
    breakAt(breakpoint); // before it starts, too
    QVERIFY(open());
    m_client->send(WireFrame::text("text for you").masked().bytes() + WireFrame::binary("binary 4u").masked().bytes());
    upstreamSays("text down");
    QVERIFY(m_stage->waitForLog(QStringLiteral("1 received binary")));
    QVERIFY(m_stage->waitForLog(QStringLiteral("2 received text")));
    QVERIFY2(m_stage->waitForHeld(held.size()), QByteArray::number(m_stage->held.size()));
    QStringList payloads;
    for (const HeldMessage &message : std::as_const(m_stage->held)) {
        payloads.append(QString::fromUtf8(message.message.payload));
        QCOMPARE(message.peer, 1U);
    }
    payloads.sort();
    QStringList expected = held;
    expected.sort();
    QCOMPARE(payloads, expected);
}

void RelayHandsTest::keepsTheOrder()
{
    RelayBreakpoint breakpoint = everything();
    breakpoint.pattern = QStringLiteral("hold");
    breakAt(breakpoint);
    QVERIFY(open());
    for (const char *text : {"one", "hold two", "three", "hold four", "five"})
        clientSays(text);
    QCOMPARE(upstreamHears(), QByteArray("one"));
    QVERIFY(m_stage->waitForHeld(2));
    upstreamSays("the other way is free");
    QCOMPARE(clientHears(), QByteArray("the other way is free"));
    m_stage->session->releaseHeld(m_stage->held.at(1).id); // it is still behind the other
    QVERIFY(m_stage->waitForHeld(1));
    m_stage->session->releaseHeld(m_stage->held.at(0).id);
    for (const char *text : {"hold two", "three", "hold four", "five"})
        QCOMPARE(upstreamHears(), QByteArray(text));
    QVERIFY(m_stage->waitForHeld(0));
}

void RelayHandsTest::changesAndDrops()
{
    breakAt(everything());
    QVERIFY(open());
    for (const char *text : {"a", "b", "c"})
        clientSays(text);
    QVERIFY(m_stage->waitForHeld(3));
    const QList<HeldMessage> held = m_stage->held;
    m_stage->session->releaseHeld(held.at(0).id, wslib::Message{wslib::Opcode::Binary, "changed"});
    m_stage->session->dropHeld(held.at(1).id);
    m_stage->session->releaseAllHeld();
    const auto changed = m_stage->upstreamFrame();
    QVERIFY(changed.has_value());
    QCOMPARE(changed->opcode(), 2);
    QCOMPARE(changed->payload, QByteArray("changed"));
    QCOMPARE(upstreamHears(), QByteArray("c"));
    QVERIFY(m_stage->waitForLog(QStringLiteral("A held message to the server was changed and released by hand")));
    QVERIFY(m_stage->waitForLog(QStringLiteral("A held message to the server was dropped by hand")));
}

void RelayHandsTest::offLetsAllGo()
{
    breakAt(everything());
    QVERIFY(open());
    clientSays("a");
    upstreamSays("b");
    QVERIFY(m_stage->waitForHeld(2));
    breakAt({});
    QCOMPARE(upstreamHears(), QByteArray("a"));
    QCOMPARE(clientHears(), QByteArray("b"));
    clientSays("c");
    QCOMPARE(upstreamHears(), QByteArray("c"));
}

void RelayHandsTest::injects()
{
    breakAt(everything());
    QVERIFY(open());
    clientSays("held");
    QVERIFY(m_stage->waitForHeld(1));
    m_stage->session->inject({1}, RelayDirection::ToServer, {wslib::Opcode::Text, "ahead"});
    QCOMPARE(upstreamHears(), QByteArray("ahead"));
    m_stage->session->inject({}, RelayDirection::ToClient, {wslib::Opcode::Binary, "to you"});
    const auto frame = m_client->waitForFrame();
    QVERIFY(frame.has_value());
    QCOMPARE(frame->opcode(), 2);
    QCOMPARE(frame->payload, QByteArray("to you"));
    m_stage->session->inject({77}, RelayDirection::ToClient, {wslib::Opcode::Text, "to nobody"});
    m_stage->session->releaseAllHeld();
    QCOMPARE(upstreamHears(), QByteArray("held"));
    QCOMPARE(m_client->received(), QByteArray());
}

void RelayHandsTest::closesBehindWhatIsHeld()
{
    breakAt(everything());
    QVERIFY(open());
    clientSays("last words");
    m_client->send(WireFrame::close(4001, "bye").masked().bytes());
    QVERIFY(m_stage->waitForHeld(1));
    QCOMPARE(m_client->waitForFrame()->closeCode(), 4001);
    m_client->close();
    QVERIFY(m_stage->waitForLog(QStringLiteral("1 none close bye")));
    QVERIFY(m_stage->upstreamPeer().received().isEmpty());
    m_stage->session->releaseAllHeld();
    QCOMPARE(upstreamHears(), QByteArray("last words"));
    QCOMPARE(m_stage->upstreamFrame()->closeCode(), 4001);
}

// Past a megabyte the client isn't read any more; what it said then comes when there is room.
void RelayHandsTest::holdsNoMoreThanItMay()
{
    constexpr int count = 400;
    breakAt(everything());
    QVERIFY(open());
    const QByteArray large(64 * 1024, 'x');
    for (int i = 0; i < count; ++i)
        m_client->send(WireFrame::text(large).masked().bytes());
    QTRY_VERIFY(m_stage->held.size() > 15);
    const auto holdsTooMuch = [this] {
        qint64 bytes = 0;
        for (const HeldMessage &message : std::as_const(m_stage->held))
            bytes += message.message.payload.size();
        return bytes > qint64{3} * 1024 * 1024;
    };
    QVERIFY(!QTest::qWaitFor(holdsTooMuch, 500));
    breakAt({});
    for (int i = 0; i < count; ++i)
        QCOMPARE(upstreamHears().size(), large.size());
}

void RelayHandsTest::forgetsWhatCantGoAnyMore()
{
    breakAt(everything());
    QVERIFY(open());
    upstreamSays("for you");
    QVERIFY(m_stage->waitForHeld(1));
    m_client->reset();
    QVERIFY(m_stage->waitForHeld(0));
}

// The client isn't told of the end yet, since something is held for him; and what he says can't go anywhere.
void RelayHandsTest::holdsNothingForWhoHasEnded()
{
    breakAt(everything());
    QVERIFY(open());
    upstreamSays("for you");
    m_stage->upstreamPeer().send(WireFrame::close(4001, "bye").bytes());
    QVERIFY(m_stage->waitForHeld(1));
    m_stage->upstreamPeer().close();
    QVERIFY(m_stage->waitForLog(QStringLiteral("2 none close bye")));
    clientSays("to nobody");
    QVERIFY(m_stage->waitForLog(QStringLiteral("1 received text to nobody")));
    clientSays("and again");
    QVERIFY(m_stage->waitForLog(QStringLiteral("1 received text and again")));
    QCOMPARE(m_stage->held.size(), 1);
    m_stage->session->releaseAllHeld();
    QCOMPARE(clientHears(), QByteArray("for you"));
    QCOMPARE(m_client->waitForFrame()->closeCode(), 4001);
}

void RelayHandsTest::aScriptChangesDropsAndPasses()
{
    QVERIFY(openWithScript("function onRelay(peer, message, direction) {\n"
                           "    if (message === 'drop') return null;\n"
                           "    if (message === 'json') return { way: direction };\n"
                           "    if (message instanceof ArrayBuffer) return new Uint8Array(message).reverse();\n"
                           "    if (message.startsWith('x')) return message.toUpperCase();\n"
                           "}\n"));
    for (const char *text : {"as it is", "drop", "json", "xyz"})
        clientSays(text);
    m_client->send(WireFrame::binary("\x01\x02\x03").masked().bytes());
    for (const char *text : {"as it is", "{\"way\":\"toServer\"}", "XYZ"})
        QCOMPARE(upstreamHears(), QByteArray(text));
    const auto binary = m_stage->upstreamFrame();
    QVERIFY(binary.has_value());
    QCOMPARE(binary->opcode(), 2);
    QCOMPARE(binary->payload, QByteArray("\x03\x02\x01"));
    upstreamSays("json");
    QCOMPARE(clientHears(), QByteArray("{\"way\":\"toClient\"}"));
}

void RelayHandsTest::aScriptSpeaksToBothSides()
{
    QVERIFY(openWithScript(
        "function onOpen(peer) { peer.send('hello'); peer.upstream.send('up'); store.n = peers.length; }\n"
        "function onRelay(peer, message) { if (message === 'n') return String(store.n); }\n"));
    QCOMPARE(clientHears(), QByteArray("hello"));
    QCOMPARE(upstreamHears(), QByteArray("up"));
    clientSays("n");
    QCOMPARE(upstreamHears(), QByteArray("1")); // the upstream is no peer of its own
}

// What it sends in a message's place counts, too: the upstream isn't read while the client doesn't read.
void RelayHandsTest::aScriptKeepsToThePace()
{
    constexpr int count = 240;
    QVERIFY(openWithScript("function onRelay(peer, message) { peer.send(message); return null; }\n"));
    m_client->stopReading();
    const QByteArray large(64 * 1024, 'x');
    const qint64 all = m_stage->store->range().end + 2 * count; // one as it comes, and one as it goes
    for (int i = 0; i < count; ++i)
        upstreamSays(large);
    QVERIFY(!QTest::qWaitFor([&] { return m_stage->store->range().end >= all; }, 2000));
    m_client->readAgain();
    for (int i = 0; i < count; ++i)
        QCOMPARE(clientHears().size(), large.size());
}

void RelayHandsTest::aScriptCantFillTheMemory()
{
    QVERIFY(openWithScript("function onRelay(peer, message) {\n"
                           "    const large = 'x'.repeat(65536);\n"
                           "    for (let i = 0; i < 1000; ++i) peer.send(large);\n"
                           "}\n"));
    m_client->stopReading();
    clientSays("go");
    QVERIFY(m_stage->waitForLog(QStringLiteral("The peer doesn't read what it is sent")));
}

void RelayHandsTest::aScriptThatThrowsStopsNothing()
{
    QSignalSpy reports(m_stage->session.get(), &ServerSession::scriptReported);
    QVERIFY(openWithScript("function onRelay(peer, message) { return message.nothing.here; }\n"));
    clientSays("a");
    QCOMPARE(upstreamHears(), QByteArray("a"));
    QTRY_VERIFY(!reports.isEmpty());
}

void RelayHandsTest::aScriptComesBeforeTheBreakpoint()
{
    RelayBreakpoint breakpoint = everything();
    breakpoint.pattern = QStringLiteral("CHANGED");
    breakAt(breakpoint);
    QVERIFY(openWithScript("function onRelay(peer, message) { return message === 'a' ? 'CHANGED' : undefined; }\n"));
    clientSays("a");
    clientSays("b");
    QVERIFY(m_stage->waitForHeld(1));
    QCOMPARE(m_stage->held.first().message.payload, QByteArray("CHANGED"));
    m_stage->session->releaseAllHeld();
    QCOMPARE(upstreamHears(), QByteArray("CHANGED"));
    QCOMPARE(upstreamHears(), QByteArray("b"));
}

WINDSOCK_TEST(RelayHandsTest)
#include "RelayHandsTest.moc"
