#include "tests/support/Conversation.h"
#include "tests/support/EventText.h"
#include "tests/support/Pieces.h"
#include "tests/support/RandomSource.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/ZlibDeflater.h"

#include <QtTest>

using namespace wslib;
using State = Endpoint::State;

Q_DECLARE_METATYPE(wslib::Role)

/// What comes compressed (RFC 7692 §6.2, §7.2.2), in both roles.
class EndpointDeflateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void receivesTheRfcsExamples();
    void receivesEmptyMessages();
    void receivesFragmentsCutAnywhere();
    void receivesBothKindsOfMessages();
    void receivesControlFramesWithinAMessage();
    void receivesAThousandMessages();
    void forgetsTheContextIfAgreed();
    void knowsWhoseContextWasAgreed();
    void refusesReservedBits_data();
    void refusesReservedBits();
    void refusesRsv1IfNotAgreed();
    void failsOnCorruptMessages_data();
    void failsOnCorruptMessages();
    void failsOnWrongTextAtItsFirstByte();
    void failsOnWrongTextInFrontOfCorruption();
    void failsOnACharacterCutByTheEnd();
    void limitsTheDeclaredLength();
    void limitsTheSumOfDeclaredLengths();
    void limitsTheInflatedMessage();
    void limitsEachMessageAnew();
    void isTheSameForRandomConversations();
};

namespace {

const QByteArray compressedHello = QByteArray::fromHex("f248cdc9c90700");

Limits limitedTo(qint64 maxMessageSize)
{
    Limits limits;
    limits.maxMessageSize = maxMessageSize;
    return limits;
}

EndpointFactory deflating(Role role, const Limits &limits = {}, const DeflateParameters &agreed = {})
{
    return [=] { return makeDeflateEndpoint(role, agreed, {}, limits); };
}

// RSV1, as the first frame of a compressed message has it.
WireFrame compressed(const WireFrame &frame)
{
    return frame.reserved(4);
}

QByteArray wireOf(Role receiver, const QList<WireFrame> &frames)
{
    QByteArray wire;
    for (const WireFrame &frame : frames)
        wire += toEndpoint(receiver, frame);
    return wire;
}

QByteArray header(Role receiver, const WireFrame &frame)
{
    return receiver == Role::Server ? frame.masked().header() : frame.header();
}

// A message in @p count fragments of about the same size.
QList<WireFrame> fragments(quint8 opcode, const QByteArray &payload, qsizetype count)
{
    QList<WireFrame> frames;
    for (qsizetype i = 0; i < count; ++i) {
        const qsizetype from = payload.size() * i / count;
        const qsizetype to = payload.size() * (i + 1) / count;
        const QByteArray part = payload.sliced(from, to - from);
        const WireFrame frame = i == 0 ? compressed(WireFrame(opcode, part)) : WireFrame::continuation(part);
        frames.append(i + 1 < count ? frame.unfinished() : frame);
    }
    return frames;
}

} // namespace

void EndpointDeflateTest::initTestCase_data()
{
    QTest::addColumn<Role>("role");
    QTest::newRow("client") << Role::Client;
    QTest::newRow("server") << Role::Server;
}

// RFC 7692 §7.2.3
void EndpointDeflateTest::receivesTheRfcsExamples()
{
    QFETCH_GLOBAL(Role, role);
    using F = WireFrame;
    QList<WireFrame> frames{compressed(F::text(compressedHello))};
    frames += fragments(1, QByteArray::fromHex("f200110000"), 2); // shares the window
    for (const char *hex : {"000500faff48656c6c6f00", "f348cdc9c9070000", "f248050000 00ffffcac9c90700"})
        frames.append(compressed(F::text(QByteArray::fromHex(hex))));
    const QByteArray hello = "text \"Hello\"";
    expectOutcome(deflating(role), wireOf(role, frames), {{hello, hello, hello, hello, hello}, {}, State::Open});
}

void EndpointDeflateTest::receivesEmptyMessages()
{
    QFETCH_GLOBAL(Role, role);
    using F = WireFrame;
    const QByteArray empty(1, '\0');
    const QList<WireFrame> frames{compressed(F::text(empty)),
                                  compressed(F::binary(empty)),
                                  compressed(F::text().unfinished()),
                                  F::continuation().unfinished(),
                                  F::continuation(empty),
                                  compressed(F::binary().unfinished()),
                                  F::continuation(empty),
                                  compressed(F::text(compressedHello))};
    expectOutcome(deflating(role), wireOf(role, frames),
                  {{"text \"\"", "binary \"\"", "text \"\"", "binary \"\"", "text \"Hello\""}, {}, State::Open});
}

// RFC 7692 §6.2: compressed data is cut without regard to anything.
void EndpointDeflateTest::receivesFragmentsCutAnywhere()
{
    QFETCH_GLOBAL(Role, role);
    ZlibDeflater peer;
    const QByteArray text = "h\xC3\xA4llo \xE2\x82\xAC \xF0\x9F\x98\x80, h\xC3\xA4llo";
    const QByteArray payload = peer.message(text);
    const Outcome expected{{"text " + payloadText(text)}, {}, State::Open};
    for (qsizetype count = 1; count <= payload.size() + 2; ++count)
        expectOutcome(deflating(role), wireOf(role, fragments(1, payload, count)), expected);
}

// RFC 7692 §6.1: each message may go either way; what goes plain isn't in the window.
void EndpointDeflateTest::receivesBothKindsOfMessages()
{
    QFETCH_GLOBAL(Role, role);
    using F = WireFrame;
    ZlibDeflater peer;
    const QList<WireFrame> frames{F::text("plain"),
                                  compressed(F::text(peer.message("same text"))),
                                  F::text("Hello").unfinished(),
                                  F::continuation(" plain"),
                                  compressed(F::binary(peer.message("same text"))),
                                  F::binary(compressedHello),
                                  F::text(),
                                  compressed(F::text(peer.message("same text")))};
    expectOutcome(deflating(role), wireOf(role, frames),
                  {{"text \"plain\"", "text \"same text\"", "text \"Hello plain\"", "binary \"same text\"",
                    "binary f248cdc9c90700", "text \"\"", "text \"same text\""},
                   {},
                   State::Open});
}

void EndpointDeflateTest::receivesControlFramesWithinAMessage()
{
    QFETCH_GLOBAL(Role, role);
    using F = WireFrame;
    const QList<WireFrame> frames{compressed(F::text(compressedHello.first(2))).unfinished(),
                                  F::ping("one"),
                                  F::continuation(compressedHello.sliced(2, 3)).unfinished(),
                                  F::pong("two"),
                                  F::ping(compressedHello),
                                  F::continuation(compressedHello.sliced(5)),
                                  F::close(1000, "bye")};
    const QByteArray output = fromEndpoint(role, F::pong("one"), 0) + fromEndpoint(role, F::pong(compressedHello), 1)
                              + fromEndpoint(role, F::close(1000), 2);
    expectOutcome(deflating(role), wireOf(role, frames),
                  {{"ping \"one\"", "pong \"two\"", "ping f248cdc9c90700", "text \"Hello\"", "close 1000 \"bye\""},
                   output,
                   State::Closed});
}

void EndpointDeflateTest::receivesAThousandMessages()
{
    QFETCH_GLOBAL(Role, role);
    Endpoint endpoint = makeDeflateEndpoint(role);
    ZlibDeflater peer;
    for (int i = 0; i < 1000; ++i) {
        const QByteArray message =
            "{\"id\":" + QByteArray::number(i) + ",\"text\":\"" + QByteArray(i % 300, 'x') + "\"}";
        const Outcome outcome = feedInPieces(endpoint, {wireOf(role, fragments(2, peer.message(message), 1 + i % 3))});
        QCOMPARE(outcome.events, QByteArrayList{"binary " + payloadText(message)});
        QCOMPARE(outcome.state, State::Open);
    }
}

void EndpointDeflateTest::forgetsTheContextIfAgreed()
{
    QFETCH_GLOBAL(Role, role);
    using F = WireFrame;
    const DeflateParameters agreed{true, true, 15, 15};
    const QByteArray hello = toEndpoint(role, compressed(F::text(compressedHello)));
    expectOutcome(deflating(role, {}, agreed), hello + hello, {{"text \"Hello\"", "text \"Hello\""}, {}, State::Open});
    const QByteArray reachingBack = toEndpoint(role, compressed(F::text(QByteArray::fromHex("f200110000"))));
    expectFailure(deflating(role, {}, agreed), hello + reachingBack, CloseCode::InvalidPayload, {"text \"Hello\""});
}

// RFC 7692 §7.1.1: each direction for itself.
void EndpointDeflateTest::knowsWhoseContextWasAgreed()
{
    QFETCH_GLOBAL(Role, role);
    const bool server = role == Role::Server;
    const QByteArray wire = wireOf(role, {compressed(WireFrame::text(compressedHello)),
                                          compressed(WireFrame::text(QByteArray::fromHex("f200110000")))});
    const DeflateParameters ours{server, !server, 15, 15};
    expectOutcome(deflating(role, {}, ours), wire, {{"text \"Hello\"", "text \"Hello\""}, {}, State::Open});
    const DeflateParameters theirs{!server, server, 15, 15};
    expectFailure(deflating(role, {}, theirs), wire, CloseCode::InvalidPayload, {"text \"Hello\""});
}

void EndpointDeflateTest::refusesReservedBits_data()
{
    QTest::addColumn<QList<QByteArray>>("wires"); // for a client, for a server
    const auto row = [](const char *name, const QList<WireFrame> &frames) {
        QTest::newRow(name) << QList<QByteArray>{wireOf(Role::Client, frames), wireOf(Role::Server, frames)};
    };
    using F = WireFrame;
    const WireFrame start = compressed(F::text(compressedHello.first(3))).unfinished();
    // RFC 7692 §6.1: RSV1 on the first fragment only, and on data only.
    row("RSV1 on a continuation", {start, compressed(F::continuation(compressedHello.sliced(3)))});
    row("RSV1 on an unfinished continuation", {start, compressed(F::continuation("\xCD")).unfinished()});
    row("RSV1 on a continuation of a plain message", {F::text("Hel").unfinished(), compressed(F::continuation("lo"))});
    row("RSV1 on a continuation of nothing", {compressed(F::continuation("lo"))});
    row("RSV1 on a ping", {compressed(F::ping(compressedHello))});
    row("RSV1 on a ping within a message", {start, compressed(F::ping())});
    row("RSV1 on a pong", {compressed(F::pong())});
    row("RSV1 on a Close", {compressed(F::close(1000))});
    row("RSV2", {F::text("x").reserved(2)});
    row("RSV3", {F::text("x").reserved(1)});
    row("RSV1 and RSV2", {F::text(compressedHello).reserved(6)});
    row("RSV1 and RSV3", {F::binary(compressedHello).reserved(5)});
    row("RSV1 on a reserved opcode", {F(3, compressedHello).reserved(4)});
    row("new message within a compressed one", {start, compressed(F::text(compressedHello))});
    row("plain message within a compressed one", {start, F::text("x")});
}

void EndpointDeflateTest::refusesReservedBits()
{
    QFETCH_GLOBAL(Role, role);
    QFETCH(QList<QByteArray>, wires);
    expectFailure(deflating(role), wires[role == Role::Client ? 0 : 1], CloseCode::ProtocolError);
}

void EndpointDeflateTest::refusesRsv1IfNotAgreed()
{
    QFETCH_GLOBAL(Role, role);
    QVERIFY(!makeEndpoint(role).hasDeflate());
    QVERIFY(makeDeflateEndpoint(role).hasDeflate());
    for (const quint8 opcode : {quint8{1}, quint8{2}, quint8{0}, quint8{8}, quint8{9}, quint8{10}})
        expectFailure(role, toEndpoint(role, compressed(WireFrame(opcode))), CloseCode::ProtocolError);
}

void EndpointDeflateTest::failsOnCorruptMessages_data()
{
    QTest::addColumn<QByteArray>("payload");
    const auto row = [](const char *name, const char *hex) { QTest::newRow(name) << QByteArray::fromHex(hex); };
    row("block of the reserved type", "07");
    row("stored block whose lengths don't fit", "000500faf4");
    row("reaching back before the beginning", "f200110000");
    row("good at first", "f248cdc9c907000000ffff07");
    // Wrong only together with the four bytes that are supplied.
    row("cut in a stored block", "000500faff486565");
    row("cut in a stored block's lengths", "000500fa");
    row("cut in a stored block that has room for the tail", "000f00f0ff486565");
    row("cut in a stored block just before the tail's length", "000700f8ff486565");
    row("cut within the last character", "f248cdc9c907");
    row("with the tail that is to be left off", "f248cdc9c907000000ffff");
    row("nothing at all", "");
    row("not compressed at all", "48656c6c6f20776f726c6420");
}

void EndpointDeflateTest::failsOnCorruptMessages()
{
    QFETCH_GLOBAL(Role, role);
    QFETCH(QByteArray, payload);
    for (const quint8 opcode : {quint8{1}, quint8{2}}) {
        const QByteArray wire = wireOf(role, {compressed(WireFrame(opcode, payload)), WireFrame::text("late")});
        expectFailure(deflating(role), wire, CloseCode::InvalidPayload);
        expectFailure(deflating(role), wireOf(role, fragments(opcode, payload, 3)), CloseCode::InvalidPayload);
    }
}

// The wrong character is known before the message, the frame, even the block has ended.
void EndpointDeflateTest::failsOnWrongTextAtItsFirstByte()
{
    QFETCH_GLOBAL(Role, role);
    const QByteArray text = "good \xED\xA0\x80 and much more";
    // Stored, so that the text's bytes are the wire's.
    ZlibDeflater peer(15, 0);
    const QByteArray payload = peer.message(text);
    const QByteArray frame = toEndpoint(role, compressed(WireFrame::text(payload)));
    const qsizetype start = header(role, WireFrame::text()).size() + payload.indexOf("good");
    expectOutcome(deflating(role), frame.first(start + 6), {{}, {}, State::Open});
    expectFailure(deflating(role), frame.first(start + 7), CloseCode::InvalidPayload);
    expectFailure(deflating(role), frame, CloseCode::InvalidPayload);
    const QByteArray binary = toEndpoint(role, compressed(WireFrame::binary(payload)));
    expectOutcome(deflating(role), binary, {{"binary " + payloadText(text)}, {}, State::Open});
}

// Found by fuzzing: whole, the corruption was told; in pieces, the text. What comes first is told, wherever
// cut.
void EndpointDeflateTest::failsOnWrongTextInFrontOfCorruption()
{
    QFETCH_GLOBAL(Role, role);
    ZlibDeflater peer(15, 0);
    const QByteArray wrongText = peer.compress("wrong \xFF text", Z_SYNC_FLUSH);
    const QByteArray wire = toEndpoint(role, compressed(WireFrame::text(wrongText + QByteArray::fromHex("07 ffff"))));
    QByteArrayList told;
    for (const QList<QByteArray> &parts : everyCut(wire)) {
        Endpoint endpoint = makeDeflateEndpoint(role);
        for (const QByteArray &part : parts)
            endpoint.receive(part);
        const std::vector<Event> events = endpoint.takeEvents();
        QCOMPARE(events.size(), size_t{1});
        const ProtocolError error = std::get<Failed>(events.front()).error;
        QCOMPARE(error.code, CloseCode::InvalidPayload);
        told.append(error.text);
    }
    QCOMPARE(QSet<QByteArray>(told.begin(), told.end()), QSet<QByteArray>{"text message is not valid UTF-8"});
    // The same for what is too large behind a wrong text.
    const QByteArray tooLarge = peer.message("\xFF" + QByteArray(30, 'x'));
    expectFailure(deflating(role, limitedTo(20)), toEndpoint(role, compressed(WireFrame::text(tooLarge))),
                  CloseCode::InvalidPayload);
}

void EndpointDeflateTest::failsOnACharacterCutByTheEnd()
{
    QFETCH_GLOBAL(Role, role);
    for (const char *text : {"cut \xC3", "cut \xE2\x82", "cut \xF0\x9F\x98"}) {
        ZlibDeflater peer;
        const QByteArray payload = peer.message(text);
        expectFailure(deflating(role), toEndpoint(role, compressed(WireFrame::text(payload))),
                      CloseCode::InvalidPayload);
        expectFailure(deflating(role), wireOf(role, fragments(1, payload, 3)), CloseCode::InvalidPayload);
    }
}

// What doesn't compress grows: so much may be declared, and not a byte more. Nothing of it is waited for.
void EndpointDeflateTest::limitsTheDeclaredLength()
{
    QFETCH_GLOBAL(Role, role);
    for (const qint64 limit : {qint64{0}, qint64{15}, qint64{16}, qint64{1000}, qint64{10} * 1024 * 1024}) {
        const auto most = static_cast<quint64>(limit + limit / 16 + 64);
        const EndpointFactory make = deflating(role, limitedTo(limit));
        const WireFrame frame = compressed(WireFrame::binary());
        expectOutcome(make, header(role, frame.declaring(most)), {{}, {}, State::Open});
        expectFailure(make, header(role, frame.declaring(most + 1)), CloseCode::MessageTooBig);
        expectFailure(make, header(role, frame.declaring(0x7FFFFFFFFFFFFFFF).unfinished()), CloseCode::MessageTooBig);
        // For a plain message that is too much.
        expectFailure(make, header(role, WireFrame::binary().declaring(static_cast<quint64>(limit) + 1)),
                      CloseCode::MessageTooBig);
    }
}

void EndpointDeflateTest::limitsTheSumOfDeclaredLengths()
{
    QFETCH_GLOBAL(Role, role);
    const EndpointFactory make = deflating(role, limitedTo(160)); // 234 on the wire
    const QByteArray stored = QByteArray::fromHex("00960069ff") + QByteArray(95, 'x');
    const QByteArray start = wireOf(role, {compressed(WireFrame::binary(stored)).unfinished(), WireFrame::pong()});
    const auto rest = [role](quint64 length) {
        return header(role, WireFrame::continuation().declaring(length).unfinished());
    };
    expectOutcome(make, start + rest(134), {{"pong \"\""}, {}, State::Open});
    expectFailure(make, start + rest(135), CloseCode::MessageTooBig, {"pong \"\""});
}

void EndpointDeflateTest::limitsTheInflatedMessage()
{
    QFETCH_GLOBAL(Role, role);
    for (const quint8 opcode : {quint8{1}, quint8{2}}) {
        const QByteArray kind = opcode == 1 ? "text " : "binary ";
        const QByteArray message(1000, 'x');
        ZlibDeflater peer;
        const QByteArray payload = peer.message(message);
        const QByteArray whole = toEndpoint(role, compressed(WireFrame(opcode, payload)));
        const QByteArray cut = wireOf(role, fragments(opcode, payload, 4));
        for (const QByteArray &wire : {whole, cut}) {
            expectOutcome(deflating(role, limitedTo(1000)), wire, {{kind + payloadText(message)}, {}, State::Open});
            expectFailure(deflating(role, limitedTo(999)), wire, CloseCode::MessageTooBig);
            expectFailure(deflating(role, limitedTo(0)), wire, CloseCode::MessageTooBig);
        }
    }
}

void EndpointDeflateTest::limitsEachMessageAnew()
{
    QFETCH_GLOBAL(Role, role);
    ZlibDeflater peer;
    Endpoint endpoint = makeDeflateEndpoint(role, {}, {}, limitedTo(1000));
    const QByteArray message = RandomSource().bytes(1000);
    for (int i = 0; i < 20; ++i) {
        const Outcome outcome = feedInPieces(endpoint, {wireOf(role, fragments(2, peer.message(message), 2))});
        QCOMPARE(outcome.events, QByteArrayList{"binary " + payloadText(message)});
    }
}

void EndpointDeflateTest::isTheSameForRandomConversations()
{
    QFETCH_GLOBAL(Role, role);
    RandomSource random;
    for (int conversation = 0; conversation < 20; ++conversation) {
        ZlibDeflater peer(15, static_cast<int>(random.below(10)));
        QByteArray wire;
        QByteArrayList expected;
        for (int i = 0; i < 10; ++i) {
            const QByteArray message = random.bytes(random.below(50)).repeated(1 + static_cast<int>(random.below(20)));
            const bool plain = random.below(4) == 0;
            const auto frames = fragments(2, peer.message(message), 1 + random.below(4));
            wire += plain ? toEndpoint(role, WireFrame::binary(message)) : wireOf(role, frames);
            expected.append("binary " + payloadText(message));
            if (plain)
                peer.reset(); // its window has what it never sent
        }
        for (const quint32 step : {1U, 2U, 3U, 7U, 100U, 5000U}) {
            Endpoint endpoint = makeDeflateEndpoint(role);
            const Outcome outcome = feedInPieces(endpoint, alternatingPieces(wire, step, 1 + random.below(step)));
            QCOMPARE(outcome.events, expected);
        }
    }
}

WINDSOCK_TEST(EndpointDeflateTest)
#include "EndpointDeflateTest.moc"
