#include "workbench/export/Outgoing.h"
#include "workbench/export/Quoting.h"

#include "wslib/protocol/DeflateOptions.h"

namespace workbench::CopyAs {

namespace {

QString qString(const QString &text)
{
    return QStringLiteral("QStringLiteral(%1)").arg(cppString(text));
}

void addTls(QStringList &lines, const Outgoing &out)
{
    if (!out.tls.verify)
        lines += QStringLiteral("request.tls.verifyPeer = false;");
    if (!out.tls.serverName.isEmpty())
        lines += QStringLiteral("request.tls.serverName = %1;").arg(qString(out.tls.serverName));
    if (!out.tls.caFile.isEmpty()) {
        lines += QStringLiteral("request.tls.addedCas = wslib::loadCertificates(%1).value.value();")
                     .arg(qString(out.tls.caFile));
        if (out.tls.caReplaces)
            lines += QStringLiteral("request.tls.useSystemCas = false;");
    }
    if (out.tls.certificateFile.isEmpty())
        return;
    const QString load =
        out.tls.keyFile.isEmpty()
            ? QStringLiteral("wslib::loadPkcs12Identity(%1, %2)")
                  .arg(qString(out.tls.certificateFile), qString(out.tls.passphrase))
            : QStringLiteral("wslib::loadPemIdentity(%1, %2, %3)")
                  .arg(qString(out.tls.certificateFile), qString(out.tls.keyFile), qString(out.tls.passphrase));
    lines += {QStringLiteral("const wslib::TlsIdentity identity = %1.value.value();").arg(load),
              QStringLiteral("request.tls.clientChain = identity.chain;"),
              QStringLiteral("request.tls.clientKey = identity.key;")};
}

void addProxy(QStringList &lines, const ProxySettings &proxy)
{
    if (proxy.kind == ProxySettings::Kind::System)
        lines += QStringLiteral("request.useSystemProxy = true;");
    if (proxy.kind == ProxySettings::Kind::Http || proxy.kind == ProxySettings::Kind::Socks5) {
        const bool http = proxy.kind == ProxySettings::Kind::Http;
        lines += QStringLiteral("request.proxy = QNetworkProxy(QNetworkProxy::%1, %2, %3, %4, %5);")
                     .arg(http ? QStringLiteral("HttpProxy") : QStringLiteral("Socks5Proxy"), qString(proxy.host))
                     .arg(proxy.port != 0 ? proxy.port
                          : http          ? 8080
                                          : 1080)
                     .arg(qString(proxy.userName), qString(proxy.password));
    }
}

void addLimits(QStringList &lines, const ConnectionLimits &limits)
{
    const ConnectionLimits usual;
    const auto add = [&lines](const char *what, const QString &value) {
        lines += QStringLiteral("request.%1 = %2;").arg(QLatin1String(what), value);
    };
    const auto milliseconds = [](int value) { return QStringLiteral("std::chrono::milliseconds(%1)").arg(value); };
    if (limits.compression)
        add("compression",
            QStringLiteral("wslib::DeflateOptions{.level = %1, .memoryLevel = %2, .threshold = %3, "
                           ".noContextTakeover = %4, .peerNoContextTakeover = %5, .maxWindowBits = %6, "
                           ".peerMaxWindowBits = %7}")
                .arg(limits.deflate.level)
                .arg(limits.deflate.memoryLevel)
                .arg(limits.deflate.threshold)
                .arg(limits.deflate.noContextTakeover ? QStringLiteral("true") : QStringLiteral("false"))
                .arg(limits.deflate.peerNoContextTakeover ? QStringLiteral("true") : QStringLiteral("false"))
                .arg(limits.deflate.maxWindowBits)
                .arg(limits.deflate.peerMaxWindowBits));
    if (limits.connectTimeoutMs != usual.connectTimeoutMs)
        add("connectTimeout", milliseconds(limits.connectTimeoutMs));
    if (limits.pingIntervalMs != usual.pingIntervalMs) {
        add("connection.pingInterval", milliseconds(limits.pingIntervalMs));
        add("connection.pingTimeout", milliseconds(limits.pingTimeoutMs));
    }
    if (limits.maxMessageSize != usual.maxMessageSize)
        add("connection.limits.maxMessageSize", QString::number(limits.maxMessageSize));
    if (limits.maxRedirects != usual.maxRedirects)
        add("maxRedirects", QString::number(limits.maxRedirects));
}

QStringList requestLines(const Outgoing &out)
{
    QStringList lines{QStringLiteral("wslib::ClientRequest request;"),
                      QStringLiteral("request.url = %1;").arg(qString(out.url))};
    for (const auto &[name, value] : out.headers)
        lines += QStringLiteral("request.headers.append(%1, %2);").arg(cppString(name), cppString(value));
    if (!out.origin.isEmpty())
        lines += QStringLiteral("request.origin = %1;").arg(cppString(out.origin));
    if (out.basic)
        lines += {QStringLiteral("request.userName = %1;").arg(qString(out.userName)),
                  QStringLiteral("request.password = %1;").arg(qString(out.password))};
    for (const QString &name : out.subprotocols)
        lines += QStringLiteral("request.subprotocols.append(%1);").arg(cppString(name));
    if (out.secure)
        addTls(lines, out);
    addProxy(lines, out.proxy);
    addLimits(lines, out.limits);
    return lines;
}

} // namespace

QString wslib(const Outgoing &out, QStringList & /*notes*/)
{
    const QString opened = out.message.isEmpty()
                               ? QStringLiteral("qInfo(\"open\");")
                               : QStringLiteral("connection->sendText(QByteArray(%1));").arg(cppString(out.message));
    const QString identity = out.secure && (!out.tls.caFile.isEmpty() || !out.tls.certificateFile.isEmpty())
                                 ? QStringLiteral("#include \"wslib/net/TlsIdentity.h\"\n")
                                 : QString();
    return QStringLiteral("#include \"wslib/net/Client.h\"\n") + identity
           + QStringLiteral("\n#include <QCoreApplication>\n\nint main(int argc, char **argv)\n{\n"
                            "    QCoreApplication application(argc, argv);\n    ")
           + requestLines(out).join(QStringLiteral("\n    "))
           + QStringLiteral("\n\n    wslib::Client client;\n"
                            "    wslib::Connection *connection = client.open(request);\n"
                            "    using wslib::Connection;\n"
                            "    QObject::connect(connection, &Connection::opened, [connection] { ")
           + opened
           + QStringLiteral(
               " });\n"
               "    QObject::connect(connection, &Connection::messageReceived,\n"
               "                     [](const wslib::Message &message) { qInfo(\"%s\", "
               "message.payload.constData()); });\n"
               "    QObject::connect(connection, &Connection::failed,\n"
               "                     [](const wslib::Error &error) { qCritical(\"%s\", qPrintable(error.text)); });\n"
               "    QObject::connect(connection, &Connection::closed, &application, "
               "&QCoreApplication::quit);\n"
               "    return QCoreApplication::exec();\n}\n");
}

} // namespace workbench::CopyAs
