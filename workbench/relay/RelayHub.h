#pragma once

#include "workbench/relay/RelayFilter.h"
#include "workbench/relay/RelayOptions.h"

#include <QHash>
#include <QMap>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

namespace wslib {
class Connection;
}

namespace workbench {

class FaultInjector;
class RelayLink;
class ScriptHost;

/// What a relay's links share, whatever their threads, and what somebody by hand does to them: the breakpoint, the messages that
/// it holds, and what is injected. Thread-safe.
class RelayHub
{
public:
    /// How the links' doings are known; called in the thread of the link.
    struct Watcher
    {
        std::function<quint32()> newPeer; ///< A number for the log.
        /// An upstream's connection was made, for that client; it isn't open yet.
        std::function<void(wslib::Connection *connection, quint32 peer, quint32 client)> upstreamMade;
        std::function<void(quint32 peer, const QString &text)> note;
        std::function<void(wslib::Connection *connection, const QByteArray &payload)> pingPassed;
        std::function<void(wslib::Connection *connection, const QByteArray &payload)> pongPassed;
        std::function<void()> heldChanged;
    };

    /// @p connection: how both sides behave. Without @p script and @p faults, there are none.
    RelayHub(RelayOptions options, const wslib::ConnectionOptions &connection, Watcher watcher,
             std::shared_ptr<ScriptHost> script, std::shared_ptr<FaultInjector> faults);

    /// @name By hand, from any thread
    /// @{
    /// Off: what is held goes on.
    void setBreakpoint(const RelayBreakpoint &breakpoint);
    /// What is held, oldest first.
    QList<HeldMessage> held() const;
    /// Lets it go on, as it came or as @p changed; in its order, so perhaps behind others that are still held.
    void release(quint64 id, const std::optional<wslib::Message> &changed = std::nullopt);
    void releaseAll();
    void drop(quint64 id);
    /// Sends @p message at once, ahead of what is held, between these clients and their upstreams; all of them if none are given.
    void inject(const QList<quint32> &clients, RelayDirection direction, const wslib::Message &message);
    /// Calls @p function in its thread with each upstream's connection of these numbers.
    void forEachUpstream(const QList<quint32> &peers, const std::function<void(wslib::Connection *)> &function);
    /// @}

    /// @name For the links
    /// @{
    const RelayOptions &options() const { return m_options; }
    const wslib::ConnectionOptions &connectionOptions() const { return m_connection; }
    const Watcher &watcher() const { return m_watcher; }
    const std::shared_ptr<ScriptHost> &script() const { return m_script; }
    const std::shared_ptr<FaultInjector> &faults() const { return m_faults; }
    void add(RelayLink *link);
    void remove(RelayLink *link);
    quint64 nextId() { return m_lastId.fetch_add(1) + 1; }
    /// Whether the breakpoint wants it.
    bool wants(RelayDirection direction, const wslib::Message &message) const;
    void hold(const HeldMessage &message);
    /// What is held on that way can't go any more.
    void forget(quint32 client, RelayDirection direction);
    /// @}

private:
    void decide(quint64 id, bool goes, const std::optional<wslib::Message> &changed);
    void post(RelayLink *link, const std::function<void(RelayLink *)> &function);
    void tell() const;

    const RelayOptions m_options;
    const wslib::ConnectionOptions m_connection;
    const Watcher m_watcher;
    const std::shared_ptr<ScriptHost> m_script;
    const std::shared_ptr<FaultInjector> m_faults;
    std::atomic<quint64> m_lastId = 0;
    std::atomic<bool> m_isOn = false;
    mutable std::mutex m_mutex;
    std::shared_ptr<const RelayFilter> m_filter;
    QMap<quint64, HeldMessage> m_held;
    QHash<quint32, RelayLink *> m_links; ///< By their clients. None is deleted while it is here.
};

} // namespace workbench
