#pragma once

#include "workbench/load/LoadOptions.h"

#include <atomic>
#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace workbench {

/// What the threads of a load run have in common.
struct LoadCrowd
{
    explicit LoadCrowd(const LoadOptions &wanted)
        : options(wanted)
    {
    }

    /// How many threads there are: those asked for and, where some are active among an idle crowd, one more for the crowd.
    /// Most event loops look at all of their sockets in each pass, so that the crowd would cost us what is to be seen of
    /// the server.
    int workers() const { return options.threads + (isCrowdApart() ? 1 : 0); }
    /// Which of the sockets are of the thread @p worker, by their numbers.
    std::vector<int> socketsOf(int worker) const
    {
        std::vector<int> numbers;
        const bool apart = isCrowdApart();
        const bool ofCrowd = apart && worker == options.threads;
        const int end = apart && !ofCrowd ? options.active : options.sockets();
        for (int number = ofCrowd ? options.active : worker; number < end; number += ofCrowd ? 1 : options.threads)
            numbers.push_back(number);
        return numbers;
    }
    bool sends(int socket) const
    {
        return options.mode == LoadMode::FanOut ? socket == options.connections : socket < options.senders();
    }
    int sendersOf(int worker) const
    {
        if (options.mode == LoadMode::FanOut)
            return options.connections % options.threads == worker ? 1 : 0;
        if (worker >= options.threads)
            return 0;
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
    bool isCrowdApart() const { return options.mode == LoadMode::Hold && options.active > 0; }
    int share(int count, int worker) const
    {
        return count / options.threads + (worker < count % options.threads ? 1 : 0);
    }

    std::mutex m_mutex;
    std::function<void()> m_wake;
};

} // namespace workbench
