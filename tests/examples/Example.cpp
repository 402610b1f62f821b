#include "Example.h"

#include <QRegularExpression>

Example::Example(const QString &name, const QStringList &arguments)
    : ChildProcess(QStringLiteral(EXAMPLES_BUILT "/") + name, arguments)
{
}

Outcome outcomeOf(ChildProcess &program)
{
    Outcome outcome;
    outcome.exitCode = program.waitForExit();
    outcome.output = program.output();
    outcome.errorOutput = program.errorOutput();
    return outcome;
}

Outcome run(const QString &name, const QStringList &arguments)
{
    Example program(name, arguments);
    return outcomeOf(program);
}

ExampleServer::ExampleServer(const QString &name)
    : Example(name, {QStringLiteral("--port"), QStringLiteral("0")})
{
    // "listening on ws://127.0.0.1:4711/websocket", "open http://127.0.0.1:4711/ in two windows"
    static const QRegularExpression address(QStringLiteral("127\\.0\\.0\\.1:(\\d+)/"));
    if (waitForOutput("127.0.0.1:") && waitForOutput("\n"))
        m_port = address.match(QString::fromUtf8(output())).captured(1).toUShort();
}

QString ExampleServer::url(const QString &path, const QString &scheme) const
{
    return QStringLiteral("%1://127.0.0.1:%2%3").arg(scheme).arg(m_port).arg(path);
}
