#pragma once

#include "wslib/protocol/Message.h"

#include <QFuture>
#include <QPromise>

#include <list>
#include <optional>

namespace wslib {

/// Messages that wait for a reader, and readers that wait for a message: what Connection::readMessage() stands on.
class Inbox
{
public:
    using Reading = std::optional<Message>;

    Inbox() = default;
    ~Inbox() { close(); }
    Q_DISABLE_COPY_MOVE(Inbox)

    /// The oldest message that waits; the next one, once it comes; or nothing, after close().
    QFuture<Reading> read();
    /// Gives @p message to the reader who has waited longest; false if nobody waits.
    bool deliver(const Message &message);
    /// Keeps @p message for the next read().
    void keep(const Message &message);
    /// Nothing comes any more: readers who wait get nothing, later ones what is left and then nothing.
    void close();

    /// What the waiting messages cost, in bytes.
    qint64 size() const { return m_size; }

private:
    std::list<Message> m_messages;
    std::list<QPromise<Reading>> m_readers;
    qint64 m_size = 0;
    bool m_closed = false;
};

} // namespace wslib
