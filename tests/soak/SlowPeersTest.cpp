#include "tests/soak/Patience.h"
#include "tests/soak/SoakServer.h"
#include "tests/support/TestRegistry.h"

#include <QDeadlineTimer>
#include <QtTest>

using namespace std::chrono_literals;

namespace {

constexpr auto handshakeTimeout = 1s;
// From the time-out to our having seen its effect on all of them: a bound against standstill, not a measure.
constexpr auto slack = 4s;

const QByteArray head = "GET /websocket HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: " + QByteArray(10'000, 'x');

using Peers = std::vector<std::unique_ptr<BlockingPeer>>;

} // namespace

/// Peers who begin and don't come to an end ("slow loris"), while others are served.
class SlowPeersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void areDropped_data();
    void areDropped();

private:
    std::unique_ptr<TestCertificate> m_certificate;
};

void SlowPeersTest::initTestCase()
{
    m_certificate = std::make_unique<TestCertificate>();
    QVERIFY2(m_certificate->errorString().isEmpty(), qPrintable(m_certificate->errorString()));
}

void SlowPeersTest::areDropped_data()
{
    QTest::addColumn<bool>("tlsServer");
    QTest::addColumn<bool>("tlsPeer");
    QTest::addColumn<int>("count");
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<bool>("trickle");
    QTest::addColumn<QByteArray>("answer");
    const QByteArray timedOut = "HTTP/1.1 408 ";
    QTest::newRow("nothing") << false << false << 200 << QByteArray() << false << timedOut;
    QTest::newRow("half a head") << false << false << 200 << head.first(40) << false << timedOut;
    QTest::newRow("byte by byte") << false << false << 200 << QByteArray() << true << timedOut;
    QTest::newRow("nothing in TLS") << true << false << 200 << QByteArray() << false << QByteArray();
    QTest::newRow("half a TLS handshake")
        << true << false << 200 << QByteArray::fromHex("16030102000100") << false << QByteArray();
    QTest::newRow("half a head behind TLS") << true << true << 50 << head.first(40) << false << timedOut;
}

void SlowPeersTest::areDropped()
{
    QFETCH(bool, tlsServer);
    QFETCH(bool, tlsPeer);
    QFETCH(int, count);
    QFETCH(QByteArray, start);
    QFETCH(bool, trickle);
    QFETCH(QByteArray, answer);
    const SoakServer server({QStringLiteral("--handshake-timeout"), QString::number(handshakeTimeout.count())},
                            tlsServer ? m_certificate.get() : nullptr);
    QVERIFY(server.isListening());
    const auto other = server.openPeer();
    QVERIFY(other != nullptr);
    const auto descriptors = server.descriptors();

    const auto begin = std::chrono::steady_clock::now();
    Peers slow;
    for (int i = 0; i < count; ++i) {
        slow.push_back(
            std::make_unique<BlockingPeer>(server.port(), tlsPeer ? BlockingPeer::Tls::On : BlockingPeer::Tls::Off));
        QVERIFY(slow.back()->send(start));
    }
    QVERIFY(std::chrono::steady_clock::now() - begin < handshakeTimeout + slack);
    // Meanwhile: others are served, also new ones.
    QVERIFY(server.openPeer() != nullptr);
    std::vector<std::chrono::nanoseconds> times;
    const QDeadlineTimer stillSlow(handshakeTimeout);
    for (qsizetype sent = 0; !stillSlow.hasExpired(); ++sent) {
        for (size_t i = 0; trickle && i < slow.size(); ++i)
            slow[i]->sendWithoutWaiting(head.sliced(sent % head.size(), 1));
        const auto time = other->echo("served");
        QVERIFY(time.has_value());
        times.push_back(*time);
    }
    std::sort(times.begin(), times.end());
    qInfo("echo among %d slow peers: %s", count, timesText(times).constData());
    QVERIFY(times[times.size() / 2] < servedWithin);

    for (const auto &peer : slow)
        QVERIFY(peer->receiveRest().startsWith(answer));
    const auto duration = std::chrono::steady_clock::now() - begin;
    QVERIFY(duration < handshakeTimeout + slack);
    // Who then doesn't go either, is let go of after the time for a close: 5 s, so only one kind waits for it.
    if (!trickle)
        slow.clear();
    if (descriptors)
        QVERIFY2(server.waitForDescriptors(*descriptors), QByteArray::number(*server.descriptors()));
    QVERIFY(other->echo("still served").has_value());
}

WINDSOCK_TEST(SlowPeersTest)
#include "SlowPeersTest.moc"
