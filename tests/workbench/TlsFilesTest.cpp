#include "workbench/session/TlsFiles.h"

#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"

#include <QSslSocket>
#include <QtTest>

using namespace workbench;

class TlsFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void areRead();
    void areRefusedWithAReason();

private:
    std::unique_ptr<TestCertificate> m_certificate;
};

void TlsFilesTest::initTestCase()
{
    m_certificate = std::make_unique<TestCertificate>();
    QVERIFY2(m_certificate->errorString().isEmpty(), qPrintable(m_certificate->errorString()));
}

void TlsFilesTest::areRead()
{
    const auto plain = serverTls(m_certificate->certificateFile(), m_certificate->keyFile());
    QVERIFY2(plain.value, qPrintable(plain.error));
    QCOMPARE(plain.value->localCertificateChain(), m_certificate->certificate());
    QCOMPARE(plain.value->privateKey(), m_certificate->key());
    QCOMPARE(plain.value->peerVerifyMode(), QSslSocket::VerifyNone);
    const auto demanding =
        serverTls(m_certificate->certificateFile(), m_certificate->keyFile(), m_certificate->authorityFile());
    QVERIFY2(demanding.value, qPrintable(demanding.error));
    QCOMPARE(demanding.value->peerVerifyMode(), QSslSocket::VerifyPeer);
    QCOMPARE(demanding.value->caCertificates(), m_certificate->authority());
}

void TlsFilesTest::areRefusedWithAReason()
{
    const QString missing = QStringLiteral("/no/such/file.pem");
    for (const QString &error : {serverTls(missing, m_certificate->keyFile()).error,
                                 serverTls(m_certificate->certificateFile(), missing).error,
                                 serverTls(m_certificate->certificateFile(), m_certificate->keyFile(), missing).error})
        QVERIFY2(error.contains(missing) && error.endsWith(u'.'), qPrintable(error));
    const TestCertificate other;
    QVERIFY2(other.errorString().isEmpty(), qPrintable(other.errorString()));
    const QString foreign = serverTls(m_certificate->certificateFile(), other.keyFile()).error;
    QVERIFY2(foreign.contains(u"doesn't belong"), qPrintable(foreign));
}

WINDSOCK_TEST(TlsFilesTest)
#include "TlsFilesTest.moc"
