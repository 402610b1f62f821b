#include "tests/support/Conversation.h"
#include "tests/support/TestRegistry.h"

#include <QtTest>

using namespace wslib;
using Result = Endpoint::SendResult;
using State = Endpoint::State;

class EndpointSendTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesFrames();
    void writesLengthsAtTheirBounds_data();
    void writesLengthsAtTheirBounds();
    void masksEachFrameWithAFreshKey();
    void leavesServerFramesUnmasked();
    void refusesTextThatIsNotUtf8_data();
    void refusesTextThatIsNotUtf8();
    void refusesControlPayloadsOver125();
    void refusesToSendAfterClosing_data();
    void refusesToSendAfterClosing();
    void keepsItsOutputInOrder();
    void sharesLargePayloads();
    void copiesMemoryThatIsNotItsOwn();
    void takesReceivedTextAsChecked();
};

namespace {

const QList<Role> bothRoles{Role::Client, Role::Server};

// An endpoint brought to the state that @p name says, its output and events taken.
Endpoint endpointThat(const QByteArray &name, Role role)
{
    Endpoint endpoint = makeEndpoint(role);
    if (name == "sent Close")
        endpoint.close();
    else if (name == "received Close")
        endpoint.receive(toEndpoint(role, WireFrame::close(1000)));
    else if (name == "failed")
        endpoint.receive(QByteArray::fromHex("ff"));
    else if (name == "was failed")
        endpoint.fail({CloseCode::InternalError, "handler failed"});
    endpoint.takeOutput();
    endpoint.takeEvents();
    return endpoint;
}

} // namespace

void EndpointSendTest::writesFrames()
{
    for (const Role role : bothRoles) {
        Endpoint endpoint = makeEndpoint(role);
        QCOMPARE(endpoint.sendText("h\xC3\xA4llo"), Result::Queued);
        QCOMPARE(endpoint.takeOutput(), fromEndpoint(role, WireFrame::text("h\xC3\xA4llo"), 0));
        QCOMPARE(endpoint.sendBinary(QByteArray::fromHex("00ff")), Result::Queued);
        QCOMPARE(endpoint.takeOutput(), fromEndpoint(role, WireFrame::binary(QByteArray::fromHex("00ff")), 1));
        QCOMPARE(endpoint.ping("p"), Result::Queued);
        QCOMPARE(endpoint.takeOutput(), fromEndpoint(role, WireFrame::ping("p"), 2));
        QCOMPARE(endpoint.ping(), Result::Queued);
        QCOMPARE(endpoint.takeOutput(), fromEndpoint(role, WireFrame::ping(), 3));
        QCOMPARE(endpoint.pong("q"), Result::Queued);
        QCOMPARE(endpoint.takeOutput(), fromEndpoint(role, WireFrame::pong("q"), 4));
        QCOMPARE(endpoint.pong(), Result::Queued);
        QCOMPARE(endpoint.takeOutput(), fromEndpoint(role, WireFrame::pong(), 5));
        QCOMPARE(endpoint.sendText({}), Result::Queued);
        QCOMPARE(endpoint.takeOutput(), fromEndpoint(role, WireFrame::text(), 6));
        QCOMPARE(endpoint.sendBinary({}), Result::Queued);
        QCOMPARE(endpoint.takeOutput(), fromEndpoint(role, WireFrame::binary(), 7));
        QCOMPARE(endpoint.state(), State::Open);
        QVERIFY(endpoint.takeEvents().empty());
    }
}

void EndpointSendTest::writesLengthsAtTheirBounds_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {1, 125, 126, 127, 65535, 65536, 65537})
        QTest::addRow("%d", size) << size;
}

void EndpointSendTest::writesLengthsAtTheirBounds()
{
    QFETCH(int, size);
    const QByteArray payload(size, 'x');
    for (const Role role : bothRoles) {
        Endpoint endpoint = makeEndpoint(role);
        QCOMPARE(endpoint.sendText(payload), Result::Queued);
        QCOMPARE(endpoint.sendBinary(payload), Result::Queued);
        const QByteArray expected =
            fromEndpoint(role, WireFrame::text(payload), 0) + fromEndpoint(role, WireFrame::binary(payload), 1);
        QCOMPARE(endpoint.outputSize(), expected.size());
        QVERIFY(endpoint.takeOutput() == expected);
    }
}

// RFC 6455 §5.3: each frame a new key, from the source; that goes for answers too.
void EndpointSendTest::masksEachFrameWithAFreshKey()
{
    int asked = 0;
    Endpoint endpoint(Role::Client, {}, [&asked] { return testMaskKey(asked++); });
    endpoint.sendText("same");
    endpoint.sendText("same");
    endpoint.receive(WireFrame::ping("same").bytes());
    endpoint.ping("same");
    endpoint.pong("same");
    endpoint.close(CloseCode::Normal, "same");
    QCOMPARE(asked, 6);
    QCOMPARE(endpoint.takeOutput(), WireFrame::text("same").masked(testMaskKey(0)).bytes()
                                        + WireFrame::text("same").masked(testMaskKey(1)).bytes()
                                        + WireFrame::pong("same").masked(testMaskKey(2)).bytes()
                                        + WireFrame::ping("same").masked(testMaskKey(3)).bytes()
                                        + WireFrame::pong("same").masked(testMaskKey(4)).bytes()
                                        + WireFrame::close(1000, "same").masked(testMaskKey(5)).bytes());
}

// RFC 6455 §5.1, even if there is a source of keys.
void EndpointSendTest::leavesServerFramesUnmasked()
{
    int asked = 0;
    Endpoint endpoint(Role::Server, {}, [&asked] { return testMaskKey(asked++); });
    endpoint.sendText("a");
    endpoint.close();
    QCOMPARE(endpoint.takeOutput(), WireFrame::text("a").bytes() + WireFrame::close(1000).bytes());
    QCOMPARE(asked, 0);
}

void EndpointSendTest::refusesTextThatIsNotUtf8_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("stray byte") << QByteArray("a\x80");
    QTest::newRow("cut character") << QByteArray("a\xE2\x82");
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80");
    QTest::newRow("overlong") << QByteArray("\xC0\xAF");
}

// RFC 6455 §5.6
void EndpointSendTest::refusesTextThatIsNotUtf8()
{
    QFETCH(QByteArray, text);
    Endpoint endpoint = makeEndpoint(Role::Client);
    QCOMPARE(endpoint.sendText(text), Result::InvalidUtf8);
    QVERIFY(!endpoint.hasOutput());
    QCOMPARE(endpoint.sendBinary(text), Result::Queued);
    QCOMPARE(endpoint.takeOutput(), fromEndpoint(Role::Client, WireFrame::binary(text), 0));
    QCOMPARE(endpoint.state(), State::Open);
}

// RFC 6455 §5.5
void EndpointSendTest::refusesControlPayloadsOver125()
{
    Endpoint endpoint = makeEndpoint(Role::Server);
    QCOMPARE(endpoint.ping(QByteArray(126, 'x')), Result::TooLong);
    QCOMPARE(endpoint.pong(QByteArray(126, 'x')), Result::TooLong);
    QVERIFY(!endpoint.hasOutput());
    QCOMPARE(endpoint.ping(QByteArray(125, 'x')), Result::Queued);
    QCOMPARE(endpoint.takeOutput(), WireFrame::ping(QByteArray(125, 'x')).bytes());
    QCOMPARE(endpoint.pong(QByteArray(125, 'x')), Result::Queued);
    QCOMPARE(endpoint.takeOutput(), WireFrame::pong(QByteArray(125, 'x')).bytes());
}

void EndpointSendTest::refusesToSendAfterClosing_data()
{
    QTest::addColumn<int>("state");
    QTest::newRow("sent Close") << static_cast<int>(State::CloseSent);
    QTest::newRow("received Close") << static_cast<int>(State::Closed);
    QTest::newRow("failed") << static_cast<int>(State::Closed);
    QTest::newRow("was failed") << static_cast<int>(State::Closed);
}

// RFC 6455 §5.5.1 and §7.1.6
void EndpointSendTest::refusesToSendAfterClosing()
{
    QFETCH(int, state);
    for (const Role role : bothRoles) {
        Endpoint endpoint = endpointThat(QTest::currentDataTag(), role);
        QCOMPARE(static_cast<int>(endpoint.state()), state);
        QCOMPARE(endpoint.sendText("x"), Result::NotOpen);
        QCOMPARE(endpoint.sendText("\xFF"), Result::NotOpen);
        QCOMPARE(endpoint.sendBinary("x"), Result::NotOpen);
        QCOMPARE(endpoint.ping("x"), Result::NotOpen);
        QCOMPARE(endpoint.ping(QByteArray(126, 'x')), Result::NotOpen);
        QCOMPARE(endpoint.pong("x"), Result::NotOpen);
        QCOMPARE(endpoint.close(), Result::NotOpen);
        QCOMPARE(endpoint.close(CloseCode::NoStatusReceived), Result::NotOpen);
        QVERIFY(!endpoint.hasOutput());
        QCOMPARE(static_cast<int>(endpoint.state()), state);
        QVERIFY(endpoint.takeEvents().empty());
    }
}

void EndpointSendTest::keepsItsOutputInOrder()
{
    Endpoint endpoint = makeEndpoint(Role::Server);
    endpoint.sendText("1");
    endpoint.receive(WireFrame::ping("2").masked().bytes());
    endpoint.sendBinary("3");
    endpoint.receive(WireFrame::close(1001).masked().bytes());
    QCOMPARE(endpoint.takeOutput(), WireFrame::text("1").bytes() + WireFrame::pong("2").bytes()
                                        + WireFrame::binary("3").bytes() + WireFrame::close(1001).bytes());
}

// Small and large ones, control frames and the last word, in pieces or as one: the same bytes in the same order.
void EndpointSendTest::sharesLargePayloads()
{
    const Message large{Opcode::Text, QByteArray(70'000, 'l')};
    const auto sendAll = [&large](Endpoint &endpoint) {
        endpoint.sendText("small");
        endpoint.send(large);
        endpoint.ping("p");
        endpoint.send({Opcode::Binary, QByteArray(20'000, 'b')});
        endpoint.send(large);
        endpoint.appendForged("forged");
        endpoint.fail({CloseCode::InternalError, "oops"});
    };
    for (const Role role : bothRoles) {
        Endpoint whole = makeEndpoint(role);
        Endpoint inPieces = makeEndpoint(role);
        sendAll(whole);
        sendAll(inPieces);
        const qsizetype size = whole.outputSize();
        QCOMPARE(inPieces.outputSize(), size);
        const QByteArray bytes = whole.takeOutput();
        QVERIFY(bytes.size() > size); // with the Close frame
        QByteArray joined;
        int shared = 0;
        for (const QByteArray &piece : inPieces.takeOutputPieces()) {
            joined += piece;
            shared += piece.constData() == large.payload.constData() ? 1 : 0;
        }
        QVERIFY(joined == bytes);
        QCOMPARE(shared, role == Role::Server ? 2 : 0); // a client's are masked
        QVERIFY(!whole.hasOutput() && !inPieces.hasOutput());
        QCOMPARE(inPieces.outputSize(), 0);
        QCOMPARE(inPieces.state(), State::Closed);
    }
}

void EndpointSendTest::copiesMemoryThatIsNotItsOwn()
{
    for (const qint64 fragmentSize : {0, 10'000}) {
        QByteArray memory(50'000, 'a');
        Endpoint endpoint = makeEndpoint(Role::Server);
        endpoint.send({Opcode::Binary, QByteArray::fromRawData(memory.constData(), memory.size())}, fragmentSize);
        memory.fill('z');
        endpoint.produce(1'000'000);
        const QByteArray output = endpoint.takeOutput();
        QVERIFY(output.size() > memory.size());
        QVERIFY(!output.contains('z'));
    }
}

void EndpointSendTest::takesReceivedTextAsChecked()
{
    Endpoint endpoint = makeEndpoint(Role::Server);
    const Message wrong{Opcode::Text, "\xFF"};
    QCOMPARE(endpoint.send(wrong), Result::InvalidUtf8);
    QCOMPARE(endpoint.send(wrong, 0, Endpoint::Text::Checked), Result::Queued); // whoever says so has to be right
    QCOMPARE(endpoint.sendText("\xFF"), Result::InvalidUtf8);
}

WINDSOCK_TEST(EndpointSendTest)
#include "EndpointSendTest.moc"
