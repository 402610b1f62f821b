#include "Loopback.h"

#include "tests/support/TestRegistry.h"

#include <QMutex>
#include <QtTest>

#include <atomic>

using namespace wslib;
using namespace std::chrono_literals;

namespace {

// What handlers in several threads have seen.
struct Witness
{
    void saw(const QThread *thread)
    {
        const QMutexLocker lock(&mutex);
        threads.insert(thread);
    }
    qsizetype threadCount()
    {
        const QMutexLocker lock(&mutex);
        return threads.size();
    }

    QMutex mutex;
    QSet<const QThread *> threads;
    std::atomic<int> open = 0;
    std::atomic<int> closed = 0;
    std::atomic<int> foreign = 0; ///< Calls in another thread than that of the connection.
};

class WitnessingEcho : public Handler
{
public:
    explicit WitnessingEcho(std::shared_ptr<Witness> witness)
        : m_witness(std::move(witness))
    {
    }
    void opened(const RouteMatch & /*match*/) override
    {
        m_witness->saw(QThread::currentThread());
        ++m_witness->open;
        note();
    }
    void messageReceived(const Message &message) override
    {
        note();
        connection()->send(message);
    }
    void closed(CloseCode /*code*/, const QString & /*reason*/) override
    {
        note();
        ++m_witness->closed;
    }

private:
    void note()
    {
        if (connection()->thread() != QThread::currentThread())
            ++m_witness->foreign;
    }

    std::shared_ptr<Witness> m_witness;
};

} // namespace

// Server::setThreads(): N event loops.
class ServerThreadsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void spreadsConnections();
    void servesAll();
    void takesRoutesWhileItRuns();
    void reachesEveryConnection();
    void stopsAll();
    void dropsAllWhenItGoes();
    void limitsOverAllThreads();
    void refusesFromAnyThread();

private:
    bool openClients(int count);

    std::shared_ptr<Witness> m_witness;
    std::unique_ptr<Server> m_server;
    std::unique_ptr<Client> m_client;
    QList<Connection *> m_connections;
};

void ServerThreadsTest::init()
{
    m_connections.clear();
    m_client = std::make_unique<Client>();
    m_witness = std::make_shared<Witness>();
    ServerOptions options;
    options.maxConnections = 50;
    m_server = std::make_unique<Server>(options);
    m_server->setThreads(3);
    m_server->route(QRegularExpression(QStringLiteral("/echo")),
                    [witness = m_witness] { return std::make_unique<WitnessingEcho>(witness); });
    QVERIFY(m_server->listen());
}

bool ServerThreadsTest::openClients(int count)
{
    QList<QFuture<Connection *>> futures;
    ClientRequest request;
    request.url = m_server->url() + QStringLiteral("/echo");
    for (int i = 0; i < count; ++i)
        futures.append(m_client->connectTo(request));
    for (const QFuture<Connection *> &future : futures) {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }))
            return false;
        m_connections.append(future.result());
    }
    return QTest::qWaitFor([&] { return m_witness->open == m_connections.size(); });
}

void ServerThreadsTest::spreadsConnections()
{
    QVERIFY(openClients(9));
    QCOMPARE(m_witness->threadCount(), 3);
    QVERIFY(!m_witness->threads.contains(QThread::currentThread()));
    QCOMPARE(m_server->socketCount(), 9);
    QVERIFY(m_server->connections().isEmpty());
}

void ServerThreadsTest::servesAll()
{
    QVERIFY(openClients(9));
    int echoes = 0;
    for (Connection *connection : m_connections) {
        connect(connection, &Connection::messageReceived, this, [&] { ++echoes; });
        for (int i = 0; i < 100; ++i)
            connection->sendText(QByteArray::number(i));
    }
    QTRY_COMPARE(echoes, 900);
    QCOMPARE(m_witness->foreign.load(), 0);
}

void ServerThreadsTest::takesRoutesWhileItRuns()
{
    QVERIFY(openClients(3));
    const auto later = std::make_shared<Witness>();
    m_server->route(QRegularExpression(QStringLiteral("/later")),
                    [later] { return std::make_unique<WitnessingEcho>(later); });
    ClientRequest request;
    request.url = m_server->url() + QStringLiteral("/later");
    for (int i = 0; i < 3; ++i)
        m_client->open(request);
    QTRY_COMPARE(later->threadCount(), 3);
}

void ServerThreadsTest::reachesEveryConnection()
{
    QVERIFY(openClients(6));
    int messages = 0;
    for (Connection *connection : m_connections)
        connect(connection, &Connection::messageReceived, this, [&] { ++messages; });
    m_server->forEachConnection([](Connection *connection) { connection->sendText(u"to all"); });
    QTRY_COMPARE(messages, 6);
}

void ServerThreadsTest::stopsAll()
{
    QVERIFY(openClients(6));
    QSignalSpy stopped(m_server.get(), &Server::stopped);
    m_server->stop();
    QVERIFY(stopped.wait());
    QCOMPARE(m_witness->closed.load(), 6);
    for (Connection *connection : m_connections)
        QTRY_COMPARE(connection->closeCode(), CloseCode::GoingAway);
    QTRY_COMPARE(m_server->socketCount(), 0);
    QCOMPARE(stopped.size(), 1);
}

void ServerThreadsTest::dropsAllWhenItGoes()
{
    QVERIFY(openClients(6));
    m_server.reset();
    QCOMPARE(m_witness->closed.load(), 6);
    QCOMPARE(m_witness->foreign.load(), 0);
    for (Connection *connection : m_connections)
        QTRY_COMPARE(connection->closeCode(), CloseCode::GoingAway);
}

void ServerThreadsTest::limitsOverAllThreads()
{
    QVERIFY(openClients(50));
    ClientRequest request;
    request.url = m_server->url() + QStringLiteral("/echo");
    ConnectionJournal journal;
    journal.watch(m_client->open(request));
    QTRY_VERIFY(journal.isClosed());
    QCOMPARE(journal.error().response.status, 503);
    m_connections.takeLast()->abort();
    QTRY_COMPARE(m_server->socketCount(), 49);
    QVERIFY(m_client->open(request));
    QTRY_COMPARE(m_witness->open.load(), 51);
}

void ServerThreadsTest::refusesFromAnyThread()
{
    QSignalSpy refused(m_server.get(), &Server::handshakeRefused); // queued to this thread
    ClientRequest request;
    request.url = m_server->url() + QStringLiteral("/nowhere");
    ConnectionJournal journal;
    journal.watch(m_client->open(request));
    QTRY_VERIFY(journal.isClosed());
    QCOMPARE(journal.error().response.status, 404);
    QTRY_COMPARE(refused.size(), 1);
}

WINDSOCK_TEST(ServerThreadsTest)
#include "ServerThreadsTest.moc"
