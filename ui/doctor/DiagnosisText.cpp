#include "ui/doctor/DiagnosisText.h"

#include "workbench/doctor/SecretMask.h"

#include <QLocale>

namespace ui {

using workbench::Cause;
using workbench::Diagnosis;
using workbench::Remedy;

DiagnosisText::Words DiagnosisText::of(const Diagnosis &diagnosis)
{
    for (const auto family : {&way, &timeOut, &proxy, &proxyAnswer, &certificate, &issuer, &tls, &notHttp, &page,
                              &access, &clientError, &serverError, &upgrade, &negotiation, &redirect}) {
        Words words = family(diagnosis);
        if (words.headline.isEmpty())
            continue;
        if (diagnosis.furtherFaults > 0)
            words.advice += u' ' + tr("More is wrong with the certificates: see below.");
        return words;
    }
    return {tr("The connection to %1 couldn't be opened.").arg(place(diagnosis)), diagnosis.detail};
}

QString DiagnosisText::remedy(Remedy remedy)
{
    switch (remedy) {
    case Remedy::TryAgain:
        return tr("Try again");
    case Remedy::UseTls:
        return tr("Connect with wss://");
    case Remedy::UsePlain:
        return tr("Connect with ws://");
    case Remedy::StartLocalServer:
        return tr("Start the local server and connect");
    case Remedy::EditUrl:
        return tr("Edit the URL");
    case Remedy::FollowRedirect:
        return tr("Connect there");
    case Remedy::OpenHeaders:
        return tr("Headers…");
    case Remedy::OpenSubprotocols:
        return tr("Subprotocols…");
    case Remedy::OpenAuth:
        return tr("Credentials…");
    case Remedy::OpenTls:
        return tr("TLS options…");
    case Remedy::OpenProxy:
        return tr("Proxy options…");
    case Remedy::OpenOptions:
        return tr("Connection options…");
    }
    return {};
}

QString DiagnosisText::phase(wslib::ConnectPhase phase)
{
    switch (phase) {
    case wslib::ConnectPhase::Resolving:
        return tr("DNS");
    case wslib::ConnectPhase::Connecting:
        return tr("TCP");
    case wslib::ConnectPhase::Proxy:
        return tr("Proxy");
    case wslib::ConnectPhase::Tls:
        return tr("TLS");
    case wslib::ConnectPhase::Upgrade:
        break;
    }
    return tr("Upgrade");
}

// ---- Pieces ----------------------------------------------------------------------------------------------------------

// Sentences are read over shoulders, and copied into reports.
QString DiagnosisText::shown(const QString &url)
{
    return QString::fromUtf8(workbench::SecretMask::maskedUrl(url.toUtf8()));
}

QString DiagnosisText::place(const Diagnosis &diagnosis)
{
    if (diagnosis.host.isEmpty())
        return shown(diagnosis.url);
    const QString host = diagnosis.host.contains(u':') ? QStringLiteral("[%1]").arg(diagnosis.host) : diagnosis.host;
    const quint16 standard = diagnosis.secure ? 443 : 80;
    return diagnosis.port == standard ? host : QStringLiteral("%1:%2").arg(host).arg(diagnosis.port);
}

QString DiagnosisText::proxyPlace(const Diagnosis &diagnosis)
{
    if (diagnosis.proxy.host.isEmpty())
        return tr("on the way");
    return QStringLiteral("%1:%2").arg(diagnosis.proxy.host).arg(diagnosis.proxy.port);
}

QString DiagnosisText::timeout(const Diagnosis &diagnosis)
{
    return tr("%1 s").arg(QLocale().toString(static_cast<double>(diagnosis.timeout.count()) / 1000));
}

QString DiagnosisText::status(const Diagnosis &diagnosis)
{
    const QString number = QString::number(diagnosis.answer.status);
    return diagnosis.answer.reason.isEmpty() ? number : number + u' ' + diagnosis.answer.reason;
}

QString DiagnosisText::challenge(const workbench::Challenge &challenge)
{
    if (challenge.scheme.isEmpty())
        return {};
    return challenge.realm.isEmpty() ? tr("It asks for “%1”.").arg(challenge.scheme)
                                     : tr("It asks for “%1” in the realm “%2”.").arg(challenge.scheme, challenge.realm);
}

// Retry-After is a number of seconds or a date (RFC 9110 §10.2.3).
QString DiagnosisText::retry(const Diagnosis &diagnosis)
{
    const QString &when = diagnosis.answer.retryAfter;
    if (when.isEmpty())
        return tr("Wait a little, then try again.");
    bool isNumber = false;
    when.toInt(&isNumber);
    return isNumber ? tr("It asks to wait %1 s before the next try.").arg(when)
                    : tr("It asks to wait until %1 before the next try.").arg(when);
}

QString DiagnosisText::hop(const Diagnosis &diagnosis)
{
    return diagnosis.answer.via.isEmpty() ? QString() : tr("Its answer came by way of “%1”.").arg(diagnosis.answer.via);
}

QString DiagnosisText::quoted(const QStringList &names)
{
    QStringList all;
    for (const QString &name : names)
        all += tr("“%1”").arg(name);
    return all.join(QStringLiteral(", "));
}

QString DiagnosisText::date(const QDateTime &date)
{
    return QLocale().toString(date.toLocalTime(), QLocale::ShortFormat);
}

// ---- The way to the host ---------------------------------------------------------------------------------------------

DiagnosisText::Words DiagnosisText::way(const Diagnosis &diagnosis)
{
    const QString port = QString::number(diagnosis.port);
    switch (diagnosis.cause) {
    case Cause::InvalidRequest:
        return {tr("This can't be connected to."), diagnosis.detail};
    case Cause::HostNotFound:
        return {tr("No host is called “%1”.").arg(diagnosis.host),
                tr("Check the spelling. If it is right, check the network, and whether the name is known only inside a "
                   "VPN.")};
    case Cause::NothingListensHere:
        return {tr("Nothing listens on port %1 of this machine.").arg(port),
                tr("Start your server and try again, or check the port in the URL. Windsock's own server can take its "
                   "place.")};
    case Cause::NothingListens:
        return {tr("%1 refuses the connection: nothing listens on port %2.").arg(diagnosis.host, port),
                tr("Check that the server runs and that this is its port. A firewall may also refuse in its place.")};
    case Cause::HostUnreachable:
        return {tr("The network has no way to %1.").arg(place(diagnosis)),
                tr("Check the address, the network, and the VPN if the host is behind one. The system says: %1")
                    .arg(diagnosis.detail)};
    default:
        return {};
    }
}

DiagnosisText::Words DiagnosisText::timeOut(const Diagnosis &diagnosis)
{
    const QString time = timeout(diagnosis);
    switch (diagnosis.cause) {
    case Cause::TimedOutResolving:
        return {
            tr("Finding the way to “%1” took longer than %2.").arg(diagnosis.host, time),
            tr("The name server, or the system's search for a proxy, doesn't answer. Check the network and the VPN.")};
    case Cause::TimedOutConnecting:
        return {
            tr("%1 didn't answer within %2: not even TCP got through.").arg(place(diagnosis), time),
            tr("The host is down, or a firewall swallows the connection. Check host and port, and whether a VPN or a "
               "proxy is needed.")};
    case Cause::TimedOutAtProxy:
        return {tr("The proxy %1 took the connection, but didn't answer within %2.").arg(proxyPlace(diagnosis), time),
                tr("It may be waiting for %1 itself, or be no proxy of that kind. Check its kind and port.")
                    .arg(place(diagnosis))};
    case Cause::TimedOutInTls:
        return {
            tr("%1 didn't answer the TLS handshake within %2.").arg(place(diagnosis), time),
            tr("The port may not speak TLS and be waiting for plain text: then ws:// is right. Otherwise the server "
               "hangs.")};
    case Cause::TimedOutInUpgrade:
        return {tr("%1 took the request, but didn't answer it within %2.").arg(place(diagnosis), time),
                tr("The server is busy, or a gateway in front of it holds the answer back. Try again, or allow more "
                   "time.")};
    default:
        return {};
    }
}

// ---- The proxy -------------------------------------------------------------------------------------------------------

DiagnosisText::Words DiagnosisText::proxy(const Diagnosis &diagnosis)
{
    const QString where = proxyPlace(diagnosis);
    switch (diagnosis.cause) {
    case Cause::ProxyNotFound:
        return {tr("No host is called “%1”, and that is to be the proxy.").arg(diagnosis.proxy.host),
                tr("Check the name in the proxy's settings, or whether it is known only inside a VPN.")};
    case Cause::ProxyNotListening:
        return {tr("The proxy %1 refuses the connection: nothing listens there.").arg(where),
                tr("Check that it runs and that this is its port, or connect without a proxy.")};
    case Cause::ProxyUnreachable:
        return {tr("The network has no way to the proxy %1.").arg(where),
                tr("Check its address and the network, or connect without a proxy. The system says: %1")
                    .arg(diagnosis.detail)};
    case Cause::NotAProxy:
        return {diagnosis.proxy.kind == wslib::ProxyHop::Kind::Socks5
                    ? tr("What listens at %1 is no SOCKS proxy.").arg(where)
                    : tr("What listens at %1 is no HTTP proxy.").arg(where),
                tr("Check the kind of the proxy, and its port.")};
    case Cause::ProxyHangsUp:
        return {
            tr("The proxy %1 closed the connection without an answer.").arg(where),
            tr("It may be a proxy of another kind, one that wants TLS, or one that doesn't know you. Check its kind "
               "and port.")};
    default:
        return {};
    }
}

DiagnosisText::Words DiagnosisText::proxyAnswer(const Diagnosis &diagnosis)
{
    const QString where = proxyPlace(diagnosis);
    switch (diagnosis.cause) {
    case Cause::ProxyWantsCredentials:
        return {
            tr("The proxy %1 wants to know who you are.").arg(where),
            tr("Add a user and a password to the proxy's settings. %1").arg(challenge(diagnosis.challenge)).trimmed()};
    case Cause::ProxyRejectsCredentials:
        return {tr("The proxy %1 doesn't accept this user and password.").arg(where),
                tr("Check both. Windsock logs in with Basic, or with SOCKS's user and password. %1")
                    .arg(challenge(diagnosis.challenge))
                    .trimmed()};
    case Cause::ProxyForbids:
        return {tr("The proxy %1 doesn't let you through to %2.").arg(where, place(diagnosis)),
                tr("Its rules may not allow that host or port; many allow port 443 only. It says: %1")
                    .arg(diagnosis.detail)};
    case Cause::ProxyCannotReachHost:
        return {tr("The proxy %1 couldn't reach %2.").arg(where, place(diagnosis)),
                tr("As the proxy sees it, the host may be down or have another name. Check the URL. It says: %1")
                    .arg(diagnosis.detail)};
    default:
        return {};
    }
}

} // namespace ui
