#include "Patient.h"

#include "tests/support/CertificateWorkshop.h"
#include "tests/support/RawServer.h"
#include "tests/support/TestRegistry.h"

#include <QtTest>

using namespace workbench;
using Leaf = CertificateWorkshop::Leaf;
using Signer = CertificateWorkshop::Signer;

/// Everything that can be wrong with a server's certificate, shown by a real TLS server.
class DoctorCertificateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_patient = std::make_unique<Patient>(); }
    void expired();
    void expiredIntermediate();
    void notYetValid();
    void selfSigned();
    void untrustedRoot();
    void missingIntermediate();
    void unknownAuthority();
    void forOtherHosts();
    void forOtherHostThanExpected();
    void revoked();
    void forClientsOnly();
    void severalThingsAtOnce();

private:
    Diagnosis show(const QSslConfiguration &server);
    void trustTheRoot() { m_patient->request.tls.addedCas = {m_workshop->root()}; }

    std::unique_ptr<CertificateWorkshop> m_workshop;
    std::unique_ptr<Patient> m_patient;
};

void DoctorCertificateTest::initTestCase()
{
    m_workshop = std::make_unique<CertificateWorkshop>();
    QVERIFY2(m_workshop->errorString().isEmpty(), qPrintable(m_workshop->errorString()));
}

Diagnosis DoctorCertificateTest::show(const QSslConfiguration &configuration)
{
    if (!m_workshop->errorString().isEmpty())
        qFatal("%s", qPrintable(m_workshop->errorString()));
    RawServer server(configuration);
    m_patient->request.url = server.url();
    const Diagnosis diagnosis = m_patient->diagnosis();
    if (diagnosis.evidence.value(0) != Evidence::Certificates || !diagnosis.remedies.contains(Remedy::TryAgain))
        qFatal("the certificates are the evidence");
    return diagnosis;
}

void DoctorCertificateTest::expired()
{
    trustTheRoot();
    Leaf leaf;
    leaf.until = QStringLiteral("20220304050607Z");
    const Diagnosis diagnosis = show(m_workshop->server(leaf, Signer::Root, {}));
    QCOMPARE(diagnosis.cause, Cause::CertificateExpired);
    QCOMPARE(diagnosis.fault.link, 0);
    QCOMPARE(diagnosis.fault.links, 1);
    QCOMPARE(diagnosis.fault.subject, QStringLiteral("localhost"));
    QCOMPARE(diagnosis.fault.until.toUTC(), QDateTime({2022, 3, 4}, {5, 6, 7}, Qt::UTC));
    QCOMPARE(diagnosis.furtherFaults, 0);
    QCOMPARE(diagnosis.remedies.first(), Remedy::OpenTls);
}

void DoctorCertificateTest::expiredIntermediate()
{
    trustTheRoot();
    const QSslCertificate middle = m_workshop->intermediate(Signer::ExpiredIntermediate);
    const Diagnosis diagnosis = show(m_workshop->server({}, Signer::ExpiredIntermediate, {middle}));
    QCOMPARE(diagnosis.cause, Cause::CertificateExpired);
    QCOMPARE(diagnosis.fault.link, 1);
    QCOMPARE(diagnosis.fault.links, 2);
    QCOMPARE(diagnosis.fault.subject, QStringLiteral("Workshop-Expired"));
}

void DoctorCertificateTest::notYetValid()
{
    trustTheRoot();
    Leaf leaf;
    leaf.from = QStringLiteral("20900101000000Z");
    const Diagnosis diagnosis = show(m_workshop->server(leaf, Signer::Root, {}));
    QCOMPARE(diagnosis.cause, Cause::CertificateNotYetValid);
    QCOMPARE(diagnosis.fault.from.date(), QDate(2090, 1, 1));
}

void DoctorCertificateTest::selfSigned()
{
    const Diagnosis diagnosis = show(m_workshop->selfSignedServer());
    QCOMPARE(diagnosis.cause, Cause::CertificateSelfSigned);
    QCOMPARE(diagnosis.fault.subject, QStringLiteral("localhost"));
    QCOMPARE(diagnosis.fault.link, 0);
}

void DoctorCertificateTest::untrustedRoot()
{
    const auto chain = {m_workshop->intermediate(), m_workshop->root()};
    const Diagnosis diagnosis = show(m_workshop->server({}, Signer::Intermediate, chain));
    QCOMPARE(diagnosis.cause, Cause::CertificateRootUntrusted);
    QCOMPARE(diagnosis.fault.subject, QStringLiteral("Workshop-Root"));
    QCOMPARE(diagnosis.fault.link, 2);
    QCOMPARE(diagnosis.fault.links, 3);
}

// The most common mistake of all: browsers fetch it, nobody else does.
void DoctorCertificateTest::missingIntermediate()
{
    trustTheRoot();
    const Diagnosis diagnosis = show(m_workshop->server({}, Signer::Intermediate, {}));
    QCOMPARE(diagnosis.cause, Cause::CertificateIssuerUnknown);
    QCOMPARE(diagnosis.fault.link, 0);
    QCOMPARE(diagnosis.fault.links, 1);
    QCOMPARE(diagnosis.fault.issuer, QStringLiteral("Workshop-Intermediate"));
    QCOMPARE(diagnosis.furtherFaults, 0);
}

void DoctorCertificateTest::unknownAuthority()
{
    const Diagnosis diagnosis = show(m_workshop->server({}, Signer::Intermediate, {m_workshop->intermediate()}));
    QCOMPARE(diagnosis.cause, Cause::CertificateIssuerUnknown);
    QCOMPARE(diagnosis.fault.link, 1);
    QCOMPARE(diagnosis.fault.links, 2);
    QCOMPARE(diagnosis.fault.issuer, QStringLiteral("Workshop-Root"));
}

void DoctorCertificateTest::forOtherHosts()
{
    trustTheRoot();
    Leaf leaf;
    leaf.names = QStringLiteral("DNS:shop.example,DNS:*.api.example,IP:10.0.0.1");
    const Diagnosis diagnosis = show(m_workshop->server(leaf, Signer::Root, {}));
    QCOMPARE(diagnosis.cause, Cause::CertificateForOtherHost);
    QCOMPARE(diagnosis.fault.names, (QStringList{QStringLiteral("*.api.example"), QStringLiteral("shop.example"),
                                                 QStringLiteral("10.0.0.1")}));
    QCOMPARE(diagnosis.expectedName, QStringLiteral("127.0.0.1"));
}

void DoctorCertificateTest::forOtherHostThanExpected()
{
    trustTheRoot();
    m_patient->request.tls.serverName = QStringLiteral("front.example");
    const Diagnosis diagnosis = show(m_workshop->server({}, Signer::Root, {}));
    QCOMPARE(diagnosis.cause, Cause::CertificateForOtherHost);
    QCOMPARE(diagnosis.expectedName, QStringLiteral("front.example"));
}

// One of those that Comodo was tricked into in 2011; every copy of Qt knows its name and number.
void DoctorCertificateTest::revoked()
{
    trustTheRoot();
    Leaf leaf;
    leaf.name = QStringLiteral("mail.google.com");
    leaf.serial = QStringLiteral("047ECBE9FCA55F7BD09EAE36E10CAE1E");
    const Diagnosis diagnosis = show(m_workshop->server(leaf, Signer::Root, {}));
    QCOMPARE(diagnosis.cause, Cause::CertificateRevoked);
    QCOMPARE(diagnosis.fault.subject, QStringLiteral("mail.google.com"));
}

void DoctorCertificateTest::forClientsOnly()
{
    trustTheRoot();
    Leaf leaf;
    leaf.usage = QStringLiteral("clientAuth");
    const Diagnosis diagnosis = show(m_workshop->server(leaf, Signer::Root, {}));
    QCOMPARE(diagnosis.cause, Cause::CertificateUnfit);
    QCOMPARE(diagnosis.fault.error, QSslError::InvalidPurpose);
    QVERIFY(!diagnosis.detail.isEmpty());
}

void DoctorCertificateTest::severalThingsAtOnce()
{
    Leaf leaf;
    leaf.until = QStringLiteral("20220304050607Z");
    leaf.names = QStringLiteral("DNS:shop.example");
    const Diagnosis diagnosis = show(m_workshop->server(leaf, Signer::Intermediate, {}));
    QCOMPARE(diagnosis.cause, Cause::CertificateExpired);
    QCOMPARE(diagnosis.furtherFaults, 2); // its issuer, its names
}

WINDSOCK_TEST(DoctorCertificateTest)
#include "DoctorCertificateTest.moc"
