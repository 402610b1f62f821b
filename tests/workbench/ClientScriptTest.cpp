#include "SessionJournal.h"

#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"

#include "workbench/handlers/EchoHandler.h"

#include "wslib/net/Server.h"

#include <QtTest>

using namespace workbench;
using State = ClientSession::State;

/// A script that handles a client's connection.
class ClientScriptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_session.reset(); }
    void handlesTheConnection();
    void isGoneWithoutSource();
    void thatFailsConnectsNothing();
    void isInterruptedByDisconnecting();
    void staysWithATriedConnection();

private:
    wslib::ClientRequest request() const
    {
        wslib::ClientRequest request;
        request.url = QStringLiteral("ws://127.0.0.1:%1/").arg(m_server->port());
        return request;
    }

    std::unique_ptr<wslib::Server> m_server;
    std::shared_ptr<LogStore> m_log;
    std::unique_ptr<NetworkThread> m_thread;
    SessionPointer<ClientSession> m_session;
    std::unique_ptr<SessionJournal> m_journal;
    QStringList m_console;
};

void ClientScriptTest::init()
{
    m_server = std::make_unique<wslib::Server>();
    m_server->route(QRegularExpression(QStringLiteral("/")),
                    [] { return std::make_unique<EchoHandler>(HandlerPolicy{}); });
    QVERIFY(m_server->listen(QHostAddress::LocalHost, 0));
    m_log = std::make_shared<LogStore>();
    m_thread = std::make_unique<NetworkThread>();
    m_session = m_thread->make<ClientSession>(m_log, std::make_shared<FakeClock>());
    m_journal = std::make_unique<SessionJournal>();
    m_journal->watch(m_session.get());
    m_console.clear();
    connect(m_session.get(), &ClientSession::scriptReported, this, [this](const QList<ScriptReport> &reports) {
        for (const ScriptReport &report : reports)
            m_console += report.text;
    });
}

void ClientScriptTest::handlesTheConnection()
{
    m_session->setScript(QStringLiteral("function onOpen(peer) { peer.send('hello'); }\n"
                                        "function onMessage(peer, message) { console.log('got ' + message); }"),
                         QStringLiteral("a.js"));
    m_session->connectTo(request());
    QTRY_VERIFY(m_console.contains(QStringLiteral("got hello")));
    QVERIFY(logTexts(*m_log).contains("sent text hello"));
    QVERIFY(m_journal->has("opened"));
}

void ClientScriptTest::isGoneWithoutSource()
{
    m_session->setScript(QStringLiteral("function onOpen(peer) { peer.send('hello'); }"), QStringLiteral("a.js"));
    m_session->setScript({}, {});
    m_session->connectTo(request());
    QTRY_VERIFY(m_journal->has("opened"));
    m_session->send({wslib::Opcode::Text, "by hand"});
    QTRY_VERIFY(logTexts(*m_log).contains("received text by hand"));
    QVERIFY(!logTexts(*m_log).contains("sent text hello"));
}

void ClientScriptTest::thatFailsConnectsNothing()
{
    m_session->setScript(QStringLiteral("function ("), QStringLiteral("broken.js"));
    m_session->connectTo(request());
    QTRY_VERIFY(m_journal->has("failed"));
    QVERIFY2(m_journal->find("failed").contains("broken.js"), m_journal->find("failed").constData());
    QVERIFY(m_journal->has("state Idle"));
    QVERIFY(!m_journal->has("opened"));
}

void ClientScriptTest::isInterruptedByDisconnecting()
{
    m_session->setScript(QStringLiteral("for (;;) {}"), QStringLiteral("loop.js"));
    m_session->connectTo(request());
    m_session->disconnectFromServer();
    QTRY_VERIFY(m_journal->has("state Idle"));
    QVERIFY(!m_journal->has("opened"));
}

void ClientScriptTest::staysWithATriedConnection()
{
    m_session->setScript(QStringLiteral("function onOpen(peer) { peer.send('again'); }"), QStringLiteral("a.js"));
    m_session->connectTo(request(), wslib::ReconnectOptions());
    QTRY_VERIFY(logTexts(*m_log).contains("received text again"));
}

WINDSOCK_TEST(ClientScriptTest)
#include "ClientScriptTest.moc"
