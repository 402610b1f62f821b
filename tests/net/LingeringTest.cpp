#include "Loopback.h"

#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include <QtTest>

using namespace wslib;
using namespace std::chrono_literals;

// RFC 6455 §7.1.1: a socket that is closed while bytes wait unread answers with a reset, which may destroy
// our last frames on their way. So the sending side is shut down first, and what still comes is read.
class LingeringTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void letsTheCloseFrameArrive();
    void letsTheRefusalArrive_data();
    void letsTheRefusalArrive();
    void letsAClientsCloseFrameArrive();
    void endsWithThePeer();
    void doesNotGoOnForEver();
};

void LingeringTest::letsTheCloseFrameArrive()
{
    Loopback loopback;
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    peer.stopReading();
    peer.send(WireFrame::text("not masked").bytes());
    for (int i = 0; i < 100; ++i)
        peer.send(QByteArray(50'000, 'x'));
    QTRY_VERIFY(loopback.serverSays.events().contains("failed Protocol"));
    peer.readAgain();
    const auto close = peer.waitForFrame();
    QVERIFY2(close, qPrintable(peer.errorString()));
    QCOMPARE(close->closeCode(), 1002);
    QTRY_VERIFY2(peer.hasEnded(), qPrintable(peer.errorString()));
    QVERIFY(!peer.hasFailed());
}

void LingeringTest::letsTheRefusalArrive_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("nonsense") << QByteArray("\x16\x03\x01 this is TLS, say") << QByteArray("HTTP/1.1 400 ");
    QTest::newRow("post") << QByteArray("POST / HTTP/1.1\r\nHost: x\r\n\r\n") << QByteArray("HTTP/1.1 405 ");
    QTest::newRow("no upgrade") << QByteArray("GET / HTTP/1.1\r\nHost: x\r\n\r\n") << QByteArray("HTTP/1.1 426 ");
}

void LingeringTest::letsTheRefusalArrive()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, answer);
    Loopback loopback;
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    peer.stopReading();
    peer.send(request);
    for (int i = 0; i < 100; ++i)
        peer.send(QByteArray(50'000, 'x'));
    QTRY_COMPARE(loopback.refusals.size(), 1);
    peer.readAgain();
    QTRY_VERIFY2(peer.isGone(), "the answer isn't followed by an end");
    QVERIFY2(peer.hasEnded(), qPrintable(peer.errorString()));
    QVERIFY2(peer.received().startsWith(answer), peer.received().constData());
}

void LingeringTest::letsAClientsCloseFrameArrive()
{
    RawServer server;
    server.answerWith([](const QByteArray &head) {
        return RawPeer::upgradeAnswer(head) + WireFrame::text("masked").masked().bytes() + QByteArray(1'000'000, 'x');
    });
    Client client;
    ClientRequest request;
    request.url = server.url();
    ConnectionJournal journal;
    journal.watch(client.open(request));
    QVERIFY(server.waitForPeer() != nullptr);
    const auto close = server.peer().waitForFrame();
    QVERIFY2(close, qPrintable(server.peer().errorString()));
    QCOMPARE(close->closeCode(), 1002);
    QTRY_VERIFY(server.peer().hasEnded());
}

void LingeringTest::endsWithThePeer()
{
    Loopback loopback;
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    peer.send(WireFrame::text("not masked").bytes());
    QVERIFY(peer.waitForFrame());
    QVERIFY(!loopback.serverSays.isClosed());
    peer.close();
    QTRY_VERIFY(loopback.serverSays.isClosed());
}

void LingeringTest::doesNotGoOnForEver()
{
    ServerOptions options;
    options.connection.limits.closeTimeout = 50ms;
    Loopback loopback(options);
    QVERIFY(loopback.listen());
    RawPeer refused(loopback.port());
    RawPeer broken(loopback.port());
    refused.send("nonsense\n");
    QVERIFY(broken.upgrade());
    broken.send(WireFrame::text("not masked").bytes());
    QVERIFY(broken.waitForFrame());
    QVERIFY(refused.waitFor("400"));
    QTRY_VERIFY(loopback.serverSays.isClosed());
    QTRY_COMPARE(loopback.server->socketCount(), 0); // also what held the refused one
}

WINDSOCK_TEST(LingeringTest)
#include "LingeringTest.moc"
