#include "tests/support/Pieces.h"
#include "tests/support/TestRegistry.h"

#include "wslib/protocol/ProxyHandshake.h"

#include <QtTest>

using namespace wslib;

namespace {

using Progress = ProxyHandshake::Progress;

ProxyTarget targetNamed(const QByteArray &host)
{
    ProxyTarget target;
    target.host = host;
    target.port = 8888;
    return target;
}

ProxyTarget withCredentials(ProxyTarget target)
{
    target.user = "user";
    target.password = "pass";
    return target;
}

QByteArray bytes(const char *hex)
{
    return QByteArray::fromHex(hex);
}

// Gives @p answer in @p pieces; what was sent meanwhile is added to @p sent.
Progress receiveAll(ProxyHandshake &handshake, const QList<QByteArray> &pieces, QByteArray &sent, QByteArray &left)
{
    Progress progress = Progress::NeedMore;
    sent += handshake.takeOutput();
    for (const QByteArray &piece : pieces) {
        QByteArrayView input(piece);
        if (progress == Progress::NeedMore)
            progress = handshake.receive(input);
        left += input;
        sent += handshake.takeOutput();
    }
    return progress;
}

} // namespace

class ProxyHandshakeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksByConnect_data();
    void asksByConnect();
    void understandsAnswersToConnect_data();
    void understandsAnswersToConnect();
    void keepsTheAnswerToConnect();
    void leavesTheTargetsBytes();
    void speaksSocks_data();
    void speaksSocks();
    void understandsSocksReplies_data();
    void understandsSocksReplies();
    void refusesWhatSocksCanNotSay_data();
    void refusesWhatSocksCanNotSay();
    void dependsOnNoCut_data();
    void dependsOnNoCut();
};

void ProxyHandshakeTest::asksByConnect_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("credentials");
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("name") << QByteArray("example.org") << false
                          << QByteArray("CONNECT example.org:8888 HTTP/1.1\r\nHost: example.org:8888\r\n\r\n");
    QTest::newRow("IPv6") << QByteArray("::1") << false
                          << QByteArray("CONNECT [::1]:8888 HTTP/1.1\r\nHost: [::1]:8888\r\n\r\n");
    QTest::newRow("credentials") << QByteArray("h") << true
                                 << QByteArray("CONNECT h:8888 HTTP/1.1\r\nHost: h:8888\r\n"
                                               "Proxy-Authorization: Basic dXNlcjpwYXNz\r\n\r\n");
}

void ProxyHandshakeTest::asksByConnect()
{
    QFETCH(QByteArray, host);
    QFETCH(bool, credentials);
    const ProxyTarget target = credentials ? withCredentials(targetNamed(host)) : targetNamed(host);
    QTEST(makeHttpConnect(target, {})->takeOutput(), "request");
}

void ProxyHandshakeTest::understandsAnswersToConnect_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("progress");
    QTest::addColumn<int>("failure");
    const auto row = [](const char *name, const char *answer, Progress progress, ProxyFailure failure) {
        QTest::newRow(name) << QByteArray(answer) << static_cast<int>(progress) << static_cast<int>(failure);
    };
    row("established", "HTTP/1.1 200 Connection established\r\n\r\n", Progress::Done, ProxyFailure::None);
    row("HTTP/1.0", "HTTP/1.0 200 OK\r\nProxy-Agent: old\r\n\r\n", Progress::Done, ProxyFailure::None);
    row("204", "HTTP/1.1 204 No Content\r\n\r\n", Progress::Done, ProxyFailure::None);
    row("with a length", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", Progress::Done, ProxyFailure::None);
    row("interim first", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", Progress::Done, ProxyFailure::None);
    row("half", "HTTP/1.1 200 OK\r\n", Progress::NeedMore, ProxyFailure::None);
    row("407", "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"x\"\r\n\r\n", Progress::Failed,
        ProxyFailure::NeedsCredentials);
    row("403", "HTTP/1.1 403 Filtered\r\n\r\n", Progress::Failed, ProxyFailure::Refused);
    row("redirect", "HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n", Progress::Failed, ProxyFailure::Refused);
    row("502", "HTTP/1.1 502 Bad Gateway\r\n\r\n", Progress::Failed, ProxyFailure::Unreachable);
    row("500", "HTTP/1.1 500 Unable to connect\r\n\r\n", Progress::Failed, ProxyFailure::Unreachable);
    row("503", "HTTP/1.1 503 Service Unavailable\r\n\r\n", Progress::Failed, ProxyFailure::Unreachable);
    row("401", "HTTP/1.1 401 Unauthorized\r\n\r\n", Progress::Failed, ProxyFailure::NeedsCredentials);
    row("504", "HTTP/1.1 504 Slow\r\n\r\n", Progress::Failed, ProxyFailure::Unreachable);
    row("not HTTP", "SSH-2.0-OpenSSH\r\n", Progress::Failed, ProxyFailure::NotAProxy);
    row("SOCKS", "\x05\xFF", Progress::Failed, ProxyFailure::NotAProxy);
    row("bad field", "HTTP/1.1 200 OK\r\nno colon\r\n\r\n", Progress::Failed, ProxyFailure::NotAProxy);
}

void ProxyHandshakeTest::understandsAnswersToConnect()
{
    QFETCH(QByteArray, answer);
    const auto handshake = makeHttpConnect(targetNamed("example.org"), {});
    QByteArray sent;
    QByteArray left;
    QTEST(static_cast<int>(receiveAll(*handshake, {answer}, sent, left)), "progress");
    QTEST(static_cast<int>(handshake->failure()), "failure");
    QVERIFY(handshake->failure() == ProxyFailure::None || !handshake->failureText().isEmpty());
}

void ProxyHandshakeTest::keepsTheAnswerToConnect()
{
    const auto handshake = makeHttpConnect(targetNamed("example.org"), {});
    const QByteArray answer = "HTTP/1.1 403 Not here\r\nX: 1\r\n\r\n";
    QByteArrayView input(answer);
    QCOMPARE(handshake->receive(input), Progress::Failed);
    QCOMPARE(handshake->answer(), answer);
    QCOMPARE(handshake->failureText(), QByteArray("403 Not here"));
}

void ProxyHandshakeTest::leavesTheTargetsBytes()
{
    QByteArray sent;
    QByteArray left;
    const auto http = makeHttpConnect(targetNamed("example.org"), {});
    QCOMPARE(receiveAll(*http, {"HTTP/1.1 200 OK\r\n\r\nearly"}, sent, left), Progress::Done);
    QCOMPARE(left, QByteArray("early"));
    left.clear();
    const auto socks = makeSocks5(targetNamed("example.org"));
    QCOMPARE(receiveAll(*socks, {bytes("0500 05000001 00000000 0000") + "early"}, sent, left), Progress::Done);
    QCOMPARE(left, QByteArray("early"));
}

void ProxyHandshakeTest::speaksSocks_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<bool>("credentials");
    QTest::addColumn<QByteArray>("answers");
    QTest::addColumn<QByteArray>("sent");
    const QByteArray granted = bytes("05000001 7f000001 1234");
    const QByteArray askByName = bytes("05010003 03") + "abc" + bytes("22b8");
    QTest::newRow("name") << QByteArray("abc") << QByteArray() << false << bytes("0500") + granted
                          << bytes("050100") + askByName;
    QTest::newRow("IPv4") << QByteArray("1.2.3.4") << bytes("01020304") << false << bytes("0500") + granted
                          << bytes("050100 05010001 01020304 22b8");
    QTest::newRow("IPv6") << QByteArray("::1") << bytes("00000000000000000000000000000001") << false
                          << bytes("0500") + granted << bytes("050100 05010004 00000000000000000000000000000001 22b8");
    QTest::newRow("credentials wanted") << QByteArray("abc") << QByteArray() << true << bytes("0502 0100") + granted
                                        << bytes("05020002 01 04") + "user" + bytes("04") + "pass" + askByName;
    QTest::newRow("credentials not wanted")
        << QByteArray("abc") << QByteArray() << true << bytes("0500") + granted << bytes("05020002") + askByName;
    QTest::newRow("bound to a name") << QByteArray("abc") << QByteArray() << false
                                     << bytes("0500 05000003 02") + "xy" + bytes("1234") << bytes("050100") + askByName;
    QTest::newRow("bound to no name") << QByteArray("abc") << QByteArray() << false << bytes("0500 05000003 00 1234")
                                      << bytes("050100") + askByName;
    QTest::newRow("bound to IPv6") << QByteArray("abc") << QByteArray() << false
                                   << bytes("0500 05000004 00000000000000000000000000000001 1234")
                                   << bytes("050100") + askByName;
}

void ProxyHandshakeTest::speaksSocks()
{
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, address);
    QFETCH(bool, credentials);
    QFETCH(QByteArray, answers);
    ProxyTarget target = credentials ? withCredentials(targetNamed(host)) : targetNamed(host);
    target.address = address;
    const auto handshake = makeSocks5(target);
    QByteArray sent;
    QByteArray left;
    QCOMPARE(receiveAll(*handshake, {answers}, sent, left), Progress::Done);
    QTEST(sent, "sent");
    QVERIFY(left.isEmpty());
}

void ProxyHandshakeTest::understandsSocksReplies_data()
{
    QTest::addColumn<bool>("credentials");
    QTest::addColumn<QByteArray>("answers");
    QTest::addColumn<int>("failure");
    const auto row = [](const char *name, bool credentials, const char *hex, ProxyFailure failure) {
        QTest::newRow(name) << credentials << bytes(hex) << static_cast<int>(failure);
    };
    row("wants credentials", false, "05ff", ProxyFailure::NeedsCredentials);
    row("chooses what wasn't offered", false, "0502", ProxyFailure::NeedsCredentials);
    row("knows none of ours", true, "05ff", ProxyFailure::NeedsCredentials);
    row("chooses another way", true, "0501", ProxyFailure::NeedsCredentials);
    row("wrong password", true, "0502 0101", ProxyFailure::NeedsCredentials);
    row("version 4", false, "0400", ProxyFailure::NotAProxy);
    row("HTTP", false, "4854", ProxyFailure::NotAProxy);
    row("version changes", false, "0500 04000001 00", ProxyFailure::NotAProxy);
    row("unknown address", false, "0500 05000002 00", ProxyFailure::NotAProxy);
    row("general failure", false, "0500 05010001 00", ProxyFailure::Unreachable);
    row("not allowed", false, "0500 05020001 00", ProxyFailure::Refused);
    row("network unreachable", false, "0500 05030001 00", ProxyFailure::Unreachable);
    row("host unreachable", false, "0500 05040001 00", ProxyFailure::Unreachable);
    row("refused", false, "0500 05050001 00", ProxyFailure::Unreachable);
    row("expired", false, "0500 05060001 00", ProxyFailure::Unreachable);
    row("command", false, "0500 05070001 00", ProxyFailure::Refused);
    row("address kind", false, "0500 05080001 00", ProxyFailure::Refused);
    row("unknown reply", false, "0500 05ff0001 00", ProxyFailure::Refused);
}

void ProxyHandshakeTest::understandsSocksReplies()
{
    QFETCH(bool, credentials);
    QFETCH(QByteArray, answers);
    const auto handshake = makeSocks5(credentials ? withCredentials(targetNamed("abc")) : targetNamed("abc"));
    QByteArray sent;
    QByteArray left;
    QCOMPARE(receiveAll(*handshake, {answers}, sent, left), Progress::Failed);
    QTEST(static_cast<int>(handshake->failure()), "failure");
    QVERIFY(!handshake->failureText().isEmpty());
}

void ProxyHandshakeTest::refusesWhatSocksCanNotSay_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<bool>("possible");
    QTest::newRow("longest name") << QByteArray(255, 'x') << QByteArray("u") << true;
    QTest::newRow("name") << QByteArray(256, 'x') << QByteArray("u") << false;
    QTest::newRow("longest user") << QByteArray("x") << QByteArray(255, 'u') << true;
    QTest::newRow("user") << QByteArray("x") << QByteArray(256, 'u') << false;
}

void ProxyHandshakeTest::refusesWhatSocksCanNotSay()
{
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, user);
    QFETCH(bool, possible);
    ProxyTarget target = withCredentials(targetNamed(host));
    target.user = user;
    const auto handshake = makeSocks5(target);
    QByteArray sent;
    QByteArray left;
    const Progress progress = receiveAll(*handshake, {bytes("0502 0100 05000001 00000000 0000")}, sent, left);
    QCOMPARE(progress, possible ? Progress::Done : Progress::Failed);
}

void ProxyHandshakeTest::dependsOnNoCut_data()
{
    QTest::addColumn<bool>("socks");
    QTest::addColumn<QByteArray>("answers");
    QTest::newRow("CONNECT") << false << QByteArray("HTTP/1.1 200 Connection established\r\nA: b\r\n\r\nrest");
    QTest::newRow("SOCKS") << true << bytes("0502 0100 05000003 02") + "xy" + bytes("1234") + "rest";
}

void ProxyHandshakeTest::dependsOnNoCut()
{
    QFETCH(bool, socks);
    QFETCH(QByteArray, answers);
    const ProxyTarget target = withCredentials(targetNamed("abc"));
    QByteArray whole;
    for (const QList<QByteArray> &cut : everyCut(answers)) {
        const auto handshake = socks ? makeSocks5(target) : makeHttpConnect(target, {});
        QByteArray sent;
        QByteArray left;
        QCOMPARE(receiveAll(*handshake, cut, sent, left), Progress::Done);
        QCOMPARE(left, QByteArray("rest"));
        if (whole.isEmpty())
            whole = sent;
        QCOMPARE(sent, whole);
    }
}

WINDSOCK_TEST(ProxyHandshakeTest)
#include "ProxyHandshakeTest.moc"
