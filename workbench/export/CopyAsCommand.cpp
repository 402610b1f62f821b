#include "workbench/export/Outgoing.h"
#include "workbench/export/Quoting.h"

namespace workbench::CopyAs {

namespace {

/// A command of several lines, an option on each.
class Command
{
public:
    explicit Command(const QString &program)
        : m_text(program)
    {
    }

    Command &word(const QString &text)
    {
        m_text += u' ' + shellWord(text);
        return *this;
    }
    Command &option(const char *name)
    {
        m_text += QStringLiteral(" \\\n  ") + QLatin1String(name);
        return *this;
    }
    Command &option(const char *name, const QString &value) { return option(name).word(value); }
    /// For what the shell is to put in itself.
    Command &raw(const QString &text)
    {
        m_text += u' ' + text;
        return *this;
    }
    QString text() const { return m_text; }

private:
    QString m_text;
};

void addHeaders(Command &command, const Outgoing &out)
{
    for (const auto &[name, value] : out.headers)
        command.option("-H", name + QStringLiteral(": ") + value);
}

void noteProxy(const Outgoing &out, const char *tool, QStringList &notes)
{
    if (!out.proxyUrl().isEmpty())
        notes += QStringLiteral("%1 has no option for such a proxy, so it was left out.").arg(QLatin1String(tool));
}

} // namespace

QString websocat(const Outgoing &out, QStringList &notes)
{
    Command command(out.secure && !out.tls.caFile.isEmpty()
                        ? QStringLiteral("SSL_CERT_FILE=%1 websocat").arg(shellWord(out.tls.caFile))
                        : QStringLiteral("websocat"));
    addHeaders(command, out);
    // What --basic-auth takes differs between its versions.
    if (out.basic && out.placeholders)
        command.option("-H").raw(QStringLiteral("\"Authorization: Basic $(printf %s %1 | base64 | tr -d '\\n')\"")
                                     .arg(shellWord(out.credentials())));
    else if (out.basic)
        command.option("-H", QStringLiteral("Authorization: Basic ")
                                 + QString::fromLatin1(out.credentials().toUtf8().toBase64()));
    if (!out.origin.isEmpty())
        command.option("--origin", out.origin);
    if (!out.subprotocols.isEmpty())
        command.option("--protocol", out.subprotocols.join(u','));
    if (out.secure && !out.tls.verify)
        command.option("-k");
    if (!out.tls.serverName.isEmpty() && out.secure)
        command.option("--tls-domain", out.tls.serverName);
    if (!out.tls.certificateFile.isEmpty() && out.secure) {
        if (out.tls.keyFile.isEmpty())
            command.option("--client-pkcs12-der", out.tls.certificateFile)
                .option("--client-pkcs12-passwd", out.tls.passphrase);
        else
            notes += QStringLiteral("websocat takes a client certificate as PKCS#12 only, so yours was left out.");
    }
    if (out.proxy.kind == ProxySettings::Kind::Socks5 && !out.proxy.host.isEmpty())
        command.option("--socks5",
                       QStringLiteral("%1:%2").arg(out.proxy.host).arg(out.proxy.port != 0 ? out.proxy.port : 1080));
    else
        noteProxy(out, "websocat", notes);
    if (out.limits.pingIntervalMs > 0)
        command.option("--ping-interval", QString::number(std::max(1, out.limits.pingIntervalMs / 1000)));
    if (out.limits.compression)
        notes += QStringLiteral("websocat has no permessage-deflate: messages go uncompressed.");
    return command.text() + QStringLiteral(" \\\n  ") + shellWord(out.url);
}

QString wscat(const Outgoing &out, QStringList &notes)
{
    Command command(QStringLiteral("wscat"));
    addHeaders(command, out);
    if (out.basic)
        command.option("--auth", out.credentials());
    if (!out.origin.isEmpty())
        command.option("-o", out.origin);
    for (const QString &name : out.subprotocols)
        command.option("-s", name);
    if (out.secure) {
        if (!out.tls.verify)
            command.option("-n");
        if (!out.tls.caFile.isEmpty())
            command.option("--ca", out.tls.caFile);
        if (!out.tls.certificateFile.isEmpty())
            command.option("--cert", out.tls.certificateFile);
        if (!out.tls.keyFile.isEmpty())
            command.option("--key", out.tls.keyFile);
        if (!out.tls.passphrase.isEmpty())
            command.option("--passphrase", out.tls.passphrase);
    }
    if (out.proxy.kind == ProxySettings::Kind::Http && !out.proxyUrl().isEmpty())
        command.option("--proxy", out.proxyUrl());
    else
        noteProxy(out, "wscat", notes);
    if (out.limits.maxRedirects > 0)
        command.option("-L");
    return command.option("-c", out.url).text();
}

QString curl(const Outgoing &out, QStringList &notes)
{
    Command command(QStringLiteral("curl --include --no-buffer --http1.1"));
    command.option("-H", QStringLiteral("Connection: Upgrade"))
        .option("-H", QStringLiteral("Upgrade: websocket"))
        .option("-H", QStringLiteral("Sec-WebSocket-Version: 13"))
        .option("-H", QStringLiteral("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
    if (!out.subprotocols.isEmpty())
        command.option("-H", QStringLiteral("Sec-WebSocket-Protocol: ") + out.subprotocols.join(QStringLiteral(", ")));
    if (out.limits.compression)
        command.option("-H", QStringLiteral("Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"));
    if (!out.origin.isEmpty())
        command.option("-H", QStringLiteral("Origin: ") + out.origin);
    for (const auto &[name, value] : out.headers)
        command.option("-H", value.isEmpty() ? name + u';' : name + QStringLiteral(": ") + value);
    if (out.basic)
        command.option("-u", out.credentials());
    if (out.secure) {
        if (!out.tls.verify)
            command.option("-k");
        if (!out.tls.caFile.isEmpty())
            command.option("--cacert", out.tls.caFile);
        if (!out.tls.certificateFile.isEmpty())
            command.option("--cert", out.tls.certificateFile);
        if (!out.tls.certificateFile.isEmpty() && out.tls.keyFile.isEmpty())
            command.option("--cert-type", QStringLiteral("P12"));
        if (!out.tls.keyFile.isEmpty())
            command.option("--key", out.tls.keyFile);
        if (!out.tls.passphrase.isEmpty())
            command.option("--pass", out.tls.passphrase);
        if (!out.tls.serverName.isEmpty())
            notes += QStringLiteral("curl asks for the URL's host; the server name of TLS was left out.");
    }
    if (!out.proxyUrl().isEmpty())
        command.option("--proxy", out.proxyUrl());
    command.option("--connect-timeout", QString::number(std::max(1, out.limits.connectTimeoutMs / 1000)));
    if (out.limits.maxRedirects > 0)
        command.option("--location").option("--max-redirs", QString::number(out.limits.maxRedirects));
    notes += QStringLiteral("curl shows the handshake and what comes, in raw frames; it can't send messages.");
    return command.option("--globoff", out.httpUrl()).text();
}

} // namespace workbench::CopyAs
