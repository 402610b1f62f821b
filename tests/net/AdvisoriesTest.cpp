#include "Loopback.h"

#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include <QTimer>
#include <QtTest>

using namespace wslib;
using namespace std::chrono_literals;

// What went wrong elsewhere and needs a socket to go wrong; the rest is in tests/protocol/AdvisoriesTest.cpp. Frames
// that ride with the handshake are in LeftoverTest, deletions from within callbacks in ReentrancyTest.
class AdvisoriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answerThatTricklesInForEver_data();
    void answerThatTricklesInForEver();
    void requestThatTricklesInForEver();
    void answerBeforeTheQuestion();
    void maskedFramesAcceptedByAClient();
    void errorPathFreesWhatACallbackStillUses_data();
    void errorPathFreesWhatACallbackStillUses();
    void declaredLengthBelieved();
};

namespace {

// Sends the bytes of @p text one by one, and then @p filler for ever, as long as this lives.
class Trickle
{
public:
    Trickle(RawPeer &peer, const QByteArray &text, const QByteArray &filler)
        : m_text(text)
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this, &peer, filler] {
            if (!peer.isConnected())
                return;
            peer.send(m_text.isEmpty() ? filler : m_text.first(1));
            m_text = m_text.sliced(qMin<qsizetype>(1, m_text.size()));
            ++m_sent;
        });
        m_timer.start(1ms);
    }

    int sent() const { return m_sent; }

private:
    QTimer m_timer;
    QByteArray m_text;
    int m_sent = 0;
};

} // namespace

void AdvisoriesTest::answerThatTricklesInForEver_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("status line") << QByteArray("HTTP/1.1 101 ");
    QTest::newRow("head") << QByteArray("HTTP/1.1 101 Switching Protocols\r\nX: ");
    QTest::newRow("body") << QByteArray("HTTP/1.1 500 No\r\n\r\n");
    QTest::newRow("body with a length") << QByteArray("HTTP/1.1 500 No\r\nContent-Length: 60000\r\n\r\n");
}

// Time is counted from the beginning, not from the last byte.
void AdvisoriesTest::answerThatTricklesInForEver()
{
    QFETCH(QByteArray, start);
    RawServer server;
    Client client;
    ConnectionJournal journal;
    ClientRequest request;
    request.url = server.url();
    request.connectTimeout = 200ms;
    journal.watch(client.open(request));
    RawPeer *peer = server.waitForPeer();
    QVERIFY(peer != nullptr);
    Trickle trickle(*peer, start, "x");
    QTRY_VERIFY(journal.isClosed());
    QVERIFY(journal.events().first().startsWith("failed "));
    QVERIFY(trickle.sent() > 0);
    QTRY_VERIFY(peer->isGone());
}

void AdvisoriesTest::requestThatTricklesInForEver()
{
    ServerOptions options;
    options.connection.limits.handshakeTimeout = 200ms;
    Loopback loopback(options);
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    Trickle trickle(peer, "GET / HTTP/1.1\r\nX: ", "x");
    QTRY_VERIFY(peer.isGone());
    QCOMPARE(loopback.refusals.size(), 1);
    QVERIFY(loopback.refusals.first().startsWith("408 "));
}

// It can't know our key.
void AdvisoriesTest::answerBeforeTheQuestion()
{
    RawServer server;
    server.greetWith("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                     "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"
                     + WireFrame::text("unasked").bytes());
    Client client;
    ConnectionJournal journal;
    ClientRequest request;
    request.url = server.url();
    journal.watch(client.open(request));
    QTRY_VERIFY(journal.isClosed());
    QCOMPARE(journal.events(), (QByteArrayList{"failed Handshake", "closed 1006 \"\""}));
    QCOMPARE(journal.error().handshakeFailure, HandshakeFailure::WrongAccept);
}

void AdvisoriesTest::maskedFramesAcceptedByAClient()
{
    RawServer server;
    server.answerWith([](const QByteArray &head) {
        return RawPeer::upgradeAnswer(head) + WireFrame::text("masked").masked().bytes();
    });
    Client client;
    ConnectionJournal journal;
    ClientRequest request;
    request.url = server.url();
    journal.watch(client.open(request));
    QTRY_VERIFY(journal.isClosed());
    QCOMPARE(journal.events().first(2), (QByteArrayList{"opened", "failed Protocol"}));
    const auto frame = server.peer().waitForFrame();
    QVERIFY(frame.has_value());
    QCOMPARE(frame->closeCode(), 1002);
}

void AdvisoriesTest::errorPathFreesWhatACallbackStillUses_data()
{
    QTest::addColumn<QByteArray>("frames");
    const QByteArray message = WireFrame::text("message").masked().bytes();
    QTest::newRow("failure behind the message") << message + WireFrame::text("unmasked").bytes();
    QTest::newRow("messages behind the message") << message + message + message;
    QTest::newRow("Close behind the message") << message + WireFrame::close(1000).masked().bytes();
    QTest::newRow("half a frame behind the message") << message + WireFrame::binary("x").masked().header();
}

// The message's own bytes, and what follows it in the packet, are still there when its receiver has ended it all.
void AdvisoriesTest::errorPathFreesWhatACallbackStillUses()
{
    QFETCH(QByteArray, frames);
    Loopback loopback;
    QByteArray seen;
    loopback.script->messageReceived = [&](Connection *connection, const Message &message) {
        connection->abort();
        seen += message.payload;
    };
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    peer.send(RawPeer::upgradeRequest() + frames);
    QTRY_VERIFY(peer.isGone());
    QTRY_COMPARE(loopback.script->destroyed, 1);
    QCOMPARE(seen, QByteArray("message"));
}

// One peer's fault is that peer's end, and nobody else's.
void AdvisoriesTest::declaredLengthBelieved()
{
    ServerOptions options;
    options.connection.limits.maxMessageSize = 1000;
    Loopback loopback(options);
    loopback.script->messageReceived = HandlerScript::echo;
    QVERIFY(loopback.listen());
    RawPeer good(loopback.port());
    QVERIFY(good.upgrade());
    for (int i = 0; i < 20; ++i) {
        RawPeer bad(loopback.port());
        QVERIFY(bad.upgrade());
        bad.send(WireFrame::binary().declaring(0x7FFFFFFFFFFFFFFF).masked().header());
        const auto frame = bad.waitForFrame();
        QVERIFY(frame.has_value());
        QCOMPARE(frame->closeCode(), 1009);
    }
    good.send(WireFrame::text("served").masked().bytes());
    const auto frame = good.waitForFrame();
    QVERIFY(frame.has_value());
    QCOMPARE(frame->payload, QByteArray("served"));
}

WINDSOCK_TEST(AdvisoriesTest)
#include "AdvisoriesTest.moc"
