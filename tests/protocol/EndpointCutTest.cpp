#include "tests/support/Conversation.h"
#include "tests/support/EventText.h"
#include "tests/support/Pieces.h"
#include "tests/support/RandomSource.h"
#include "tests/support/TestRegistry.h"

#include <QtTest>

using namespace wslib;
using State = Endpoint::State;

Q_DECLARE_METATYPE(wslib::Role)

/// How the transport cuts a conversation must not matter.
class EndpointCutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void isTheSameCutAtEveryByte();
    void isTheSameForEveryPairOfChunkSizes();
    void isTheSameForLargeFrames();
    void isTheSameForRandomConversations();
};

namespace {

// A conversation and, put together by hand beside it, what an endpoint must make of it.
struct Script
{
    Role role;
    QByteArray wire;
    Outcome expected;
    int framesOut = 0;

    void comes(const WireFrame &frame) { wire += toEndpoint(role, frame); }
    void yields(const QByteArray &event) { expected.events.append(event); }
    void answers(const WireFrame &frame) { expected.output += fromEndpoint(role, frame, framesOut++); }
};

Script mixedConversation(Role role)
{
    Script script{role, {}, {}, 0};
    using F = WireFrame;
    script.comes(F::text("Hello"));
    script.yields("text \"Hello\"");
    script.comes(F::ping("one"));
    script.yields("ping \"one\"");
    script.answers(F::pong("one"));
    script.comes(F::text("h\xC3").unfinished());
    script.comes(F::ping());
    script.yields("ping \"\"");
    script.answers(F::pong());
    script.comes(F::continuation("\xA4\xF0\x9F").unfinished());
    script.comes(F::pong("unasked"));
    script.yields("pong \"unasked\"");
    script.comes(F::continuation().unfinished());
    script.comes(F::continuation("\x98\x80!"));
    script.yields("text 68c3a4f09f988021");
    script.comes(F::binary());
    script.yields("binary \"\"");
    script.comes(F::binary(QByteArray(125, '5')));
    script.yields("binary \"" + QByteArray(125, '5') + '"');
    script.comes(F::text(QByteArray(126, '6')));
    script.yields("text \"" + QByteArray(126, '6') + '"');
    script.comes(F::close(1001, "going \xC3\xA4way"));
    script.yields("close 1001 676f696e6720c3a4776179");
    script.answers(F::close(1001));
    script.comes(F::text("never heard"));
    script.expected.state = State::Closed;
    return script;
}

void expectSame(const Script &script, const QList<QByteArray> &parts)
{
    Endpoint endpoint = makeEndpoint(script.role);
    const Outcome outcome = feedInPieces(endpoint, parts);
    QCOMPARE(outcome.events, script.expected.events);
    QCOMPARE(outcome.output.toHex(), script.expected.output.toHex());
    QCOMPARE(outcome.state, script.expected.state);
}

QList<QByteArray> randomPieces(RandomSource &random, const QByteArray &wire, quint32 longest)
{
    QList<QByteArray> parts;
    for (qsizetype at = 0; at < wire.size(); at += parts.constLast().size())
        parts.append(wire.mid(at, 1 + random.below(longest)));
    return parts;
}

// A data message in random fragments, with a ping between any two.
void addRandomMessage(RandomSource &random, Script &script)
{
    const QByteArray payload = random.bytes(random.below(400));
    const quint32 fragments = 1 + random.below(4);
    qsizetype at = 0;
    for (quint32 i = 0; i < fragments; ++i) {
        const bool last = i + 1 == fragments;
        const qsizetype size = last ? payload.size() - at : random.below(static_cast<quint32>(payload.size() - at) + 1);
        const WireFrame frame(i == 0 ? 2 : 0, payload.sliced(at, size));
        script.comes(last ? frame : frame.unfinished());
        at += size;
        const QByteArray ping = random.bytes(random.below(126));
        script.comes(WireFrame::ping(ping));
        if (last)
            script.yields("binary " + payloadText(payload));
        script.yields("ping " + payloadText(ping));
        script.answers(WireFrame::pong(ping));
    }
}

} // namespace

void EndpointCutTest::initTestCase_data()
{
    QTest::addColumn<Role>("role");
    QTest::newRow("client") << Role::Client;
    QTest::newRow("server") << Role::Server;
}

void EndpointCutTest::isTheSameCutAtEveryByte()
{
    QFETCH_GLOBAL(Role, role);
    const Script script = mixedConversation(role);
    for (const QList<QByteArray> &parts : everyCut(script.wire))
        expectSame(script, parts);
}

void EndpointCutTest::isTheSameForEveryPairOfChunkSizes()
{
    QFETCH_GLOBAL(Role, role);
    const Script script = mixedConversation(role);
    constexpr qsizetype largest = 48; // past every header and control frame of the conversation
    for (qsizetype first = 1; first <= largest; ++first) {
        for (qsizetype second = 1; second <= largest; ++second)
            expectSame(script, alternatingPieces(script.wire, first, second));
    }
}

void EndpointCutTest::isTheSameForLargeFrames()
{
    QFETCH_GLOBAL(Role, role);
    Script script{role, {}, {}, 0};
    for (const int size : {65535, 65536}) {
        const QByteArray payload =
            QByteArray("\xE2\x82\xAC").repeated(size / 3 + 1).first(size / 3 * 3) + QByteArray(size % 3, 'x');
        script.comes(WireFrame::text(payload));
        script.yields("text " + payloadText(payload));
    }
    for (const qsizetype size : {1, 7, 1000, 1460, 4096, 65536, 65541, 200000})
        expectSame(script, pieces(script.wire, size));
    for (qsizetype cut = 65530; cut < 65580; ++cut)
        expectSame(script, {script.wire.first(cut), script.wire.sliced(cut)});
}

void EndpointCutTest::isTheSameForRandomConversations()
{
    QFETCH_GLOBAL(Role, role);
    RandomSource random;
    for (int conversation = 0; conversation < 20; ++conversation) {
        Script script{role, {}, {}, 0};
        for (int i = 0; i < 10; ++i)
            addRandomMessage(random, script);
        for (const quint32 longest : {1U, 3U, 16U, 100U, 3000U})
            expectSame(script, randomPieces(random, script.wire, longest));
    }
}

WINDSOCK_TEST(EndpointCutTest)
#include "EndpointCutTest.moc"
