#include "workbench/handlers/BroadcastHandler.h"

#include "wslib/net/Connection.h"

#include <utility>

namespace workbench {

BroadcastHandler::BroadcastHandler(HandlerPolicy policy, std::shared_ptr<Room> room)
    : PolicyHandler(std::move(policy))
    , m_room(std::move(room))
{
}

void BroadcastHandler::opened(const wslib::RouteMatch & /*match*/)
{
    connection()->setOverflow(wslib::Overflow::Drop);
    m_room->insert(connection());
}

void BroadcastHandler::messageReceived(const wslib::Message &message)
{
    const Room everybody = *m_room; // a copy: a send may end a connection
    for (wslib::Connection *peer : everybody) {
        if (m_room->contains(peer))
            peer->send(message);
    }
}

void BroadcastHandler::closed(wslib::CloseCode /*code*/, const QString & /*reason*/)
{
    m_room->remove(connection());
}

} // namespace workbench
