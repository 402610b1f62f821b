#include "workbench/relay/RelayHandler.h"

#include <utility>

namespace workbench {

RelayHandler::RelayHandler(std::shared_ptr<RelayHub> hub)
    : m_opening(std::make_unique<RelayLink>(std::move(hub)))
    , m_link(m_opening.get())
    , m_peer(m_opening->clientPeer())
{
}

RelayHandler::~RelayHandler() = default;

QFuture<wslib::HandshakeDecision> RelayHandler::decide(const wslib::HandshakeRequest &request)
{
    return m_opening->connectUpstream(request);
}

// From here on the link lives as long as it has to tell the upstream something, but no longer than the loop that serves it.
void RelayHandler::opened(const wslib::RouteMatch & /*match*/)
{
    RelayLink *link = m_opening.release();
    link->setParent(connection()->parent());
    link->attach(connection());
}

void RelayHandler::messageReceived(const wslib::Message &message)
{
    if (m_link)
        m_link->clientSaid(message);
}

void RelayHandler::pingReceived(const QByteArray &payload)
{
    if (m_link)
        m_link->clientPinged(payload);
}

void RelayHandler::pongReceived(const QByteArray &payload)
{
    if (m_link)
        m_link->clientPonged(payload);
}

void RelayHandler::closed(wslib::CloseCode code, const QString &reason)
{
    if (m_link)
        m_link->clientClosed(code, reason);
}

} // namespace workbench
