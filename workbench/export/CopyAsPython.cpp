#include "workbench/export/Outgoing.h"
#include "workbench/export/Quoting.h"

namespace workbench::CopyAs {

namespace {

QString list(const QStringList &values)
{
    QStringList literals;
    for (const QString &value : values)
        literals += pythonString(value);
    return u'[' + literals.join(QStringLiteral(", ")) + u']';
}

QString seconds(int milliseconds)
{
    return QString::number(milliseconds / 1000.0);
}

bool ownTls(const Outgoing &out)
{
    return out.secure && (!out.tls.verify || !out.tls.caFile.isEmpty() || !out.tls.certificateFile.isEmpty());
}

QString tlsContext(const Outgoing &out)
{
    QString text = QStringLiteral("context = ssl.create_default_context(%1)\n")
                       .arg(out.tls.caFile.isEmpty() ? QString()
                            : out.tls.caReplaces     ? QStringLiteral("cafile=") + pythonString(out.tls.caFile)
                                                     : QString());
    if (!out.tls.caFile.isEmpty() && !out.tls.caReplaces)
        text += QStringLiteral("context.load_verify_locations(%1)\n").arg(pythonString(out.tls.caFile));
    if (!out.tls.verify)
        text += QStringLiteral("context.check_hostname = False\ncontext.verify_mode = ssl.CERT_NONE\n");
    if (!out.tls.certificateFile.isEmpty())
        text +=
            QStringLiteral("context.load_cert_chain(%1%2%3)\n")
                .arg(pythonString(out.tls.certificateFile),
                     out.tls.keyFile.isEmpty() ? QString() : QStringLiteral(", ") + pythonString(out.tls.keyFile),
                     out.tls.passphrase.isEmpty() ? QString()
                                                  : QStringLiteral(", password=") + pythonString(out.tls.passphrase));
    return text;
}

void note(const Outgoing &out, const char *library, QStringList &notes)
{
    if (!out.proxyUrl().isEmpty())
        notes +=
            QStringLiteral("%1 is not told of the proxy, which it can't use by itself.").arg(QLatin1String(library));
    if (out.secure && !out.tls.certificateFile.isEmpty() && out.tls.keyFile.isEmpty())
        notes += QStringLiteral("Python reads no PKCS#12: turn the client certificate into PEM first.");
}

QString send(const Outgoing &out, const char *call)
{
    return out.message.isEmpty() ? QString()
                                 : QStringLiteral("await %1(%2)\n").arg(QLatin1String(call), pythonString(out.message));
}

} // namespace

QString tornado(const Outgoing &out, QStringList &notes)
{
    note(out, "tornado", notes);
    QString text = QStringLiteral("import asyncio\n");
    if (ownTls(out))
        text += QStringLiteral("import ssl\n");
    text += QStringLiteral("\nfrom tornado.httpclient import HTTPRequest\n"
                           "from tornado.httputil import HTTPHeaders\n"
                           "from tornado.websocket import websocket_connect\n\n"
                           "headers = HTTPHeaders()\n");
    for (const auto &[name, value] : out.headers)
        text += QStringLiteral("headers.add(%1, %2)\n").arg(pythonString(name), pythonString(value));
    if (!out.origin.isEmpty())
        text += QStringLiteral("headers.add(\"Origin\", %1)\n").arg(pythonString(out.origin));
    if (ownTls(out))
        text += tlsContext(out);
    QStringList request{pythonString(out.url), QStringLiteral("headers=headers"),
                        QStringLiteral("connect_timeout=") + seconds(out.limits.connectTimeoutMs)};
    if (out.basic)
        request += {QStringLiteral("auth_username=") + pythonString(out.userName),
                    QStringLiteral("auth_password=") + pythonString(out.password)};
    if (ownTls(out))
        request += QStringLiteral("ssl_options=context");
    text += QStringLiteral("request = HTTPRequest(\n    %1,\n)\n").arg(request.join(QStringLiteral(",\n    ")));
    QStringList connect{QStringLiteral("request"),
                        QStringLiteral("max_message_size=") + QString::number(out.limits.maxMessageSize)};
    if (!out.subprotocols.isEmpty())
        connect += QStringLiteral("subprotocols=") + list(out.subprotocols);
    if (out.limits.compression)
        connect += QStringLiteral("compression_options={}");
    if (out.limits.pingIntervalMs > 0)
        connect += QStringLiteral("ping_interval=") + seconds(out.limits.pingIntervalMs);
    text += QStringLiteral("\n\nasync def main():\n    connection = await websocket_connect(\n        %1,\n    )\n")
                .arg(connect.join(QStringLiteral(",\n        ")));
    if (const QString line = send(out, "connection.write_message"); !line.isEmpty())
        text += QStringLiteral("    ") + line;
    return text
           + QStringLiteral("    while (message := await connection.read_message()) is not None:\n"
                            "        print(message)\n"
                            "    print(\"closed\", connection.close_code, connection.close_reason)\n\n\n"
                            "asyncio.run(main())\n");
}

QString pythonWebsockets(const Outgoing &out, QStringList &notes)
{
    note(out, "websockets", notes);
    QString text = QStringLiteral("import asyncio\n");
    if (out.basic)
        text += QStringLiteral("import base64\n");
    if (ownTls(out))
        text += QStringLiteral("import ssl\n");
    text += QStringLiteral("\nimport websockets\n\n");
    QStringList arguments{pythonString(out.url)};
    QString names;
    if (!out.headers.isEmpty() || out.basic) {
        text += QStringLiteral("headers = [\n");
        for (const auto &[name, value] : out.headers)
            text += QStringLiteral("    (%1, %2),\n").arg(pythonString(name), pythonString(value));
        if (out.basic)
            text += QStringLiteral("    (\"Authorization\", \"Basic \" + base64.b64encode(%1.encode()).decode()),\n")
                        .arg(pythonString(out.credentials()));
        text += QStringLiteral("]\n"
                               "# websockets 14 gave the parameter another name.\n"
                               "major = int(websockets.__version__.split(\".\")[0])\n"
                               "extra = {\"additional_headers\" if major >= 14 else \"extra_headers\": headers}\n");
        names = QStringLiteral("**extra");
    }
    if (ownTls(out)) {
        text += tlsContext(out);
        arguments += QStringLiteral("ssl=context");
    }
    if (out.secure && !out.tls.serverName.isEmpty())
        arguments += QStringLiteral("server_hostname=") + pythonString(out.tls.serverName);
    if (!out.origin.isEmpty())
        arguments += QStringLiteral("origin=") + pythonString(out.origin);
    if (!out.subprotocols.isEmpty())
        arguments += QStringLiteral("subprotocols=") + list(out.subprotocols);
    if (!out.limits.compression)
        arguments += QStringLiteral("compression=None");
    arguments += QStringLiteral("open_timeout=") + seconds(out.limits.connectTimeoutMs);
    arguments += QStringLiteral("ping_interval=")
                 + (out.limits.pingIntervalMs > 0 ? seconds(out.limits.pingIntervalMs) : QStringLiteral("None"));
    arguments += QStringLiteral("max_size=") + QString::number(out.limits.maxMessageSize);
    if (!names.isEmpty())
        arguments += names;
    text +=
        QStringLiteral("\n\nasync def main():\n    async with websockets.connect(\n        %1,\n    ) as connection:\n")
            .arg(arguments.join(QStringLiteral(",\n        ")));
    if (const QString line = send(out, "connection.send"); !line.isEmpty())
        text += QStringLiteral("        ") + line;
    return text
           + QStringLiteral("        async for message in connection:\n"
                            "            print(message)\n\n\n"
                            "asyncio.run(main())\n");
}

} // namespace workbench::CopyAs
