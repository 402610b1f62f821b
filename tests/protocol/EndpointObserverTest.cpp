#include "tests/support/Conversation.h"
#include "tests/support/Pieces.h"
#include "tests/support/RandomSource.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/ZlibDeflater.h"

#include "wslib/protocol/FrameSerializer.h"

#include <QtTest>

#include <deque>

using namespace wslib;

Q_DECLARE_METATYPE(wslib::Role)

/// What a FrameObserver is told of is the wire, byte by byte, whatever passes and however it is cut.
class EndpointObserverTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void tellsAllThatComes_data();
    void tellsAllThatComes();
    void tellsHowMuchAFrameBrought();
    void tellsAPingBeforeItsAnswer();
    void tellsAllThatGoesOut();
    void tellsAllThatGoesOutCompressed();
    void tellsWhatNeverEnded();
    void isOfNoConsequence();
};

namespace {

/// Puts both streams together again. What isn't given of a frame is taken from the message it became part of.
class Rebuilder : public FrameObserver
{
public:
    void frameReceived(const ObservedFrame &frame) override
    {
        story += "in " + QByteArray::number(static_cast<int>(frame.header.opcode)) + ' ';
        brought.append(frame.inflated);
        in.push_back({frame.header, frame.payload.toByteArray(), frame.hasPayload});
    }
    void frameSent(const ObservedFrame &frame) override
    {
        story += "out " + QByteArray::number(static_cast<int>(frame.header.opcode)) + ' ';
        appendFrame(out, frame.header, frame.payload);
    }
    void messageBroken(QByteArrayView payload) override { fill(payload.toByteArray()); }
    void bytesRefused(QByteArrayView bytes) override { in.push_back({std::nullopt, bytes.toByteArray(), true}); }
    void bytesForged(QByteArrayView bytes) override { out += bytes; }

    void fill(const QByteArray &message)
    {
        qsizetype at = 0;
        for (bool ended = false; !ended && m_filled < in.size(); ++m_filled) {
            Piece &piece = in[m_filled];
            if (!piece.header || isControl(piece.header->opcode))
                continue;
            ended = piece.header->fin;
            if (piece.known)
                continue;
            const auto size = static_cast<qsizetype>(piece.header->payloadLength);
            piece.payload = message.mid(at, size);
            at += size;
        }
    }
    QByteArray received() const
    {
        QByteArray all;
        for (const Piece &piece : in) {
            if (piece.header)
                appendFrame(all, *piece.header, piece.payload);
            else
                all += piece.payload;
        }
        return all;
    }

    struct Piece
    {
        std::optional<FrameHeader> header;
        QByteArray payload;
        bool known;
    };
    std::deque<Piece> in;
    QByteArray out;
    QByteArray story;
    QList<qint64> brought;

private:
    size_t m_filled = 0; ///< Of `in`, what is before the messages that are still to come.
};

void feed(Endpoint &endpoint, Rebuilder &observer, const QList<QByteArray> &parts, QByteArray *output = nullptr)
{
    for (const QByteArray &part : parts) {
        endpoint.receive(part);
        for (const Event &event : endpoint.takeEvents()) {
            if (const auto *message = std::get_if<Message>(&event))
                observer.fill(message->payload);
        }
        const QByteArray made = endpoint.takeOutput();
        if (output != nullptr)
            *output += made;
    }
    endpoint.endReceiving();
}

QByteArray wireOf(Role receiver, const QList<WireFrame> &frames)
{
    QByteArray wire;
    for (const WireFrame &frame : frames)
        wire += toEndpoint(receiver, frame);
    return wire;
}

WireFrame compressed(const WireFrame &frame)
{
    return frame.reserved(4);
}

} // namespace

void EndpointObserverTest::initTestCase_data()
{
    QTest::addColumn<Role>("role");
    QTest::newRow("client") << Role::Client;
    QTest::newRow("server") << Role::Server;
}

void EndpointObserverTest::tellsAllThatComes_data()
{
    using F = WireFrame;
    QTest::addColumn<QList<WireFrame>>("frames");
    QTest::addColumn<QByteArray>("rest");
    const auto row = [](const char *name, const QList<WireFrame> &frames, const QByteArray &rest = {}) {
        QTest::newRow(name) << frames << rest;
    };
    const QList<WireFrame> begun{F::text("Hel").unfinished(), F::ping("?"), F::continuation("lo, ").unfinished()};
    row("a message", {F::text("Hello")});
    row("fragments, a ping between them", begun + QList{F::continuation("world"), F::close(1000)});
    row("16 bits of length", {F::binary(QByteArray(300, 'x'))});
    row("the peer goes in a message", begun);
    row("the peer goes in a frame", begun + QList{F::continuation("worl").declaring(100)});
    row("the peer goes in a control frame", {F::ping("half").declaring(100)});
    row("the peer goes in a header", begun, QByteArray::fromHex("82"));
    row("a reserved opcode", {F::text("a"), F(3, "b"), F::text("never read")});
    row("a reserved bit within a message", begun + QList{F::continuation("x").reserved(1), F::text("more")});
    row("a length that isn't minimal", {F::text("abc").lengthAs(F::LengthForm::SixtyFour)});
    row("wrong UTF-8", begun + QList{F::continuation("\xFFmore than that"), F::text("more")});
    row("UTF-8 that is cut", begun + QList{F::continuation("\xC3")});
    row("a new message within one", begun + QList{F::text("other")});
    row("nothing to continue", {F::text("a"), F::continuation("b"), F::text("c")});
    row("a Close frame with half a code", {F::close("1"), F::text("x")});
    row("data behind Close", {F::close(1000, "bye"), F::text("late"), F::ping("later")});
    row("compressed", {compressed(F::text(QByteArray::fromHex("f248cdc9c90700"))), F::text("plain")});
    row("compressed, in fragments",
        {compressed(F::text(QByteArray::fromHex("f248")).unfinished()), F::ping(),
         F::continuation(QByteArray::fromHex("cdc9c907")).unfinished(), F::continuation(QByteArray(1, '\0'))});
    row("compressed and corrupt",
        {compressed(F::text(QByteArray::fromHex("f248")).unfinished()), F::continuation("\xFF\xFF\xFF"), F::text("x")});
    row("compressed, the peer goes",
        {compressed(F::text(QByteArray::fromHex("f248")).unfinished()), F::continuation("\xCD").declaring(9)});
}

void EndpointObserverTest::tellsAllThatComes()
{
    QFETCH_GLOBAL(Role, role);
    QFETCH(QList<WireFrame>, frames);
    QFETCH(QByteArray, rest);
    const QByteArray wire = wireOf(role, frames) + rest;
    for (const QList<QByteArray> &parts : everyCut(wire)) {
        Endpoint endpoint = makeDeflateEndpoint(role);
        Rebuilder observer;
        endpoint.setFrameObserver(&observer);
        QByteArray output;
        feed(endpoint, observer, parts, &output);
        QCOMPARE(observer.received().toHex(), wire.toHex());
        QCOMPARE(observer.out.toHex(), output.toHex());
    }
}

void EndpointObserverTest::tellsHowMuchAFrameBrought()
{
    QFETCH_GLOBAL(Role, role);
    using F = WireFrame;
    const QByteArray wire = wireOf(role, {F::text("Hel").unfinished(), F::ping("?"), F::continuation("lo"),
                                          compressed(F::text(QByteArray::fromHex("f248cdc9c90700")))});
    for (const QList<QByteArray> &parts : everyCut(wire)) {
        Endpoint endpoint = makeDeflateEndpoint(role);
        Rebuilder observer;
        endpoint.setFrameObserver(&observer);
        feed(endpoint, observer, parts);
        QCOMPARE(observer.brought, (QList<qint64>{3, 1, 2, 5}));
    }
}

void EndpointObserverTest::tellsAPingBeforeItsAnswer()
{
    QFETCH_GLOBAL(Role, role);
    Endpoint endpoint = makeEndpoint(role);
    Rebuilder observer;
    endpoint.setFrameObserver(&observer);
    feed(endpoint, observer, {wireOf(role, {WireFrame::ping("?"), WireFrame::close(1000)})});
    QCOMPARE(observer.story, QByteArray("in 9 out 10 in 8 out 8 "));
}

void EndpointObserverTest::tellsAllThatGoesOut()
{
    QFETCH_GLOBAL(Role, role);
    Endpoint endpoint = makeEndpoint(role);
    Rebuilder observer;
    endpoint.setFrameObserver(&observer);
    QByteArray output;
    QCOMPARE(endpoint.sendText("Hello"), Endpoint::SendResult::Queued);
    endpoint.send({Opcode::Binary, QByteArray(100'000, 'b')});
    endpoint.send({Opcode::Text, QByteArray(1000, 't')}, 300);
    endpoint.ping("overtakes");
    endpoint.appendForged("\xFFno frame");
    endpoint.sendText("behind the fragments");
    endpoint.close(CloseCode::Normal, "bye");
    output += endpoint.takeOutput();
    while (endpoint.isWaiting()) {
        endpoint.produce(1);
        output += endpoint.takeOutput();
    }
    QCOMPARE(observer.out.toHex(), output.toHex());
    QCOMPARE(observer.story, QByteArray("out 1 out 2 out 9 out 1 out 0 out 0 out 0 out 1 out 8 "));
}

void EndpointObserverTest::tellsAllThatGoesOutCompressed()
{
    QFETCH_GLOBAL(Role, role);
    Endpoint endpoint = makeDeflateEndpoint(role);
    Rebuilder observer;
    endpoint.setFrameObserver(&observer);
    const QByteArray long1(5000, 'c');
    endpoint.sendText(long1);
    endpoint.sendText("short");
    endpoint.send({Opcode::Text, long1 + long1}, 3);
    QByteArray output = endpoint.takeOutput();
    endpoint.produce(100'000);
    output += endpoint.takeOutput();
    QCOMPARE(observer.out.toHex(), output.toHex());
}

void EndpointObserverTest::tellsWhatNeverEnded()
{
    QFETCH_GLOBAL(Role, role);
    Endpoint endpoint = makeEndpoint(role);
    Rebuilder observer;
    endpoint.setFrameObserver(&observer);
    const QByteArray wire =
        wireOf(role, {WireFrame::text("Hel").unfinished(), WireFrame::continuation("l").declaring(9)});
    endpoint.receive(wire);
    endpoint.fail({CloseCode::PolicyViolation, "nothing to do with frames"});
    endpoint.takeOutput();
    endpoint.receive("more");
    endpoint.endReceiving();
    endpoint.endReceiving(); // tells it once
    QCOMPARE(observer.received().toHex(), (wire + "more").toHex());
}

void EndpointObserverTest::isOfNoConsequence()
{
    QFETCH_GLOBAL(Role, role);
    RandomSource random;
    QByteArray wire;
    for (int i = 0; i < 200; ++i) {
        const QByteArray payload = random.bytes(random.below(200));
        wire += toEndpoint(role, WireFrame::binary(payload).unfinished());
        wire += toEndpoint(role, WireFrame::ping("p"));
        wire += toEndpoint(role, WireFrame::continuation(payload));
    }
    Endpoint plain = makeEndpoint(role);
    const Outcome expected = feedInPieces(plain, pieces(wire, 77));
    Endpoint watched = makeEndpoint(role);
    Rebuilder observer;
    watched.setFrameObserver(&observer);
    QVERIFY(feedInPieces(watched, pieces(wire, 77)) == expected);
    QCOMPARE(observer.out, expected.output);
}

WINDSOCK_TEST(EndpointObserverTest)
#include "EndpointObserverTest.moc"
