#include "Loopback.h"

#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include <QFutureWatcher>
#include <QtTest>

using namespace wslib;

// What rides in the packet of the handshake is not lost, whoever waits for whatever.
class LeftoverTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void reachesTheSignals();
    void reachesWhoConnectsInOpened();
    void reachesAContinuation();
    void reachesAFutureWatcher();
    void isCutAnywhere_data();
    void isCutAnywhere();
    void behindTheRequestReachesTheHandler();
    void isAnsweredInOrder();
    void mayEndTheConnection();
    void goesWithAnAbort();

private:
    ClientRequest toServer() const;

    std::unique_ptr<RawServer> m_server;
    const QByteArray m_frames =
        WireFrame::text("first").bytes() + WireFrame::ping("second").bytes() + WireFrame::binary("third").bytes();
};

void LeftoverTest::init()
{
    m_server = std::make_unique<RawServer>();
    m_server->answerWith([this](const QByteArray &head) { return RawPeer::upgradeAnswer(head) + m_frames; });
}

ClientRequest LeftoverTest::toServer() const
{
    ClientRequest request;
    request.url = m_server->url();
    return request;
}

void LeftoverTest::reachesTheSignals()
{
    Client client;
    ConnectionJournal journal;
    journal.watch(client.open(toServer()));
    QTRY_COMPARE(journal.events(), (QByteArrayList{"opened", "text \"first\"", "ping \"second\"", "binary \"third\""}));
}

void LeftoverTest::reachesWhoConnectsInOpened()
{
    Client client;
    ConnectionJournal journal;
    Connection *connection = client.open(toServer());
    connect(connection, &Connection::opened, this, [&] { journal.watch(connection); });
    QTRY_COMPARE(journal.events(), (QByteArrayList{"text \"first\"", "ping \"second\"", "binary \"third\""}));
}

void LeftoverTest::reachesAContinuation()
{
    Client client;
    ConnectionJournal journal;
    client.connectTo(toServer()).then(this, [&](Connection *connection) { journal.watch(connection); });
    QTRY_COMPARE(journal.events(), (QByteArrayList{"text \"first\"", "ping \"second\"", "binary \"third\""}));
}

// A watcher hears of it by an event of its own.
void LeftoverTest::reachesAFutureWatcher()
{
    Client client;
    ConnectionJournal journal;
    QFutureWatcher<Connection *> watcher;
    connect(&watcher, &QFutureWatcher<Connection *>::finished, this, [&] { journal.watch(watcher.result()); });
    watcher.setFuture(client.connectTo(toServer()));
    QTRY_COMPARE(journal.events(), (QByteArrayList{"text \"first\"", "ping \"second\"", "binary \"third\""}));
}

void LeftoverTest::isCutAnywhere_data()
{
    QTest::addColumn<int>("behind");
    for (const int behind : {-3, -1, 0, 1, 3, 7, 8, 20})
        QTest::addRow("%d bytes behind the head", behind) << behind;
}

void LeftoverTest::isCutAnywhere()
{
    QFETCH(int, behind);
    QByteArray later;
    m_server->answerWith([&](const QByteArray &head) {
        const QByteArray answer = RawPeer::upgradeAnswer(head);
        const qsizetype at = answer.size() + behind;
        later = (answer + m_frames).sliced(at);
        return (answer + m_frames).first(at);
    });
    Client client;
    ConnectionJournal journal;
    journal.watch(client.open(toServer()));
    if (behind >= 0)
        QTRY_VERIFY(!journal.events().isEmpty());
    else
        QTRY_VERIFY(!later.isEmpty());
    m_server->peer().send(later);
    QTRY_COMPARE(journal.events(), (QByteArrayList{"opened", "text \"first\"", "ping \"second\"", "binary \"third\""}));
}

void LeftoverTest::behindTheRequestReachesTheHandler()
{
    Loopback loopback;
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    peer.send(RawPeer::upgradeRequest() + WireFrame::text("early").masked().bytes()
              + WireFrame::close(1000, "done").masked().bytes());
    const QByteArrayList expected{"opened", "text \"early\"", "closed 1000 \"done\""};
    QVERIFY(peer.waitFor("\x88"));
    peer.close();
    QTRY_COMPARE(loopback.serverSays.events(), expected);
    QCOMPARE(loopback.script->journal, expected);
}

void LeftoverTest::isAnsweredInOrder()
{
    Loopback loopback;
    loopback.script->opened = [](Connection *connection, const RouteMatch &) {
        connection->sendText(QStringLiteral("welcome"));
    };
    loopback.script->messageReceived = HandlerScript::echo;
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    peer.send(RawPeer::upgradeRequest() + WireFrame::text("early").masked().bytes());
    QVERIFY(peer.waitFor("early"));
    QVERIFY(peer.takeHead()->startsWith("HTTP/1.1 101"));
    QCOMPARE(peer.received().toHex(), (WireFrame::text("welcome").bytes() + WireFrame::text("early").bytes()).toHex());
}

void LeftoverTest::mayEndTheConnection()
{
    m_server->closeAfterAnswer();
    m_server->answerWith([](const QByteArray &head) {
        return RawPeer::upgradeAnswer(head) + WireFrame::text("only").bytes() + WireFrame::close(3000, "bye").bytes();
    });
    Client client;
    ConnectionJournal journal;
    journal.watch(client.open(toServer()));
    QTRY_COMPARE(journal.events(), (QByteArrayList{"opened", "text \"only\"", "closed 3000 \"bye\""}));
}

void LeftoverTest::goesWithAnAbort()
{
    Client client;
    ConnectionJournal journal;
    Connection *connection = client.open(toServer());
    connect(connection, &Connection::opened, connection, &Connection::abort);
    journal.watch(connection);
    QTRY_VERIFY(journal.isClosed());
    QTRY_VERIFY(m_server->peer().isGone());
    QVERIFY(!journal.events().contains("text \"first\""));
}

WINDSOCK_TEST(LeftoverTest)
#include "LeftoverTest.moc"
