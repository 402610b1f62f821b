#include "ui/conformance/CaseLogTab.h"

#include "ui/conformance/CaseLog.h"
#include "ui/conformance/ConformanceText.h"
#include "ui/log/LogModel.h"
#include "ui/log/LogTable.h"
#include "ui/log/LogView.h"
#include "ui/log/StatusLine.h"
#include "ui/theme/Icons.h"

namespace ui {

using workbench::conformance::CaseReport;
using workbench::conformance::RunReport;

CaseLogTab::CaseLogTab(const CaseReport &report, const RunReport &run, QWidget *parent)
    : Tab(parent)
    , m_id(QString::fromUtf8(report.question.id))
    , m_title(QString::fromUtf8(report.question.title))
    , m_agent(ConformanceText::agent(run))
    , m_target(run.target)
    , m_store(std::make_shared<workbench::LogStore>())
    , m_log(new LogView(m_store, this))
    , m_status(new StatusLine(this))
{
    CaseLog::write(report, run.started.toMSecsSinceEpoch(), *m_store);
    m_log->setReadOnly(true);
    m_log->setPingsShown(true);
    layOut({m_log}, m_status);
    connect(m_log, &LogView::countsChanged, this, [this] { m_status->setCounts(*m_log->model()); });
    m_status->setState(StatusLine::State::Idle, ConformanceText::verdict(report.verdict),
                       {m_agent, QString::fromUtf8(report.question.section)});
}

QString CaseLogTab::title() const
{
    return tr("Case %1").arg(m_id);
}

QString CaseLogTab::description() const
{
    return tr("What passed in case %1, %2, with %3").arg(m_id, m_title, m_agent);
}

QIcon CaseLogTab::icon() const
{
    return ui::icon(QStringLiteral("conformance"), IconTone::Muted);
}

void CaseLogTab::takeFocus()
{
    m_log->table()->setFocus();
}

workbench::RecordingOptions CaseLogTab::recording() const
{
    workbench::RecordingOptions options;
    options.url = m_target;
    return options;
}

QList<Tab::PlacedPane> CaseLogTab::panes() const
{
    return {{Pane::Filter, m_log->filter()}, {Pane::Log, m_log->table()}, {Pane::Detail, m_log->detail()}};
}

} // namespace ui
