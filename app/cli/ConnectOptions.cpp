#include "ConnectOptions.h"

#include "CommandLine.h"
#include "ExitCode.h"
#include "Output.h"
#include "ScriptFile.h"

#include "workbench/session/ProxyUrl.h"
#include "wslib/net/TlsErrorNames.h"
#include "wslib/net/TlsIdentity.h"

#include <limits>

namespace cli {

namespace {

void addOptions(CommandLine &line)
{
    line.addValue("H|header", "name: value", "A further header; may be repeated.");
    line.addValue("subprotocol", "name", "A subprotocol to offer; may be repeated.");
    line.addValue("origin", "origin", "Value of the Origin header.");
    line.addValue("user", "user:password", "Credentials for HTTP Basic.");
    line.addValue("bearer", "token", "A bearer token.");
    line.addFlag("compression", "Offer permessage-deflate (RFC 7692).");
    line.addValue("handler", "print|echo|file.js",
                  "What is done with messages; with echo or a script, stdin isn't read.", "print");
    line.addValue("message", "text", "A message to send first; may be repeated.");
    line.addFlag("binary", "Send messages and lines as binary.");
    line.addValue("wait", "n", "Messages to receive before closing.", "0");
    line.addFlag("insecure", "Don't verify the server's certificate.");
    line.addValue("accept-tls-error", "name",
                  "What may be wrong with the certificate all the same, such as CertificateExpired; may be repeated.");
    line.addValue("cacert", "file", "A further authority to trust (PEM).");
    line.addFlag("cacert-only", "Trust the authority of --cacert alone, not the system's.");
    line.addValue("server-name", "name", "Ask for this server (SNI), and want its certificate, not the URL's host.");
    line.addValue("cert", "file", "Client certificate (PEM).");
    line.addValue("key", "file", "Its private key (PEM).");
    line.addValue("pkcs12", "file", "Client certificate and private key (PKCS#12).");
    line.addValue("key-passphrase", "text", "What the private key is encrypted with.");
    line.addValue("proxy", "url|system",
                  "http://host:port or socks5://host:port; system: the one that this system names.");
    line.addValue("connect-timeout", "seconds", "For DNS, TCP, TLS and upgrade together.", "30");
    line.addValue("ping-interval", "seconds", "Time between keep-alive pings; 0 for none.", "0");
    line.addValue("ping-timeout", "seconds", "How long a pong may take.", "20");
    line.addValue("max-message-size", "bytes", "Larger messages end in 1009.", "10485760");
    line.addValue("max-redirects", "n", "Redirects to follow.", "10");
    line.addValue("log", "text|json", "text: messages on stdout, the rest on stderr; json: all on stdout.", "text");
    line.addValue("record", "file.har|.jsonl|.pcapng|.csv",
                  "Write a recording while it goes on, in place of a file of that name: HAR as Chrome does (messages "
                  "alone), JSON Lines (everything), packets for Wireshark, or CSV. Credentials in headers, cookies and "
                  "URLs are written as REDACTED.");
    line.addFlag("record-secrets", "Write credentials to the recording, too.");
}

void takeRecording(CommandLine &line, ConnectOptions &options)
{
    options.recordSecrets = line.isSet("record-secrets");
    if (!line.isSet("record")) {
        if (options.recordSecrets)
            line.addProblem(QStringLiteral("--record-secrets is for --record, which is missing."));
        return;
    }
    options.recordFile = line.text("record");
    if (const auto format = workbench::recordingFormatOf(options.recordFile))
        options.recordFormat = *format;
    else
        line.addProblem(
            QStringLiteral(
                "--record takes a file that ends with .har, .jsonl, .pcapng or .csv, which chooses the format, "
                "not \"%1\".")
                .arg(options.recordFile));
}

void takeHandler(CommandLine &line, ConnectOptions &options)
{
    const QString handler = line.text("handler");
    options.echo = handler == u"echo";
    if (handler.endsWith(u".js"))
        options.scriptFile = handler;
    else if (!options.echo && handler != u"print")
        line.addProblem(QStringLiteral("--handler takes print, echo or a script's file that ends with .js, not \"%1\".")
                            .arg(handler));
}

QString takeScript(ConnectOptions &options)
{
    if (options.scriptFile.isEmpty())
        return {};
    const auto source = ScriptFile(options.scriptFile).read();
    options.scriptSource = source.value.value_or(QString());
    return source.error;
}

void takeHeaders(CommandLine &line, wslib::ClientRequest &request)
{
    for (const QString &text : line.texts("header")) {
        const qsizetype colon = text.indexOf(u':');
        if (colon <= 0) {
            line.addProblem(QStringLiteral("-H takes 'Name: value', not \"%1\".").arg(text));
            continue;
        }
        request.headers.append(text.first(colon).trimmed().toUtf8(), text.sliced(colon + 1).trimmed().toUtf8());
    }
    for (const QString &name : line.texts("subprotocol"))
        request.subprotocols.append(name.toUtf8());
    request.origin = line.text("origin").toUtf8();
    if (line.isSet("compression"))
        request.compression.emplace();
}

void takeCredentials(CommandLine &line, wslib::ClientRequest &request)
{
    const QString user = line.text("user");
    const qsizetype colon = user.indexOf(u':');
    request.userName = colon < 0 ? user : user.first(colon);
    request.password = colon < 0 ? QString() : user.sliced(colon + 1);
    request.bearerToken = line.text("bearer").toUtf8();
}

void takeConnection(CommandLine &line, wslib::ClientRequest &request)
{
    request.connectTimeout = line.seconds("connect-timeout");
    request.maxRedirects = static_cast<int>(line.number("max-redirects", 0, 1000));
    request.connection.pingInterval = line.seconds("ping-interval");
    request.connection.pingTimeout = line.seconds("ping-timeout");
    request.connection.limits.maxMessageSize = line.number("max-message-size", 0, std::numeric_limits<qint64>::max());
    if (line.text("proxy") == u"system") {
        request.useSystemProxy = true;
    } else if (line.isSet("proxy")) {
        if (const auto proxy = workbench::parseProxyUrl(line.text("proxy")))
            request.proxy = *proxy;
        else
            line.addProblem(QStringLiteral("--proxy takes http://host:port, socks5://host:port or system, not \"%1\".")
                                .arg(line.text("proxy")));
    }
}

void takeTlsWords(CommandLine &line, wslib::TlsOptions &tls)
{
    if (line.isSet("cert") != line.isSet("key"))
        line.addProblem(QStringLiteral("A client certificate needs both --cert and --key."));
    if (line.isSet("cert") && line.isSet("pkcs12"))
        line.addProblem(QStringLiteral("Give one client certificate: --cert and --key, or --pkcs12."));
    if (line.isSet("key-passphrase") && !line.isSet("key") && !line.isSet("pkcs12"))
        line.addProblem(QStringLiteral("--key-passphrase is for --key or --pkcs12, which are missing."));
    if (line.isSet("cacert-only") && !line.isSet("cacert"))
        line.addProblem(QStringLiteral("--cacert-only trusts the authority of --cacert, which is missing."));
    for (const QString &name : line.texts("accept-tls-error")) {
        if (const auto error = wslib::tlsErrorFromName(name))
            tls.acceptedErrors.insert(*error);
        else
            line.addProblem(QStringLiteral("--accept-tls-error knows no \"%1\", but: %2.")
                                .arg(name, wslib::tlsErrorNames().join(QStringLiteral(", "))));
    }
    tls.verifyPeer = !line.isSet("insecure");
    tls.useSystemCas = !line.isSet("cacert-only");
    tls.serverName = line.text("server-name");
}

wslib::Loaded<wslib::TlsIdentity> loadIdentity(const CommandLine &line)
{
    const QString passphrase = line.text("key-passphrase");
    if (line.isSet("pkcs12"))
        return wslib::loadPkcs12Identity(line.text("pkcs12"), passphrase);
    return wslib::loadPemIdentity(line.text("cert"), line.text("key"), passphrase);
}

// Files that can't be used are no usage error: the words were right.
QString takeTlsFiles(const CommandLine &line, wslib::TlsOptions &tls)
{
    if (line.isSet("cacert")) {
        const auto authorities = wslib::loadCertificates(line.text("cacert"));
        if (!authorities.value)
            return authorities.error;
        tls.addedCas = *authorities.value;
    }
    if (line.isSet("cert") || line.isSet("pkcs12")) {
        const auto identity = loadIdentity(line);
        if (!identity.value)
            return identity.error;
        if (const QString note = wslib::validityNote(identity.value->chain.first()); !note.isEmpty())
            printNote(note.toUtf8());
        tls.clientChain = identity.value->chain;
        tls.clientKey = identity.value->key;
    }
    return {};
}

ConnectOptions optionsFrom(CommandLine &line)
{
    ConnectOptions options;
    takeRecording(line, options);
    if (line.positionals().size() == 1)
        options.request.url = line.positionals().first();
    else
        line.addProblem(QStringLiteral("connect takes one URL, such as ws://localhost:8888/websocket."));
    takeHeaders(line, options.request);
    takeCredentials(line, options.request);
    takeConnection(line, options.request);
    takeTlsWords(line, options.request.tls);
    takeHandler(line, options);
    options.messages = line.texts("message");
    options.binary = line.isSet("binary");
    options.wait = line.number("wait", 0, std::numeric_limits<qint64>::max());
    options.waitGiven = line.isSet("wait");
    const QString log = line.choice("log", {QStringLiteral("text"), QStringLiteral("json")});
    options.log = log == u"json" ? LogFormat::Json : LogFormat::Text;
    return options;
}

} // namespace

std::variant<ConnectOptions, EarlyEnd> parseConnectOptions(const QStringList &arguments)
{
    CommandLine line(QStringLiteral("windsock-cli connect URL [options]"),
                     QStringLiteral("Connects to a WebSocket server. Lines of stdin are sent, messages that come are "
                                    "printed one a line; the end of stdin closes with 1000."));
    addOptions(line);
    if (!line.parse(arguments) && line.wantsHelp()) {
        printLine(line.helpText().toUtf8());
        return EarlyEnd{Success};
    }
    ConnectOptions options;
    if (!line.problem())
        options = optionsFrom(line);
    if (line.problem()) {
        printError(*line.problem() + QStringLiteral(" See windsock-cli connect --help."));
        return EarlyEnd{UsageError};
    }
    QString error = takeTlsFiles(line, options.request.tls);
    if (error.isEmpty())
        error = takeScript(options);
    if (error.isEmpty())
        return options;
    printError(error);
    return EarlyEnd{NoConnection};
}

} // namespace cli
