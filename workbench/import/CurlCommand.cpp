#include "workbench/import/Arguments.h"
#include "workbench/import/CommandLines.h"
#include "workbench/import/ProfileDraft.h"

namespace workbench {

namespace {

using Kind = ProxySettings::Kind;

QString leftOut(const QString &option, const QString &why)
{
    return QStringLiteral("%1 was left out: %2").arg(option, why);
}

void addHead(Arguments &arguments, ProfileDraft &draft)
{
    arguments.value("H header", [&](const QString &text) {
        if (text.startsWith(u'@'))
            draft.note(leftOut(QStringLiteral("-H %1").arg(text), QStringLiteral("it is a file of headers.")));
        else
            draft.addHeader(text);
    });
    arguments.value("b cookie", [&](const QString &text) {
        if (text.contains(u'='))
            draft.addCookies(text);
        else
            draft.note(leftOut(QStringLiteral("-b %1").arg(text),
                               QStringLiteral("it is a file of cookies. Put those it needs in Cookies.")));
    });
    arguments.value("A user-agent", [&](const QString &text) { draft.addHeader(QStringLiteral("User-Agent"), text); });
    arguments.value("e referer", [&](const QString &text) { draft.addHeader(QStringLiteral("Referer"), text); });
    arguments.value("u user", [&](const QString &text) { draft.setCredentials(text); });
    arguments.value("oauth2-bearer", [&](const QString &text) { draft.setBearer(text); });
    for (const char *scheme : {"digest", "ntlm", "negotiate", "anyauth"})
        arguments.flag(scheme, [&draft, scheme] {
            draft.note(leftOut(QStringLiteral("--%1").arg(QLatin1String(scheme)),
                               QStringLiteral("Windsock sends user and password as Basic.")));
        });
}

void addTls(Arguments &arguments, ProfileDraft &draft)
{
    TlsSettings &tls = draft.connection().tls;
    arguments.flag("k insecure", [&] { tls.verify = false; });
    arguments.value("cacert", [&](const QString &file) {
        tls.caFile = file;
        tls.caReplaces = true; // curl trusts no other then
    });
    arguments.value("E cert", [&](const QString &text) {
        // file:passphrase; a colon at the second place belongs to a drive
        const qsizetype colon = text.indexOf(u':', 2);
        tls.certificateFile = colon < 0 ? text : text.first(colon);
        if (colon >= 0)
            tls.passphrase = text.sliced(colon + 1);
    });
    arguments.value("key", [&](const QString &file) { tls.keyFile = file; });
    arguments.value("pass", [&](const QString &text) { tls.passphrase = text; });
    for (const char *option : {"capath", "ciphers", "tls13-ciphers", "crlfile", "pinnedpubkey", "tls-max", "curves"})
        arguments.value(option, [&draft, option](const QString &) {
            draft.note(leftOut(QStringLiteral("--%1").arg(QLatin1String(option)),
                               QStringLiteral("Windsock has no such option of TLS.")));
        });
}

void addWay(Arguments &arguments, ProfileDraft &draft)
{
    arguments.value("x proxy", [&](const QString &text) { draft.setProxy(text, Kind::Http); });
    arguments.value("socks5 socks5-hostname", [&](const QString &text) { draft.setProxy(text, Kind::Socks5); });
    for (const char *option : {"socks4", "socks4a", "preproxy"})
        arguments.value(option, [&draft, option](const QString &) {
            draft.note(leftOut(QStringLiteral("--%1").arg(QLatin1String(option)),
                               QStringLiteral("Windsock has HTTP and SOCKS5 proxies.")));
        });
    arguments.value("U proxy-user", [&](const QString &text) {
        draft.connection().proxy.userName = text.section(u':', 0, 0);
        draft.connection().proxy.password = text.section(u':', 1);
    });
    arguments.value("noproxy", [&](const QString &text) {
        if (text == u"*")
            draft.connection().proxy.kind = Kind::None;
    });
    arguments.value("resolve connect-to", [&](const QString &text) {
        draft.note(
            leftOut(QStringLiteral("--resolve %1").arg(text),
                    QStringLiteral("write the address into the URL, the name into a Host header, and for wss into "
                                   "the server name of TLS.")));
    });
    arguments.value("connect-timeout",
                    [&](const QString &text) { draft.connection().options.connectTimeoutMs = milliseconds(text); });
    arguments.value("max-redirs", [&](const QString &text) { draft.connection().options.maxRedirects = text.toInt(); });
    for (const char *option : {"unix-socket", "abstract-unix-socket", "interface"})
        arguments.value(option, [&draft, option](const QString &) {
            draft.note(leftOut(QStringLiteral("--%1").arg(QLatin1String(option)),
                               QStringLiteral("Windsock connects over TCP, by the way the system chooses.")));
        });
}

void addBody(Arguments &arguments, ProfileDraft &draft)
{
    arguments.value("d data data-raw data-binary data-ascii data-urlencode json F form T upload-file",
                    [&](const QString &text) {
                        if (!text.startsWith(u'@'))
                            draft.addMessage(text);
                        draft.note(QStringLiteral("A handshake has no body: the data is among the saved messages."));
                    });
    arguments.value("X request", [&](const QString &method) {
        if (method.compare(u"GET", Qt::CaseInsensitive) != 0)
            draft.note(leftOut(QStringLiteral("-X %1").arg(method), QStringLiteral("a handshake is always a GET.")));
    });
}

} // namespace

Import importCurl(const QStringList &words)
{
    ProfileDraft draft;
    Arguments arguments;
    arguments.allowNo();
    addHead(arguments, draft);
    addTls(arguments, draft);
    addWay(arguments, draft);
    addBody(arguments, draft);
    arguments.value("url", [&](const QString &url) { draft.setUrl(url); });
    arguments.positional([&](const QString &url) { draft.setUrl(url); });
    arguments.ignoredFlags("s silent S show-error v verbose i include I head N no-buffer L location location-trusted f "
                           "fail fail-with-body g "
                           "globoff G get 0 http1.0 http1.1 http2 http2-prior-knowledge http3 compressed tcp-nodelay "
                           "tcp-fastopen no-keepalive O "
                           "remote-name J remote-header-name # progress-bar 4 ipv4 6 ipv6 basic ssl-reqd proxy-basic q "
                           "disable raw tlsv1 tlsv1.0 "
                           "tlsv1.1 tlsv1.2 tlsv1.3 1 path-as-is no-progress-meter styled-output Z parallel a append n "
                           "netrc ssl-no-revoke");
    arguments.ignoredValues(
        "o output D dump-header w write-out m max-time retry retry-delay retry-max-time c cookie-jar "
        "trace trace-ascii stderr y speed-time Y speed-limit limit-rate keepalive-time K config "
        "cert-type key-type dns-servers proto proto-default r range z time-cond");
    arguments.unknown([&](const QString &option) {
        draft.note(QStringLiteral("curl's option %1 isn't known here and was left out.").arg(option));
    });
    arguments.read(words);
    return draft.finish(Import::Source::Curl);
}

} // namespace workbench
