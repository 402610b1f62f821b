#include "ScriptStage.h"

#include "tests/support/TestRegistry.h"

#include <QtTest>

using namespace workbench;
using namespace std::chrono_literals;

// What a handler script can do: design, section 4.
class ScriptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void echoes();
    void hooksMayBeConstants();
    void knowsItsPeers();
    void sendsEveryKind_data();
    void sendsEveryKind();
    void hearsPingsAndPongs();
    void hearsTheEnd();
    void closes_data();
    void closes();
    void refusesWrongCloseCodes();
    void aborts();
    void misbehaves();
    void broadcasts();
    void hasTimers();
    void logs_data();
    void logs();
    void decidesOnOrigins();
    void selectsSubprotocols();
    void leavesToThePolicyWhatItDoesNotDecide();
    void refusesWhileItFails();
    void drivesAClient();
    void worksOnSeveralThreads();
};

void ScriptTest::echoes()
{
    ScriptStage stage;
    QVERIFY(stage.load(QStringLiteral("function onMessage(peer, message) { peer.send(message); }")));
    wslib::Connection *connection = stage.open();
    QVERIFY(connection != nullptr);
    connection->sendText(u"h\u00e9llo \U0001F600");
    connection->sendBinary(QByteArray("\x00\xff", 2));
    connection->sendText(u"");
    QTRY_COMPARE(stage.said(), (QByteArrayList{"0 text h\u00e9llo \U0001F600", "0 binary 00ff", "0 text "}));
    QCOMPARE(stage.console(), QStringList());
}

void ScriptTest::hooksMayBeConstants()
{
    ScriptStage stage;
    QVERIFY(stage.load(
        QStringLiteral("const onOpen = peer => peer.send('hi');\nlet onMessage = (p, m) => p.send(m + m);")));
    wslib::Connection *connection = stage.open();
    QVERIFY(connection != nullptr);
    connection->sendText(u"ab");
    QTRY_COMPARE(stage.said(), (QByteArrayList{"0 text hi", "0 text abab"}));
}

void ScriptTest::knowsItsPeers()
{
    ScriptStage stage;
    const QString script = QStringLiteral(R"(
        function onOpen(peer, first, second) {
            peer.name = 'mine';
            peer.send({ id: peer.id, first, second, path: peer.request.path, query: peer.request.query,
                        x: peer.request.headers['x-test'], origin: peer.request.origin, subprotocol: peer.subprotocol,
                        remote: peer.request.remote.startsWith('127.0.0.1:'), open: peer.isOpen, all: peers.length,
                        same: peers[0] === peer });
        }
        function onMessage(peer) { peer.send(peer.name); }
    )");
    QVERIFY(stage.load(script));
    wslib::ClientRequest request;
    request.headers.append("X-Test", "a");
    request.headers.append("x-test", "b");
    request.origin = "http://page.example";
    wslib::Connection *connection = stage.open(QStringLiteral("/room/a%20b?q=1"), request);
    QVERIFY(connection != nullptr);
    QTRY_COMPARE(stage.said().size(), 1);
    const QByteArray expected =
        R"(0 text {"id":1,"first":"room","second":"a b","path":"/room/a%20b","query":"q=1","x":"a, b",)"
        R"("origin":"http://page.example","subprotocol":null,"remote":true,"open":true,"all":1,"same":true})";
    QCOMPARE(stage.said().first(), expected);
    connection->sendText(u"?");
    QTRY_COMPARE(stage.lastSaid(), QByteArray("0 text mine"));
}

void ScriptTest::sendsEveryKind_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QByteArray>("received");
    const auto row = [](const char *expression, const char *received) {
        QTest::newRow(expression) << QString::fromLatin1(expression) << QByteArray(received);
    };
    row("'text'", "text text");
    row("({a: [1, null]})", "text {\"a\":[1,null]}");
    row("[1, 'x']", "text [1,\"x\"]");
    row("42", "text 42");
    row("null", "text null");
    row("true", "text true");
    row("new ArrayBuffer(2)", "binary 0000");
    row("new Uint8Array([1, 2, 255])", "binary 0102ff");
    row("new Uint8Array([1, 2, 3, 4]).subarray(1, 3)", "binary 0203");
    row("new Uint16Array([0x0201])", "binary 0102");
    row("new DataView(new ArrayBuffer(3), 1)", "binary 0000");
}

void ScriptTest::sendsEveryKind()
{
    QFETCH(QString, expression);
    QFETCH(QByteArray, received);
    ScriptStage stage;
    QVERIFY(stage.load(QStringLiteral("function onOpen(peer) { peer.send(%1); }").arg(expression)));
    QVERIFY(stage.open() != nullptr);
    QTRY_COMPARE(stage.said(), QByteArrayList{"0 " + received});
}

void ScriptTest::hearsPingsAndPongs()
{
    ScriptStage stage;
    const QString script = QStringLiteral(R"(
        function onPing(peer, data) { peer.ping('p' + new Uint8Array(data).length); }
        function onPong(peer, data) { peer.send(data); }
    )");
    QVERIFY(stage.load(script));
    wslib::Connection *connection = stage.open();
    QVERIFY(connection != nullptr);
    (void)connection->ping("abc");
    QTRY_COMPARE(stage.said(), (QByteArrayList{"0 ping 7033", "0 binary 7033"}));
}

void ScriptTest::hearsTheEnd()
{
    ScriptStage stage;
    const QString script = QStringLiteral(R"(
        function onClose(peer, code, reason) {
            try { peer.send('too late'); } catch (e) {
                console.log(peer.id, code, reason, e instanceof ClosedError, e.name, peer.isOpen, peers.length);
            }
        }
    )");
    QVERIFY(stage.load(script));
    wslib::Connection *first = stage.open();
    QVERIFY(first != nullptr);
    first->close(static_cast<wslib::CloseCode>(4001), QStringLiteral("b\u00fcy"));
    QTRY_COMPARE(stage.console(), QStringList{QStringLiteral("log 1 4001 b\u00fcy true ClosedError false 0")});
    wslib::Connection *second = stage.open();
    second->abort();
    QTRY_COMPARE(stage.console().value(stage.console().size() - 1),
                 QStringLiteral("log 2 1006  true ClosedError false 0"));
}

void ScriptTest::closes_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<QByteArray>("end");
    QTest::newRow("plain") << QStringLiteral("peer.close()") << QByteArray("0 closed 1000");
    QTest::newRow("code") << QStringLiteral("peer.close(4001)") << QByteArray("0 closed 4001");
    QTest::newRow("reason") << QStringLiteral("peer.close(1013, 'later')") << QByteArray("0 closed 1013 later");
    QTest::newRow("twice") << QStringLiteral("peer.close(4001); try { peer.close(4002) } catch (e) {}")
                           << QByteArray("0 closed 4001");
}

void ScriptTest::closes()
{
    QFETCH(QString, call);
    ScriptStage stage;
    QVERIFY(stage.load(QStringLiteral("function onOpen(peer) { %1; }").arg(call)));
    QVERIFY(stage.open() != nullptr);
    QTRY_COMPARE(stage.said().size(), 1);
    QTEST(stage.said().first(), "end");
}

void ScriptTest::refusesWrongCloseCodes()
{
    ScriptStage stage;
    const QString script = QStringLiteral(R"(
        function onOpen(peer) {
            for (const code of [0, 999, 1004, 1005, 1006, 1015, 2000, 5000, 66536, -1]) {
                try { peer.close(code); peer.send('closed with ' + code); } catch (e) {
                    if (!(e instanceof RangeError)) peer.send(String(e));
                }
            }
            peer.send('done');
        }
    )");
    QVERIFY(stage.load(script));
    QVERIFY(stage.open() != nullptr);
    QTRY_COMPARE(stage.said(), QByteArrayList{"0 text done"});
}

void ScriptTest::aborts()
{
    ScriptStage stage;
    QVERIFY(stage.load(QStringLiteral("function onMessage(peer) { peer.abort(); }")));
    wslib::Connection *connection = stage.open();
    QVERIFY(connection != nullptr);
    wslib::Error error;
    connect(connection, &wslib::Connection::failed, this, [&error](const wslib::Error &why) { error = why; });
    connection->sendText(u"go");
    QTRY_COMPARE(stage.said(), QByteArrayList{"0 closed 1006"});
    QVERIFY2(error.text.contains(u"reset") || error.text.contains(u"closed"), qPrintable(error.text));
}

void ScriptTest::misbehaves()
{
    ScriptStage stage;
    const QString script = QStringLiteral(R"(
        function onMessage(peer, message) {
            if (message === 'fragments') {
                peer.sendFrame({ fin: false, opcode: 1, payload: 'a' });
                peer.sendFrame({ opcode: 0, payload: new Uint8Array([98]) });
            } else if (message === 'raw') {
                peer.sendRaw(new Uint8Array([0x81, 1, 120]));
            } else if (message === 'reserved') {
                peer.sendFrame({ rsv2: true, payload: 'x' });
            }
        }
    )");
    QVERIFY(stage.load(script));
    wslib::Connection *connection = stage.open();
    QVERIFY(connection != nullptr);
    connection->sendText(u"fragments");
    connection->sendText(u"raw");
    QTRY_COMPARE(stage.said(), (QByteArrayList{"0 text ab", "0 text x"}));
    connection->sendText(u"reserved");
    QTRY_VERIFY(stage.lastSaid().startsWith("0 closed 1002"));
    QVERIFY(stage.open() != nullptr);
    // A masked frame of a server is a violation too.
    ScriptStage other;
    QVERIFY(other.load(QStringLiteral("function onOpen(peer) { peer.sendFrame({ mask: true, payload: 'x' }); }")));
    QVERIFY(other.open() != nullptr);
    QTRY_VERIFY(other.said().value(0).startsWith("0 closed 1002"));
}

void ScriptTest::broadcasts()
{
    ScriptStage stage;
    const QString script = QStringLiteral(R"(
        function onMessage(peer, message) { broadcast(message); broadcast({ from: peer.id }, peer); }
    )");
    QVERIFY(stage.load(script));
    wslib::Connection *first = stage.open();
    QVERIFY(first != nullptr);
    QVERIFY(stage.open() != nullptr);
    first->sendText(u"m");
    QTRY_COMPARE(stage.said().size(), 3);
    QVERIFY(stage.said().contains("0 text m"));
    QCOMPARE(stage.saidWith("1 "), (QByteArrayList{"1 text m", "1 text {\"from\":1}"}));
}

void ScriptTest::hasTimers()
{
    ScriptStage stage;
    const QString script = QStringLiteral(R"(
        function onOpen(peer) {
            setTimeout((a, b) => peer.send('later ' + a + b), 20, 1, 2);
            const never = setTimeout(() => peer.send('never'), 5);
            clearTimeout(never);
            let n = 0;
            const ticker = setInterval(() => { peer.send('tick ' + ++n); if (n === 3) clearInterval(ticker); }, 1);
            setTimeout(() => { throw new Error('in a timer'); }, 0);
            try { setTimeout('code', 1); } catch (e) { peer.send(e.name); }
        }
    )");
    QVERIFY(stage.load(script));
    QVERIFY(stage.open() != nullptr);
    QTRY_VERIFY(stage.said().contains("0 text later 12"));
    QCOMPARE(stage.saidWith("tick").size(), 3);
    QVERIFY(!stage.said().contains("0 text never"));
    QVERIFY(stage.said().contains("0 text TypeError"));
    QVERIFY(stage.waitForConsole(QStringLiteral("in a timer")));
}

void ScriptTest::logs_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *call, const char *line) {
        QTest::newRow(call) << QString::fromUtf8(call) << QString::fromUtf8(line);
    };
    row("console.log('a', 1, null, undefined)", "log a 1 null undefined");
    row("console.info({a: 1})", "log {\"a\":1}");
    row("console.warn('careful')", "warning careful");
    row("console.error('broken')", "error broken");
    row("console.log(new Uint8Array([1]).buffer)", "log ArrayBuffer(1)");
    row("var o = {}; o.o = o; console.log(o)", "log [object Object]");
    row("console.log()", "log ");
}

void ScriptTest::logs()
{
    QFETCH(QString, call);
    QFETCH(QString, line);
    ScriptStage stage;
    QVERIFY(stage.load(call));
    QTRY_COMPARE(stage.console(), QStringList{line});
}

void ScriptTest::decidesOnOrigins()
{
    ScriptStage stage;
    stage.policy.origin.any = false;
    const QString script = QStringLiteral(R"(
        function checkOrigin(origin, request) { return origin.endsWith('.example') && request.path === '/here'; }
    )");
    QVERIFY(stage.load(script));
    wslib::ClientRequest request;
    request.origin = "http://a.example";
    QVERIFY(stage.open(QStringLiteral("/here"), request) != nullptr);
    QVERIFY(stage.open(QStringLiteral("/there"), request) == nullptr);
    request.origin = "http://a.test";
    QVERIFY(stage.open(QStringLiteral("/here"), request) == nullptr);
    request.origin.clear(); // not a browser
    QVERIFY(stage.open(QStringLiteral("/there"), request) != nullptr);
}

void ScriptTest::selectsSubprotocols()
{
    ScriptStage stage;
    const QString script = QStringLiteral(R"(
        function selectSubprotocol(offered, request) {
            if (request.path === '/none') return null;
            if (request.path === '/wrong') return 'unasked';
            return offered[offered.length - 1];
        }
    )");
    QVERIFY(stage.load(script));
    wslib::ClientRequest request;
    request.subprotocols = {"a", "b", "c"};
    QCOMPARE(stage.open(QStringLiteral("/"), request)->subprotocol(), QByteArray("c"));
    QCOMPARE(stage.open(QStringLiteral("/none"), request)->subprotocol(), QByteArray());
    QCOMPARE(stage.open(QStringLiteral("/wrong"), request)->subprotocol(), QByteArray());
    QCOMPARE(stage.open(QStringLiteral("/"))->subprotocol(), QByteArray());
}

void ScriptTest::leavesToThePolicyWhatItDoesNotDecide()
{
    ScriptStage stage;
    stage.policy.origin.any = false;
    stage.policy.subprotocols = {"b"};
    wslib::ClientRequest request;
    request.subprotocols = {"a", "b"};
    QVERIFY(stage.load(QStringLiteral("function onMessage() {}")));
    QCOMPARE(stage.open(QStringLiteral("/"), request)->subprotocol(), QByteArray("b"));
    QVERIFY(stage.load(QStringLiteral("function checkOrigin(origin) { return true; }")));
    request.origin = "http://elsewhere.example";
    QCOMPARE(stage.open(QStringLiteral("/"), request)->subprotocol(), QByteArray("b"));
    QVERIFY(stage.load(QStringLiteral("function selectSubprotocol(offered) { return offered[0]; }")));
    QVERIFY(stage.open(QStringLiteral("/"), request) == nullptr);
    request.origin.clear();
    QCOMPARE(stage.open(QStringLiteral("/"), request)->subprotocol(), QByteArray("a"));
}

void ScriptTest::refusesWhileItFails()
{
    ScriptStage stage;
    QVERIFY(stage.load(QStringLiteral("function checkOrigin() { return unknownName; }")));
    wslib::ClientRequest request;
    request.origin = "http://a.example";
    QVERIFY(stage.open(QStringLiteral("/"), request) == nullptr);
    QVERIFY(stage.waitForConsole(QStringLiteral("error test.js:1: ReferenceError: unknownName")));
}

// `connect --handler FILE.js`: the same file, the other end.
void ScriptTest::drivesAClient()
{
    ScriptStage stage;
    QVERIFY(stage.load(QStringLiteral("function onMessage(peer, message) { peer.send('echo ' + message); }")));
    ScriptStage atClient;
    const QString script = QStringLiteral(R"(
        function onOpen(peer) { peer.send('hello ' + peer.request.path); }
        function onMessage(peer, message) { console.log(message); peer.close(4000, 'enough'); }
        function onClose(peer, code, reason) { console.log(code, reason); }
    )");
    QVERIFY(atClient.load(script));
    wslib::ClientRequest request;
    request.url = stage.server->url() + QStringLiteral("/path?x");
    stage.client->open(request, std::make_unique<ScriptHandler>(HandlerPolicy(), atClient.host));
    QTRY_COMPARE(atClient.console(),
                 (QStringList{QStringLiteral("log echo hello /path"), QStringLiteral("log 4000 ")}));
}

void ScriptTest::worksOnSeveralThreads()
{
    ScriptStage stage;
    stage.server->setThreads(3);
    QVERIFY(stage.load(QStringLiteral("function onMessage(peer, message) { broadcast(peer.id + ' ' + message); }")));
    QList<wslib::Connection *> connections;
    for (int i = 0; i < 6; ++i) {
        connections.append(stage.open());
        QVERIFY(connections.last() != nullptr);
        // The thread of the first message sees those who are open before it.
        connections.last()->sendText(u"in");
        QTRY_VERIFY(!stage.saidWith(QByteArray::number(i) + " text ").isEmpty());
    }
    const qsizetype before = stage.said().size();
    for (wslib::Connection *connection : connections)
        connection->sendText(u"m");
    QTRY_COMPARE(stage.said().size(), before + 36);
}

WINDSOCK_TEST(ScriptTest)
#include "ScriptTest.moc"
