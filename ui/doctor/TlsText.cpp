#include "ui/doctor/DiagnosisText.h"

// DiagnosisText, on TLS.

namespace ui {

using workbench::Cause;
using workbench::Diagnosis;

QString DiagnosisText::fault(const workbench::CertificateFault &fault, const QString &expectedName)
{
    switch (fault.error) {
    case QSslError::CertificateExpired:
        return tr("expired on %1").arg(date(fault.until));
    case QSslError::CertificateNotYetValid:
        return tr("good only from %1 on").arg(date(fault.from));
    case QSslError::SelfSignedCertificate:
        return tr("signed by itself, so nobody vouches for it");
    case QSslError::SelfSignedCertificateInChain:
        return tr("not among the authorities that are trusted here");
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return tr("its issuer “%1” wasn't sent and isn't trusted here").arg(fault.issuer);
    case QSslError::HostNameMismatch:
        return tr("not for “%1”").arg(expectedName);
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return tr("revoked");
    default:
        return fault.text;
    }
}

DiagnosisText::Words DiagnosisText::certificate(const Diagnosis &diagnosis)
{
    const workbench::CertificateFault &fault = diagnosis.fault;
    const bool own = fault.link == 0;
    switch (diagnosis.cause) {
    case Cause::CertificateExpired:
        return {own ? tr("The certificate of %1 expired on %2.").arg(place(diagnosis), date(fault.until))
                    : tr("“%1”, which signed the certificate of %2, expired on %3.")
                          .arg(fault.subject, place(diagnosis), date(fault.until)),
                own ? tr("The server needs a new one. If that date isn't past, this machine's clock is wrong.")
                    : tr("The server must send the issuer's current certificate. Check this machine's clock, too.")};
    case Cause::CertificateNotYetValid:
        return {tr("The certificate “%1” of %2 is good only from %3 on.")
                    .arg(fault.subject, place(diagnosis), date(fault.from)),
                tr("Check this machine's clock. If it is right, the server uses its certificate too early.")};
    case Cause::CertificateForOtherHost:
        return {tr("The certificate of %1 is for other names than “%2”.").arg(place(diagnosis), diagnosis.expectedName),
                tr("It is good for %1. Connect by such a name, or set the name to expect in the TLS options.")
                    .arg(quoted(fault.names.mid(0, 6)))};
    case Cause::CertificateRevoked:
        return {tr("The certificate “%1” was revoked: it may be in the wrong hands.").arg(fault.subject),
                tr("Don't connect. Whoever runs the server must replace it.")};
    case Cause::CertificateUnfit:
        return {tr("The certificate “%1” of %2 can't be used for this.").arg(fault.subject, place(diagnosis)),
                tr("Whoever runs the server must replace it. TLS says: %1").arg(fault.text)};
    default:
        return {};
    }
}

DiagnosisText::Words DiagnosisText::issuer(const Diagnosis &diagnosis)
{
    const workbench::CertificateFault &fault = diagnosis.fault;
    switch (diagnosis.cause) {
    case Cause::CertificateSelfSigned:
        return {tr("%1 shows a certificate that it signed itself.").arg(place(diagnosis)),
                tr("If it is your own server, add this certificate as an authority in the TLS options; otherwise don't "
                   "trust it.")};
    case Cause::CertificateRootUntrusted:
        return {
            tr("The certificate of %1 comes from “%2”, which isn't trusted here.").arg(place(diagnosis), fault.subject),
            tr("If that is your company's or your own authority, add it in the TLS options. A proxy that opens TLS "
               "looks like this, too.")};
    case Cause::CertificateIssuerUnknown:
        return {
            fault.links == 1 ? tr("The server didn't send “%1”, which signed its certificate, and it isn't known here.")
                                   .arg(fault.issuer)
                             : tr("The chain of %1 ends at “%2”, whose issuer “%3” isn't trusted here.")
                                   .arg(place(diagnosis), fault.subject, fault.issuer),
            fault.links == 1
                ? tr("Most often the server forgets an intermediate certificate, which browsers fetch by themselves. "
                     "If it is an authority of your own, add it in the TLS options.")
                : tr("If that is your company's or your own authority, add it in the TLS options.")};
    default:
        return {};
    }
}

DiagnosisText::Words DiagnosisText::tls(const Diagnosis &diagnosis)
{
    const QString where = place(diagnosis);
    const QString library = diagnosis.detail.isEmpty() ? QString() : tr("TLS says: %1").arg(diagnosis.detail);
    switch (diagnosis.cause) {
    case Cause::PlainServer:
        return {tr("%1 doesn't speak TLS on this port.").arg(where),
                tr("Use ws:// if that is wanted, or the port on which the server speaks TLS.")};
    case Cause::TlsVersion:
        return {tr("%1 and Windsock have no version of TLS in common.").arg(where),
                tr("The server wants one that is too old to be safe; it must offer TLS 1.2 or 1.3. %1")
                    .arg(library)
                    .trimmed()};
    case Cause::TlsCipher:
        return {
            tr("%1 and Windsock couldn't agree on how to encrypt.").arg(where),
            tr("They have no cipher in common, or the server wants a client certificate, which belongs into the TLS "
               "options. %1")
                .arg(library)
                .trimmed()};
    case Cause::TlsNameUnknown:
        return {tr("%1 has no site called “%2”.").arg(where, diagnosis.expectedName),
                tr("Connect by a name the server knows, or set the name to ask for in the TLS options.")};
    case Cause::ClientCertificateWanted:
        return {tr("%1 wants a client certificate.").arg(where),
                tr("Choose your certificate and its key in the TLS options. %1").arg(library).trimmed()};
    case Cause::ClientCertificateRejected:
        return {tr("%1 doesn't accept your client certificate.").arg(where),
                tr("Check that it is the right one, still good, and signed by whom the server trusts. %1")
                    .arg(library)
                    .trimmed()};
    case Cause::TlsClosed:
        return {tr("%1 closed the connection within the TLS handshake.").arg(where),
                tr("The port may not speak TLS: then ws:// is right. A server may also do so that wants a client "
                   "certificate, "
                   "or doesn't know the name.")};
    case Cause::TlsFailed:
        return {tr("The TLS handshake with %1 failed.").arg(where),
                tr("Check that the port speaks TLS, and the server's log. %1").arg(library).trimmed()};
    default:
        return {};
    }
}

} // namespace ui
