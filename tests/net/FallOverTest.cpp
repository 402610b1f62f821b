#include "ConnectionJournal.h"

#include "tests/support/BlackHole.h"
#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"

#include "wslib/net/Client.h"
#include "wslib/net/HostConnector.h"

#include <QtTest>

using namespace wslib;

namespace {

QList<QHostAddress> addresses(const QStringList &texts)
{
    QList<QHostAddress> result;
    for (const QString &text : texts)
        result.append(QHostAddress(text));
    return result;
}

} // namespace

// RFC 8305: from address to address, and one connection in the end.
class FallOverTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void takesTheFamiliesByTurns_data();
    void takesTheFamiliesByTurns();
    void connectsOnce();
    void connectsOnceByName();
    void passesARefusal();
    void passesSilence();
    void namesEveryRefusal();
    void knowsNamesBelowLocalhost();
    void endsWithTheConnection();

private:
    std::unique_ptr<RawServer> m_server;
    std::unique_ptr<Client> m_client;
    std::unique_ptr<ConnectionJournal> m_journal;
    ClientRequest m_request;
};

void FallOverTest::init()
{
    m_server = std::make_unique<RawServer>();
    m_server->answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    m_client = std::make_unique<Client>();
    m_journal = std::make_unique<ConnectionJournal>();
    m_request = {};
    m_request.url = m_server->url();
}

void FallOverTest::takesTheFamiliesByTurns_data()
{
    QTest::addColumn<QStringList>("found");
    QTest::addColumn<QStringList>("order");
    using Texts = QStringList;
    const auto list = [](const char *text) { return QString::fromLatin1(text).split(u' '); };
    QTest::newRow("none") << Texts() << Texts();
    QTest::newRow("one") << list("1.1.1.1") << list("1.1.1.1");
    QTest::newRow("IPv6 first") << list("1::1 1::2 1.1.1.1 1.1.1.2") << list("1::1 1.1.1.1 1::2 1.1.1.2");
    QTest::newRow("IPv4 first") << list("1.1.1.1 1.1.1.2 1::1") << list("1.1.1.1 1::1 1.1.1.2");
    QTest::newRow("more of the second") << list("1::1 1.1.1.1 1.1.1.2") << list("1::1 1.1.1.1 1.1.1.2");
    QTest::newRow("twice") << list("1.1.1.1 1.1.1.1 1::1 1::1") << list("1.1.1.1 1::1");
}

void FallOverTest::takesTheFamiliesByTurns()
{
    QFETCH(QStringList, found);
    QFETCH(QStringList, order);
    QCOMPARE(HostConnector::interleaved(addresses(found)), addresses(order));
}

void FallOverTest::connectsOnce()
{
    m_journal->watch(m_client->open(m_request));
    QTRY_COMPARE(m_journal->events(), QByteArrayList{"opened"});
    QCOMPARE(m_server->connectionCount(), size_t{1});
}

// localhost often is ::1 and 127.0.0.1, and only one of them answers.
void FallOverTest::connectsOnceByName()
{
    m_request.url = QStringLiteral("ws://localhost:%1/").arg(m_server->serverPort());
    m_journal->watch(m_client->open(m_request));
    QTRY_COMPARE(m_journal->events(), QByteArrayList{"opened"});
    QCOMPARE(m_server->connectionCount(), size_t{1});
}

void FallOverTest::passesARefusal()
{
    m_request.url = QStringLiteral("ws://nowhere.invalid:%1/").arg(m_server->serverPort());
    m_request.addresses = addresses({QStringLiteral("::1"), QStringLiteral("127.0.0.1")});
    m_journal->watch(m_client->open(m_request));
    QTRY_COMPARE(m_journal->events(), QByteArrayList{"opened"});
    QCOMPARE(m_server->connectionCount(), size_t{1});
    QVERIFY(m_server->heads().first().contains("\r\nHost: nowhere.invalid:"));
}

void FallOverTest::passesSilence()
{
    const BlackHole silent("127.0.0.2", m_server->serverPort());
    if (!silent.stands())
        QSKIP("there is no address that keeps silent here");
    m_request.addresses = addresses({QStringLiteral("127.0.0.2"), QStringLiteral("127.0.0.1")});
    Connection *connection = m_client->open(m_request);
    m_journal->watch(connection);
    QTRY_COMPARE(m_journal->events(), QByteArrayList{"opened"});
    QVERIFY(connection->remoteAddress().startsWith(u"127.0.0.1:"));
    QVERIFY(*connection->opening().timings.of(ConnectPhase::Connecting) >= std::chrono::milliseconds(200));
    // Alone, it would keep us waiting for ever.
    m_request.addresses.removeLast();
    m_request.connectTimeout = std::chrono::milliseconds(300);
    ConnectionJournal alone;
    alone.watch(m_client->open(m_request));
    QTRY_COMPARE(alone.events(), (QByteArrayList{"failed TimedOut", "closed 1006 \"\""}));
    QCOMPARE(alone.error().phase, ConnectPhase::Connecting);
    QVERIFY2(alone.error().text.contains(u"no answer to TCP"), qPrintable(alone.error().text));
}

void FallOverTest::namesEveryRefusal()
{
    const quint16 port = m_server->serverPort();
    m_server.reset();
    m_request.addresses = addresses({QStringLiteral("127.0.0.1"), QStringLiteral("127.0.0.1"), QStringLiteral("::1")});
    HostConnector connector([] { return new QTcpSocket; }, QIODevice::ReadWrite, nullptr);
    QSignalSpy failed(&connector, &HostConnector::failed);
    connector.start(QStringLiteral("unused"), port, m_request.addresses);
    QVERIFY(failed.wait());
    QCOMPARE(failed.size(), 1);
    QVERIFY2(connector.errorString().contains(QStringLiteral("127.0.0.1:%1: ").arg(port)),
             qPrintable(connector.errorString()));
    QVERIFY2(connector.errorString().contains(QStringLiteral("[::1]:%1: ").arg(port)),
             qPrintable(connector.errorString()));
}

void FallOverTest::knowsNamesBelowLocalhost()
{
    m_request.url = QStringLiteral("ws://tenant.localhost:%1/").arg(m_server->serverPort());
    m_journal->watch(m_client->open(m_request));
    QTRY_COMPARE(m_journal->events(), QByteArrayList{"opened"});
    QVERIFY(m_server->heads().first().contains("\r\nHost: tenant.localhost:"));
}

void FallOverTest::endsWithTheConnection()
{
    const BlackHole silent("127.0.0.2", m_server->serverPort());
    m_request.addresses = addresses({QStringLiteral("127.0.0.2"), QStringLiteral("127.0.0.3")});
    Connection *connection = m_client->open(m_request);
    m_journal->watch(connection);
    // In each phase that comes.
    connect(connection, &Connection::phaseEntered, connection, [connection](ConnectPhase phase) {
        if (phase == ConnectPhase::Connecting)
            delete connection;
    });
    QTRY_VERIFY(m_journal->isClosed());
    QVERIFY(m_client->children().isEmpty());
}

WINDSOCK_TEST(FallOverTest)
#include "FallOverTest.moc"
