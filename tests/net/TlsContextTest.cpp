#include "Loopback.h"

#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"

#include "wslib/net/TlsContext.h"

#include <QSslCipher>
#include <QSslEllipticCurve>
#include <QtTest>

using namespace wslib;

/// Which QSslConfigurations are OpenSSL's to serve, and that servers of the others serve as well.
class TlsContextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void mapsWhatServersUse();
    void leavesTheRestToQt_data();
    void leavesTheRestToQt();
    void servesWhatIsLeftToQt();

private:
    std::unique_ptr<TestCertificate> m_certificate;
};

void TlsContextTest::initTestCase()
{
    m_certificate = std::make_unique<TestCertificate>();
    QVERIFY2(m_certificate->errorString().isEmpty(), qPrintable(m_certificate->errorString()));
}

void TlsContextTest::mapsWhatServersUse()
{
    QVERIFY(TlsContext::of(m_certificate->serverConfiguration()) != nullptr);
    QVERIFY(TlsContext::of(m_certificate->demandingConfiguration()) != nullptr);
    QSslConfiguration all = m_certificate->demandingConfiguration();
    all.setPeerVerifyDepth(3);
    all.setProtocol(QSsl::TlsV1_3OrLater);
    all.setAllowedNextProtocols({"http/1.1"});
    all.setSslOption(QSsl::SslOptionDisableSessionTickets, true);
    all.setEllipticCurves({QSslEllipticCurve::fromShortName(QStringLiteral("prime256v1"))});
    QList<QSslCipher> ciphers = all.ciphers();
    std::reverse(ciphers.begin(), ciphers.end());
    all.setCiphers(ciphers);
    QVERIFY(TlsContext::of(all) != nullptr);
}

void TlsContextTest::leavesTheRestToQt_data()
{
    QTest::addColumn<QSslConfiguration>("configuration");
    QTest::newRow("nothing") << QSslConfiguration();
    QSslConfiguration configuration = m_certificate->serverConfiguration();
    configuration.setPrivateKey(TestCertificate().key());
    QTest::newRow("another's key") << configuration;
    configuration = m_certificate->serverConfiguration();
    configuration.setPrivateKey(QSslKey());
    QTest::newRow("no key") << configuration;
    configuration = m_certificate->serverConfiguration();
    configuration.setPreSharedKeyIdentityHint("who?");
    QTest::newRow("PSK") << configuration;
    configuration = m_certificate->serverConfiguration();
    configuration.setBackendConfigurationOption("MinProtocol", QByteArray("TLSv1.3"));
    QTest::newRow("backend options") << configuration;
    configuration = m_certificate->serverConfiguration();
    configuration.setProtocol(QSsl::AnyProtocol);
    QTest::newRow("versions of long ago") << configuration;
    configuration = m_certificate->demandingConfiguration();
    configuration.setCaCertificates({});
    QTest::newRow("the system's authorities") << configuration;
}

void TlsContextTest::leavesTheRestToQt()
{
    QFETCH(QSslConfiguration, configuration);
    QVERIFY(TlsContext::of(configuration) == nullptr);
}

void TlsContextTest::servesWhatIsLeftToQt()
{
    ServerOptions options;
    options.tls = m_certificate->serverConfiguration();
    options.tls->setBackendConfigurationOption("MinProtocol", QByteArray("TLSv1.3"));
    Loopback loopback(options);
    loopback.script->messageReceived = HandlerScript::echo;
    loopback.request.tls.addedCas = m_certificate->authority();
    QVERIFY(loopback.open());
    QVERIFY(loopback.atServer->isEncrypted());
    QCOMPARE(loopback.atServer->opening().tls.protocol, QStringLiteral("TLSv1.3"));
    loopback.atClient->sendText(QStringLiteral("the old way"));
    QTRY_COMPARE(loopback.clientSays.events(), (QByteArrayList{"opened", "text \"the old way\""}));
}

WINDSOCK_TEST(TlsContextTest)
#include "TlsContextTest.moc"
