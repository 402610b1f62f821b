#include "workbench/doctor/Doctor.h"

namespace workbench {

namespace {

constexpr int ok = 200;
constexpr int badRequest = 400;
constexpr int unauthorized = 401;
constexpr int forbidden = 403;
constexpr int notFound = 404;
constexpr int methodNotAllowed = 405;
constexpr int proxyAuthentication = 407;
constexpr int gone = 410;
constexpr int upgradeRequired = 426;
constexpr int tooManyRequests = 429;
constexpr int badGateway = 502;
constexpr int unavailable = 503;
constexpr int gatewayTimeout = 504;
constexpr int httpsOnly = 497; // nginx's own: it is logged so, and 400 on the wire, unless a site says otherwise

QStringList versionsOf(const wslib::HttpResponseHead &response)
{
    QStringList versions;
    for (const QByteArray &version : response.headers.list("Sec-WebSocket-Version"))
        versions += QString::fromUtf8(version);
    return versions;
}

bool isOurVersion(const QStringList &versions)
{
    return versions.isEmpty() || versions.contains(QStringLiteral("13"));
}

Cause successCause(const Diagnosis &diagnosis, const QString &text)
{
    if (!isHtml(diagnosis.answer.contentType, text))
        return Cause::OrdinaryAnswer;
    return asksToLogIn(diagnosis.url, text) ? Cause::LoginPage : Cause::WebPage;
}

// RFC 6455 §4.4: versions in a 426, or in another refusal.
Cause upgradeCause(const FailedOpening &failure, Diagnosis &diagnosis)
{
    if (!isOurVersion(diagnosis.versions))
        return Cause::VersionRefused;
    for (const QByteArray &wanted : failure.error.response.headers.list("Upgrade")) {
        if (!wslib::equalsIgnoringCase(wanted, "websocket")) {
            diagnosis.named = QString::fromUtf8(wanted);
            return Cause::OtherUpgradeWanted;
        }
    }
    return Cause::UpgradeStripped;
}

Cause badRequestCause(const Diagnosis &diagnosis, const QString &text)
{
    if (!diagnosis.secure && wantsTls(text))
        return Cause::TlsServer;
    if (!isOurVersion(diagnosis.versions))
        return Cause::VersionRefused;
    return missesUpgrade(text) ? Cause::UpgradeStripped : Cause::BadRequest;
}

Cause clientErrorCause(const FailedOpening &failure, Diagnosis &diagnosis, const QString &text)
{
    switch (diagnosis.answer.status) {
    case badRequest:
    case httpsOnly:
        return badRequestCause(diagnosis, text);
    case unauthorized:
        return diagnosis.credentialsSent ? Cause::CredentialsRejected : Cause::CredentialsWanted;
    case forbidden:
        return Cause::Forbidden;
    case notFound:
    case gone:
        return Cause::PathNotFound;
    case methodNotAllowed:
        return Cause::MethodNotAllowed;
    case proxyAuthentication:
        return diagnosis.proxy.hasCredentials ? Cause::ProxyRejectsCredentials : Cause::ProxyWantsCredentials;
    case upgradeRequired:
        return upgradeCause(failure, diagnosis);
    case tooManyRequests:
        return Cause::RateLimited;
    default:
        return Cause::OtherStatus;
    }
}

Cause serverErrorCause(int status)
{
    switch (status) {
    case badGateway:
    case gatewayTimeout:
        return Cause::BadGateway;
    case unavailable:
        return Cause::ServiceUnavailable;
    default:
        return Cause::ServerFault;
    }
}

} // namespace

void diagnoseStatus(const FailedOpening &failure, Diagnosis &diagnosis)
{
    const wslib::HttpResponseHead &response = failure.error.response;
    const QString text = bodyText(response.headers, failure.error.responseBody).value_or(QString());
    const char *asking = response.status == proxyAuthentication ? "Proxy-Authenticate" : "WWW-Authenticate";
    diagnosis.challenge = firstChallenge(response.headers.value(asking).value_or(QByteArray()));
    diagnosis.versions = versionsOf(response);
    diagnosis.framework = frameworkOf(text);
    const bool aboutCertificate = diagnosis.secure && wantsClientCertificate(text);
    const int hundreds = response.status / 100;
    if (aboutCertificate && hundreds == 4)
        diagnosis.cause =
            failure.attempt.hasClientCertificate ? Cause::ClientCertificateRejected : Cause::ClientCertificateWanted;
    else if (diagnosis.framework != Framework::None && response.status < unauthorized)
        diagnosis.cause = Cause::FrameworkEndpoint;
    else if (hundreds == ok / 100)
        diagnosis.cause = successCause(diagnosis, text);
    else if (hundreds == 3)
        diagnosis.cause = Cause::RedirectNotFollowed;
    else if (hundreds == 4)
        diagnosis.cause = clientErrorCause(failure, diagnosis, text);
    else
        diagnosis.cause = hundreds == 5 ? serverErrorCause(response.status) : Cause::OtherStatus;
}

} // namespace workbench
