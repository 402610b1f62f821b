#include "ui/record/RecordingDesk.h"

#include "ui/Dialogs.h"
#include "ui/Tab.h"
#include "ui/TabArea.h"
#include "ui/log/LogView.h"
#include "ui/record/ExportDialog.h"
#include "ui/record/RecordingBar.h"
#include "ui/record/RecordingTab.h"
#include "ui/record/RecordingTask.h"
#include "ui/record/RecordingText.h"

#include <QDir>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QTimer>
#include <QUrl>

#include <utility>

namespace ui {

RecordingDesk::RecordingDesk(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{
    m_parts.window->setAcceptDrops(true);
    m_parts.window->installEventFilter(this);
}

// ---- Export ----------------------------------------------------------------------------------------------------------

void RecordingDesk::exportLog(Tab *tab)
{
    auto *dialog = tab->findChild<ExportDialog *>();
    if (!dialog || !dialog->isVisible()) { // one that was answered is on its way; this one goes with the tab
        dialog = new ExportDialog({tab->log(), tab->title(), [tab] { return tab->recording(); }}, m_parts.dialogs,
                                  m_parts.settings, tab);
        connect(dialog, &ExportDialog::chosen, this, &RecordingDesk::start);
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

// The log lives as long as the job, so the tab may be closed; who closes the window was asked.
void RecordingDesk::start(const ExportJob &job)
{
    for (RecordingBar *bar : m_parts.tabs->findChildren<RecordingBar *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (!bar->isRunning())
            bar->deleteLater(); // what it says was read
    }
    auto *bar = new RecordingBar(m_parts.tabs);
    auto *task = new RecordingTask(bar);
    m_parts.tabs->addBanner(bar);
    bar->begin(tr("Writing %1 …").arg(QFileInfo(job.fileName).fileName()));
    connect(bar, &RecordingBar::cancelRequested, task, &RecordingTask::cancel);
    connect(bar, &RecordingBar::dismissed, bar, &QObject::deleteLater);
    connect(bar, &RecordingBar::showRequested, this,
            [this, path = job.fileName] { m_parts.dialogs->showInFolder(path); });
    connect(task, &RecordingTask::progressed, bar, &RecordingBar::setProgress);
    ++m_running;
    task->run(
        [job](workbench::RecordingProgress &progress) {
            return workbench::exportLog(*job.log, job.range, job.format, job.fileName, job.options, &progress);
        },
        [this, bar, path = job.fileName](const workbench::ExportResult &result) {
            --m_running;
            const QString text = RecordingText::ofExport(result, QDir::toNativeSeparators(path));
            if (result.error.isEmpty())
                bar->finish(text, !result.cancelled);
            else
                bar->fail(text);
        });
}

bool RecordingDesk::mayQuit()
{
    return m_running == 0
           || m_parts.dialogs->confirm(
               m_parts.window, tr("A log is still being exported. Its file won't be written if Windsock quits now."),
               tr("Quit All the Same"));
}

// ---- Import ----------------------------------------------------------------------------------------------------------

void RecordingDesk::import()
{
    const QString path =
        m_parts.dialogs->fileToOpen(m_parts.window, tr("Import a recording"), RecordingText::readableFiles());
    if (!path.isEmpty())
        open(path);
}

RecordingTab *RecordingDesk::open(const QString &path)
{
    auto *tab = new RecordingTab(path, m_parts.budget(), m_parts.tabs);
    m_parts.addTab(tab);
    tab->read();
    return tab;
}

void RecordingDesk::rememberClosed(const QString &path)
{
    constexpr qsizetype most = 20;
    m_closed += path;
    if (m_closed.size() > most)
        m_closed.removeFirst();
}

void RecordingDesk::reopenClosed()
{
    if (!m_closed.isEmpty())
        open(m_closed.takeLast());
}

QStringList RecordingDesk::recordingsIn(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls()) {
        if (workbench::recordingFormatOf(url.toLocalFile()))
            paths += url.toLocalFile();
    }
    return paths;
}

bool RecordingDesk::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (type != QEvent::DragEnter && type != QEvent::DragMove && type != QEvent::Drop)
        return QObject::eventFilter(watched, event);
    auto *drop = static_cast<QDropEvent *>(event);
    const QStringList paths = recordingsIn(drop->mimeData());
    if (paths.isEmpty())
        return QObject::eventFilter(watched, event);
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    if (type == QEvent::Drop) {
        // Not in the other program's hand: it waits until this is over.
        QTimer::singleShot(0, this, [this, paths] {
            for (const QString &path : paths)
                open(path);
        });
    }
    return true;
}

} // namespace ui
