#include "workbench/doctor/Doctor.h"

#include <algorithm>
#include <initializer_list>

namespace workbench {

namespace {

Cause certificateCause(QSslError::SslError error)
{
    switch (error) {
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return Cause::CertificateRevoked;
    case QSslError::CertificateExpired:
        return Cause::CertificateExpired;
    case QSslError::CertificateNotYetValid:
        return Cause::CertificateNotYetValid;
    case QSslError::SelfSignedCertificate:
        return Cause::CertificateSelfSigned;
    case QSslError::SelfSignedCertificateInChain:
        return Cause::CertificateRootUntrusted;
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return Cause::CertificateIssuerUnknown;
    case QSslError::HostNameMismatch:
        return Cause::CertificateForOtherHost;
    default:
        return Cause::CertificateUnfit;
    }
}

bool saysOneOf(const QString &detail, std::initializer_list<const char *> words)
{
    return std::any_of(words.begin(), words.end(), [&detail](const char *word) {
        return detail.contains(QLatin1String(word), Qt::CaseInsensitive);
    });
}

Cause clientCertificateCause(const FailedOpening &failure)
{
    return failure.attempt.hasClientCertificate ? Cause::ClientCertificateRejected : Cause::ClientCertificateWanted;
}

// "Error during SSL handshake: error:0A00042E:SSL routines::tlsv1 alert protocol version": the last part is for people.
QString reasonOf(const QString &detail)
{
    return detail.section(QStringLiteral("::"), -1).trimmed();
}

// OpenSSL's texts are part of its interface: they have names in its headers, and no locale.
Cause libraryCause(const FailedOpening &failure)
{
    const QString &detail = failure.error.detail;
    if (saysOneOf(detail, {"unrecognized name"}))
        return Cause::TlsNameUnknown;
    if (saysOneOf(detail, {"protocol version", "unsupported protocol", "no protocols available", "version too low",
                           "inappropriate fallback"}))
        return Cause::TlsVersion;
    if (saysOneOf(detail, {"wrong version number", "http request", "packet length too long", "unknown protocol",
                           "record layer failure", "bad record type", "not ssl"}))
        return Cause::PlainServer;
    const bool aboutCertificate =
        saysOneOf(detail, {"certificate required", "bad certificate", "certificate unknown", "certificate expired",
                           "certificate revoked", "unsupported certificate", "unknown ca", "access denied"});
    if (aboutCertificate)
        return clientCertificateCause(failure);
    // Before TLS 1.3 a server that wants a client certificate says the same.
    if (saysOneOf(detail, {"handshake failure", "insufficient security", "no shared cipher", "no ciphers",
                           "key too small", "wrong cipher"}))
        return Cause::TlsCipher;
    return Cause::TlsFailed;
}

} // namespace

void diagnoseTls(const FailedOpening &failure, Diagnosis &diagnosis)
{
    const QList<CertificateFault> faults = faultsOf(failure.opening.tls.peerChain, failure.error.tlsErrors);
    if (!faults.isEmpty()) {
        diagnosis.fault = faults.first();
        diagnosis.furtherFaults = faults.size() - 1;
        diagnosis.detail = diagnosis.fault.text;
        diagnosis.cause = certificateCause(diagnosis.fault.error);
        return;
    }
    diagnosis.detail = reasonOf(failure.error.detail);
    if (failure.error.phase == wslib::ConnectPhase::Upgrade) {
        // TLS 1.3: our side was done, then the server looked at our certificate.
        diagnosis.cause = clientCertificateCause(failure);
        if (!diagnosis.detail.contains(u"alert"))
            diagnosis.detail.clear(); // it only says that the connection is gone
        return;
    }
    const bool ended = failure.error.socketError == QAbstractSocket::RemoteHostClosedError;
    diagnosis.cause = ended ? Cause::TlsClosed : libraryCause(failure);
}

} // namespace workbench
