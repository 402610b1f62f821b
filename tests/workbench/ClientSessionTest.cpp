#include "SessionJournal.h"

#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include <QtTest>

using namespace workbench;
using State = ClientSession::State;

class ClientSessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void goesThroughItsStates();
    void logsWhatHappens();
    void tellsOfAFailure();
    void diagnosesAFailedOpening();
    void refusesToSendWithoutConnection();
    void refusesWhatCanNotBeSent();
    void measuresRoundTrips();
    void seesTheServerClose();
    void replacesItsConnection();
    void replacesAnAttempt();
    void givesUpWhileConnecting();
    void dropsTheTransportWhileClosing();
    void connectsAgainFromItsSignals();
    void saysGoodbyeWhenDeleted();
    void isDeletedWhileConnecting();
    void isDeletedWithAPingUnderWay();
    void leavesWithItsThread();

private:
    wslib::ClientRequest toServer(const char *path = "/") const;
    bool open();

    std::unique_ptr<RawServer> m_server;
    std::shared_ptr<LogStore> m_log;
    std::unique_ptr<NetworkThread> m_thread;
    SessionPointer<ClientSession> m_session;
    std::unique_ptr<SessionJournal> m_journal;
};

void ClientSessionTest::init()
{
    m_server = std::make_unique<RawServer>();
    m_server->answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    m_log = std::make_shared<LogStore>();
    m_thread = std::make_unique<NetworkThread>();
    m_session = m_thread->make<ClientSession>(m_log, std::make_shared<FakeClock>());
    m_journal = std::make_unique<SessionJournal>();
    m_journal->watch(m_session.get());
}

void ClientSessionTest::cleanup()
{
    m_session.reset();
    m_thread.reset();
}

wslib::ClientRequest ClientSessionTest::toServer(const char *path) const
{
    wslib::ClientRequest request;
    request.url = m_server->url(path);
    return request;
}

bool ClientSessionTest::open()
{
    m_session->connectTo(toServer());
    return QTest::qWaitFor([this] { return m_journal->has("opened"); });
}

void ClientSessionTest::goesThroughItsStates()
{
    QVERIFY(open());
    QCOMPARE(m_journal->events(), (QByteArrayList{"state Connecting", "state Open", "opened"}));
    const ConnectionFacts &facts = m_journal->facts();
    QCOMPARE(facts.url, m_server->url());
    QCOMPARE(facts.remoteAddress, QStringLiteral("127.0.0.1:%1").arg(m_server->serverPort()));
    QVERIFY(!facts.encrypted);
    m_journal->clear();
    m_session->disconnectFromServer(wslib::CloseCode::GoingAway, QStringLiteral("bye"));
    QTRY_COMPARE(m_journal->events(), QByteArrayList{"state Closing"});
    const auto close = m_server->peer().waitForFrame();
    QVERIFY(close);
    QCOMPARE(close->closeCode(), 1001);
    m_server->peer().send(WireFrame::close(1001).bytes());
    m_server->peer().close();
    QTRY_COMPARE(m_journal->events(), (QByteArrayList{"state Closing", "state Idle", "closed 1001 "}));
}

void ClientSessionTest::logsWhatHappens()
{
    QVERIFY(open());
    m_session->send({wslib::Opcode::Text, "hello"});
    m_session->send({wslib::Opcode::Binary, "bytes"});
    m_session->ping("are you there?");
    RawPeer &peer = m_server->peer();
    QVERIFY(peer.waitForFrame() && peer.waitForFrame() && peer.waitForFrame());
    peer.send(WireFrame::text("hi").bytes() + WireFrame::binary("b").bytes() + WireFrame::ping("p").bytes()
              + WireFrame::pong("q").bytes() + WireFrame::close(3000, "bye").bytes());
    QVERIFY(peer.waitForFrame());
    peer.close();
    QTRY_VERIFY(m_journal->has("closed 3000"));
    const QByteArrayList expected{"none note Connecting to " + m_server->url().toUtf8(),
                                  "sent handshake GET / HTTP/1.1",
                                  "received handshake HTTP/1.1 101 Switching Protocols",
                                  "sent text hello",
                                  "sent binary bytes",
                                  "sent ping are you there?",
                                  "received text hi",
                                  "received binary b",
                                  "received ping p",
                                  "sent pong p",
                                  "received pong q",
                                  "none close 3000 bye"};
    QCOMPARE(logTexts(*m_log), expected);
    QCOMPARE(m_log->entries({0, 1}).first().monotonicNs, 7);
    QCOMPARE(m_log->entries({0, 1}).first().wallClockMs, 11);
}

void ClientSessionTest::tellsOfAFailure()
{
    const wslib::ClientRequest request = toServer();
    m_server->close();
    m_session->connectTo(request);
    QTRY_VERIFY(m_journal->has("closed 1006"));
    QCOMPARE(m_journal->events().size(), 4);
    QCOMPARE(m_journal->events()[0], QByteArray("state Connecting"));
    QVERIFY2(m_journal->events()[1].contains("refuses the connection"), m_journal->events()[1].constData());
    QCOMPARE(m_journal->events()[2], QByteArray("state Idle"));
    const QByteArrayList log = logTexts(*m_log);
    QCOMPARE(log.size(), 3);
    QCOMPARE("failed " + log[1].sliced(QByteArray("none failure ").size()), m_journal->events()[1]);
}

// Only of an opening; in the session's own thread.
void ClientSessionTest::diagnosesAFailedOpening()
{
    std::optional<Diagnosis> diagnosis;
    QByteArray request;
    QThread *thread = nullptr;
    connect(m_session.get(), &ClientSession::openingFailed, m_session.get(),
            [&] { thread = QThread::currentThread(); });
    connect(m_session.get(), &ClientSession::openingFailed, this,
            [&](const FailedOpening &failure, const Diagnosis &why) {
                diagnosis = why;
                request = failure.opening.heads.request;
            });
    QVERIFY(open());
    m_server->peer().close();
    QTRY_VERIFY(m_journal->has("closed"));
    QVERIFY(!diagnosis);
    m_server->answerWith([](const QByteArray &) { return "HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"; });
    m_session->connectTo(toServer("/nowhere"));
    QTRY_VERIFY(diagnosis);
    QCOMPARE(diagnosis->cause, Cause::PathNotFound);
    QVERIFY(request.startsWith("GET /nowhere HTTP/1.1\r\n"));
    QVERIFY(thread && thread != QThread::currentThread());
}

void ClientSessionTest::refusesToSendWithoutConnection()
{
    m_session->send({wslib::Opcode::Text, "x"});
    QTRY_COMPARE(m_journal->events().size(), 1);
    m_session->ping();
    QTRY_COMPARE(m_journal->events().size(), 2);
    for (const QByteArray &event : m_journal->events())
        QVERIFY2(event == "refused NotOpen", event.constData());
    m_session->disconnectFromServer(); // nothing to do, nothing to say
    QCOMPARE(logTexts(*m_log), QByteArrayList());
}

void ClientSessionTest::refusesWhatCanNotBeSent()
{
    QVERIFY(open());
    m_session->send({wslib::Opcode::Text, "\xff"});
    QTRY_VERIFY(m_journal->has("refused InvalidUtf8"));
    m_session->ping(QByteArray(126, 'x'));
    QTRY_VERIFY(m_journal->has("refused TooLong"));
    m_session->disconnectFromServer(static_cast<wslib::CloseCode>(1005));
    QTRY_VERIFY(m_journal->has("refused InvalidCode"));
    QVERIFY(!m_journal->has("state Closing"));
    m_session->send({wslib::Opcode::Text, "still open"});
    QCOMPARE(m_server->peer().waitForFrame()->payload, QByteArray("still open"));
}

void ClientSessionTest::measuresRoundTrips()
{
    QVERIFY(open());
    m_session->ping("x");
    QCOMPARE(m_server->peer().waitForFrame()->payload, QByteArray("x"));
    m_server->peer().send(WireFrame::pong("x").bytes());
    QTRY_VERIFY(m_journal->has("round trip"));
}

void ClientSessionTest::seesTheServerClose()
{
    QVERIFY(open());
    m_server->peer().reset();
    QTRY_VERIFY(m_journal->has("closed 1006"));
    QVERIFY(m_journal->has("failed "));
    QCOMPARE(m_journal->find("state "), QByteArray("state Idle"));
}

void ClientSessionTest::replacesItsConnection()
{
    QVERIFY(open());
    m_journal->clear();
    m_session->connectTo(toServer("/second"));
    QTRY_VERIFY(m_journal->has("opened"));
    QCOMPARE(m_journal->events(), (QByteArrayList{"state Connecting", "state Open", "opened"}));
    QCOMPARE(m_server->peer(0).waitForFrame()->closeCode(), 1001);
    QTRY_VERIFY(m_server->peer(0).isGone());
    const QByteArrayList log = logTexts(*m_log);
    QVERIFY(log.indexOf("none close 1006")
            < log.indexOf("none note Connecting to " + m_server->url("/second").toUtf8()));
    m_session->send({wslib::Opcode::Text, "to the second"});
    QCOMPARE(m_server->peer(1).waitForFrame()->payload, QByteArray("to the second"));
    QCOMPARE(m_journal->events().size(), 3);
}

void ClientSessionTest::replacesAnAttempt()
{
    m_server->answerWith([](const QByteArray &head) {
        return head.startsWith("GET /silent ") ? QByteArray() : RawPeer::upgradeAnswer(head);
    });
    m_session->connectTo(toServer("/silent"));
    QTRY_COMPARE(m_server->heads().size(), 1);
    m_session->connectTo(toServer("/second"));
    m_session->connectTo(toServer("/third"));
    QTRY_VERIFY(m_journal->has("opened"));
    QCOMPARE(m_journal->events(), (QByteArrayList{"state Connecting", "state Open", "opened"}));
    QTRY_VERIFY(m_server->peer(0).isGone());
    QVERIFY(m_server->heads().last().startsWith("GET /third "));
}

void ClientSessionTest::givesUpWhileConnecting()
{
    m_server->answerWith({});
    m_session->connectTo(toServer());
    QVERIFY(m_server->waitForPeer() != nullptr);
    m_session->disconnectFromServer();
    QTRY_COMPARE(m_journal->events(), (QByteArrayList{"state Connecting", "state Idle", "closed 1006 "}));
    QTRY_VERIFY(m_server->peer().isGone());
}

void ClientSessionTest::dropsTheTransportWhileClosing()
{
    QVERIFY(open());
    m_session->disconnectFromServer();
    QTRY_VERIFY(m_journal->has("state Closing"));
    m_session->disconnectFromServer(); // the server never answers, and the user has no patience
    QTRY_VERIFY(m_journal->has("closed 1006"));
    QVERIFY(!m_journal->has("refused"));
    QTRY_VERIFY(m_server->peer().isGone());
    // Also while it is the server that closes, and never hangs up.
    m_journal->clear();
    QVERIFY(open());
    m_server->peer(1).send(WireFrame::close(1000).bytes());
    QVERIFY(m_server->peer(1).waitForFrame());
    m_session->disconnectFromServer();
    QTRY_VERIFY(m_journal->has("closed 1000"));
    QVERIFY(!m_journal->has("refused"));
}

void ClientSessionTest::connectsAgainFromItsSignals()
{
    int attempts = 0;
    const wslib::ClientRequest good = toServer();
    wslib::ClientRequest bad;
    bad.url = QStringLiteral("ws://127.0.0.1:0"); // fails at once
    connect(
        m_session.get(), &ClientSession::failed, m_session.get(),
        [&] { m_session->connectTo(++attempts < 3 ? bad : good); }, Qt::DirectConnection);
    m_session->connectTo(bad);
    QTRY_VERIFY(m_journal->has("opened"));
    QVERIFY(!m_journal->has("closed"));
    QCOMPARE(m_journal->find("state "), QByteArray("state Open"));
}

void ClientSessionTest::saysGoodbyeWhenDeleted()
{
    QVERIFY(open());
    m_session.reset();
    QCOMPARE(m_server->peer().waitForFrame()->closeCode(), 1001);
    QTRY_VERIFY(m_server->peer().isGone());
    QVERIFY(!m_journal->has("closed"));
}

void ClientSessionTest::isDeletedWhileConnecting()
{
    m_server->answerWith({});
    m_session->connectTo(toServer());
    QVERIFY(m_server->waitForPeer() != nullptr);
    m_session.reset();
    QTRY_VERIFY(m_server->peer().isGone());
}

void ClientSessionTest::isDeletedWithAPingUnderWay()
{
    QVERIFY(open());
    m_session->ping("never answered");
    QVERIFY(m_server->peer().waitForFrame());
    m_session.reset();
    QCOMPARE(m_server->peer().waitForFrame()->closeCode(), 1001);
}

void ClientSessionTest::leavesWithItsThread()
{
    QVERIFY(open());
    m_session.reset();
    m_thread.reset(); // whatever of the two comes first there
    QCOMPARE(m_server->peer().waitForFrame()->closeCode(), 1001);
    QTRY_VERIFY(m_server->peer().isGone());
}

WINDSOCK_TEST(ClientSessionTest)
#include "ClientSessionTest.moc"
