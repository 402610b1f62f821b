#pragma once

#include <QtGlobal>

#include <chrono>

namespace wslib {

/// Every bound that keeps a stranger from costing us memory or time. Sizes are bytes.
struct Limits
{
    /// A received message, all fragments together. A declared length past it ends in 1009 before any payload is held.
    /// 10 MiB is tornado's default, so what works there works here.
    qint64 maxMessageSize = qint64{10} * 1024 * 1024;

    /// Bytes queued for one peer that the kernel hasn't taken yet. From half of it on, that peer's socket is no longer read,
    /// so that an echo can't grow past it; beyond it, Connection's overflow policy decides about further sends.
    qint64 maxSendBuffer = qint64{16} * 1024 * 1024;

    /// Received messages that wait for Connection::readMessage(), with 64 bytes of overhead each. Past it, the socket is no
    /// longer read: a slow reader of ours slows the sender down, and costs no more than this and what a read brings.
    qint64 maxInbox = qint64{1} * 1024 * 1024;

    /// An HTTP head, from the first byte to the empty line. Browsers stay below 16 KiB; cookies may take it to 64.
    qsizetype maxHeadSize = qsizetype{64} * 1024;

    /// Header fields in a head. Past it the parser stops: field-heavy heads cost more than their bytes.
    int maxHeadFields = 128;

    /// How much of the body of a refused handshake a client keeps for the user to read.
    qsizetype maxRejectionBody = qsizetype{64} * 1024;

    /// From accepted to upgraded (server), so that half a head can't hold a socket.
    std::chrono::milliseconds handshakeTimeout{10'000};

    /// From our Close frame to the end of the transport; then the socket is dropped.
    std::chrono::milliseconds closeTimeout{5'000};
};

} // namespace wslib
