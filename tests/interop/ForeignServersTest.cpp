#include "tests/interop/Peers.h"

#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"

#include "wslib/net/Client.h"

#include <QSignalSpy>
#include <QtTest>

using wslib::Client;
using wslib::CloseCode;
using wslib::Connection;
using wslib::Message;
using wslib::Opcode;

/// Our client, and windsock-cli, against the servers of tornado, python-websockets and node's ws, over ws and wss.
class ForeignServersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void echo_data();
    void echo();
    void fragments_data();
    void fragments();
    void compresses_data();
    void compresses();
    void pings_data() { servers(); }
    void pings();
    void subprotocol_data() { servers(); }
    void subprotocol();
    void weClose_data() { servers(); }
    void weClose();
    void theyClose_data();
    void theyClose();
    void tornadosOwnExample();
    void cliConnects_data() { servers(); }
    void cliConnects();

private:
    static void servers();
    void startServer();
    Connection *open(const QString &path, const QList<QByteArray> &subprotocols = {});

    std::unique_ptr<TestCertificate> m_certificate;
    std::unique_ptr<ForeignServer> m_server;
    std::unique_ptr<Client> m_client;
    std::optional<wslib::DeflateOptions> m_compression;
};

void ForeignServersTest::init()
{
    m_client = std::make_unique<Client>();
    m_compression.reset();
}

void ForeignServersTest::cleanup()
{
    m_client.reset();
    m_server.reset();
    m_certificate.reset();
}

void ForeignServersTest::servers()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<bool>("tls");
    for (const bool tls : {false, true}) {
        const char *suffix = tls ? "wss" : "ws";
        QTest::addRow("tornado, %s", suffix) << QStringLiteral("tornado_server.py") << tls;
        QTest::addRow("websockets, %s", suffix) << QStringLiteral("websockets_server.py") << tls;
        QTest::addRow("node, %s", suffix) << QStringLiteral("ws_server.js") << tls;
    }
}

// From the row's columns.
void ForeignServersTest::startServer()
{
    QFETCH(QString, script);
    QFETCH(bool, tls);
    if (tls) {
        m_certificate = std::make_unique<TestCertificate>();
        QVERIFY2(m_certificate->errorString().isEmpty(), qPrintable(m_certificate->errorString()));
    }
    m_server = std::make_unique<ForeignServer>(script, m_certificate.get());
    QVERIFY2(m_server->isListening(),
             "the peer did not start; are python3-tornado, python3-websockets, nodejs and node-ws installed?");
}

Connection *ForeignServersTest::open(const QString &path, const QList<QByteArray> &subprotocols)
{
    wslib::ClientRequest request;
    request.url = m_server->url(path);
    request.subprotocols = subprotocols;
    request.connection.limits.maxMessageSize = 32 * 1024 * 1024;
    request.compression = m_compression;
    if (m_certificate)
        request.tls.addedCas = m_certificate->authority();
    Connection *connection = m_client->open(request);
    connect(connection, &Connection::failed, this,
            [](const wslib::Error &error) { qWarning("%s", qPrintable(error.text)); });
    [&] { QTRY_VERIFY(connection->state() != Connection::State::Connecting); }();
    return connection;
}

void ForeignServersTest::echo_data()
{
    servers();
}

void ForeignServersTest::echo()
{
    startServer();
    Connection *connection = open(QStringLiteral("/echo"));
    QSignalSpy messages(connection, &Connection::messageReceived);
    QList<Message> sent;
    for (const qsizetype size : {0, 1, 125, 126, 127, 65535, 65536, 1024 * 1024, 16 * 1024 * 1024}) {
        sent.append({Opcode::Text, QByteArray(size, 't')});
        sent.append({Opcode::Binary, QByteArray(size, '\xFE')});
    }
    sent.append({Opcode::Text, QByteArray("gr\xC3\xBC\xC3\x9F \xF0\x9F\x98\x80")});
    for (const Message &message : std::as_const(sent))
        QVERIFY(connection->send(message).isQueued());
    QTRY_COMPARE_WITH_TIMEOUT(messages.size(), sent.size(), 30'000);
    for (qsizetype i = 0; i < sent.size(); ++i)
        QVERIFY(messages[i][0].value<Message>() == sent[i]);
}

// tornado's server can't send a message in more than one frame.
void ForeignServersTest::fragments_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<bool>("tls");
    QTest::addColumn<bool>("deflate");
    for (const bool tls : {false, true}) {
        for (const bool deflate : {false, true}) {
            const QByteArray suffix = QByteArray(tls ? "wss" : "ws") + (deflate ? ", deflate" : "");
            QTest::newRow("websockets, " + suffix) << QStringLiteral("websockets_server.py") << tls << deflate;
            QTest::newRow("node, " + suffix) << QStringLiteral("ws_server.js") << tls << deflate;
        }
    }
}

void ForeignServersTest::fragments()
{
    QFETCH(bool, deflate);
    startServer();
    if (deflate)
        m_compression.emplace();
    Connection *connection = open(QStringLiteral("/fragments"));
    QCOMPARE(connection->isCompressed(), deflate);
    QSignalSpy messages(connection, &Connection::messageReceived);
    QList<Message> sent;
    for (const qsizetype size : {1, 200, 1024 * 1024}) {
        sent.append({Opcode::Text, QByteArray("\xC3\xBC").repeated(size)}); // cut within a character, by node
        sent.append({Opcode::Binary, QByteArray("0123456789abc").repeated(size / 13 + 1)});
    }
    for (const Message &message : std::as_const(sent))
        QVERIFY(connection->send(message).isQueued());
    QTRY_COMPARE_WITH_TIMEOUT(messages.size(), sent.size(), 30'000);
    for (qsizetype i = 0; i < sent.size(); ++i)
        QVERIFY(messages[i][0].value<Message>() == sent[i]);
}

void ForeignServersTest::compresses_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<bool>("tls");
    QTest::addColumn<wslib::DeflateOptions>("options");
    wslib::DeflateOptions lean;
    lean.noContextTakeover = lean.peerNoContextTakeover = true;
    lean.maxWindowBits = 9;
    lean.peerMaxWindowBits = 10;
    wslib::DeflateOptions tiny;
    tiny.maxWindowBits = 8;
    tiny.level = 9;
    for (const char *script : {"tornado_server.py", "websockets_server.py", "ws_server.js"}) {
        QTest::addRow("%s, defaults", script) << QString::fromLatin1(script) << false << wslib::DeflateOptions{};
        QTest::addRow("%s, without context", script) << QString::fromLatin1(script) << false << lean;
        QTest::addRow("%s, window of 256 bytes", script) << QString::fromLatin1(script) << false << tiny;
        QTest::addRow("%s, wss", script) << QString::fromLatin1(script) << true << wslib::DeflateOptions{};
    }
}

void ForeignServersTest::compresses()
{
    QFETCH(wslib::DeflateOptions, options);
    startServer();
    m_compression = options;
    Connection *connection = open(QStringLiteral("/deflate"));
    QVERIFY(connection->isCompressed());
    QSignalSpy messages(connection, &Connection::messageReceived);
    QList<Message> sent;
    for (int i = 0; i < 100; ++i) {
        sent.append({Opcode::Text, "{\"tick\":" + QByteArray::number(i) + ",\"symbol\":\"WIND\"}"});
        sent.append({Opcode::Binary, QByteArray::number(i * 7919).repeated(i * 20)});
    }
    sent.append({Opcode::Text, {}});
    for (const Message &message : std::as_const(sent))
        QVERIFY(connection->send(message).isQueued());
    QTRY_COMPARE_WITH_TIMEOUT(messages.size(), sent.size(), 30'000);
    for (qsizetype i = 0; i < sent.size(); ++i)
        QVERIFY(messages[i][0].value<Message>() == sent[i]);
}

void ForeignServersTest::pings()
{
    startServer();
    Connection *connection = open(QStringLiteral("/echo"));
    QFuture<std::chrono::nanoseconds> first = connection->ping("payload");
    QFuture<std::chrono::nanoseconds> second = connection->ping();
    QTRY_VERIFY(first.isFinished() && second.isFinished());
    QVERIFY(first.result().count() > 0);
}

void ForeignServersTest::subprotocol()
{
    startServer();
    QCOMPARE(open(QStringLiteral("/protocol"), {"a", "b"})->subprotocol(), QByteArray("b"));
}

void ForeignServersTest::weClose()
{
    startServer();
    Connection *connection = open(QStringLiteral("/echo"));
    QSignalSpy closed(connection, &Connection::closed);
    QSignalSpy failed(connection, &Connection::failed);
    connection->close(static_cast<CloseCode>(4001), QStringLiteral("good bye"));
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(static_cast<int>(closed[0][0].value<CloseCode>()), 4001);
    QCOMPARE(failed.size(), 0);
    QVERIFY(m_server->process().waitForOutput("closed 4001 good bye"));
}

void ForeignServersTest::theyClose_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<bool>("tls");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("reason");
    for (const bool tls : {false, true}) {
        const char *suffix = tls ? "wss" : "ws";
        QTest::addRow("tornado, %s", suffix)
            << QStringLiteral("tornado_server.py") << tls << QStringLiteral("/close?code=4002&reason=gr%C3%BC%C3%9Fe")
            << 4002 << QStringLiteral("grüße");
        QTest::addRow("tornado, no code, %s", suffix)
            << QStringLiteral("tornado_server.py") << tls << QStringLiteral("/close") << 1005 << QString();
        QTest::addRow("websockets, %s", suffix) << QStringLiteral("websockets_server.py") << tls
                                                << QStringLiteral("/close/1011") << 1011 << QStringLiteral("because");
        QTest::addRow("node, %s", suffix)
            << QStringLiteral("ws_server.js") << tls << QStringLiteral("/close?code=4002&reason=gr%C3%BC%C3%9Fe")
            << 4002 << QStringLiteral("grüße");
        QTest::addRow("node, no code, %s", suffix)
            << QStringLiteral("ws_server.js") << tls << QStringLiteral("/close") << 1005 << QString();
    }
}

void ForeignServersTest::theyClose()
{
    QFETCH(QString, path);
    QFETCH(int, code);
    QFETCH(QString, reason);
    startServer();
    wslib::ClientRequest request;
    request.url = m_server->url(path);
    if (m_certificate)
        request.tls.addedCas = m_certificate->authority();
    Connection *connection = m_client->open(request);
    QSignalSpy opened(connection, &Connection::opened);
    QSignalSpy closed(connection, &Connection::closed);
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(static_cast<int>(closed[0][0].value<CloseCode>()), code);
    QCOMPARE(closed[0][1].toString(), reason);
}

// tornado's documentation: the server says "You said: " and what was said.
void ForeignServersTest::tornadosOwnExample()
{
    m_server = std::make_unique<ForeignServer>(QStringLiteral("tornado_server.py"), nullptr);
    QVERIFY(m_server->isListening());
    Connection *connection = open(QStringLiteral("/websocket"));
    QSignalSpy messages(connection, &Connection::messageReceived);
    connection->sendText(QStringLiteral("Hello, world"));
    QTRY_COMPARE(messages.size(), 1);
    QCOMPARE(messages[0][0].value<Message>().payload, QByteArray("You said: Hello, world"));
}

void ForeignServersTest::cliConnects()
{
    startServer();
    QStringList arguments{QStringLiteral("connect"), m_server->url(QStringLiteral("/echo")), QStringLiteral("--wait"),
                          QStringLiteral("2")};
    if (m_certificate)
        arguments += {QStringLiteral("--cacert"), m_certificate->authorityFile()};
    ChildProcess cli(QStringLiteral(WINDSOCK_CLI), arguments);
    cli.write("one\nzw\xC3\xB6lf\n");
    cli.closeInput();
    QCOMPARE(cli.waitForExit(), 0);
    QCOMPARE(cli.output(), QByteArray("one\nzw\xC3\xB6lf\n"));
}

WINDSOCK_TEST(ForeignServersTest)
#include "ForeignServersTest.moc"
