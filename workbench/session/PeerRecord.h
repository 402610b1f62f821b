#pragma once

#include <QByteArray>
#include <QString>

#include <atomic>
#include <chrono>
#include <optional>

namespace workbench {

/// A peer of a local server, as of a moment.
struct PeerInfo
{
    quint32 id = 0;     ///< Counts from 1.
    quint32 client = 0; ///< Of a relay's upstream: the peer it is for; else 0.
    QString address;
    QString path; ///< As on the wire.
    QByteArray subprotocol;
    qint64 sinceMs = 0; ///< Wall clock, when it came.
    qint64 messagesReceived = 0;
    qint64 messagesSent = 0;
    qint64 bytesReceived = 0; ///< Payload bytes.
    qint64 bytesSent = 0;
    std::optional<std::chrono::nanoseconds> roundTrip; ///< Of the last ping that was answered.
};

/// What is counted of a peer: written in the thread of its connection, read in the session's.
struct PeerRecord
{
    PeerInfo fixed; ///< What doesn't change once the peer is known; the counters of it aren't used.
    std::atomic<qint64> messagesReceived = 0;
    std::atomic<qint64> messagesSent = 0;
    std::atomic<qint64> bytesReceived = 0;
    std::atomic<qint64> bytesSent = 0;
    std::atomic<qint64> roundTripNs = -1; ///< Negative: none yet.

    PeerInfo info() const
    {
        PeerInfo now = fixed;
        now.messagesReceived = messagesReceived;
        now.messagesSent = messagesSent;
        now.bytesReceived = bytesReceived;
        now.bytesSent = bytesSent;
        if (const qint64 ns = roundTripNs; ns >= 0)
            now.roundTrip = std::chrono::nanoseconds(ns);
        return now;
    }
};

} // namespace workbench
