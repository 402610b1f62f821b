#pragma once

#include "workbench/handlers/HandlerPolicy.h"

#include <QSet>

#include <memory>
#include <mutex>

namespace workbench {

/// Sends every message to everybody in the same room, its sender included (the seeds' chat server). A peer that doesn't
/// read is dropped once Limits::maxSendBuffer waits for it, so that it can't hold up the others. The peers of a room may be
/// served by several threads; each is sent to in its own.
class BroadcastHandler : public PolicyHandler
{
public:
    /// Who is connected. Shared by the handlers of one server, whatever their threads.
    struct Room
    {
        std::mutex mutex;
        QSet<wslib::Connection *> peers; ///< None of them is deleted while it is here: closed() comes first.
    };

    BroadcastHandler(HandlerPolicy policy, std::shared_ptr<Room> room);

    void opened(const wslib::RouteMatch &match) override;
    void messageReceived(const wslib::Message &message) override;
    void closed(wslib::CloseCode code, const QString &reason) override;

private:
    std::shared_ptr<Room> m_room;
};

} // namespace workbench
