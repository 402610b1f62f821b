#pragma once

#include "workbench/load/LoadOptions.h"

#include <atomic>
#include <functional>
#include <mutex>
#include <utility>

namespace workbench {

/// What the threads of a load run have in common.
struct LoadCrowd
{
    explicit LoadCrowd(const LoadOptions &wanted)
        : options(wanted)
    {
    }

    /// How many of the sockets, and of those that send, are of the thread @p worker. Socket n is of thread n modulo threads.
    int socketsOf(int worker) const { return share(options.sockets(), worker); }
    bool sends(int socket) const
    {
        return options.mode == LoadMode::FanOut ? socket == options.connections : socket < options.senders();
    }
    int sendersOf(int worker) const
    {
        if (options.mode == LoadMode::FanOut)
            return options.connections % options.threads == worker ? 1 : 0;
        return share(options.senders(), worker);
    }
    /// How many of LoadOptions::messages the thread @p worker sends.
    qint64 messagesOf(int worker) const
    {
        const int senders = options.senders();
        const int own = sendersOf(worker);
        if (senders == 0 || own == 0)
            return 0;
        const int more = static_cast<int>(options.messages % senders);
        const int ownMore = options.mode == LoadMode::FanOut ? more : share(more, worker);
        return options.messages / senders * own + ownMore;
    }

    const LoadOptions options;
    qint64 origin = 0; ///< When the first connection was to be opened, of steadyNow().

    /// @name Fan-out
    /// @{
    std::atomic<int> receivers{0};      ///< Open connections that count.
    std::atomic<qint64> delivered{0};   ///< Messages that came to those of them that are still open.
    std::atomic<quint64> lastNumber{0}; ///< Of the last message sent.
    /// Tells the sender to look at both, unless it has been told already. From any thread.
    void wakeSender()
    {
        if (wakePosted.exchange(true))
            return;
        const std::scoped_lock lock(m_mutex);
        if (m_wake)
            m_wake();
    }
    /// What wakeSender() does; nothing any more once the sender goes. It sets wakePosted to false when it looks.
    void setWake(std::function<void()> wake)
    {
        const std::scoped_lock lock(m_mutex);
        m_wake = std::move(wake);
    }
    std::atomic<bool> wakePosted{false};
    /// @}

private:
    int share(int count, int worker) const
    {
        return count / options.threads + (worker < count % options.threads ? 1 : 0);
    }

    std::mutex m_mutex;
    std::function<void()> m_wake;
};

} // namespace workbench
