#pragma once

#include "workbench/script/ScriptMail.h"

#include <QObject>

#include <mutex>

namespace workbench {

/// Commands on their way from a script to the peers of one thread. Thread-safe. Its owner is told once, in his own thread, until
/// he has taken them.
class ScriptMailbox
{
public:
    /// @p wake is called in @p owner's thread.
    ScriptMailbox(QObject *owner, std::function<void()> wake)
        : m_owner(owner)
        , m_wake(std::move(wake))
    {
    }

    void post(std::vector<ScriptCommand> &&commands)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_owner == nullptr)
            return; // nobody is there any more
        const bool woken = !m_commands.empty();
        if (m_commands.empty())
            m_commands = std::move(commands);
        else
            m_commands.insert(m_commands.end(), std::make_move_iterator(commands.begin()),
                              std::make_move_iterator(commands.end()));
        if (!woken)
            QMetaObject::invokeMethod(m_owner, m_wake, Qt::QueuedConnection);
    }

    std::vector<ScriptCommand> take()
    {
        const std::scoped_lock lock(m_mutex);
        return std::exchange(m_commands, {});
    }

    /// The owner goes.
    void close()
    {
        const std::scoped_lock lock(m_mutex);
        m_owner = nullptr;
        m_commands.clear();
    }

private:
    std::mutex m_mutex;
    QObject *m_owner;
    std::function<void()> m_wake;
    std::vector<ScriptCommand> m_commands;
};

} // namespace workbench
