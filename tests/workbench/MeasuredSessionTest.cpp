#include "SessionJournal.h"

#include "tests/support/TestRegistry.h"

#include <QtTest>

#include <algorithm>

using namespace workbench;
using namespace std::chrono_literals;

/// What sessions know of sizes on the wire and of round trips stands in their logs, and so in the statistics.
class MeasuredSessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void logsSizesOnTheWire_data();
    void logsSizesOnTheWire();
    void countsKeepAlivePings();
    void countsKeepAlivePingsOfAServer();

private:
    bool connectTo(const ServerSettings &settings, wslib::ClientRequest request);
    static qint64 count(const LogStore &log, LogEntry::Kind kind, LogEntry::Direction direction);

    std::shared_ptr<LogStore> m_clientLog;
    std::shared_ptr<LogStore> m_serverLog;
    std::unique_ptr<NetworkThread> m_thread;
    SessionPointer<ClientSession> m_client;
    SessionPointer<ServerSession> m_server;
    std::unique_ptr<SessionJournal> m_clientSays;
    std::unique_ptr<SessionJournal> m_serverSays;
};

void MeasuredSessionTest::init()
{
    m_clientLog = std::make_shared<LogStore>();
    m_serverLog = std::make_shared<LogStore>();
    m_thread = std::make_unique<NetworkThread>();
    m_client = m_thread->make<ClientSession>(m_clientLog, std::make_shared<FakeClock>());
    m_server = m_thread->make<ServerSession>(m_serverLog, std::make_shared<FakeClock>());
    m_clientSays = std::make_unique<SessionJournal>();
    m_serverSays = std::make_unique<SessionJournal>();
    m_clientSays->watch(m_client.get());
    m_serverSays->watch(m_server.get());
}

void MeasuredSessionTest::cleanup()
{
    m_client.reset();
    m_server.reset();
    m_thread.reset();
}

bool MeasuredSessionTest::connectTo(const ServerSettings &settings, wslib::ClientRequest request)
{
    ServerSettings anyPort = settings;
    anyPort.port = 0;
    m_server->start(anyPort);
    if (!QTest::qWaitFor([this] { return m_serverSays->has("started"); }))
        return false;
    request.url = QString::fromUtf8(m_serverSays->find("started ").mid(8));
    m_client->connectTo(request);
    return QTest::qWaitFor([this] { return m_clientSays->has("opened"); });
}

qint64 MeasuredSessionTest::count(const LogStore &log, LogEntry::Kind kind, LogEntry::Direction direction)
{
    const QList<LogEntry> entries = log.entries(log.range());
    return std::count_if(entries.begin(), entries.end(),
                         [&](const LogEntry &entry) { return entry.kind == kind && entry.direction == direction; });
}

void MeasuredSessionTest::logsSizesOnTheWire_data()
{
    QTest::addColumn<bool>("compressed");
    QTest::newRow("plain") << false;
    QTest::newRow("compressed") << true;
}

void MeasuredSessionTest::logsSizesOnTheWire()
{
    QFETCH(bool, compressed);
    ServerSettings settings;
    wslib::ClientRequest request;
    if (compressed) {
        settings.policy.compression = wslib::DeflateOptions();
        request.compression = wslib::DeflateOptions();
    }
    QVERIFY(connectTo(settings, request));
    m_client->send({wslib::Opcode::Text, QByteArray(10'000, 'a')});
    m_client->send({wslib::Opcode::Binary, QByteArray(20'000, 'b')}, 10);
    QTRY_COMPARE(m_clientLog->totals().messagesReceived, 2);
    QTRY_COMPARE(m_serverLog->totals().messagesSent, 2);
    const LogStatistics client = m_clientLog->statistics();
    const LogStatistics server = m_serverLog->statistics();
    for (const auto &way : {client.sentCompression(), client.receivedCompression()}) {
        QCOMPARE(way.messages, 2);
        QCOMPARE(way.payloadBytes, 30'000);
        QCOMPARE(way.compressed, compressed ? 2 : 0);
        QVERIFY(compressed ? way.wireBytes > 10 && way.wireBytes < 300 : way.wireBytes == 30'000);
    }
    QCOMPARE(server.receivedCompression(), client.sentCompression());
    QCOMPARE(server.sentCompression(), client.receivedCompression());
}

// Their pongs say what was measured.
void MeasuredSessionTest::countsKeepAlivePings()
{
    wslib::ClientRequest request;
    request.connection.pingInterval = 10ms;
    QVERIFY(connectTo({}, request));
    QTRY_VERIFY(m_clientLog->statistics().roundTrips().count >= 3);
    QTRY_VERIFY(m_clientSays->count("round trip") >= 3);
    m_client->disconnectFromServer();
    QTRY_VERIFY(m_clientSays->has("closed"));
    const LogStatistics::RoundTrips trips = m_clientLog->statistics().roundTrips();
    QVERIFY(count(*m_clientLog, LogEntry::Kind::Ping, LogEntry::Direction::Sent) >= trips.count);
    QCOMPARE(count(*m_clientLog, LogEntry::Kind::Pong, LogEntry::Direction::Received), trips.count);
    // By this log's clock, which stands still, each would have taken no time at all.
    QVERIFY(trips.shortestNs > 0 && trips.shortestNs <= trips.longestNs);
    QVERIFY(trips.lastNs >= trips.shortestNs && trips.lastNs <= trips.longestNs);
    QVERIFY(!m_clientSays->has("impossible"));
}

void MeasuredSessionTest::countsKeepAlivePingsOfAServer()
{
    ServerSettings settings;
    settings.options.connection.pingInterval = 10ms;
    QVERIFY(connectTo(settings, {}));
    QTRY_VERIFY(m_serverLog->statistics().roundTrips().count >= 2);
    QTRY_VERIFY(!m_serverSays->peers().isEmpty() && m_serverSays->peers().first().roundTrip);
    QVERIFY(count(*m_serverLog, LogEntry::Kind::Ping, LogEntry::Direction::Sent) >= 2);
}

WINDSOCK_TEST(MeasuredSessionTest)
#include "MeasuredSessionTest.moc"
