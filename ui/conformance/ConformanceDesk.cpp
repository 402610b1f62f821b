#include "ui/conformance/ConformanceDesk.h"

#include "ui/Dialogs.h"
#include "ui/TabArea.h"
#include "ui/conformance/CaseLogTab.h"
#include "ui/conformance/ConformanceTab.h"
#include "ui/conformance/RunArchive.h"

#include <utility>

namespace ui {

using workbench::conformance::CaseReport;
using workbench::conformance::RunReport;

ConformanceDesk::ConformanceDesk(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_archive(new RunArchive(m_parts.runFolder, this))
{
}

void ConformanceDesk::put(Tab *tab, const QString &objectName)
{
    tab->setObjectName(objectName);
    m_parts.tabs->insertTab(m_parts.tabs->count(), tab);
    m_parts.watch(tab);
    m_parts.tabs->setCurrent(tab);
    tab->takeFocus();
}

ConformanceTab *ConformanceDesk::open(const QString &url)
{
    auto *tab = new ConformanceTab({m_parts.thread(), m_parts.settings, m_parts.dialogs, m_parts.history, m_archive},
                                   m_parts.window);
    connect(tab, &ConformanceTab::localServerWanted, this, [this, tab] {
        m_parts.localServer(
            tab, [tab](const QString &local) { tab->setUrl(local); },
            [tab](const QString &why) { tab->showProblem(why); });
    });
    connect(tab, &ConformanceTab::logWanted, this, [this](const CaseReport &report, const RunReport &run) {
        put(new CaseLogTab(report, run, m_parts.window), QStringLiteral("caseLogTab"));
    });
    if (!url.isEmpty())
        tab->setUrl(url);
    put(tab, QStringLiteral("conformanceTab"));
    return tab;
}

ConformanceTab *ConformanceDesk::openReport(const QString &path)
{
    ConformanceTab *tab = open();
    tab->open(path);
    return tab;
}

void ConformanceDesk::chooseReport()
{
    const QString path =
        m_parts.dialogs->fileToOpen(m_parts.window, tr("Open a Conformance Report"), tr("Reports (*.json)"));
    if (!path.isEmpty())
        openReport(path);
}

} // namespace ui
