#include "tests/interop/Peers.h"

#include "tests/support/TestCertificate.h"

QString python()
{
    return qEnvironmentVariable("WINDSOCK_PYTHON", QStringLiteral("/usr/bin/python3"));
}

QString node()
{
    if (!qEnvironmentVariableIsSet("NODE_PATH"))
        qputenv("NODE_PATH", "/usr/share/nodejs"); // Debian's, of which other builds of node don't know
    return qEnvironmentVariable("WINDSOCK_NODE", QStringLiteral("node"));
}

std::unique_ptr<ChildProcess> startPeer(const QString &script, const QStringList &arguments)
{
    const QString path = QStringLiteral(WINDSOCK_PEERS "/") + script;
    const QString interpreter = script.endsWith(QStringLiteral(".js")) ? node() : python();
    return std::make_unique<ChildProcess>(interpreter, QStringList{path} + arguments);
}

ForeignServer::ForeignServer(const QString &script, const TestCertificate *certificate)
    : m_tls(certificate != nullptr)
{
    QStringList arguments;
    if (certificate != nullptr)
        arguments = {QStringLiteral("--cert"), certificate->certificateFile(), QStringLiteral("--key"),
                     certificate->keyFile()};
    m_process = startPeer(script, arguments);
    m_port = m_process->waitForLine(QStringLiteral("port ")).toInt();
}

QString ForeignServer::url(const QString &path) const
{
    return QStringLiteral("%1://127.0.0.1:%2%3")
        .arg(m_tls ? QStringLiteral("wss") : QStringLiteral("ws"))
        .arg(m_port)
        .arg(path);
}
