#pragma once

#include "workbench/handlers/HandlerPolicy.h"

#include <QSet>

#include <memory>

namespace workbench {

/// Sends every message to everybody in the same room, its sender included (the seeds' chat server). A peer that doesn't
/// read is dropped once Limits::maxSendBuffer waits for it, so that it can't hold up the others.
class BroadcastHandler : public PolicyHandler
{
public:
    /// Who is connected. Shared by the handlers of one server.
    using Room = QSet<wslib::Connection *>;

    BroadcastHandler(HandlerPolicy policy, std::shared_ptr<Room> room);

    void opened(const wslib::RouteMatch &match) override;
    void messageReceived(const wslib::Message &message) override;
    void closed(wslib::CloseCode code, const QString &reason) override;

private:
    std::shared_ptr<Room> m_room;
};

} // namespace workbench
