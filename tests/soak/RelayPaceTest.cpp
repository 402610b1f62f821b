#include "tests/soak/SoakServer.h"
#include "tests/support/ProcessCost.h"
#include "tests/support/RandomSource.h"
#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include <QElapsedTimer>
#include <QtTest>

#include <atomic>
#include <cmath>
#include <random>
#include <thread>

namespace {

constexpr qint64 mebi = qint64{1} * 1024 * 1024;

/// The same messages for who sends them and for who expects them: of 0 to 300,000 bytes, most of them small.
class Messages
{
public:
    explicit Messages(quint32 seed)
        : m_random(seed)
    {
        std::mt19937 bytes(seed);
        for (qsizetype i = 0; i < m_pool.size(); i += 4)
            *reinterpret_cast<quint32 *>(m_pool.data() + i) = static_cast<quint32>(bytes());
    }

    QByteArray next()
    {
        const double order = std::uniform_real_distribution<double>(0, 5.477)(m_random);
        const auto size = static_cast<qsizetype>(std::pow(10, order)) - 1;
        const auto from = static_cast<qsizetype>(m_random() % static_cast<quint32>(m_pool.size() - size));
        return m_pool.sliced(from, size);
    }

private:
    std::mt19937 m_random;
    QByteArray m_pool = QByteArray(4 * mebi, '\0');
};

// A server's frame, whole; nothing at the end.
std::optional<QByteArray> receiveMessage(BlockingPeer &peer)
{
    const QByteArray start = peer.receive(2);
    if (start.size() < 2 || start.at(0) != '\x82')
        return std::nullopt;
    qsizetype length = static_cast<quint8>(start.at(1));
    const qsizetype more = length == 126 ? 2 : length == 127 ? 8 : 0;
    if (more > 0) {
        length = 0;
        for (const char byte : peer.receive(more))
            length = length * 256 + static_cast<quint8>(byte);
    }
    QByteArray payload = length > 0 ? peer.receive(length) : QByteArray();
    return payload.size() == length ? std::optional(payload) : std::nullopt;
}

SoakServer relayTo(const QString &url)
{
    return SoakServer({QStringLiteral("--upstream"), url, QStringLiteral("--path"), QStringLiteral("/websocket")});
}

} // namespace

/// A relay at the pace of whoever is slower: `windsock-cli serve --upstream`, in a process of its own, so that its memory can be
/// told. WINDSOCK_RELAY_MEBIBYTES=1024 passes a gigabyte through; 64 are passed otherwise.
class RelayPaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesAllBytes();
    void staysLevelWhenTheUpstreamDoesntRead();
    void staysLevelWhenTheClientDoesntRead();

private:
    static qint64 peak(const SoakServer &server)
    {
        return ProcessCost::peakResidentMemory(server.processId()).value_or(0);
    }
};

// Both ways: to an echo behind the relay, and back.
void RelayPaceTest::passesAllBytes()
{
    const qint64 total = qEnvironmentVariableIntValue("WINDSOCK_RELAY_MEBIBYTES") > 0
                             ? qEnvironmentVariableIntValue("WINDSOCK_RELAY_MEBIBYTES") * mebi
                             : 64 * mebi;
    RandomSource random;
    const quint32 seed = random.below(1'000'000);
    const SoakServer echo;
    const SoakServer relay =
        relayTo(QStringLiteral("ws://127.0.0.1:%1%2").arg(echo.port()).arg(QLatin1String(SoakServer::path)));
    const auto peer = relay.openPeer();
    QVERIFY(peer != nullptr);
    const qint64 before = peak(relay);
    QElapsedTimer timer;
    timer.start();
    std::atomic<qint64> sentMessages = -1;
    std::thread sender([&] {
        Messages messages(seed);
        qint64 count = 0;
        for (qint64 sent = 0; sent < total; ++count) {
            const QByteArray message = messages.next();
            if (!peer->send(WireFrame::binary(message).masked().bytes()))
                break;
            sent += message.size();
        }
        sentMessages = count;
    });
    Messages expected(seed);
    qint64 received = 0;
    qint64 count = 0;
    bool exact = true;
    for (; exact && received < total; ++count) {
        const auto message = receiveMessage(*peer);
        exact = message && *message == expected.next();
        received += message ? message->size() : 0;
    }
    const double seconds = static_cast<double>(timer.elapsed()) / 1000;
    peer->shutDown();
    sender.join();
    QVERIFY2(exact, "message " + QByteArray::number(count) + " is another, seed " + QByteArray::number(seed));
    QCOMPARE(count, sentMessages.load());
    const qint64 grown = peak(relay) - before;
    qInfo("%lld messages, %lld bytes each way, exact, in %.1f s (%.0f MB/s); the relay's memory grew by %.1f MiB",
          count, received, seconds, static_cast<double>(received) / 1e6 / seconds,
          static_cast<double>(grown) / static_cast<double>(mebi));
    QVERIFY2(grown < 24 * mebi, QByteArray::number(grown));
}

void RelayPaceTest::staysLevelWhenTheUpstreamDoesntRead()
{
    RawServer upstream;
    upstream.answerWith([&upstream](const QByteArray &head) {
        upstream.peer().stopReading();
        return RawPeer::upgradeAnswer(head);
    });
    const SoakServer relay = relayTo(upstream.url());
    QVERIFY(relay.isListening());
    std::unique_ptr<BlockingPeer> peer;
    std::atomic<bool> opened = false;
    std::atomic<qint64> sent = 0;
    const QByteArray message = WireFrame::binary(QByteArray(100'000, 'x')).masked().bytes();
    std::atomic<qint64> before = 0;
    std::thread sender([&] {
        peer = relay.openPeer();
        before = peak(relay);
        opened = peer != nullptr;
        while (opened && sent < 256 * mebi && peer->send(message))
            sent += message.size();
    });
    const bool came = QTest::qWaitFor([&] { return opened.load(); }, 10'000);
    // Until it isn't read any more.
    qint64 last = -1;
    while (came && QTest::qWaitFor([&] { return sent != last; }, 1'000))
        last = sent;
    const qint64 stuckAt = sent;
    const qint64 grown = peak(relay) - before;
    // It goes on where it stopped.
    if (came)
        upstream.peer().readAgain();
    const bool goesOn = came && QTest::qWaitFor([&] { return sent > stuckAt + 16 * mebi; }, 10'000);
    if (peer)
        peer->shutDown();
    sender.join();
    QVERIFY(came);
    qInfo("stuck after %.1f MiB; the relay's memory grew by %.1f MiB",
          static_cast<double>(stuckAt) / static_cast<double>(mebi),
          static_cast<double>(grown) / static_cast<double>(mebi));
    QVERIFY2(stuckAt < 64 * mebi, QByteArray::number(stuckAt));
    QVERIFY2(grown < 16 * mebi, QByteArray::number(grown));
    QVERIFY(goesOn);
}

void RelayPaceTest::staysLevelWhenTheClientDoesntRead()
{
    constexpr int messages = 1280; // 128 MB
    RawServer upstream;
    upstream.answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    const SoakServer relay = relayTo(upstream.url());
    QVERIFY(relay.isListening());
    RawPeer client(relay.port());
    client.send(RawPeer::upgradeRequest(SoakServer::path));
    QVERIFY(client.waitFor("\r\n\r\n"));
    (void)client.takeHead();
    client.stopReading();
    const qint64 before = peak(relay);
    const QByteArray message = WireFrame::binary(QByteArray(100'000, 'y')).bytes();
    for (int i = 0; i < messages; ++i)
        upstream.peer().send(message);
    // What it doesn't take waits here; when no more goes, it has taken what it takes.
    const auto memory = [&relay] { return ProcessCost::residentMemory(relay.processId()).value_or(0); };
    qint64 last = -1;
    while (QTest::qWaitFor([&] { return memory() > last + mebi / 4; }, 1'500))
        last = memory();
    const qint64 grown = peak(relay) - before;
    qInfo("the relay's memory grew by %.1f MiB", static_cast<double>(grown) / static_cast<double>(mebi));
    QVERIFY2(grown < 16 * mebi, QByteArray::number(grown));
    client.readAgain();
    int received = 0;
    for (; received < messages && client.waitForFrame(); ++received)
        ;
    QCOMPARE(received, messages);
}

WINDSOCK_TEST(RelayPaceTest)
#include "RelayPaceTest.moc"
