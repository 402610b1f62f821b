#include "workbench/script/ScriptWatch.h"

#include "workbench/script/ProcessMemory.h"

#include <QJSEngine>

#include <utility>

namespace workbench {

using Clock = std::chrono::steady_clock;

namespace {

// How often an idle script's thread is asked, in parts of the time that a call may take.
constexpr int asksPerCallTime = 8;

} // namespace

ScriptWatch::ScriptWatch(const ScriptLimits &limits)
    : m_limits(limits)
{
}

// ---- In the script's thread ------------------------------------------------------------------------------------------

QString ScriptWatch::begin(QJSEngine *engine)
{
    const std::scoped_lock lock(m_mutex);
    QString why = settle();
    m_engine = engine;
    m_calling = true;
    if (m_stopping)
        engine->setInterrupted(true);
    return why;
}

QString ScriptWatch::end()
{
    const std::scoped_lock lock(m_mutex);
    m_calling = false;
    return settle();
}

QString ScriptWatch::answer()
{
    const std::scoped_lock lock(m_mutex);
    m_asking = false;
    return settle();
}

void ScriptWatch::setEngine(QJSEngine *engine)
{
    const std::scoped_lock lock(m_mutex);
    (void)settle();
    m_engine = engine;
}

// Under m_mutex.
QString ScriptWatch::settle()
{
    m_since = Clock::now();
    m_memoryBefore = -1;
    if (m_interruption.isEmpty())
        return {};
    if (m_engine != nullptr && !m_stopping)
        m_engine->setInterrupted(false);
    return std::exchange(m_interruption, {});
}

// ---- From other threads ----------------------------------------------------------------------------------------------

void ScriptWatch::look(const std::function<void()> &ask)
{
    const std::scoped_lock lock(m_mutex);
    const auto now = Clock::now();
    if (m_engine == nullptr || !m_interruption.isEmpty())
        return;
    if (m_calling || m_asking) {
        judge(now);
    } else if (now - m_since > m_limits.callTime / asksPerCallTime) {
        m_asking = true;
        m_since = now;
        m_memoryBefore = -1;
        ask();
    }
}

// Under m_mutex.
void ScriptWatch::judge(Clock::time_point now)
{
    const qint64 memory = residentMemory();
    if (m_memoryBefore < 0)
        m_memoryBefore = memory; // what lasts no longer than until the next look isn't weighed
    if (now - m_since > m_limits.callTime)
        interrupt(
            QStringLiteral("it ran for more than %1 s").arg(static_cast<double>(m_limits.callTime.count()) / 1000));
    else if (memory - m_memoryBefore > m_limits.callMemory)
        interrupt(QStringLiteral("it took more than %1 MB of memory").arg(m_limits.callMemory / 1024 / 1024));
}

void ScriptWatch::stop()
{
    const std::scoped_lock lock(m_mutex);
    m_stopping = true;
    interrupt(QStringLiteral("it was stopped"));
}

// Under m_mutex.
void ScriptWatch::interrupt(const QString &why)
{
    m_interruption = why;
    if (m_engine != nullptr)
        m_engine->setInterrupted(true);
}

} // namespace workbench
