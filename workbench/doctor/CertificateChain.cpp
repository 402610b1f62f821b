#include "workbench/doctor/CertificateChain.h"

#include <QCryptographicHash>
#include <QSslKey>

#include <algorithm>

namespace workbench {

namespace {

// What must be mended first, whatever else is wrong, comes first. The same thing has several names.
int weight(QSslError::SslError error)
{
    switch (error) {
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return 0;
    case QSslError::CertificateExpired:
        return 1;
    case QSslError::CertificateNotYetValid:
        return 2;
    case QSslError::SelfSignedCertificate:
        return 3;
    case QSslError::SelfSignedCertificateInChain:
        return 4;
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
        return 5;
    case QSslError::HostNameMismatch:
        return 6;
    case QSslError::CertificateUntrusted: // says the least: another error tells why
        return 9;
    default:
        return 7;
    }
}

CertificateFault faultOf(const QList<QSslCertificate> &chain, const QSslError &error)
{
    QSslCertificate certificate = error.certificate();
    const qsizetype link = qMax(chain.indexOf(certificate), qsizetype{0});
    if (certificate.isNull() && !chain.isEmpty())
        certificate = chain.first();
    CertificateFault fault;
    fault.error = error.error();
    fault.link = link;
    fault.links = chain.size();
    fault.subject = certificateName(certificate);
    fault.issuer = issuerName(certificate);
    fault.from = certificate.effectiveDate();
    fault.until = certificate.expiryDate();
    fault.names = certificateNames(certificate);
    fault.text = error.errorString();
    return fault;
}

QString firstOf(const QStringList &common, const QStringList &organization)
{
    if (!common.isEmpty())
        return common.join(u", ");
    return organization.join(u", ");
}

} // namespace

QList<CertificateFault> faultsOf(const QList<QSslCertificate> &chain, const QList<QSslError> &errors)
{
    QList<CertificateFault> faults;
    for (const QSslError &error : errors) {
        const CertificateFault fault = faultOf(chain, error);
        const bool known = std::any_of(faults.cbegin(), faults.cend(), [&fault](const CertificateFault &other) {
            return weight(other.error) == weight(fault.error) && other.link == fault.link;
        });
        if (!known)
            faults.append(fault);
    }
    std::stable_sort(faults.begin(), faults.end(), [](const CertificateFault &a, const CertificateFault &b) {
        return weight(a.error) < weight(b.error);
    });
    if (faults.size() > 1 && faults.constLast().error == QSslError::CertificateUntrusted)
        faults.removeLast();
    return faults;
}

QString certificateName(const QSslCertificate &certificate)
{
    const QString name = firstOf(certificate.subjectInfo(QSslCertificate::CommonName),
                                 certificate.subjectInfo(QSslCertificate::Organization));
    if (!name.isEmpty())
        return name;
    const QStringList names = certificateNames(certificate);
    return names.isEmpty() ? QString::fromLatin1(certificate.serialNumber()) : names.first();
}

QString issuerName(const QSslCertificate &certificate)
{
    return firstOf(certificate.issuerInfo(QSslCertificate::CommonName),
                   certificate.issuerInfo(QSslCertificate::Organization));
}

QStringList certificateNames(const QSslCertificate &certificate)
{
    const auto alternatives = certificate.subjectAlternativeNames();
    QStringList names = alternatives.values(QSsl::DnsEntry);
    names.sort();
    QStringList addresses = alternatives.values(QSsl::IpAddressEntry);
    addresses.sort();
    names += addresses;
    return names.isEmpty() ? certificate.subjectInfo(QSslCertificate::CommonName) : names;
}

QString keyText(const QSslCertificate &certificate)
{
    const QSslKey key = certificate.publicKey();
    switch (key.algorithm()) {
    case QSsl::Rsa:
        return QStringLiteral("RSA %1").arg(key.length());
    case QSsl::Ec:
        return QStringLiteral("EC %1").arg(key.length());
    case QSsl::Dsa:
        return QStringLiteral("DSA %1").arg(key.length());
    default:
        return {};
    }
}

QString fingerprint(const QSslCertificate &certificate)
{
    return QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex(':')).toUpper();
}

QByteArray toPem(const QList<QSslCertificate> &chain)
{
    QByteArray pem;
    for (const QSslCertificate &certificate : chain)
        pem += certificate.toPem();
    return pem;
}

} // namespace workbench
