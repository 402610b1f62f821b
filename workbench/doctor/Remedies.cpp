#include "workbench/doctor/Doctor.h"

namespace workbench {

namespace {

// What is to be changed before another try makes sense; empty if nothing on this side is.
QList<Remedy> changesFor(const Diagnosis &diagnosis)
{
    switch (diagnosis.cause) {
    case Cause::NothingListensHere:
        return {Remedy::StartLocalServer, Remedy::EditUrl};
    case Cause::InvalidRequest:
    case Cause::HostNotFound:
    case Cause::NothingListens:
    case Cause::PathNotFound:
    case Cause::WebPage:
    case Cause::OrdinaryAnswer:
    case Cause::MethodNotAllowed:
    case Cause::FrameworkEndpoint:
        return {Remedy::EditUrl};
    case Cause::TimedOutResolving:
    case Cause::TimedOutConnecting:
    case Cause::TimedOutInUpgrade:
        return {Remedy::OpenOptions};
    case Cause::TlsServer:
        return {Remedy::UseTls};
    case Cause::PlainServer:
    case Cause::TimedOutInTls:
    case Cause::TlsClosed:
        return {Remedy::UsePlain, Remedy::OpenTls};
    case Cause::ClosedWithoutAnswer:
        return {diagnosis.secure ? Remedy::OpenTls : Remedy::UseTls};
    case Cause::TimedOutAtProxy:
    case Cause::ProxyNotFound:
    case Cause::ProxyNotListening:
    case Cause::ProxyUnreachable:
    case Cause::ProxyWantsCredentials:
    case Cause::ProxyRejectsCredentials:
    case Cause::ProxyForbids:
    case Cause::ProxyCannotReachHost:
    case Cause::NotAProxy:
    case Cause::ProxyHangsUp:
        return {Remedy::OpenProxy};
    case Cause::CertificateExpired:
    case Cause::CertificateNotYetValid:
    case Cause::CertificateSelfSigned:
    case Cause::CertificateRootUntrusted:
    case Cause::CertificateIssuerUnknown:
    case Cause::CertificateForOtherHost:
    case Cause::CertificateUnfit:
    case Cause::TlsCipher:
    case Cause::TlsNameUnknown:
    case Cause::ClientCertificateWanted:
    case Cause::ClientCertificateRejected:
        return {Remedy::OpenTls};
    case Cause::CredentialsWanted:
    case Cause::CredentialsRejected:
    case Cause::LoginPage:
        return {Remedy::OpenAuth};
    case Cause::Forbidden:
        return {Remedy::OpenHeaders, Remedy::OpenAuth};
    case Cause::UpgradeStripped:
    case Cause::UpgradeMissing:
        return diagnosis.secure ? QList<Remedy>{} : QList<Remedy>{Remedy::UseTls};
    case Cause::UnaskedSubprotocol:
        return {Remedy::OpenSubprotocols};
    case Cause::UnaskedExtension:
    case Cause::ExtensionParameters:
        return {Remedy::OpenOptions};
    case Cause::RedirectLeavesTls:
        return {Remedy::FollowRedirect};
    case Cause::RedirectNotFollowed:
        return diagnosis.answer.location.isEmpty() ? QList<Remedy>{} : QList<Remedy>{Remedy::FollowRedirect};
    default:
        return {};
    }
}

} // namespace

QList<Remedy> remediesFor(const Diagnosis &diagnosis)
{
    QList<Remedy> remedies = changesFor(diagnosis);
    if (diagnosis.cause != Cause::InvalidRequest)
        remedies.append(Remedy::TryAgain);
    return remedies;
}

} // namespace workbench
