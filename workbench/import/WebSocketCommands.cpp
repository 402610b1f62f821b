// websocat and wscat: the two that speak WebSocket already.

#include "workbench/import/Arguments.h"
#include "workbench/import/CommandLines.h"
#include "workbench/import/ProfileDraft.h"

namespace workbench {

namespace {

// Some versions of websocat take it as user:password, others in Base64.
void setWebsocatCredentials(ProfileDraft &draft, const QString &text)
{
    const QString decoded = QString::fromUtf8(QByteArray::fromBase64(text.toLatin1()));
    draft.setCredentials(!text.contains(u':') && decoded.contains(u':') ? decoded : text);
}

bool isWebSocketAddress(const QString &word)
{
    return word.startsWith(u"ws://") || word.startsWith(u"wss://") || word.startsWith(u"ws-c:")
           || word.startsWith(u"connect:");
}

void addWebsocatConnection(Arguments &arguments, ProfileDraft &draft)
{
    ConnectionSettings &connection = draft.connection();
    arguments.value("H header", [&](const QString &line) { draft.addHeader(line); });
    arguments.value("protocol", [&](const QString &names) { draft.addSubprotocols(names); });
    arguments.value("origin", [&](const QString &text) { draft.addHeader(QStringLiteral("Origin"), text); });
    arguments.value("basic-auth", [&](const QString &text) { setWebsocatCredentials(draft, text); });
    arguments.value("socks5", [&](const QString &text) { draft.setProxy(text, ProxySettings::Kind::Socks5); });
    arguments.flag("k insecure", [&] { connection.tls.verify = false; });
    arguments.value("tls-domain", [&](const QString &name) { connection.tls.serverName = name; });
    arguments.value("client-pkcs12-der", [&](const QString &file) { connection.tls.certificateFile = file; });
    arguments.value("client-pkcs12-passwd", [&](const QString &text) { connection.tls.passphrase = text; });
    arguments.value("ping-interval",
                    [&](const QString &text) { connection.options.pingIntervalMs = milliseconds(text); });
    arguments.value("ping-timeout",
                    [&](const QString &text) { connection.options.pingTimeoutMs = milliseconds(text); });
    arguments.value("B buffer-size", [&](const QString &text) {
        if (const qint64 size = text.toLongLong(); size > 0)
            connection.options.maxMessageSize = size;
    });
    for (const char *option : {"compress-deflate", "compress-zlib", "compress-gzip", "uncompress-deflate"})
        arguments.flag(option, [&draft, option] {
            draft.note(QStringLiteral("--%1 was left out: it packs messages by itself, which isn't permessage-deflate.")
                           .arg(QLatin1String(option)));
        });
    arguments.value("ws-c-uri", [&](const QString &url) { draft.setUrl(url); });
}

} // namespace

Import importWebsocat(const QStringList &words)
{
    ProfileDraft draft;
    Arguments arguments;
    bool serves = false;
    addWebsocatConnection(arguments, draft);
    arguments.positional([&](const QString &word) {
        if (isWebSocketAddress(word))
            draft.setUrl(word.section(QStringLiteral("connect:"), -1));
        else if (word != u"-" && !word.startsWith(u"stdio"))
            draft.note(QStringLiteral("websocat's other end, \"%1\", was left out: here the window is it.").arg(word));
    });
    arguments.flag("s server-mode", [&] { serves = true; });
    arguments.ignoredFlags(
        "t text b binary n no-close E exit-on-eof 1 one-message v q u unidirectional U "
        "unidirectional-reverse S strict 0 null-terminated print-ping-rtts no-line base64 base64-text "
        "async-stdio linemode-strip-newlines uri dump-spec no-fixups jsonrpc no-async-stdio");
    arguments.ignoredValues("max-messages max-messages-rev close-status-code close-reason queue-len binary-prefix "
                            "text-prefix preamble preamble-reverse P p websocket-version");
    arguments.unknown([&](const QString &option) {
        draft.note(QStringLiteral("websocat's option %1 isn't known here and was left out.").arg(option));
    });
    arguments.read(words);
    Import import = draft.finish(Import::Source::Websocat);
    if (serves)
        import = {Import::Source::Websocat,
                  {},
                  {},
                  QStringLiteral("That websocat is a server (-s). For one, open a server tab: Ctrl+Shift+N.")};
    return import;
}

Import importWscat(const QStringList &words)
{
    ProfileDraft draft;
    ConnectionSettings &connection = draft.connection();
    connection.options.maxRedirects = 0; // wscat follows them with -L only
    Arguments arguments;
    bool listens = false;
    int redirects = 10;
    bool follows = false;
    arguments.value("c connect", [&](const QString &url) { draft.setUrl(url); });
    arguments.value("H header", [&](const QString &line) { draft.addHeader(line); });
    arguments.value("s subprotocol", [&](const QString &names) { draft.addSubprotocols(names); });
    arguments.value("o origin", [&](const QString &text) { draft.addHeader(QStringLiteral("Origin"), text); });
    arguments.value("host", [&](const QString &text) { draft.addHeader(QStringLiteral("Host"), text); });
    arguments.value("auth", [&](const QString &text) { draft.setCredentials(text); });
    arguments.flag("n no-check", [&] { connection.tls.verify = false; });
    arguments.value("ca", [&](const QString &file) {
        connection.tls.caFile = file;
        connection.tls.caReplaces = true; // node trusts no other then
    });
    arguments.value("cert", [&](const QString &file) { connection.tls.certificateFile = file; });
    arguments.value("key", [&](const QString &file) { connection.tls.keyFile = file; });
    arguments.value("passphrase", [&](const QString &text) { connection.tls.passphrase = text; });
    arguments.value("proxy", [&](const QString &text) { draft.setProxy(text, ProxySettings::Kind::Http); });
    arguments.value("x execute", [&](const QString &text) { draft.addMessage(text); });
    arguments.flag("L location", [&] { follows = true; });
    arguments.value("max-redirects", [&](const QString &text) { redirects = text.toInt(); });
    arguments.value("l listen", [&](const QString &) { listens = true; });
    arguments.positional([&](const QString &word) {
        draft.note(QStringLiteral("\"%1\" is no option of wscat's and was left out.").arg(word));
    });
    arguments.ignoredFlags("P show-ping-pong slash no-color V version");
    arguments.ignoredValues("w wait p protocol");
    arguments.unknown([&](const QString &option) {
        draft.note(QStringLiteral("wscat's option %1 isn't known here and was left out.").arg(option));
    });
    arguments.read(words);
    if (follows)
        connection.options.maxRedirects = redirects;
    if (listens)
        return {Import::Source::Wscat,
                {},
                {},
                QStringLiteral("That wscat is a server (-l). For one, open a server tab: Ctrl+Shift+N.")};
    return draft.finish(Import::Source::Wscat);
}

} // namespace workbench
