#include "workbench/script/ScriptHost.h"

#include "workbench/script/ScriptCourier.h"
#include "workbench/script/ScriptRuntime.h"

#include "workbench/script/ProcessMemory.h"

#include <QJSEngine>

#include <utility>

namespace workbench {

namespace {

constexpr std::chrono::milliseconds watchInterval{50};
constexpr qsizetype mostReports = 500;
// How long a script that doesn't heed its interruption is waited for: it is within one built-in function.
constexpr std::chrono::milliseconds patience{10'000};

} // namespace

ScriptHost::ScriptHost(const ScriptLimits &limits)
    : m_limits(limits)
    , m_runtime(new ScriptRuntime(*this))
{
    m_thread.setObjectName(QStringLiteral("script"));
    m_runtime->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_runtime, &QObject::deleteLater);
    m_thread.start();
    m_watch.setInterval(watchInterval);
    connect(&m_watch, &QTimer::timeout, this, &ScriptHost::watch);
    m_watch.start();
}

ScriptHost::~ScriptHost()
{
    {
        const std::scoped_lock lock(m_callMutex);
        m_stopping = true;
        interrupt(QStringLiteral("it was stopped"));
    }
    m_thread.quit();
    if (!m_thread.wait(QDeadlineTimer(patience)))
        qFatal("a script didn't end although it was interrupted");
}

void ScriptHost::load(const QString &source, const QString &file)
{
    QMetaObject::invokeMethod(m_runtime, [runtime = m_runtime, source, file] { runtime->load(source, file); });
}

// ---- Events to the script --------------------------------------------------------------------------------------------

void ScriptHost::post(ScriptEvent &&event)
{
    const std::scoped_lock lock(m_eventMutex);
    m_events.push_back(std::move(event));
    if (m_events.size() == 1)
        QMetaObject::invokeMethod(m_runtime, [this] { drain(); });
}

// In the script's thread.
void ScriptHost::drain()
{
    std::vector<ScriptEvent> events;
    {
        const std::scoped_lock lock(m_eventMutex);
        events = std::exchange(m_events, {});
    }
    m_runtime->handle(events);
}

std::shared_ptr<ScriptCourier> ScriptHost::courierOfThisThread()
{
    const std::scoped_lock lock(m_courierMutex);
    std::weak_ptr<ScriptCourier> &known = m_couriers[QThread::currentThread()];
    std::shared_ptr<ScriptCourier> courier = known.lock();
    if (!courier) {
        courier = std::make_shared<ScriptCourier>();
        known = courier;
    }
    return courier;
}

// ---- The console -----------------------------------------------------------------------------------------------------

void ScriptHost::addReport(const ScriptReport &report)
{
    const std::scoped_lock lock(m_reportMutex);
    if (m_reports.size() < mostReports)
        m_reports.append(report);
    else
        ++m_reportsLeftOut;
    if (!std::exchange(m_reportsAnnounced, true))
        QMetaObject::invokeMethod(this, &ScriptHost::reported, Qt::QueuedConnection);
}

QList<ScriptReport> ScriptHost::takeReports()
{
    const std::scoped_lock lock(m_reportMutex);
    m_reportsAnnounced = false;
    QList<ScriptReport> reports = std::exchange(m_reports, {});
    if (const qint64 leftOut = std::exchange(m_reportsLeftOut, 0); leftOut > 0) {
        ScriptReport note;
        note.level = ScriptReport::Level::Warning;
        note.text = QStringLiteral("%1 more lines came too fast and were left out.").arg(leftOut);
        reports.append(note);
    }
    return reports;
}

// ---- The watch -------------------------------------------------------------------------------------------------------

QString ScriptHost::beat(QJSEngine *engine)
{
    const std::scoped_lock lock(m_callMutex);
    if (m_running != nullptr && !m_interruption.isEmpty())
        m_running->setInterrupted(false);
    m_running = engine;
    m_beat = std::chrono::steady_clock::now();
    m_memoryAtBeat = -1;
    if (m_stopping && engine != nullptr)
        engine->setInterrupted(true);
    return std::exchange(m_interruption, {});
}

void ScriptHost::watch()
{
    const std::scoped_lock lock(m_callMutex);
    if (m_running == nullptr || !m_interruption.isEmpty())
        return;
    const qint64 memory = residentMemory();
    if (m_memoryAtBeat < 0)
        m_memoryAtBeat = memory; // a call that lasts no longer than our interval isn't weighed
    if (std::chrono::steady_clock::now() - m_beat > m_limits.callTime)
        interrupt(
            QStringLiteral("it ran for more than %1 s").arg(static_cast<double>(m_limits.callTime.count()) / 1000));
    else if (memory - m_memoryAtBeat > m_limits.callMemory)
        interrupt(QStringLiteral("it took more than %1 MB of memory").arg(m_limits.callMemory / 1024 / 1024));
}

// Under m_callMutex.
void ScriptHost::interrupt(const QString &why)
{
    m_interruption = why;
    if (m_running != nullptr)
        m_running->setInterrupted(true);
}

} // namespace workbench
