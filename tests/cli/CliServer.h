#pragma once

#include "tests/support/ChildProcess.h"

/// Runs windsock-cli with @p arguments.
class Cli : public ChildProcess
{
public:
    explicit Cli(const QStringList &arguments);
};

/// `windsock-cli serve --port 0` with further arguments, from its listening line on.
class CliServer : public Cli
{
public:
    explicit CliServer(const QStringList &arguments = {});

    /// What it printed behind "listening on ".
    QString url() const { return m_url; }
    quint16 port() const;

private:
    QString m_url;
};
