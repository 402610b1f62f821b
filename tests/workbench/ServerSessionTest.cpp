#include "SessionJournal.h"

#include "tests/support/RawPeer.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include <QTcpServer>
#include <QUrl>
#include <QtTest>

using namespace workbench;

class ServerSessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void servesAndStops();
    void saysWhyItCanNotStart_data();
    void saysWhyItCanNotStart();
    void saysThatAPortIsTaken();
    void servesOnePath();
    void tellsWhoIsThere();
    void logsWhatHappens();
    void logsRefusals();
    void startsAgain();
    void startsAgainWithAScript();
    void aStoppedScriptIsSilent();
    void isDeletedWithPeers();
    void leavesWithItsThread();

private:
    static ServerSettings settings();
    quint16 start(const ServerSettings &settings);

    std::shared_ptr<LogStore> m_log;
    std::unique_ptr<NetworkThread> m_thread;
    SessionPointer<ServerSession> m_session;
    std::unique_ptr<SessionJournal> m_journal;
};

void ServerSessionTest::init()
{
    m_log = std::make_shared<LogStore>();
    m_thread = std::make_unique<NetworkThread>();
    m_session = m_thread->make<ServerSession>(m_log, std::make_shared<FakeClock>());
    m_journal = std::make_unique<SessionJournal>();
    m_journal->watch(m_session.get());
}

void ServerSessionTest::cleanup()
{
    m_session.reset();
    m_thread.reset();
}

ServerSettings ServerSessionTest::settings()
{
    ServerSettings settings;
    settings.port = 0;
    return settings;
}

// The port, or 0 if it didn't start.
quint16 ServerSessionTest::start(const ServerSettings &settings)
{
    m_session->start(settings);
    (void)QTest::qWaitFor([this] { return m_journal->has("started") || m_journal->has("failed"); });
    return static_cast<quint16>(
        QUrl(QString::fromUtf8(m_journal->find("started ").mid(QByteArray("started ").size()))).port(0));
}

void ServerSessionTest::servesAndStops()
{
    const quint16 port = start(settings());
    QVERIFY(port != 0);
    QCOMPARE(m_journal->events(), QByteArrayList{"started ws://127.0.0.1:" + QByteArray::number(port) + "/websocket"});
    RawPeer peer(port);
    QVERIFY(peer.upgrade("/websocket"));
    peer.send(WireFrame::text("hello").masked().bytes());
    QCOMPARE(peer.waitForFrame()->payload, QByteArray("hello"));
    m_session->stop();
    QCOMPARE(peer.waitForFrame()->closeCode(), 1001);
    peer.send(WireFrame::close(1001).masked().bytes());
    peer.close();
    QTRY_VERIFY(m_journal->has("stopped"));
    RawPeer late(port);
    QTRY_VERIFY(late.hasFailed());
    QCOMPARE(m_journal->events().count("stopped"), 1);
}

void ServerSessionTest::saysWhyItCanNotStart_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("handler");
    QTest::addColumn<QByteArray>("mentions");
    const auto row = [](const char *name, const char *host, const char *path, const char *handler,
                        const char *mentions) {
        QTest::newRow(name) << QString::fromLatin1(host) << QString::fromLatin1(path) << QString::fromLatin1(handler)
                            << QByteArray(mentions);
    };
    row("host", "no address", "/", "echo", "\"no address\"");
    row("foreign host", "192.0.2.1", "/", "echo", "192.0.2.1");
    row("path", "127.0.0.1", "echo", "echo", "slash");
    row("no path", "127.0.0.1", "", "echo", "slash");
    row("handler", "127.0.0.1", "/", "nonsense", "\"nonsense\"");
}

void ServerSessionTest::saysWhyItCanNotStart()
{
    QFETCH(QByteArray, mentions);
    ServerSettings wrong = settings();
    QFETCH(QString, host);
    QFETCH(QString, path);
    QFETCH(QString, handler);
    wrong.host = host;
    wrong.path = path;
    wrong.handler = handler;
    QCOMPARE(start(wrong), 0);
    QCOMPARE(m_journal->events().size(), 1);
    const QByteArray why = m_journal->find("failed ");
    QVERIFY2(why.contains(mentions) && why.endsWith('.'), why.constData());
    // A stop has nothing to do, a right start works.
    m_session->stop();
    QVERIFY(start(settings()) == 0 || m_journal->has("started"));
    QTRY_VERIFY(m_journal->has("started"));
    QVERIFY(!m_journal->has("stopped"));
}

void ServerSessionTest::saysThatAPortIsTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    ServerSettings taken = settings();
    taken.port = other.serverPort();
    QCOMPARE(start(taken), 0);
    QVERIFY(m_journal->find("failed ").contains("in use"));
}

void ServerSessionTest::servesOnePath()
{
    ServerSettings odd = settings();
    odd.host = QStringLiteral("localhost");
    odd.path = QStringLiteral("/a.b+(c)");
    const quint16 port = start(odd);
    RawPeer right(port);
    QVERIFY(right.upgrade("/a.b+(c)")); // no regular expression
    RawPeer wrong(port);
    wrong.send(RawPeer::upgradeRequest("/aXb+(c)"));
    QVERIFY(wrong.waitFor("HTTP/1.1 404 "));
}

void ServerSessionTest::tellsWhoIsThere()
{
    const quint16 port = start(settings());
    auto first = std::make_unique<RawPeer>(port);
    RawPeer second(port);
    QVERIFY(first->upgrade("/websocket"));
    QVERIFY(second.upgrade("/websocket"));
    second.send(WireFrame::text("abc").masked().bytes());
    QVERIFY(second.waitForFrame());
    QTRY_COMPARE(m_journal->peers().size(), 2);
    QTRY_COMPARE(m_journal->peers()[0].messagesSent + m_journal->peers()[1].messagesSent, 1);
    const QList<PeerInfo> &peers = m_journal->peers();
    QCOMPARE(peers[0].id, 1U);
    QCOMPARE(peers[1].id, 2U);
    QVERIFY(peers[0].address.startsWith(u"127.0.0.1:"));
    QCOMPARE(peers[0].sinceMs, 11);
    QCOMPARE(peers[0].messagesReceived + peers[1].messagesReceived, 1);
    QCOMPARE(peers[0].bytesReceived + peers[1].bytesReceived, 3);
    QCOMPARE(peers[0].bytesSent + peers[1].bytesSent, 3);
    first.reset();
    QTRY_COMPARE(m_journal->peers().size(), 1);
    second.reset();
    QTRY_COMPARE(m_journal->peers().size(), 0);
}

void ServerSessionTest::logsWhatHappens()
{
    const quint16 port = start(settings());
    RawPeer peer(port);
    QVERIFY(peer.upgrade("/websocket"));
    peer.send(WireFrame::text("hello").masked().bytes() + WireFrame::ping("p").masked().bytes()
              + WireFrame::close(1000, "bye").masked().bytes());
    QVERIFY(peer.waitForFrame());
    peer.close();
    QTRY_VERIFY(logTexts(*m_log).contains("none close 1000 bye"));
    m_session->stop();
    QTRY_VERIFY(m_journal->has("stopped"));
    QByteArrayList log = logTexts(*m_log);
    QCOMPARE(log.takeFirst(), "none note Listening on ws://127.0.0.1:" + QByteArray::number(port) + "/websocket");
    QCOMPARE(log.takeLast(), QByteArray("none note Stopped"));
    QCOMPARE(log.removeIf([](const QByteArray &text) { return text.contains("connected"); }), 1);
    QCOMPARE(log, (QByteArrayList{"received handshake GET /websocket HTTP/1.1",
                                  "sent handshake HTTP/1.1 101 Switching Protocols", "received text hello",
                                  "sent text hello", "received ping p", "sent pong p", "none close 1000 bye"}));
    for (const LogEntry &entry : m_log->entries({1, 7}))
        QCOMPARE(entry.peer, 1U);
}

void ServerSessionTest::logsRefusals()
{
    const quint16 port = start(settings());
    RawPeer peer(port);
    peer.send(RawPeer::upgradeRequest("/wrong"));
    QVERIFY(peer.waitFor("404"));
    QTRY_COMPARE(logTexts(*m_log).size(), 2);
    const QByteArray refusal = logTexts(*m_log).last();
    QVERIFY2(refusal.startsWith("none failure 127.0.0.1:") && refusal.contains("answered 404"), refusal.constData());
}

void ServerSessionTest::startsAgain()
{
    RawPeer first(start(settings()));
    QVERIFY(first.upgrade("/websocket"));
    m_journal->clear();
    const quint16 port = start(settings()); // while the other runs: it is replaced
    QCOMPARE(first.waitForFrame()->closeCode(), 1001);
    RawPeer second(port);
    QVERIFY(second.upgrade("/websocket"));
    QVERIFY(!m_journal->has("stopped"));
    second.close();
    QTRY_COMPARE(m_journal->peers().size(), 0);
    m_session->stop();
    QTRY_VERIFY(m_journal->has("stopped"));
    m_journal->clear();
    QVERIFY(start(settings()) != 0);
}

void ServerSessionTest::startsAgainWithAScript()
{
    ServerSettings script = settings();
    script.handler = QStringLiteral("script");
    script.scriptFile = QStringLiteral("a.js");
    script.scriptSource = QStringLiteral("var a;");
    QVERIFY(start(script) != 0);
    m_session->stop();
    QTRY_VERIFY(m_journal->has("stopped"));
    m_journal->clear();
    script.scriptSource = QStringLiteral("var 5;");
    QCOMPARE(start(script), quint16{0});
    QVERIFY(m_journal->find("failed").contains("a.js:1"));
    m_journal->clear();
    script.scriptSource = QStringLiteral("var a;");
    QVERIFY(start(script) != 0);
}

void ServerSessionTest::aStoppedScriptIsSilent()
{
    QStringList said;
    const QObject listener; // what comes behind the end of the test finds nobody
    connect(m_session.get(), &ServerSession::scriptReported, &listener, [&said](const QList<ScriptReport> &reports) {
        for (const ScriptReport &report : reports)
            said.append(report.text);
    });
    ServerSettings script = settings();
    script.handler = QStringLiteral("script");
    script.scriptSource =
        QStringLiteral("setInterval(() => console.log('tick'), 1); function onClose() { console.log('left'); }");
    const quint16 port = start(script);
    RawPeer peer(port);
    QVERIFY(peer.upgrade("/websocket"));
    QTRY_VERIFY(said.contains(QStringLiteral("tick")));
    m_session->stop();
    peer.close();
    QTRY_VERIFY(m_journal->has("stopped"));
    QVERIFY(said.contains(QStringLiteral("left")));
    QCoreApplication::processEvents();
    said.clear();
    QTest::qWait(50); // a time in which nothing must happen can only be waited for
    QCOMPARE(said, QStringList());
    m_journal->clear();
    QVERIFY(start(script) != 0);
    QTRY_VERIFY(said.contains(QStringLiteral("tick")));
}

void ServerSessionTest::isDeletedWithPeers()
{
    const quint16 port = start(settings());
    RawPeer first(port);
    RawPeer second(port);
    QVERIFY(first.upgrade("/websocket"));
    QVERIFY(second.upgrade("/websocket"));
    m_session.reset();
    QCOMPARE(first.waitForFrame()->closeCode(), 1001);
    QCOMPARE(second.waitForFrame()->closeCode(), 1001);
    QTRY_VERIFY(first.isGone() && second.isGone());
}

void ServerSessionTest::leavesWithItsThread()
{
    const quint16 port = start(settings());
    RawPeer peer(port);
    QVERIFY(peer.upgrade("/websocket"));
    m_session.reset();
    m_thread.reset();
    QCOMPARE(peer.waitForFrame()->closeCode(), 1001);
    QTRY_VERIFY(peer.isGone());
}

WINDSOCK_TEST(ServerSessionTest)
#include "ServerSessionTest.moc"
