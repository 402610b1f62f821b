#pragma once

#include "workbench/chat/ChatHall.h"
#include "workbench/handlers/HandlerPolicy.h"

#include <memory>

namespace workbench {

/// A person in a chat room, whose protocol is told at ChatRoom. A peer that doesn't read is dropped once
/// Limits::maxSendBuffer waits for it, so that it can't hold up the others. The handlers of one room may be in several
/// threads (wslib::Server::setThreads()).
class ChatHandler : public PolicyHandler
{
public:
    ChatHandler(HandlerPolicy policy, std::shared_ptr<ChatHall> hall);

    void opened(const wslib::RouteMatch &match) override;
    void messageReceived(const wslib::Message &message) override;
    void closed(wslib::CloseCode code, const QString &reason) override;

private:
    std::shared_ptr<ChatHall> m_hall;
    ChatHall::MemberId m_id = 0;
};

} // namespace workbench
