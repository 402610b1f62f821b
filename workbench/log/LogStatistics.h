#pragma once

#include "workbench/log/LogEntry.h"

#include <QtGlobal>

#include <array>
#include <deque>
#include <vector>

namespace workbench {

/// What the messages of a log amount to: how many and how much when, of which sizes, with which gaps, and how long pings take.
/// Counted as they come, dropped from the log or not, at some nanoseconds each; bounded, whatever comes. A value.
class LogStatistics
{
public:
    /// Messages of one direction and the bytes of their payloads.
    struct Flow
    {
        qint64 messages = 0;
        qint64 bytes = 0;
        bool operator==(const Flow &) const = default;
    };

    /// What permessage-deflate (RFC 7692) made of the messages of one direction, as far as LogEntry::wireSize is known.
    struct Compression
    {
        qint64 messages = 0;     ///< Of which both sizes are known.
        qint64 payloadBytes = 0; ///< Of these messages.
        qint64 wireBytes = 0;    ///< Of the payloads of their frames.
        qint64 compressed = 0;   ///< Messages whose two sizes differ.
        bool operator==(const Compression &) const = default;
    };

    /// What passed in a stretch of time. Stretches in which nothing passed have no bucket.
    struct Bucket
    {
        qint64 beginNs = 0; ///< As LogEntry::monotonicNs.
        qint64 endNs = 0;
        Flow sent;
        Flow received;
    };
    /// How long a bucket is at first. Past mostBuckets the older half are merged by twos.
    static constexpr qint64 bucketNs = 100'000'000;
    static constexpr size_t mostBuckets = 2400;

    /// How large the messages of one direction are. Classes are powers of ten: 0 bytes, 1 to 9, 10 to 99, …, 100 MB and more.
    struct Sizes
    {
        static constexpr int classes = 10;
        std::array<qint64, classes> counts{};
        qint64 smallest = 0;
        qint64 largest = 0;
    };

    /// The time without a message, either way.
    struct Gap
    {
        qint64 ns = 0;
        qint64 number = -1; ///< Of the entry that ended it; -1: there was none.
    };

    /// From a Ping that was sent to its Pong (RFC 6455 §5.5.3): as the Pong says, which is also so of keep-alive pings; else
    /// to the Ping in the log.
    struct RoundTrips
    {
        qint64 count = 0;
        qint64 lastNs = 0;
        qint64 shortestNs = 0;
        qint64 longestNs = 0;
        qint64 totalNs = 0;
    };

    /// Counts @p entry, which has that number in its log.
    void add(const LogEntry &entry, qint64 number);

    /// Oldest first, without overlap.
    const std::vector<Bucket> &buckets() const { return m_buckets; }
    const Flow &sent() const { return m_sent; }
    const Flow &received() const { return m_received; }
    const Compression &sentCompression() const { return m_sentCompression; }
    const Compression &receivedCompression() const { return m_receivedCompression; }
    const Sizes &sentSizes() const { return m_sentSizes; }
    const Sizes &receivedSizes() const { return m_receivedSizes; }
    const Gap &longestGap() const { return m_longestGap; }
    const Gap &lastGap() const { return m_lastGap; }
    const RoundTrips &roundTrips() const { return m_roundTrips; }
    /// When the first and the latest message passed; 0: none did.
    qint64 firstNs() const { return m_firstNs; }
    qint64 lastNs() const { return m_lastNs; }

private:
    struct Ping
    {
        quint32 peer;
        QByteArray payload;
        qint64 sentNs;
    };

    void addMessage(const LogEntry &entry, qint64 number);
    void addGap(qint64 ns, qint64 number);
    void addPong(const LogEntry &pong);
    void addRoundTrip(qint64 ns);
    Bucket &bucketAt(qint64 ns);
    void mergeOlderHalf();

    std::vector<Bucket> m_buckets;
    Flow m_sent;
    Flow m_received;
    Compression m_sentCompression;
    Compression m_receivedCompression;
    Sizes m_sentSizes;
    Sizes m_receivedSizes;
    Gap m_longestGap;
    Gap m_lastGap;
    RoundTrips m_roundTrips;
    std::deque<Ping> m_pings; ///< That wait for their pongs.
    qint64 m_firstNs = 0;
    qint64 m_lastNs = 0;
    bool m_connectionEnded = false; ///< Since the last message: what follows ends no gap.
};

} // namespace workbench
