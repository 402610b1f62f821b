#pragma once

#include "ui/Tab.h"
#include "workbench/conformance/RunReport.h"
#include "workbench/log/LogStore.h"

#include <memory>

namespace ui {

class StatusLine;

/// What passed in a case of the conformance lab, as a log to look at.
class CaseLogTab : public Tab
{
    Q_OBJECT

public:
    /// Of @p run, whose cases don't matter.
    CaseLogTab(const workbench::conformance::CaseReport &report, const workbench::conformance::RunReport &run,
               QWidget *parent = nullptr);

    QString title() const override;
    QString description() const override;
    QIcon icon() const override;
    void takeFocus() override;
    LogView *log() const override { return m_log; }
    workbench::RecordingOptions recording() const override;

protected:
    QList<PlacedPane> panes() const override;

private:
    QString m_id;
    QString m_title;
    QString m_agent;
    QString m_target;
    std::shared_ptr<workbench::LogStore> m_store;
    LogView *m_log;
    StatusLine *m_status;
};

} // namespace ui
