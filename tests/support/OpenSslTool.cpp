#include "tests/support/OpenSslTool.h"

#include <QProcess>

OpenSslTool::OpenSslTool(const QString &folder, const QString &arguments)
{
    QProcess openssl;
    openssl.setWorkingDirectory(folder);
    openssl.setProcessChannelMode(QProcess::MergedChannels);
    openssl.start(QStringLiteral("openssl"), arguments.split(u' '));
    const bool ended = openssl.waitForFinished();
    ok = ended && openssl.exitStatus() == QProcess::NormalExit && openssl.exitCode() == 0;
    output = ended ? openssl.readAll() : openssl.errorString().toUtf8();
}
