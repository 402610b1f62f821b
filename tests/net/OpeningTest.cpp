#include "Loopback.h"

#include "tests/support/RawServer.h"
#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"

#include <QtTest>

using namespace wslib;
using namespace std::chrono_literals;

namespace {

using Phases = QList<ConnectPhase>;

// Those that were timed.
Phases timed(const ConnectTimings &timings)
{
    Phases phases;
    for (size_t i = 0; i < connectPhaseCount; ++i) {
        if (timings.phases[i])
            phases.append(static_cast<ConnectPhase>(i));
    }
    return phases;
}

std::chrono::nanoseconds sum(const ConnectTimings &timings)
{
    std::chrono::nanoseconds all{0};
    for (const ConnectTimings::Time &time : timings.phases)
        all += time.value_or(0ns);
    return all;
}

Phases recordPhases(Connection *connection, Phases &phases)
{
    QObject::connect(connection, &Connection::phaseEntered, connection,
                     [&phases](ConnectPhase phase) { phases.append(phase); });
    return phases;
}

} // namespace

// What can be read about how a connection was opened, or wasn't.
class OpeningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void timesEachPhase_data();
    void timesEachPhase();
    void timesAFailure();
    void keepsTheHeadsOfRedirects();
    void tellsWhereItWent();
    void tellsTheProxy_data();
    void tellsTheProxy();
    void keepsWhatIsNoHead();
    void keepsTheAnswerThatCanNotBeFollowed();
    void tellsTheTlsSession();
    void tellsTheCertificateOfAFailure();
    void showsTheClientsCertificate();
    void agreesOnHttp11();
    void mayBeGivenUpInEveryPhase_data();
    void mayBeGivenUpInEveryPhase();

private:
    ServerOptions secureOptions() const;

    std::unique_ptr<TestCertificate> m_certificate;
};

void OpeningTest::initTestCase()
{
    m_certificate = std::make_unique<TestCertificate>();
    QVERIFY2(m_certificate->errorString().isEmpty(), qPrintable(m_certificate->errorString()));
}

ServerOptions OpeningTest::secureOptions() const
{
    ServerOptions options;
    options.tls = m_certificate->serverConfiguration();
    return options;
}

void OpeningTest::timesEachPhase_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<int>("phases");
    QTest::newRow("ws") << false << 3;
    QTest::newRow("wss") << true << 4;
}

void OpeningTest::timesEachPhase()
{
    QFETCH(bool, tls);
    Loopback loopback(tls ? secureOptions() : ServerOptions());
    loopback.request.tls.addedCas = m_certificate->authority();
    QVERIFY(loopback.listen());
    Phases entered;
    Connection *connection = loopback.client->open(loopback.request);
    recordPhases(connection, entered);
    QSignalSpy opened(connection, &Connection::opened);
    QVERIFY(opened.wait());
    const Phases expected =
        tls ? Phases{ConnectPhase::Resolving, ConnectPhase::Connecting, ConnectPhase::Tls, ConnectPhase::Upgrade}
            : Phases{ConnectPhase::Resolving, ConnectPhase::Connecting, ConnectPhase::Upgrade};
    QCOMPARE(entered, expected);
    const ConnectTimings &timings = connection->opening().timings;
    QCOMPARE(timed(timings), expected);
    QVERIFY(sum(timings) > 0ns);
    QVERIFY(sum(timings) <= timings.total);
}

void OpeningTest::timesAFailure()
{
    RawServer silent;
    Client client;
    ClientRequest request;
    request.url = silent.url();
    request.connectTimeout = 100ms;
    Connection *connection = client.open(request);
    ConnectionJournal journal;
    journal.watch(connection);
    QTRY_VERIFY(journal.isClosed());
    QCOMPARE(journal.error().kind, Error::Kind::TimedOut);
    QCOMPARE(journal.error().phase, ConnectPhase::Upgrade);
    const ConnectTimings &timings = connection->opening().timings;
    QCOMPARE(timed(timings), (Phases{ConnectPhase::Resolving, ConnectPhase::Connecting, ConnectPhase::Upgrade}));
    QVERIFY(timings.total >= 90ms);
    QVERIFY(*timings.of(ConnectPhase::Upgrade) >= 50ms);
    QVERIFY(connection->opening().heads.request.startsWith("GET / HTTP/1.1\r\n"));
    QVERIFY(connection->opening().heads.response.isEmpty());
}

void OpeningTest::keepsTheHeadsOfRedirects()
{
    RawServer server;
    server.answerWith([](const QByteArray &head) -> QByteArray {
        if (head.startsWith("GET /a "))
            return "HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n";
        if (head.startsWith("GET /b "))
            return "HTTP/1.1 307 Found\r\nLocation: /c\r\nContent-Length: 0\r\n\r\n";
        return RawPeer::upgradeAnswer(head);
    });
    Client client;
    ClientRequest request;
    request.url = server.url("/a");
    Connection *connection = client.open(request);
    QSignalSpy opened(connection, &Connection::opened);
    QVERIFY(opened.wait());
    const Opening &opening = connection->opening();
    QCOMPARE(opening.redirects.size(), 2);
    QCOMPARE(opening.redirects[0].request, server.heads()[0]);
    QVERIFY(opening.redirects[0].response.startsWith("HTTP/1.1 302 "));
    QCOMPARE(opening.redirects[1].request, server.heads()[1]);
    QVERIFY(opening.redirects[1].response.startsWith("HTTP/1.1 307 "));
    QCOMPARE(opening.heads.request, server.heads()[2]);
    QVERIFY(opening.heads.response.startsWith("HTTP/1.1 101 "));
    QVERIFY(sum(opening.timings) <= opening.timings.total);
}

void OpeningTest::tellsWhereItWent()
{
    RawServer server;
    server.answerWith([](const QByteArray &head) -> QByteArray {
        if (head.startsWith("GET /a "))
            return "HTTP/1.1 302 Found\r\nLocation: /b?c\r\nContent-Length: 0\r\n\r\n";
        return RawPeer::upgradeAnswer(head);
    });
    Client client;
    ClientRequest request;
    request.url = server.url("/a").replace(QStringLiteral("//"), QStringLiteral("//ann:secret@"));
    Connection *connection = client.open(request);
    QSignalSpy opened(connection, &Connection::opened);
    QVERIFY(opened.wait());
    QCOMPARE(connection->opening().url, server.url("/b?c"));
    QCOMPARE(connection->opening().proxy.kind, ProxyHop::Kind::None);
}

void OpeningTest::tellsTheProxy_data()
{
    QTest::addColumn<bool>("listens");
    QTest::addColumn<QAbstractSocket::SocketError>("error");
    QTest::addColumn<QString>("detail");
    QTest::newRow("that says no") << true << QAbstractSocket::UnknownSocketError << QStringLiteral("403 Filtered");
    QTest::newRow("that isn't there") << false << QAbstractSocket::ConnectionRefusedError << QString();
}

void OpeningTest::tellsTheProxy()
{
    QFETCH(bool, listens);
    QFETCH(QString, detail);
    RawServer proxy;
    proxy.answerWith([](const QByteArray &) { return QByteArray("HTTP/1.1 403 Filtered\r\n\r\n"); });
    Client client;
    ClientRequest request;
    request.url = QStringLiteral("ws://target.example/");
    request.proxy = QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), proxy.serverPort(),
                                  QStringLiteral("ann"), QStringLiteral("secret"));
    if (!listens)
        proxy.close();
    ConnectionJournal journal;
    Connection *connection = client.open(request);
    ProxyHop hop;
    connect(connection, &Connection::failed, connection, [&] { hop = connection->opening().proxy; });
    journal.watch(connection);
    QTRY_VERIFY(journal.isClosed());
    QCOMPARE(hop.kind, ProxyHop::Kind::Http);
    QCOMPARE(hop.host, QStringLiteral("127.0.0.1"));
    QCOMPARE(hop.port, request.proxy.port());
    QVERIFY(hop.hasCredentials);
    QTEST(journal.error().socketError, "error");
    if (!detail.isEmpty())
        QCOMPARE(journal.error().detail, detail);
    QVERIFY(!journal.error().detail.isEmpty());
}

void OpeningTest::keepsWhatIsNoHead()
{
    RawServer server;
    server.greetWith("SSH-2.0-x\r\n" + QByteArray(100'000, 'x'));
    Client client;
    ClientRequest request;
    request.url = server.url();
    Connection *connection = client.open(request);
    QByteArray kept;
    connect(connection, &Connection::failed, connection, [&] { kept = connection->opening().heads.response; });
    QTRY_VERIFY(!kept.isEmpty());
    QVERIFY(kept.startsWith("SSH-2.0-x\r\n"));
    QVERIFY(kept.size() < 5000); // enough to see what it is
}

void OpeningTest::keepsTheAnswerThatCanNotBeFollowed()
{
    const QByteArray answer = "HTTP/1.1 302 Found\r\nLocation: ftp://x/\r\nContent-Length: 0\r\n\r\n";
    RawServer server;
    server.answerWith([answer](const QByteArray &) { return answer; });
    Client client;
    ClientRequest request;
    request.url = server.url();
    Connection *connection = client.open(request);
    ConnectionJournal journal;
    QByteArray kept;
    connect(connection, &Connection::failed, connection, [&] { kept = connection->opening().heads.response; });
    journal.watch(connection);
    QTRY_VERIFY(journal.isClosed());
    QCOMPARE(journal.error().kind, Error::Kind::TooManyRedirects);
    QCOMPARE(journal.error().response.status, 302);
    QCOMPARE(kept, answer);
}

void OpeningTest::tellsTheTlsSession()
{
    Loopback loopback(secureOptions());
    loopback.request.tls.addedCas = m_certificate->authority();
    QVERIFY(loopback.open());
    const TlsSession &session = loopback.atClient->opening().tls;
    QVERIFY2(session.protocol.startsWith(u"TLSv1."), qPrintable(session.protocol));
    QVERIFY2(!session.cipher.isEmpty(), qPrintable(session.cipher));
    QCOMPARE(session.peerChain.value(0), m_certificate->certificate().first());
    QVERIFY(session.acceptedErrors.isEmpty());
    QCOMPARE(loopback.atServer->opening().tls.cipher, session.cipher);
    QVERIFY(loopback.atServer->opening().tls.peerChain.isEmpty());
}

void OpeningTest::tellsTheCertificateOfAFailure()
{
    Loopback loopback(secureOptions());
    QVERIFY(loopback.listen());
    Connection *connection = loopback.client->open(loopback.request);
    loopback.clientSays.watch(connection);
    QTRY_VERIFY(loopback.clientSays.isClosed());
    QCOMPARE(loopback.clientSays.error().kind, Error::Kind::Tls);
    QCOMPARE(loopback.clientSays.error().phase, ConnectPhase::Tls);
    QVERIFY(!loopback.clientSays.error().tlsErrors.isEmpty());
    QCOMPARE(connection->opening().tls.peerChain.value(0), m_certificate->certificate().first());
}

// To the server's connection, and to its handler before it decides.
void OpeningTest::showsTheClientsCertificate()
{
    ServerOptions options;
    options.tls = m_certificate->demandingConfiguration();
    Loopback loopback(options);
    loopback.request.tls.addedCas = m_certificate->authority();
    loopback.request.tls.clientChain = m_certificate->certificate();
    loopback.request.tls.clientKey = m_certificate->key();
    QByteArray shown;
    loopback.script->prepare = [&shown](const HandshakeRequest &request) {
        shown = request.clientCertificate;
        return std::nullopt;
    };
    QVERIFY(loopback.open());
    QCOMPARE(shown, m_certificate->certificate().first().toDer());
    QCOMPARE(loopback.atServer->opening().tls.peerChain.value(0), m_certificate->certificate().first());
}

// A server of HTTP/2 and 1.1 must be told, or it may choose the wrong one.
void OpeningTest::agreesOnHttp11()
{
    ServerOptions options = secureOptions();
    options.tls->setAllowedNextProtocols({"h2", "http/1.1"});
    Loopback loopback(options);
    loopback.request.tls.addedCas = m_certificate->authority();
    QVERIFY(loopback.open());
    QCOMPARE(loopback.atClient->opening().tls.applicationProtocol, QByteArray("http/1.1"));
}

void OpeningTest::mayBeGivenUpInEveryPhase_data()
{
    QTest::addColumn<int>("phase");
    QTest::addColumn<bool>("deletes");
    for (const int phase : {0, 1, 3, 4}) {
        QTest::addRow("phase %d, abort", phase) << phase << false;
        QTest::addRow("phase %d, delete", phase) << phase << true;
    }
}

void OpeningTest::mayBeGivenUpInEveryPhase()
{
    QFETCH(int, phase);
    QFETCH(bool, deletes);
    Loopback loopback(secureOptions());
    loopback.request.tls.addedCas = m_certificate->authority();
    QVERIFY(loopback.listen());
    Connection *connection = loopback.client->open(loopback.request);
    loopback.clientSays.watch(connection);
    connect(connection, &Connection::phaseEntered, connection, [=](ConnectPhase entered) {
        if (static_cast<int>(entered) != phase)
            return;
        if (deletes)
            delete connection;
        else
            connection->abort();
    });
    QTRY_COMPARE(loopback.clientSays.events(), QByteArrayList{"closed 1006 \"\""});
    // What it held at the server goes as well.
    QTRY_COMPARE(loopback.server->socketCount(), 0);
}

WINDSOCK_TEST(OpeningTest)
#include "OpeningTest.moc"
