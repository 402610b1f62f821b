#include "RequestOptions.h"

#include "CommandLine.h"
#include "Output.h"

#include "workbench/session/ProxyUrl.h"
#include "wslib/net/TlsErrorNames.h"
#include "wslib/net/TlsIdentity.h"

namespace cli {

namespace {

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

void takeWay(CommandLine &line, wslib::ClientRequest &request)
{
    request.connectTimeout = line.seconds("connect-timeout");
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

} // namespace

void addHandshakeOptions(CommandLine &line)
{
    line.addValue("H|header", "name: value", "A further header; may be repeated.");
    line.addValue("subprotocol", "name", "A subprotocol to offer; may be repeated.");
    line.addValue("origin", "origin", "Value of the Origin header.");
    line.addValue("user", "user:password", "Credentials for HTTP Basic.");
    line.addValue("bearer", "token", "A bearer token.");
    line.addFlag("compression", "Offer permessage-deflate (RFC 7692).");
}

void addWayOptions(CommandLine &line)
{
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
}

void takeRequest(CommandLine &line, wslib::ClientRequest &request)
{
    takeHeaders(line, request);
    takeCredentials(line, request);
    takeWay(line, request);
    takeTlsWords(line, request.tls);
}

QString takeRequestFiles(const CommandLine &line, wslib::ClientRequest &request)
{
    return takeTlsFiles(line, request.tls);
}

} // namespace cli
