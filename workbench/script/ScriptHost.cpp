#include "workbench/script/ScriptHost.h"

#include "workbench/script/ScriptCourier.h"
#include "workbench/script/ScriptRuntime.h"

#include <utility>

namespace workbench {

namespace {

constexpr std::chrono::milliseconds lookInterval{50};
constexpr qsizetype mostReports = 500;
// How long a script that doesn't heed its interruption is waited for: it is within one built-in function.
constexpr std::chrono::milliseconds patience{10'000};

} // namespace

ScriptHost::ScriptHost(const ScriptLimits &limits)
    : m_limits(limits)
    , m_watch(limits)
    , m_runtime(new ScriptRuntime(*this))
{
    m_thread.setObjectName(QStringLiteral("script"));
    m_runtime->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_runtime, &QObject::deleteLater);
    m_thread.start();
    m_looks.setInterval(lookInterval);
    connect(&m_looks, &QTimer::timeout, this, &ScriptHost::look);
    m_looks.start();
}

ScriptHost::~ScriptHost()
{
    m_watch.stop();
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

void ScriptHost::whenDone(std::function<void()> then)
{
    // Behind drain() in the script's queue, and behind reported() in ours.
    QMetaObject::invokeMethod(
        m_runtime, [this, then = std::move(then)] { announce(then); }, Qt::QueuedConnection);
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

void ScriptHost::look()
{
    m_watch.look([this] { QMetaObject::invokeMethod(m_runtime, &ScriptRuntime::answer, Qt::QueuedConnection); });
}

} // namespace workbench
