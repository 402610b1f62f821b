#include "Loopback.h"

#include "tests/support/RawPeer.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include <QtTest>

using namespace wslib;

class HandlerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isToldEverythingInOrder();
    void getsWhatItsRouteCaptured();
    void knowsNamedCaptures();
    void addsFieldsToTheAnswer();
    void hasAConnectionOnceOpen();
    void servesAClientToo();
    void thatThrowsClosesWithInternalError_data();
    void thatThrowsClosesWithInternalError();
    void thatThrowsIsAskedNoMore();
    void thatThrowsLeavesTheOthersAlone();
    void mayThrowAtTheEnd();
    void mayThrowInADestructor();
    void isNotToldOfAnEndWithoutABeginning();
    void checksTheHostOfOrigins_data();
    void checksTheHostOfOrigins();
};

void HandlerTest::isToldEverythingInOrder()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    loopback.atClient->sendText(QStringLiteral("a"));
    (void)loopback.atClient->ping("b");
    loopback.atClient->sendBinary("c");
    loopback.atClient->pong("d");
    loopback.atClient->close(CloseCode::GoingAway, QStringLiteral("e"));
    QTRY_VERIFY(loopback.isClosed());
    const QByteArrayList expected{"opened",       "text \"a\"", "ping \"b\"",
                                  "binary \"c\"", "pong \"d\"", "closed 1001 \"e\""};
    QCOMPARE(loopback.script->journal, expected);
    QCOMPARE(loopback.serverSays.events(), expected);
    QTRY_COMPARE(loopback.script->destroyed, 1);
}

void HandlerTest::getsWhatItsRouteCaptured()
{
    Server server;
    const auto script = std::make_shared<HandlerScript>();
    QList<RouteMatch> matches;
    script->opened = [&matches](Connection *, const RouteMatch &match) { matches.append(match); };
    server.route(QRegularExpression(QStringLiteral("/room/([^/]+)/(\\d+)")), ScriptedHandler::factory(script));
    const auto other = std::make_shared<HandlerScript>();
    server.route(QRegularExpression(QStringLiteral("/room.*")), ScriptedHandler::factory(other));
    QVERIFY(server.listen());
    RawPeer peer(server.port());
    QVERIFY(peer.upgrade("/room/a%2Fb%20%C3%A4/42?q=1"));
    QTRY_COMPARE(matches.size(), 1);
    QCOMPARE(matches.first().path, QByteArray("/room/a%2Fb%20%C3%A4/42"));
    QCOMPARE(matches.first().captures, (QStringList{QStringLiteral("a/b \u00e4"), QStringLiteral("42")}));
    // All of the path must match; the next route has its chance.
    RawPeer second(server.port());
    QVERIFY(second.upgrade("/room/a/42/x"));
    QTRY_COMPARE(other->journal, QByteArrayList{"opened"});
    QCOMPARE(matches.size(), 1);
}

void HandlerTest::knowsNamedCaptures()
{
    Server server;
    const auto script = std::make_shared<HandlerScript>();
    QList<RouteMatch> matches;
    script->opened = [&matches](Connection *, const RouteMatch &match) { matches.append(match); };
    server.route(QRegularExpression(QStringLiteral("/(?<kind>[^/]+)/(\\d+)(?:/(?<rest>.*))?")),
                 ScriptedHandler::factory(script));
    QVERIFY(server.listen());
    RawPeer peer(server.port());
    QVERIFY(peer.upgrade("/a%20b/42"));
    QTRY_COMPARE(matches.size(), 1);
    // A group that took no part is empty, and keeps its place.
    QCOMPARE(matches.first().captures, (QStringList{QStringLiteral("a b"), QStringLiteral("42"), QString()}));
    QCOMPARE(matches.first().namedCaptures, (QHash<QString, QString>{{QStringLiteral("kind"), QStringLiteral("a b")},
                                                                     {QStringLiteral("rest"), QString()}}));
}

void HandlerTest::addsFieldsToTheAnswer()
{
    Loopback loopback;
    loopback.script->acceptanceHeaders = [] {
        HttpHeaders headers;
        headers.append("Set-Cookie", "a=1");
        headers.append("Set-Cookie", "b=2; HttpOnly");
        headers.append("Sec-WebSocket-Accept", "forged");
        headers.append("Bad Name", "x");
        headers.append("X-Split", "a\r\nX-Smuggled: b");
        return headers;
    };
    QVERIFY(loopback.open());
    const QByteArray head = loopback.atClient->opening().heads.response;
    QVERIFY2(head.contains("\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2; HttpOnly\r\n"), head.constData());
    QVERIFY2(!head.contains("forged") && !head.contains("Bad Name") && !head.contains("Smuggled"), head.constData());
}

void HandlerTest::hasAConnectionOnceOpen()
{
    Loopback loopback;
    Connection *seen = nullptr;
    loopback.script->opened = [&seen](Connection *connection, const RouteMatch &) {
        seen = connection;
        connection->sendText(QStringLiteral("welcome"));
    };
    QVERIFY(loopback.open());
    QCOMPARE(seen, loopback.atServer.data());
    QVERIFY(loopback.atServer->handler() != nullptr);
    QTRY_COMPARE(loopback.clientSays.events(), (QByteArrayList{"opened", "text \"welcome\""}));
}

void HandlerTest::servesAClientToo()
{
    Loopback loopback;
    QVERIFY(loopback.listen());
    const auto script = std::make_shared<HandlerScript>();
    script->messageReceived = HandlerScript::echo;
    loopback.atClient = loopback.client->open(loopback.request, std::make_unique<ScriptedHandler>(script));
    QTRY_VERIFY(loopback.atServer);
    loopback.atServer->sendText(QStringLiteral("echo this"));
    QTRY_COMPARE(loopback.script->journal, (QByteArrayList{"opened", "text \"echo this\""}));
    loopback.atServer->close();
    QTRY_COMPARE(script->journal, (QByteArrayList{"opened", "text \"echo this\"", "closed 1000 \"\""}));
}

void HandlerTest::thatThrowsClosesWithInternalError_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<bool>("standard");
    for (const char *where : {"opened", "messageReceived", "pingReceived", "pongReceived"}) {
        for (const bool standard : {true, false})
            QTest::addRow("%s, %s", where, standard ? "std::exception" : "int")
                << QString::fromLatin1(where) << standard;
    }
}

void HandlerTest::thatThrowsClosesWithInternalError()
{
    QFETCH(QString, where);
    QFETCH(bool, standard);
    Loopback loopback;
    const auto throwIt = [standard] {
        if (standard)
            throw std::runtime_error("no such table");
        throw 42;
    };
    if (where == u"opened")
        loopback.script->opened = [=](Connection *, const RouteMatch &) { throwIt(); };
    else if (where == u"messageReceived")
        loopback.script->messageReceived = [=](Connection *, const Message &) { throwIt(); };
    else if (where == u"pingReceived")
        loopback.script->pingReceived = [=](Connection *) { throwIt(); };
    else
        loopback.script->pongReceived = [=](Connection *) { throwIt(); };
    QVERIFY(loopback.open());
    loopback.atClient->sendText(QStringLiteral("x"));
    (void)loopback.atClient->ping();
    loopback.atClient->pong();
    QTRY_VERIFY(loopback.isClosed());
    QCOMPARE(loopback.clientSays.events().last(), QByteArray("closed 1011 \"internal error\""));
    QCOMPARE(loopback.serverSays.events().last(), QByteArray("closed 1011 \"\""));
    QCOMPARE(loopback.serverSays.events().count("failed HandlerException"), 1);
    QCOMPARE(loopback.script->journal.last(), QByteArray("closed 1011 \"\""));
    const QString text = loopback.serverSays.error().text;
    QVERIFY2(!standard || text.contains(u"no such table"), qPrintable(text));
}

void HandlerTest::thatThrowsIsAskedNoMore()
{
    Loopback loopback;
    loopback.script->messageReceived = [](Connection *, const Message &) { throw std::runtime_error("broken"); };
    QVERIFY(loopback.open());
    for (int i = 0; i < 3; ++i)
        loopback.atClient->sendText(QStringLiteral("x"));
    QTRY_VERIFY(loopback.isClosed());
    QCOMPARE(loopback.script->journal, (QByteArrayList{"opened", "text \"x\"", "closed 1011 \"\""}));
    // The signals still tell what came.
    QCOMPARE(loopback.serverSays.events().count("text \"x\""), 3);
}

void HandlerTest::thatThrowsLeavesTheOthersAlone()
{
    Loopback loopback;
    loopback.script->messageReceived = [](Connection *connection, const Message &message) {
        if (message.payload == "throw")
            throw std::runtime_error("broken");
        connection->send(message);
    };
    QVERIFY(loopback.listen());
    RawPeer good(loopback.port());
    RawPeer bad(loopback.port());
    QVERIFY(good.upgrade());
    QVERIFY(bad.upgrade());
    bad.send(WireFrame::text("throw").masked().bytes());
    QCOMPARE(bad.waitForFrame()->closeCode(), 1011);
    good.send(WireFrame::text("still here?").masked().bytes());
    QCOMPARE(good.waitForFrame()->payload, QByteArray("still here?"));
}

void HandlerTest::mayThrowAtTheEnd()
{
    Loopback loopback;
    loopback.script->closed = [](Connection *) { throw std::runtime_error("broken"); };
    QVERIFY(loopback.open());
    loopback.atClient->close();
    QTRY_VERIFY(loopback.isClosed());
    QCOMPARE(loopback.serverSays.events(), (QByteArrayList{"opened", "failed HandlerException", "closed 1000 \"\""}));
    QCOMPARE(loopback.clientSays.events(), (QByteArrayList{"opened", "closed 1000 \"\""}));
}

void HandlerTest::mayThrowInADestructor()
{
    Loopback loopback;
    loopback.script->closed = [](Connection *) { throw std::runtime_error("broken"); };
    QVERIFY(loopback.open());
    loopback.server.reset();
    QCOMPARE(loopback.script->journal, (QByteArrayList{"opened", "closed 1006 \"\""}));
    QCOMPARE(loopback.serverSays.events(), (QByteArrayList{"opened", "failed HandlerException", "closed 1006 \"\""}));
}

void HandlerTest::isNotToldOfAnEndWithoutABeginning()
{
    Loopback loopback;
    loopback.script->prepare = [](const HandshakeRequest &) { return HttpResponse::refusal(429, "Later."); };
    QVERIFY(loopback.listen());
    const auto script = std::make_shared<HandlerScript>();
    ConnectionJournal journal;
    journal.watch(loopback.client->open(loopback.request, std::make_unique<ScriptedHandler>(script)));
    QTRY_COMPARE(journal.events(), (QByteArrayList{"failed Handshake", "closed 1006 \"\""}));
    QCOMPARE(script->journal, QByteArrayList());
    QCOMPARE(loopback.script->journal, QByteArrayList());
    QTRY_COMPARE(loopback.script->destroyed, 1);
}

void HandlerTest::checksTheHostOfOrigins_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *origin, const char *host, bool same) {
        QTest::addRow("%s at %s", origin, host) << QByteArray(origin) << QByteArray(host) << same;
    };
    row("http://example.org", "example.org", true);
    row("https://EXAMPLE.org", "example.ORG", true);
    row("http://example.org:8080", "example.org:8080", true);
    row("http://[::1]:1", "[::1]:1", true);
    row("http://example.org", "example.org:8080", false);
    row("http://example.org:8080", "example.org", false);
    row("http://evil.org", "example.org", false);
    row("http://example.org.evil.org", "example.org", false);
    row("http://evil.org/example.org", "example.org", false);
    row("null", "example.org", false);
    row("", "", false);
    row("://example.org", "example.org", false);
    row("example.org", "example.org", false);
}

void HandlerTest::checksTheHostOfOrigins()
{
    QFETCH(QByteArray, origin);
    QFETCH(QByteArray, host);
    QTEST(isSameHost(origin, host), "same");
}

WINDSOCK_TEST(HandlerTest)
#include "HandlerTest.moc"
