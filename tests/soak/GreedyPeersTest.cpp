#include "tests/soak/Patience.h"
#include "tests/soak/SoakServer.h"
#include "tests/support/ProcessCost.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"
#include "tests/support/ZlibDeflater.h"

#include "wslib/protocol/Limits.h"

#include <QtTest>

#include <atomic>
#include <limits>
#include <thread>

namespace {

/// Sends the same bytes again and again from a thread of its own, until they were sent so many times or it is told to stop;
/// reads what comes from another thread, or nothing at all.
class Flood
{
public:
    Flood(std::unique_ptr<BlockingPeer> peer, const QByteArray &bytes, int times, bool reads)
        : m_peer(std::move(peer))
        , m_sender([this, bytes, times] {
            for (int i = 0; i < times && m_peer->send(bytes); ++i)
                ++m_sent;
        })
    {
        if (reads)
            m_reader = std::thread([this] {
                while (!m_peer->receive().isEmpty())
                    ;
            });
    }
    ~Flood()
    {
        m_peer->shutDown();
        m_sender.join();
        if (m_reader.joinable())
            m_reader.join();
    }
    Q_DISABLE_COPY_MOVE(Flood)

    int sent() const { return m_sent; }

private:
    std::unique_ptr<BlockingPeer> m_peer;
    std::atomic<int> m_sent = 0;
    std::thread m_sender;
    std::thread m_reader;
};

QByteArray binary(qsizetype size)
{
    return WireFrame::binary(QByteArray(size, 'x')).masked().bytes();
}

// A message whose payload is a thousandth of what it inflates to.
QByteArray bomb(qsizetype inflated)
{
    ZlibDeflater deflater(15);
    return WireFrame::binary(deflater.message(QByteArray(inflated, 'x'))).reserved(4).masked().bytes();
}

} // namespace

/// A peer who takes all that he can get, and what is left for the others: memory, and time.
class GreedyPeersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void costNoMoreThanTheLimits_data();
    void costNoMoreThanTheLimits();

private:
    std::unique_ptr<TestCertificate> m_certificate;
};

void GreedyPeersTest::initTestCase()
{
    m_certificate = std::make_unique<TestCertificate>();
    QVERIFY2(m_certificate->errorString().isEmpty(), qPrintable(m_certificate->errorString()));
}

void GreedyPeersTest::costNoMoreThanTheLimits_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("times");
    QTest::addColumn<bool>("reads");
    QTest::addColumn<bool>("tls");
    QTest::addColumn<bool>("compressed");
    constexpr qsizetype mebi = 1024 * 1024;
    constexpr int endless = std::numeric_limits<int>::max();
    const QByteArray many = binary(64 * 1024).repeated(16);
    const QByteArray empty = WireFrame::binary({}).masked().bytes().repeated(10'000);
    const QByteArray pings = WireFrame::ping().masked().bytes().repeated(10'000);
    const QByteArray fragments = WireFrame::binary("x").unfinished().masked().bytes()
                                 + WireFrame::continuation("x").unfinished().masked().bytes().repeated(9'998)
                                 + WireFrame::continuation("x").masked().bytes();
    for (const bool tls : {false, true}) {
        const char *suffix = tls ? ", TLS" : "";
        QTest::addRow("64 of 1 MiB, not read%s", suffix) << binary(mebi) << 64 << false << tls << false;
        QTest::addRow("1,024 of 64 KiB, not read%s", suffix) << many << 64 << false << tls << false;
        QTest::addRow("bombs of 1 MiB, not read%s", suffix)
            << bomb(mebi).repeated(10) << endless << false << tls << true;
    }
    QTest::newRow("bombs of 64 KiB") << bomb(64 * 1024).repeated(100) << endless << true << false << true;
    QTest::newRow("bombs of 1 MiB") << bomb(mebi).repeated(10) << endless << true << false << true;
    QTest::newRow("bombs of 2 MiB") << bomb(2 * mebi) << endless << true << false << true;
    QTest::newRow("empty messages") << empty << endless << true << false << false;
    QTest::newRow("empty messages, not read") << empty << endless << false << false << false;
    QTest::newRow("pings") << pings << endless << true << false << false;
    QTest::newRow("pings, not read") << pings << endless << false << false << false;
    QTest::newRow("fragments of a byte") << fragments << endless << true << false << false;
}

void GreedyPeersTest::costNoMoreThanTheLimits()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, times);
    QFETCH(bool, reads);
    QFETCH(bool, tls);
    QFETCH(bool, compressed);
    const SoakServer server({QStringLiteral("--compression")}, tls ? m_certificate.get() : nullptr);
    QVERIFY(server.isListening());
    const auto other = server.openPeer();
    QVERIFY(other != nullptr);
    QVERIFY(!echoTimes(*other, 20).empty());
    auto greedy = server.openPeer(compressed ? "Sec-WebSocket-Extensions: permessage-deflate\r\n" : "");
    QVERIFY(greedy != nullptr);
    const auto before = ProcessCost::residentMemory(server.processId());

    const Flood flood(std::move(greedy), bytes, times, reads);
    QTRY_VERIFY(flood.sent() > 0);
    const auto echoes = echoTimes(*other, 100);
    QVERIFY2(!echoes.empty(), "the other peer was not served");
    qInfo("echo meanwhile: %s; %.1f MiB sent by then", timesText(echoes).constData(),
          static_cast<double>(flood.sent() * bytes.size()) / (1024 * 1024));
    // The median: a flood lasts as long as the measurement, so one that starves others shows in every echo, while on a busy
    // machine some echoes wait for a processor.
    QVERIFY(echoes[echoes.size() / 2] < servedWithin);
    // The peak, of which ProcessCost knows under no sanitizer.
    if (const auto peak = ProcessCost::peakResidentMemory(server.processId()); peak && before) {
        const qint64 most = wslib::Limits().maxSendBuffer + qint64{8} * 1024 * 1024;
        qInfo("%.1f MiB more at most", static_cast<double>(*peak - *before) / (1024 * 1024));
        QVERIFY(*peak - *before < most);
    }
    QVERIFY(server.isRunning());
}

WINDSOCK_TEST(GreedyPeersTest)
#include "GreedyPeersTest.moc"
