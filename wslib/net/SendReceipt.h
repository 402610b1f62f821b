#pragma once

#include "wslib/protocol/Endpoint.h"

#include <QFuture>

namespace wslib {

class Connection;

/// What Connection::send…() gives: two words, nothing allocated. Valid as long as the connection.
class SendReceipt
{
public:
    /// What became of the send.
    Endpoint::SendResult result() const { return static_cast<Endpoint::SendResult>(m_result); }
    bool isQueued() const { return result() == Endpoint::SendResult::Queued; }

    /// Finishes when the bytes have left for the kernel; fails with ClosedError if the connection ends before, or if
    /// nothing was queued. Made on request: who doesn't ask, doesn't pay.
    QFuture<void> future() const;

private:
    friend class Connection;
    SendReceipt(Connection *connection, quint64 position, Endpoint::SendResult result)
        : m_connection(connection)
        , m_position(position & positionMask)
        , m_result(static_cast<quint64>(result) & resultMask)
    {
    }

    static constexpr int positionBits = 56; // 64 PiB on one connection
    static constexpr quint64 positionMask = (quint64{1} << positionBits) - 1;
    static constexpr int resultBits = 64 - positionBits;
    static constexpr quint64 resultMask = (quint64{1} << resultBits) - 1;

    Connection *m_connection;
    // Of one type, since Windows' compilers give each type a word of its own.
    quint64 m_position : positionBits; ///< In the bytes of the connection's output.
    quint64 m_result : resultBits;     ///< An Endpoint::SendResult.
};

static_assert(sizeof(SendReceipt) == 2 * sizeof(quint64) || sizeof(void *) != sizeof(quint64));

} // namespace wslib
