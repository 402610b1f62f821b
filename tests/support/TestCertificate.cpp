#include "tests/support/TestCertificate.h"

#include "tests/support/OpenSslTool.h"

#include <QFile>

TestCertificate::TestCertificate()
{
    QFile extensions(m_folder.filePath(QStringLiteral("leaf.ext")));
    if (!extensions.open(QIODevice::WriteOnly)) {
        m_error = extensions.errorString();
        return;
    }
    extensions.write("subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1\nextendedKeyUsage=serverAuth,clientAuth\n");
    extensions.close();
    run("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=Windsock-Test-CA "
        "-keyout ca.key -out ca.pem");
    run("req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=localhost -keyout leaf.key -out "
        "leaf.csr");
    run("x509 -req -in leaf.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile leaf.ext -out leaf.pem");
}

void TestCertificate::run(const char *arguments)
{
    if (!m_error.isEmpty())
        return;
    const OpenSslTool openssl(m_folder.path(), QString::fromLatin1(arguments));
    if (!openssl.ok)
        m_error = QStringLiteral("openssl: ") + QString::fromLocal8Bit(openssl.output);
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
