#pragma once

#include <QDateTime>
#include <QList>
#include <QSslCertificate>
#include <QSslError>
#include <QString>
#include <QStringList>

namespace workbench {

/// What is wrong with one link of a chain.
struct CertificateFault
{
    QSslError::SslError error = QSslError::NoError;
    qsizetype link = 0;  ///< 0: the server's own.
    qsizetype links = 0; ///< How many were sent.
    QString subject;
    QString issuer;
    QDateTime from;
    QDateTime until;
    QStringList names; ///< It is for these: DNS names and addresses.
    QString text;      ///< In the TLS library's words.
};

/// What @p errors say about @p chain, the weightiest first; each thing once.
QList<CertificateFault> faultsOf(const QList<QSslCertificate> &chain, const QList<QSslError> &errors);

/// What a person calls it: its common name, else its organization, else a name it is for, else its serial number.
QString certificateName(const QSslCertificate &certificate);
QString issuerName(const QSslCertificate &certificate);
/// The names it is for, DNS names first; the common name if there is nothing else.
QStringList certificateNames(const QSslCertificate &certificate);
/// "RSA 2048", "EC 256".
QString keyText(const QSslCertificate &certificate);
/// SHA-256 in hex, bytes apart by colons.
QString fingerprint(const QSslCertificate &certificate);
/// The chain in PEM, as it was sent.
QByteArray toPem(const QList<QSslCertificate> &chain);

} // namespace workbench
