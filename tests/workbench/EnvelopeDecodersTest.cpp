#include "Decoding.h"
#include "tests/support/TestRegistry.h"

#include <QtTest>

using namespace decoding;

/// Protocols that wrap something, with the examples of their own documents.
class EnvelopeDecodersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void summarizes_data();
    void summarizes();
    void readsSocketIo_data();
    void readsSocketIo();
    void believesTheTargetOfSocketIo();
    void readsStomp();
    void unescapesStomp();
    void readsWhatStompCarries();
    void takesTheLengthOfStomp();
    void readsSeveralMessagesOfSignalR();
    void readsSignalRsMessagePack();
    void namesErrorsOfJsonRpc();
    void noticesEveryCut_data();
    void noticesEveryCut();
    void showsWhatWasReadBeforeTheError();

private:
    static DecodeOutcome readAgreed(const QByteArray &subprotocol, const QByteArray &payload)
    {
        DecodeHints hints = text();
        hints.subprotocol = subprotocol;
        return stack().decode(payload, hints);
    }
};

void EnvelopeDecodersTest::summarizes_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *payload, const char *expected) {
        QTest::newRow(payload) << QByteArray(payload) << QString::fromUtf8(expected);
    };
    row(R"(42["chat",{"a":1},"b"])", "Socket.IO event “chat” (2 arguments)");
    row(R"(42["hello","%1 \"x\""])", "Socket.IO event “hello” (1 argument)");
    row(R"(43/admin,456[])", "Socket.IO acknowledgement 456");
    row(R"(40{"sid":"oSO0OpakMV_3jnilAAAA"})", "Socket.IO connect (/)");
    row("41/admin,", "Socket.IO disconnect (/admin)");
    row(R"(0{"sid":"lv_VI97HAXpY6yYWAAAC","upgrades":[],"pingInterval":25000})", "Engine.IO open");
    row("2probe", "Engine.IO ping");
    row(R"({"jsonrpc":"2.0","method":"eth_call","params":[],"id":4})", "JSON-RPC request #4: eth_call");
    row(R"({"jsonrpc":"2.0","method":"update","params":[1,2]})", "JSON-RPC notification: update");
    row(R"({"jsonrpc":"2.0","result":19,"id":"a"})", "JSON-RPC response #a");
    row(R"({"jsonrpc":"2.0","error":{"code":-32601,"message":"Method not found"},"id":"1"})",
        "JSON-RPC error #1: -32601 Method not found");
    row(R"([{"jsonrpc":"2.0","method":"sum","id":"1"},{"jsonrpc":"2.0","method":"note"}])", "JSON-RPC batch of 2");
    row(R"({"type":"connection_init","payload":{}})", "GraphQL connection_init");
    row(R"({"id":"ee","type":"subscribe","payload":{"operationName":"OnMsg","query":"subscription OnMsg { a }"}})",
        "GraphQL subscribe (ee): OnMsg");
    row(R"({"type":"start","id":"1","payload":{"query":"subscription { a }"}})",
        "GraphQL start (1): subscription { a }");
    row(R"({"id":"ee","type":"next","payload":{"data":{"a":1}}})", "GraphQL next (ee)");
    row("{\"protocol\":\"json\",\"version\":1}\x1e", "SignalR handshake");
    row("{\"type\":1,\"invocationId\":\"123\",\"target\":\"Send\",\"arguments\":[42]}\x1e",
        "SignalR Invocation #123: Send");
    row("{\"type\":1,\"target\":\"Send\",\"arguments\":[]}\x1e", "SignalR Invocation: Send");
    row("{\"type\":3,\"invocationId\":\"123\",\"result\":42}\x1e", "SignalR Completion #123");
    row("{\"type\":6}\x1e", "SignalR Ping");
    row("{\"type\":6}\x1e{\"type\":7}\x1e", "SignalR: 2 messages");
}

void EnvelopeDecodersTest::summarizes()
{
    QFETCH(QByteArray, payload);
    QFETCH(QString, expected);
    const DecodeOutcome outcome = readText(payload);
    QCOMPARE(outcome.summary.english(), expected);
    QCOMPARE(error(outcome), QString());
}

void EnvelopeDecodersTest::readsSocketIo_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *payload, const char *expected) {
        QTest::newRow(payload) << QByteArray(payload) << QByteArray(expected);
    };
    row(R"(42["foo"])", R"({"packet": "message","type": "event","namespace": "/","event": "foo","arguments": []})");
    row(R"(42/admin,12["foo", {"a":1} ,2])",
        R"({"packet": "message","type": "event","namespace": "/admin","ack": 12,"event": "foo","arguments": [{"a": 1},2]})");
    row(R"(4312["bar"])", R"({"packet": "message","type": "ack","namespace": "/","ack": 12,"arguments": ["bar"]})");
    row(R"(451-["baz",{"_placeholder":true,"num":0}])",
        R"({"packet": "message","type": "binary event","namespace": "/","attachments": 1,"event": "baz","arguments": [{"_placeholder": true,"num": 0}]})");
    row(R"(461-/admin,456[{"_placeholder":true,"num":0}])",
        R"({"packet": "message","type": "binary ack","namespace": "/admin","attachments": 1,"ack": 456,"arguments": [{"_placeholder": true,"num": 0}]})");
    row(R"(44/admin,{"message":"Not authorized"})",
        R"({"packet": "message","type": "error","namespace": "/admin","data": {"message": "Not authorized"}})");
    row(R"(0{"sid":"x","pingTimeout":20000})", R"({"packet": "open","handshake": {"sid": "x","pingTimeout": 20000}})");
    row("3probe", R"({"packet": "pong","data": "probe"})");
}

void EnvelopeDecodersTest::readsSocketIo()
{
    QFETCH(QByteArray, payload);
    QFETCH(QByteArray, expected);
    const DecodeOutcome outcome = readText(payload);
    QCOMPARE(chain(outcome), QByteArray("socketio"));
    QCOMPARE(json(outcome), expected);
    QCOMPARE(error(outcome), QString());
}

// A lone digit is anybody's, but not on a connection to Engine.IO.
void EnvelopeDecodersTest::believesTheTargetOfSocketIo()
{
    QCOMPARE(chain(readText("2")), QByteArray());
    QCOMPARE(chain(readText("40")), QByteArray());
    DecodeHints hints = text();
    hints.target = "/socket.io/?EIO=4&transport=websocket";
    QCOMPARE(stack().decode("2", hints).summary.english(), QStringLiteral("Engine.IO ping"));
    QCOMPARE(stack().decode("40", hints).summary.english(), QStringLiteral("Socket.IO connect (/)"));
    QCOMPARE(chain(stack().decode("hello", hints)), QByteArray());
}

void EnvelopeDecodersTest::readsStomp()
{
    const DecodeOutcome outcome = readText(QByteArray("CONNECTED\nversion:1.1\nsession:5\n\n\0", 35));
    QCOMPARE(chain(outcome), QByteArray("stomp"));
    QCOMPARE(json(outcome), QByteArray(R"({"command": "CONNECTED","headers": {"version": "1.1","session": "5"}})"));
    QCOMPARE(outcome.summary.english(), QStringLiteral("STOMP CONNECTED: 1.1"));
    QCOMPARE(error(outcome), QString());
    QCOMPARE(readAgreed("v12.stomp", "\n").summary.english(), QStringLiteral("STOMP heart-beat"));
    QCOMPARE(chain(readText("\n")), QByteArray());
    QCOMPARE(chain(readText("SEND me a letter\n")), QByteArray());
}

void EnvelopeDecodersTest::unescapesStomp()
{
    const DecodeOutcome outcome =
        readText(QByteArray("SEND\r\ndestination:/queue/a\\cb\\\\c\\n\r\n\r\nhello queue a\0\n", 53));
    QCOMPARE(
        json(outcome),
        QByteArray(R"({"command": "SEND","headers": {"destination": "/queue/a:b\\c\n"},"body": "hello queue a"})"));
}

void EnvelopeDecodersTest::readsWhatStompCarries()
{
    const QByteArray frame =
        QByteArray("MESSAGE\ndestination:/topic/x\ncontent-type:application/json\n\n{\"a\":[1]}") + '\0';
    const DecodeOutcome outcome = readText(frame);
    QCOMPARE(chain(outcome), QByteArray("stomp > json"));
    QCOMPARE(outcome.summary.english(), QStringLiteral("STOMP MESSAGE: /topic/x"));
    const DecodedTree::Node node = at(outcome, QStringLiteral("$.body.a[0]"));
    QVERIFY(node != DecodedTree::none);
    const DecodedTree::Range range = outcome.tree->source(node);
    QCOMPARE(frame.mid(range.begin, range.end - range.begin), QByteArray("1"));
    QCOMPARE(note(outcome, QStringLiteral("$.body")), QByteArray());
    // The body is broken: that is said with its place in the message.
    QByteArray broken = frame;
    broken.replace("[1]", "[x]");
    QCOMPARE(readText(broken).error->offset, broken.indexOf('x', broken.indexOf("[x]")));
}

void EnvelopeDecodersTest::takesTheLengthOfStomp()
{
    const DecodeOutcome outcome = readText(QByteArray("SEND\ncontent-length:3\n\na\0b\0", 27));
    QCOMPARE(outcome.tree->value(at(outcome, QStringLiteral("$.body"))).toByteArray(), QByteArray("a\0b", 3));
    QCOMPARE(error(outcome), QString());
}

void EnvelopeDecodersTest::readsSeveralMessagesOfSignalR()
{
    const DecodeOutcome outcome = readText("{}\x1e{\"type\":1,\"target\":\"a\"}\x1e");
    QCOMPARE(chain(outcome), QByteArray("signalr"));
    QCOMPARE(json(outcome), QByteArray(R"([{},{"type": 1,"target": "a"}])"));
    QCOMPARE(note(outcome, QStringLiteral("$[1].type")), QByteArray("Invocation"));
}

void EnvelopeDecodersTest::readsSignalRsMessagePack()
{
    // HubProtocol.md: an Invocation of "method" with [42], number "xyz"
    const QByteArray message = hex("960180a378797aa66d6574686f64912a90");
    const QByteArray frame = char(message.size()) + message;
    const DecodeOutcome outcome = readBinary(frame);
    QCOMPARE(chain(outcome), QByteArray("signalr-messagepack"));
    QCOMPARE(
        json(outcome),
        QByteArray(
            R"({"type": 1,"headers": {},"invocationId": "xyz","target": "method","arguments": [42],"streamIds": []})"));
    QCOMPARE(outcome.summary.english(), QStringLiteral("SignalR Invocation #xyz: method"));
    QCOMPARE(readBinary(frame + frame).summary.english(), QStringLiteral("SignalR: 2 messages"));
}

void EnvelopeDecodersTest::namesErrorsOfJsonRpc()
{
    const DecodeOutcome outcome = readText(
        R"([{"jsonrpc":"2.0","error":{"code":-32700,"message":"x"},"id":null},{"jsonrpc":"2.0","error":{"code":-32050}}])");
    QCOMPARE(note(outcome, QStringLiteral("$[0].error.code")), QByteArray("Parse error"));
    QCOMPARE(note(outcome, QStringLiteral("$[1].error.code")), QByteArray("Server error"));
}

void EnvelopeDecodersTest::noticesEveryCut_data()
{
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<int>("unnoticed");
    QTest::newRow("Socket.IO") << QByteArray("socketio") << QByteArray(R"(451-/admin,12["baz",{"a":[1,2]}])")
                               << 1; // "4" alone is an empty message
    QTest::newRow("STOMP") << QByteArray("stomp") << QByteArray("SEND\nx:y\n\nbody") + '\0' << 0;
    QTest::newRow("SignalR") << QByteArray("signalr") << QByteArray("{\"type\":6}\x1e{\"type\":7}\x1e")
                             << 2; // none, and the first alone
    QTest::newRow("SignalR MessagePack") << QByteArray("signalr-messagepack")
                                         << hex("11960180a378797aa66d6574686f64912a90029106") << 2;
    QTest::newRow("JSON-RPC") << QByteArray("jsonrpc") << QByteArray(R"({"jsonrpc":"2.0","error":{"code":1},"id":1})")
                              << 0;
    QTest::newRow("GraphQL") << QByteArray("graphql") << QByteArray(R"({"id":"1","type":"next","payload":{"data":{}}})")
                             << 0;
}

void EnvelopeDecodersTest::noticesEveryCut()
{
    QFETCH(QByteArray, format);
    QFETCH(QByteArray, payload);
    QFETCH(int, unnoticed);
    QCOMPARE(error(readAs(format, payload)), QString());
    QCOMPARE(cutsTaken(format, payload), unnoticed);
}

void EnvelopeDecodersTest::showsWhatWasReadBeforeTheError()
{
    const DecodeOutcome outcome = readAs("socketio", R"(42["chat",{"a":1,)");
    QVERIFY(outcome.error);
    QCOMPARE(outcome.error->offset, 17);
    QCOMPARE(json(outcome),
             QByteArray(
                 R"({"packet": "message","type": "event","namespace": "/","event": "chat","arguments": [{"a": 1}]})"));
}

WINDSOCK_TEST(EnvelopeDecodersTest)
#include "EnvelopeDecodersTest.moc"
