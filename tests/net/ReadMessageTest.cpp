#include "Loopback.h"

#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include <QtTest>

using namespace wslib;
using namespace std::chrono_literals;

namespace {

using Reading = std::optional<Message>;

QByteArray payloadOf(const QFuture<Reading> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }))
        return "(nothing came)";
    const Reading reading = future.result();
    return reading ? reading->payload : QByteArray("(closed)");
}

} // namespace

// tornado's read_message(): one message a call, or nothing once it is over.
class ReadMessageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void givesMessagesInOrder();
    void servesReadersInOrder();
    void losesNothingThatCameBefore();
    void losesNothingBetweenReads();
    void leavesMessagesToSignals();
    void worksBesideSignals();
    void endsWithNothing();
    void givesWhatIsLeftAfterTheEnd();
    void skipsWhoGaveUp();
    void mayEndTheConnectionFromWithin();
    void stopsTheSender();
    void stopsASenderOfEmptyMessages();
    void pausesByHand();
    void deliversWhatWasHeldAtTheEnd();
    void holdsDeflatedBytes();
    void keepsAliveWhilePaused();

private:
    bool openUnwatched();

    std::unique_ptr<Loopback> m_loopback;
};

void ReadMessageTest::init()
{
    m_loopback = std::make_unique<Loopback>();
}

// Without a journal at the client, whose signals nobody takes then.
bool ReadMessageTest::openUnwatched()
{
    if (!m_loopback->listen())
        return false;
    const QFuture<Connection *> future = m_loopback->client->connectTo(m_loopback->request);
    if (!QTest::qWaitFor([&] { return future.isFinished() && m_loopback->atServer; }))
        return false;
    m_loopback->atClient = future.result();
    return true;
}

void ReadMessageTest::givesMessagesInOrder()
{
    m_loopback->script->messageReceived = HandlerScript::echo;
    QVERIFY(openUnwatched());
    m_loopback->atClient->sendText(u"one");
    m_loopback->atClient->sendBinary(QByteArray("two"));
    QCOMPARE(payloadOf(m_loopback->atClient->readMessage()), QByteArray("one"));
    const QFuture<Reading> second = m_loopback->atClient->readMessage();
    QCOMPARE(payloadOf(second), QByteArray("two"));
    QVERIFY(!second.result()->isText());
}

void ReadMessageTest::servesReadersInOrder()
{
    QVERIFY(openUnwatched());
    const QFuture<Reading> first = m_loopback->atClient->readMessage();
    const QFuture<Reading> second = m_loopback->atClient->readMessage();
    m_loopback->atServer->sendText(u"a");
    m_loopback->atServer->sendText(u"b");
    QCOMPARE(payloadOf(second), QByteArray("b"));
    QCOMPARE(payloadOf(first), QByteArray("a"));
}

void ReadMessageTest::losesNothingThatCameBefore()
{
    m_loopback->script->opened = [](Connection *connection, const RouteMatch &) {
        for (int i = 0; i < 100; ++i)
            connection->sendText(QByteArray::number(i));
    };
    QVERIFY(openUnwatched());
    // Its pong comes behind them.
    const auto pong = m_loopback->atClient->ping();
    QTRY_VERIFY(pong.isFinished());
    for (int i = 0; i < 100; ++i)
        QCOMPARE(payloadOf(m_loopback->atClient->readMessage()), QByteArray::number(i));
}

void ReadMessageTest::losesNothingBetweenReads()
{
    QVERIFY(m_loopback->open()); // with a journal, which takes every message
    m_loopback->atServer->sendText(u"before");
    QTRY_VERIFY(m_loopback->clientSays.events().contains("text \"before\""));
    const QFuture<Reading> first = m_loopback->atClient->readMessage();
    m_loopback->atServer->sendText(u"a");
    m_loopback->atServer->sendText(u"b");
    QCOMPARE(payloadOf(first), QByteArray("a"));
    QTRY_VERIFY(m_loopback->clientSays.events().contains("text \"b\""));
    QCOMPARE(payloadOf(m_loopback->atClient->readMessage()), QByteArray("b"));
}

void ReadMessageTest::leavesMessagesToSignals()
{
    ServerOptions options;
    Loopback loopback(options);
    loopback.request.connection.limits.maxInbox = 100;
    QVERIFY(loopback.open());
    for (int i = 0; i < 1000; ++i)
        loopback.atServer->sendText(u"not kept, so nothing stops");
    QTRY_COMPARE(loopback.clientSays.events().size(), 1001);
}

void ReadMessageTest::worksBesideSignals()
{
    QVERIFY(m_loopback->open());
    const QFuture<Reading> future = m_loopback->atClient->readMessage();
    m_loopback->atServer->sendText(u"both");
    QCOMPARE(payloadOf(future), QByteArray("both"));
    QVERIFY(m_loopback->clientSays.events().contains("text \"both\""));
}

void ReadMessageTest::endsWithNothing()
{
    QVERIFY(openUnwatched());
    const QFuture<Reading> waiting = m_loopback->atClient->readMessage();
    m_loopback->atServer->close();
    QCOMPARE(payloadOf(waiting), QByteArray("(closed)"));
    QCOMPARE(payloadOf(m_loopback->atClient->readMessage()), QByteArray("(closed)"));
}

void ReadMessageTest::givesWhatIsLeftAfterTheEnd()
{
    QVERIFY(openUnwatched());
    m_loopback->atServer->sendText(u"last");
    m_loopback->atServer->close();
    QTRY_COMPARE(m_loopback->atClient->state(), Connection::State::Closed);
    QCOMPARE(payloadOf(m_loopback->atClient->readMessage()), QByteArray("last"));
    QCOMPARE(payloadOf(m_loopback->atClient->readMessage()), QByteArray("(closed)"));
}

void ReadMessageTest::skipsWhoGaveUp()
{
    QVERIFY(openUnwatched());
    QFuture<Reading> impatient = m_loopback->atClient->readMessage();
    impatient.cancel();
    const QFuture<Reading> patient = m_loopback->atClient->readMessage();
    m_loopback->atServer->sendText(u"for the other");
    QCOMPARE(payloadOf(patient), QByteArray("for the other"));
}

void ReadMessageTest::mayEndTheConnectionFromWithin()
{
    QVERIFY(openUnwatched());
    m_loopback->atClient->readMessage().then(
        [connection = m_loopback->atClient](const Reading &) { delete connection; });
    m_loopback->atServer->sendText(u"go");
    m_loopback->atServer->sendText(u"nobody there");
    QTRY_VERIFY(!m_loopback->atClient);
    QTRY_VERIFY(m_loopback->serverSays.isClosed());
}

// Flow control: who doesn't read stops the sender, through TCP, and costs no memory.
void ReadMessageTest::stopsTheSender()
{
    constexpr int count = 600;
    constexpr qsizetype size = 50'000;
    m_loopback->request.connection.limits.maxInbox = 200'000;
    QVERIFY(openUnwatched());
    for (int i = 0; i < count; ++i)
        m_loopback->atServer->sendBinary(QByteArray(size, 'x'));
    const qint64 all = m_loopback->atServer->pendingBytes();
    // The kernel's buffers take what they can, and then it stands still.
    qint64 before = -1;
    QTRY_VERIFY(m_loopback->atServer->pendingBytes() < all);
    while (before != m_loopback->atServer->pendingBytes()) {
        before = m_loopback->atServer->pendingBytes();
        QTest::qWait(100); // a time in which nothing must happen can only be waited for
    }
    QVERIFY2(before > 0, "the sender was never stopped");
    for (int i = 0; i < count; ++i)
        QCOMPARE(payloadOf(m_loopback->atClient->readMessage()).size(), size);
    QTRY_COMPARE(m_loopback->atServer->pendingBytes(), 0);
}

// They cost memory as well.
void ReadMessageTest::stopsASenderOfEmptyMessages()
{
    constexpr int count = 200'000;
    constexpr qint64 limit = 1'000'000;
    m_loopback->request.connection.limits.maxInbox = limit;
    QVERIFY(openUnwatched());
    for (int i = 0; i < count; ++i)
        m_loopback->atServer->sendText(u"");
    const auto pong = m_loopback->atServer->ping();
    QTRY_VERIFY(m_loopback->atClient->inboxSize() > limit);
    for (int i = 0; i < count; ++i) {
        QVERIFY(m_loopback->atClient->inboxSize() < limit + 64 * 4096);
        QCOMPARE(payloadOf(m_loopback->atClient->readMessage()), QByteArray());
    }
    QTRY_VERIFY(pong.isFinished());
}

void ReadMessageTest::pausesByHand()
{
    QVERIFY(m_loopback->open());
    m_loopback->atClient->setReadingPaused(true);
    QVERIFY(m_loopback->atClient->isReadingPaused());
    m_loopback->atServer->sendText(u"later");
    const auto pong = m_loopback->atServer->ping();
    QTRY_COMPARE(m_loopback->atServer->pendingBytes(), 0);
    QTest::qWait(50); // a time in which nothing must happen can only be waited for
    QCOMPARE(m_loopback->clientSays.events(), QByteArrayList{"opened"});
    QVERIFY(!pong.isFinished());
    m_loopback->atClient->setReadingPaused(false);
    QTRY_VERIFY(m_loopback->clientSays.events().contains("text \"later\""));
    QTRY_VERIFY(pong.isFinished());
}

void ReadMessageTest::deliversWhatWasHeldAtTheEnd()
{
    QVERIFY(m_loopback->open());
    // Paused in the midst of what came at once.
    connect(m_loopback->atClient, &Connection::messageReceived, this, [this](const Message &message) {
        if (message.payload == "pause")
            m_loopback->atClient->setReadingPaused(true);
    });
    m_loopback->atServer->sendText(u"pause");
    m_loopback->atServer->sendText(u"held");
    m_loopback->atServer->close(static_cast<CloseCode>(4001), QStringLiteral("bye"));
    QTRY_VERIFY(m_loopback->clientSays.events().contains("text \"pause\""));
    m_loopback->atClient->setReadingPaused(false);
    QTRY_VERIFY(m_loopback->clientSays.isClosed());
    QCOMPARE(m_loopback->clientSays.events(),
             (QByteArrayList{"opened", "text \"pause\"", "text \"held\"", "closed 4001 \"bye\""}));
}

// A few bytes may inflate to many messages: they must not all be there at once.
void ReadMessageTest::holdsDeflatedBytes()
{
    constexpr int count = 60;
    constexpr qsizetype size = 1024 * 1024;
    m_loopback->script->compressionOptions = [] { return DeflateOptions(); };
    m_loopback->request.compression = DeflateOptions();
    m_loopback->request.connection.limits.maxInbox = 2 * size;
    QVERIFY(openUnwatched());
    QVERIFY(m_loopback->atClient->isCompressed());
    for (int i = 0; i < count; ++i)
        m_loopback->atServer->sendBinary(QByteArray(size, static_cast<char>('a' + i % 26)));
    QTRY_COMPARE(m_loopback->atServer->pendingBytes(), 0); // all of it fits the kernel's buffers
    const auto pong = m_loopback->atServer->ping();
    for (int i = 0; i < count; ++i) {
        QVERIFY2(m_loopback->atClient->inboxSize() < 2 * size + 6 * size, "what waits isn't bounded");
        QCOMPARE(payloadOf(m_loopback->atClient->readMessage()), QByteArray(size, static_cast<char>('a' + i % 26)));
    }
    QTRY_VERIFY(pong.isFinished());
}

// The pong of a connection that isn't read may be here already.
void ReadMessageTest::keepsAliveWhilePaused()
{
    m_loopback->request.connection.pingInterval = 20ms;
    m_loopback->request.connection.pingTimeout = 40ms;
    QVERIFY(m_loopback->open());
    m_loopback->atClient->setReadingPaused(true);
    QTest::qWait(300); // a time in which nothing must happen can only be waited for
    QCOMPARE(m_loopback->atClient->state(), Connection::State::Open);
    m_loopback->atClient->setReadingPaused(false);
    QTRY_VERIFY(m_loopback->clientSays.events().contains("pong \"\""));
    QCOMPARE(m_loopback->atClient->state(), Connection::State::Open);
}

WINDSOCK_TEST(ReadMessageTest)
#include "ReadMessageTest.moc"
