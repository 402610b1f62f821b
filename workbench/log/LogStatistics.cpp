#include "workbench/log/LogStatistics.h"

#include "workbench/log/Saturated.h"

#include <algorithm>

namespace workbench {

namespace {

// A peer that answers no ping is of no interest for long.
constexpr size_t mostPingsInFlight = 64;

int sizeClass(qint64 bytes)
{
    int found = 0;
    for (qint64 limit = 1; bytes >= limit && found < LogStatistics::Sizes::classes - 1; limit *= 10)
        ++found;
    return found;
}

void addSize(LogStatistics::Sizes &sizes, qint64 bytes, bool first)
{
    ++sizes.counts[static_cast<size_t>(sizeClass(bytes))];
    sizes.smallest = first ? bytes : std::min(sizes.smallest, bytes);
    sizes.largest = std::max(sizes.largest, bytes);
}

void addTo(LogStatistics::Flow &flow, qint64 bytes)
{
    ++flow.messages;
    flow.bytes += bytes;
}

void addWireSize(LogStatistics::Compression &compression, const LogEntry &message)
{
    if (message.wireSize < 0)
        return;
    const qint64 bytes = message.payload.size();
    ++compression.messages;
    compression.payloadBytes += bytes;
    compression.wireBytes = saturatedSum(compression.wireBytes, message.wireSize);
    compression.compressed += message.wireSize != bytes ? 1 : 0;
}

} // namespace

void LogStatistics::add(const LogEntry &entry, qint64 number)
{
    if (entry.isMessage()) {
        addMessage(entry, number);
        return;
    }
    const bool client = entry.peer == 0;
    if (client && (entry.kind == LogEntry::Kind::Close || entry.kind == LogEntry::Kind::Handshake))
        m_connectionEnded = true;
    if (entry.kind == LogEntry::Kind::Ping && entry.direction == LogEntry::Direction::Sent) {
        m_pings.push_back({entry.peer, entry.payload, entry.monotonicNs});
        if (m_pings.size() > mostPingsInFlight)
            m_pings.pop_front();
    } else if (entry.kind == LogEntry::Kind::Pong && entry.direction == LogEntry::Direction::Received) {
        addPong(entry);
    }
}

void LogStatistics::addMessage(const LogEntry &entry, qint64 number)
{
    const bool sent = entry.direction == LogEntry::Direction::Sent;
    const qint64 bytes = entry.payload.size();
    Bucket &bucket = bucketAt(entry.monotonicNs);
    addTo(sent ? bucket.sent : bucket.received, bytes);
    Flow &flow = sent ? m_sent : m_received;
    addSize(sent ? m_sentSizes : m_receivedSizes, bytes, flow.messages == 0);
    addTo(flow, bytes);
    addWireSize(sent ? m_sentCompression : m_receivedCompression, entry);
    if (m_sent.messages + m_received.messages == 1)
        m_firstNs = entry.monotonicNs;
    else if (!m_connectionEnded)
        addGap(saturatedDifference(entry.monotonicNs, m_lastNs), number);
    m_connectionEnded = false;
    m_lastNs = std::max(m_lastNs, entry.monotonicNs);
}

void LogStatistics::addGap(qint64 ns, qint64 number)
{
    m_lastGap = {std::max(qint64{0}, ns), number};
    if (m_lastGap.ns > m_longestGap.ns || m_longestGap.number < 0)
        m_longestGap = m_lastGap;
}

// A Pong may answer the latest Ping only, and then the ones before it are answered, too.
void LogStatistics::addPong(const LogEntry &pong)
{
    const auto answered = std::find_if(m_pings.begin(), m_pings.end(), [&pong](const Ping &ping) {
        return ping.peer == pong.peer && ping.payload == pong.payload;
    });
    if (pong.roundTripNs >= 0)
        addRoundTrip(pong.roundTripNs); // measured where it came, which the log's own clock isn't
    else if (answered != m_pings.end())
        addRoundTrip(saturatedDifference(pong.monotonicNs, answered->sentNs));
    if (answered == m_pings.end())
        return;
    const auto end = std::next(answered);
    m_pings.erase(std::remove_if(m_pings.begin(), end, [&pong](const Ping &ping) { return ping.peer == pong.peer; }),
                  end);
}

void LogStatistics::addRoundTrip(qint64 ns)
{
    ns = std::max(qint64{0}, ns);
    RoundTrips &trips = m_roundTrips;
    trips.lastNs = ns;
    trips.totalNs = saturatedSum(trips.totalNs, ns);
    trips.shortestNs = trips.count == 0 ? ns : std::min(trips.shortestNs, ns);
    trips.longestNs = std::max(trips.longestNs, ns);
    ++trips.count;
}

// Several threads may write a server's log, so times may go back a little: such a message counts as of now.
LogStatistics::Bucket &LogStatistics::bucketAt(qint64 ns)
{
    if (!m_buckets.empty() && ns < m_buckets.back().endNs)
        return m_buckets.back();
    if (m_buckets.size() >= mostBuckets)
        mergeOlderHalf();
    const qint64 begin = ns - ns % bucketNs;
    m_buckets.push_back({begin, saturatedSum(begin, bucketNs), {}, {}});
    return m_buckets.back();
}

void LogStatistics::mergeOlderHalf()
{
    constexpr size_t half = mostBuckets / 2;
    for (size_t i = 0; i < half / 2; ++i) {
        const Bucket &a = m_buckets[2 * i];
        const Bucket &b = m_buckets[2 * i + 1];
        m_buckets[i] = {a.beginNs,
                        b.endNs,
                        {a.sent.messages + b.sent.messages, a.sent.bytes + b.sent.bytes},
                        {a.received.messages + b.received.messages, a.received.bytes + b.received.bytes}};
    }
    m_buckets.erase(m_buckets.begin() + half / 2, m_buckets.begin() + half);
}

} // namespace workbench
