#pragma once

#include "workbench/conformance/LabRun.h"

#include <QWidget>

class QLabel;
class QProgressBar;

namespace ui {

/// How far a run is, what has come of it in words and numbers, and what has changed since an earlier one.
class RunLine : public QWidget
{
    Q_OBJECT

public:
    explicit RunLine(QWidget *parent = nullptr);

    /// A run begins, or is over.
    void setRunning(bool running);
    void setProgress(const workbench::conformance::LabProgress &progress);
    void setTally(const workbench::conformance::Tally &tally);
    /// A sentence, or empty.
    void setComparison(const QString &sentence);
    QString comparison() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void showTally();

    QProgressBar *m_progress;
    QLabel *m_tally;
    QLabel *m_comparison;
    workbench::conformance::Tally m_counts;
};

} // namespace ui
