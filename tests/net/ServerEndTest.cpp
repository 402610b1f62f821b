#include "Loopback.h"

#include "tests/support/RawPeer.h"
#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include <QtTest>

using namespace wslib;
using namespace std::chrono_literals;

/// Servers that are stopped or deleted in the midst of their work, by those whom they tell of it, and limits by address.
class ServerEndTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void deletedWhenRefusingUnheard_data();
    void deletedWhenRefusingUnheard();
    void stoppedInNewConnectionAmongOthers_data();
    void stoppedInNewConnectionAmongOthers();
    void deletedWhileStopping();
    void deletedInStopped_data();
    void deletedInStopped();
    void deletedUnderLoad_data();
    void deletedUnderLoad();
    void stoppedWhileManyShakeHands();
    void limitsCountByAddress();

private:
    void listen(const ServerOptions &options, int threads = 1,
                const QHostAddress &address = QHostAddress(QHostAddress::LocalHost));
    std::vector<std::unique_ptr<RawPeer>> openPeers(int count);

    std::unique_ptr<Server> m_server;
    std::shared_ptr<HandlerScript> m_script;
};

void ServerEndTest::init()
{
    m_script = std::make_shared<HandlerScript>();
    m_script->messageReceived = HandlerScript::echo;
}

void ServerEndTest::listen(const ServerOptions &options, int threads, const QHostAddress &address)
{
    m_server = std::make_unique<Server>(options);
    m_server->setThreads(threads);
    // A script of its own for each handler: they may live in several threads.
    m_server->route(QRegularExpression(QStringLiteral(".*")), [] {
        auto script = std::make_shared<HandlerScript>();
        script->messageReceived = HandlerScript::echo;
        return std::make_unique<ScriptedHandler>(script);
    });
    QVERIFY(m_server->listen(address));
}

std::vector<std::unique_ptr<RawPeer>> ServerEndTest::openPeers(int count)
{
    std::vector<std::unique_ptr<RawPeer>> peers;
    for (int i = 0; i < count; ++i) {
        peers.push_back(std::make_unique<RawPeer>(m_server->port()));
        if (!peers.back()->upgrade())
            qWarning("a peer was not accepted");
    }
    return peers;
}

void ServerEndTest::deletedWhenRefusingUnheard_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<int>("ofAll");
    QTest::addColumn<int>("ofAddress");
    QTest::newRow("too many") << false << 1 << 0;
    QTest::newRow("too many of the address") << false << 0 << 1;
    QTest::newRow("too many, TLS") << true << 1 << 0;
}

// The refusal comes while the listener is still at its list of those who want in.
void ServerEndTest::deletedWhenRefusingUnheard()
{
    QFETCH(bool, tls);
    QFETCH(int, ofAll);
    QFETCH(int, ofAddress);
    const TestCertificate certificate;
    ServerOptions options;
    options.maxConnections = ofAll;
    options.maxConnectionsPerAddress = ofAddress;
    if (tls)
        options.tls = certificate.serverConfiguration();
    listen(options);
    const quint16 port = m_server->port();
    bool refused = false;
    connect(m_server.get(), &Server::handshakeRefused, this, [&] {
        refused = true;
        m_server.reset();
    });
    const RawPeer first(port);
    const RawPeer second(port);
    const RawPeer third(port);
    QTRY_VERIFY(refused);
    QTRY_VERIFY(first.isGone() && second.isGone() && third.isGone());
}

void ServerEndTest::stoppedInNewConnectionAmongOthers_data()
{
    QTest::addColumn<int>("threads");
    QTest::newRow("one loop") << 1;
    QTest::newRow("three loops") << 3;
}

// The new one is still Connecting: it ends within the call that goes through all of them.
void ServerEndTest::stoppedInNewConnectionAmongOthers()
{
    QFETCH(int, threads);
    listen({}, threads);
    const auto peers = openPeers(20);
    QSignalSpy stopped(m_server.get(), &Server::stopped);
    connect(m_server.get(), &Server::newConnection, m_server.get(), [this] { m_server->stop(); });
    RawPeer last(m_server->port());
    last.send(RawPeer::upgradeRequest());
    for (const auto &peer : peers) {
        const auto frame = peer->waitForFrame();
        QVERIFY(frame.has_value());
        QCOMPARE(frame->closeCode(), 1001);
        peer->close();
    }
    // With several loops, it is open by the time that this thread hears of it.
    QTRY_VERIFY(last.isGone() || last.received().contains("HTTP/1.1 101 "));
    last.close();
    QTRY_COMPARE(stopped.size(), 1);
    QCOMPARE(m_server->socketCount(), 0);
}

// By the one connection that ends within the call of stop().
void ServerEndTest::deletedWhileStopping()
{
    listen({});
    const auto peers = openPeers(5);
    connect(m_server.get(), &Server::newConnection, this, [this](Connection *connection) {
        connect(connection, &Connection::closed, this, [this] { m_server.reset(); });
        m_server->stop();
    });
    RawPeer last(m_server->port());
    last.send(RawPeer::upgradeRequest());
    QTRY_VERIFY(m_server == nullptr);
    QTRY_VERIFY(last.isGone());
    for (const auto &peer : peers)
        QTRY_VERIFY(peer->isGone());
}

void ServerEndTest::deletedInStopped_data()
{
    stoppedInNewConnectionAmongOthers_data();
}

void ServerEndTest::deletedInStopped()
{
    QFETCH(int, threads);
    listen({}, threads);
    const auto peers = openPeers(6);
    connect(m_server.get(), &Server::stopped, this, [this] { m_server.reset(); });
    m_server->stop(100ms); // nobody answers, so that the grace passes
    QTRY_VERIFY(m_server == nullptr);
    for (const auto &peer : peers)
        QTRY_VERIFY(peer->isGone());
}

void ServerEndTest::deletedUnderLoad_data()
{
    stoppedInNewConnectionAmongOthers_data();
}

// With several loops, echoes, handshakes and ends are under way in all of them.
void ServerEndTest::deletedUnderLoad()
{
    QFETCH(int, threads);
    for (int round = 0; round < 10; ++round) {
        listen({}, threads);
        const auto peers = openPeers(6);
        std::vector<std::unique_ptr<RawPeer>> more;
        for (int i = 0; i < 20; ++i) {
            for (const auto &peer : peers)
                peer->send(WireFrame::binary(QByteArray(10'000, 'x')).masked().bytes());
            more.push_back(std::make_unique<RawPeer>(m_server->port()));
            more.back()->send(RawPeer::upgradeRequest());
            if (i % 3 == 0)
                more.front()->reset();
            QCoreApplication::processEvents();
        }
        m_server.reset();
        for (const auto &peer : peers)
            QTRY_VERIFY(peer->isGone());
    }
}

void ServerEndTest::stoppedWhileManyShakeHands()
{
    for (int round = 0; round < 10; ++round) {
        listen({}, 3);
        QSignalSpy stopped(m_server.get(), &Server::stopped);
        std::vector<std::unique_ptr<RawPeer>> peers;
        for (int i = 0; i < 20; ++i) {
            peers.push_back(std::make_unique<RawPeer>(m_server->port()));
            peers.back()->send(RawPeer::upgradeRequest());
            if (i > 10)
                QCoreApplication::processEvents();
        }
        m_server->stop(200ms);
        QTRY_COMPARE(stopped.size(), 1);
        QTRY_COMPARE(m_server->socketCount(), 0);
        m_server->stop(200ms);
        m_server->stop(100ms);
        QTRY_COMPARE(stopped.size(), 2);
    }
}

void ServerEndTest::limitsCountByAddress()
{
    ServerOptions options;
    options.maxConnectionsPerAddress = 2;
    listen(options, 1, QHostAddress(QHostAddress::Any));
    const auto connected = [this](QHostAddress::SpecialAddress address) {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(QHostAddress(address), m_server->port());
        return socket->waitForConnected() ? std::make_unique<RawPeer>(std::move(socket)) : nullptr;
    };
    const auto refused = [](RawPeer &peer) {
        peer.send(RawPeer::upgradeRequest());
        return peer.waitFor("HTTP/1.1 429 ");
    };
    std::vector<std::unique_ptr<RawPeer>> peers;
    if (!connected(QHostAddress::LocalHostIPv6))
        QSKIP("This machine has no address ::1.");
    QTRY_COMPARE(m_server->socketCount(), 0);
    for (const auto address : {QHostAddress::LocalHost, QHostAddress::LocalHostIPv6}) {
        for (int i = 0; i < 2; ++i) {
            peers.push_back(connected(address));
            QVERIFY(peers.back()->upgrade());
        }
        const auto third = connected(address);
        QVERIFY(refused(*third));
    }
    // Whoever goes makes room for his own address only.
    peers.pop_back();
    QTRY_COMPARE(m_server->socketCount(), 3);
    const auto again = connected(QHostAddress::LocalHost);
    QVERIFY(refused(*again));
    const auto other = connected(QHostAddress::LocalHostIPv6);
    QVERIFY(other->upgrade());
}

WINDSOCK_TEST(ServerEndTest)
#include "ServerEndTest.moc"
