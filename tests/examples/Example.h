#pragma once

#include "tests/support/ChildProcess.h"

/// One of the examples, by the name of its file, started with @p arguments.
class Example : public ChildProcess
{
public:
    explicit Example(const QString &name, const QStringList &arguments = {});
};

/// How a program ended, and what it said.
struct Outcome
{
    int exitCode = -1;
    QByteArray output;
    QByteArray errorOutput;
};

Outcome outcomeOf(ChildProcess &program);
/// Runs an example to its end.
Outcome run(const QString &name, const QStringList &arguments = {});

/// A server among the examples on a free port, from the line on that says where it listens.
class ExampleServer : public Example
{
public:
    explicit ExampleServer(const QString &name);

    bool isListening() const { return m_port != 0; }
    quint16 port() const { return m_port; }
    /// @p path with its slash.
    QString url(const QString &path = QStringLiteral("/websocket"), const QString &scheme = QStringLiteral("ws")) const;

private:
    quint16 m_port = 0;
};
