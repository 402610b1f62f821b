#include "tests/support/Conversation.h"
#include "tests/support/EventText.h"
#include "tests/support/Pieces.h"
#include "tests/support/RandomSource.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/ZlibInflater.h"

#include <QtTest>

using namespace wslib;
using Result = Endpoint::SendResult;

Q_DECLARE_METATYPE(wslib::Role)

/// What goes out compressed (RFC 7692 §6.1, §7.2.1), in both roles; and both ends together.
class EndpointDeflateSendTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void writesTheRfcsExamples();
    void leavesControlFramesAlone();
    void leavesShortMessagesAlone();
    void compressesInItsOwnWindow();
    void forgetsItsOwnContext();
    void followsTheOptions();
    void refusesTextThatIsNotUtf8();
    void sendsAThousandMessages();
    void talksToItself_data();
    void talksToItself();
    void talksToItselfAtTheLimit();
};

namespace {

// The payload of the one frame in @p output, unmasked; "not one compressed frame" if it is something else.
QByteArray payloadOf(Role sender, const QByteArray &output)
{
    FrameParser parser(sender == Role::Client ? Role::Server : Role::Client);
    parser.setRsv1Allowed(true);
    QByteArrayView rest(output);
    QByteArray payload;
    if (parser.next(rest) != FrameParser::Step::Header || !parser.header().rsv1 || !parser.header().fin)
        return "not one compressed frame";
    while (parser.next(rest) == FrameParser::Step::Payload) {
        payload = parser.payload().toByteArray();
        if (parser.header().maskKey)
            applyMask(payload.data(), payload, *parser.header().maskKey);
    }
    return rest.isEmpty() ? payload : QByteArray("not one compressed frame");
}

QByteArray firstByte(const QByteArray &output)
{
    return output.first(1).toHex();
}

Role otherThan(Role role)
{
    return role == Role::Client ? Role::Server : Role::Client;
}

QByteArray jsonOf(int number)
{
    return "{\"id\":" + QByteArray::number(number) + ",\"text\":\"" + QByteArray(number % 300, 'x') + "\"}";
}

} // namespace

void EndpointDeflateSendTest::initTestCase_data()
{
    QTest::addColumn<Role>("role");
    QTest::newRow("client") << Role::Client;
    QTest::newRow("server") << Role::Server;
}

// RFC 7692 §7.2.3.1, §7.2.3.2, §7.2.3.6
void EndpointDeflateSendTest::writesTheRfcsExamples()
{
    QFETCH_GLOBAL(Role, role);
    const auto frame = [role](quint8 opcode, const char *hex, int number) {
        return fromEndpoint(role, WireFrame(opcode, QByteArray::fromHex(hex)).reserved(4), number);
    };
    DeflateOptions options;
    options.level = 9; // zlib's, whose bytes the RFC shows
    Endpoint endpoint = makeDeflateEndpoint(role, {}, options);
    QCOMPARE(endpoint.sendText("Hello"), Result::Queued);
    QCOMPARE(endpoint.takeOutput().toHex(), frame(1, "f248cdc9c90700", 0).toHex());
    QCOMPARE(endpoint.sendBinary("Hello"), Result::Queued);
    QCOMPARE(endpoint.takeOutput().toHex(), frame(2, "f200110000", 1).toHex());
    QCOMPARE(endpoint.sendText({}), Result::Queued);
    QCOMPARE(endpoint.takeOutput().toHex(), frame(1, "00", 2).toHex());
}

void EndpointDeflateSendTest::leavesControlFramesAlone()
{
    QFETCH_GLOBAL(Role, role);
    const QByteArray payload(100, 'x');
    Endpoint endpoint = makeDeflateEndpoint(role);
    endpoint.ping(payload);
    QCOMPARE(endpoint.takeOutput(), fromEndpoint(role, WireFrame::ping(payload), 0));
    endpoint.pong(payload);
    QCOMPARE(endpoint.takeOutput(), fromEndpoint(role, WireFrame::pong(payload), 1));
    endpoint.close(CloseCode::Normal, payload);
    QCOMPARE(endpoint.takeOutput(), fromEndpoint(role, WireFrame::close(1000, payload), 2));
}

void EndpointDeflateSendTest::leavesShortMessagesAlone()
{
    QFETCH_GLOBAL(Role, role);
    DeflateOptions options;
    options.threshold = 64;
    Endpoint endpoint = makeDeflateEndpoint(role, {}, options);
    endpoint.sendText(QByteArray(63, 'x'));
    QCOMPARE(endpoint.takeOutput(), fromEndpoint(role, WireFrame::text(QByteArray(63, 'x')), 0));
    endpoint.sendBinary({});
    QCOMPARE(endpoint.takeOutput(), fromEndpoint(role, WireFrame::binary(), 1));
    endpoint.sendText(QByteArray(64, 'x'));
    QCOMPARE(firstByte(endpoint.takeOutput()), QByteArray("c1"));
    endpoint.sendBinary(QByteArray(65, 'x'));
    QCOMPARE(firstByte(endpoint.takeOutput()), QByteArray("c2"));
}

// RFC 7692 §7.1.2: each direction has a window of its own.
void EndpointDeflateSendTest::compressesInItsOwnWindow()
{
    QFETCH_GLOBAL(Role, role);
    const QByteArray noise = RandomSource().bytes(2000);
    for (int bits = 8; bits <= 15; ++bits) {
        const bool server = role == Role::Server;
        Endpoint endpoint = makeDeflateEndpoint(role, {false, false, server ? bits : 15, server ? 15 : bits});
        ZlibInflater peer(bits);
        for (int i = 0; i < 3; ++i) {
            endpoint.sendBinary(noise);
            const QByteArray payload = payloadOf(role, endpoint.takeOutput());
            QVERIFY(peer.message(payload) == noise);
            // Only a window that holds the last message helps with this one.
            QCOMPARE(payload.size() < 1000, i > 0 && bits >= 12);
        }
    }
}

void EndpointDeflateSendTest::forgetsItsOwnContext()
{
    QFETCH_GLOBAL(Role, role);
    const bool server = role == Role::Server;
    Endpoint forgetful = makeDeflateEndpoint(role, {server, !server, 15, 15});
    Endpoint other = makeDeflateEndpoint(role, {!server, server, 15, 15});
    for (int i = 0; i < 3; ++i) {
        forgetful.sendText("Hello");
        QCOMPARE(payloadOf(role, forgetful.takeOutput()).toHex(), QByteArray("f248cdc9c90700"));
        other.sendText("Hello");
        QCOMPARE(payloadOf(role, other.takeOutput()).size() < 7, i > 0);
    }
}

void EndpointDeflateSendTest::followsTheOptions()
{
    QFETCH_GLOBAL(Role, role);
    DeflateOptions storing;
    storing.level = 0;
    Endpoint endpoint = makeDeflateEndpoint(role, {}, storing);
    endpoint.sendText("Hello");
    QCOMPARE(payloadOf(role, endpoint.takeOutput()).toHex(), QByteArray("000500faff48656c6c6f00"));
    DeflateOptions unworkable;
    unworkable.memoryLevel = 10;
    Endpoint other = makeDeflateEndpoint(role, {}, unworkable);
    QVERIFY_THROWS_EXCEPTION(std::bad_alloc, other.sendText("Hello"));
}

void EndpointDeflateSendTest::refusesTextThatIsNotUtf8()
{
    QFETCH_GLOBAL(Role, role);
    Endpoint endpoint = makeDeflateEndpoint(role);
    QCOMPARE(endpoint.sendText("\xFF"), Result::InvalidUtf8);
    QVERIFY(!endpoint.hasOutput());
    // Nor did it come into the window.
    endpoint.sendText("Hello");
    QCOMPARE(payloadOf(role, endpoint.takeOutput()).toHex(), QByteArray("f248cdc9c90700"));
}

void EndpointDeflateSendTest::sendsAThousandMessages()
{
    QFETCH_GLOBAL(Role, role);
    Endpoint endpoint = makeDeflateEndpoint(role);
    ZlibInflater peer;
    for (int i = 0; i < 1000; ++i) {
        endpoint.sendText(jsonOf(i));
        QCOMPARE(peer.message(payloadOf(role, endpoint.takeOutput())), std::optional(jsonOf(i)));
    }
}

void EndpointDeflateSendTest::talksToItself_data()
{
    QTest::addColumn<int>("bits");
    QTest::addColumn<bool>("noContext");
    for (const int bits : {8, 9, 12, 15}) {
        QTest::addRow("%d bits", bits) << bits << false;
        QTest::addRow("%d bits, no context", bits) << bits << true;
    }
}

void EndpointDeflateSendTest::talksToItself()
{
    QFETCH_GLOBAL(Role, role);
    QFETCH(int, bits);
    QFETCH(bool, noContext);
    RandomSource random;
    DeflateOptions options;
    options.threshold = 20;
    const DeflateParameters agreed{noContext, noContext, bits, bits};
    Endpoint one = makeDeflateEndpoint(role, agreed, options);
    Endpoint other = makeDeflateEndpoint(otherThan(role), agreed, options);
    for (int i = 0; i < 100; ++i) {
        const QByteArray message = random.bytes(random.below(100)).repeated(1 + static_cast<int>(random.below(50)));
        one.sendBinary(message);
        one.ping("p");
        const Outcome outcome = feedInPieces(other, pieces(one.takeOutput(), 1 + random.below(2000)));
        QCOMPARE(outcome.events, (QByteArrayList{"binary " + payloadText(message), "ping \"p\""}));
        one.receive(outcome.output);
        QCOMPARE(eventTexts(one.takeEvents()), QByteArrayList{"pong \"p\""});
    }
}

// What we send at a limit, a peer of ours with the same limit takes, also where it doesn't compress.
void EndpointDeflateSendTest::talksToItselfAtTheLimit()
{
    QFETCH_GLOBAL(Role, role);
    RandomSource random;
    for (const int level : {0, 1, 9}) {
        for (const qsizetype size : {0, 1, 100, 70'000}) {
            Limits limits;
            limits.maxMessageSize = size;
            DeflateOptions options;
            options.level = level;
            const DeflateParameters agreed{false, false, 8, 8};
            Endpoint one = makeDeflateEndpoint(role, agreed, options);
            Endpoint other = makeDeflateEndpoint(otherThan(role), agreed, options, limits);
            const QByteArray message = random.bytes(size);
            one.sendBinary(message);
            other.receive(one.takeOutput());
            QCOMPARE(eventTexts(other.takeEvents()), QByteArrayList{"binary " + payloadText(message)});
        }
    }
}

WINDSOCK_TEST(EndpointDeflateSendTest)
#include "EndpointDeflateSendTest.moc"
