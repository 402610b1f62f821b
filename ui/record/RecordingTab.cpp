#include "ui/record/RecordingTab.h"

#include "ui/connect/UrlHistory.h"
#include "ui/log/EmptyHint.h"
#include "ui/log/EntryText.h"
#include "ui/log/LogModel.h"
#include "ui/log/LogTable.h"
#include "ui/log/LogView.h"
#include "ui/log/StatusLine.h"
#include "ui/record/RecordingBar.h"
#include "ui/record/RecordingTask.h"
#include "ui/record/RecordingText.h"
#include "ui/theme/Icons.h"

#include <QDir>
#include <QFileInfo>
#include <QTimer>

#include <chrono>

namespace ui {

namespace {

// What is read sooner needs no line that comes and goes at once.
constexpr std::chrono::milliseconds patience{150};

// Hands on to a log, and notices whether there are peers to tell apart.
class PeerNoticing : public workbench::LogSink
{
public:
    explicit PeerNoticing(workbench::LogSink &log)
        : m_log(log)
    {
    }

    void append(const workbench::LogEntry &entry) override
    {
        m_hasPeers = m_hasPeers || entry.peer != 0;
        m_log.append(entry);
    }
    bool hasPeers() const { return m_hasPeers; }

private:
    workbench::LogSink &m_log;
    bool m_hasPeers = false;
};

} // namespace

struct RecordingTab::Read
{
    workbench::ImportResult result;
    bool hasPeers = false;
};

RecordingTab::RecordingTab(const QString &path, const workbench::LogBudget &budget, QWidget *parent)
    : Tab(parent)
    , m_path(QFileInfo(path).absoluteFilePath())
    , m_store(std::make_shared<workbench::LogStore>(budget))
    , m_bar(new RecordingBar(this))
    , m_log(new LogView(m_store, this))
    , m_status(new StatusLine(this))
    , m_task(new RecordingTask(this))
{
    m_log->setReadOnly(true);
    layOut({m_bar, m_log}, m_status);
    connect(m_log, &LogView::countsChanged, this, [this] { m_status->setCounts(*m_log->model()); });
    connect(m_bar, &RecordingBar::cancelRequested, m_task, &RecordingTask::cancel);
    connect(m_bar, &RecordingBar::dismissed, m_bar, &QWidget::hide);
    connect(m_task, &RecordingTask::progressed, m_bar, &RecordingBar::setProgress);
    updateStatus();
}

QString RecordingTab::title() const
{
    return QFileInfo(m_path).fileName();
}

QString RecordingTab::description() const
{
    return tr("The recording %1").arg(QDir::toNativeSeparators(m_path));
}

QIcon RecordingTab::icon() const
{
    return ui::icon(QStringLiteral("recording"), IconTone::Muted);
}

void RecordingTab::takeFocus()
{
    m_log->table()->setFocus();
}

workbench::RecordingOptions RecordingTab::recording() const
{
    workbench::RecordingOptions options;
    options.url = m_urls.value(0);
    options.remains = m_remains;
    return options;
}

QList<Tab::PlacedPane> RecordingTab::panes() const
{
    return {{Pane::Filter, m_log->filter()}, {Pane::Log, m_log->table()}, {Pane::Detail, m_log->detail()}};
}

bool RecordingTab::isReading() const
{
    return m_task->isRunning();
}

void RecordingTab::read()
{
    if (const QString why = RecordingText::unreadable(m_path); !why.isEmpty()) {
        m_bar->fail(why);
        Q_EMIT finished();
        return;
    }
    QTimer::singleShot(patience, m_task, [this] {
        if (isReading())
            m_bar->begin(tr("Reading %1 …").arg(title()));
    });
    m_task->run(
        [store = m_store, path = m_path](workbench::RecordingProgress &progress) {
            PeerNoticing sink(*store);
            Read read;
            read.result = workbench::importRecording(path, sink, &progress);
            read.hasPeers = sink.hasPeers();
            return read;
        },
        [this](const Read &read) { take(read); });
    updateStatus();
}

void RecordingTab::take(const Read &read)
{
    m_urls = read.result.urls;
    m_remains = read.result.remains;
    m_log->setPeersShown(read.hasPeers);
    const QString text = RecordingText::ofImport(read.result, m_path);
    if (!read.result.error.isEmpty())
        m_bar->fail(text);
    else if (!text.isEmpty())
        m_bar->finish(text);
    else
        m_bar->hide();
    updateStatus();
    Q_EMIT finished();
}

void RecordingTab::updateStatus()
{
    if (isReading()) {
        m_status->setState(StatusLine::State::Busy, tr("Reading…"));
        m_log->hint()->setText(tr("Reading…"), {});
    } else {
        QStringList facts;
        if (m_urls.size() == 1)
            facts += UrlHistory::withoutSecrets(m_urls.constFirst());
        else if (m_urls.size() > 1)
            facts += tr("%1 and more").arg(UrlHistory::withoutSecrets(m_urls.constFirst()));
        facts += QDir::toNativeSeparators(m_path);
        m_status->setState(StatusLine::State::Idle, tr("Recording"), facts);
        m_log->hint()->setText(tr("Nothing to show."), tr("No entry of a recording was found in the file."));
    }
    m_status->setCounts(*m_log->model());
}

} // namespace ui
