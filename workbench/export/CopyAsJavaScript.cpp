#include "workbench/export/Outgoing.h"
#include "workbench/export/Quoting.h"

namespace workbench::CopyAs {

namespace {

QString array(const QStringList &values)
{
    QStringList literals;
    for (const QString &value : values)
        literals += javaScriptString(value);
    return u'[' + literals.join(QStringLiteral(", ")) + u']';
}

QStringList tlsLines(const Outgoing &out)
{
    QStringList lines;
    if (!out.secure)
        return lines;
    const auto file = [](const char *name, const QString &path) {
        return QStringLiteral("  %1: fs.readFileSync(%2),").arg(QLatin1String(name), javaScriptString(path));
    };
    if (!out.tls.verify)
        lines += QStringLiteral("  rejectUnauthorized: false,");
    if (!out.tls.caFile.isEmpty())
        lines += file("ca", out.tls.caFile);
    if (!out.tls.certificateFile.isEmpty())
        lines += file(out.tls.keyFile.isEmpty() ? "pfx" : "cert", out.tls.certificateFile);
    if (!out.tls.keyFile.isEmpty())
        lines += file("key", out.tls.keyFile);
    if (!out.tls.passphrase.isEmpty())
        lines += QStringLiteral("  passphrase: %1,").arg(javaScriptString(out.tls.passphrase));
    if (!out.tls.serverName.isEmpty())
        lines += QStringLiteral("  servername: %1,").arg(javaScriptString(out.tls.serverName));
    return lines;
}

QStringList nodeOptions(const Outgoing &out)
{
    QStringList lines;
    if (!out.headers.isEmpty()) {
        lines += QStringLiteral("  headers: {");
        for (const auto &[name, values] : out.groupedHeaders())
            lines +=
                QStringLiteral("    %1: %2,")
                    .arg(javaScriptString(name), values.size() == 1 ? javaScriptString(values.first()) : array(values));
        lines += QStringLiteral("  },");
    }
    if (!out.origin.isEmpty())
        lines += QStringLiteral("  origin: %1,").arg(javaScriptString(out.origin));
    if (out.basic)
        lines += QStringLiteral("  auth: %1,").arg(javaScriptString(out.credentials()));
    lines += tlsLines(out);
    if (!out.proxyUrl().isEmpty())
        lines += QStringLiteral("  agent: new %1(%2),")
                     .arg(out.proxy.kind == ProxySettings::Kind::Http ? QStringLiteral("HttpsProxyAgent")
                                                                      : QStringLiteral("SocksProxyAgent"),
                          javaScriptString(out.proxyUrl()));
    if (out.limits.maxRedirects > 0)
        lines += QStringLiteral("  followRedirects: true,\n  maxRedirects: %1,").arg(out.limits.maxRedirects);
    lines += QStringLiteral("  handshakeTimeout: %1,").arg(out.limits.connectTimeoutMs);
    lines += QStringLiteral("  maxPayload: %1,").arg(out.limits.maxMessageSize);
    if (!out.limits.compression)
        lines += QStringLiteral("  perMessageDeflate: false,");
    return lines;
}

} // namespace

QString browser(const Outgoing &out, QStringList &notes)
{
    if (!out.headers.isEmpty() || out.basic || !out.origin.isEmpty())
        notes += QStringLiteral(
            "A browser lets no page set headers or credentials of a WebSocket, so they were left out. Copy "
            "it for node where they are needed.");
    QString arguments = javaScriptString(out.url);
    if (!out.subprotocols.isEmpty())
        arguments += QStringLiteral(", ") + array(out.subprotocols);
    QString text = QStringLiteral("const socket = new WebSocket(%1);\n").arg(arguments);
    if (!out.message.isEmpty())
        text += QStringLiteral("socket.onopen = () => socket.send(%1);\n").arg(javaScriptString(out.message));
    else
        text += QStringLiteral("socket.onopen = () => console.log('open', socket.protocol);\n");
    return text
           + QStringLiteral("socket.onmessage = (event) => console.log(event.data);\n"
                            "socket.onclose = (event) => console.log('closed', event.code, event.reason);\n"
                            "socket.onerror = () => console.error('failed');\n");
}

QString node(const Outgoing &out, QStringList &notes)
{
    QString text = QStringLiteral("const WebSocket = require('ws'); // npm install ws\n");
    const QStringList options = nodeOptions(out);
    if (options.join(u'\n').contains(u"fs.readFileSync"))
        text += QStringLiteral("const fs = require('fs');\n");
    if (!out.proxyUrl().isEmpty()) {
        const bool http = out.proxy.kind == ProxySettings::Kind::Http;
        const QString package = http ? QStringLiteral("https-proxy-agent") : QStringLiteral("socks-proxy-agent");
        text += QStringLiteral("const { %1 } = require('%2'); // npm install %2\n")
                    .arg(http ? QStringLiteral("HttpsProxyAgent") : QStringLiteral("SocksProxyAgent"), package);
        notes += QStringLiteral("The proxy needs the package %1.").arg(package);
    }
    text += QStringLiteral("\nconst socket = new WebSocket(%1, %2, {\n%3\n});\n")
                .arg(javaScriptString(out.url), array(out.subprotocols), options.join(u'\n'));
    if (!out.message.isEmpty())
        text += QStringLiteral("socket.on('open', () => socket.send(%1));\n").arg(javaScriptString(out.message));
    else
        text += QStringLiteral("socket.on('open', () => console.log('open', socket.protocol));\n");
    return text
           + QStringLiteral(
               "socket.on('message', (data, isBinary) => console.log(isBinary ? data : data.toString()));\n"
               "socket.on('close', (code, reason) => console.log('closed', code, reason.toString()));\n"
               "socket.on('error', (error) => console.error(error.message));\n");
}

} // namespace workbench::CopyAs
