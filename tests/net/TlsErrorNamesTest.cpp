#include "tests/support/TestRegistry.h"

#include "wslib/net/TlsErrorNames.h"

#include <QtTest>

using namespace wslib;

class TlsErrorNamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areStable_data();
    void areStable();
    void goBothWays();
    void areTakenInWhateverCase();
    void refuseWhatIsNoError_data();
    void refuseWhatIsNoError();
};

// Scripts have them in their command lines: a Qt that renames one must not go unnoticed.
void TlsErrorNamesTest::areStable_data()
{
    QTest::addColumn<QSslError::SslError>("error");
    QTest::newRow("SelfSignedCertificate") << QSslError::SelfSignedCertificate;
    QTest::newRow("SelfSignedCertificateInChain") << QSslError::SelfSignedCertificateInChain;
    QTest::newRow("HostNameMismatch") << QSslError::HostNameMismatch;
    QTest::newRow("CertificateExpired") << QSslError::CertificateExpired;
    QTest::newRow("CertificateNotYetValid") << QSslError::CertificateNotYetValid;
    QTest::newRow("UnableToGetLocalIssuerCertificate") << QSslError::UnableToGetLocalIssuerCertificate;
    QTest::newRow("UnableToVerifyFirstCertificate") << QSslError::UnableToVerifyFirstCertificate;
    QTest::newRow("InvalidPurpose") << QSslError::InvalidPurpose;
    QTest::newRow("CertificateUntrusted") << QSslError::CertificateUntrusted;
    QTest::newRow("UnspecifiedError") << QSslError::UnspecifiedError;
}

void TlsErrorNamesTest::areStable()
{
    QFETCH(QSslError::SslError, error);
    QCOMPARE(tlsErrorName(error), QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(tlsErrorFromName(QString::fromLatin1(QTest::currentDataTag())), error);
}

void TlsErrorNamesTest::goBothWays()
{
    const QStringList names = tlsErrorNames();
    QVERIFY(names.size() > 30);
    for (const QString &name : names) {
        const auto error = tlsErrorFromName(name);
        QVERIFY2(error, qPrintable(name));
        QCOMPARE(tlsErrorName(*error), name);
    }
}

void TlsErrorNamesTest::areTakenInWhateverCase()
{
    QCOMPARE(tlsErrorFromName(QStringLiteral("hostnamemismatch")), QSslError::HostNameMismatch);
}

void TlsErrorNamesTest::refuseWhatIsNoError_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"", "NoError", "HostName", "22", "HostNameMismatch ", "SelfSignedCertificate|NoError"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TlsErrorNamesTest::refuseWhatIsNoError()
{
    QFETCH(QString, name);
    QVERIFY(!tlsErrorFromName(name));
    QVERIFY(!tlsErrorNames().contains(name));
}

WINDSOCK_TEST(TlsErrorNamesTest)
#include "TlsErrorNamesTest.moc"
