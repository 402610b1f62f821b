#include "ui/measure/MeasuredRun.h"

#include "ui/client/ClientTab.h"
#include "ui/log/LogModel.h"
#include "ui/log/LogView.h"

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace ui {

namespace {

qint64 peakResidentKiB()
{
#if defined(Q_OS_UNIX)
    rusage usage{};
    if (getrusage(RUSAGE_SELF, &usage) != 0)
        return 0;
#ifdef Q_OS_DARWIN
    return usage.ru_maxrss / 1024; // bytes there
#else
    return usage.ru_maxrss;
#endif
#else
    return 0;
#endif
}

} // namespace

MeasuredRun::MeasuredRun(ClientTab *client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
}

void MeasuredRun::start()
{
    m_clock.start();
    m_probe.start();
    connect(m_client, &ClientTab::stateChanged, this, &MeasuredRun::follow);
    connect(m_client->log()->model(), &LogModel::drained, this, &MeasuredRun::finishIfDrained);
    m_client->connectNow();
}

void MeasuredRun::follow()
{
    if (m_client->state() == ClientTab::State::Open)
        m_wasOpen = true;
    if (m_client->state() != ClientTab::State::Idle)
        return;
    m_endedMs = m_clock.elapsed();
    finishIfDrained();
}

void MeasuredRun::finishIfDrained()
{
    const LogModel *log = m_client->log()->model();
    if (!m_endedMs || log->waiting() > 0 || log->isBehind() || m_finished)
        return;
    m_finished = true;
    m_endedMs = m_clock.elapsed();
    m_probe.stop();
    Q_EMIT finished(m_wasOpen);
}

QJsonObject MeasuredRun::report() const
{
    const LogModel *log = m_client->log()->model();
    return {
        {QStringLiteral("received"), log->totals().messagesReceived},
        {QStringLiteral("shown"), log->rowCount()},
        {QStringLiteral("hidden"), log->hidden()},
        {QStringLiteral("dropped"), log->dropped()},
        {QStringLiteral("longestStallMs"), m_probe.longestMs()},
        {QStringLiteral("p99FrameMs"), m_probe.percentileMs(0.99)},
        {QStringLiteral("peakRssKiB"), peakResidentKiB()},
        {QStringLiteral("seconds"), static_cast<double>(m_endedMs.value_or(m_clock.elapsed())) / 1000},
    };
}

} // namespace ui
