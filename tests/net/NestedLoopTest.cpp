#include "Loopback.h"

#include "tests/support/RawPeer.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include <QtTest>

using namespace wslib;

// A slot may run an event loop of its own, as a message box does. What comes meanwhile is told when the slot is done, in
// its order; the others are served.
class NestedLoopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void keepsTheOrder_data();
    void keepsTheOrder();
    void losesNothingToTheEnd_data();
    void losesNothingToTheEnd();
    void keepsWhatIsntParsedYet();
    void keepsTheOrderOfWhatWasHeld();
    void sendsFromWithin();
    void servesTheOthers();

private:
    /// Runs once, in the slot that is told of the first message.
    void inTheFirstMessage(const std::function<void()> &act);
    QByteArrayList heard() const { return m_heard; }
    static QByteArray text(const QByteArray &payload) { return WireFrame::text(payload).masked().bytes(); }
    /// Lets everything happen that happens by itself.
    static void runLoop();

    std::unique_ptr<Loopback> m_loopback;
    std::unique_ptr<RawPeer> m_peer;
    QByteArrayList m_heard;
};

void NestedLoopTest::init()
{
    m_heard.clear();
    m_loopback = std::make_unique<Loopback>();
    QVERIFY(m_loopback->listen());
    m_peer = std::make_unique<RawPeer>(m_loopback->port());
    QVERIFY(m_peer->upgrade());
    QTRY_VERIFY(m_loopback->atServer);
}

void NestedLoopTest::cleanup()
{
    m_peer.reset();
    m_loopback.reset();
}

void NestedLoopTest::runLoop()
{
    // Two peers and a server in this thread: what is on its way has arrived after so many passes.
    for (int i = 0; i < 200; ++i)
        QCoreApplication::processEvents();
}

void NestedLoopTest::inTheFirstMessage(const std::function<void()> &act)
{
    QObject::connect(m_loopback->atServer, &Connection::messageReceived, this, [this, act](const Message &message) {
        const bool first = m_heard.isEmpty();
        m_heard += message.payload;
        if (!first)
            return;
        act();
        runLoop();
        m_heard += "done";
    });
    QObject::connect(m_loopback->atServer, &Connection::closed, this, [this] { m_heard += "closed"; });
}

void NestedLoopTest::keepsTheOrder_data()
{
    QTest::addColumn<bool>("pulling");
    QTest::newRow("told") << false;
    QTest::newRow("told and read") << true;
}

void NestedLoopTest::keepsTheOrder()
{
    QFETCH(bool, pulling);
    if (pulling)
        (void)m_loopback->atServer->readMessage();
    inTheFirstMessage([this] { m_peer->send(text("4")); });
    m_peer->send(text("1") + text("2") + text("3"));
    QTRY_COMPARE(heard(), (QByteArrayList{"1", "done", "2", "3", "4"}));
    m_peer->send(text("5"));
    QTRY_COMPARE(heard().last(), QByteArray("5"));
}

void NestedLoopTest::losesNothingToTheEnd_data()
{
    QTest::addColumn<bool>("reset");
    QTest::newRow("end") << false;
    QTest::newRow("reset") << true;
}

void NestedLoopTest::losesNothingToTheEnd()
{
    QFETCH(bool, reset);
    inTheFirstMessage([this, reset] {
        if (reset)
            m_peer->reset();
        else
            m_peer->finishSending();
    });
    m_peer->send(text("1") + text("2") + text("3"));
    QTRY_COMPARE(heard(), (QByteArrayList{"1", "done", "2", "3", "closed"}));
}

// With readMessage() a packet is parsed in slices: the rest of it must still be there afterwards, whoever reads meanwhile.
void NestedLoopTest::keepsWhatIsntParsedYet()
{
    (void)m_loopback->atServer->readMessage();
    RawPeer other(m_loopback->port());
    inTheFirstMessage([&other] {
        QVERIFY(other.upgrade());
        other.send(text(QByteArray(60'000, 'o')));
    });
    QByteArray packet;
    QByteArrayList expected{"0", "done"};
    for (int i = 0; i < 2000; ++i) {
        packet += text(QByteArray::number(i));
        if (i > 0)
            expected += QByteArray::number(i);
    }
    m_peer->send(packet);
    QTRY_COMPARE(heard().size(), expected.size());
    QCOMPARE(heard(), expected);
}

// A large packet is taken in turns; what is left of it waits for the next, and new bytes behind it.
void NestedLoopTest::keepsTheOrderOfWhatWasHeld()
{
    (void)m_loopback->atServer->readMessage();
    constexpr int count = 20'000; // more than one turn
    int heardSoFar = 0;
    bool inOrder = true;
    QObject::connect(m_loopback->atServer, &Connection::messageReceived, this, [&](const Message &message) {
        (void)m_loopback->atServer->readMessage(); // so that the inbox never fills
        inOrder = inOrder && message.payload == QByteArray::number(heardSoFar);
        ++heardSoFar;
        if (heardSoFar % 1000 != 0)
            return;
        m_peer->send(text(QByteArray::number(count + heardSoFar / 1000 - 1)));
        runLoop();
    });
    QByteArray packet;
    for (int i = 0; i < count; ++i)
        packet += text(QByteArray::number(i));
    m_peer->send(packet);
    QTRY_COMPARE_WITH_TIMEOUT(heardSoFar, count + count / 1000, 20'000);
    QVERIFY(inOrder);
}

void NestedLoopTest::sendsFromWithin()
{
    bool answered = false;
    inTheFirstMessage([this, &answered] {
        QEventLoop loop;
        QTimer::singleShot(0, m_loopback->atServer, [this] { m_loopback->atServer->sendText(u"from within"); });
        QTimer timeOut; // what would be too late, it fails by
        QObject::connect(&timeOut, &QTimer::timeout, &loop, &QEventLoop::quit);
        timeOut.start(5000);
        QTimer poll;
        QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
            answered = m_peer->received().contains("from within");
            if (answered)
                loop.quit();
        });
        poll.start(0);
        loop.exec();
    });
    m_peer->send(text("1"));
    QTRY_VERIFY(heard().contains("done"));
    QVERIFY(answered);
}

void NestedLoopTest::servesTheOthers()
{
    int pongs = 0;
    RawPeer *const other = m_peer.get();
    RawPeer busy(m_loopback->port());
    const QPointer<Connection> before = m_loopback->atServer;
    QVERIFY(busy.upgrade());
    QTRY_VERIFY(m_loopback->atServer && m_loopback->atServer != before);
    inTheFirstMessage([other, &pongs] {
        for (int i = 0; i < 3; ++i) {
            other->send(WireFrame::ping("still there?").masked().bytes());
            const auto pong = other->waitForFrame();
            pongs += pong && pong->opcode() == 10 ? 1 : 0;
        }
    });
    busy.send(text("1"));
    QTRY_COMPARE(heard(), (QByteArrayList{"1", "done"}));
    QCOMPARE(pongs, 3);
}

WINDSOCK_TEST(NestedLoopTest)
#include "NestedLoopTest.moc"
