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
    QTest::addColumn<int>("warmUp");
    QTest::addColumn<int>("count");
    QTest::newRow("closed") << Visit{closeCleanly} << false << 1000 << 1000;
    QTest::newRow("left without a word") << Visit{leaveWithoutAWord} << false << 1000 << 1000;
    QTest::newRow("reset") << Visit{abortWithReset} << false << 1000 << 1000;
    QTest::newRow("half a handshake") << Visit{stopInTheHandshake} << false << 1000 << 1000;
    QTest::newRow("refused") << Visit{beRefused} << false << 1000 << 1000;
    QTest::newRow("closed, TLS") << Visit{closeCleanly} << true << 200 << 200;
    QTest::newRow("reset, TLS") << Visit{abortWithReset} << true << 200 << 200;
    QTest::newRow("half a TLS handshake") << Visit{stopInTls} << true << 8000 << 1000;
    QTest::newRow("refused, TLS") << Visit{beRefused} << true << 200 << 200;
}

void ServerChurnTest::leavesNothing()
{
    QFETCH(Visit, visit);
    QFETCH(bool, tls);
    QFETCH(int, warmUp);
    QFETCH(int, count);
    const TestCertificate certificate;
    QVERIFY2(certificate.errorString().isEmpty(), qPrintable(certificate.errorString()));
    const SoakServer server({}, tls ? &certificate : nullptr);
    QVERIFY(server.isListening());
    const auto descriptors = server.descriptors();
    std::optional<qint64> memory;
    // The first round fills the caches of the allocator, of Qt and of OpenSSL, which takes longest where OpenSSL is left in the
    // midst of its work; the second must find all it needs there.
    for (const int visits : {warmUp, count}) {
        for (int i = 0; i < visits && !QTest::currentTestFailed(); ++i) {
            // Who doesn't wait for an answer is soon ahead of the server. How far must not make a difference.
            if (i % 50 == 0 && descriptors)
                QVERIFY(server.waitForDescriptors(*descriptors));
            visit(server);
        }
        QVERIFY(!QTest::currentTestFailed());
        if (descriptors)
            QVERIFY2(server.waitForDescriptors(*descriptors), QByteArray::number(*server.descriptors()));
        const auto now = ProcessCost::residentMemory(server.processId());
        if (now)
            qInfo("%d visits: %lld KiB resident", visits, static_cast<long long>(*now / 1024));
        // 1 KiB lost with each visit would show; the allocator's own movements are of some hundred.
        if (now && memory)
            QVERIFY(*now - *memory < qint64{count} * 1024);
        memory = now;
    }
    if (descriptors)
        qInfo("%d descriptors before, %d behind", *descriptors, *server.descriptors());
    QVERIFY(server.openPeer() != nullptr);
}

WINDSOCK_TEST(ServerChurnTest)
#include "ServerChurnTest.moc"
