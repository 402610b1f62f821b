#pragma once

#include "workbench/conformance/CaseRun.h"

namespace workbench::conformance {

/// What a first look at a server has shown.
struct ProbeResult
{
    bool isReachable = false;
    QString problem; ///< Why it makes no sense to ask it anything, in a sentence; or empty.
    QString remark;  ///< What is strange, but may be just what the cases are to find; or empty.
    QString agent;   ///< What it calls itself, or empty.
};

/// Says hello to a server before it is asked hundreds of cases: a plain handshake, a message, Close.
class ServerProbe : public QObject
{
    Q_OBJECT

public:
    ServerProbe(const QUrl &url, const wslib::TlsOptions &tls, const Timing &timing, QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    /// Once.
    void finished(const workbench::conformance::ProbeResult &result);

private:
    ProbeResult read(const CaseReport &report) const;

    QUrl m_url;
    wslib::TlsOptions m_tls;
    Timing m_timing;
    CaseRun m_run;
};

/// There was no connection (TCP, TLS) to ask the case on.
bool isUnreached(const CaseReport &report);

} // namespace workbench::conformance
