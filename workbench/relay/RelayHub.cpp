#include "workbench/relay/RelayHub.h"

#include "workbench/relay/RelayLink.h"

#include <utility>

namespace workbench {

RelayHub::RelayHub(RelayOptions options, const wslib::ConnectionOptions &connection, Watcher watcher,
                   std::shared_ptr<ScriptHost> script, std::shared_ptr<FaultInjector> faults)
    : m_options(std::move(options))
    , m_connection(connection)
    , m_watcher(std::move(watcher))
    , m_script(std::move(script))
    , m_faults(std::move(faults))
{
}

void RelayHub::setBreakpoint(const RelayBreakpoint &breakpoint)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_filter = std::make_shared<const RelayFilter>(breakpoint);
        m_isOn = breakpoint.on;
    }
    if (!breakpoint.on)
        releaseAll();
}

bool RelayHub::wants(RelayDirection direction, const wslib::Message &message) const
{
    if (!m_isOn)
        return false;
    std::shared_ptr<const RelayFilter> filter;
    {
        const std::scoped_lock lock(m_mutex);
        filter = m_filter;
    }
    return filter->matches(direction, message);
}

// ---- What is held ----------------------------------------------------------------------------------------------------

void RelayHub::hold(const HeldMessage &message)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_isOn) { // since a moment ago
            post(m_links.value(message.peer), [id = message.id, direction = message.direction](RelayLink *link) {
                link->decide(direction, id, true, std::nullopt);
            });
            return;
        }
        m_held.insert(message.id, message);
    }
    tell();
}

QList<HeldMessage> RelayHub::held() const
{
    const std::scoped_lock lock(m_mutex);
    return m_held.values();
}

void RelayHub::release(quint64 id, const std::optional<wslib::Message> &changed)
{
    decide(id, true, changed);
}

void RelayHub::drop(quint64 id)
{
    decide(id, false, std::nullopt);
}

void RelayHub::releaseAll()
{
    for (const HeldMessage &message : held())
        decide(message.id, true, std::nullopt);
}

void RelayHub::decide(quint64 id, bool goes, const std::optional<wslib::Message> &changed)
{
    {
        const std::scoped_lock lock(m_mutex);
        const auto found = m_held.constFind(id);
        if (found == m_held.cend())
            return; // its connection has ended, or somebody was faster
        const RelayDirection direction = found->direction;
        post(m_links.value(found->peer),
             [id, direction, goes, changed](RelayLink *link) { link->decide(direction, id, goes, changed); });
        m_held.erase(found);
    }
    tell();
}

void RelayHub::inject(const QList<quint32> &clients, RelayDirection direction, const wslib::Message &message)
{
    const std::scoped_lock lock(m_mutex);
    for (auto link = m_links.cbegin(); link != m_links.cend(); ++link) {
        if (clients.isEmpty() || clients.contains(link.key()))
            post(*link, [direction, message](RelayLink *one) { one->inject(direction, message); });
    }
}

void RelayHub::forEachUpstream(const QList<quint32> &peers, const std::function<void(wslib::Connection *)> &function)
{
    const std::scoped_lock lock(m_mutex);
    for (RelayLink *link : std::as_const(m_links)) {
        if (!peers.contains(link->upstreamPeer()))
            continue;
        post(link, [function](RelayLink *one) {
            if (wslib::Connection *connection = one->upstream())
                function(connection);
        });
    }
}

// Under m_mutex: the link stands as long, and what is posted to it goes with it.
void RelayHub::post(RelayLink *link, const std::function<void(RelayLink *)> &function)
{
    if (link != nullptr)
        QMetaObject::invokeMethod(
            link, [link, function] { function(link); }, Qt::QueuedConnection);
}

void RelayHub::tell() const
{
    if (m_watcher.heldChanged)
        m_watcher.heldChanged();
}

// ---- The links -------------------------------------------------------------------------------------------------------

void RelayHub::add(RelayLink *link)
{
    const std::scoped_lock lock(m_mutex);
    m_links.insert(link->clientPeer(), link);
}

void RelayHub::forget(quint32 client, RelayDirection direction)
{
    qsizetype forgotten = 0;
    {
        const std::scoped_lock lock(m_mutex);
        forgotten = m_held.removeIf([client, direction](const auto &entry) {
            return entry.value().peer == client && entry.value().direction == direction;
        });
    }
    if (forgotten > 0)
        tell();
}

void RelayHub::remove(RelayLink *link)
{
    bool held = false;
    {
        const std::scoped_lock lock(m_mutex);
        m_links.remove(link->clientPeer());
        held = m_held.removeIf([link](const auto &entry) { return entry.value().peer == link->clientPeer(); }) > 0;
    }
    if (held)
        tell();
}

} // namespace workbench
