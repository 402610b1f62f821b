#pragma once

#include "workbench/conformance/CaseRun.h"

#include <QUrl>

namespace workbench::conformance {

/// Asks cases of the server at a URL, each on a connection of its own; the server must echo messages.
class ServerTester : public QObject
{
    Q_OBJECT

public:
    /// @p url is ws: or, as @p tls says, wss:.
    explicit ServerTester(const QUrl &url, const Timing &timing = {}, const wslib::TlsOptions &tls = {},
                          QObject *parent = nullptr);

    /// Asks @p cases, @p parallel at a time. Call it again once finished() has come.
    void run(const QList<Case> &cases, int parallel = 1);
    /// Asks no more; what is running is dropped without a report. finished() follows.
    void stop();

Q_SIGNALS:
    void caseStarted(const QByteArray &id);
    /// In the order in which they end.
    void caseFinished(const workbench::conformance::CaseReport &report);
    /// All of them, or stopped.
    void finished();

private:
    void startNext();

    QUrl m_url;
    Timing m_timing;
    wslib::TlsOptions m_tls;
    bool m_active = false;
    QList<Case> m_waiting;
    QList<CaseRun *> m_running;
};

} // namespace workbench::conformance
