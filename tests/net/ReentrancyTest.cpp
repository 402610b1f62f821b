#include "Loopback.h"

#include "tests/support/RawServer.h"
#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include <QtTest>

using namespace wslib;

namespace {

enum class Moment { Opened, Message, Sent, Ping, Pong, Failed, Closed };
enum class Deed { Delete, DeleteOwner, Abort, Close };

} // namespace

// Who is told of something may end the connection, delete it, or delete its client or server.
class ReentrancyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void inSignals_data();
    void inSignals();
    void inHandlers_data();
    void inHandlers();
    void inNewConnection_data();
    void inNewConnection();
    void inContinuationsOfPings();
    void inContinuationsOfSends();
    void inContinuationsAtTheEnd();
    void inFailedBeforeOpened_data();
    void inFailedBeforeOpened();
    void inHandshakeRefused();
    void nothingIsToldAfterAnAbort_data();
    void nothingIsToldAfterAnAbort();

private:
    std::unique_ptr<TestCertificate> m_certificate;
};

void ReentrancyTest::initTestCase()
{
    m_certificate = std::make_unique<TestCertificate>();
    QVERIFY2(m_certificate->errorString().isEmpty(), qPrintable(m_certificate->errorString()));
}

namespace {

void doDeed(Deed deed, Connection *connection, const std::function<void()> &deleteOwner)
{
    switch (deed) {
    case Deed::Delete:
        delete connection;
        break;
    case Deed::DeleteOwner:
        deleteOwner();
        break;
    case Deed::Abort:
        connection->abort();
        break;
    case Deed::Close:
        connection->close();
        break;
    }
}

void onMoment(Connection *connection, Moment moment, const std::function<void()> &act)
{
    switch (moment) {
    case Moment::Opened:
        QObject::connect(connection, &Connection::opened, connection, act);
        break;
    case Moment::Message:
        QObject::connect(connection, &Connection::messageReceived, connection, act);
        break;
    case Moment::Sent:
        QObject::connect(connection, &Connection::messageSent, connection, act);
        break;
    case Moment::Ping:
        QObject::connect(connection, &Connection::pingReceived, connection, act);
        break;
    case Moment::Pong:
        QObject::connect(connection, &Connection::pongReceived, connection, act);
        break;
    case Moment::Failed:
        QObject::connect(connection, &Connection::failed, connection, act);
        break;
    case Moment::Closed:
        QObject::connect(connection, &Connection::closed, connection, act);
        break;
    }
}

void deedRows(const QList<std::pair<const char *, Moment>> &moments)
{
    QTest::addColumn<bool>("atServer");
    QTest::addColumn<bool>("tls");
    QTest::addColumn<Moment>("moment");
    QTest::addColumn<Deed>("deed");
    const char *deeds[] = {"delete", "delete owner", "abort", "close"};
    for (const bool atServer : {false, true}) {
        for (const bool tls : {false, true}) {
            for (const auto &[name, moment] : moments) {
                for (int deed = 0; deed < 4; ++deed)
                    QTest::addRow("%s%s: %s in %s", atServer ? "server" : "client", tls ? " with TLS" : "", deeds[deed],
                                  name)
                        << atServer << tls << moment << static_cast<Deed>(deed);
            }
        }
    }
}

} // namespace

void ReentrancyTest::inSignals_data()
{
    deedRows({{"opened", Moment::Opened},
              {"messageReceived", Moment::Message},
              {"messageSent", Moment::Sent},
              {"pingReceived", Moment::Ping},
              {"pongReceived", Moment::Pong},
              {"failed", Moment::Failed},
              {"closed", Moment::Closed}});
}

// Both ends do everything there is, so that every signal of the victim comes, with more behind it in the same
// packet.
static void doEverything(Loopback &loopback, bool serverIsVictim, Moment moment)
{
    const QPointer<Connection> victim = serverIsVictim ? loopback.atServer : loopback.atClient;
    const QPointer<Connection> other = serverIsVictim ? loopback.atClient : loopback.atServer;
    if (victim)
        (void)victim->ping("from the victim");
    if (victim && moment == Moment::Sent)
        victim->sendText(QStringLiteral("from the victim"));
    if (!other)
        return;
    for (int i = 0; i < 3; ++i) {
        other->pong("to the victim");
        (void)other->ping("to the victim");
        other->sendText(QStringLiteral("to the victim"));
    }
    if (moment == Moment::Failed)
        other->abort();
    else
        other->close();
}

void ReentrancyTest::inSignals()
{
    QFETCH(bool, atServer);
    QFETCH(bool, tls);
    QFETCH(Moment, moment);
    QFETCH(Deed, deed);
    ServerOptions options;
    if (tls)
        options.tls = m_certificate->serverConfiguration();
    Loopback loopback(options);
    loopback.request.tls.addedCas = m_certificate->authority();
    int acted = 0;
    const auto prepareVictim = [&](Connection *connection) {
        onMoment(connection, moment, [&, connection] {
            ++acted;
            doDeed(deed, connection, [&] { atServer ? loopback.server.reset() : loopback.client.reset(); });
        });
    };
    if (atServer)
        connect(loopback.server.get(), &Server::newConnection, this, prepareVictim);
    QVERIFY(loopback.listen());
    loopback.atClient = loopback.client->open(loopback.request);
    loopback.clientSays.watch(loopback.atClient);
    if (!atServer)
        prepareVictim(loopback.atClient);
    QTRY_VERIFY(
        acted > 0
        || (loopback.serverSays.events().contains("opened") && loopback.clientSays.events().contains("opened")));
    doEverything(loopback, atServer, moment);
    QTRY_VERIFY(acted > 0);
    QTRY_VERIFY(loopback.isClosed() || (!atServer && moment == Moment::Opened)); // then the server may never have heard
    for (const ConnectionJournal *journal : {&loopback.clientSays, &loopback.serverSays}) {
        const auto isEnd = [](const QByteArray &event) { return event.startsWith("closed"); };
        QVERIFY(std::count_if(journal->events().begin(), journal->events().end(), isEnd) <= 1);
        QVERIFY(!journal->isClosed() || isEnd(journal->events().constLast()));
    }
}

void ReentrancyTest::inHandlers_data()
{
    deedRows({{"opened", Moment::Opened},
              {"messageReceived", Moment::Message},
              {"pingReceived", Moment::Ping},
              {"pongReceived", Moment::Pong},
              {"closed", Moment::Closed}});
}

void ReentrancyTest::inHandlers()
{
    QFETCH(bool, atServer);
    QFETCH(bool, tls);
    QFETCH(Moment, moment);
    QFETCH(Deed, deed);
    ServerOptions options;
    if (tls)
        options.tls = m_certificate->serverConfiguration();
    Loopback loopback(options);
    loopback.request.tls.addedCas = m_certificate->authority();
    int acted = 0;
    const auto clientScript = std::make_shared<HandlerScript>();
    HandlerScript &script = atServer ? *loopback.script : *clientScript;
    const auto act = [&](Connection *connection) {
        ++acted;
        doDeed(deed, connection, [&] { atServer ? loopback.server.reset() : loopback.client.reset(); });
    };
    if (moment == Moment::Opened)
        script.opened = [&](Connection *connection, const RouteMatch &) { act(connection); };
    else if (moment == Moment::Message)
        script.messageReceived = [&](Connection *connection, const Message &) { act(connection); };
    else
        (moment == Moment::Ping   ? script.pingReceived
         : moment == Moment::Pong ? script.pongReceived
                                  : script.closed) = act;
    // Deleting in closed() what is being deleted already is nobody's right.
    if (moment == Moment::Closed && (deed == Deed::Delete || deed == Deed::DeleteOwner))
        script.closed = [&](Connection *connection) {
            ++acted;
            connection->deleteLater();
        };
    QVERIFY(loopback.listen());
    loopback.atClient = loopback.client->open(loopback.request, std::make_unique<ScriptedHandler>(clientScript));
    loopback.clientSays.watch(loopback.atClient);
    QTRY_VERIFY(
        acted > 0
        || (loopback.serverSays.events().contains("opened") && loopback.clientSays.events().contains("opened")));
    doEverything(loopback, atServer, moment);
    QTRY_VERIFY(acted > 0);
    QTRY_VERIFY(loopback.isClosed() || (!atServer && moment == Moment::Opened));
    const auto isEnd = [](const QByteArray &event) { return event.startsWith("closed"); };
    QVERIFY(std::count_if(script.journal.begin(), script.journal.end(), isEnd) <= 1);
    QVERIFY(isEnd(script.journal.constLast()) || deed == Deed::Close);
}

void ReentrancyTest::inNewConnection_data()
{
    QTest::addColumn<int>("deed");
    QTest::newRow("delete") << 0;
    QTest::newRow("delete server") << 1;
    QTest::newRow("abort") << 2;
    QTest::newRow("close") << 3;
    QTest::newRow("stop") << 4;
}

void ReentrancyTest::inNewConnection()
{
    QFETCH(int, deed);
    Loopback loopback;
    connect(loopback.server.get(), &Server::newConnection, this, [&](Connection *connection) {
        if (deed == 4)
            loopback.server->stop();
        else
            doDeed(static_cast<Deed>(deed), connection, [&] { loopback.server.reset(); });
    });
    QVERIFY(loopback.listen());
    QSignalSpy stopped(loopback.server.get(), &Server::stopped);
    RawPeer peer(loopback.port());
    peer.send(RawPeer::upgradeRequest());
    QTRY_VERIFY(peer.isGone());
    QCOMPARE(peer.received(), QByteArray());
    QCOMPARE(loopback.serverSays.events(), QByteArrayList{"closed 1006 \"\""});
    QCOMPARE(loopback.script->journal, QByteArrayList()); // never opened
    QCOMPARE(loopback.script->destroyed, 1);
    if (deed == 4)
        QTRY_COMPARE(stopped.size(), 1);
}

void ReentrancyTest::inContinuationsOfPings()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    bool answered = false;
    loopback.atClient->ping("x").then([&](std::chrono::nanoseconds) {
        answered = true;
        delete loopback.atClient;
    });
    QTRY_VERIFY(answered);
    QTRY_VERIFY(loopback.isClosed());
    QCOMPARE(loopback.clientSays.events(), (QByteArrayList{"opened", "closed 1006 \"\""}));
}

void ReentrancyTest::inContinuationsOfSends()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    int finished = 0;
    for (int i = 0; i < 3; ++i)
        loopback.atClient->sendText(QStringLiteral("x")).future().then([&] {
            ++finished;
            delete loopback.atClient;
        });
    // More than is queued until the end of the pass: it is written within the send.
    const SendReceipt receipt = loopback.atClient->sendBinary(QByteArray(1024 * 1024, 'x'));
    QVERIFY(receipt.isQueued());
    QVERIFY(loopback.atClient);
    QTRY_COMPARE(finished, 3);
    QTRY_VERIFY(loopback.isClosed());
}

void ReentrancyTest::inContinuationsAtTheEnd()
{
    Loopback loopback;
    QVERIFY(loopback.open());
    int failed = 0;
    const auto deleteIt = [&](const ClosedError &) {
        if (++failed == 1)
            delete loopback.atClient;
    };
    loopback.atClient->ping("1").then([](std::chrono::nanoseconds) {}).onFailed(deleteIt);
    loopback.atClient->ping("2").then([](std::chrono::nanoseconds) {}).onFailed(deleteIt);
    loopback.atClient->sendText(QStringLiteral("x")).future().onFailed(deleteIt);
    loopback.atClient->abort();
    QCOMPARE(failed, 3);
    QVERIFY(!loopback.atClient);
    QTRY_VERIFY(loopback.serverSays.isClosed());
}

void ReentrancyTest::inFailedBeforeOpened_data()
{
    QTest::addColumn<QString>("cause");
    for (const char *cause : {"refused", "not http", "ended", "404", "tls", "url", "timed out"})
        QTest::newRow(cause) << QString::fromLatin1(cause);
}

// The sockets are within signals of their own at that moment.
void ReentrancyTest::inFailedBeforeOpened()
{
    QFETCH(QString, cause);
    RawServer server;
    Client client;
    ClientRequest request;
    request.url = server.url();
    server.answerWith([](const QByteArray &) { return QByteArray("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"); });
    if (cause == u"refused")
        server.close();
    else if (cause == u"not http")
        server.greetWith("220 hello\r\n");
    else if (cause == u"ended")
        server.answerWith([&](const QByteArray &) {
            server.closeAfterAnswer();
            return QByteArray();
        });
    else if (cause == u"tls")
        request.url.replace(QStringLiteral("ws:"), QStringLiteral("wss:"));
    else if (cause == u"url")
        request.url = QStringLiteral("ws://");
    else if (cause == u"timed out")
        server.answerWith({});
    if (cause == u"tls")
        server.greetWith("this is no TLS record at all\r\n");
    if (cause == u"timed out")
        request.connectTimeout = std::chrono::milliseconds(50);
    ConnectionJournal journal;
    QPointer<Connection> connection = client.open(request);
    journal.watch(connection);
    connect(connection, &Connection::failed, this, [&] { delete connection; });
    QTRY_VERIFY(!connection);
    QCOMPARE(journal.events().size(), 2);
    QVERIFY(journal.events()[0].startsWith("failed "));
    QCOMPARE(journal.events()[1], QByteArray("closed 1006 \"\""));
}

void ReentrancyTest::inHandshakeRefused()
{
    ServerOptions options;
    options.tls = m_certificate->serverConfiguration();
    for (const bool tls : {true, false}) {
        auto server = std::make_unique<Server>(tls ? options : ServerOptions());
        connect(server.get(), &Server::handshakeRefused, this, [&] { server.reset(); });
        QVERIFY(server->listen());
        RawPeer peer(server->port());
        peer.send("nonsense that is neither HTTP nor TLS\r\n\r\n");
        QTRY_VERIFY(!server);
        QTRY_VERIFY(peer.isGone());
    }
}

void ReentrancyTest::nothingIsToldAfterAnAbort_data()
{
    QTest::addColumn<bool>("bySlot");
    QTest::newRow("by a slot") << true;
    QTest::newRow("by the handler") << false;
}

// The signal comes before the handler's function, so that a log sees the cause first.
void ReentrancyTest::nothingIsToldAfterAnAbort()
{
    QFETCH(bool, bySlot);
    Loopback loopback;
    if (bySlot)
        connect(loopback.server.get(), &Server::newConnection, this, [](Connection *connection) {
            connect(connection, &Connection::messageReceived, connection, &Connection::abort);
        });
    else
        loopback.script->messageReceived = [](Connection *connection, const Message &) { connection->abort(); };
    QVERIFY(loopback.listen());
    RawPeer peer(loopback.port());
    peer.send(RawPeer::upgradeRequest() + WireFrame::text("1").masked().bytes()
              + WireFrame::text("2").masked().bytes());
    QTRY_VERIFY(loopback.serverSays.isClosed());
    QTRY_VERIFY(peer.isGone());
    const QByteArrayList all{"opened", "text \"1\"", "closed 1006 \"\""};
    QCOMPARE(loopback.serverSays.events(), all);
    QCOMPARE(loopback.script->journal, bySlot ? (QByteArrayList{"opened", "closed 1006 \"\""}) : all);
}

WINDSOCK_TEST(ReentrancyTest)
#include "ReentrancyTest.moc"
