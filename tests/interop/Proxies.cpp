#include "Proxies.h"

#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

namespace {

QString programName(ProxyProgram program)
{
    switch (program) {
    case ProxyProgram::Tinyproxy:
        return QStringLiteral("tinyproxy");
    case ProxyProgram::Microsocks:
        return QStringLiteral("microsocks");
    case ProxyProgram::Dante:
        return QStringLiteral("danted");
    }
    return {};
}

// Servers lie where users' PATH doesn't look.
QString executable(ProxyProgram program)
{
    const QString name = programName(program);
    const QString found = QStandardPaths::findExecutable(name);
    return found.isEmpty() ? QStandardPaths::findExecutable(name, {QStringLiteral("/usr/sbin")}) : found;
}

// None of these programs takes port 0 and says what it got.
quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16{0};
}

} // namespace

QString ForeignProxy::missing(ProxyProgram program)
{
    return executable(program).isEmpty()
               ? QStringLiteral("%1 isn't installed; packaging/setup tests installs it where there is a package.")
                     .arg(programName(program))
               : QString();
}

ForeignProxy::ForeignProxy(ProxyProgram program, const ProxySettings &settings)
    : m_program(program)
{
    // Somebody else may take the port before the program does.
    for (int attempt = 0; attempt < 5 && m_port == 0; ++attempt) {
        const quint16 port = freePort();
        m_process = std::make_unique<ChildProcess>(executable(program), arguments(port, settings));
        if (waitUntilItAccepts(port))
            m_port = port;
    }
    if (m_port == 0)
        qWarning("%s: %s", qPrintable(programName(program)), log().constData());
}

ForeignProxy::~ForeignProxy()
{
    // It has children, who learn of its end late unless it tells them.
    if (m_program == ProxyProgram::Dante && m_process->isRunning()) {
        m_process->interrupt();
        m_process->waitForExit();
    }
}

QStringList ForeignProxy::arguments(quint16 port, const ProxySettings &settings)
{
    const QByteArray number = QByteArray::number(port);
    QByteArray rules = settings.rules;
    if (!settings.patterns.isEmpty())
        rules.replace("FILE", writeFile(QStringLiteral("patterns"), settings.patterns).toUtf8());
    switch (m_program) {
    case ProxyProgram::Tinyproxy: {
        QByteArray text = "Port " + number + "\nListen 127.0.0.1\nAllow 127.0.0.1\nTimeout 60\nMaxClients 50\n" + rules;
        if (!settings.user.isEmpty())
            text += "BasicAuth " + settings.user.toUtf8() + ' ' + settings.password.toUtf8() + '\n';
        return {QStringLiteral("-d"), QStringLiteral("-c"), writeFile(QStringLiteral("tinyproxy.conf"), text)};
    }
    case ProxyProgram::Microsocks: {
        QStringList arguments{QStringLiteral("-i"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"),
                              QString::number(port)};
        if (!settings.user.isEmpty())
            arguments += {QStringLiteral("-u"), settings.user, QStringLiteral("-P"), settings.password};
        return arguments;
    }
    case ProxyProgram::Dante: {
        const QByteArray text = "logoutput: stderr\ninternal: 127.0.0.1 port = " + number
                                + "\nexternal: lo\nclientmethod: none\nsocksmethod: none\n"
                                  "client pass { from: 127.0.0.0/8 to: 0.0.0.0/0 }\n"
                                + rules + "socks pass { from: 0.0.0.0/0 to: 0.0.0.0/0 }\n";
        return {QStringLiteral("-f"), writeFile(QStringLiteral("danted.conf"), text), QStringLiteral("-p"),
                m_folder.filePath(QStringLiteral("danted.pid"))};
    }
    }
    return {};
}

QString ForeignProxy::writeFile(const QString &name, const QByteArray &text)
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qWarning("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    return file.fileName();
}

bool ForeignProxy::waitUntilItAccepts(quint16 port)
{
    QTcpSocket probe;
    (void)QTest::qWaitFor(
        [&] {
            if (probe.state() == QAbstractSocket::UnconnectedState)
                probe.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
            return probe.state() == QAbstractSocket::ConnectedState || !m_process->isRunning();
        },
        10'000);
    return probe.state() == QAbstractSocket::ConnectedState;
}

QNetworkProxy ForeignProxy::address(const QString &user, const QString &password) const
{
    const auto type = m_program == ProxyProgram::Tinyproxy ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy;
    return QNetworkProxy(type, QStringLiteral("127.0.0.1"), m_port, user, password);
}

QByteArray ForeignProxy::log()
{
    return m_process->output() + m_process->errorOutput();
}
