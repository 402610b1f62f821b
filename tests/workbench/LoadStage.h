#pragma once

#include "workbench/load/LoadRun.h"

#include "wslib/net/Server.h"

#include <memory>

/// A server of ours on a free port of 127.0.0.1, in a thread of its own so that it can stall without stalling the test.
class LoadStage
{
public:
    /// @p handler is a name of the catalogue.
    explicit LoadStage(const char *handler, const wslib::ServerOptions &options = {});
    explicit LoadStage(wslib::HandlerFactory factory, const wslib::ServerOptions &options = {});
    ~LoadStage();
    Q_DISABLE_COPY_MOVE(LoadStage)

    QString url() const { return m_url; }
    /// Does nothing for so long.
    void stall(std::chrono::milliseconds time);

private:
    QThread m_thread;
    wslib::Server *m_server;
    QString m_url;
};

/// Options that lead to @p url, in a short run.
workbench::LoadOptions loadOn(const QString &url);

/// Runs it to its end, of at most 20 s, and gives the report; "Done" isn't its phase if it didn't end.
workbench::LoadReport runLoad(const workbench::LoadOptions &options);

/// How many errors of that kind it has.
qint64 countOf(const workbench::LoadReport &report, workbench::LoadFault fault, int number = 0);
