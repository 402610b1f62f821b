#include "CliServer.h"

#include <QUrl>

Cli::Cli(const QStringList &arguments)
    : ChildProcess(QStringLiteral(WINDSOCK_CLI), arguments)
{
}

CliServer::CliServer(const QStringList &arguments)
    : Cli(QStringList{QStringLiteral("serve"), QStringLiteral("--port"), QStringLiteral("0")} + arguments)
    , m_url(waitForLine(QStringLiteral("listening on ")))
{
}

quint16 CliServer::port() const
{
    return static_cast<quint16>(QUrl(m_url).port());
}
