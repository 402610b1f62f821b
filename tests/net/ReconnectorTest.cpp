#include "Loopback.h"

#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"

#include "wslib/net/Reconnector.h"

#include <QtTest>

using namespace wslib;
using namespace std::chrono_literals;

namespace {

constexpr BackoffOptions quick{10ms, 40ms, 2, 0};

QByteArray answer(const QByteArray &status, const QByteArray &fields = {})
{
    return "HTTP/1.1 " + status + "\r\n" + fields + "Content-Length: 0\r\n\r\n";
}

} // namespace

class ReconnectorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void connects();
    void comesBackAfterTheServer();
    void comesBackAfterABreak();
    void growsItsDelays();
    void keepsTheDelayOfAConnectionThatBreaksAtOnce();
    void servesEachConnectionWithAHandler();
    void stops();
    void stopsWhileWaiting();
    void retriesAtOnceIfAsked();
    void waitsAsTheServerSays();
    void endsAfterSoManyTries();
    void endsWhereWaitingIsInVain_data();
    void endsWhereWaitingIsInVain();
    void goesOnAfterPassingFailures_data();
    void goesOnAfterPassingFailures();
    void endsByTheCloseCode_data();
    void endsByTheCloseCode();
    void mayBeDeletedAtAnyTime();

private:
    void start(const QString &url, const ReconnectOptions &options = {quick});

    std::unique_ptr<Client> m_client;
    std::unique_ptr<Reconnector> m_reconnector;
    QByteArrayList m_events;
    QList<int> m_delays;
};

void ReconnectorTest::init()
{
    m_reconnector.reset();
    m_client = std::make_unique<Client>();
    m_events.clear();
    m_delays.clear();
}

void ReconnectorTest::start(const QString &url, const ReconnectOptions &options)
{
    ClientRequest request;
    request.url = url;
    m_reconnector = std::make_unique<Reconnector>(m_client.get(), request, options);
    connect(m_reconnector.get(), &Reconnector::opened, this, [this] { m_events.append("opened"); });
    connect(m_reconnector.get(), &Reconnector::waiting, this,
            [this](std::chrono::milliseconds delay, const QString &why) {
                QVERIFY(!why.isEmpty());
                m_delays.append(static_cast<int>(delay.count()));
                m_events.append("waiting");
            });
    connect(m_reconnector.get(), &Reconnector::finished, this,
            [this](const QString &why) { m_events.append(why.isEmpty() ? "stopped" : "finished"); });
    m_reconnector->start();
    m_reconnector->start(); // nothing happens
}

void ReconnectorTest::connects()
{
    Loopback loopback;
    QVERIFY(loopback.listen());
    start(loopback.request.url);
    QTRY_COMPARE(m_events, QByteArrayList{"opened"});
    QCOMPARE(m_reconnector->connection()->state(), Connection::State::Open);
    QCOMPARE(loopback.server->connections().size(), 1);
}

void ReconnectorTest::comesBackAfterTheServer()
{
    auto loopback = std::make_unique<Loopback>();
    QVERIFY(loopback->listen());
    const quint16 port = loopback->port();
    start(loopback->request.url);
    QTRY_COMPARE(m_events, QByteArrayList{"opened"});
    loopback->server->stop();
    QTRY_VERIFY(m_reconnector->tries() >= 3);
    QCOMPARE(m_events.last(), QByteArray("waiting"));
    loopback = std::make_unique<Loopback>();
    QVERIFY(loopback->server->listen(QHostAddress::LocalHost, port));
    QTRY_COMPARE(m_events.last(), QByteArray("opened"));
}

void ReconnectorTest::comesBackAfterABreak()
{
    Loopback loopback;
    QVERIFY(loopback.listen());
    start(loopback.request.url);
    QTRY_COMPARE(m_events, QByteArrayList{"opened"});
    QTRY_VERIFY(loopback.atServer);
    loopback.atServer->abort();
    QTRY_COMPARE(m_events, (QByteArrayList{"opened", "waiting", "opened"}));
}

void ReconnectorTest::growsItsDelays()
{
    RawServer nobody;
    const QString url = nobody.url();
    nobody.close();
    start(url);
    QTRY_COMPARE(m_delays.size(), 4);
    QCOMPARE(m_delays, (QList<int>{10, 20, 40, 40}));
}

void ReconnectorTest::keepsTheDelayOfAConnectionThatBreaksAtOnce()
{
    Loopback loopback;
    loopback.script->opened = [](Connection *connection, const RouteMatch &) { connection->abort(); };
    QVERIFY(loopback.listen());
    start(loopback.request.url);
    QTRY_VERIFY(m_delays.size() >= 3);
    QCOMPARE(m_delays.first(3), (QList<int>{10, 20, 40}));
    // One that lasts does start over.
    m_delays.clear();
    start(loopback.request.url, {quick, 0, 0ms});
    QTRY_VERIFY(m_delays.size() >= 3);
    QCOMPARE(m_delays.first(3), (QList<int>{10, 10, 10}));
}

void ReconnectorTest::servesEachConnectionWithAHandler()
{
    Loopback loopback;
    QVERIFY(loopback.listen());
    const auto script = std::make_shared<HandlerScript>();
    ClientRequest request;
    request.url = loopback.request.url;
    Reconnector reconnector(m_client.get(), request, {quick}, ScriptedHandler::factory(script));
    reconnector.start();
    QTRY_COMPARE(script->journal, QByteArrayList{"opened"});
    QTRY_VERIFY(loopback.atServer);
    loopback.atServer->abort();
    QTRY_COMPARE(script->journal, (QByteArrayList{"opened", "closed 1006 \"\"", "opened"}));
}

void ReconnectorTest::stops()
{
    Loopback loopback;
    QVERIFY(loopback.listen());
    start(loopback.request.url);
    QTRY_COMPARE(m_events, QByteArrayList{"opened"});
    m_reconnector->stop(static_cast<CloseCode>(4000), QStringLiteral("enough"));
    QTRY_COMPARE(m_events, (QByteArrayList{"opened", "stopped"}));
    QTRY_COMPARE(loopback.serverSays.events().last(), QByteArray("closed 4000 \"enough\""));
    // And may start again.
    m_reconnector->start();
    QTRY_COMPARE(m_events, (QByteArrayList{"opened", "stopped", "opened"}));
}

void ReconnectorTest::stopsWhileWaiting()
{
    RawServer nobody;
    const QString url = nobody.url();
    nobody.close();
    start(url, {{60'000ms, 60'000ms, 2, 0}});
    QTRY_COMPARE(m_events, QByteArrayList{"waiting"});
    m_reconnector->stop();
    QTRY_COMPARE(m_events, (QByteArrayList{"waiting", "stopped"}));
}

void ReconnectorTest::retriesAtOnceIfAsked()
{
    RawServer server;
    bool up = false;
    server.answerWith(
        [&up](const QByteArray &head) { return up ? RawPeer::upgradeAnswer(head) : answer("503 Later"); });
    start(server.url(), {{60'000ms, 60'000ms, 2, 0}});
    QTRY_COMPARE(m_events, QByteArrayList{"waiting"});
    up = true;
    m_reconnector->retryNow();
    QTRY_COMPARE(m_events, (QByteArrayList{"waiting", "opened"}));
    m_reconnector->retryNow(); // nothing happens
    QCOMPARE(server.connectionCount(), size_t{2});
}

void ReconnectorTest::waitsAsTheServerSays()
{
    RawServer server;
    server.answerWith([](const QByteArray &) { return answer("503 Later", "Retry-After: 120\r\n"); });
    start(server.url());
    QTRY_COMPARE(m_delays, QList<int>{120'000});
}

void ReconnectorTest::endsAfterSoManyTries()
{
    RawServer server;
    server.answerWith([](const QByteArray &) { return answer("503 Later"); });
    start(server.url(), {quick, 3});
    QTRY_COMPARE(m_events, (QByteArrayList{"waiting", "waiting", "finished"}));
    QCOMPARE(server.connectionCount(), size_t{3});
}

void ReconnectorTest::endsWhereWaitingIsInVain_data()
{
    QTest::addColumn<QByteArray>("status");
    for (const char *status : {"400 Bad Request", "401 Unauthorized", "403 Forbidden", "404 Not Found", "426 Upgrade"})
        QTest::newRow(status) << QByteArray(status);
}

void ReconnectorTest::endsWhereWaitingIsInVain()
{
    QFETCH(QByteArray, status);
    RawServer server;
    server.answerWith([status](const QByteArray &) { return answer(status); });
    start(server.url());
    QTRY_COMPARE(m_events, QByteArrayList{"finished"});
    start(QStringLiteral("ws://"));
    QTRY_COMPARE(m_events, (QByteArrayList{"finished", "finished"}));
}

void ReconnectorTest::goesOnAfterPassingFailures_data()
{
    QTest::addColumn<QByteArray>("status");
    for (const char *status :
         {"408 Timeout", "425 Early", "429 Too Many", "500 Error", "502 Gateway", "503 Later", "200 OK"})
        QTest::newRow(status) << QByteArray(status);
}

void ReconnectorTest::goesOnAfterPassingFailures()
{
    QFETCH(QByteArray, status);
    RawServer server;
    server.answerWith([status](const QByteArray &) { return answer(status); });
    start(server.url());
    QTRY_VERIFY(!m_events.isEmpty());
    QCOMPARE(m_events.first(), QByteArray("waiting"));
}

void ReconnectorTest::endsByTheCloseCode_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArrayList>("events");
    const QByteArrayList again{"opened", "waiting"};
    const QByteArrayList end{"opened", "finished"};
    QTest::newRow("1000") << 1000 << end;
    QTest::newRow("1001") << 1001 << again;
    QTest::newRow("1002") << 1002 << end;
    QTest::newRow("1003") << 1003 << end;
    QTest::newRow("1007") << 1007 << end;
    QTest::newRow("1008") << 1008 << end;
    QTest::newRow("1009") << 1009 << end;
    QTest::newRow("1010") << 1010 << end;
    QTest::newRow("1011") << 1011 << again;
    QTest::newRow("1012") << 1012 << again;
    QTest::newRow("1013") << 1013 << again;
    QTest::newRow("4000") << 4000 << again;
}

void ReconnectorTest::endsByTheCloseCode()
{
    QFETCH(int, code);
    QFETCH(QByteArrayList, events);
    Loopback loopback;
    loopback.script->opened = [code](Connection *connection, const RouteMatch &) {
        connection->close(static_cast<CloseCode>(code));
    };
    QVERIFY(loopback.listen());
    start(loopback.request.url);
    QTRY_COMPARE(m_events.first(qMin<qsizetype>(2, m_events.size())), events);
}

void ReconnectorTest::mayBeDeletedAtAnyTime()
{
    Loopback loopback;
    QVERIFY(loopback.listen());
    start(loopback.request.url);
    m_reconnector.reset(); // before anything
    start(loopback.request.url);
    connect(m_reconnector.get(), &Reconnector::connecting, this, [this] { m_reconnector.reset(); });
    QTRY_VERIFY(!m_reconnector);
    start(loopback.request.url);
    connect(m_reconnector.get(), &Reconnector::opened, this, [this] { m_reconnector.reset(); });
    QTRY_VERIFY(!m_reconnector);
    QTRY_VERIFY(m_client->children().isEmpty());
    loopback.script->opened = [](Connection *connection, const RouteMatch &) { connection->abort(); };
    start(loopback.request.url);
    connect(m_reconnector.get(), &Reconnector::waiting, this, [this] { m_reconnector.reset(); });
    QTRY_VERIFY(!m_reconnector);
    start(QStringLiteral("ws://"));
    connect(m_reconnector.get(), &Reconnector::finished, this, [this] { m_reconnector.reset(); });
    QTRY_VERIFY(!m_reconnector);
    QTRY_VERIFY(m_client->children().isEmpty());
}

WINDSOCK_TEST(ReconnectorTest)
#include "ReconnectorTest.moc"
