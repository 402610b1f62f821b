#include "Loopback.h"

#include "tests/support/RawServer.h"
#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"

#include <QtTest>

using namespace wslib;

namespace {

// Trusts @p authorities as if they were the system's, for as long as it lives.
class SystemTrusts
{
public:
    explicit SystemTrusts(const QList<QSslCertificate> &authorities)
        : m_before(QSslConfiguration::defaultConfiguration())
    {
        QSslConfiguration configuration = m_before;
        configuration.setCaCertificates(authorities);
        QSslConfiguration::setDefaultConfiguration(configuration);
    }
    ~SystemTrusts() { QSslConfiguration::setDefaultConfiguration(m_before); }
    Q_DISABLE_COPY_MOVE(SystemTrusts)

private:
    QSslConfiguration m_before;
};

bool isOpen(const QByteArrayList &events)
{
    return events == QByteArrayList{"opened"};
}

} // namespace

// Whom a client trusts over TLS, and what it asks for.
class TlsOptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void addAnAuthority();
    void replaceTheAuthorities();
    void acceptNamedErrors();
    void acceptNoOtherErrors();
    void verifyAnotherName();
    void refuseAnotherName();
    void askForTheName_data();
    void askForTheName();
    void dropTheClientsCertificateElsewhere();

private:
    bool connects();
    ServerOptions serverOptions() const;

    std::unique_ptr<TestCertificate> m_certificate;
    std::unique_ptr<TestCertificate> m_other;
    std::unique_ptr<Loopback> m_loopback;
};

void TlsOptionsTest::initTestCase()
{
    m_certificate = std::make_unique<TestCertificate>();
    m_other = std::make_unique<TestCertificate>();
    QVERIFY2(m_certificate->errorString().isEmpty(), qPrintable(m_certificate->errorString()));
    QVERIFY2(m_other->errorString().isEmpty(), qPrintable(m_other->errorString()));
}

void TlsOptionsTest::init()
{
    m_loopback = std::make_unique<Loopback>(serverOptions());
    QVERIFY(m_loopback->listen());
}

ServerOptions TlsOptionsTest::serverOptions() const
{
    ServerOptions options;
    options.tls = m_certificate->serverConfiguration();
    return options;
}

bool TlsOptionsTest::connects()
{
    m_loopback->atClient = m_loopback->client->open(m_loopback->request);
    ConnectionJournal journal;
    journal.watch(m_loopback->atClient);
    return QTest::qWaitFor([&] { return !journal.events().isEmpty(); }) && isOpen(journal.events());
}

void TlsOptionsTest::addAnAuthority()
{
    const SystemTrusts system(m_certificate->authority());
    QVERIFY(connects());
    m_loopback->request.tls.addedCas = m_other->authority();
    QVERIFY(connects()); // beside the system's
}

void TlsOptionsTest::replaceTheAuthorities()
{
    const SystemTrusts system(m_certificate->authority());
    m_loopback->request.tls.useSystemCas = false;
    QVERIFY(!connects());
    m_loopback->request.tls.addedCas = m_other->authority();
    QVERIFY(!connects());
    m_loopback->request.tls.addedCas = m_certificate->authority();
    QVERIFY(connects());
}

void TlsOptionsTest::acceptNamedErrors()
{
    m_loopback->request.tls.acceptedErrors = {QSslError::SelfSignedCertificateInChain,
                                              QSslError::UnableToGetLocalIssuerCertificate,
                                              QSslError::UnableToVerifyFirstCertificate};
    QVERIFY(connects());
    QVERIFY(!m_loopback->atClient->opening().tls.acceptedErrors.isEmpty());
}

void TlsOptionsTest::acceptNoOtherErrors()
{
    m_loopback->request.tls.acceptedErrors = {QSslError::HostNameMismatch, QSslError::CertificateExpired};
    QVERIFY(!connects());
    // Each error counts by itself.
    m_loopback->request.tls.addedCas = m_certificate->authority();
    m_loopback->request.tls.serverName = QStringLiteral("elsewhere.example");
    QVERIFY(connects());
    m_loopback->request.tls.addedCas.clear();
    QVERIFY(!connects());
}

void TlsOptionsTest::verifyAnotherName()
{
    m_loopback->request.tls.addedCas = m_certificate->authority();
    m_loopback->request.url = QStringLiteral("wss://backend.invalid:%1/").arg(m_loopback->port());
    m_loopback->request.addresses = {QHostAddress(QHostAddress::LocalHost)};
    QVERIFY(!connects());
    m_loopback->request.tls.serverName = QStringLiteral("localhost");
    QVERIFY(connects());
}

void TlsOptionsTest::refuseAnotherName()
{
    m_loopback->request.tls.addedCas = m_certificate->authority();
    m_loopback->request.tls.serverName = QStringLiteral("elsewhere.example");
    ConnectionJournal journal;
    journal.watch(m_loopback->client->open(m_loopback->request));
    QTRY_VERIFY(journal.isClosed());
    QCOMPARE(journal.error().kind, Error::Kind::Tls);
    QVERIFY2(journal.error().text.contains(u"It is for 127.0.0.1, ") && journal.error().text.contains(u"localhost"),
             qPrintable(journal.error().text));
}

void TlsOptionsTest::askForTheName_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("serverName");
    QTest::addColumn<QByteArray>("asked");
    QTest::newRow("the URL's") << QStringLiteral("tenant.localhost") << QString() << QByteArray("tenant.localhost");
    QTest::newRow("another") << QStringLiteral("127.0.0.1") << QStringLiteral("front.example")
                             << QByteArray("front.example");
    // RFC 6066 §3: literal addresses aren't names.
    QTest::newRow("none for an address") << QStringLiteral("127.0.0.1") << QString() << QByteArray();
}

// As a server sees it: in the clear, in the ClientHello.
void TlsOptionsTest::askForTheName()
{
    QFETCH(QString, host);
    QFETCH(QString, serverName);
    QFETCH(QByteArray, asked);
    RawServer server;
    Client client;
    ClientRequest request;
    request.url = QStringLiteral("wss://%1:%2/").arg(host).arg(server.serverPort());
    request.tls.serverName = serverName;
    client.open(request);
    RawPeer *peer = server.waitForPeer();
    QVERIFY(peer != nullptr);
    QTRY_VERIFY(peer->received().contains("http/1.1")); // ALPN is in the same record
    if (asked.isEmpty())
        QVERIFY(!peer->received().contains("127.0.0.1"));
    else
        QVERIFY(peer->received().contains(asked));
}

// It says who we are, so it is for the one it was chosen for.
void TlsOptionsTest::dropTheClientsCertificateElsewhere()
{
    QList<QSslCertificate> shown{QSslCertificate()};
    ServerOptions options;
    options.tls = m_certificate->demandingConfiguration();
    options.tls->setPeerVerifyMode(QSslSocket::QueryPeer);
    Loopback elsewhere(options);
    QVERIFY(elsewhere.listen());
    m_loopback->script->prepare = [&elsewhere](const HandshakeRequest &) {
        HttpResponse response;
        response.status = 302;
        response.headers.append("Location", elsewhere.request.url.toUtf8());
        return response;
    };
    m_loopback->request.tls.addedCas = m_certificate->authority();
    m_loopback->request.tls.clientChain = m_certificate->certificate();
    m_loopback->request.tls.clientKey = m_certificate->key();
    QVERIFY(connects());
    QTRY_VERIFY(elsewhere.atServer);
    QVERIFY(elsewhere.atServer->opening().tls.peerChain.isEmpty());
    // The server does ask: directly, it is shown.
    m_loopback->request.url = elsewhere.request.url;
    QVERIFY(connects());
    QTRY_VERIFY(!elsewhere.atServer->opening().tls.peerChain.isEmpty());
}

WINDSOCK_TEST(TlsOptionsTest)
#include "TlsOptionsTest.moc"
