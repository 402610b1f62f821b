#include "workbench/session/ServerTls.h"

#include "tests/support/TestCertificate.h"
#include "tests/support/TestRegistry.h"

#include "wslib/net/CertificateAuthority.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace workbench;

class ServerTlsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isByTheMachinesOwnAuthority();
    void isOutOfFiles();
    void saysWhatIsMissing();
    void exportsTheAuthority();

private:
    ServerTlsChoice own() const
    {
        ServerTlsChoice choice;
        choice.authorityFolder = m_folder.filePath(QStringLiteral("certificates"));
        return choice;
    }

    QTemporaryDir m_folder;
};

void ServerTlsTest::isByTheMachinesOwnAuthority()
{
    const auto tls = loadServerTls(own(), {QStringLiteral("192.0.2.7")});
    QVERIFY2(tls.value, qPrintable(tls.error));
    const QList<QSslCertificate> chain = tls.value->configuration.localCertificateChain();
    QVERIFY(chain.first().subjectAlternativeNames().values(QSsl::IpAddressEntry).contains(u"192.0.2.7"));
    // What is to be trusted is the authority, and stays the same.
    QVERIFY(tls.value->fingerprint != wslib::CertificateAuthority::fingerprint(chain.first()));
    const auto again = loadServerTls(own(), {});
    QVERIFY2(again.value, qPrintable(again.error));
    QCOMPARE(again.value->fingerprint, tls.value->fingerprint);
}

void ServerTlsTest::isOutOfFiles()
{
    const TestCertificate certificate;
    QVERIFY2(certificate.errorString().isEmpty(), qPrintable(certificate.errorString()));
    ServerTlsChoice choice;
    choice.certificateFile = certificate.certificateFile();
    choice.keyFile = certificate.keyFile();
    const auto tls = loadServerTls(choice, {});
    QVERIFY2(tls.value, qPrintable(tls.error));
    QCOMPARE(tls.value->fingerprint, wslib::CertificateAuthority::fingerprint(certificate.certificate().first()));
    QCOMPARE(tls.value->note, QString());
}

void ServerTlsTest::saysWhatIsMissing()
{
    ServerTlsChoice choice;
    choice.certificateFile = QStringLiteral("/no/such/file.pem");
    QVERIFY(loadServerTls(choice, {}).error.contains(u"key"));
    choice.keyFile = QStringLiteral("/no/such/key.pem");
    QVERIFY(loadServerTls(choice, {}).error.contains(u"/no/such/"));
}

void ServerTlsTest::exportsTheAuthority()
{
    const QString path = m_folder.filePath(QStringLiteral("exported.pem"));
    QCOMPARE(exportAuthority(own().authorityFolder, path), QString());
    const QList<QSslCertificate> exported = QSslCertificate::fromPath(path);
    QCOMPARE(exported.size(), 1);
    QCOMPARE(wslib::CertificateAuthority::fingerprint(exported.first()), loadServerTls(own(), {}).value->fingerprint);
    QVERIFY(!exportAuthority(own().authorityFolder, m_folder.filePath(QStringLiteral("no/such.pem"))).isEmpty());
}

WINDSOCK_TEST(ServerTlsTest)
#include "ServerTlsTest.moc"
