#include "SessionJournal.h"

#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include <QtTest>

using namespace workbench;

/// A session that keeps its connection up.
class ReconnectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void tellsItsPhases();
    void connectsAgainWhenTheServerIsBack();
    void waitsAndIsCancelled();
    void triesAtOnceWhenAsked();
    void staysDownAfterADisconnect();
    void endsWithANormalClosure();
    void endsAfterTheLastTry();
    void cancelsATry();
    void startsOver();
    void isDeletedWhileWaiting();
    void startsAnewFromItsSignals();

private:
    wslib::ClientRequest toServer() const;
    static wslib::ReconnectOptions patient();
    static wslib::ReconnectOptions quick();
    bool has(const QByteArray &start) const { return m_journal->has(start); }

    std::unique_ptr<RawServer> m_server;
    std::shared_ptr<LogStore> m_log;
    std::unique_ptr<NetworkThread> m_thread;
    SessionPointer<ClientSession> m_session;
    std::unique_ptr<SessionJournal> m_journal;
};

void ReconnectTest::init()
{
    m_server = std::make_unique<RawServer>();
    m_server->answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    m_log = std::make_shared<LogStore>();
    m_thread = std::make_unique<NetworkThread>();
    m_session = m_thread->make<ClientSession>(m_log, std::make_shared<FakeClock>());
    m_journal = std::make_unique<SessionJournal>();
    m_journal->watch(m_session.get());
}

void ReconnectTest::cleanup()
{
    m_session.reset();
    m_thread.reset();
}

wslib::ClientRequest ReconnectTest::toServer() const
{
    wslib::ClientRequest request;
    request.url = m_server->url();
    return request;
}

wslib::ReconnectOptions ReconnectTest::patient()
{
    wslib::ReconnectOptions options;
    options.backoff.first = options.backoff.longest = std::chrono::hours(1);
    return options;
}

wslib::ReconnectOptions ReconnectTest::quick()
{
    wslib::ReconnectOptions options;
    options.backoff.first = options.backoff.longest = std::chrono::milliseconds(20);
    return options;
}

void ReconnectTest::tellsItsPhases()
{
    m_session->connectTo(toServer());
    QTRY_VERIFY(has("opened"));
    QCOMPARE(m_journal->phases(), (QList<int>{0, 1, 4})); // no proxy, no TLS
}

void ReconnectTest::connectsAgainWhenTheServerIsBack()
{
    const quint16 port = m_server->serverPort();
    m_session->connectTo(toServer(), quick());
    QTRY_VERIFY(has("opened"));
    m_server = std::make_unique<RawServer>(); // the old one is gone, and everybody with it
    QTRY_VERIFY(has("waiting 2"));
    QTRY_VERIFY(has("waiting 3"));
    m_server->close();
    QVERIFY(m_server->listen(QHostAddress::LocalHost, port));
    m_server->answerWith([](const QByteArray &head) { return RawPeer::upgradeAnswer(head); });
    m_journal->clear();
    QTRY_VERIFY(has("opened"));
    m_session->send({wslib::Opcode::Text, "back"});
    QVERIFY(m_server->waitForPeer());
    QCOMPARE(m_server->peer().waitForFrame()->payload, QByteArray("back"));
    QVERIFY(
        logTexts(*m_log).contains("none note Connecting to ws://127.0.0.1:" + QByteArray::number(port) + "/ (try 2)"));
}

void ReconnectTest::waitsAndIsCancelled()
{
    m_session->connectTo(toServer(), patient());
    QTRY_VERIFY(has("opened"));
    m_journal->clear();
    m_server->peer().reset();
    QTRY_VERIFY(has("closed"));
    QCOMPARE(m_journal->events().size(), 4);
    QVERIFY(m_journal->events()[0].startsWith("failed "));
    QCOMPARE(m_journal->events()[1], QByteArray("state Waiting"));
    QVERIFY(m_journal->events()[2].startsWith("waiting 2 "));
    m_session->send({wslib::Opcode::Text, "too early"});
    QTRY_VERIFY(has("refused "));
    m_session->disconnectFromServer();
    QTRY_VERIFY(has("state Idle"));
    QCOMPARE(logTexts(*m_log).last(), QByteArray("none note Not connecting again: it was cancelled."));
    m_session->retryNow(); // nothing to try
    m_session->disconnectFromServer();
    m_session->ping();
    QTRY_COMPARE(m_journal->events().last().left(7), QByteArray("refused"));
    QCOMPARE(m_server->connectionCount(), 1U);
}

void ReconnectTest::triesAtOnceWhenAsked()
{
    m_session->connectTo(toServer(), patient());
    QTRY_VERIFY(has("opened"));
    m_server->peer().reset();
    QTRY_VERIFY(has("waiting"));
    m_journal->clear();
    m_session->retryNow();
    QTRY_VERIFY(has("opened"));
    QVERIFY(has("state Connecting"));
    QCOMPARE(m_server->connectionCount(), 2U);
}

void ReconnectTest::staysDownAfterADisconnect()
{
    m_session->connectTo(toServer(), quick());
    QTRY_VERIFY(has("opened"));
    m_session->disconnectFromServer(wslib::CloseCode::GoingAway);
    QCOMPARE(m_server->peer().waitForFrame()->closeCode(), 1001);
    m_server->peer().send(WireFrame::close(1001).bytes());
    m_server->peer().close();
    QTRY_VERIFY(has("closed 1001"));
    QCOMPARE(m_journal->find("state "), QByteArray("state Idle"));
    QVERIFY(!has("waiting"));
}

void ReconnectTest::endsWithANormalClosure()
{
    m_session->connectTo(toServer(), quick());
    QTRY_VERIFY(has("opened"));
    m_server->peer().send(WireFrame::close(1000, "done").bytes());
    QVERIFY(m_server->peer().waitForFrame());
    m_server->peer().close();
    QTRY_VERIFY(has("closed 1000"));
    QCOMPARE(m_journal->find("state "), QByteArray("state Idle"));
    QVERIFY2(logTexts(*m_log).last().startsWith("none note Not connecting again."),
             logTexts(*m_log).last().constData());
}

void ReconnectTest::endsAfterTheLastTry()
{
    const wslib::ClientRequest request = toServer();
    m_server->close();
    wslib::ReconnectOptions options = quick();
    options.maxTries = 3;
    m_session->connectTo(request, options);
    QTRY_VERIFY(has("state Idle"));
    QCOMPARE(m_journal->count("failed "), 3);
    QCOMPARE(m_journal->count("waiting "), 2);
    QCOMPARE(m_journal->count("state Waiting"), 2);
    QCOMPARE(m_journal->events().last().left(6), QByteArray("closed"));
}

void ReconnectTest::cancelsATry()
{
    m_server->answerWith({});
    m_session->connectTo(toServer(), quick());
    QVERIFY(m_server->waitForPeer() != nullptr);
    m_session->disconnectFromServer();
    QTRY_COMPARE(m_journal->events(), (QByteArrayList{"state Connecting", "state Idle", "closed 1006 "}));
    m_journal->clear();
    QMetaObject::invokeMethod(m_session.get(), [session = m_session.get(), request = toServer()] {
        session->connectTo(request, quick());
        session->disconnectFromServer(); // before the first try has begun
    });
    QTRY_COMPARE(m_journal->events(), (QByteArrayList{"state Connecting", "state Idle"}));
}

void ReconnectTest::startsOver()
{
    m_session->connectTo(toServer(), patient());
    QTRY_VERIFY(has("opened"));
    m_journal->clear();
    m_session->connectTo(toServer(), patient()); // while open
    QTRY_VERIFY(has("opened"));
    QCOMPARE(m_journal->events(), (QByteArrayList{"state Connecting", "state Open", "opened"}));
    QCOMPARE(m_server->peer(0).waitForFrame()->closeCode(), 1001);
    m_server->peer(1).reset();
    QTRY_VERIFY(has("waiting"));
    m_journal->clear();
    m_session->connectTo(toServer()); // while waiting, and to be kept up no more
    QTRY_VERIFY(has("opened"));
    m_server->peer(2).reset();
    QTRY_VERIFY(has("state Idle"));
    QVERIFY(!has("waiting"));
}

void ReconnectTest::isDeletedWhileWaiting()
{
    m_session->connectTo(toServer(), patient());
    QTRY_VERIFY(has("opened"));
    m_session.reset();
    QCOMPARE(m_server->peer().waitForFrame()->closeCode(), 1001);
    m_session = m_thread->make<ClientSession>(m_log, std::make_shared<FakeClock>());
    m_journal->watch(m_session.get());
    m_journal->clear();
    m_session->connectTo(toServer(), patient());
    QTRY_VERIFY(has("opened"));
    m_server->peer(1).reset();
    QTRY_VERIFY(has("waiting"));
    m_session.reset();
    m_thread.reset();
}

void ReconnectTest::startsAnewFromItsSignals()
{
    int left = 3;
    const auto request = toServer();
    connect(
        m_session.get(), &ClientSession::waiting, m_session.get(),
        [&] {
            if (--left > 0)
                m_session->connectTo(request, patient());
        },
        Qt::DirectConnection);
    m_server->answerWith([](const QByteArray &) { return QByteArray("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n"); });
    m_session->connectTo(request, patient());
    QTRY_COMPARE(m_journal->count("waiting "), 3);
    QCOMPARE(m_journal->find("state "), QByteArray("state Waiting"));
    QCOMPARE(m_server->connectionCount(), 3U);
}

WINDSOCK_TEST(ReconnectTest)
#include "ReconnectTest.moc"
