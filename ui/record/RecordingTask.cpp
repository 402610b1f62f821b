#include "ui/record/RecordingTask.h"

#include <QThreadPool>

#include <chrono>

namespace ui {

namespace {

constexpr std::chrono::milliseconds betweenLooks{80};

} // namespace

RecordingTask::BesidesThePool::BesidesThePool()
{
    QThreadPool::globalInstance()->releaseThread();
}

RecordingTask::BesidesThePool::~BesidesThePool()
{
    QThreadPool::globalInstance()->reserveThread();
}

RecordingTask::RecordingTask(QObject *parent)
    : QObject(parent)
    , m_progress(std::make_shared<workbench::RecordingProgress>())
{
    m_poll.setInterval(betweenLooks);
    connect(&m_poll, &QTimer::timeout, this, &RecordingTask::tell);
}

RecordingTask::~RecordingTask()
{
    cancel();
}

void RecordingTask::begin()
{
    m_poll.start();
}

void RecordingTask::end()
{
    m_poll.stop();
    tell();
}

void RecordingTask::cancel()
{
    m_progress->cancelled = true;
}

void RecordingTask::tell()
{
    Q_EMIT progressed(m_progress->done, m_progress->total);
}

} // namespace ui
