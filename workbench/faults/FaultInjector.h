#pragma once

#include "workbench/faults/FaultLane.h"

#include "wslib/net/Tampering.h"

#include <atomic>
#include <functional>
#include <memory>

namespace workbench {

/// Lets a plan's faults loose on the connections of a server, or on both sides of a relay. Thread-safe: shared by all loops of a
/// server. Connections are numbered as they come, each side of a relay by itself.
class FaultInjector : public std::enable_shared_from_this<FaultInjector>
{
public:
    /// @p text is a sentence such as "The fault drop struck: message 3 to the client is lost." Called in the thread of the
    /// connection; @p transport is the one that was struck, or nullptr if there is none yet.
    using Report = std::function<void(const QObject *transport, const QString &text)>;
    enum class Place : quint8 {
        Server, ///< Both directions are those of its one connection.
        Relay,  ///< What goes to the server is struck on its way to the upstream.
    };

    FaultInjector(FaultPlan plan, Place place, Report report);

    /// For wslib::ServerOptions::tampering.
    std::unique_ptr<wslib::Tampering> newConnection();
    /// For wslib::ClientRequest::wrapTransport, of a relay's way to its upstream.
    wslib::Transport *wrapUpstream(wslib::Transport *transport);

    const FaultPlan &plan() const { return m_plan; }
    /// Whether a message may be lost, come twice, or late: then no message may be compressed by the memory of another
    /// (RFC 7692 §7.1.1), or all behind it were unreadable.
    bool disturbsContext(FaultDirection direction) const;

private:
    friend class ServerTampering;

    FaultLane::Struck struck(const QObject *transport);
    void report(const QObject *transport, FaultKind kind, const QString &what);
    /// Without a lane to go through, @p transport itself.
    wslib::Transport *wrap(wslib::Transport *transport, quint64 connection, std::optional<FaultDirection> outbound,
                           std::optional<FaultDirection> inbound);

    const FaultPlan m_plan;
    const Place m_place;
    const Report m_report;
    std::atomic<quint64> m_connections = 0;
    std::atomic<quint64> m_upstreams = 0;
};

} // namespace workbench
