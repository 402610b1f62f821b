#include "Loopback.h"

#include "tests/support/RawPeer.h"
#include "tests/support/TestRegistry.h"

#include <QtTest>

using namespace wslib;

// What a server answers instead of a 101.
class RefusalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofAPathWithoutRoute();
    void ofAnOrigin_data();
    void ofAnOrigin();
    void byTheHandler();
    void ofABrokenHandler_data();
    void ofABrokenHandler();
    void ofBadRequests_data();
    void ofBadRequests();
    void isReported();
    void ofAPeerThatGoesAway();
    void selectsASubprotocol_data();
    void selectsASubprotocol();
    void servesTheNextOne();
};

namespace {

// What is answered to @p request, to the end of the connection.
QByteArray answerTo(quint16 port, const QByteArray &request)
{
    RawPeer peer(port);
    peer.send(request);
    (void)QTest::qWaitFor([&] { return peer.isGone() || peer.received().startsWith("HTTP/1.1 101"); });
    return peer.received();
}

} // namespace

void RefusalTest::ofAPathWithoutRoute()
{
    Server server;
    server.route(QRegularExpression(QStringLiteral("/echo")),
                 ScriptedHandler::factory(std::make_shared<HandlerScript>()));
    QVERIFY(server.listen());
    for (const char *path : {"/", "/ech", "/echo/", "/echo2", "/Echo", "/x/echo"}) {
        const QByteArray answer = answerTo(server.port(), RawPeer::upgradeRequest(path));
        QVERIFY2(answer.startsWith("HTTP/1.1 404 Not Found\r\n"), answer.constData());
        QVERIFY(answer.contains("\r\nConnection: close\r\n"));
    }
    QVERIFY(answerTo(server.port(), RawPeer::upgradeRequest("/echo?x=1")).startsWith("HTTP/1.1 101 "));
}

void RefusalTest::ofAnOrigin_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("status");
    QTest::newRow("none") << QByteArray() << QByteArray("101");
    QTest::newRow("same") << QByteArray("Origin: http://127.0.0.1\r\n") << QByteArray("101");
    QTest::newRow("other host") << QByteArray("Origin: http://evil.example\r\n") << QByteArray("403");
    QTest::newRow("other port") << QByteArray("Origin: http://127.0.0.1:81\r\n") << QByteArray("403");
    QTest::newRow("null") << QByteArray("Origin: null\r\n") << QByteArray("403");
    QTest::newRow("empty") << QByteArray("Origin: \r\n") << QByteArray("403");
}

void RefusalTest::ofAnOrigin()
{
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, status);
    Loopback loopback;
    QVERIFY(loopback.listen());
    const QByteArray answer = answerTo(loopback.port(), RawPeer::upgradeRequest("/", fields));
    QVERIFY2(answer.startsWith("HTTP/1.1 " + status), answer.constData());
    QCOMPARE(loopback.script->journal.isEmpty(), status != "101");
}

void RefusalTest::byTheHandler()
{
    Loopback loopback;
    QByteArray asked;
    loopback.script->prepare = [&asked](const HandshakeRequest &request) {
        asked = request.path + ' ' + request.query + ' ' + request.headers.value("X-Token").value_or("none") + ' '
                + request.scheme() + ' ' + request.remoteAddress;
        HttpResponse response = HttpResponse::refusal(401, "Who are you?");
        response.headers.append("WWW-Authenticate", "Basic");
        return std::optional(response);
    };
    loopback.script->checkOrigin = [](const QByteArray &) {
        qFatal("asked after the refusal");
        return true;
    };
    QVERIFY(loopback.listen());
    const QByteArray answer =
        answerTo(loopback.port(), RawPeer::upgradeRequest("/a?b=c", "X-Token: t\r\nOrigin: http://x\r\n"));
    QVERIFY2(answer.startsWith("HTTP/1.1 401 Unauthorized\r\n"), answer.constData());
    QVERIFY(answer.contains("\r\nWWW-Authenticate: Basic\r\n"));
    QVERIFY(answer.endsWith("\r\n\r\nWho are you?\n"));
    QVERIFY2(asked.startsWith("/a b=c t ws 127.0.0.1:"), asked.constData());
}

void RefusalTest::ofABrokenHandler_data()
{
    QTest::addColumn<int>("where");
    QTest::newRow("prepare") << 0;
    QTest::newRow("checkOrigin") << 1;
    QTest::newRow("selectSubprotocol") << 2;
    QTest::newRow("factory throws") << 3;
    QTest::newRow("factory makes none") << 4;
    QTest::newRow("no factory") << 5;
}

void RefusalTest::ofABrokenHandler()
{
    QFETCH(int, where);
    Loopback loopback;
    Server server;
    loopback.script->prepare = [where](const HandshakeRequest &) -> std::optional<HttpResponse> {
        if (where == 0)
            throw std::runtime_error("secret");
        return std::nullopt;
    };
    loopback.script->checkOrigin = [where](const QByteArray &) -> bool {
        if (where == 1)
            throw 42;
        return true;
    };
    loopback.script->selectSubprotocol = [](const QList<QByteArray> &) -> QByteArray {
        throw std::runtime_error("secret");
    };
    HandlerFactory factory = ScriptedHandler::factory(loopback.script);
    if (where == 3)
        factory = []() -> std::unique_ptr<Handler> { throw std::runtime_error("secret"); };
    else if (where == 4)
        factory = []() -> std::unique_ptr<Handler> { return nullptr; };
    else if (where == 5)
        factory = {};
    server.route(QRegularExpression(QStringLiteral(".*")), factory);
    QVERIFY(server.listen());
    for (int i = 0; i < 2; ++i) { // the server lives on
        const QByteArray answer =
            answerTo(server.port(), RawPeer::upgradeRequest("/", "Origin: http://x\r\nSec-WebSocket-Protocol: a\r\n"));
        QVERIFY2(answer.startsWith("HTTP/1.1 500 "), answer.constData());
        QVERIFY(!answer.contains("secret"));
    }
}

void RefusalTest::ofBadRequests_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("status");
    const auto row = [](const char *name, const QByteArray &request, const char *status) {
        QTest::newRow(name) << request << QByteArray(status);
    };
    const QByteArray good = RawPeer::upgradeRequest();
    row("nonsense", "hello\r\n\r\n", "400");
    row("bare LF", QByteArray(good).replace("\r\n", "\n"), "400");
    row("HTTP/1.0", QByteArray(good).replace("HTTP/1.1", "HTTP/1.0"), "505");
    row("POST", QByteArray(good).replace("GET", "POST"), "405");
    row("no Host", QByteArray(good).replace("Host: 127.0.0.1\r\n", ""), "400");
    row("no Upgrade", QByteArray(good).replace("Upgrade: websocket\r\n", ""), "426");
    row("version 8", QByteArray(good).replace("Version: 13", "Version: 8"), "426");
    row("bad key", QByteArray(good).replace(RawPeer::sampleKey, "short"), "400");
    row("a body", RawPeer::upgradeRequest("/", "Content-Length: 3\r\n") + "abc", "400");
    row("draft 76", RawPeer::upgradeRequest("/", "Sec-WebSocket-Key1: 4 @1  46546xW%0l 1 5\r\n"), "400");
}

void RefusalTest::ofBadRequests()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, status);
    Loopback loopback;
    QVERIFY(loopback.listen());
    const QByteArray answer = answerTo(loopback.port(), request);
    QVERIFY2(answer.startsWith("HTTP/1.1 " + status + ' '), answer.constData());
    if (status == "426")
        QVERIFY(answer.contains("\r\nSec-WebSocket-Version: 13\r\n"));
    QCOMPARE(loopback.refusals.size(), 1);
    QVERIFY(loopback.refusals.first().startsWith(status));
}

void RefusalTest::isReported()
{
    Server server;
    QVERIFY(server.listen());
    QSignalSpy refused(&server, &Server::handshakeRefused);
    answerTo(server.port(), RawPeer::upgradeRequest());
    QTRY_COMPARE(refused.size(), 1);
    QVERIFY(refused[0][0].toString().startsWith(u"127.0.0.1:"));
    QCOMPARE(refused[0][1].toInt(), 404);
    QCOMPARE(refused[0][2].toString(), QStringLiteral("There is no WebSocket at this path."));
}

void RefusalTest::ofAPeerThatGoesAway()
{
    Loopback loopback;
    QVERIFY(loopback.listen());
    {
        RawPeer peer(loopback.port());
        peer.send("GET / HTT");
        QTRY_VERIFY(peer.isConnected());
        peer.reset();
    }
    QTRY_COMPARE(loopback.refusals.size(), 1);
    QVERIFY(loopback.refusals.first().startsWith("0 "));
}

void RefusalTest::selectsASubprotocol_data()
{
    QTest::addColumn<QByteArray>("selected");
    QTest::addColumn<QByteArray>("agreed");
    QTest::newRow("one of the offered") << QByteArray("b") << QByteArray("b");
    QTest::newRow("none") << QByteArray() << QByteArray();
    QTest::newRow("one not offered") << QByteArray("c") << QByteArray();
    QTest::newRow("one in another case") << QByteArray("B") << QByteArray();
}

void RefusalTest::selectsASubprotocol()
{
    QFETCH(QByteArray, selected);
    QFETCH(QByteArray, agreed);
    Loopback loopback;
    QList<QByteArray> offered;
    loopback.script->selectSubprotocol = [&](const QList<QByteArray> &names) {
        offered = names;
        return selected;
    };
    loopback.request.subprotocols = {"a", "b"};
    QVERIFY(loopback.open());
    QCOMPARE(offered, (QList<QByteArray>{"a", "b"}));
    QCOMPARE(loopback.atClient->subprotocol(), agreed);
    QCOMPARE(loopback.atServer->subprotocol(), agreed);
    const HandshakeHeads &heads = loopback.atClient->opening().heads;
    QCOMPARE(heads.request, loopback.atServer->opening().heads.request);
    QCOMPARE(heads.response, loopback.atServer->opening().heads.response);
    QVERIFY(heads.request.startsWith("GET / HTTP/1.1\r\n"));
    QCOMPARE(heads.response.contains("Sec-WebSocket-Protocol"), !agreed.isEmpty());
}

void RefusalTest::servesTheNextOne()
{
    Loopback loopback;
    QVERIFY(loopback.listen());
    answerTo(loopback.port(), "nonsense\n");
    QVERIFY(loopback.open());
}

WINDSOCK_TEST(RefusalTest)
#include "RefusalTest.moc"
