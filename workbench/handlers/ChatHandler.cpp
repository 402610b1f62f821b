#include "workbench/handlers/ChatHandler.h"

#include "wslib/net/Connection.h"

#include <utility>

namespace workbench {

ChatHandler::ChatHandler(HandlerPolicy policy, std::shared_ptr<ChatHall> hall)
    : PolicyHandler(std::move(policy))
    , m_hall(std::move(hall))
{
}

void ChatHandler::opened(const wslib::RouteMatch & /*match*/)
{
    connection()->setOverflow(wslib::Overflow::Drop);
    const ChatHall::Entry entry = m_hall->enter(connection());
    m_id = entry.id;
    if (entry.dismissal)
        connection()->close(entry.dismissal->code, entry.dismissal->reason);
}

void ChatHandler::messageReceived(const wslib::Message &message)
{
    if (const auto dismissal = m_hall->receive(m_id, message))
        connection()->close(dismissal->code, dismissal->reason);
}

void ChatHandler::closed(wslib::CloseCode /*code*/, const QString & /*reason*/)
{
    m_hall->leave(m_id);
}

} // namespace workbench
