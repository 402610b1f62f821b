#pragma once

#include "wslib/net/FileResponse.h"

#include <functional>

namespace wslib {

class Transport;

/// Sends a FileResponse over a Transport, at the pace of the peer: however large the file and slow the peer, little more
/// than highWater is in memory.
///
///     m_sender.emplace(transport, service.answer(request), [this] { pump(); });
///     pump();
///
/// with a pump() that transportWrote() calls as well:
///
///     if (m_sender->pump())
///         m_transport->finishWriting();
///     else if (m_sender->failed())
///         drop();
class FileSender
{
public:
    /// In bytes: what is read from the file at once, and how much may wait for the kernel before more is read.
    static constexpr qint64 chunkSize = qint64{64} * 1024;
    static constexpr qint64 highWater = 4 * chunkSize;
    /// In bytes: how much one pump() sends to a peer that takes all of it, before other sockets have their turn.
    static constexpr qint64 bytesPerTurn = 16 * chunkSize;

    /// @p transport must outlive this. @p resume is called from the event loop, as long as the transport lives, when
    /// pump() has stopped for the others' sake, and shall call it again. Without it pump() doesn't stop for others.
    FileSender(Transport *transport, FileResponse response, std::function<void()> resume = {});

    /// Writes the head, the first time, and as much of the body as the transport may hold. To be called at the start and
    /// whenever bytes have left (TransportSink::transportWrote()). True once everything was handed to the transport.
    bool pump();

    /// The file ended early (it was cut meanwhile), couldn't be read, or the connection is gone: Content-Length can't be kept.
    /// Dropping the connection is how the peer gets to know (RFC 9112 §8).
    bool failed() const { return m_failed; }

private:
    bool sendChunk();
    void yieldTurn();

    Transport *m_transport;
    FileResponse m_response;
    std::function<void()> m_resume;
    bool m_headSent = false;
    bool m_failed = false;
};

} // namespace wslib
