#include "Example.h"

#include "tests/interop/Peers.h"
#include "tests/support/RawPeer.h"
#include "tests/support/TestRegistry.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QtTest>

/// tornado's examples in our words, run as their readers would run them: against each other and against the originals.
class ExamplesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void echo_data() { echoClients(); }
    void echo();
    void echoWithTornadosServer_data() { echoClients(); }
    void echoWithTornadosServer();
    void echoWithTornadosClient_data();
    void echoWithTornadosClient();
    void echoesTextOnly();
    void clientsSayWhatIsWrong_data() { echoClients(); }
    void clientsSayWhatIsWrong();
    void clientsSayThatTheServerWentAway_data() { echoClients(); }
    void clientsSayThatTheServerWentAway();
    void serversSayWhatIsWrong();
    void chatRoom();
    void chatRoomWithTornadosClient();
    void chatWithTornadosServer();
    void chatServesItsPage();
    void chatPageTalks();
    void chatRefusesWhatIsNoMessage();

private:
    static void echoClients();
};

void ExamplesTest::echoClients()
{
    QTest::addColumn<QString>("client");
    QTest::newRow("callback") << QStringLiteral("echo_client_callback");
#ifdef WINDSOCK_HAS_QCORO
    QTest::newRow("coroutine") << QStringLiteral("echo_client_coroutine");
#endif
}

void ExamplesTest::echo()
{
    QFETCH(QString, client);
    ExampleServer server(QStringLiteral("echo_server"));
    QVERIFY(server.isListening());
    const Outcome outcome = run(client, {server.url(), QStringLiteral("Hello, world"), QStringLiteral("grüß Gott")});
    QCOMPARE(outcome.errorOutput, QByteArray());
    QCOMPARE(QString::fromUtf8(outcome.output), QStringLiteral("You said: Hello, world\nYou said: grüß Gott\n"));
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY(server.waitForOutput("WebSocket opened\n"));
    QVERIFY(server.waitForOutput("WebSocket closed: 1000\n"));
}

void ExamplesTest::echoWithTornadosServer()
{
    QFETCH(QString, client);
    ForeignServer server(QStringLiteral("tornado_server.py"), nullptr);
    QVERIFY(server.isListening());
    const Outcome outcome =
        run(client, {server.url(QStringLiteral("/websocket")), QStringLiteral("one"), QStringLiteral("zwölf")});
    QCOMPARE(QString::fromUtf8(outcome.output), QStringLiteral("You said: one\nYou said: zwölf\n"));
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY(server.process().waitForOutput("closed 1000"));
}

void ExamplesTest::echoWithTornadosClient_data()
{
    QTest::addColumn<QStringList>("style");
    QTest::newRow("read_message") << QStringList{};
    QTest::newRow("on_message_callback") << QStringList{QStringLiteral("--callback")};
}

void ExamplesTest::echoWithTornadosClient()
{
    QFETCH(QStringList, style);
    ExampleServer server(QStringLiteral("echo_server"));
    QVERIFY(server.isListening());
    const auto client = startPeer(QStringLiteral("tornado_conversation.py"),
                                  style + QStringList{server.url(), QStringLiteral("Hello"), QStringLiteral("grüß")});
    const Outcome outcome = outcomeOf(*client);
    QVERIFY2(outcome.exitCode == 0, outcome.errorOutput);
    QCOMPARE(QString::fromUtf8(outcome.output), QStringLiteral("You said: Hello\nYou said: grüß\n"));
    QVERIFY(server.waitForOutput("WebSocket closed: 1000 bye\n"));
}

void ExamplesTest::echoesTextOnly()
{
    ExampleServer server(QStringLiteral("echo_server"));
    QVERIFY(server.isListening());
    const Outcome outcome = run(QStringLiteral("sending"), {server.url()});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.output.contains("closed: 1003 text only, please\n"), outcome.output);
}

void ExamplesTest::clientsSayWhatIsWrong()
{
    QFETCH(QString, client);
    ExampleServer server(QStringLiteral("echo_server"));
    QVERIFY(server.isListening());
    const QList<std::pair<QString, QByteArray>> wrong{
        {server.url(QStringLiteral("/elsewhere")), "404 Not Found"},
        {QStringLiteral("ws://127.0.0.1:1/websocket"), "refuses the connection"},
        {QStringLiteral("ftp://127.0.0.1/"), "ftp"},
    };
    for (const auto &[url, why] : wrong) {
        const Outcome outcome = run(client, {url, QStringLiteral("Hello")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.errorOutput.contains(why), outcome.errorOutput);
        QCOMPARE(outcome.errorOutput.count('\n'), 1);
    }
    const Outcome outcome = run(client, {server.url()});
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY2(outcome.errorOutput.contains("URL MESSAGE"), outcome.errorOutput);
}

void ExamplesTest::clientsSayThatTheServerWentAway()
{
    QFETCH(QString, client);
    ForeignServer server(QStringLiteral("tornado_server.py"), nullptr);
    QVERIFY(server.isListening());
    const Outcome outcome =
        run(client, {server.url(QStringLiteral("/close?code=4002&reason=enough")), QStringLiteral("Hello")});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.errorOutput.contains("4002") && outcome.errorOutput.contains("enough"), outcome.errorOutput);
}

void ExamplesTest::serversSayWhatIsWrong()
{
    ExampleServer first(QStringLiteral("echo_server"));
    QVERIFY(first.isListening());
    for (const char *name :
         {"echo_server", "chat_room", "chat", "handshake_choices", "rooms", "throwing_handler", "schemes"}) {
        const QString server = QString::fromLatin1(name);
        const Outcome taken = run(server, {QStringLiteral("--port"), QString::number(first.port())});
        QCOMPARE(taken.exitCode, 1);
        QVERIFY2(taken.errorOutput.startsWith("Port " + QByteArray::number(first.port())), taken.errorOutput);
        const Outcome noPort = run(server, {QStringLiteral("--port"), QStringLiteral("70000")});
        QCOMPARE(noPort.exitCode, 2);
        QVERIFY2(noPort.errorOutput.contains("\"70000\" is no port"), noPort.errorOutput);
    }
}

// Everybody hears everything, oneself included.
void ExamplesTest::chatRoom()
{
    ExampleServer server(QStringLiteral("chat_room"));
    QVERIFY(server.isListening());
    RawPeer other(server.port());
    QVERIFY(other.upgrade(QByteArray("/websocket")));
    const Outcome outcome = run(QStringLiteral("echo_client_callback"), {server.url(), QStringLiteral("for all")});
    QCOMPARE(outcome.output, QByteArray("for all\n"));
    QCOMPARE(outcome.exitCode, 0);
    const auto heard = other.waitForFrame();
    QVERIFY(heard);
    QCOMPARE(heard->payload, QByteArray("for all"));
}

void ExamplesTest::chatRoomWithTornadosClient()
{
    for (const QString &name : {QStringLiteral("chat_room"), QStringLiteral("chat")}) {
        ExampleServer server(name);
        QVERIFY(server.isListening());
        RawPeer witness(server.port());
        QVERIFY(witness.upgrade("/websocket"));
        const QString said = QStringLiteral(R"({"message":"Grüß Gott","user":"tornado"})");
        const auto client = startPeer(QStringLiteral("tornado_conversation.py"), {server.url(), said});
        const Outcome outcome = outcomeOf(*client);
        QVERIFY2(outcome.exitCode == 0, outcome.errorOutput);
        QCOMPARE(QString::fromUtf8(outcome.output), said + u'\n');
        const auto heard = witness.waitForFrame();
        QVERIFY(heard);
        QCOMPARE(QString::fromUtf8(heard->payload), said);
    }
}

void ExamplesTest::chatWithTornadosServer()
{
    ForeignServer server(QStringLiteral("tornado_chat_server.py"), nullptr);
    QVERIFY(server.isListening());
    const QString url = server.url(QStringLiteral("/websocket"));
    Example ann(QStringLiteral("chat_client"), {url, QStringLiteral("Ann")});
    QVERIFY(ann.waitForOutput("in the room\n"));
    const Outcome bob = run(QStringLiteral("chat_client"), {url, QStringLiteral("Bob"), QStringLiteral("grüß dich")});
    QCOMPARE(bob.exitCode, 0);
    QCOMPARE(QString::fromUtf8(bob.output), QStringLiteral("in the room\nBob: grüß dich\n"));
    QVERIFY(ann.waitForOutput("Bob: gr\xC3\xBC\xC3\x9F dich\n"));
}

void ExamplesTest::chatServesItsPage()
{
    ExampleServer server(QStringLiteral("chat"));
    QVERIFY(server.isListening());
    QNetworkAccessManager manager;
    manager.setProxy(QNetworkProxy::NoProxy);
    QNetworkReply *reply = manager.get(QNetworkRequest(QUrl(server.url(QStringLiteral("/"), QStringLiteral("http")))));
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);
    QCOMPARE(reply->header(QNetworkRequest::ContentTypeHeader).toString(), QStringLiteral("text/html; charset=utf-8"));
    QFile page(QStringLiteral(EXAMPLES_FOLDER "/index.html"));
    QVERIFY(page.open(QIODevice::ReadOnly));
    QCOMPARE(reply->readAll(), page.readAll());
}

// With nothing of a browser but what the page uses; and it shows what people write as text, whatever they write.
void ExamplesTest::chatPageTalks()
{
    ExampleServer server(QStringLiteral("chat"));
    QVERIFY(server.isListening());
    const QString markup = QStringLiteral("<img src=x onerror=alert(1)>");
    const auto page =
        startPeer(QStringLiteral("chat_page.js"), {server.url(QStringLiteral("/"), QStringLiteral("http")),
                                                   QStringLiteral("Eve"), markup, QStringLiteral("Bob: good bye")});
    QVERIFY(page->waitForOutput("Eve: "));
    const Outcome bob =
        run(QStringLiteral("chat_client"), {server.url(), QStringLiteral("Bob"), QStringLiteral("good bye")});
    QCOMPARE(QString::fromUtf8(bob.output), QStringLiteral("in the room\nBob: good bye\n"));
    const Outcome outcome = outcomeOf(*page);
    QVERIFY2(outcome.exitCode == 0, outcome.errorOutput);
    QCOMPARE(QString::fromUtf8(outcome.output), QStringLiteral("{\"text\":\"Eve: %1\",\"html\":\"\"}\n"
                                                               "{\"text\":\"Bob: good bye\",\"html\":\"\"}\n")
                                                    .arg(markup));
}

void ExamplesTest::chatRefusesWhatIsNoMessage()
{
    ExampleServer server(QStringLiteral("chat"));
    QVERIFY(server.isListening());
    RawPeer witness(server.port());
    QVERIFY(witness.upgrade("/websocket"));
    const Outcome outcome =
        run(QStringLiteral("echo_client_callback"),
            {server.url(), QStringLiteral("no JSON"), QStringLiteral(R"({"user":1,"message":"x"})"),
             QStringLiteral(R"(["user"])"), QStringLiteral(R"({"user":"Ann","message":"hi","admin":true})")});
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.output.count("\"error\""), 3);
    // The only thing that the others hear.
    const auto heard = witness.waitForFrame();
    QVERIFY(heard);
    QCOMPARE(heard->payload, QByteArray(R"({"message":"hi","user":"Ann"})"));
}

WINDSOCK_TEST(ExamplesTest)
#include "ExamplesTest.moc"
