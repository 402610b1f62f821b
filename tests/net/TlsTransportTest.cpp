#include "Loopback.h"
#include "TlsPeer.h"

#include "tests/support/RandomSource.h"
#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"
#include "tests/support/WireFrame.h"

#include <QMutex>
#include <QtTest>

using namespace wslib;
using namespace std::chrono_literals;

namespace {

class Echo : public Handler
{
public:
    void messageReceived(const Message &message) override { connection()->send(message); }
};

QByteArray echoOf(const QByteArray &text)
{
    return WireFrame::text(text).bytes();
}

} // namespace

/// What a stranger can do to a server's TLS, where it goes through OpenSSL itself. What every transport promises, also this
/// one, is in TransportTest.
class TlsTransportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void speaksBothVersions_data();
    void speaksBothVersions();
    void takesWhatRodeWithTheHandshake_data();
    void takesWhatRodeWithTheHandshake();
    void takesItByteByByte();
    void survivesAHandshakeCutAnywhere_data();
    void survivesAHandshakeCutAnywhere();
    void refusesGarbage();
    void refusesPlainHttp();
    void doesNotWaitForEver();
    void seesTheClientsCertificate_data();
    void seesTheClientsCertificate();
    void demandsAClientsCertificate();
    void resumesSessions();
    void endsItsDirectionInOrder();
    void endsWithThePeer_data();
    void endsWithThePeer();
    void noticesAResetWithinARecord();
    void tellsOfADamagedRecord();
    void refusesRenegotiation();
    void bearsKeyUpdates();
    void carriesRecordsOfAllSizes_data();
    void carriesRecordsOfAllSizes();
    void servesInSeveralThreads();

private:
    Loopback &serve(const QSslConfiguration &tls, std::chrono::milliseconds handshakeTimeout = 10s);
    bool stillServes();

    std::unique_ptr<TestCertificate> m_certificate;
    std::unique_ptr<TestCertificate> m_foreign;
    std::unique_ptr<Loopback> m_loopback;
};

void TlsTransportTest::initTestCase()
{
    m_certificate = std::make_unique<TestCertificate>();
    m_foreign = std::make_unique<TestCertificate>();
    QVERIFY2(m_certificate->errorString().isEmpty(), qPrintable(m_certificate->errorString()));
    QVERIFY2(m_foreign->errorString().isEmpty(), qPrintable(m_foreign->errorString()));
}

Loopback &TlsTransportTest::serve(const QSslConfiguration &tls, std::chrono::milliseconds handshakeTimeout)
{
    ServerOptions options;
    options.tls = tls;
    options.connection.limits.handshakeTimeout = handshakeTimeout;
    m_loopback = std::make_unique<Loopback>(options);
    m_loopback->script->messageReceived = HandlerScript::echo;
    m_loopback->listen();
    return *m_loopback;
}

// Everybody else is gone, and the next one is served.
bool TlsTransportTest::stillServes()
{
    TlsPeer peer(m_loopback->port());
    if (!QTest::qWaitFor([this] { return m_loopback->server->socketCount() <= 1; }) || !peer.upgrade())
        return false;
    peer.send(WireFrame::text("still there").masked().bytes());
    return peer.waitFor(echoOf("still there"));
}

void TlsTransportTest::speaksBothVersions_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QString>("name");
    QTest::newRow("1.2") << TLS1_2_VERSION << QStringLiteral("TLSv1.2");
    QTest::newRow("1.3") << TLS1_3_VERSION << QStringLiteral("TLSv1.3");
}

void TlsTransportTest::speaksBothVersions()
{
    QFETCH(int, version);
    QFETCH(QString, name);
    QSslConfiguration tls = m_certificate->serverConfiguration();
    tls.setAllowedNextProtocols({"h9", "http/1.1"});
    Loopback &loopback = serve(tls);
    TlsPeer::Options options;
    options.version = version;
    options.protocols = "\x08http/1.1\x02h2";
    TlsPeer peer(loopback.port(), options);
    QVERIFY(peer.upgrade());
    peer.send(WireFrame::text("hello").masked().bytes());
    QVERIFY(peer.waitFor(echoOf("hello")));
    QVERIFY(loopback.atServer->isEncrypted());
    const TlsSession agreed = loopback.atServer->opening().tls;
    QCOMPARE(agreed.protocol, name);
    QCOMPARE(agreed.cipher, QString::fromLatin1(SSL_get_cipher_name(peer.session())));
    QCOMPARE(agreed.applicationProtocol, QByteArray("http/1.1"));
    QVERIFY(agreed.peerChain.isEmpty());
}

void TlsTransportTest::takesWhatRodeWithTheHandshake_data()
{
    speaksBothVersions_data();
}

// Of TLS 1.3: the client's last flight, its request and a frame in one segment. Of 1.2, the request is behind the server's.
void TlsTransportTest::takesWhatRodeWithTheHandshake()
{
    QFETCH(int, version);
    Loopback &loopback = serve(m_certificate->serverConfiguration());
    TlsPeer::Options options;
    options.version = version;
    options.holdsLastFlight = true;
    TlsPeer peer(loopback.port(), options);
    QVERIFY(peer.shakeHands());
    peer.send(RawPeer::upgradeRequest() + WireFrame::text("in a hurry").masked().bytes());
    QVERIFY(peer.waitFor(echoOf("in a hurry")));
}

void TlsTransportTest::takesItByteByByte()
{
    Loopback &loopback = serve(m_certificate->serverConfiguration());
    TlsPeer::Options options;
    options.holdsLastFlight = true;
    TlsPeer peer(loopback.port(), options);
    QVERIFY(peer.shakeHands());
    const QByteArray all = peer.records(RawPeer::upgradeRequest() + WireFrame::text("slow").masked().bytes());
    for (const char byte : all) {
        peer.raw.send(QByteArray(1, byte));
        QCoreApplication::processEvents();
    }
    QVERIFY(peer.waitFor(echoOf("slow")));
}

void TlsTransportTest::survivesAHandshakeCutAnywhere_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<bool>("withCertificate");
    QTest::newRow("1.2") << TLS1_2_VERSION << false;
    QTest::newRow("1.3") << TLS1_3_VERSION << false;
    QTest::newRow("1.2, client certificate") << TLS1_2_VERSION << true;
    QTest::newRow("1.3, client certificate") << TLS1_3_VERSION << true;
}

// At the beginning of every record, within its header, behind it, and within what it carries.
void TlsTransportTest::survivesAHandshakeCutAnywhere()
{
    QFETCH(int, version);
    QFETCH(bool, withCertificate);
    Loopback &loopback =
        serve(withCertificate ? m_certificate->demandingConfiguration() : m_certificate->serverConfiguration());
    TlsPeer::Options options;
    options.version = version;
    options.identity = withCertificate ? m_certificate.get() : nullptr;
    QList<qsizetype> starts;
    {
        TlsPeer whole(loopback.port(), options);
        QVERIFY(whole.shakeHands());
        starts = whole.recordStarts();
    }
    QVERIFY(starts.size() > 1);
    QTRY_COMPARE(loopback.refusals.size(), 1);
    for (const qsizetype start : starts) {
        for (const int more : {0, 3, 5, 20}) {
            loopback.refusals.clear();
            options.most = start + more;
            TlsPeer peer(loopback.port(), options);
            QVERIFY(!peer.shakeHands() || peer.sent() == options.most);
            QTRY_COMPARE(peer.sent(), options.most);
            peer.raw.finishSending();
            QTRY_COMPARE(loopback.refusals.size(), 1);
            QVERIFY2(loopback.refusals.first().startsWith("0 TLS failed: "), loopback.refusals.first().constData());
        }
    }
    options.most = TlsPeer::Options().most;
    TlsPeer last(loopback.port(), options);
    QVERIFY(last.upgrade());
    QTRY_COMPARE(loopback.server->socketCount(), 1);
}

void TlsTransportTest::refusesGarbage()
{
    RandomSource random;
    Loopback &loopback = serve(m_certificate->serverConfiguration());
    constexpr int count = 200;
    for (int i = 0; i < count; ++i) {
        loopback.refusals.clear();
        QByteArray bytes = random.bytes(1 + static_cast<qsizetype>(random.below(2000)));
        if (i % 2 == 0) // what begins as a record of a handshake comes further
            bytes.prepend(QByteArray::fromHex("160301") + random.bytes(1).replace(0, 1, QByteArray(1, '\x01'))
                          + random.bytes(1) + QByteArray::fromHex("01000001"));
        RawPeer peer(loopback.port());
        QTRY_VERIFY(peer.isConnected());
        peer.send(bytes);
        peer.finishSending();
        QTRY_COMPARE(loopback.refusals.size(), 1);
        QVERIFY2(loopback.refusals.first().startsWith("0 TLS failed: "), loopback.refusals.first().constData());
    }
    QVERIFY(stillServes());
}

void TlsTransportTest::refusesPlainHttp()
{
    Loopback &loopback = serve(m_certificate->serverConfiguration());
    RawPeer peer(loopback.port());
    peer.send(RawPeer::upgradeRequest());
    QTRY_COMPARE(loopback.refusals.size(), 1);
    QVERIFY2(loopback.refusals.first().contains("plain HTTP"), loopback.refusals.first().constData());
    QTRY_VERIFY(peer.hasEnded());
    QVERIFY(stillServes());
}

void TlsTransportTest::doesNotWaitForEver()
{
    Loopback &loopback = serve(m_certificate->serverConfiguration(), 50ms);
    RawPeer silent(loopback.port());
    TlsPeer::Options options;
    options.most = 100;
    TlsPeer half(loopback.port(), options);
    QVERIFY(!half.shakeHands());
    QTRY_COMPARE(loopback.refusals, (QByteArrayList{"0 TLS took too long", "0 TLS took too long"}));
    QTRY_VERIFY(silent.isGone() && half.raw.isGone());
    TlsPeer mute(loopback.port()); // from here on it is a matter of HTTP
    QVERIFY(mute.shakeHands());
    QVERIFY(mute.waitFor("HTTP/1.1 408 "));
}

void TlsTransportTest::seesTheClientsCertificate_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<bool>("demanded");
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        QTest::addRow("%x demanded", static_cast<unsigned>(version)) << version << true;
        QTest::addRow("%x asked for", static_cast<unsigned>(version)) << version << false;
    }
}

// One that is only asked for is the handler's matter, whoever issued it.
void TlsTransportTest::seesTheClientsCertificate()
{
    QFETCH(int, version);
    QFETCH(bool, demanded);
    QSslConfiguration tls = m_certificate->demandingConfiguration();
    if (!demanded)
        tls.setPeerVerifyMode(QSslSocket::QueryPeer);
    const TestCertificate &shown = demanded ? *m_certificate : *m_foreign;
    Loopback &loopback = serve(tls);
    QByteArray prepared = "not asked";
    loopback.script->prepare = [&prepared](const HandshakeRequest &request) {
        prepared = request.clientCertificate;
        return std::optional<HttpResponse>();
    };
    TlsPeer::Options options;
    options.version = version;
    options.identity = &shown;
    TlsPeer peer(loopback.port(), options);
    QVERIFY(peer.upgrade());
    QCOMPARE(prepared, shown.certificate().first().toDer());
    QCOMPARE(loopback.atServer->opening().tls.peerChain.value(0), shown.certificate().first());
    if (demanded)
        return;
    TlsPeer nobody(loopback.port());
    QVERIFY(nobody.upgrade());
    QCOMPARE(prepared, QByteArray());
}

void TlsTransportTest::demandsAClientsCertificate()
{
    Loopback &loopback = serve(m_certificate->demandingConfiguration());
    TlsPeer nobody(loopback.port());
    nobody.shakeHands();
    QTRY_COMPARE(nobody.alert(), SSL_AD_CERTIFICATE_REQUIRED);
    QTRY_COMPARE(loopback.refusals.size(), 1);
    TlsPeer::Options options;
    options.identity = m_foreign.get();
    TlsPeer stranger(loopback.port(), options);
    stranger.shakeHands();
    QTRY_COMPARE(stranger.alert(), SSL_AD_UNKNOWN_CA);
    QTRY_COMPARE(loopback.refusals.size(), 2);
    QCOMPARE(loopback.script->journal, QByteArrayList());
    QTRY_COMPARE(loopback.server->socketCount(), 0);
}

// But where client certificates are asked for, they are verified each time.
void TlsTransportTest::resumesSessions()
{
    for (const bool demanding : {false, true}) {
        Loopback &loopback =
            serve(demanding ? m_certificate->demandingConfiguration() : m_certificate->serverConfiguration());
        TlsPeer::Options options;
        options.identity = m_certificate.get();
        TlsPeer first(loopback.port(), options);
        QVERIFY(first.upgrade());
        SSL_SESSION *session = SSL_get1_session(first.session());
        QVERIFY(session != nullptr);
        options.resumed = session;
        TlsPeer second(loopback.port(), options);
        QVERIFY(second.upgrade());
        QCOMPARE(SSL_session_reused(second.session()) == 1, !demanding);
        SSL_SESSION_free(session);
        if (demanding)
            QCOMPARE(loopback.atServer->opening().tls.peerChain.size(), 1);
    }
}

// Close, close_notify, FIN.
void TlsTransportTest::endsItsDirectionInOrder()
{
    Loopback &loopback = serve(m_certificate->serverConfiguration());
    TlsPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    peer.send(WireFrame::text("not masked").bytes());
    QVERIFY(peer.waitFor(QByteArray("\x03\xEA", 2))); // 1002
    QTRY_VERIFY(peer.heardGoodbye());
    QTRY_VERIFY(peer.raw.hasEnded());
    QTRY_VERIFY(loopback.serverSays.isClosed());
    QVERIFY(loopback.serverSays.events().last().startsWith("closed 1002"));
    QTRY_COMPARE(loopback.server->socketCount(), 0);
}

void TlsTransportTest::endsWithThePeer_data()
{
    QTest::addColumn<bool>("inOrder");
    QTest::newRow("close_notify") << true;
    QTest::newRow("truncated") << false;
}

void TlsTransportTest::endsWithThePeer()
{
    QFETCH(bool, inOrder);
    Loopback &loopback = serve(m_certificate->serverConfiguration());
    TlsPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    peer.send(WireFrame::text("last words").masked().bytes());
    if (inOrder)
        peer.sayGoodbye();
    else
        peer.raw.finishSending();
    QTRY_COMPARE(loopback.serverSays.events(),
                 (QByteArrayList{"opened", "text \"last words\"", "failed ConnectionLost", "closed 1006 \"\""}));
    QTRY_COMPARE(loopback.server->socketCount(), 0);
}

void TlsTransportTest::noticesAResetWithinARecord()
{
    Loopback &loopback = serve(m_certificate->serverConfiguration());
    TlsPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    const QByteArray record = peer.records(WireFrame::text("never whole").masked().bytes());
    peer.raw.send(record.first(record.size() / 2));
    peer.raw.reset();
    QTRY_COMPARE(loopback.serverSays.events(), (QByteArrayList{"opened", "failed ConnectionLost", "closed 1006 \"\""}));
    QVERIFY(stillServes());
}

void TlsTransportTest::tellsOfADamagedRecord()
{
    Loopback &loopback = serve(m_certificate->serverConfiguration());
    TlsPeer peer(loopback.port());
    QVERIFY(peer.upgrade());
    QByteArray records = peer.records(WireFrame::text("whole").masked().bytes());
    QByteArray damaged = peer.records(WireFrame::text("damaged").masked().bytes());
    damaged.back() = static_cast<char>(damaged.back() ^ 1);
    peer.raw.send(records + damaged);
    QTRY_COMPARE(loopback.serverSays.events(),
                 (QByteArrayList{"opened", "text \"whole\"", "failed ConnectionLost", "closed 1006 \"\""}));
    const QString text = loopback.serverSays.error().text;
    QVERIFY2(text.contains(u"TLS failed: decryption failed or bad record mac"), qPrintable(text));
    QTRY_COMPARE(peer.alert(), SSL_AD_BAD_RECORD_MAC);
    QVERIFY(stillServes());
}

void TlsTransportTest::refusesRenegotiation()
{
    Loopback &loopback = serve(m_certificate->serverConfiguration());
    TlsPeer::Options options;
    options.version = TLS1_2_VERSION;
    TlsPeer peer(loopback.port(), options);
    QVERIFY(peer.upgrade());
    QCOMPARE(SSL_renegotiate(peer.session()), 1);
    peer.shakeHands();
    QTRY_COMPARE(peer.alert(), SSL_AD_NO_RENEGOTIATION);
    peer.raw.close();
    QTRY_COMPARE(loopback.server->socketCount(), 0);
    QVERIFY(stillServes());
}

// RFC 8446 §4.6.3: each asks for one in return.
void TlsTransportTest::bearsKeyUpdates()
{
    Loopback &loopback = serve(m_certificate->serverConfiguration());
    TlsPeer::Options options;
    options.version = TLS1_3_VERSION;
    TlsPeer peer(loopback.port(), options);
    QVERIFY(peer.upgrade());
    QByteArray expected;
    for (int i = 0; i < 500; ++i) {
        QCOMPARE(SSL_key_update(peer.session(), SSL_KEY_UPDATE_REQUESTED), 1);
        const QByteArray text = QByteArray::number(i);
        peer.send(WireFrame::text(text).masked().bytes());
        expected += echoOf(text);
    }
    QVERIFY(peer.waitFor(expected));
}

void TlsTransportTest::carriesRecordsOfAllSizes_data()
{
    speaksBothVersions_data();
}

// Small ones put together, large ones as they lie, and their tails with what follows; both ways.
void TlsTransportTest::carriesRecordsOfAllSizes()
{
    QFETCH(int, version);
    RandomSource random;
    Loopback &loopback = serve(m_certificate->serverConfiguration());
    TlsPeer::Options options;
    options.version = version;
    TlsPeer peer(loopback.port(), options);
    QVERIFY(peer.upgrade());
    QByteArray expected;
    QByteArray all;
    for (int i = 0; i < 300; ++i) {
        const quint32 bound = i % 3 == 0 ? 100 : i % 3 == 1 ? 40'000 : 200'000;
        const QByteArray payload = random.bytes(static_cast<qsizetype>(random.below(bound)));
        all += WireFrame::binary(payload).masked().bytes();
        expected += WireFrame::binary(payload).bytes();
    }
    for (qsizetype at = 0; at < all.size();) {
        const qsizetype size = qMin(all.size() - at, 1 + static_cast<qsizetype>(random.below(100'000)));
        peer.send(all.sliced(at, size));
        at += size;
    }
    QTRY_COMPARE_WITH_TIMEOUT(peer.received().size(), expected.size(), 30'000);
    QVERIFY(peer.received() == expected);
    QTRY_COMPARE(loopback.atServer->pendingBytes(), 0);
}

// One context for all of them.
void TlsTransportTest::servesInSeveralThreads()
{
    ServerOptions options;
    options.tls = m_certificate->demandingConfiguration();
    Server server(options);
    server.setThreads(3);
    server.route(QRegularExpression(QStringLiteral("/")), [] { return std::make_unique<Echo>(); });
    QVERIFY(server.listen());
    TlsPeer::Options shown;
    shown.identity = m_certificate.get();
    std::vector<std::unique_ptr<TlsPeer>> peers;
    for (int i = 0; i < 12; ++i) {
        TlsPeer failing(server.port()); // without a certificate
        failing.shakeHands();
        peers.push_back(std::make_unique<TlsPeer>(server.port(), shown));
        QVERIFY(peers.back()->upgrade());
    }
    for (const auto &peer : peers)
        peer->send(WireFrame::text("to all").masked().bytes());
    for (const auto &peer : peers)
        QVERIFY(peer->waitFor(echoOf("to all")));
}

WINDSOCK_TEST(TlsTransportTest)
#include "TlsTransportTest.moc"
