#include "tests/support/TestCertificate.h"

#include <QFile>
#include <QProcess>

TestCertificate::TestCertificate()
{
    const auto texts = [](const char *words) { return QString::fromLatin1(words).split(u' '); };
    QFile extensions(m_folder.filePath(QStringLiteral("leaf.ext")));
    if (!extensions.open(QIODevice::WriteOnly)) {
        m_error = extensions.errorString();
        return;
    }
    extensions.write("subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1\nextendedKeyUsage=serverAuth,clientAuth\n");
    extensions.close();
    run(texts("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj "
              "/CN=Windsock-Test-CA "
              "-keyout ca.key -out ca.pem"));
    run(texts("req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=localhost -keyout leaf.key "
              "-out leaf.csr"));
    run(texts("x509 -req -in leaf.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile leaf.ext "
              "-out leaf.pem"));
}

void TestCertificate::run(const QStringList &arguments)
{
    if (!m_error.isEmpty())
        return;
    QProcess openssl;
    openssl.setWorkingDirectory(m_folder.path());
    openssl.setProcessChannelMode(QProcess::MergedChannels);
    openssl.start(QStringLiteral("openssl"), arguments);
    if (!openssl.waitForFinished() || openssl.exitStatus() != QProcess::NormalExit || openssl.exitCode() != 0)
        m_error = QStringLiteral("openssl: ") + openssl.errorString() + QString::fromLocal8Bit(openssl.readAll());
}

QList<QSslCertificate> TestCertificate::authority() const
{
    return QSslCertificate::fromPath(authorityFile());
}

QList<QSslCertificate> TestCertificate::certificate() const
{
    return QSslCertificate::fromPath(certificateFile());
}

QSslKey TestCertificate::key() const
{
    QFile file(keyFile());
    return file.open(QIODevice::ReadOnly) ? QSslKey(&file, QSsl::Ec) : QSslKey();
}

QSslConfiguration TestCertificate::serverConfiguration() const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(certificate());
    configuration.setPrivateKey(key());
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

QSslConfiguration TestCertificate::demandingConfiguration() const
{
    QSslConfiguration configuration = serverConfiguration();
    configuration.setCaCertificates(authority());
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    return configuration;
}
