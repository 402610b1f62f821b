#include "Peers.h"

#include "tests/support/TestRegistry.h"

#include "wslib/net/Client.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QtTest>

using wslib::Connection;
using wslib::Message;

/// Tornado's chat examples and ours: its clients in our room, ours in its rooms.
class ChatTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_client = std::make_unique<wslib::Client>(); }
    void cleanup() { m_client.reset(); }
    void tornadosClientsInOurRoom();
    void weInTornadosRoom();
    void weInTheRoomOfTornadosDocumentation();

private:
    Connection *open(const QString &url);
    static QByteArray heard(const QSignalSpy &messages, qsizetype index);

    std::unique_ptr<wslib::Client> m_client;
};

Connection *ChatTest::open(const QString &url)
{
    wslib::ClientRequest request;
    request.url = url;
    Connection *connection = m_client->open(request);
    [&] { QTRY_COMPARE(connection->state(), Connection::State::Open); }();
    return connection;
}

// "user: message"
QByteArray ChatTest::heard(const QSignalSpy &messages, qsizetype index)
{
    const QJsonObject object = QJsonDocument::fromJson(messages[index][0].value<Message>().payload).object();
    return (object.value(QStringLiteral("user")).toString() + QStringLiteral(": ")
            + object.value(QStringLiteral("message")).toString())
        .toUtf8();
}

void ChatTest::tornadosClientsInOurRoom()
{
    ChildProcess server(QStringLiteral(WINDSOCK_CLI),
                        {QStringLiteral("serve"), QStringLiteral("--port"), QStringLiteral("0"),
                         QStringLiteral("--handler"), QStringLiteral("chat"), QStringLiteral("--compression")});
    const QString url = server.waitForLine(QStringLiteral("listening on "));
    auto ann = startPeer(QStringLiteral("tornado_chat_client.py"), {url, QStringLiteral("ann")});
    QVERIFY2(ann->waitForOutput("open"), ann->errorOutput());
    Connection *ours = open(url);
    QSignalSpy toUs(ours, &Connection::messageReceived);

    ann->write("hello from tornado\n");
    QVERIFY(ann->waitForOutput("ann: hello from tornado"));
    QTRY_COMPARE(toUs.size(), 1);
    QCOMPARE(heard(toUs, 0), QByteArray("ann: hello from tornado"));
    ours->sendText(QStringLiteral(R"({"type":"join","user":"Ann"})"));
    ours->sendText(QStringLiteral(R"({"message":"gr\u00fc\u00df dich"})"));
    QVERIFY(ann->waitForOutput("Ann (2): gr\u00FC\u00DF dich"));
    ann->write("raw {nonsense\n");
    QVERIFY(ann->waitForOutput("error: Invalid JSON"));

    // A newcomer hears what was said.
    auto bob = startPeer(QStringLiteral("tornado_chat_client.py"), {url, QStringLiteral("bob")});
    QVERIFY(bob->waitForOutput("ann: hello from tornado"));
    bob->write("late\n");
    QVERIFY(ann->waitForOutput("bob: late"));
    bob->closeInput();
    QVERIFY2(bob->waitForExit() == 0, bob->errorOutput());
    QCOMPARE(bob->output(), QByteArray("open\nann: hello from tornado\nAnn (2): gr\u00FC\u00DF dich\nbob: late\n"
                                       "closed None\n"));
    server.interrupt();
    QVERIFY(ann->waitForOutput("closed 1001"));
    // It was sent what it understands, and nothing else.
    QVERIFY2(!ann->errorOutput().contains("Error"), ann->errorOutput());
}

void ChatTest::weInTornadosRoom()
{
    const ForeignServer server(QStringLiteral("tornado_chat_server.py"), nullptr);
    QVERIFY2(server.isListening(), "the peer did not start; is python3-tornado installed?");
    auto ann = startPeer(QStringLiteral("tornado_chat_client.py"),
                         {server.url(QStringLiteral("/websocket")), QStringLiteral("ann")});
    QVERIFY(ann->waitForOutput("open"));
    Connection *ours = open(server.url(QStringLiteral("/websocket")));
    QSignalSpy toUs(ours, &Connection::messageReceived);
    ann->write("hello\n");
    QTRY_COMPARE(toUs.size(), 1);
    QCOMPARE(heard(toUs, 0), QByteArray("ann: hello"));

    ChildProcess cli(QStringLiteral(WINDSOCK_CLI), {QStringLiteral("connect"), server.url(QStringLiteral("/websocket")),
                                                    QStringLiteral("--wait"), QStringLiteral("1")});
    cli.write("{\"user\":\"cli\",\"message\":\"hi\"}\n");
    cli.closeInput();
    QVERIFY(ann->waitForOutput("cli: hi"));
    QTRY_COMPARE(toUs.size(), 2);
    QVERIFY2(cli.waitForExit() == 0, cli.errorOutput());
    QCOMPARE(cli.output(), QByteArray("{\"user\":\"cli\",\"message\":\"hi\"}\n"));
}

void ChatTest::weInTheRoomOfTornadosDocumentation()
{
    const ForeignServer server(QStringLiteral("tornado_chat_server.py"), nullptr);
    QVERIFY2(server.isListening(), "the peer did not start; is python3-tornado installed?");
    Connection *ann = open(server.url(QStringLiteral("/chat")));
    Connection *bob = open(server.url(QStringLiteral("/chat")));
    QSignalSpy toAnn(ann, &Connection::messageReceived);
    QSignalSpy toBob(bob, &Connection::messageReceived);
    ann->sendText(QStringLiteral(R"({"user":"ann","message":"hello"})"));
    QTRY_COMPARE(toBob.size(), 1);
    QCOMPARE(heard(toBob, 0), QByteArray("ann: hello"));
    bob->sendText(u"nonsense");
    QTRY_COMPARE(toBob.size(), 2);
    QVERIFY(toBob[1][0].value<Message>().payload.contains("Invalid JSON"));
    QCOMPARE(toAnn.size(), 0);
}

WINDSOCK_TEST(ChatTest)
#include "ChatTest.moc"
