#include "workbench/handlers/BroadcastHandler.h"

#include "wslib/net/Connection.h"

#include <QPointer>
#include <QThread>

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
    const std::scoped_lock lock(m_room->mutex);
    m_room->peers.insert(connection());
}

void BroadcastHandler::messageReceived(const wslib::Message &message)
{
    QList<QPointer<wslib::Connection>> here;
    {
        const std::scoped_lock lock(m_room->mutex);
        for (wslib::Connection *peer : std::as_const(m_room->peers)) {
            if (peer->thread() == QThread::currentThread())
                here.append(peer);
            else // it stands as long as we hold the lock; what is posted to it goes with it
                QMetaObject::invokeMethod(
                    peer, [peer, message] { peer->send(message); }, Qt::QueuedConnection);
        }
    }
    for (const QPointer<wslib::Connection> &peer : here) {
        if (peer) // a send may end another connection
            peer->send(message);
    }
}

void BroadcastHandler::closed(wslib::CloseCode /*code*/, const QString & /*reason*/)
{
    const std::scoped_lock lock(m_room->mutex);
    m_room->peers.remove(connection());
}

} // namespace workbench
