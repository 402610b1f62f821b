#include "ui/doctor/DiagnosisText.h"

// DiagnosisText, on answers that aren't HTTP, that say 101 to something else, or that send on.

namespace ui {

using workbench::Cause;
using workbench::Diagnosis;

DiagnosisText::Words DiagnosisText::notHttp(const Diagnosis &diagnosis)
{
    const QString where = place(diagnosis);
    switch (diagnosis.cause) {
    case Cause::TlsServer:
        return {tr("%1 speaks TLS on this port, and ws:// doesn't.").arg(where), tr("Use wss:// instead of ws://.")};
    case Cause::NotHttp:
        return {diagnosis.named.isEmpty()
                    ? tr("What listens at %1 is not a WebSocket server: it doesn't speak HTTP.").arg(where)
                    : tr("What listens at %1 is not a WebSocket server: it speaks %2.").arg(where, diagnosis.named),
                tr("Check the port. It said: %1").arg(diagnosis.quote)};
    case Cause::Http2Only:
        return {tr("%1 speaks HTTP/2 only.").arg(where),
                tr("WebSocket begins in HTTP/1.1: switch it on at the server, or use the port that has it.")};
    case Cause::MalformedAnswer:
        return {tr("The answer of %1 is broken HTTP, so it can't be trusted.").arg(where), diagnosis.detail};
    case Cause::AnswerTooLarge:
        return {tr("The head of the answer of %1 is larger than any should be.").arg(where),
                tr("Check that this is a WebSocket server; cookies without end do that, too.")};
    case Cause::ClosedWithoutAnswer:
        return {tr("%1 took the request and closed the connection without an answer.").arg(where),
                diagnosis.secure
                    ? tr("It may want a client certificate, or not know the host name. The server's log says more.")
                    : tr("If it speaks TLS on this port, use wss:// instead. Otherwise its log says more.")};
    case Cause::ClosedWithinAnswer:
        return {tr("%1 closed the connection in the middle of its answer.").arg(where),
                tr("The server, or a gateway in front of it, broke down. It had said: %1").arg(diagnosis.quote)};
    default:
        return {};
    }
}

DiagnosisText::Words DiagnosisText::upgrade(const Diagnosis &diagnosis)
{
    const QString where = place(diagnosis);
    switch (diagnosis.cause) {
    case Cause::UpgradeMissing:
        return {tr("The answer switches protocols, but its %1 header is missing or wrong.").arg(diagnosis.named),
                (diagnosis.secure
                     ? tr("A gateway in front of the server removes it: it must pass Upgrade and Connection on, "
                          "both ways. %1")
                     : tr("A proxy or gateway on the way removes it. Proxies can't do that to wss://: try it. %1"))
                    .arg(hop(diagnosis))
                    .trimmed()};
    case Cause::WrongUpgrade:
        return {tr("%1 switched to “%2” instead of WebSocket.").arg(where, diagnosis.named),
                tr("Check the path of the URL: what answers there is no WebSocket server.")};
    case Cause::OldHttpVersion:
        return {tr("%1 switched protocols in %2, which can't.").arg(where, diagnosis.named),
                tr("A gateway talks to the server in an old version of HTTP: it must use HTTP/1.1 (nginx: "
                   "proxy_http_version 1.1).")};
    case Cause::AcceptMissing:
        return {tr("%1 didn't prove that it read the request: its Sec-WebSocket-Accept is missing.").arg(where),
                tr("It is no WebSocket server, or one that doesn't keep to RFC 6455.")};
    case Cause::AcceptWrong:
        return {tr("%1 answered somebody else's request: its Sec-WebSocket-Accept doesn't fit the key that was sent.")
                    .arg(where),
                tr("A cache on the way replays an old answer, or the server computes it wrongly (RFC 6455, section "
                   "4.2.2).")};
    default:
        return {};
    }
}

DiagnosisText::Words DiagnosisText::negotiation(const Diagnosis &diagnosis)
{
    const QString where = place(diagnosis);
    switch (diagnosis.cause) {
    case Cause::UnaskedSubprotocol:
        if (diagnosis.offered.isEmpty())
            return {tr("%1 chose the subprotocol “%2”, and none was asked for.").arg(where, diagnosis.named),
                    tr("Add “%1” to the subprotocols if you speak it.").arg(diagnosis.named)};
        return {tr("%1 chose the subprotocol “%2”, which wasn't asked for.").arg(where, diagnosis.named),
                tr("Asked for were %1. Add “%2” if you speak it; letter case counts.")
                    .arg(quoted(diagnosis.offered), diagnosis.named)};
    case Cause::UnaskedExtension:
        return {tr("%1 uses the extension “%2”, which wasn't asked for.").arg(where, diagnosis.named),
                diagnosis.named == u"permessage-deflate"
                    ? tr("Switch compression on in the options, or have the server answer only what it is asked.")
                    : tr("The server must answer only what it is asked (RFC 6455, section 9.1).")};
    case Cause::ExtensionParameters:
        return {tr("%1 agreed to compress, but with parameters that don't fit what was asked.").arg(where),
                tr("Switch compression off, or change its parameters. It answered: %1").arg(diagnosis.quote)};
    case Cause::ExtensionMalformed:
        return {tr("The Sec-WebSocket-Extensions that %1 answered can't be read.").arg(where),
                tr("The server must be mended. It answered: %1").arg(diagnosis.quote)};
    default:
        return {};
    }
}

DiagnosisText::Words DiagnosisText::redirect(const Diagnosis &diagnosis)
{
    const QString target = shown(diagnosis.answer.location);
    switch (diagnosis.cause) {
    case Cause::RedirectLoop:
        return {
            tr("The server sends in circles: after %1 redirects it still leads back to where it began.")
                .arg(diagnosis.maxRedirects),
            tr("That often happens for want of a cookie or a login, or where http and https disagree. The redirects "
               "are below.")};
    case Cause::TooManyRedirects:
        return {tr("The server redirected more than %1 times.").arg(diagnosis.maxRedirects),
                tr("The last was to %1. Check the URL, or allow more redirects.").arg(target)};
    case Cause::RedirectUnfollowable:
        return {tr("The server sends you to %1, which is no WebSocket.").arg(target), tr("Check the URL.")};
    case Cause::RedirectLeavesTls:
        return {
            tr("The server sends you from wss to %1, which isn't encrypted.").arg(target),
            tr("That isn't followed by itself. Connect there if you want that; everybody on the way can read along.")};
    case Cause::RedirectNotFollowed:
        if (target.isEmpty())
            return {tr("%1 redirects (%2), but doesn't say where to.").arg(place(diagnosis), status(diagnosis)),
                    tr("The server must be mended.")};
        return {tr("%1 redirects to %2.").arg(place(diagnosis), target),
                tr("Following redirects is switched off. Connect there by hand, or switch it on.")};
    default:
        return {};
    }
}

} // namespace ui
