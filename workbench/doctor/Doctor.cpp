#include "workbench/doctor/Doctor.h"

#include "wslib/net/WebSocketUrl.h"

#include <QUrl>

#include <utility>

namespace workbench {

using wslib::ConnectPhase;
using wslib::Error;

namespace {

void readUrl(const FailedOpening &failure, Diagnosis &diagnosis)
{
    diagnosis.url = failure.opening.url.isEmpty() ? failure.attempt.url : failure.opening.url;
    const auto parsed = wslib::WebSocketUrl::fromUserInput(diagnosis.url);
    if (!parsed.url)
        return;
    diagnosis.host = parsed.url->host();
    diagnosis.port = parsed.url->port();
    diagnosis.path = QString::fromLatin1(parsed.url->target());
    diagnosis.secure = parsed.url->isSecure();
    diagnosis.local = parsed.url->isThisMachine();
}

// What was sent says more than what was asked for: redirects drop credentials.
void readRequest(const FailedOpening &failure, Diagnosis &diagnosis)
{
    diagnosis.timeout = failure.attempt.timeout;
    diagnosis.maxRedirects = failure.attempt.maxRedirects;
    diagnosis.credentialsSent = failure.attempt.hasCredentials;
    diagnosis.origin = QString::fromUtf8(failure.attempt.origin);
    for (const QByteArray &name : failure.attempt.subprotocols)
        diagnosis.offered += QString::fromUtf8(name);
    diagnosis.expectedName = failure.attempt.serverName.isEmpty() ? diagnosis.host : failure.attempt.serverName;
    const auto head = wslib::parseRequestHead(failure.opening.heads.request);
    if (const auto *sent = std::get_if<wslib::HttpRequestHead>(&head)) {
        diagnosis.credentialsSent = sent->headers.contains("Authorization");
        diagnosis.origin = QString::fromUtf8(sent->headers.value("Origin").value_or(QByteArray()));
    }
}

void readAnswer(const FailedOpening &failure, Diagnosis &diagnosis)
{
    const wslib::HttpResponseHead &response = failure.error.response;
    const auto field = [&response](const char *name) { return QString::fromUtf8(response.headers.joined(name)); };
    AnswerFacts &answer = diagnosis.answer;
    answer.status = response.status;
    answer.reason = QString::fromUtf8(response.reason);
    answer.server = field("Server");
    answer.via = field("Via");
    answer.contentType = field("Content-Type");
    answer.retryAfter = field("Retry-After");
    if (const auto location = response.headers.value("Location"))
        answer.location = QUrl(diagnosis.url).resolved(QUrl::fromEncoded(*location)).toString(QUrl::FullyEncoded);
    const auto text = bodyText(response.headers, failure.error.responseBody);
    if (text && isHtml(answer.contentType, *text))
        answer.title = pageTitle(*text);
}

bool isAboutCertificates(Cause cause)
{
    return cause >= Cause::CertificateExpired && cause <= Cause::CertificateUnfit;
}

Evidence mostTelling(const Diagnosis &diagnosis)
{
    if (isAboutCertificates(diagnosis.cause))
        return Evidence::Certificates;
    switch (diagnosis.cause) {
    case Cause::WebPage:
    case Cause::LoginPage:
    case Cause::OrdinaryAnswer:
    case Cause::FrameworkEndpoint:
        return Evidence::Body;
    case Cause::RedirectLoop:
    case Cause::TooManyRedirects:
        return Evidence::Redirects;
    case Cause::ProxyWantsCredentials:
    case Cause::ProxyRejectsCredentials:
    case Cause::ProxyForbids:
    case Cause::ProxyCannotReachHost:
    case Cause::NotAProxy:
        return Evidence::Proxy;
    default:
        return Evidence::Response;
    }
}

QList<Evidence> evidenceOf(const FailedOpening &failure, const Diagnosis &diagnosis)
{
    const wslib::Opening &opening = failure.opening;
    const std::array<std::pair<Evidence, bool>, 6> all{{
        {Evidence::Request, !opening.heads.request.isEmpty()},
        {Evidence::Response, !opening.heads.response.isEmpty()},
        {Evidence::Body, !failure.error.responseBody.isEmpty()},
        {Evidence::Redirects, !opening.redirects.isEmpty()},
        {Evidence::Proxy, !opening.proxyAnswer.isEmpty()},
        {Evidence::Certificates, !opening.tls.peerChain.isEmpty()},
    }};
    QList<Evidence> found;
    for (const auto &[evidence, exists] : all) {
        if (exists)
            found.append(evidence);
    }
    const qsizetype best = found.indexOf(mostTelling(diagnosis));
    if (best > 0)
        found.move(best, 0);
    return found;
}

} // namespace

Diagnosis diagnose(const FailedOpening &failure)
{
    Diagnosis diagnosis;
    diagnosis.phase = failure.error.phase;
    diagnosis.proxy = failure.opening.proxy;
    diagnosis.detail = failure.error.detail;
    readUrl(failure, diagnosis);
    readRequest(failure, diagnosis);
    readAnswer(failure, diagnosis);
    switch (failure.error.kind) {
    case Error::Kind::Proxy:
        diagnoseProxy(failure, diagnosis);
        break;
    case Error::Kind::Tls:
        diagnoseTls(failure, diagnosis);
        break;
    case Error::Kind::Handshake:
        diagnoseAnswer(failure, diagnosis);
        break;
    case Error::Kind::TooManyRedirects:
        diagnoseRedirect(failure, diagnosis);
        break;
    default:
        diagnoseWay(failure, diagnosis);
        break;
    }
    diagnosis.evidence = evidenceOf(failure, diagnosis);
    diagnosis.remedies = remediesFor(diagnosis);
    return diagnosis;
}

// ---- The way to the host ---------------------------------------------------------------------------------------------

namespace {

Cause timedOut(ConnectPhase phase)
{
    switch (phase) {
    case ConnectPhase::Resolving:
        return Cause::TimedOutResolving;
    case ConnectPhase::Connecting:
        return Cause::TimedOutConnecting;
    case ConnectPhase::Proxy:
        return Cause::TimedOutAtProxy;
    case ConnectPhase::Tls:
        return Cause::TimedOutInTls;
    case ConnectPhase::Upgrade:
        break;
    }
    return Cause::TimedOutInUpgrade;
}

} // namespace

void diagnoseWay(const FailedOpening &failure, Diagnosis &diagnosis)
{
    switch (failure.error.kind) {
    case Error::Kind::InvalidRequest:
        diagnosis.cause = Cause::InvalidRequest;
        diagnosis.detail = failure.error.text;
        break;
    case Error::Kind::HostNotFound:
        diagnosis.cause = Cause::HostNotFound;
        break;
    case Error::Kind::ConnectionRefused:
        diagnosis.cause = diagnosis.local ? Cause::NothingListensHere : Cause::NothingListens;
        break;
    case Error::Kind::Unreachable:
        diagnosis.cause = Cause::HostUnreachable;
        break;
    case Error::Kind::TimedOut:
        diagnosis.cause = timedOut(failure.error.phase);
        break;
    default:
        diagnosis.cause = Cause::Other;
        diagnosis.detail = failure.error.text;
        break;
    }
}

// ---- The proxy -------------------------------------------------------------------------------------------------------

namespace {

// What web servers say to CONNECT: not found, method not allowed, not implemented.
bool isWebServerWord(int status)
{
    return status == 404 || status == 405 || status == 501;
}

// There is no word of the proxy itself.
Cause silentProxy(const FailedOpening &failure)
{
    if (failure.error.phase == ConnectPhase::Proxy) {
        const bool ended = failure.error.socketError == QAbstractSocket::RemoteHostClosedError;
        return ended ? Cause::ProxyHangsUp : Cause::NotAProxy; // it spoke out of turn
    }
    switch (failure.error.socketError) {
    case QAbstractSocket::HostNotFoundError:
        return Cause::ProxyNotFound;
    case QAbstractSocket::ConnectionRefusedError:
        return Cause::ProxyNotListening;
    default:
        return Cause::ProxyUnreachable;
    }
}

} // namespace

void diagnoseProxy(const FailedOpening &failure, Diagnosis &diagnosis)
{
    const auto head = wslib::parseResponseHead(failure.opening.proxyAnswer);
    if (const auto *answer = std::get_if<wslib::HttpResponseHead>(&head)) {
        const auto wanted = answer->headers.value("Proxy-Authenticate");
        diagnosis.challenge = firstChallenge(wanted.value_or(QByteArray()));
        diagnosis.answer.status = answer->status;
    }
    switch (failure.error.proxyFailure) {
    case wslib::ProxyFailure::NeedsCredentials:
        diagnosis.cause =
            diagnosis.proxy.hasCredentials ? Cause::ProxyRejectsCredentials : Cause::ProxyWantsCredentials;
        break;
    case wslib::ProxyFailure::Refused:
        diagnosis.cause = isWebServerWord(diagnosis.answer.status) ? Cause::NotAProxy : Cause::ProxyForbids;
        break;
    case wslib::ProxyFailure::Unreachable:
        diagnosis.cause = Cause::ProxyCannotReachHost;
        break;
    case wslib::ProxyFailure::NotAProxy:
        diagnosis.cause = Cause::NotAProxy;
        break;
    case wslib::ProxyFailure::None:
        diagnosis.cause = silentProxy(failure);
        break;
    }
}

} // namespace workbench
