#include "ScriptStage.h"

#include "tests/support/RawPeer.h"
#include "tests/support/TestRegistry.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

using wslib::Connection;

// The scripts of resources/scripts, which people begin with: each does what it says.
class ExampleScriptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areThere();
    void echoesLate();
    void speaksJsonRpc_data();
    void speaksJsonRpc();
    void greetsSubscribers();
    void endsSubscriptionsThatAreCompleted();
    void closesAsGraphqlSays_data();
    void closesAsGraphqlSays();
    void wantsTheSubprotocol();
    void ticks();
    void opensTheGate();
    void closesTheGate_data();
    void closesTheGate();
    void misbehaves_data();
    void misbehaves();
    void explainsItsMenu();
    void sendsHalfAFrame();
    void aborts();

private:
    static QString source(const QString &name);
    static int endOf(quint16 port, const QByteArray &wish);
    static wslib::ClientRequest graphql();
};

QString ExampleScriptsTest::source(const QString &name)
{
    QFile file(QStringLiteral(":/windsock/scripts/%1.js").arg(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QStringLiteral("no such script: (");
}

// What the kernel says at the end, which Qt's sockets don't tell apart: 0, or ECONNRESET.
int ExampleScriptsTest::endOf(quint16 port, const QByteArray &wish)
{
    const int peer = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::connect(peer, reinterpret_cast<sockaddr *>(&address), sizeof address); // of loopback, done at once
    const QByteArray bytes =
        RawPeer::upgradeRequest() + "\x81" + static_cast<char>(0x80 | wish.size()) + QByteArray(4, '\0') + wish;
    ssize_t result = ::send(peer, bytes.constData(), static_cast<size_t>(bytes.size()), 0);
    char buffer[1024];
    (void)QTest::qWaitFor([&] {
        result = ::recv(peer, buffer, sizeof buffer, 0);
        return result == 0 || (result < 0 && errno != EAGAIN);
    });
    const int error = result < 0 ? errno : 0;
    ::close(peer);
    return error;
}

wslib::ClientRequest ExampleScriptsTest::graphql()
{
    wslib::ClientRequest request;
    request.subprotocols = {"graphql-ws", "graphql-transport-ws"};
    return request;
}

void ExampleScriptsTest::areThere()
{
    QCOMPARE(QDir(QStringLiteral(":/windsock/scripts")).entryList(QDir::Files, QDir::Name),
             (QStringList{QStringLiteral("delayed-echo.js"), QStringLiteral("graphql-greeter.js"),
                          QStringLiteral("json-rpc.js"), QStringLiteral("misbehaving.js"), QStringLiteral("ticker.js"),
                          QStringLiteral("token-gate.js")}));
}

void ExampleScriptsTest::echoesLate()
{
    ScriptStage stage;
    QVERIFY(stage.load(source(QStringLiteral("delayed-echo"))));
    Connection *connection = stage.open(QStringLiteral("/?x=1&delay=150"));
    QVERIFY(connection != nullptr);
    QElapsedTimer timer;
    timer.start();
    connection->sendText(u"a");
    connection->sendBinary("b");
    QTRY_COMPARE(stage.said(), (QByteArrayList{"0 text a", "0 binary 62"}));
    QVERIFY2(timer.elapsed() >= 149, qPrintable(QString::number(timer.elapsed())));
    // Who goes meanwhile makes no trouble.
    stage.open(QStringLiteral("/?delay=1"))->sendText(u"x");
    Connection *gone = stage.open(QStringLiteral("/?delay=50"));
    gone->sendText(u"x");
    gone->close();
    QTRY_VERIFY(!stage.saidWith("2 closed").isEmpty());
    connection->sendText(u"last");
    QTRY_VERIFY(stage.said().contains("0 text last"));
    QCOMPARE(stage.console(), QStringList());
}

void ExampleScriptsTest::speaksJsonRpc_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const char *name, const char *request, const char *answer) {
        QTest::newRow(name) << QByteArray(request) << QByteArray(answer);
    };
    row("by position", R"({"jsonrpc":"2.0","method":"subtract","params":[42,23],"id":1})",
        R"({"jsonrpc":"2.0","result":19,"id":1})");
    row("by name", R"({"jsonrpc":"2.0","method":"subtract","params":{"subtrahend":23,"minuend":42},"id":"a"})",
        R"({"jsonrpc":"2.0","result":19,"id":"a"})");
    row("no params", R"({"jsonrpc":"2.0","method":"peers","id":2})", R"({"jsonrpc":"2.0","result":1,"id":2})");
    row("no such method", R"({"jsonrpc":"2.0","method":"toString","id":3})",
        R"({"jsonrpc":"2.0","error":{"code":-32601,"message":"Method not found"},"id":3})");
    row("wrong params", R"({"jsonrpc":"2.0","method":"subtract","params":["x"],"id":4})",
        R"({"jsonrpc":"2.0","error":{"code":-32602,"message":"Invalid params"},"id":4})");
    row("not JSON", R"({"jsonrpc":"2.0","method)",
        R"({"jsonrpc":"2.0","error":{"code":-32700,"message":"Parse error"},"id":null})");
    row("no request", R"({"jsonrpc":"2.0","method":1})",
        R"({"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request"},"id":null})");
    row("empty batch", "[]", R"({"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request"},"id":null})");
    row("batch",
        R"([{"jsonrpc":"2.0","method":"sum","params":[1,2,4],"id":"1"},{"jsonrpc":"2.0","method":"sum","params":[1]},1])",
        R"([{"jsonrpc":"2.0","result":7,"id":"1"},)"
        R"({"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request"},"id":null}])");
    row("notification", R"({"jsonrpc":"2.0","method":"nobody"})", "");
    row("batch of notifications", R"([{"jsonrpc":"2.0","method":"nobody"}])", "");
}

void ExampleScriptsTest::speaksJsonRpc()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, answer);
    ScriptStage stage;
    QVERIFY(stage.load(source(QStringLiteral("json-rpc"))));
    Connection *connection = stage.open();
    QVERIFY(connection != nullptr);
    connection->sendText(QByteArrayView(request));
    connection->sendText(u"{\"jsonrpc\":\"2.0\",\"method\":\"echo\",\"params\":[\"end\"],\"id\":0}");
    QByteArrayList expected;
    if (!answer.isEmpty())
        expected.append("0 text " + answer);
    expected.append(R"(0 text {"jsonrpc":"2.0","result":["end"],"id":0})");
    QTRY_COMPARE(stage.said(), expected);
}

void ExampleScriptsTest::greetsSubscribers()
{
    ScriptStage stage;
    QVERIFY(stage.load(source(QStringLiteral("graphql-greeter"))));
    Connection *connection = stage.open(QStringLiteral("/"), graphql());
    QVERIFY(connection != nullptr);
    QCOMPARE(connection->subprotocol(), QByteArray("graphql-transport-ws"));
    connection->sendText(u"{\"type\":\"connection_init\"}");
    connection->sendText(u"{\"type\":\"ping\",\"payload\":{\"a\":1}}");
    connection->sendText(u"{\"type\":\"subscribe\",\"id\":\"s\",\"payload\":{\"query\":\"{ greetings }\"}}");
    QTRY_COMPARE(stage.said(),
                 (QByteArrayList{R"(0 text {"type":"connection_ack"})", R"(0 text {"type":"pong","payload":{"a":1}})",
                                 R"(0 text {"type":"next","id":"s","payload":{"data":{"greetings":"Hello 1"}}})",
                                 R"(0 text {"type":"next","id":"s","payload":{"data":{"greetings":"Hello 2"}}})",
                                 R"(0 text {"type":"next","id":"s","payload":{"data":{"greetings":"Hello 3"}}})",
                                 R"(0 text {"type":"complete","id":"s"})"}));
    QCOMPARE(stage.console(), QStringList());
}

void ExampleScriptsTest::endsSubscriptionsThatAreCompleted()
{
    ScriptStage stage;
    QVERIFY(stage.load(source(QStringLiteral("graphql-greeter"))));
    Connection *connection = stage.open(QStringLiteral("/"), graphql());
    QVERIFY(connection != nullptr);
    connection->sendText(u"{\"type\":\"connection_init\"}");
    connection->sendText(u"{\"type\":\"subscribe\",\"id\":\"a\",\"payload\":{\"query\":\"x\"}}");
    connection->sendText(u"{\"type\":\"complete\",\"id\":\"a\"}");
    connection->sendText(u"{\"type\":\"subscribe\",\"id\":\"b\",\"payload\":{\"query\":\"x\"}}");
    QTRY_COMPARE(stage.saidWith("complete").size(), 1);
    QCOMPARE(stage.saidWith("\"a\""), QByteArrayList());
    // Its end takes the timers along.
    connection->sendText(u"{\"type\":\"subscribe\",\"id\":\"c\",\"payload\":{\"query\":\"x\"}}");
    connection->close();
    QTRY_VERIFY(!stage.saidWith("closed 1000").isEmpty());
    QCOMPARE(stage.console(), QStringList());
}

void ExampleScriptsTest::closesAsGraphqlSays_data()
{
    QTest::addColumn<QByteArrayList>("messages");
    QTest::addColumn<QByteArray>("end");
    const QByteArray init = R"({"type":"connection_init"})";
    const QByteArray subscribe = R"({"type":"subscribe","id":"1","payload":{"query":"x"}})";
    QTest::newRow("not JSON") << QByteArrayList{"{"} << QByteArray("0 closed 4400 Invalid message");
    QTest::newRow("unknown type") << QByteArrayList{R"({"type":"toString"})"}
                                  << QByteArray("0 closed 4400 Invalid message");
    QTest::newRow("no query") << QByteArrayList{init, R"({"type":"subscribe","id":"1","payload":null})"}
                              << QByteArray("0 closed 4400 Invalid message: subscribe needs an id and a query");
    QTest::newRow("before init") << QByteArrayList{subscribe} << QByteArray("0 closed 4401 Unauthorized");
    QTest::newRow("twice") << QByteArrayList{init, subscribe, subscribe}
                           << QByteArray("0 closed 4409 Subscriber for 1 already exists");
    QTest::newRow("init twice") << QByteArrayList{init, init}
                                << QByteArray("0 closed 4429 Too many initialisation requests");
    QTest::newRow("silence") << QByteArrayList() << QByteArray("0 closed 4408 Connection initialisation timeout");
}

void ExampleScriptsTest::closesAsGraphqlSays()
{
    QFETCH(QByteArrayList, messages);
    ScriptStage stage;
    QVERIFY(stage.load(source(QStringLiteral("graphql-greeter"))));
    Connection *connection = stage.open(QStringLiteral("/"), graphql());
    QVERIFY(connection != nullptr);
    for (const QByteArray &message : messages)
        connection->sendText(QByteArrayView(message));
    QTRY_VERIFY_WITH_TIMEOUT(!stage.saidWith("closed").isEmpty(), 10'000);
    QTEST(stage.lastSaid(), "end");
    QCOMPARE(stage.console(), QStringList());
}

void ExampleScriptsTest::wantsTheSubprotocol()
{
    ScriptStage stage;
    QVERIFY(stage.load(source(QStringLiteral("graphql-greeter"))));
    QVERIFY(stage.open() != nullptr);
    QTRY_COMPARE(stage.said(), QByteArrayList{"0 closed 4406 Subprotocol not acceptable"});
}

void ExampleScriptsTest::ticks()
{
    ScriptStage stage;
    QVERIFY(stage.load(source(QStringLiteral("ticker"))));
    Connection *connection = stage.open(QStringLiteral("/?rate=200&size=100"));
    QVERIFY(connection != nullptr);
    QElapsedTimer timer;
    timer.start();
    QTRY_VERIFY(stage.said().size() >= 100);
    QVERIFY2(timer.elapsed() > 400, qPrintable(QString::number(timer.elapsed())));
    for (int i = 0; i < 100; ++i) {
        const QByteArray text = stage.said()[i].sliced(7);
        QCOMPARE(text.size(), 100);
        QCOMPARE(QJsonDocument::fromJson(text).object().value(QStringLiteral("tick")).toInt(), i + 1);
    }
    connection->sendText(u"pause");
    connection->sendText(u"what?");
    QTRY_VERIFY(!stage.saidWith("error").isEmpty());
    const qsizetype paused = stage.said().size();
    QTest::qWait(50); // ten ticks, if it went on
    QCOMPARE(stage.said().size(), paused);
    connection->sendText(u"resume");
    QTRY_VERIFY(stage.said().size() > paused + 5);
    connection->close();
    QTRY_VERIFY(stage.lastSaid().contains("closed 1000"));
    QCOMPARE(stage.console(), QStringList());
}

void ExampleScriptsTest::opensTheGate()
{
    ScriptStage stage;
    QVERIFY(stage.load(source(QStringLiteral("token-gate"))));
    Connection *byQuery = stage.open(QStringLiteral("/?token=open%2Dsesame"));
    QTRY_COMPARE(stage.lastSaid(), QByteArray(R"(0 text {"welcome":"ali"})"));
    wslib::ClientRequest request;
    request.bearerToken = "swordfish";
    stage.open(QStringLiteral("/"), request);
    QTRY_COMPARE(stage.lastSaid(), QByteArray(R"(1 text {"welcome":"groucho"})"));
    Connection *byMessage = stage.open();
    byMessage->sendText(u"{\"token\":\"open-sesame\"}");
    byMessage->sendText(u"hello");
    QTRY_COMPARE(stage.lastSaid(), QByteArray("2 text hello"));
    byQuery->sendText(u"still in");
    QTRY_COMPARE(stage.lastSaid(), QByteArray("0 text still in"));
}

void ExampleScriptsTest::closesTheGate_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("bearer");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QByteArray>("end");
    const QByteArray wrong("0 closed 4401 that token opens nothing");
    QTest::newRow("query") << QStringLiteral("/?token=toString") << QByteArray() << QString() << wrong;
    QTest::newRow("header") << QStringLiteral("/") << QByteArray("x") << QString() << wrong;
    QTest::newRow("message") << QStringLiteral("/") << QByteArray() << QStringLiteral("{\"token\":1}") << wrong;
    QTest::newRow("no JSON") << QStringLiteral("/") << QByteArray() << QStringLiteral("open-sesame") << wrong;
    QTest::newRow("nothing") << QStringLiteral("/") << QByteArray() << QString()
                             << QByteArray("0 closed 4401 no token came");
}

void ExampleScriptsTest::closesTheGate()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, bearer);
    QFETCH(QString, message);
    ScriptStage stage;
    QVERIFY(stage.load(source(QStringLiteral("token-gate"))));
    wslib::ClientRequest request;
    request.bearerToken = bearer;
    Connection *connection = stage.open(path, request);
    QVERIFY(connection != nullptr);
    if (!message.isEmpty())
        connection->sendText(message);
    QTRY_COMPARE_WITH_TIMEOUT(stage.said().size(), 1, 10'000);
    QTEST(stage.said().first(), "end");
    QCOMPARE(stage.console(), QStringList());
}

void ExampleScriptsTest::misbehaves_data()
{
    QTest::addColumn<QByteArray>("wish");
    QTest::addColumn<QByteArray>("wire"); // in hex; of a masked frame, what comes before the key
    const auto row = [](const char *wish, const char *wire) {
        QTest::newRow(wish) << QByteArray(wish) << QByteArray(wire);
    };
    row("rsv", "c10178");
    row("opcode", "830178");
    row("mask", "8181");
    row("length", "817e000568656c6c6f");
    row("huge", "827fff00000000000000");
    row("control-fragment", "090178");
    row("control-size", "897e007e7878");
    row("continuation", "800178");
    row("interleaved", "010e7468652066697273742068616c668107616e6f74686572");
    row("utf8", "810368c328");
    row("close-code", "880203ed");
    row("close-half", "880103");
    row("half", "810a68616c66");
    row("flood", "8107666c6f6f642031");
}

// A raw peer sees the bytes; a client of ours doesn't stand for any of it.
void ExampleScriptsTest::misbehaves()
{
    QFETCH(QByteArray, wish);
    QFETCH(QByteArray, wire);
    ScriptStage stage;
    QVERIFY(stage.load(source(QStringLiteral("misbehaving"))));
    RawPeer raw(stage.server->port());
    QVERIFY(raw.upgrade());
    raw.send("\x81" + QByteArray(1, static_cast<char>(0x80 | wish.size())) + QByteArray(4, '\0') + wish);
    QVERIFY2(raw.waitFor(QByteArray::fromHex(wire)), raw.received().toHex());
    QVERIFY(raw.received().startsWith(QByteArray::fromHex(wire)));
    QVERIFY(stage.waitForConsole(QStringLiteral("log peer 1 gets ")));
    if (wish == "flood")
        return;
    Connection *connection = stage.open();
    QVERIFY(connection != nullptr);
    connection->sendText(QByteArrayView(wish));
    QTRY_VERIFY(!stage.saidWith("0 closed").isEmpty());
    const QByteArray code = wish == "utf8" ? "1007" : wish == "half" ? "1006" : "1002";
    QVERIFY2(stage.lastSaid().startsWith("0 closed " + code), stage.lastSaid());
}

void ExampleScriptsTest::explainsItsMenu()
{
    ScriptStage stage;
    QVERIFY(stage.load(source(QStringLiteral("misbehaving"))));
    Connection *connection = stage.open();
    connection->sendText(u"help");
    connection->sendText(u"toString");
    QTRY_COMPARE(stage.said().size(), 2);
    QVERIFY(stage.said()[0].contains("\nutf8: text that is not UTF-8 (8.1): 1007\n"));
    QCOMPARE(stage.said()[1], stage.said()[0]);
    connection->sendText(u"silence");
    connection->sendText(u"help");
    Connection *other = stage.open();
    other->sendText(u"help");
    QTRY_COMPARE(stage.said().size(), 3);
    QVERIFY(stage.said()[2].startsWith("1 "));
}

void ExampleScriptsTest::sendsHalfAFrame()
{
    ScriptStage stage;
    QVERIFY(stage.load(source(QStringLiteral("misbehaving"))));
    RawPeer raw(stage.server->port());
    QVERIFY(raw.upgrade());
    raw.send(QByteArray::fromHex("818400000000") + "half");
    QVERIFY(raw.waitFor(QByteArray::fromHex("810a68616c66")));
    QTRY_VERIFY(raw.isGone());
    QVERIFY(stage.waitForConsole(QStringLiteral("log peer 1 ended with 1006")));
}

void ExampleScriptsTest::aborts()
{
    ScriptStage stage;
    QVERIFY(stage.load(source(QStringLiteral("misbehaving"))));
    RawPeer raw(stage.server->port());
    QVERIFY(raw.upgrade());
    raw.send(QByteArray::fromHex("818500000000") + "abort");
    QTRY_VERIFY(raw.isGone());
    QCOMPARE(raw.received(), QByteArray()); // no Close
    QCOMPARE(endOf(stage.server->port(), "abort"), ECONNRESET);
    QCOMPARE(endOf(stage.server->port(), "half"), ECONNRESET);
}

WINDSOCK_TEST(ExampleScriptsTest)
#include "ExampleScriptsTest.moc"
