#pragma once

#include "ui/conformance/CaseMatrix.h"
#include "workbench/conformance/LabRun.h"
#include "workbench/session/NetworkThread.h"

#include <QObject>
#include <QTimer>

namespace ui {

/// A run of the conformance lab in a thread of its own, as the window sees it: results come in batches, at frame rate.
class LabLink : public QObject
{
    Q_OBJECT

public:
    /// @p thread outlives it.
    explicit LabLink(workbench::NetworkThread &thread, QObject *parent = nullptr);

    void start(const workbench::conformance::LabOptions &options);
    void stop();
    /// Whether the run that has ended can ask again what is @p wanted: all of its cases, of the same peer in the same way.
    bool canAskAgain(const workbench::conformance::LabOptions &wanted) const;
    void askAgain(const QList<workbench::conformance::Case> &cases);
    bool isRunning() const { return m_running; }
    const workbench::conformance::LabOptions &options() const { return m_options; }

Q_SIGNALS:
    void resultsCame(const QList<ui::CaseResult> &results);
    void progressed(const workbench::conformance::LabProgress &progress);
    void listening(const QUrl &url);
    void failed(const QString &why);
    /// What is good to know of the peer: a sentence.
    void remarked(const QString &what);
    /// All of the run's reports, by agent. No results follow.
    void finished(const QList<workbench::conformance::RunReport> &reports);

private:
    void listen();
    void flush();

    workbench::NetworkThread &m_thread;
    workbench::conformance::LabOptions m_options;
    workbench::SessionPointer<workbench::conformance::LabRun> m_run;
    QList<CaseResult> m_waiting;
    workbench::conformance::LabProgress m_progress;
    QTimer m_timer;
    bool m_running = false;
};

} // namespace ui
