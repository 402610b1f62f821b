#include "workbench/chat/ChatHall.h"

#include "wslib/net/Connection.h"

#include <QMutexLocker>
#include <QPointer>

#include <utility>

namespace workbench {

using wslib::Connection;

ChatHall::ChatHall(std::shared_ptr<const Clock> clock, const ChatLimits &limits)
    : m_room(std::move(clock), limits)
{
}

ChatHall::Entry ChatHall::enter(Connection *connection)
{
    const QMutexLocker lock(&m_mutex);
    const MemberId id = ++m_lastId;
    const ChatOutcome outcome = m_room.enter(id);
    if (outcome.dismissal)
        return {id, outcome.dismissal};
    m_seats.insert(id, {connection, {}});
    deliver(outcome);
    return {id, {}};
}

std::optional<ChatOutcome::Dismissal> ChatHall::receive(MemberId id, const wslib::Message &message)
{
    const QMutexLocker lock(&m_mutex);
    const ChatOutcome outcome = m_room.receive(id, message);
    deliver(outcome);
    return outcome.dismissal;
}

void ChatHall::leave(MemberId id)
{
    const QMutexLocker lock(&m_mutex);
    m_seats.remove(id);
    deliver(m_room.leave(id));
}

qsizetype ChatHall::memberCount() const
{
    const QMutexLocker lock(&m_mutex);
    return m_room.memberCount();
}

// Under the mutex.
void ChatHall::deliver(const ChatOutcome &outcome)
{
    for (const ChatDelivery &delivery : outcome.deliveries) {
        for (const MemberId id : delivery.to) {
            const auto seat = m_seats.find(id);
            if (seat == m_seats.end())
                continue;
            seat->waiting.append(delivery.json);
            schedule(id, *seat);
        }
    }
}

// The connection lives, since its seat is still there; if it is gone before the call comes, so is the call.
void ChatHall::schedule(MemberId id, Seat &seat)
{
    if (std::exchange(seat.isScheduled, true))
        return;
    const auto send = [hall = weak_from_this(), id, connection = seat.connection] {
        if (const auto self = hall.lock())
            self->sendWaiting(id, connection);
    };
    QMetaObject::invokeMethod(seat.connection, send, Qt::QueuedConnection);
}

// In the connection's thread, which a send may close.
void ChatHall::sendWaiting(MemberId id, Connection *connection)
{
    const QPointer<Connection> guarded(connection);
    for (const QByteArray &json : takeWaiting(id)) {
        if (!guarded)
            return;
        guarded->sendText(QByteArrayView(json));
    }
}

QByteArrayList ChatHall::takeWaiting(MemberId id)
{
    const QMutexLocker lock(&m_mutex);
    const auto seat = m_seats.find(id);
    if (seat == m_seats.end())
        return {};
    seat->isScheduled = false;
    return std::exchange(seat->waiting, {});
}

} // namespace workbench
