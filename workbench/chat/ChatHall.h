#pragma once

#include "workbench/chat/ChatRoom.h"

#include <QHash>
#include <QMutex>

#include <memory>

namespace wslib {
class Connection;
}

namespace workbench {

/// A chat room for connections, which may live in several threads: one mutex guards all of it, and what is sent to a
/// connection is left for it here and fetched in its own thread. So everybody sees all messages in the same order.
/// Nothing is called under the mutex that could call back. To be held by a shared_ptr.
class ChatHall : public std::enable_shared_from_this<ChatHall>
{
public:
    using MemberId = ChatRoom::MemberId;

    struct Entry
    {
        MemberId id = 0;
        std::optional<ChatOutcome::Dismissal> dismissal; ///< It wasn't taken.
    };

    explicit ChatHall(std::shared_ptr<const Clock> clock, const ChatLimits &limits = {});

    /// @name Called in the connection's thread
    /// @{
    /// Takes @p connection, until leave(), which must come while it lives.
    Entry enter(wslib::Connection *connection);
    /// A dismissal is the caller's to carry out.
    std::optional<ChatOutcome::Dismissal> receive(MemberId id, const wslib::Message &message);
    void leave(MemberId id);
    /// @}

    qsizetype memberCount() const;

private:
    struct Seat
    {
        wslib::Connection *connection = nullptr;
        QByteArrayList waiting;   ///< To be sent, in this order.
        bool isScheduled = false; ///< The connection's thread was told.
    };

    void deliver(const ChatOutcome &outcome);
    void schedule(MemberId id, Seat &seat);
    void sendWaiting(MemberId id, wslib::Connection *connection);
    QByteArrayList takeWaiting(MemberId id);

    mutable QMutex m_mutex;
    ChatRoom m_room;
    QHash<MemberId, Seat> m_seats;
    MemberId m_lastId = 0;
};

} // namespace workbench
