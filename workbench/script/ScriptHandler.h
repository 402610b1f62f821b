#pragma once

#include "workbench/handlers/HandlerPolicy.h"
#include "workbench/script/ScriptMail.h"
#include "workbench/script/ScriptOrders.h"
#include "workbench/script/ScriptedPeer.h"

#include <QPromise>

namespace workbench {

class ScriptCourier;
class ScriptHost;

/// A peer whose messages a script handles. Lives in the thread of its connection, a server's or a client's; what happens goes to
/// the script's thread, and what the script wants done comes back by the ScriptCourier.
///
/// A peer of whose messages the script hasn't seen 1 MiB isn't read until it has. One that doesn't read what the script sends is
/// dropped past Limits::maxSendBuffer.
class ScriptHandler : public PolicyHandler, public ScriptedPeer
{
public:
    ScriptHandler(HandlerPolicy policy, std::shared_ptr<ScriptHost> host);
    ~ScriptHandler() override;

    /// Asks the script's checkOrigin() and selectSubprotocol(), if it has them.
    QFuture<wslib::HandshakeDecision> decide(const wslib::HandshakeRequest &request) override;
    void opened(const wslib::RouteMatch &match) override;
    void messageReceived(const wslib::Message &message) override;
    void pingReceived(const QByteArray &payload) override;
    void pongReceived(const QByteArray &payload) override;
    void closed(wslib::CloseCode code, const QString &reason) override;

    void obey(const ScriptCommand &command) override;

private:
    void post(ScriptEvent &&event, qint64 bytes);
    void carryOut(const DecisionMade &decision);
    void carryOut(const ResumeReading &command);
    void carryOut(const RelayAnswer & /*answer*/) {} // RelayScript's
    template <typename Order>
    void carryOut(const Order &order)
    {
        obeyOn(*connection(), order);
    }

    std::shared_ptr<ScriptHost> m_host;
    std::shared_ptr<ScriptCourier> m_courier;
    std::shared_ptr<ScriptPeerState> m_state = std::make_shared<ScriptPeerState>();
    quint32 m_peer;
    ScriptPeerFacts m_facts;
    std::optional<QPromise<wslib::HandshakeDecision>> m_deciding;
    wslib::HandshakeDecision m_decision; ///< What the server's settings say; the script's word comes on top.
};

} // namespace workbench
