#include "workbench/faults/FaultInjector.h"
#include "workbench/handlers/HandlerCatalogue.h"
#include "workbench/relay/RelayHandler.h"
#include "workbench/session/ServerSession.h"

// What goes wrong on purpose, and what is relayed: the part of ServerSession that knows of both.

namespace workbench {

using wslib::Connection;

HandlerChoice ServerSession::relayChoice(const ServerSettings &settings)
{
    RelayHub::Watcher watcher;
    watcher.newPeer = [this] { return ++m_lastPeer; };
    watcher.upstreamMade = [this](Connection *connection, quint32 peer, quint32 client) {
        enterPeer(connection, peer, client);
    };
    watcher.note = [this](quint32 peer, const QString &text) { record(LogEntry::Kind::Note, text, peer); };
    watcher.pingPassed = [](Connection *connection, const QByteArray &payload) {
        if (auto *recorder = connection->findChild<ConnectionRecorder *>(QString(), Qt::FindDirectChildrenOnly))
            recorder->pingSent(payload);
    };
    watcher.pongPassed = [](Connection *connection, const QByteArray &payload) {
        if (auto *recorder = connection->findChild<ConnectionRecorder *>(QString(), Qt::FindDirectChildrenOnly))
            recorder->pongSent(payload);
    };
    watcher.heldChanged = [this] { heldMoved(); };
    if (!settings.faults.isEmpty())
        m_faults = std::make_shared<FaultInjector>(
            settings.faults, FaultInjector::Place::Relay,
            [this](const QObject *transport, const QString &text) { recordStrike(transport, text); });
    m_relay = std::make_shared<RelayHub>(settings.relay, settings.options.connection, watcher, m_script, m_faults);
    m_relay->setBreakpoint(m_breakpoint);
    return {[hub = m_relay] { return std::make_unique<RelayHandler>(hub); }, {}};
}

void ServerSession::injectFaults(const ServerSettings &settings, wslib::ServerOptions &options)
{
    if (settings.faults.isEmpty())
        return;
    if (!m_faults)
        m_faults = std::make_shared<FaultInjector>(
            settings.faults, FaultInjector::Place::Server,
            [this](const QObject *transport, const QString &text) { recordStrike(transport, text); });
    options.tampering = [faults = m_faults] { return faults->newConnection(); };
}

// An open connection is its transport's parent.
void ServerSession::recordStrike(const QObject *transport, const QString &text)
{
    const QObject *connection = transport != nullptr ? transport->parent() : nullptr;
    record(LogEntry::Kind::Note, text, connection != nullptr ? connection->property(idProperty).toUInt() : 0);
}

void ServerSession::withRelay(const std::function<void(RelayHub &)> &function)
{
    QMetaObject::invokeMethod(this, [this, function] {
        if (m_relay)
            function(*m_relay);
    });
}

void ServerSession::setBreakpoint(const RelayBreakpoint &breakpoint)
{
    QMetaObject::invokeMethod(this, [this, breakpoint] {
        m_breakpoint = breakpoint;
        if (m_relay)
            m_relay->setBreakpoint(breakpoint);
    });
}

void ServerSession::releaseHeld(quint64 id, const std::optional<wslib::Message> &changed)
{
    withRelay([id, changed](RelayHub &relay) { relay.release(id, changed); });
}

void ServerSession::releaseAllHeld()
{
    withRelay([](RelayHub &relay) { relay.releaseAll(); });
}

void ServerSession::dropHeld(quint64 id)
{
    withRelay([id](RelayHub &relay) { relay.drop(id); });
}

void ServerSession::inject(const Peers &clients, RelayDirection direction, const wslib::Message &message)
{
    withRelay([=](RelayHub &relay) { relay.inject(clients, direction, message); });
}

void ServerSession::heldMoved()
{
    if (!m_heldMoved.exchange(true))
        QMetaObject::invokeMethod(
            this, [this] { m_heldTimer.start(); }, Qt::QueuedConnection);
}

} // namespace workbench
