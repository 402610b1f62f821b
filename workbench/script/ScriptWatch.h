#pragma once

#include "workbench/script/ScriptLimits.h"

#include <QString>

#include <functional>
#include <mutex>

class QJSEngine;

namespace workbench {

/// Interrupts a script that runs for too long or takes too much memory. Told by the script's thread when a call begins and
/// ends; looks from another one. Jobs of promises, which no call surrounds, it notices by asking the thread for an answer.
class ScriptWatch
{
public:
    explicit ScriptWatch(const ScriptLimits &limits);

    /// @name In the script's thread. They give why the script was interrupted before, if it was; then it is no more
    /// @{
    QString begin(QJSEngine *engine);
    QString end();
    QString answer();
    /// @}
    /// In the script's thread: what isn't called may still have jobs. nullptr: none is there any more.
    void setEngine(QJSEngine *engine);

    /// From another thread, every 50 ms or so. @p ask, which mustn't call us back at once, has the script's thread answer().
    void look(const std::function<void()> &ask);
    /// From any thread: interrupts what runs, and whatever will.
    void stop();

private:
    QString settle();
    void interrupt(const QString &why);
    void judge(std::chrono::steady_clock::time_point now);

    const ScriptLimits m_limits;
    std::mutex m_mutex; ///< Over all that follows, and the engine's being interrupted.
    QJSEngine *m_engine = nullptr;
    bool m_calling = false;
    bool m_asking = false;
    std::chrono::steady_clock::time_point m_since; ///< When what is judged began.
    qint64 m_memoryBefore = -1;
    QString m_interruption; ///< Why the script was interrupted, if it was.
    bool m_stopping = false;
};

} // namespace workbench
