#include "tests/support/Conversation.h"
#include "tests/support/EventText.h"
#include "tests/support/RandomSource.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/ZlibInflater.h"

#include <QtTest>

using namespace wslib;
using Result = Endpoint::SendResult;
using State = Endpoint::State;

Q_DECLARE_METATYPE(wslib::Role)

/// Messages that go out in frames of a chosen size (RFC 6455 §5.4, RFC 7692 §6.1), in both roles.
class EndpointFragmentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void cutsWhereItIsTold_data();
    void cutsWhereItIsTold();
    void sendsInOneFrameWhatFits_data();
    void sendsInOneFrameWhatFits();
    void producesNoMoreThanThereIsRoomFor();
    void announcesItsSize();
    void letsNoMessageOvertake();
    void letsPingsAndPongsIn();
    void closesBehindWhatWaits();
    void answersACloseBeforeTheRest();
    void failsBeforeTheRest();
    void sendsNoMessageBehindOneThatIsCut();
    void compressesNothingBehindWhatIsMissing();
    void refusesTextThatIsNotUtf8();
    void cutsCharactersApart();
    void cutsTheCompressedPayload();
    void compressesInTheOrderOfSending();
};

namespace {

QByteArray everything(Endpoint &endpoint)
{
    endpoint.produce(std::numeric_limits<qint64>::max());
    return endpoint.takeOutput();
}

Message binary(const QByteArray &payload)
{
    return {Opcode::Binary, payload};
}

QByteArray firstByteOf(const QByteArray &frame)
{
    return frame.first(1).toHex();
}

} // namespace

void EndpointFragmentsTest::initTestCase_data()
{
    QTest::addColumn<Role>("role");
    QTest::newRow("client") << Role::Client;
    QTest::newRow("server") << Role::Server;
}

void EndpointFragmentsTest::cutsWhereItIsTold_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("fragment");
    QTest::newRow("in the middle") << 10 << 5;
    QTest::newRow("with a rest") << 10 << 3;
    QTest::newRow("byte by byte") << 7 << 1;
    QTest::newRow("all but one byte") << 10 << 9;
    QTest::newRow("over 125") << 400 << 126;
    QTest::newRow("over 65535") << 200'000 << 65'537;
    QTest::newRow("a prime") << 1009 << 97;
}

void EndpointFragmentsTest::cutsWhereItIsTold()
{
    QFETCH_GLOBAL(Role, role);
    QFETCH(int, size);
    QFETCH(int, fragment);
    RandomSource random;
    const QByteArray payload = random.bytes(size);
    Endpoint endpoint = makeEndpoint(role);
    QCOMPARE(endpoint.send(binary(payload), fragment), Result::Queued);
    QVERIFY(!endpoint.hasOutput());
    QByteArray expected;
    for (int i = 0; i * fragment < size; ++i) {
        const WireFrame frame(i == 0 ? 0x2 : 0x0, payload.mid(i * fragment, fragment));
        const bool last = (i + 1) * fragment >= size;
        expected += fromEndpoint(role, last ? frame : frame.unfinished(), i);
    }
    QCOMPARE(endpoint.waitingSize(), expected.size());
    QCOMPARE(everything(endpoint), expected);
    QVERIFY(!endpoint.isWaiting());
    QCOMPARE(endpoint.waitingSize(), 0);
}

void EndpointFragmentsTest::sendsInOneFrameWhatFits_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<int>("fragment");
    QTest::newRow("just") << QByteArray("hello") << 5;
    QTest::newRow("easily") << QByteArray("hello") << 1'000'000;
    QTest::newRow("empty") << QByteArray() << 1;
    QTest::newRow("no size") << QByteArray("hello") << 0;
    QTest::newRow("a size that is none") << QByteArray("hello") << -3;
}

void EndpointFragmentsTest::sendsInOneFrameWhatFits()
{
    QFETCH_GLOBAL(Role, role);
    QFETCH(QByteArray, payload);
    QFETCH(int, fragment);
    Endpoint endpoint = makeEndpoint(role);
    QCOMPARE(endpoint.send({Opcode::Text, payload}, fragment), Result::Queued);
    QVERIFY(!endpoint.isWaiting());
    QCOMPARE(endpoint.takeOutput(), fromEndpoint(role, WireFrame::text(payload), 0));
}

void EndpointFragmentsTest::producesNoMoreThanThereIsRoomFor()
{
    QFETCH_GLOBAL(Role, role);
    Endpoint endpoint = makeEndpoint(role);
    endpoint.send(binary(QByteArray(1000, 'x')), 10);
    const qsizetype frame = fromEndpoint(role, WireFrame::continuation(QByteArray(10, 'x'))).size();
    endpoint.produce(0);
    QCOMPARE(endpoint.outputSize(), 0);
    endpoint.produce(1);
    QCOMPARE(endpoint.outputSize(), frame);
    endpoint.produce(frame);
    QCOMPARE(endpoint.outputSize(), frame);
    endpoint.produce(3 * frame - 1);
    QCOMPARE(endpoint.outputSize(), 3 * frame);
    QCOMPARE(endpoint.waitingSize(), 97 * frame);
}

void EndpointFragmentsTest::announcesItsSize()
{
    QFETCH_GLOBAL(Role, role);
    RandomSource random;
    Endpoint endpoint = makeEndpoint(role);
    for (int i = 0; i < 50; ++i) {
        const int size = random.below(70'000);
        endpoint.send(binary(QByteArray(size, 'x')), 1 + random.below(size + 1));
    }
    qint64 announced = endpoint.waitingSize() + endpoint.outputSize();
    while (endpoint.isWaiting()) {
        endpoint.produce(1);
        announced -= endpoint.takeOutput().size();
        QCOMPARE(announced, endpoint.waitingSize());
    }
    QCOMPARE(announced, 0);
}

void EndpointFragmentsTest::letsNoMessageOvertake()
{
    QFETCH_GLOBAL(Role, role);
    Endpoint endpoint = makeEndpoint(role);
    endpoint.send(binary("abcd"), 2);
    endpoint.sendText("text");
    endpoint.sendBinary("bytes");
    endpoint.send({Opcode::Text, "whole"});
    QVERIFY(endpoint.waitingBehindFirst() > 0);
    QCOMPARE(everything(endpoint),
             fromEndpoint(role, WireFrame::binary("ab").unfinished(), 0)
                 + fromEndpoint(role, WireFrame::continuation("cd"), 1) + fromEndpoint(role, WireFrame::text("text"), 2)
                 + fromEndpoint(role, WireFrame::binary("bytes"), 3) + fromEndpoint(role, WireFrame::text("whole"), 4));
    endpoint.sendText("at once");
    QCOMPARE(endpoint.takeOutput(), fromEndpoint(role, WireFrame::text("at once"), 5));
}

void EndpointFragmentsTest::letsPingsAndPongsIn()
{
    QFETCH_GLOBAL(Role, role);
    Endpoint endpoint = makeEndpoint(role);
    endpoint.send(binary("abcd"), 2);
    endpoint.produce(1);
    endpoint.ping("p");
    endpoint.receive(toEndpoint(role, WireFrame::ping("q")));
    const QByteArray ping = fromEndpoint(role, WireFrame::ping("p"), 1);
    const QByteArray pong = fromEndpoint(role, WireFrame::pong("q"), 2);
    QCOMPARE(endpoint.overtakingSize(), ping.size() + pong.size());
    QCOMPARE(everything(endpoint), fromEndpoint(role, WireFrame::binary("ab").unfinished(), 0) + ping + pong
                                       + fromEndpoint(role, WireFrame::continuation("cd"), 3));
    endpoint.ping("r");
    QCOMPARE(endpoint.overtakingSize(), ping.size() + pong.size());
}

void EndpointFragmentsTest::closesBehindWhatWaits()
{
    QFETCH_GLOBAL(Role, role);
    Endpoint endpoint = makeEndpoint(role);
    endpoint.send(binary("abcd"), 2);
    QCOMPARE(endpoint.close(CloseCode::Normal, "bye"), Result::Queued);
    QCOMPARE(endpoint.state(), State::CloseSent);
    QCOMPARE(endpoint.sendText("late"), Result::NotOpen);
    QCOMPARE(endpoint.send(binary("late"), 1), Result::NotOpen);
    QCOMPARE(everything(endpoint), fromEndpoint(role, WireFrame::binary("ab").unfinished(), 0)
                                       + fromEndpoint(role, WireFrame::continuation("cd"), 1)
                                       + fromEndpoint(role, WireFrame::close(1000, "bye"), 2));
    endpoint.receive(toEndpoint(role, WireFrame::close(1000)));
    QCOMPARE(endpoint.state(), State::Closed);
    QVERIFY(!endpoint.hasOutput());
}

// §5.5.1: there is no use in sending more to who has said goodbye.
void EndpointFragmentsTest::answersACloseBeforeTheRest()
{
    QFETCH_GLOBAL(Role, role);
    for (const bool weAreClosing : {false, true}) {
        Endpoint endpoint = makeEndpoint(role);
        endpoint.send(binary("abcdef"), 2);
        if (weAreClosing)
            endpoint.close();
        endpoint.produce(1);
        endpoint.receive(toEndpoint(role, WireFrame::close(1001)));
        QCOMPARE(everything(endpoint), fromEndpoint(role, WireFrame::binary("ab").unfinished(), 0)
                                           + fromEndpoint(role, WireFrame::close(1001), 1));
        QCOMPARE(endpoint.state(), State::Closed);
        QCOMPARE(endpoint.waitingSize(), 0);
    }
}

void EndpointFragmentsTest::failsBeforeTheRest()
{
    QFETCH_GLOBAL(Role, role);
    Endpoint endpoint = makeEndpoint(role);
    endpoint.send(binary("abcdef"), 2);
    endpoint.close();
    endpoint.fail({CloseCode::InternalError, "why"});
    QCOMPARE(everything(endpoint), fromEndpoint(role, WireFrame::close(1011, "why"), 0));
    QCOMPARE(endpoint.state(), State::Closed);
}

void EndpointFragmentsTest::sendsNoMessageBehindOneThatIsCut()
{
    QFETCH_GLOBAL(Role, role);
    Endpoint cut = makeEndpoint(role);
    cut.send(binary("abcdef"), 2);
    cut.produce(1);
    cut.receive(toEndpoint(role, WireFrame::close(1000)));
    QCOMPARE(cut.sendText("an answer"), Result::NotOpen);
    QCOMPARE(cut.send({Opcode::Text, "an answer"}), Result::NotOpen);
    QCOMPARE(cut.pong("still"), Result::Queued);
    // Before its first frame, nothing is cut; and nothing can wait any more.
    Endpoint whole = makeEndpoint(role);
    whole.send(binary("abcdef"), 2);
    whole.receive(toEndpoint(role, WireFrame::close(1000)));
    QCOMPARE(whole.send({Opcode::Text, "an answer"}, 2), Result::Queued);
    QCOMPARE(whole.takeOutput(),
             fromEndpoint(role, WireFrame::text("an answer"), 0) + fromEndpoint(role, WireFrame::close(1000), 1));
}

// RFC 7692 §7.2.3.2: the peer's window lacks it, so what refers to it could not be inflated.
void EndpointFragmentsTest::compressesNothingBehindWhatIsMissing()
{
    QFETCH_GLOBAL(Role, role);
    const QByteArray payload = RandomSource().bytes(500).toHex();
    Endpoint endpoint = makeDeflateEndpoint(role);
    endpoint.send(binary(payload), 100);
    endpoint.receive(toEndpoint(role, WireFrame::close(1000)));
    QCOMPARE(endpoint.send(binary(payload)), Result::NotOpen);
    QCOMPARE(endpoint.takeOutput(), fromEndpoint(role, WireFrame::close(1000), 0));
}

void EndpointFragmentsTest::refusesTextThatIsNotUtf8()
{
    QFETCH_GLOBAL(Role, role);
    Endpoint endpoint = makeEndpoint(role);
    QCOMPARE(endpoint.send({Opcode::Text, "ab\xFF"}, 2), Result::InvalidUtf8);
    QVERIFY(!endpoint.isWaiting());
}

// §5.6: fragments of text needn't be UTF-8 each.
void EndpointFragmentsTest::cutsCharactersApart()
{
    QFETCH_GLOBAL(Role, role);
    const QByteArray text = QByteArrayLiteral("\xF0\x9F\x98\x80\xC3\xA4");
    Endpoint sender = makeEndpoint(role);
    sender.send({Opcode::Text, text}, 1);
    Endpoint receiver = makeEndpoint(role == Role::Client ? Role::Server : Role::Client);
    receiver.receive(everything(sender));
    QCOMPARE(eventTexts(receiver.takeEvents()), eventTexts({Message{Opcode::Text, text}}));
}

void EndpointFragmentsTest::cutsTheCompressedPayload()
{
    QFETCH_GLOBAL(Role, role);
    RandomSource random;
    const QByteArray payload = random.bytes(500).toHex();
    Endpoint endpoint = makeDeflateEndpoint(role);
    endpoint.send(binary(payload), 100);
    FrameParser parser(role == Role::Client ? Role::Server : Role::Client);
    parser.setRsv1Allowed(true);
    QByteArray compressed;
    QByteArrayList first;
    while (endpoint.isWaiting()) {
        endpoint.produce(1);
        const QByteArray frame = endpoint.takeOutput();
        first += firstByteOf(frame);
        QByteArrayView rest(frame);
        QCOMPARE(parser.next(rest), FrameParser::Step::Header);
        QVERIFY(parser.header().payloadLength <= 100);
        while (parser.next(rest) == FrameParser::Step::Payload) {
            QByteArray piece = parser.payload().toByteArray();
            if (parser.header().maskKey)
                applyMask(piece.data(), piece, *parser.header().maskKey, parser.payloadOffset());
            compressed += piece;
        }
    }
    QVERIFY(first.size() > 4);
    QCOMPARE(first.first(), QByteArray("42")); // RSV1, on the first frame only
    QCOMPARE(first.last(), QByteArray("80"));
    QCOMPARE(first.mid(1).count("00"), first.size() - 2);
    QCOMPARE(ZlibInflater().message(compressed), payload);
}

void EndpointFragmentsTest::compressesInTheOrderOfSending()
{
    QFETCH_GLOBAL(Role, role);
    Endpoint sender = makeDeflateEndpoint(role);
    Endpoint receiver = makeDeflateEndpoint(role == Role::Client ? Role::Server : Role::Client);
    std::vector<Event> sent;
    for (int i = 0; i < 20; ++i) {
        const Message message{Opcode::Text, "message " + QByteArray::number(i) + QByteArray(i * 20, 'x')};
        sender.send(message, i % 3 * 7);
        sent.emplace_back(message);
    }
    receiver.receive(everything(sender));
    QCOMPARE(eventTexts(receiver.takeEvents()), eventTexts(sent));
}

WINDSOCK_TEST(EndpointFragmentsTest)
#include "EndpointFragmentsTest.moc"
