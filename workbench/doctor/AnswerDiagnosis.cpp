#include "workbench/doctor/Doctor.h"

#include "wslib/net/WebSocketUrl.h"
#include "wslib/protocol/ExtensionHeader.h"

#include <QSet>

namespace workbench {

using wslib::HandshakeFailure;

namespace {

QString upgradeField(const FailedOpening &failure)
{
    return QString::fromUtf8(failure.error.response.headers.joined("Upgrade"));
}

void diagnoseNotHttp(const FailedOpening &failure, Diagnosis &diagnosis)
{
    const QByteArray &said = failure.opening.heads.response;
    diagnosis.quote = firstLine(said);
    diagnosis.named = protocolOf(said);
    if (isTlsRecord(said))
        diagnosis.cause = diagnosis.secure ? Cause::NotHttp : Cause::TlsServer;
    else
        diagnosis.cause = isHttp2(said) ? Cause::Http2Only : Cause::NotHttp;
}

void diagnoseEnd(const FailedOpening &failure, Diagnosis &diagnosis)
{
    const QByteArray &said = failure.opening.heads.response;
    diagnosis.quote = firstLine(said);
    if (isTlsRecord(said) && !diagnosis.secure)
        diagnosis.cause = Cause::TlsServer;
    else
        diagnosis.cause = said.isEmpty() ? Cause::ClosedWithoutAnswer : Cause::ClosedWithinAnswer;
}

void diagnoseUpgradeField(const FailedOpening &failure, Diagnosis &diagnosis)
{
    diagnosis.named = upgradeField(failure);
    diagnosis.cause = diagnosis.named.isEmpty() ? Cause::UpgradeMissing : Cause::WrongUpgrade;
    if (diagnosis.named.isEmpty())
        diagnosis.named = QStringLiteral("Upgrade");
}

void diagnoseExtension(const FailedOpening &failure, Diagnosis &diagnosis)
{
    const QByteArray field = failure.error.response.headers.joined("Sec-WebSocket-Extensions");
    diagnosis.quote = QString::fromUtf8(field);
    const auto extensions = wslib::parseExtensions(field);
    if (!extensions || extensions->isEmpty()) {
        diagnosis.cause = Cause::ExtensionMalformed;
        return;
    }
    const auto isDeflate = [](const wslib::Extension &extension) { return extension.name == "permessage-deflate"; };
    for (const wslib::Extension &extension : *extensions) {
        if (!isDeflate(extension) || !failure.attempt.deflateOffered) {
            diagnosis.named = QString::fromUtf8(extension.name);
            diagnosis.cause = Cause::UnaskedExtension;
            return;
        }
    }
    diagnosis.named = QStringLiteral("permessage-deflate");
    diagnosis.cause = Cause::ExtensionParameters;
}

} // namespace

void diagnoseAnswer(const FailedOpening &failure, Diagnosis &diagnosis)
{
    const wslib::HttpResponseHead &response = failure.error.response;
    switch (failure.error.handshakeFailure) {
    case HandshakeFailure::NotHttp:
        diagnoseNotHttp(failure, diagnosis);
        break;
    case HandshakeFailure::MalformedHead:
        diagnosis.cause = Cause::MalformedAnswer;
        diagnosis.quote = firstLine(failure.opening.heads.response);
        break;
    case HandshakeFailure::HeadTooLarge:
        diagnosis.cause = Cause::AnswerTooLarge;
        break;
    case HandshakeFailure::EndedEarly:
        diagnoseEnd(failure, diagnosis);
        break;
    case HandshakeFailure::UnexpectedStatus:
        diagnoseStatus(failure, diagnosis);
        break;
    case HandshakeFailure::WrongHttpVersion:
        diagnosis.cause = Cause::OldHttpVersion;
        diagnosis.named = QStringLiteral("HTTP/%1.%2").arg(response.majorVersion).arg(response.minorVersion);
        break;
    case HandshakeFailure::MissingUpgrade:
        diagnoseUpgradeField(failure, diagnosis);
        break;
    case HandshakeFailure::MissingConnection:
        diagnosis.cause = Cause::UpgradeMissing;
        diagnosis.named = QStringLiteral("Connection");
        break;
    case HandshakeFailure::WrongAccept:
        diagnosis.cause = response.headers.contains("Sec-WebSocket-Accept") ? Cause::AcceptWrong : Cause::AcceptMissing;
        break;
    case HandshakeFailure::UnofferedSubprotocol:
        diagnosis.cause = Cause::UnaskedSubprotocol;
        diagnosis.named = QString::fromUtf8(response.headers.joined("Sec-WebSocket-Protocol"));
        break;
    case HandshakeFailure::UnofferedExtension:
        diagnoseExtension(failure, diagnosis);
        break;
    case HandshakeFailure::None:
        diagnosis.cause = Cause::Other;
        break;
    }
    if (diagnosis.detail.isEmpty())
        diagnosis.detail = failure.error.text;
}

// ---- Redirects -------------------------------------------------------------------------------------------------------

namespace {

// Where a request went: redirects keep no more of it than its head.
QByteArray placeOf(const QByteArray &requestHead)
{
    const auto head = wslib::parseRequestHead(requestHead);
    const auto *request = std::get_if<wslib::HttpRequestHead>(&head);
    return request == nullptr ? QByteArray() : request->headers.value("Host").value_or(QByteArray()) + request->target;
}

bool goesRound(const wslib::Opening &opening)
{
    QSet<QByteArray> places{placeOf(opening.heads.request)};
    for (const wslib::HandshakeHeads &heads : opening.redirects)
        places.insert(placeOf(heads.request));
    return places.size() <= opening.redirects.size();
}

} // namespace

void diagnoseRedirect(const FailedOpening &failure, Diagnosis &diagnosis)
{
    const auto target = wslib::WebSocketUrl::fromUserInput(diagnosis.answer.location);
    if (!target.url)
        diagnosis.cause = Cause::RedirectUnfollowable;
    else if (failure.opening.redirects.size() < failure.attempt.maxRedirects)
        diagnosis.cause = Cause::RedirectLeavesTls;
    else
        diagnosis.cause = goesRound(failure.opening) ? Cause::RedirectLoop : Cause::TooManyRedirects;
}

} // namespace workbench
