#include "CliServer.h"

#include "tests/support/RawServer.h"
#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include "wslib/net/Server.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QtTest>

using wslib::CloseCode;
using wslib::Connection;

/// `windsock-cli connect`, as its users see it.
class ConnectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesGoOutAndMessagesComeIn();
    void waitsForAnswersBeforeClosing();
    void messagesOfTheCommandLineNeedNoStdin();
    void sendsBinary();
    void compresses();
    void passesSixteenMebibytes();
    void keepsTheOrderOfManyLines();
    void echoesUntilTheServerCloses();
    void refusesInvalidUtf8();
    void logsJson();
    void logsFrames();
    void logsSomeOfManyFrames();
    void logsJsonWithFrames();
    void exitCodes_data();
    void exitCodes();
    void refusedConnectionIsExit1();
    void notAWebSocketServerIsExit1();
    void lostConnectionIsExit3();
    void interruptCloses();
    void sendsHeadersAndCredentials();
    void verifiesCertificates();
    void timesOut();

private:
    static QStringList command(const QString &url, const QStringList &more = {});
};

QStringList ConnectTest::command(const QString &url, const QStringList &more)
{
    return QStringList{QStringLiteral("connect"), url} + more;
}

void ConnectTest::linesGoOutAndMessagesComeIn()
{
    CliServer server;
    Cli client(command(server.url()));
    client.write("one\n");
    QVERIFY(client.waitForOutput("one\n")); // at once, not at the end of stdin
    client.write("zw\xC3\xB6lf\n\nlast without an end of line");
    client.closeInput();
    QCOMPARE(client.waitForExit(), 0);
    QCOMPARE(client.output(), QByteArray("one\nzw\xC3\xB6lf\n\nlast without an end of line\n"));
    QCOMPARE(client.errorOutput(), QByteArray());
}

void ConnectTest::waitsForAnswersBeforeClosing()
{
    CliServer server({QStringLiteral("--handler"), QStringLiteral("broadcast")});
    Cli listener(command(server.url(), {QStringLiteral("--wait"), QStringLiteral("2")}));
    listener.closeInput();
    QVERIFY(server.waitForErrorOutput("#1"));
    Cli first(command(server.url(), {QStringLiteral("--message"), QStringLiteral("a")}));
    first.closeInput();
    QCOMPARE(first.waitForExit(), 0);
    QVERIFY(listener.waitForOutput("a\n"));
    Cli second(command(server.url(), {QStringLiteral("--message"), QStringLiteral("b")}));
    second.closeInput();
    QCOMPARE(listener.waitForExit(), 0);
    QCOMPARE(listener.output(), QByteArray("a\nb\n"));
}

void ConnectTest::messagesOfTheCommandLineNeedNoStdin()
{
    CliServer server;
    Cli client(command(server.url(), {QStringLiteral("--message"), QStringLiteral("x"), QStringLiteral("--message"),
                                      QStringLiteral("y"), QStringLiteral("--wait"), QStringLiteral("2")}));
    QCOMPARE(client.waitForExit(), 0); // stdin stays open
    QCOMPARE(client.output(), QByteArray("x\ny\n"));
}

void ConnectTest::sendsBinary()
{
    CliServer server({QStringLiteral("--log"), QStringLiteral("json")});
    Cli client(command(server.url(), {QStringLiteral("--binary"), QStringLiteral("--wait"), QStringLiteral("1")}));
    client.write("\xFF\xFE\n");
    client.closeInput();
    QCOMPARE(client.waitForExit(), 0);
    QCOMPARE(client.output(), QByteArray("\xFF\xFE\n"));
    QVERIFY(server.waitForErrorOutput("\"type\":\"binary\""));
}

void ConnectTest::compresses()
{
    CliServer server(
        {QStringLiteral("--compression-level"), QStringLiteral("9"), QStringLiteral("--log"), QStringLiteral("json")});
    Cli client(command(server.url(), {QStringLiteral("--compression"), QStringLiteral("--wait"), QStringLiteral("2")}));
    const QByteArray line(50'000, 'c');
    client.write(line + '\n' + line + '\n');
    client.closeInput();
    QCOMPARE(client.waitForExit(), 0);
    QVERIFY(client.output() == line + '\n' + line + '\n');
    QVERIFY(server.waitForErrorOutput("Sec-WebSocket-Extensions: permessage-deflate\\r\\n"));
    Cli plain(command(server.url(), {QStringLiteral("--message"), QStringLiteral("x"), QStringLiteral("--wait"),
                                     QStringLiteral("1")}));
    QCOMPARE(plain.waitForExit(), 0);
    QCOMPARE(server.errorOutput().count("Sec-WebSocket-Extensions"), 2); // of the first connection alone
}

void ConnectTest::passesSixteenMebibytes()
{
    const QStringList raised{QStringLiteral("--max-message-size"), QStringLiteral("16777216")};
    CliServer server(raised + QStringList{QStringLiteral("--log"), QStringLiteral("none")});
    Cli client(command(server.url(), raised + QStringList{QStringLiteral("--wait"), QStringLiteral("1")}));
    const QByteArray message(16 * 1024 * 1024, 'm');
    client.write(message + '\n');
    client.closeInput();
    QCOMPARE(client.waitForExit(), 0);
    QVERIFY(client.output() == message + '\n');
}

void ConnectTest::keepsTheOrderOfManyLines()
{
    CliServer server({QStringLiteral("--log"), QStringLiteral("none")});
    QByteArray lines;
    constexpr int count = 50'000;
    for (int i = 0; i < count; ++i)
        lines += QByteArray::number(i) + '\n';
    Cli client(command(server.url(), {QStringLiteral("--wait"), QString::number(count)}));
    client.write(lines);
    client.closeInput();
    QCOMPARE(client.waitForExit(), 0);
    QVERIFY(client.output() == lines);
}

void ConnectTest::echoesUntilTheServerCloses()
{
    wslib::Server server;
    server.route(QRegularExpression(QStringLiteral("/")), [] { return std::make_unique<wslib::Handler>(); });
    Connection *peer = nullptr;
    QObject::connect(&server, &wslib::Server::newConnection, &server,
                     [&](Connection *connection) { peer = connection; });
    QVERIFY(server.listen());
    Cli client(command(server.url(), {QStringLiteral("--handler"), QStringLiteral("echo")}));
    client.closeInput(); // doesn't close this one
    QTRY_VERIFY(peer != nullptr && peer->state() == Connection::State::Open);
    QSignalSpy messages(peer, &Connection::messageReceived);
    peer->sendText(QStringLiteral("t"));
    peer->sendBinary("b");
    QTRY_COMPARE(messages.size(), 2);
    peer->close();
    QCOMPARE(client.waitForExit(), 0);
    QCOMPARE(client.output(), QByteArray());
}

void ConnectTest::refusesInvalidUtf8()
{
    CliServer server;
    Cli client(command(server.url(), {QStringLiteral("--wait"), QStringLiteral("1")}));
    client.write("bad \xC3\x28\ngood\n");
    client.closeInput();
    QCOMPARE(client.waitForExit(), 0);
    QCOMPARE(client.output(), QByteArray("good\n"));
    QVERIFY2(client.errorOutput().contains("UTF-8"), client.errorOutput());
}

void ConnectTest::logsJson()
{
    CliServer server;
    Cli client(command(server.url(), {QStringLiteral("--log"), QStringLiteral("json"), QStringLiteral("--message"),
                                      QStringLiteral("hi"), QStringLiteral("--wait"), QStringLiteral("1")}));
    client.closeInput();
    QCOMPARE(client.waitForExit(), 0);
    QByteArrayList types;
    for (const QByteArray &line : client.output().trimmed().split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        types.append(object[QStringLiteral("direction")].toString(QStringLiteral("none")).toUtf8() + ' '
                     + object[QStringLiteral("type")].toString().toUtf8());
    }
    QCOMPARE(types,
             (QByteArrayList{"sent handshake", "received handshake", "sent text", "received text", "none close"}));
}

void ConnectTest::logsFrames()
{
    CliServer server;
    Cli client(command(server.url(), {QStringLiteral("--log"), QStringLiteral("frames"), QStringLiteral("--message"),
                                      QStringLiteral("hi"), QStringLiteral("--wait"), QStringLiteral("1")}));
    client.closeInput();
    QCOMPARE(client.waitForExit(), 0);
    QByteArrayList lines;
    for (const QByteArray &line : client.output().trimmed().split('\n'))
        lines.append(line.sliced(14)); // without the time
    QCOMPARE(lines.size(), 7);         // two heads, two texts, the two Close frames, the end
    static const QRegularExpression sent(
        QStringLiteral("^> text FIN len 2 mask ([0-9a-f]{8}) @0  8182\\1 [0-9a-f]{4}$"));
    QVERIFY2(sent.match(QString::fromLatin1(lines[2])).hasMatch(), lines[2]);
    QCOMPARE(lines[3], QByteArray("< text FIN len 2 @0  8102 6869"));
    QVERIFY2(lines[4].startsWith("> close FIN len 2 mask "), lines[4]);
    QCOMPARE(lines[5], QByteArray("< close FIN len 2 @4  8802 03e8"));
    QVERIFY2(lines[6].startsWith("- closed 1000"), lines[6]);
}

// A message may have a million of them.
void ConnectTest::logsSomeOfManyFrames()
{
    RawServer server;
    server.answerWith([](const QByteArray &head) {
        QByteArray frames = WireFrame::text(QByteArray(40, 'x')).unfinished().bytes();
        for (int i = 0; i < 500; ++i)
            frames += WireFrame::continuation("x").unfinished().bytes();
        return RawPeer::upgradeAnswer(head) + frames + WireFrame::continuation("x").bytes();
    });
    server.closeAfterAnswer();
    Cli client(command(server.url(), {QStringLiteral("--log"), QStringLiteral("frames")}));
    client.waitForExit();
    const QByteArray output = client.output();
    QVERIFY2(output.contains("< text len 40 @0  0128 " + QByteArray(25, 'x').toHex() + "...\n"), output);
    QVERIFY2(output.count("< continuation len 1 ") < 100, output);
    QVERIFY2(output.contains("< 402 more frames, not shown\n"), output);
}

void ConnectTest::logsJsonWithFrames()
{
    CliServer server;
    Cli client(command(server.url(), {QStringLiteral("--log"), QStringLiteral("json"), QStringLiteral("--frames"),
                                      QStringLiteral("--message"), QStringLiteral("hi"), QStringLiteral("--wait"),
                                      QStringLiteral("1")}));
    client.closeInput();
    QCOMPARE(client.waitForExit(), 0);
    const QByteArrayList lines = client.output().trimmed().split('\n');
    const QJsonObject received = QJsonDocument::fromJson(lines.value(3)).object();
    QCOMPARE(received[QStringLiteral("text")].toString(), QStringLiteral("hi"));
    const QJsonArray frames = received[QStringLiteral("frames")].toArray();
    QCOMPARE(frames.size(), 1);
    QCOMPARE(frames[0][QStringLiteral("header")].toString(), QStringLiteral("8102"));
    QCOMPARE(frames[0][QStringLiteral("direction")].toString(), QStringLiteral("received"));
    Cli wrong(command(server.url(), {QStringLiteral("--frames")}));
    QCOMPARE(wrong.waitForExit(), 2);
}

void ConnectTest::exitCodes_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("normal") << 1000 << 0;
    QTest::newRow("going away") << 1001 << 0;
    QTest::newRow("policy") << 1008 << 3;
    QTest::newRow("internal error") << 1011 << 3;
    QTest::newRow("application") << 4321 << 3;
}

void ConnectTest::exitCodes()
{
    QFETCH(int, code);
    QFETCH(int, exitCode);
    wslib::Server server;
    server.route(QRegularExpression(QStringLiteral("/")), [] { return std::make_unique<wslib::Handler>(); });
    QObject::connect(&server, &wslib::Server::newConnection, &server, [code](Connection *connection) {
        QObject::connect(connection, &Connection::opened, connection, [connection, code] {
            connection->close(static_cast<CloseCode>(code), QStringLiteral("because"));
        });
    });
    QVERIFY(server.listen());
    Cli client(command(server.url()));
    QCOMPARE(client.waitForExit(), exitCode);
    QCOMPARE(client.errorOutput().contains(QByteArray::number(code)), exitCode != 0);
    QCOMPARE(client.errorOutput().contains("because"), exitCode != 0);
}

void ConnectTest::refusedConnectionIsExit1()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const quint16 port = taken.serverPort();
    taken.close();
    Cli client(command(QStringLiteral("ws://127.0.0.1:%1").arg(port)));
    QCOMPARE(client.waitForExit(), 1);
    QVERIFY2(client.errorOutput().contains("refuses the connection"), client.errorOutput());
}

void ConnectTest::notAWebSocketServerIsExit1()
{
    RawServer server;
    server.answerWith([](const QByteArray &) { return QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"); });
    Cli client(command(server.url()));
    QCOMPARE(client.waitForExit(), 1);
    QVERIFY2(client.errorOutput().contains("200 OK"), client.errorOutput());
}

void ConnectTest::lostConnectionIsExit3()
{
    RawServer server;
    server.answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    server.closeAfterAnswer();
    Cli client(command(server.url()));
    QCOMPARE(client.waitForExit(), 3);
    QVERIFY2(client.errorOutput().contains("1006"), client.errorOutput());
}

void ConnectTest::interruptCloses()
{
    CliServer server;
    Cli client(command(server.url()));
    client.write("up\n");
    QVERIFY(client.waitForOutput("up\n"));
    client.interrupt();
    QCOMPARE(client.waitForExit(), 0);
    QVERIFY(server.waitForErrorOutput("closed 1001"));
}

void ConnectTest::sendsHeadersAndCredentials()
{
    RawServer server;
    server.answerWith(
        [](const QByteArray &head) { return RawPeer::upgradeAnswer(head, "Sec-WebSocket-Protocol: p\r\n"); });
    server.closeAfterAnswer();
    Cli client(
        command(server.url("/x?y=%41"),
                {QStringLiteral("-H"), QStringLiteral("X-One: 1"), QStringLiteral("-H"), QStringLiteral("X-Two:2"),
                 QStringLiteral("--origin"), QStringLiteral("http://a.example"), QStringLiteral("--user"),
                 QStringLiteral("me:pw"), QStringLiteral("--subprotocol"), QStringLiteral("p")}));
    client.waitForExit();
    QCOMPARE(server.heads().size(), 1);
    const QByteArray head = server.heads().first();
    QVERIFY2(head.startsWith("GET /x?y=%41 HTTP/1.1\r\n"), head);
    for (const char *field : {"X-One: 1\r\n", "X-Two: 2\r\n", "Origin: http://a.example\r\n",
                              "Authorization: Basic bWU6cHc=\r\n", "Sec-WebSocket-Protocol: p\r\n"})
        QVERIFY2(head.contains(field), field);
}

void ConnectTest::verifiesCertificates()
{
    const TestCertificate certificate;
    CliServer server(
        {QStringLiteral("--cert"), certificate.certificateFile(), QStringLiteral("--key"), certificate.keyFile()});
    const QStringList talk{QStringLiteral("--message"), QStringLiteral("x"), QStringLiteral("--wait"),
                           QStringLiteral("1")};
    Cli strict(command(server.url(), talk));
    QCOMPARE(strict.waitForExit(), 1);
    QVERIFY2(strict.errorOutput().contains("certificate"), strict.errorOutput());
    Cli trusting(command(server.url(), talk + QStringList{QStringLiteral("--cacert"), certificate.authorityFile()}));
    QCOMPARE(trusting.waitForExit(), 0);
    QCOMPARE(trusting.output(), QByteArray("x\n"));
    Cli careless(command(server.url(), talk + QStringList{QStringLiteral("--insecure")}));
    QCOMPARE(careless.waitForExit(), 0);
}

void ConnectTest::timesOut()
{
    RawServer server; // accepts and says nothing
    Cli client(command(server.url(), {QStringLiteral("--connect-timeout"), QStringLiteral("0.2")}));
    QCOMPARE(client.waitForExit(), 1);
    QVERIFY2(client.errorOutput().contains("time ran out"), client.errorOutput());
}

WINDSOCK_TEST(ConnectTest)
#include "ConnectTest.moc"
