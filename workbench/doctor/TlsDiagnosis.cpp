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

// A server that has shown its own certificate speaks TLS, and has only ours to dislike. Not all of them say so.
Cause endCause(const FailedOpening &failure)
{
    return failure.opening.tls.peerChain.isEmpty() ? Cause::TlsClosed : clientCertificateCause(failure);
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
    // Once the server has shown its own certificate, the cipher is agreed on.
    const bool afterHello = !failure.opening.tls.peerChain.isEmpty();
    const bool refused = saysOneOf(detail, {"handshake failure", "insufficient security"});
    if (aboutCertificate || (refused && afterHello))
        return clientCertificateCause(failure);
    if (refused || saysOneOf(detail, {"no shared cipher", "no ciphers", "key too small", "wrong cipher"}))
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
    const bool ended = failure.error.socketError == QAbstractSocket::RemoteHostClosedError;
    diagnosis.cause = ended ? endCause(failure) : libraryCause(failure);
}

} // namespace workbench
