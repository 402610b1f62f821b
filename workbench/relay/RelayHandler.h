#pragma once

#include "workbench/relay/RelayLink.h"

namespace workbench {

/// A peer of a relay: its handshake waits for the upstream's, so that it is told the upstream's status, subprotocol and fields;
/// then a RelayLink joins both. Its Origin is the upstream's to judge.
class RelayHandler : public wslib::Handler
{
public:
    explicit RelayHandler(std::shared_ptr<RelayHub> hub);
    ~RelayHandler() override;

    /// What the client is called in the log.
    quint32 peer() const { return m_peer; }

    QFuture<wslib::HandshakeDecision> decide(const wslib::HandshakeRequest &request) override;
    void opened(const wslib::RouteMatch &match) override;
    void messageReceived(const wslib::Message &message) override;
    void pingReceived(const QByteArray &payload) override;
    void pongReceived(const QByteArray &payload) override;
    void closed(wslib::CloseCode code, const QString &reason) override;

private:
    std::unique_ptr<RelayLink> m_opening; ///< Until the client's connection is open.
    QPointer<RelayLink> m_link;
    quint32 m_peer;
};

} // namespace workbench
