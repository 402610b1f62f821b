#include "Example.h"

#include "tests/support/RawPeer.h"
#include "tests/support/TestRegistry.h"

#include <QtTest>

/// The small programs that show one ability each.
class AbilitiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEvent();
    void handshakeChoices();
    void handshakeIsRefused_data();
    void handshakeIsRefused();
    void sending();
    void pingAndClose();
    void buildingBlocks();
    void rooms();
    void throwingHandler();
    void schemes_data();
    void schemes();
    void draft76IsGone();
};

void AbilitiesTest::everyEvent()
{
    const Outcome outcome = run(QStringLiteral("every_event"));
    QCOMPARE(outcome.exitCode, 0);
    QByteArrayList client;
    QByteArrayList server;
    for (const QByteArray &line : outcome.output.trimmed().split('\n'))
        (line.startsWith("client: ") ? client : server).append(line.mid(8).trimmed());
    QCOMPARE(client, (QByteArrayList{"opened", "pong from the client", "message hello", "ping from the server",
                                     "closed, 1000 (normal closure), that was all"}));
    QCOMPARE(server, (QByteArrayList{"opened /anywhere", "ping from the client", "message hello",
                                     "pong from the server", "closed, 1000 (normal closure),"}));
}

// With the program that asks for everything.
void AbilitiesTest::handshakeChoices()
{
    ExampleServer server(QStringLiteral("handshake_choices"));
    QVERIFY(server.isListening());
    const Outcome outcome =
        run(QStringLiteral("client_options"), {server.url(QStringLiteral("/websocket?token=open-sesame"))});
    QCOMPARE(outcome.errorOutput, QByteArray());
    QCOMPARE(outcome.output, QByteArray("subprotocol: chat.v2\ncompressed\n"));
    QCOMPARE(outcome.exitCode, 0);
    // Without any wishes.
    QCOMPARE(run(QStringLiteral("echo_client_callback"),
                 {server.url(QStringLiteral("/websocket?token=open-sesame")), QString(), QString()})
                 .output,
             QByteArray("subprotocol: \nnot compressed\n"));
    // Without the token.
    const Outcome stranger = run(QStringLiteral("client_options"), {server.url()});
    QCOMPARE(stranger.exitCode, 1);
    QVERIFY2(stranger.errorOutput.contains("401"), stranger.errorOutput);
}

void AbilitiesTest::handshakeIsRefused_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QByteArray>("answer");
    const QByteArray path("/websocket?token=open-sesame");
    QTest::newRow("subdomain") << path << QByteArray("https://app.mydomain.com") << QByteArray("101");
    QTest::newRow("with a port") << path << QByteArray("http://app.mydomain.com:8080") << QByteArray("101");
    QTest::newRow("elsewhere") << path << QByteArray("https://example.com") << QByteArray("403");
    QTest::newRow("ends alike") << path << QByteArray("https://evilmydomain.com") << QByteArray("403");
    QTest::newRow("begins alike") << path << QByteArray("https://app.mydomain.com.evil.com") << QByteArray("403");
    QTest::newRow("no token") << QByteArray("/websocket") << QByteArray("https://app.mydomain.com")
                              << QByteArray("401");
}

void AbilitiesTest::handshakeIsRefused()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, origin);
    QFETCH(QByteArray, answer);
    ExampleServer server(QStringLiteral("handshake_choices"));
    QVERIFY(server.isListening());
    RawPeer peer(server.port());
    peer.send(RawPeer::upgradeRequest(path, "Origin: " + origin + "\r\n"));
    QVERIFY2(peer.waitFor("HTTP/1.1 " + answer), peer.received());
    if (answer != "101")
        QVERIFY(server.waitForOutput("refused with " + answer));
}

void AbilitiesTest::sending()
{
    ExampleServer server(QStringLiteral("chat_room"));
    QVERIFY(server.isListening());
    const Outcome outcome = run(QStringLiteral("sending"), {server.url()});
    QCOMPARE(outcome.errorOutput, QByteArray());
    QCOMPARE(outcome.output, QByteArray("text must be UTF-8\nall sent, 0 bytes waiting\nclosed: 1000\n"
                                        "the WebSocket connection is closed\n"));
    QCOMPARE(outcome.exitCode, 0);
}

void AbilitiesTest::pingAndClose()
{
    ExampleServer server(QStringLiteral("echo_server"));
    QVERIFY(server.isListening());
    const Outcome outcome = run(QStringLiteral("ping_and_close"), {server.url()});
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY2(outcome.output.startsWith("round trip: "), outcome.output);
    QVERIFY2(outcome.output.endsWith("closed: 4001\n"), outcome.output);
    QVERIFY(server.waitForOutput("WebSocket closed: 4001 measured\n"));
}

void AbilitiesTest::buildingBlocks()
{
    const Outcome outcome = run(QStringLiteral("building_blocks"));
    QCOMPARE(outcome.exitCode, 0);
    for (const char *line :
         {"accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\n", "masked: 7f 9f 4d 51 58\n",
          "authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\n", "opcode 9: ping\n",
          "close code 1000: normal closure, may be sent\n", "close code 1006: abnormal closure, is never sent\n"})
        QVERIFY2(outcome.output.contains(line), outcome.output);
}

void AbilitiesTest::rooms()
{
    ExampleServer server(QStringLiteral("rooms"));
    QVERIFY(server.isListening());
    RawPeer inKitchen(server.port());
    QVERIFY(inKitchen.upgrade("/room/kitchen"));
    RawPeer inCafe(server.port());
    QVERIFY(inCafe.upgrade("/room/caf%C3%A9"));
    QCOMPARE(inKitchen.waitForFrame()->payload, QByteArray("This is room kitchen."));
    QCOMPARE(inCafe.waitForFrame()->payload, QByteArray("This is room caf\xC3\xA9."));
    QCOMPARE(run(QStringLiteral("echo_client_callback"),
                 {server.url(QStringLiteral("/room/kitchen")), QStringLiteral("tea?"), QString()})
                 .exitCode,
             0);
    QCOMPARE(run(QStringLiteral("echo_client_callback"),
                 {server.url(QStringLiteral("/room/caf%C3%A9")), QStringLiteral("coffee"), QString()})
                 .exitCode,
             0);
    QCOMPARE(inKitchen.waitForFrame()->payload, QByteArray("tea?"));
    QCOMPARE(inCafe.waitForFrame()->payload, QByteArray("coffee"));
    RawPeer browser(server.port());
    browser.send("GET /files/index.html HTTP/1.1\r\nHost: x\r\n\r\n");
    QVERIFY(browser.waitFor("</html>"));
}

void AbilitiesTest::throwingHandler()
{
    ExampleServer server(QStringLiteral("throwing_handler"));
    QVERIFY(server.isListening());
    const Outcome bad =
        run(QStringLiteral("echo_client_callback"), {server.url(), QStringLiteral("21"), QStringLiteral("three")});
    QCOMPARE(bad.exitCode, 1);
    QCOMPARE(bad.output, QByteArray("42\n"));
    QVERIFY2(bad.errorOutput.contains("1011"), bad.errorOutput);
    QVERIFY(server.waitForErrorOutput("stoi"));
    QCOMPARE(run(QStringLiteral("echo_client_callback"), {server.url(), QStringLiteral("4")}).output,
             QByteArray("8\n"));
}

void AbilitiesTest::schemes_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("direct") << QByteArray() << QByteArray("You came by ws.");
    QTest::newRow("X-Scheme") << QByteArray("X-Scheme: https\r\n") << QByteArray("You came by wss.");
    QTest::newRow("X-Forwarded-Proto") << QByteArray("X-Forwarded-Proto: https\r\n") << QByteArray("You came by wss.");
}

void AbilitiesTest::schemes()
{
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, answer);
    ExampleServer server(QStringLiteral("schemes"));
    QVERIFY(server.isListening());
    RawPeer peer(server.port());
    peer.send(RawPeer::upgradeRequest("/websocket", fields));
    QVERIFY2(peer.waitFor(answer), peer.received());
}

void AbilitiesTest::draft76IsGone()
{
    ExampleServer server(QStringLiteral("schemes"));
    QVERIFY(server.isListening());
    RawPeer peer(server.port());
    peer.send("GET /websocket HTTP/1.1\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\nHost: 127.0.0.1\r\n"
              "Origin: http://127.0.0.1\r\nSec-WebSocket-Key1: 4 @1  46546xW%0l 1 5\r\n"
              "Sec-WebSocket-Key2: 12998 5 Y3 1  .P00\r\n\r\n^n:ds[4U");
    QVERIFY2(peer.waitFor("HTTP/1.1 400"), peer.received());
    QVERIFY2(peer.waitFor("draft 76"), peer.received());
    QVERIFY(server.waitForOutput("refused with 400"));
}

WINDSOCK_TEST(AbilitiesTest)
#include "AbilitiesTest.moc"
