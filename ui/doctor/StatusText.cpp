#include "ui/doctor/DiagnosisText.h"

// DiagnosisText, on servers that answered with a status other than 101.

namespace ui {

using workbench::Cause;
using workbench::Diagnosis;
using workbench::Framework;

DiagnosisText::Words DiagnosisText::page(const Diagnosis &diagnosis)
{
    const QString &title = diagnosis.answer.title;
    switch (diagnosis.cause) {
    case Cause::WebPage:
        return {title.isEmpty() ? tr("There is a web page where a WebSocket should be.")
                                : tr("There is a web page where a WebSocket should be: “%1”.").arg(title),
                tr("Check the path of the URL: the socket has another one than the page. A proxy that doesn't pass "
                   "WebSocket on looks like this, too.")};
    case Cause::LoginPage:
        return {title.isEmpty() ? tr("The server wants you to log in first: it shows a page to do so.")
                                : tr("The server wants you to log in first: it shows the page “%1”.").arg(title),
                tr("Log in with a browser and send its cookie, or send a token, whichever the server takes.")};
    case Cause::OrdinaryAnswer:
        return {
            tr("%1 answered with data (%2) instead of opening a WebSocket.").arg(place(diagnosis), status(diagnosis)),
            tr("Check the path of the URL: this one belongs to something else, such as an HTTP API.")};
    case Cause::FrameworkEndpoint:
        return framework(diagnosis);
    default:
        return {};
    }
}

DiagnosisText::Words DiagnosisText::framework(const Diagnosis &diagnosis)
{
    switch (diagnosis.framework) {
    case Framework::SocketIo:
        return {tr("This is a Socket.IO endpoint, which wants to be asked in its own way."),
                tr("Add “?EIO=4&transport=websocket” to the URL (EIO=3 for servers older than 2021).")};
    case Framework::SockJs:
        return {tr("This is a SockJS endpoint, whose WebSocket lies one step further."),
                tr("Add “/websocket” to the path of the URL.")};
    case Framework::SignalR:
        return {tr("This is a SignalR hub, which wants a connection id."),
                tr("Ask for one with an HTTP POST to “/negotiate” below this path, and add it to the URL as “?id=…”.")};
    case Framework::None:
        break;
    }
    return {};
}

DiagnosisText::Words DiagnosisText::access(const Diagnosis &diagnosis)
{
    switch (diagnosis.cause) {
    case Cause::CredentialsWanted:
        return {tr("%1 wants to know who you are (%2), and no credentials were sent.")
                    .arg(place(diagnosis), status(diagnosis)),
                tr("Add a user and password, or a token. %1").arg(challenge(diagnosis.challenge)).trimmed()};
    case Cause::CredentialsRejected:
        return {tr("%1 doesn't accept the credentials that were sent (%2).").arg(place(diagnosis), status(diagnosis)),
                tr("Check them, and whether a token has expired. %1").arg(challenge(diagnosis.challenge)).trimmed()};
    case Cause::Forbidden:
        if (diagnosis.origin.isEmpty())
            return {
                tr("%1 doesn't let this client in (%2). No Origin was sent.").arg(place(diagnosis), status(diagnosis)),
                tr("Many servers only take connections from their own pages: try an Origin header such as %1. A "
                   "cookie or a token may be missing, too.")
                    .arg(diagnosis.secure ? QStringLiteral("https://") + place(diagnosis)
                                          : QStringLiteral("http://") + place(diagnosis))};
        return {
            tr("%1 doesn't let this client in (%2). The Origin sent was “%3”.")
                .arg(place(diagnosis), status(diagnosis), diagnosis.origin),
            tr("The server may not allow that Origin: change it, or leave it out. A cookie or a token may be missing, "
               "too.")};
    case Cause::RateLimited:
        return {tr("%1 has had too many requests from you (%2).").arg(place(diagnosis), status(diagnosis)),
                retry(diagnosis)};
    default:
        return {};
    }
}

DiagnosisText::Words DiagnosisText::clientError(const Diagnosis &diagnosis)
{
    switch (diagnosis.cause) {
    case Cause::PathNotFound:
        return {tr("There is nothing at “%1” (%2).").arg(shown(diagnosis.path), status(diagnosis)),
                tr("Check the path of the URL. Host and port are right: a server answered.")};
    case Cause::MethodNotAllowed:
        return {
            tr("What is at “%1” can't be opened as a WebSocket (%2).").arg(shown(diagnosis.path), status(diagnosis)),
            tr("Check the path of the URL.")};
    case Cause::BadRequest:
        return {tr("%1 doesn't understand the request (%2).").arg(place(diagnosis), status(diagnosis)),
                tr("The body of its answer may say what is missing: a parameter, a header, a subprotocol. A hop that "
                   "removes the Upgrade header looks like this, too.")};
    case Cause::UpgradeStripped:
        return {
            tr("The server got the request without its Upgrade header: something on the way removed it (%1).")
                .arg(status(diagnosis)),
            (diagnosis.secure
                 ? tr("The reverse proxy or gateway in front of the server must pass Upgrade and Connection on. %1")
                 : tr("Proxies can't do that to wss://: try it. A reverse proxy of the server's own must pass Upgrade "
                      "and Connection on. %1"))
                .arg(hop(diagnosis))
                .trimmed()};
    case Cause::VersionRefused:
        return {tr("%1 speaks other versions of WebSocket: %2.")
                    .arg(place(diagnosis), diagnosis.versions.join(QStringLiteral(", "))),
                tr("Windsock speaks version 13, that of RFC 6455 and of every browser. The server is too old.")};
    case Cause::OtherUpgradeWanted:
        return {tr("%1 wants to switch to “%2”, not to WebSocket (%3).")
                    .arg(place(diagnosis), diagnosis.named, status(diagnosis)),
                tr("Check the path of the URL; if it names TLS, try wss://.")};
    case Cause::OtherStatus:
        return {tr("%1 answered %2 instead of opening a WebSocket.").arg(place(diagnosis), status(diagnosis)),
                tr("The body of its answer may say why.")};
    default:
        return {};
    }
}

DiagnosisText::Words DiagnosisText::serverError(const Diagnosis &diagnosis)
{
    switch (diagnosis.cause) {
    case Cause::ServiceUnavailable:
        return {tr("%1 can't serve now: it is overloaded or being maintained (%2).")
                    .arg(place(diagnosis), status(diagnosis)),
                retry(diagnosis)};
    case Cause::BadGateway:
        return {tr("The gateway at %1 answers, but the server behind it doesn't (%2).")
                    .arg(place(diagnosis), status(diagnosis)),
                tr("Check that the application runs, and that the gateway is told where. Its log says more.")};
    case Cause::ServerFault:
        return {tr("%1 failed at answering (%2).").arg(place(diagnosis), status(diagnosis)),
                tr("The fault is on the server's side: its log and the body of its answer say more.")};
    default:
        return {};
    }
}

} // namespace ui
