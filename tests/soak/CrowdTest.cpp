#include "tests/soak/Patience.h"
#include "tests/soak/SoakServer.h"
#include "tests/support/ProcessCost.h"
#include "tests/support/TestRegistry.h"

#include "wslib/net/Server.h"

#include <QElapsedTimer>
#include <QFile>
#include <QtTest>

#include <sys/resource.h>

namespace {

constexpr int crowd = 5000;

// Our own descriptors; serve raises its own, to the same hard limit.
bool makeRoomFor(rlim_t descriptors)
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_cur >= descriptors)
        return true;
    limit.rlim_cur = descriptors;
    return ::setrlimit(RLIMIT_NOFILE, &limit) == 0;
}

} // namespace

/// Thousands of peers who say nothing, and one who does.
class CrowdTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofIdlePeers();
    void allAtOnce();
};

void CrowdTest::ofIdlePeers()
{
    // Under the sanitizers as well: what they look for shows with fewer.
    if (!makeRoomFor(crowd + 200))
        QSKIP("The hard limit of open files (ulimit -Hn) is too low for 5,000 connections.");
    const SoakServer server;
    QVERIFY(server.isListening());
    const auto speaker = server.openPeer();
    QVERIFY(speaker != nullptr);
    QVERIFY(!echoTimes(*speaker, 20).empty());
    const auto descriptorsBefore = server.descriptors();
    const auto memoryBefore = ProcessCost::residentMemory(server.processId());

    std::vector<std::unique_ptr<BlockingPeer>> idle;
    for (int i = 0; i < crowd; ++i) {
        idle.push_back(server.openPeer());
        QVERIFY2(idle.back() != nullptr, qPrintable(QStringLiteral("connection %1").arg(i)));
    }
    if (descriptorsBefore)
        QCOMPARE(*server.descriptors(), *descriptorsBefore + crowd);
    if (memoryBefore) {
        const double each =
            static_cast<double>(*ProcessCost::residentMemory(server.processId()) - *memoryBefore) / crowd;
        qInfo("%.1f KiB of resident memory for each idle connection", each / 1024);
        QVERIFY(each < 32 * 1024);
    }
    const auto times = echoTimes(*speaker, 101);
    QVERIFY(!times.empty());
    qInfo("echo among %d idle peers: %s", crowd, timesText(times).constData());
    // poll() takes all descriptors each time: a millisecond or so. Only a collapse takes a hundred, and the median doesn't
    // mind a machine that is busy with something else now and then.
    QVERIFY(times[times.size() / 2] < servedWithin);

    idle.clear();
    if (descriptorsBefore)
        QVERIFY2(server.waitForDescriptors(*descriptorsBefore), QByteArray::number(server.descriptors().value_or(-1)));
    QVERIFY(!echoTimes(*speaker, 10).empty());
}

// Connects wait in the kernel's queue while the event loop is busy. Where that queue is too short, the kernel of a peer tries
// again after a second, and then after two more.
void CrowdTest::allAtOnce()
{
    QFile longestQueue(QStringLiteral("/proc/sys/net/core/somaxconn"));
    if (!longestQueue.open(QIODevice::ReadOnly) || longestQueue.readAll().trimmed().toInt() < 300)
        QSKIP("This kernel's queue of connects (net.core.somaxconn) is unknown or shorter than 300.");
    wslib::Server server;
    QVERIFY(server.listen());
    QElapsedTimer timer;
    timer.start();
    std::vector<std::unique_ptr<BlockingPeer>> peers;
    for (int i = 0; i < 300; ++i)
        peers.push_back(std::make_unique<BlockingPeer>(server.port()));
    QVERIFY2(timer.elapsed() < 900, QByteArray::number(timer.elapsed()));
    QTRY_COMPARE(server.socketCount(), 300);
    peers.clear();
    QTRY_COMPARE(server.socketCount(), 0);
}

WINDSOCK_TEST(CrowdTest)
#include "CrowdTest.moc"
