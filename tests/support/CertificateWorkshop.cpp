#include "tests/support/CertificateWorkshop.h"

#include "tests/support/OpenSslTool.h"

#include <QFile>
#include <QSslKey>
#include <QSslSocket>

namespace {

constexpr auto newKey = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes";

QString signerName(CertificateWorkshop::Signer signer)
{
    switch (signer) {
    case CertificateWorkshop::Signer::Root:
        return QStringLiteral("root");
    case CertificateWorkshop::Signer::Intermediate:
        return QStringLiteral("intermediate");
    case CertificateWorkshop::Signer::ExpiredIntermediate:
        break;
    }
    return QStringLiteral("expired");
}

} // namespace

CertificateWorkshop::CertificateWorkshop()
{
    const QString always = Leaf().until;
    openssl(QStringLiteral("req -x509 %1 -days 3650 -subj /CN=Workshop-Root -keyout root.key -out root.pem")
                .arg(QLatin1String(newKey)));
    makeAuthority(QStringLiteral("intermediate"), QStringLiteral("Workshop-Intermediate"), QStringLiteral("root"),
                  always);
    makeAuthority(QStringLiteral("expired"), QStringLiteral("Workshop-Expired"), QStringLiteral("root"),
                  QStringLiteral("20210101000000Z"));
}

void CertificateWorkshop::openssl(const QString &arguments)
{
    if (!m_error.isEmpty())
        return;
    const OpenSslTool tool(m_folder.path(), arguments);
    if (!tool.ok)
        m_error = QStringLiteral("openssl %1: %2").arg(arguments, QString::fromLocal8Bit(tool.output));
}

void CertificateWorkshop::write(const QString &name, const QByteArray &text)
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        m_error = file.errorString();
}

void CertificateWorkshop::makeAuthority(const QString &name, const QString &commonName, const QString &signer,
                                        const QString &until)
{
    openssl(
        QStringLiteral("req %1 -subj /CN=%2 -keyout %3.key -out %3.csr").arg(QLatin1String(newKey), commonName, name));
    Leaf dates;
    dates.until = until;
    sign(name, signer, QStringLiteral("basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign,cRLSign"), dates);
}

// "openssl ca" is the one that takes dates.
void CertificateWorkshop::sign(const QString &request, const QString &signer, const QString &extensions,
                               const Leaf &dates)
{
    const QString serial = dates.serial.isEmpty() ? QString::number(0x1000 + ++m_count) : dates.serial;
    write(QStringLiteral("index.txt"), {});
    write(QStringLiteral("serial"), serial.toLatin1() + '\n');
    write(QStringLiteral("ca.cnf"),
          QStringLiteral(
              "[ca]\ndefault_ca=c\n[c]\ndatabase=index.txt\nserial=serial\nnew_certs_dir=.\ncertificate=%1.pem\n"
              "private_key=%1.key\ndefault_md=sha256\npolicy=p\nunique_subject=no\nx509_extensions=e\n"
              "[p]\ncommonName=supplied\n[e]\n%2\n")
              .arg(signer, extensions)
              .toLatin1());
    openssl(QStringLiteral("ca -batch -config ca.cnf -in %1.csr -out %1.pem -notext -startdate %2 -enddate %3")
                .arg(request, dates.from, dates.until));
}

QSslCertificate CertificateWorkshop::intermediate(Signer which) const
{
    return read(signerName(which) + QStringLiteral(".pem"));
}

QSslCertificate CertificateWorkshop::read(const QString &name) const
{
    return QSslCertificate::fromPath(m_folder.filePath(name)).value(0);
}

QSslConfiguration CertificateWorkshop::configuration(const QList<QSslCertificate> &chain, const QString &keyFile) const
{
    QFile file(m_folder.filePath(keyFile));
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    if (file.open(QIODevice::ReadOnly))
        configuration.setPrivateKey(QSslKey(&file, QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

QSslConfiguration CertificateWorkshop::server(const Leaf &leaf, Signer signer, const QList<QSslCertificate> &further)
{
    const QString file = QStringLiteral("leaf%1").arg(++m_count);
    openssl(
        QStringLiteral("req %1 -subj /CN=%2 -keyout %3.key -out %3.csr").arg(QLatin1String(newKey), leaf.name, file));
    const QString extensions = QStringLiteral("subjectAltName=%1\nextendedKeyUsage=%2").arg(leaf.names, leaf.usage);
    sign(file, signerName(signer), extensions, leaf);
    return configuration(QList<QSslCertificate>{read(file + QStringLiteral(".pem"))} + further,
                         file + QStringLiteral(".key"));
}

QSslConfiguration CertificateWorkshop::selfSignedServer()
{
    openssl(QStringLiteral("req -x509 %1 -days 9 -subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1 "
                           "-keyout self.key -out self.pem")
                .arg(QLatin1String(newKey)));
    return configuration({read(QStringLiteral("self.pem"))}, QStringLiteral("self.key"));
}
