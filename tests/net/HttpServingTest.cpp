#include "Loopback.h"

#include "tests/support/ChildProcess.h"
#include "tests/support/RawPeer.h"
#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"

#include <QSslSocket>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace wslib;
using namespace std::chrono_literals;

namespace {

// More than the buffers of both kernel sockets take.
constexpr qsizetype large = qsizetype{24} * 1024 * 1024;

QByteArray pattern(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(i * 31 + i / 253);
    return bytes;
}

QByteArray get(const QByteArray &target, const QByteArray &fields = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + fields + "\r\n";
}

} // namespace

/// Files beside the WebSockets, over real sockets.
class HttpServingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void answers_data();
    void answers();
    void answersCurl_data();
    void answersCurl();
    void answersCurlOverTls();
    void keepsRoutesApart();
    void ignoresWhatIsBehindTheRequest();
    void drainsABody();
    void waitsForASlowReader();
    void stopsServingWhoStandsStill();
    void stopLetsDownloadsEnd_data();
    void stopLetsDownloadsEnd();
    void stopEndsDownloadsAfterTheGrace();
    void stopLeavesTheLastBytes();
    void peersMayLeave_data();
    void peersMayLeave();
    void serverMayBeDeletedMeanwhile_data();
    void serverMayBeDeletedMeanwhile();

private:
    QByteArray exchange(const QByteArray &request);
    QByteArray curl(const QStringList &arguments);
    void serve(const ServerOptions &options = {}, int threads = 1);

    QTemporaryDir m_folder;
    std::unique_ptr<TestCertificate> m_certificate;
    std::unique_ptr<Loopback> m_loopback;
};

void HttpServingTest::initTestCase()
{
    m_certificate = std::make_unique<TestCertificate>();
    QVERIFY2(m_certificate->errorString().isEmpty(), qPrintable(m_certificate->errorString()));
    const std::pair<const char *, QByteArray> files[]{
        {"index.html", "<p>hello</p>"}, {"digits.txt", "0123456789"}, {"large.bin", pattern(large)}, {"empty.txt", {}}};
    for (const auto &[name, bytes] : files) {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
}

void HttpServingTest::init()
{
    serve();
}

// A scripted WebSocket at /socket, files everywhere else.
void HttpServingTest::serve(const ServerOptions &options, int threads)
{
    m_loopback = std::make_unique<Loopback>();
    m_loopback->server = std::make_unique<Server>(options);
    m_loopback->server->setThreads(threads);
    m_loopback->server->route(QRegularExpression(QStringLiteral("/socket")),
                              ScriptedHandler::factory(m_loopback->script));
    m_loopback->server->serveDirectory("/", m_folder.path());
    QVERIFY(m_loopback->listen());
}

// All that comes until the server ends.
QByteArray HttpServingTest::exchange(const QByteArray &request)
{
    RawPeer peer(m_loopback->port());
    peer.send(request);
    if (!QTest::qWaitFor([&] { return peer.isGone(); }))
        return "not ended";
    return peer.hasFailed() ? "reset" : peer.received();
}

void HttpServingTest::answers_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("body");
    const QByteArray digits = "0123456789";
    const auto row = [](const char *name, const QByteArray &request, const char *status, const QByteArray &body) {
        QTest::newRow(name) << request << QByteArray(status) << body;
    };
    row("a file", get("/digits.txt"), "200", digits);
    row("the index", get("/"), "200", "<p>hello</p>");
    row("an empty file", get("/empty.txt"), "200", "");
    row("a query", get("/digits.txt?v=1"), "200", digits);
    row("absolute-form", get("http://127.0.0.1/digits.txt"), "200", digits);
    row("HTTP/1.0 without a Host", "GET /digits.txt HTTP/1.0\r\n\r\n", "200", digits);
    row("HTTP/1.1 without a Host", "GET /digits.txt HTTP/1.1\r\n\r\n", "400", {});
    row("HEAD", "HEAD /digits.txt HTTP/1.1\r\nHost: x\r\n\r\n", "200", "");
    row("HEAD of what isn't there", "HEAD /nowhere HTTP/1.1\r\nHost: x\r\n\r\n", "404", "");
    row("a range", get("/digits.txt", "Range: bytes=2-4\r\n"), "206", "234");
    row("the last bytes", get("/digits.txt", "Range: bytes=-3\r\n"), "206", "789");
    row("a range of HEAD", "HEAD /digits.txt HTTP/1.1\r\nHost: x\r\nRange: bytes=2-4\r\n\r\n", "200", "");
    row("a range behind the end", get("/digits.txt", "Range: bytes=10-\r\n"), "416", {});
    row("Expect without a body", get("/digits.txt", "Expect: 100-continue\r\n"), "200", digits);
    row("above the folder", get("/../digits.txt"), "404", {});
    row("above the folder, encoded", get("/%2e%2e/digits.txt"), "404", {});
    row("a null", get("/digits.txt%00.html"), "404", {});
    row("not there", get("/nowhere"), "404", {});
    row("POST", "POST /digits.txt HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi", "405", {});
    row("another protocol's upgrade", get("/digits.txt", "Upgrade: h2c\r\nConnection: Upgrade\r\n"), "200", digits);
}

// An empty body column is only compared where the status is that of a success, or nothing may follow the head.
void HttpServingTest::answers()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, body);
    const QByteArray answer = exchange(request);
    QVERIFY2(answer.startsWith("HTTP/1.1 " + status + ' '), answer.left(200).constData());
    const qsizetype end = answer.indexOf("\r\n\r\n");
    QVERIFY(end > 0);
    QVERIFY(answer.left(end).toLower().contains("connection: close"));
    if (status.startsWith('2') || request.startsWith("HEAD"))
        QCOMPARE(answer.mid(end + 4), body);
    QTRY_COMPARE(m_loopback->server->socketCount(), 0);
}

// ---- A foreign client ------------------------------------------------------------------------------------------------

QByteArray HttpServingTest::curl(const QStringList &arguments)
{
    ChildProcess process(QStringLiteral("curl"),
                         QStringList{QStringLiteral("-sS"), QStringLiteral("--noproxy"), QStringLiteral("*"),
                                     QStringLiteral("--max-time"), QStringLiteral("20")}
                             + arguments);
    const int code = process.waitForExit();
    return code == 0 ? process.output() : "curl ended with " + QByteArray::number(code) + ": " + process.errorOutput();
}

void HttpServingTest::answersCurl_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *arguments, const char *path, const QByteArray &expected) {
        QTest::newRow(name) << QString::fromLatin1(arguments).split(u' ', Qt::SkipEmptyParts)
                            << QString::fromLatin1(path) << expected;
    };
    row("a file", "", "/digits.txt", "0123456789");
    row("HTTP/1.0", "--http1.0", "/digits.txt", "0123456789");
    row("a large one", "", "/large.bin", pattern(large));
    row("a large one, slowly at first", "--limit-rate 20M", "/large.bin", pattern(large));
    row("a range", "-r 1000000-1000099", "/large.bin", pattern(large).mid(1'000'000, 100));
    row("several, one after the other", "http://127.0.0.1:PORT/digits.txt", "/digits.txt", "01234567890123456789");
    row("what it wants to upgrade", "--http2", "/digits.txt", "0123456789");
    row("a proxy's request", "--proxy http://127.0.0.1:PORT --noproxy none", "/digits.txt", "0123456789");
    row("a large body that isn't wanted", "--data-binary @LARGE -o /dev/null -w %{http_code}", "/digits.txt", "405");
}

void HttpServingTest::answersCurl()
{
    if (QStandardPaths::findExecutable(QStringLiteral("curl")).isEmpty())
        QSKIP("curl isn't installed; packaging/setup tests installs it.");
    QFETCH(QStringList, arguments);
    QFETCH(QString, path);
    QFETCH(QByteArray, expected);
    arguments.replaceInStrings(QStringLiteral("PORT"), QString::number(m_loopback->port()));
    arguments.replaceInStrings(QStringLiteral("LARGE"), m_folder.filePath(QStringLiteral("large.bin")));
    const QByteArray answer =
        curl(arguments + QStringList{QStringLiteral("http://127.0.0.1:%1%2").arg(m_loopback->port()).arg(path)});
    QVERIFY2(answer == expected, answer.left(300).constData());
}

void HttpServingTest::answersCurlOverTls()
{
    if (QStandardPaths::findExecutable(QStringLiteral("curl")).isEmpty())
        QSKIP("curl isn't installed; packaging/setup tests installs it.");
    ServerOptions options;
    options.tls = m_certificate->serverConfiguration();
    serve(options);
    const QString base = QStringLiteral("https://127.0.0.1:%1/").arg(m_loopback->port());
    const QStringList trusting{QStringLiteral("--cacert"), m_certificate->authorityFile()};
    QCOMPARE(curl(trusting + QStringList{base}), QByteArray("<p>hello</p>"));
    QVERIFY(curl(trusting + QStringList{base + QStringLiteral("large.bin")}) == pattern(large));
    QCOMPARE(
        curl(trusting + QStringList{QStringLiteral("-r"), QStringLiteral("-2"), base + QStringLiteral("digits.txt")}),
        QByteArray("89"));
    QTRY_COMPARE(m_loopback->server->socketCount(), 0);
}

// ---- What else may come with a request ---------------------------------------------------------------------------------

void HttpServingTest::keepsRoutesApart()
{
    QVERIFY(exchange(get("/socket")).startsWith("HTTP/1.1 426 "));
    QVERIFY(exchange(RawPeer::upgradeRequest("/digits.txt")).startsWith("HTTP/1.1 404 "));
    RawPeer socket(m_loopback->port());
    QVERIFY(socket.upgrade("/socket"));
}

// One request a connection: what is pipelined behind it isn't answered, and resets nothing.
void HttpServingTest::ignoresWhatIsBehindTheRequest()
{
    const QByteArray answer = exchange(get("/digits.txt") + get("/index.html").repeated(100));
    QVERIFY(answer.endsWith("\r\n\r\n0123456789"));
    QCOMPARE(answer.count("HTTP/1.1 "), 1);
    const QByteArray all = exchange(get("/large.bin") + QByteArray(200'000, 'x'));
    QVERIFY(all.endsWith(pattern(large)));
    const QByteArray upgrade = exchange(get("/digits.txt") + RawPeer::upgradeRequest("/socket"));
    QVERIFY(upgrade.endsWith("0123456789"));
}

// The answer mustn't be lost because of a body that nobody reads.
void HttpServingTest::drainsABody()
{
    const QByteArray answer =
        exchange("POST /digits.txt HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: "
                 + QByteArray::number(large) + "\r\n\r\n" + QByteArray(qsizetype{1} << 20, 'x'));
    QVERIFY2(answer.startsWith("HTTP/1.1 405 "), answer.left(100).constData());
}

// Longer than the time-out of handshakes: it is one of standstill.
void HttpServingTest::waitsForASlowReader()
{
    ServerOptions options;
    options.connection.limits.handshakeTimeout = 200ms;
    options.connection.limits.closeTimeout = 100ms;
    serve(options);
    QTcpSocket socket;
    socket.setReadBufferSize(qsizetype{256} * 1024);
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_loopback->port());
    socket.write(get("/large.bin"));
    QElapsedTimer timer;
    timer.start();
    QByteArray received;
    while (received.size() < large && timer.elapsed() < 30'000) {
        QTest::qWait(10); // as it does that reads a little, again and again
        received += socket.readAll();
        if (socket.state() == QAbstractSocket::UnconnectedState && socket.bytesAvailable() == 0)
            break;
    }
    QVERIFY(timer.elapsed() > 2 * 200);
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    received += socket.readAll();
    QVERIFY2(received.endsWith(pattern(large)), QByteArray::number(received.size()));
}

void HttpServingTest::stopsServingWhoStandsStill()
{
    ServerOptions options;
    options.connection.limits.handshakeTimeout = 100ms;
    serve(options);
    RawPeer peer(m_loopback->port());
    peer.stopReading();
    peer.send(get("/large.bin"));
    QTRY_COMPARE(m_loopback->server->socketCount(), 1);
    QTRY_COMPARE(m_loopback->server->socketCount(), 0);
    peer.readAgain();
    QTRY_VERIFY(peer.isGone());
    QVERIFY(peer.received().size() < large);
}

// ---- The end of the server ------------------------------------------------------------------------------------------

void HttpServingTest::stopLetsDownloadsEnd_data()
{
    QTest::addColumn<int>("threads");
    QTest::newRow("one loop") << 1;
    QTest::newRow("three loops") << 3;
}

void HttpServingTest::stopLetsDownloadsEnd()
{
    QFETCH(int, threads);
    serve({}, threads);
    std::vector<std::unique_ptr<RawPeer>> peers;
    for (int i = 0; i < 4; ++i) {
        peers.push_back(std::make_unique<RawPeer>(m_loopback->port()));
        peers.back()->stopReading();
        peers.back()->send(get("/large.bin"));
    }
    QTRY_COMPARE(m_loopback->server->socketCount(), 4);
    QTest::qWait(100); // heads are read by now, also in other threads
    QSignalSpy stopped(m_loopback->server.get(), &Server::stopped);
    m_loopback->server->stop(20s);
    for (const auto &peer : peers)
        peer->readAgain();
    QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, 20'000);
    for (const auto &peer : peers) {
        QTRY_VERIFY(peer->isGone());
        QVERIFY(peer->received().endsWith(pattern(large)));
        QVERIFY(peer->hasEnded());
    }
}

void HttpServingTest::stopEndsDownloadsAfterTheGrace()
{
    RawPeer peer(m_loopback->port());
    peer.stopReading();
    peer.send(get("/large.bin"));
    QTRY_COMPARE(m_loopback->server->socketCount(), 1);
    QSignalSpy stopped(m_loopback->server.get(), &Server::stopped);
    m_loopback->server->stop(100ms);
    QTRY_COMPARE(stopped.size(), 1);
    QCOMPARE(m_loopback->server->socketCount(), 0);
}

// All is handed to the transport, but the kernel has not taken it, or not sent it: that isn't the end of a download either.
void HttpServingTest::stopLeavesTheLastBytes()
{
    // Standing still for so many peers' sake takes long on a slow machine, and isn't what this is about.
    ServerOptions options;
    options.connection.limits.handshakeTimeout = 120s;
    serve(options);
    QSignalSpy stopped(m_loopback->server.get(), &Server::stopped);
    // What the kernel takes isn't known: of so many sizes, some leave just a little in the transport.
    constexpr qsizetype step = qsizetype{48} * 1024;
    std::vector<std::unique_ptr<RawPeer>> peers;
    for (qsizetype size = step; size < 120 * step; size += step) {
        peers.push_back(std::make_unique<RawPeer>(m_loopback->port()));
        peers.back()->stopReading();
        peers.back()->send(get("/large.bin", "Range: bytes=0-" + QByteArray::number(size - 1) + "\r\n"));
    }
    QTRY_COMPARE(m_loopback->server->socketCount(), static_cast<int>(peers.size()));
    QTest::qWait(200); // until all stand still
    m_loopback->server->stop(20s);
    QTest::qWait(50);
    for (const auto &peer : peers)
        peer->readAgain();
    for (size_t i = 0; i < peers.size(); ++i) {
        RawPeer &peer = *peers[i];
        QTRY_VERIFY(peer.isGone());
        QVERIFY(peer.hasEnded());
        const qsizetype size = static_cast<qsizetype>(i + 1) * step;
        const QByteArray body = peer.received().mid(peer.received().indexOf("\r\n\r\n") + 4);
        QVERIFY2(body == pattern(large).first(size),
                 qPrintable(QStringLiteral("%1 of %2 bytes").arg(body.size()).arg(size)));
    }
    QTRY_COMPARE(stopped.size(), 1);
}

void HttpServingTest::peersMayLeave_data()
{
    QTest::addColumn<bool>("reset");
    QTest::addColumn<bool>("tls");
    for (const bool tls : {false, true}) {
        QTest::addRow("close, %s", tls ? "TLS" : "plain") << false << tls;
        QTest::addRow("reset, %s", tls ? "TLS" : "plain") << true << tls;
    }
}

void HttpServingTest::peersMayLeave()
{
    QFETCH(bool, reset);
    QFETCH(bool, tls);
    ServerOptions options;
    if (tls)
        options.tls = m_certificate->serverConfiguration();
    serve(options);
    std::unique_ptr<QTcpSocket> socket;
    if (tls) {
        auto encrypted = std::make_unique<QSslSocket>();
        encrypted->setPeerVerifyMode(QSslSocket::VerifyNone);
        encrypted->connectToHostEncrypted(QStringLiteral("127.0.0.1"), m_loopback->port());
        QSignalSpy ready(encrypted.get(), &QSslSocket::encrypted);
        QVERIFY(ready.wait());
        socket = std::move(encrypted);
    } else {
        socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(QHostAddress(QHostAddress::LocalHost), m_loopback->port());
        QSignalSpy ready(socket.get(), &QTcpSocket::connected);
        QVERIFY(ready.wait());
    }
    RawPeer peer(std::move(socket));
    peer.send(get("/large.bin"));
    QVERIFY(QTest::qWaitFor([&] { return peer.received().size() > 100'000; }));
    if (reset)
        peer.reset();
    else
        peer.close();
    QTRY_COMPARE(m_loopback->server->socketCount(), 0);
}

void HttpServingTest::serverMayBeDeletedMeanwhile_data()
{
    stopLetsDownloadsEnd_data();
}

void HttpServingTest::serverMayBeDeletedMeanwhile()
{
    QFETCH(int, threads);
    serve({}, threads);
    RawPeer peer(m_loopback->port());
    peer.send(get("/large.bin"));
    QVERIFY(QTest::qWaitFor([&] { return peer.received().size() > 100'000; }));
    m_loopback->server.reset();
    QTRY_VERIFY(peer.isGone());
}

WINDSOCK_TEST(HttpServingTest)
#include "HttpServingTest.moc"
