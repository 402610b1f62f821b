#pragma once

#include "workbench/forge/ForgeRun.h"

#include "wslib/net/Client.h"

namespace workbench {

/// Connects to a server, carries a sequence out, looks whether the server is still there if that is asked for, and goes.
class ForgeTrial : public QObject
{
    Q_OBJECT

public:
    /// Compression is offered, or not, as the sequence needs it; else as @p request has it.
    ForgeTrial(const wslib::ClientRequest &request, const ForgeSequence &sequence, const ForgeOptions &options,
               QObject *parent = nullptr);

    /// finished() follows.
    void start();
    /// Breaks off, without a word.
    void stop();

Q_SIGNALS:
    /// Exactly once.
    void finished(const workbench::ForgeReport &report);

private:
    void runOn(wslib::Connection *connection);
    void lookForSurvival();
    void survived(bool did);
    void finish();

    wslib::Client m_client;
    wslib::ClientRequest m_request;
    ForgeSequence m_sequence;
    ForgeOptions m_options;
    ForgeReport m_report;
    QTimer m_patience; ///< With the second connection.
    bool m_finished = false;
};

} // namespace workbench
