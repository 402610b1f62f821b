#include "tests/support/RawPeer.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include "wslib/net/Connection.h"
#include "wslib/net/Server.h"
#include "wslib/net/Tampering.h"

#include <QtTest>

using namespace wslib;

namespace {

/// What a test wants to go wrong.
struct Wish
{
    std::optional<HttpResponse> refusal;
    HttpHeaders forged;
    bool decided = false;
    int wrapped = 0;
};

class WishedTampering : public Tampering
{
public:
    explicit WishedTampering(Wish &wish)
        : m_wish(wish)
    {
    }

    Transport *wrap(Transport *transport) override
    {
        ++m_wish.wrapped;
        return transport;
    }
    std::optional<HttpResponse> refuse(const HandshakeRequest & /*request*/) override { return m_wish.refusal; }
    void amend(const HandshakeRequest & /*request*/, HandshakeDecision &decision) override
    {
        m_wish.decided = true;
        decision.forged = m_wish.forged;
    }

private:
    Wish &m_wish;
};

} // namespace

/// The seams by which a server may be made to misbehave.
class TamperingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_server.reset(); }
    void refusesBeforeAnybodyIsAsked();
    void forgesTheAnswer();
    void leavesPingsToOthers();

private:
    QByteArray answer();

    Wish m_wish;
    ServerOptions m_options;
    std::unique_ptr<Server> m_server;
    bool m_handlerMade = false;
};

void TamperingTest::init()
{
    m_wish = {};
    m_handlerMade = false;
    m_options = {};
    m_options.tampering = [this] { return std::make_unique<WishedTampering>(m_wish); };
    m_server = std::make_unique<Server>(m_options);
    m_server->route(QRegularExpression(QStringLiteral("/")), [this] {
        m_handlerMade = true;
        return std::make_unique<Handler>();
    });
    QVERIFY(m_server->listen());
}

QByteArray TamperingTest::answer()
{
    RawPeer peer(m_server->port());
    peer.send(RawPeer::upgradeRequest());
    std::optional<QByteArray> head;
    (void)QTest::qWaitFor([&] { return (head = peer.takeHead()).has_value(); });
    return head.value_or(QByteArray());
}

void TamperingTest::refusesBeforeAnybodyIsAsked()
{
    m_wish.refusal = HttpResponse::refusal(503, "not now");
    QVERIFY(answer().startsWith("HTTP/1.1 503 "));
    QCOMPARE(m_wish.wrapped, 1);
    QVERIFY(!m_wish.decided);
    QVERIFY(!m_handlerMade);
}

void TamperingTest::forgesTheAnswer()
{
    m_wish.forged.append("Sec-WebSocket-Accept", "nonsense");
    m_wish.forged.append("Sec-WebSocket-Extensions", "x-unasked");
    const QByteArray head = answer();
    QVERIFY2(head.startsWith("HTTP/1.1 101 "), head);
    QVERIFY2(head.contains("\r\nSec-WebSocket-Accept: nonsense\r\n"), head);
    QVERIFY2(head.contains("\r\nSec-WebSocket-Extensions: x-unasked\r\n"), head);
    QCOMPARE(head.count("Sec-WebSocket-Accept"), 1);
}

void TamperingTest::leavesPingsToOthers()
{
    m_options.connection.answerPings = false;
    m_server = std::make_unique<Server>(m_options);
    m_server->route(QRegularExpression(QStringLiteral("/")), [] { return std::make_unique<Handler>(); });
    connect(m_server.get(), &Server::newConnection, this, [this](Connection *connection) {
        connect(connection, &Connection::pingReceived, this,
                [connection](const QByteArray &payload) { connection->pong("for " + payload); });
    });
    QVERIFY(m_server->listen());
    RawPeer peer(m_server->port());
    QVERIFY(peer.upgrade());
    peer.send(WireFrame::ping("one").masked().bytes() + WireFrame::ping("two").masked().bytes());
    QCOMPARE(peer.waitForFrame()->payload, QByteArray("for one"));
    QCOMPARE(peer.waitForFrame()->payload, QByteArray("for two"));
    QCOMPARE(peer.received(), QByteArray());
}

WINDSOCK_TEST(TamperingTest)
#include "TamperingTest.moc"
