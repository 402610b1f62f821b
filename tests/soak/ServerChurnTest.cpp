#include "tests/soak/SoakServer.h"
#include "tests/support/ProcessCost.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include <QtTest>

namespace {

/// How a peer comes and goes.
using Visit = void (*)(const SoakServer &);

void closeCleanly(const SoakServer &server)
{
    const auto peer = server.openPeer();
    QVERIFY(peer && peer->echo("hello"));
    QVERIFY(peer->send(WireFrame::close(1000).masked().bytes()));
    QCOMPARE(peer->receiveRest(), WireFrame::close(1000).bytes());
}

void leaveWithoutAWord(const SoakServer &server)
{
    QVERIFY(server.openPeer() != nullptr);
}

void abortWithReset(const SoakServer &server)
{
    const auto peer = server.openPeer();
    QVERIFY(peer && peer->send(WireFrame::text("never answered").masked().bytes()));
    peer->reset();
}

void stopInTheHandshake(const SoakServer &server)
{
    const auto peer = server.peer();
    QVERIFY(peer && peer->send("GET /websocket HTTP/1.1\r\nHost: x\r\nUpgr"));
}

void beRefused(const SoakServer &server)
{
    const auto peer = server.peer();
    QVERIFY(peer && peer->send("GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n"));
    QVERIFY(peer->receiveRest().startsWith("HTTP/1.1 404 "));
}

void stopInTls(const SoakServer &server)
{
    BlockingPeer peer(server.port());
    QVERIFY(peer.send(QByteArray::fromHex("160301020001")));
}

/// The rounds after the first one, in one of which a server that loses nothing doesn't grow.
constexpr int mostRounds = 6;

/// @p count visits, at most 50 of which are there at once; then everybody has left, which its @p idle descriptors tell.
void receive(const SoakServer &server, Visit visit, int count, std::optional<int> idle)
{
    for (int i = 0; i < count && !QTest::currentTestFailed(); ++i) {
        // Who doesn't wait for an answer is soon ahead of the server. How far must not make a difference.
        if (i % 50 == 0 && idle)
            QVERIFY(server.waitForDescriptors(*idle));
        visit(server);
    }
    if (idle)
        QVERIFY2(server.waitForDescriptors(*idle), QByteArray::number(*server.descriptors()));
}

} // namespace

/// Thousands of peers who come and go, in every way: the server stays as it was.
class ServerChurnTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesNothing_data();
    void leavesNothing();
};

void ServerChurnTest::leavesNothing_data()
{
    QTest::addColumn<Visit>("visit");
    QTest::addColumn<bool>("tls");
    QTest::addColumn<int>("count");
    QTest::newRow("closed") << Visit{closeCleanly} << false << 1000;
    QTest::newRow("left without a word") << Visit{leaveWithoutAWord} << false << 1000;
    QTest::newRow("reset") << Visit{abortWithReset} << false << 1000;
    QTest::newRow("half a handshake") << Visit{stopInTheHandshake} << false << 1000;
    QTest::newRow("refused") << Visit{beRefused} << false << 1000;
    QTest::newRow("closed, TLS") << Visit{closeCleanly} << true << 200;
    QTest::newRow("reset, TLS") << Visit{abortWithReset} << true << 200;
    QTest::newRow("half a TLS handshake") << Visit{stopInTls} << true << 1000;
    QTest::newRow("refused, TLS") << Visit{beRefused} << true << 200;
}

void ServerChurnTest::leavesNothing()
{
    QFETCH(Visit, visit);
    QFETCH(bool, tls);
    QFETCH(int, count);
    const TestCertificate certificate;
    QVERIFY2(certificate.errorString().isEmpty(), qPrintable(certificate.errorString()));
    const SoakServer server({}, tls ? &certificate : nullptr);
    QVERIFY(server.isListening());
    const auto descriptors = server.descriptors();
    const auto memory = [&server] { return ProcessCost::residentMemory(server.processId()); };
    receive(server, visit, count, descriptors);
    // What a visit leaves behind is left in every round: 1 KiB of it would show. What isn't left behind grows a round or two
    // and then no more: the allocator keeps what as many peers as were ever there at once needed, and how many of those who
    // don't wait for an answer meet is a matter of luck.
    bool grows = true;
    for (int round = 0; round < mostRounds && grows && !QTest::currentTestFailed(); ++round) {
        const auto before = memory();
        receive(server, visit, count, descriptors);
        const auto after = memory();
        if (before && after)
            qInfo("%d visits: %lld KiB resident, before it was %lld", count, static_cast<long long>(*after / 1024),
                  static_cast<long long>(*before / 1024));
        grows = before && after && *after - *before >= qint64{count} * 1024;
    }
    QVERIFY(!QTest::currentTestFailed());
    QVERIFY2(!grows, "It grew by more than 1 KiB a visit in every round.");
    if (descriptors)
        qInfo("%d descriptors before, %d behind", *descriptors, *server.descriptors());
    QVERIFY(server.openPeer() != nullptr);
}

WINDSOCK_TEST(ServerChurnTest)
#include "ServerChurnTest.moc"
