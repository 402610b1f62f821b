#include "tests/support/Conversation.h"
#include "tests/support/EventText.h"
#include "tests/support/TestRegistry.h"

#include <QtTest>

using namespace wslib;
using State = Endpoint::State;

Q_DECLARE_METATYPE(wslib::Role)

class EndpointReceiveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void receives_data();
    void receives();
    void receivesLengthsAtTheirBounds_data();
    void receivesLengthsAtTheirBounds();
    void unmasksControlFramesOfEveryLength();
    void answersEachPingWithItsPayload();
    void answersPingsBetweenFragments();
    void fails_data();
    void fails();
    void keepsWhatCameBeforeTheFailure();
    void failsOnWrongUtf8BeforeTheFrameEnds();
    void failsOnALongMessageBeforeItsPayload();
    void takesMessagesOfExactlyTheLimit();
    void saysWhyInTheCloseReason();
    void isOpenAtFirst();
    void handsEventsAndOutputOutOnce();
};

namespace {

void forBothRoles(const std::function<void(Role)> &check)
{
    check(Role::Client);
    check(Role::Server);
}

Limits limitedTo(qint64 maxMessageSize)
{
    Limits limits;
    limits.maxMessageSize = maxMessageSize;
    return limits;
}

} // namespace

void EndpointReceiveTest::receives_data()
{
    QTest::addColumn<QList<QByteArray>>("plain");
    QTest::addColumn<QList<QByteArray>>("masked");
    QTest::addColumn<QByteArrayList>("events");
    const auto row = [](const char *name, const QList<WireFrame> &frames, const QByteArrayList &events) {
        QList<QByteArray> plain;
        QList<QByteArray> masked;
        for (int i = 0; i < frames.size(); ++i) {
            plain.append(frames[i].bytes());
            masked.append(frames[i].masked(testMaskKey(50 + i)).bytes());
        }
        QTest::newRow(name) << plain << masked << events;
    };
    using F = WireFrame;
    row("text", {F::text("Hello")}, {"text \"Hello\""});
    row("binary", {F::binary(QByteArray::fromHex("00ff80"))}, {"binary 00ff80"});
    row("empty text", {F::text()}, {"text \"\""});
    row("empty binary", {F::binary()}, {"binary \"\""});
    row("non-ASCII text", {F::text("\xE2\x82\xAC")}, {"text e282ac"});
    row("binary that isn't UTF-8", {F::binary("\xFF\xFE")}, {"binary fffe"});
    row("two fragments", {F::text("Hel").unfinished(), F::continuation("lo")}, {"text \"Hello\""});
    row("three binary fragments",
        {F::binary("a").unfinished(), F::continuation("b").unfinished(), F::continuation("c")}, {"binary \"abc\""});
    row("empty fragments", {F::text().unfinished(), F::continuation().unfinished(), F::continuation()}, {"text \"\""});
    row("a character over three fragments",
        {F::text("\xE2").unfinished(), F::continuation("\x82").unfinished(), F::continuation("\xAC")}, {"text e282ac"});
    row("messages in order", {F::text("1"), F::binary("2"), F::text("3"), F::text()},
        {"text \"1\"", "binary \"2\"", "text \"3\"", "text \"\""});
    row("pong", {F::pong("p")}, {"pong \"p\""});
    row("empty pong", {F::pong()}, {"pong \"\""});
    row("pongs between fragments",
        {F::pong("0"), F::text("a").unfinished(), F::pong("1"), F::pong("2"), F::continuation("b"), F::pong("3")},
        {"pong \"0\"", "pong \"1\"", "pong \"2\"", "text \"ab\"", "pong \"3\""});
    row("fragmented messages in a row",
        {F::text("a").unfinished(), F::continuation("b"), F::binary("c").unfinished(), F::continuation("d")},
        {"text \"ab\"", "binary \"cd\""});
}

void EndpointReceiveTest::receives()
{
    QFETCH(QList<QByteArray>, plain);
    QFETCH(QList<QByteArray>, masked);
    QFETCH(QByteArrayList, events);
    expectOutcome(Role::Client, plain.join(), {events, {}, State::Open});
    expectOutcome(Role::Server, masked.join(), {events, {}, State::Open});
}

void EndpointReceiveTest::receivesLengthsAtTheirBounds_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {125, 126, 127, 65535, 65536, 65537})
        QTest::addRow("%d", size) << size;
}

void EndpointReceiveTest::receivesLengthsAtTheirBounds()
{
    QFETCH(int, size);
    QByteArray payload;
    for (int i = 0; i < size; ++i)
        payload += static_cast<char>('a' + i % 23);
    forBothRoles([&](Role role) {
        Endpoint endpoint = makeEndpoint(role);
        const QByteArray wire =
            toEndpoint(role, WireFrame::text(payload)) + toEndpoint(role, WireFrame::binary(payload));
        endpoint.receive(wire);
        QCOMPARE(eventTexts(endpoint.takeEvents()),
                 (QByteArrayList{"text " + payloadText(payload), "binary " + payloadText(payload)}));
    });
}

void EndpointReceiveTest::unmasksControlFramesOfEveryLength()
{
    for (int size = 0; size <= 125; ++size) {
        const QByteArray payload(size, 'q');
        Endpoint endpoint = makeEndpoint(Role::Server);
        endpoint.receive(WireFrame::ping(payload).masked().bytes() + WireFrame::pong(payload).masked().bytes());
        QCOMPARE(eventTexts(endpoint.takeEvents()),
                 (QByteArrayList{"ping " + payloadText(payload), "pong " + payloadText(payload)}));
        QCOMPARE(endpoint.takeOutput(), WireFrame::pong(payload).bytes());
    }
}

// RFC 6455 §5.5.2 and §5.5.3: a pong for each ping, with its payload.
void EndpointReceiveTest::answersEachPingWithItsPayload()
{
    forBothRoles([](Role role) {
        const QList<WireFrame> pings{WireFrame::ping("a"), WireFrame::ping(), WireFrame::ping(QByteArray(125, 'b')),
                                     WireFrame::ping("\xFF\xC3")};
        QByteArray wire;
        for (const WireFrame &ping : pings)
            wire += toEndpoint(role, ping);
        const QByteArray output = fromEndpoint(role, WireFrame::pong("a"), 0) + fromEndpoint(role, WireFrame::pong(), 1)
                                  + fromEndpoint(role, WireFrame::pong(QByteArray(125, 'b')), 2)
                                  + fromEndpoint(role, WireFrame::pong("\xFF\xC3"), 3);
        const QByteArrayList events{"ping \"a\"", "ping \"\"", "ping \"" + QByteArray(125, 'b') + '"', "ping ffc3"};
        expectOutcome(role, wire, {events, output, State::Open});
    });
}

// RFC 6455 §5.4: control frames may stand between fragments, and are handled at once.
void EndpointReceiveTest::answersPingsBetweenFragments()
{
    forBothRoles([](Role role) {
        Endpoint endpoint = makeEndpoint(role);
        endpoint.receive(toEndpoint(role, WireFrame::text("a\xC3").unfinished()));
        endpoint.receive(toEndpoint(role, WireFrame::ping("now")));
        QCOMPARE(eventTexts(endpoint.takeEvents()), QByteArrayList{"ping \"now\""});
        QCOMPARE(endpoint.takeOutput(), fromEndpoint(role, WireFrame::pong("now")));
        endpoint.receive(toEndpoint(role, WireFrame::continuation("\xA4")));
        QCOMPARE(eventTexts(endpoint.takeEvents()), QByteArrayList{"text 61c3a4"});
        QVERIFY(!endpoint.hasOutput());
    });
}

void EndpointReceiveTest::fails_data()
{
    QTest::addColumn<Role>("role");
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<int>("code");
    const auto raw = [](const char *name, Role role, const QByteArray &wire, int code) {
        QTest::addRow("%s: %s", role == Role::Client ? "client" : "server", name) << role << wire << code;
    };
    const auto row = [&raw](const char *name, const QList<WireFrame> &frames, int code) {
        forBothRoles([&](Role role) {
            QByteArray wire;
            for (const WireFrame &frame : frames)
                wire += toEndpoint(role, frame);
            raw(name, role, wire, code);
        });
    };
    using F = WireFrame;
    raw("masked", Role::Client, F::text("x").masked().bytes(), 1002);
    raw("unmasked", Role::Server, F::text("x").bytes(), 1002);
    raw("unmasked ping", Role::Server, F::ping().bytes(), 1002);
    for (const int opcode : {3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
        const auto number = static_cast<quint8>(opcode);
        row(("reserved opcode " + QByteArray::number(opcode)).constData(), {F(number, "x")}, 1002);
    }
    for (const quint8 bits : {quint8{4}, quint8{2}, quint8{1}}) {
        row(("data with RSV bits " + QByteArray::number(bits)).constData(), {F::text().reserved(bits)}, 1002);
        row(("ping with RSV bits " + QByteArray::number(bits)).constData(), {F::ping().reserved(bits)}, 1002);
    }
    row("fragmented ping", {F::ping("x").unfinished()}, 1002);
    row("fragmented close", {F::close(1000).unfinished()}, 1002);
    row("ping of 126", {F::ping(QByteArray(126, 'x'))}, 1002);
    row("close of 126", {F::close(1000, QByteArray(124, 'x'))}, 1002);
    row("length in 16 bits for 125", {F::text(QByteArray(125, 'x')).lengthAs(F::LengthForm::Sixteen)}, 1002);
    row("length in 64 bits for 126", {F::text(QByteArray(126, 'x')).lengthAs(F::LengthForm::SixtyFour)}, 1002);
    row("length past 63 bits", {F::binary().declaring(quint64{1} << 63)}, 1002);
    row("continuation of nothing", {F::continuation("x")}, 1002);
    row("unfinished continuation of nothing", {F::continuation("x").unfinished()}, 1002);
    row("text within text", {F::text("x").unfinished(), F::text("y")}, 1002);
    row("binary within text", {F::text("x").unfinished(), F::binary("y").unfinished()}, 1002);
    row("text that isn't UTF-8", {F::text("\xFF")}, 1007);
    row("text with a cut character", {F::text("\xE2\x82")}, 1007);
    row("fragments with a cut character", {F::text("\xE2").unfinished(), F::continuation("\x82")}, 1007);
    row("fragment that isn't UTF-8", {F::text("\xE2").unfinished(), F::continuation("a")}, 1007);
    row("message past the limit", {F::binary().declaring(10 * 1024 * 1024 + 1)}, 1009);
    row("close of one byte", {F::close("\x03")}, 1002);
    row("close reason that isn't UTF-8", {F::close(1000, "\xC0\xAF")}, 1007);
}

void EndpointReceiveTest::fails()
{
    QFETCH(Role, role);
    QFETCH(QByteArray, wire);
    QFETCH(int, code);
    // Whatever comes behind is not heard any more (RFC 6455 §7.1.7).
    const QByteArray more = toEndpoint(role, WireFrame::ping("late")) + toEndpoint(role, WireFrame::text("late"))
                            + toEndpoint(role, WireFrame::close(1000));
    expectFailure(role, wire, static_cast<CloseCode>(code));
    expectFailure(role, wire + more, static_cast<CloseCode>(code));
}

void EndpointReceiveTest::keepsWhatCameBeforeTheFailure()
{
    forBothRoles([](Role role) {
        const QByteArray wire = toEndpoint(role, WireFrame::text("first")) + toEndpoint(role, WireFrame::pong("second"))
                                + toEndpoint(role, WireFrame::binary("lost").unfinished())
                                + toEndpoint(role, WireFrame::text("wrong"));
        expectFailure(role, wire, CloseCode::ProtocolError, {"text \"first\"", "pong \"second\""});
    });
}

void EndpointReceiveTest::failsOnWrongUtf8BeforeTheFrameEnds()
{
    forBothRoles([](Role role) {
        const QByteArray frame = toEndpoint(role, WireFrame::text("good\xF4\x90 and much more"));
        const qsizetype start = role == Role::Server ? 6 : 2;
        const QByteArray good = frame.first(start + 5);
        expectOutcome(role, good, {{}, {}, State::Open});
        expectFailure(role, frame.first(start + 6), CloseCode::InvalidPayload);
    });
}

// RFC 6455 §7.4.1, 1009: the header is enough, so the payload is never waited for, nor held.
void EndpointReceiveTest::failsOnALongMessageBeforeItsPayload()
{
    forBothRoles([](Role role) {
        const auto header = [role](const WireFrame &frame) {
            return role == Role::Server ? frame.masked().header() : frame.header();
        };
        const Limits limits = limitedTo(1000);
        const auto tooBig = CloseCode::MessageTooBig;
        expectFailure(role, header(WireFrame::text().declaring(1001)), tooBig, {}, limits);
        expectFailure(role, header(WireFrame::binary().declaring(0x7FFFFFFFFFFFFFFF)), tooBig, {}, limits);
        expectFailure(role, header(WireFrame::binary().declaring(1001).unfinished()), tooBig, {}, limits);
        const QByteArray start = toEndpoint(role, WireFrame::text(QByteArray(600, 'x')).unfinished());
        expectFailure(role, start + header(WireFrame::continuation().declaring(401)), tooBig, {}, limits);
        expectFailure(role, start + header(WireFrame::continuation().declaring(401).unfinished()), tooBig, {}, limits);
    });
}

void EndpointReceiveTest::takesMessagesOfExactlyTheLimit()
{
    forBothRoles([](Role role) {
        const QByteArray payload(300, 'x');
        const QByteArray wire = toEndpoint(role, WireFrame::text(payload))
                                + toEndpoint(role, WireFrame::binary(payload.first(200)).unfinished())
                                // A control frame is no part of the message.
                                + toEndpoint(role, WireFrame::pong(payload.first(100)))
                                + toEndpoint(role, WireFrame::continuation(payload.first(100)));
        expectOutcome(role, wire,
                      {{"text " + payloadText(payload), "pong " + payloadText(payload.first(100)),
                        "binary " + payloadText(payload)},
                       {},
                       State::Open},
                      limitedTo(300));
    });
    Endpoint byDefault = makeEndpoint(Role::Client);
    byDefault.receive(WireFrame::binary().declaring(10 * 1024 * 1024).header());
    QCOMPARE(byDefault.state(), State::Open);
}

void EndpointReceiveTest::saysWhyInTheCloseReason()
{
    Endpoint endpoint = makeEndpoint(Role::Server);
    endpoint.receive(WireFrame::text("x").bytes());
    const std::vector<Event> events = endpoint.takeEvents();
    QCOMPARE(events.size(), size_t{1});
    const ProtocolError error = std::get<Failed>(events.front()).error;
    QVERIFY(qstrlen(error.text) > 0);
    QCOMPARE(endpoint.takeOutput(), WireFrame::close(1002, error.text).bytes());
}

void EndpointReceiveTest::isOpenAtFirst()
{
    forBothRoles([](Role role) {
        Endpoint endpoint = makeEndpoint(role);
        QCOMPARE(endpoint.role(), role);
        QCOMPARE(endpoint.state(), State::Open);
        endpoint.receive({});
        QVERIFY(endpoint.takeEvents().empty());
        QVERIFY(!endpoint.hasOutput());
        QCOMPARE(endpoint.takeOutput(), QByteArray());
    });
}

void EndpointReceiveTest::handsEventsAndOutputOutOnce()
{
    Endpoint endpoint = makeEndpoint(Role::Server);
    endpoint.receive(WireFrame::ping("x").masked().bytes());
    QVERIFY(endpoint.hasOutput());
    QCOMPARE(endpoint.outputSize(), 3);
    QCOMPARE(endpoint.takeEvents().size(), size_t{1});
    QCOMPARE(endpoint.takeOutput(), WireFrame::pong("x").bytes());
    QVERIFY(endpoint.takeEvents().empty());
    QVERIFY(!endpoint.hasOutput());
    QCOMPARE(endpoint.outputSize(), 0);
    QVERIFY(endpoint.takeOutput().isEmpty());
}

WINDSOCK_TEST(EndpointReceiveTest)
#include "EndpointReceiveTest.moc"
