#include "CliServer.h"

#include "tests/support/RawPeer.h"
#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"

#include "wslib/net/Client.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QtTest>

#include <unistd.h>

using wslib::CloseCode;
using wslib::Connection;
using wslib::Message;

/// `windsock-cli serve`, as its users see it.
class ServeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void printsWhereItListens();
    void echoes();
    void broadcasts();
    void interruptClosesEveryPeerWith1001();
    void aPortInUseIsOneLineAndExit1();
    void servesTls();
    void asksForClientCertificates();
    void selectsASubprotocol();
    void checksTheOrigin_data();
    void checksTheOrigin();
    void limitsMessages();
    void limitsConnections();
    void tellsAWebClientToUpgrade();
    void servesFiles();
    void servesTheChat();
    void servesTheChatOverTls();
    void limitsTheHandshakesTime();
    void pingsAndGivesUpOnTheSilent();
    void logsJson();
    void aLogNobodyReadsStopsNothing();

private:
    Connection *open(const QString &url, const wslib::ClientRequest &request = {});

    std::unique_ptr<wslib::Client> m_client;
};

void ServeTest::init()
{
    m_client = std::make_unique<wslib::Client>();
}

void ServeTest::cleanup()
{
    m_client.reset();
}

// Waits until the connection is open or failed.
Connection *ServeTest::open(const QString &url, const wslib::ClientRequest &request)
{
    wslib::ClientRequest withUrl = request;
    withUrl.url = url;
    Connection *connection = m_client->open(withUrl);
    QSignalSpy opened(connection, &Connection::opened);
    QSignalSpy closed(connection, &Connection::closed);
    [&] { QTRY_VERIFY(!opened.isEmpty() || !closed.isEmpty()); }();
    return connection;
}

void ServeTest::printsWhereItListens()
{
    CliServer server;
    QVERIFY(server.port() > 0);
    QCOMPARE(server.output(), QStringLiteral("listening on ws://127.0.0.1:%1/websocket\n").arg(server.port()).toUtf8());

    CliServer other({QStringLiteral("--path"), QStringLiteral("/a/b")});
    QVERIFY2(other.url().endsWith(u"/a/b"), qPrintable(other.url()));
    QCOMPARE(open(other.url())->state(), Connection::State::Open);

    CliServer blank({QStringLiteral("--path"), QStringLiteral("/a b/ü%20")});
    QVERIFY2(blank.url().endsWith(u"/a%20b/%C3%BC%20"), qPrintable(blank.url()));
    QCOMPARE(open(blank.url())->state(), Connection::State::Open);
}

void ServeTest::echoes()
{
    CliServer server;
    Connection *connection = open(server.url());
    QSignalSpy messages(connection, &Connection::messageReceived);
    connection->sendText(QStringLiteral("héllo"));
    connection->sendBinary(QByteArray("\0\xFF", 2));
    QTRY_COMPARE(messages.size(), 2);
    QCOMPARE(messages[0][0].value<Message>(), (Message{wslib::Opcode::Text, "h\xC3\xA9llo"}));
    QCOMPARE(messages[1][0].value<Message>(), (Message{wslib::Opcode::Binary, QByteArray("\0\xFF", 2)}));
}

void ServeTest::broadcasts()
{
    CliServer server({QStringLiteral("--handler"), QStringLiteral("broadcast")});
    Connection *alice = open(server.url());
    Connection *bob = open(server.url());
    QSignalSpy toAlice(alice, &Connection::messageReceived);
    QSignalSpy toBob(bob, &Connection::messageReceived);
    alice->sendText(QStringLiteral("hi"));
    QTRY_COMPARE(toAlice.size(), 1);
    QTRY_COMPARE(toBob.size(), 1);
}

void ServeTest::interruptClosesEveryPeerWith1001()
{
    CliServer server;
    Connection *first = open(server.url());
    Connection *second = open(server.url());
    QSignalSpy firstClosed(first, &Connection::closed);
    QSignalSpy secondClosed(second, &Connection::closed);
    server.interrupt();
    QTRY_COMPARE(firstClosed.size(), 1);
    QTRY_COMPARE(secondClosed.size(), 1);
    QCOMPARE(firstClosed[0][0].value<CloseCode>(), CloseCode::GoingAway);
    QCOMPARE(secondClosed[0][0].value<CloseCode>(), CloseCode::GoingAway);
    QCOMPARE(server.waitForExit(), 0);
}

void ServeTest::aPortInUseIsOneLineAndExit1()
{
    CliServer first;
    Cli second({QStringLiteral("serve"), QStringLiteral("--port"), QString::number(first.port())});
    QCOMPARE(second.waitForExit(), 1);
    QCOMPARE(second.errorOutput().count('\n'), 1);
    QVERIFY2(second.errorOutput().contains("in use"), second.errorOutput());
    QCOMPARE(second.output(), QByteArray());
}

void ServeTest::servesTls()
{
    const TestCertificate certificate;
    QVERIFY2(certificate.errorString().isEmpty(), qPrintable(certificate.errorString()));
    CliServer server({QStringLiteral("--tls"), QStringLiteral("--cert"), certificate.certificateFile(),
                      QStringLiteral("--key"), certificate.keyFile()});
    QVERIFY2(server.url().startsWith(u"wss://"), qPrintable(server.url()));
    wslib::ClientRequest request;
    request.tls.addedCas = certificate.authority();
    Connection *connection = open(server.url(), request);
    QSignalSpy messages(connection, &Connection::messageReceived);
    connection->sendText(QStringLiteral("secret"));
    QTRY_COMPARE(messages.size(), 1);
    QVERIFY(connection->isEncrypted());
}

void ServeTest::asksForClientCertificates()
{
    const TestCertificate certificate;
    CliServer server({QStringLiteral("--cert"), certificate.certificateFile(), QStringLiteral("--key"),
                      certificate.keyFile(), QStringLiteral("--client-ca"), certificate.authorityFile()});
    wslib::ClientRequest request;
    request.tls.addedCas = certificate.authority();
    QVERIFY(open(server.url(), request)->state() != Connection::State::Open);
    request.tls.clientChain = certificate.certificate();
    request.tls.clientKey = certificate.key();
    QCOMPARE(open(server.url(), request)->state(), Connection::State::Open);
}

void ServeTest::selectsASubprotocol()
{
    CliServer server({QStringLiteral("--subprotocol"), QStringLiteral("a.v1"), QStringLiteral("--subprotocol"),
                      QStringLiteral("b.v1")});
    wslib::ClientRequest request;
    request.subprotocols = {"x", "b.v1", "a.v1"};
    QCOMPARE(open(server.url(), request)->subprotocol(), QByteArray("b.v1"));
    request.subprotocols = {"x"};
    QCOMPARE(open(server.url(), request)->subprotocol(), QByteArray());
}

void ServeTest::checksTheOrigin_data()
{
    QTest::addColumn<QString>("policy");
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("no Origin") << QStringLiteral("same") << QByteArray() << true;
    QTest::newRow("same") << QStringLiteral("same") << QByteArray("http://HOST") << true;
    QTest::newRow("other") << QStringLiteral("same") << QByteArray("http://evil.example") << false;
    QTest::newRow("null") << QStringLiteral("same") << QByteArray("null") << false;
    QTest::newRow("any") << QStringLiteral("any") << QByteArray("http://evil.example") << true;
    QTest::newRow("listed") << QStringLiteral("good.example") << QByteArray("https://good.example:8443") << true;
    QTest::newRow("not listed") << QStringLiteral("good.example") << QByteArray("https://notgood.example") << false;
    QTest::newRow("only the listed") << QStringLiteral("good.example") << QByteArray("http://HOST") << false;
}

void ServeTest::checksTheOrigin()
{
    QFETCH(QString, policy);
    QFETCH(QByteArray, origin);
    QFETCH(bool, accepted);
    CliServer server({QStringLiteral("--origin"), policy});
    wslib::ClientRequest request;
    request.origin = origin.replace("HOST", "127.0.0.1:" + QByteArray::number(server.port()));
    QCOMPARE(open(server.url(), request)->state() == Connection::State::Open, accepted);
}

void ServeTest::limitsMessages()
{
    CliServer server({QStringLiteral("--max-message-size"), QStringLiteral("1000")});
    Connection *connection = open(server.url());
    QSignalSpy messages(connection, &Connection::messageReceived);
    QSignalSpy closed(connection, &Connection::closed);
    connection->sendBinary(QByteArray(1000, 'x'));
    QTRY_COMPARE(messages.size(), 1);
    connection->sendBinary(QByteArray(1001, 'x'));
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(closed[0][0].value<CloseCode>(), CloseCode::MessageTooBig);
}

void ServeTest::limitsConnections()
{
    CliServer server({QStringLiteral("--max-connections"), QStringLiteral("2")});
    QCOMPARE(open(server.url())->state(), Connection::State::Open);
    QCOMPARE(open(server.url())->state(), Connection::State::Open);
    RawPeer third(server.port());
    third.send(RawPeer::upgradeRequest("/websocket"));
    QVERIFY(third.waitFor("HTTP/1.1 503 "));
}

void ServeTest::tellsAWebClientToUpgrade()
{
    CliServer server;
    RawPeer browser(server.port());
    browser.send("GET /websocket HTTP/1.1\r\nHost: x\r\n\r\n");
    QVERIFY(browser.waitFor("HTTP/1.1 426 Upgrade Required\r\n"));
    QVERIFY(browser.waitFor("Connection: Upgrade\r\nUpgrade: websocket\r\n"));
    QVERIFY(server.waitForErrorOutput("Upgrade: websocket is missing.)")); // whole, in the log
}

void ServeTest::servesFiles()
{
    const QTemporaryDir folder;
    QFile page(folder.filePath(QStringLiteral("page.html")));
    QVERIFY(page.open(QIODevice::WriteOnly));
    page.write("<p>hello");
    page.close();
    CliServer server({QStringLiteral("--static"), folder.path()});
    const auto answerTo = [&server](const QByteArray &path) {
        RawPeer peer(server.port());
        peer.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
        (void)QTest::qWaitFor([&peer] { return peer.isGone(); });
        return peer.received();
    };
    const QByteArray answer = answerTo("/page.html");
    QVERIFY2(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer.constData());
    QVERIFY(answer.contains("\r\nContent-Type: text/html; charset=utf-8\r\n"));
    QVERIFY(answer.endsWith("\r\n\r\n<p>hello"));
    QVERIFY(answerTo("/other.html").startsWith("HTTP/1.1 404 "));
    QVERIFY(answerTo("/websocket").startsWith("HTTP/1.1 426 ")); // the socket is still there
    QCOMPARE(open(server.url())->state(), Connection::State::Open);
}

void ServeTest::servesTheChat()
{
    CliServer server(
        {QStringLiteral("--handler"), QStringLiteral("chat"), QStringLiteral("--path"), QStringLiteral("/talk here")});
    const QString page = server.waitForLine(QStringLiteral("page at "));
    QCOMPARE(page, QStringLiteral("http://127.0.0.1:%1/").arg(server.port()));
    QCOMPARE(server.output(), QStringLiteral("listening on %1\npage at %2\n").arg(server.url(), page).toUtf8());
    RawPeer browser(server.port());
    browser.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    QVERIFY(browser.waitFor("HTTP/1.1 200 OK\r\n"));
    QVERIFY(browser.waitFor("<meta name=\"socket-path\" content=\"/talk%20here\">"));
    QVERIFY(browser.waitFor("</html>"));

    Connection *ann = open(server.url());
    Connection *bob = open(server.url());
    QSignalSpy toBob(bob, &Connection::messageReceived);
    ann->sendText(QStringLiteral(R"({"user":"ann","message":"hi"})"));
    QTRY_COMPARE(toBob.size(), 1);
    const QJsonObject message = QJsonDocument::fromJson(toBob[0][0].value<Message>().payload).object();
    QCOMPARE(message.value(QStringLiteral("user")), QStringLiteral("ann"));
    QCOMPARE(message.value(QStringLiteral("message")), QStringLiteral("hi"));
    QCOMPARE(message.value(QStringLiteral("type")), QStringLiteral("message"));
    server.interrupt();
    QCOMPARE(server.waitForExit(), 0);
}

void ServeTest::servesTheChatOverTls()
{
    const TestCertificate certificate;
    CliServer server({QStringLiteral("--handler"), QStringLiteral("chat"), QStringLiteral("--cert"),
                      certificate.certificateFile(), QStringLiteral("--key"), certificate.keyFile()});
    QCOMPARE(server.waitForLine(QStringLiteral("page at ")),
             QStringLiteral("https://127.0.0.1:%1/").arg(server.port()));
}

void ServeTest::limitsTheHandshakesTime()
{
    CliServer server({QStringLiteral("--handshake-timeout"), QStringLiteral("0.2")});
    RawPeer slow(server.port());
    slow.send("GET /websocket HTTP/1.1\r\nHost: x\r\n");
    QVERIFY(slow.waitFor("HTTP/1.1 408 "));
    QTRY_VERIFY(slow.isGone());
}

void ServeTest::pingsAndGivesUpOnTheSilent()
{
    CliServer server({QStringLiteral("--ping-interval"), QStringLiteral("0.05"), QStringLiteral("--ping-timeout"),
                      QStringLiteral("0.2")});
    Connection *answering = open(server.url());
    QSignalSpy pings(answering, &Connection::pingReceived);
    RawPeer silent(server.port());
    QVERIFY(silent.upgrade("/websocket"));
    const auto ping = silent.waitForFrame();
    QVERIFY(ping);
    QCOMPARE(ping->opcode(), 9);
    const auto close = silent.waitForFrame();
    QVERIFY(close);
    QCOMPARE(close->closeCode(), 1011);
    QTRY_VERIFY(pings.size() > 5);
    QCOMPARE(answering->state(), Connection::State::Open);
}

void ServeTest::logsJson()
{
    CliServer server({QStringLiteral("--log"), QStringLiteral("json")});
    Connection *connection = open(server.url());
    connection->sendText(QStringLiteral("one\ntwo"));
    QVERIFY(server.waitForErrorOutput("\"direction\":\"sent\",\"peer\":1,\"text\":\"one"));
    for (const QByteArray &line : server.errorOutput().trimmed().split('\n')) {
        const QJsonDocument document = QJsonDocument::fromJson(line);
        QVERIFY2(document.isObject(), line);
        QVERIFY2(document.object().contains(QStringLiteral("type")), line);
    }
}

// Nothing reads the server's stderr meanwhile: far more is logged than a pipe holds.
void ServeTest::aLogNobodyReadsStopsNothing()
{
    QProcess server;
    server.setProcessChannelMode(QProcess::ForwardedOutputChannel);
    int pipe[2] = {-1, -1};
    QCOMPARE(::pipe(pipe), 0);
    server.setStandardErrorFile(QStringLiteral("/dev/fd/%1").arg(pipe[1]));
    server.setReadChannel(QProcess::StandardOutput);
    server.setProcessChannelMode(QProcess::SeparateChannels);
    server.start(QStringLiteral(WINDSOCK_CLI), {QStringLiteral("serve"), QStringLiteral("--port"), QStringLiteral("0"),
                                                QStringLiteral("--log"), QStringLiteral("json")});
    QTRY_VERIFY(server.canReadLine());
    const QString url = QString::fromUtf8(server.readLine()).trimmed().section(u' ', 2);
    Connection *connection = open(url);
    QSignalSpy messages(connection, &Connection::messageReceived);
    for (int i = 0; i < 64; ++i)
        connection->sendText(QByteArray(65536, 'x')); // 4 MiB through a log whose pipe holds 64 KiB
    QTRY_COMPARE_WITH_TIMEOUT(messages.size(), 64, 20'000);
    ::close(pipe[0]);
    ::close(pipe[1]);
    server.terminate();
    QVERIFY(server.waitForFinished());
}

WINDSOCK_TEST(ServeTest)
#include "ServeTest.moc"
