#include "ui/conformance/CaseLog.h"

#include "ui/conformance/ConformanceText.h"
#include "workbench/conformance/Utf8Check.h"
#include "workbench/log/FrameScan.h"
#include "workbench/log/FrameTrail.h"

#include "wslib/protocol/FrameSerializer.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace ui {

using namespace workbench::conformance;
using workbench::FrameTrailWriter;
using workbench::LogEntry;
using workbench::LoggedFrame;
using Direction = LogEntry::Direction;

namespace {

// Where the log begins: no entry is before it.
constexpr qint64 startNs = 1'000'000'000;

Direction directionOf(const FrameRecord &frame)
{
    return frame.direction == FrameRecord::Direction::Sent ? Direction::Sent : Direction::Received;
}

// Of a report without header bytes, one as it may have been.
QByteArray headerOf(const FrameRecord &frame)
{
    if (!frame.header.isEmpty())
        return frame.header;
    wslib::FrameHeader header;
    header.fin = frame.fin;
    header.rsv1 = (frame.reserved & 4U) != 0;
    header.rsv2 = (frame.reserved & 2U) != 0;
    header.rsv3 = (frame.reserved & 1U) != 0;
    header.opcode = static_cast<wslib::Opcode>(frame.opcode);
    header.payloadLength = frame.payloadLength;
    if (frame.masked)
        header.maskKey = wslib::MaskKey{};
    QByteArray bytes(wslib::maxFrameHeaderSize, '\0');
    bytes.truncate(wslib::writeFrameHeader(bytes.data(), header));
    return bytes;
}

/// How far a direction is.
struct Lane
{
    qint64 offset = 0;
    bool compressed = false; ///< The message whose frames pass.
};

// As it passes: how far its direction is counts, not when its entry is written. The payload is its own unless it is the entry's.
LoggedFrame logged(const FrameRecord &record, Lane &lane, bool ownPayload)
{
    LoggedFrame frame;
    frame.direction = directionOf(record);
    const QByteArray header = headerOf(record);
    if (const auto scanned = workbench::scanFrameHeader(header)) {
        frame.header = scanned->header;
        frame.headerSize = scanned->size;
        std::copy(header.begin(), header.begin() + scanned->size, frame.headerBytes.begin());
    }
    frame.payloadSize = record.payload.size();
    const bool isData = record.opcode < 0x8;
    if (isData && record.opcode != 0x0)
        lane.compressed = (record.reserved & 4U) != 0;
    frame.inflated = isData && lane.compressed ? -1 : frame.payloadSize;
    frame.offset = lane.offset;
    frame.hasOwnPayload = ownPayload;
    if (ownPayload)
        frame.ownPayload = record.payload;
    // What isn't kept of a payload passed nevertheless.
    constexpr quint64 mostBelieved = quint64{1} << 40U;
    const qint64 declared = record.payloadLength < mostBelieved ? static_cast<qint64>(record.payloadLength) : 0;
    const bool cut = record.payload.size() == FrameRecord::maxKeptPayload;
    lane.offset += frame.headerSize + (cut ? std::max(declared, frame.payloadSize) : frame.payloadSize);
    return frame;
}

// Puts a log together, an entry for each message.
class CaseWriting
{
public:
    CaseWriting(workbench::LogSink &log, qint64 startedMs)
        : m_log(log)
        , m_startedMs(startedMs)
    {
    }

    void add(LogEntry::Kind kind, Direction direction, const QByteArray &text, std::chrono::nanoseconds at)
    {
        LogEntry entry;
        entry.kind = kind;
        entry.direction = direction;
        entry.payload = text;
        setTimes(entry, at);
        m_log.append(entry);
    }

    void add(const FrameRecord &record)
    {
        const Passed frame{record, logged(record, m_lanes.at(index(record)), false), m_count++};
        m_end = std::max(m_end, record.at);
        if (record.opcode >= 0x8)
            return addControl(frame);
        QList<Passed> &message = m_messages.at(index(record));
        message += frame;
        if (record.fin)
            endMessage(message);
    }

    // A message is there when its last frame is, and what passed within it was there before.
    void finish()
    {
        for (QList<Passed> &message : m_messages)
            addRaw(message);
        std::sort(m_entries.begin(), m_entries.end(), [](const Waiting &left, const Waiting &right) {
            return std::pair(left.entry.monotonicNs, left.number) < std::pair(right.entry.monotonicNs, right.number);
        });
        for (const Waiting &waiting : m_entries)
            m_log.append(waiting.entry);
        m_entries.clear();
    }

    /// When the last frame passed.
    std::chrono::nanoseconds end() const { return m_end; }

private:
    struct Passed
    {
        FrameRecord record;
        LoggedFrame frame;
        int number = 0;
    };
    struct Waiting
    {
        LogEntry entry;
        int number = 0; ///< Of its last frame: of two at the same time, the first comes first.
    };

    static size_t index(const FrameRecord &frame) { return frame.direction == FrameRecord::Direction::Sent ? 1 : 0; }

    void setTimes(LogEntry &entry, std::chrono::nanoseconds at) const
    {
        entry.monotonicNs = startNs + at.count();
        entry.wallClockMs = m_startedMs + at.count() / 1'000'000;
    }

    // What is no message for the log is shown as it was on the wire.
    void endMessage(QList<Passed> &message)
    {
        const quint8 opcode = message.constFirst().record.opcode;
        QByteArray payload;
        bool isPlain = opcode == 0x1 || opcode == 0x2;
        for (qsizetype i = 0; i < message.size(); ++i) {
            const FrameRecord &record = message.at(i).record;
            payload += record.payload;
            isPlain = isPlain && record.reserved == 0 && (i == 0 || record.opcode == 0x0)
                      && static_cast<quint64>(record.payload.size()) == record.payloadLength;
        }
        if (!isPlain || (opcode == 0x1 && !isUtf8(payload)))
            return addRaw(message);
        LogEntry entry;
        entry.kind = opcode == 0x1 ? LogEntry::Kind::Text : LogEntry::Kind::Binary;
        entry.direction = directionOf(message.constFirst().record);
        entry.payload = payload;
        addWith(entry, message, false);
        message.clear();
    }

    void addRaw(QList<Passed> &message)
    {
        for (const Passed &frame : message)
            addRaw(frame);
        message.clear();
    }

    void addRaw(const Passed &frame)
    {
        LogEntry entry;
        entry.kind = LogEntry::Kind::Raw;
        entry.direction = directionOf(frame.record);
        Lane nowhere;
        entry.payload = workbench::wireBytes(logged(frame.record, nowhere, true), {});
        addWith(entry, {frame}, false);
    }

    void addControl(const Passed &frame)
    {
        const FrameRecord &record = frame.record;
        const bool isKnown = record.opcode <= 0xA && record.reserved == 0 && record.fin
                             && static_cast<quint64>(record.payload.size()) == record.payloadLength;
        if (!isKnown)
            return addRaw(frame);
        LogEntry entry;
        entry.direction = directionOf(record);
        entry.payload = record.payload;
        entry.kind = record.opcode == 0x9 ? LogEntry::Kind::Ping : LogEntry::Kind::Pong;
        if (record.opcode != 0x8)
            return addWith(entry, {frame}, false);
        entry.kind = LogEntry::Kind::Close;
        entry.closeCode = closeWithoutCode;
        if (record.payload.size() >= 2)
            entry.closeCode = static_cast<quint16>(static_cast<quint8>(record.payload.at(0)) << 8U
                                                   | static_cast<quint8>(record.payload.at(1)));
        entry.payload = record.payload.mid(2);
        addWith(entry, {frame}, true);
    }

    void addWith(LogEntry entry, const QList<Passed> &frames, bool ownPayload)
    {
        setTimes(entry, frames.constLast().record.at);
        FrameTrailWriter trail;
        for (const Passed &passed : frames) {
            LoggedFrame frame = passed.frame;
            frame.hasOwnPayload = ownPayload;
            if (ownPayload)
                frame.ownPayload = passed.record.payload;
            frame.isRaw = entry.kind == LogEntry::Kind::Raw;
            trail.add(frame, startNs + passed.record.at.count());
        }
        trail.finish(entry.monotonicNs, entry.frames);
        m_entries.push_back({std::move(entry), frames.constLast().number});
    }

    workbench::LogSink &m_log;
    qint64 m_startedMs;
    int m_count = 0;
    std::chrono::nanoseconds m_end{0};
    std::array<QList<Passed>, 2> m_messages; ///< Begun and not ended, by direction.
    std::array<Lane, 2> m_lanes{};
    std::vector<Waiting> m_entries;
};

} // namespace

LogEntry CaseLog::exchange(const CaseReport &report)
{
    LogEntry entry;
    entry.kind = LogEntry::Kind::Binary;
    entry.monotonicNs = startNs;
    FrameTrailWriter trail;
    std::array<Lane, 2> lanes{};
    for (const FrameRecord &record : report.frames)
        trail.add(logged(record, lanes.at(record.direction == FrameRecord::Direction::Sent ? 1 : 0), true),
                  startNs + record.at.count());
    if (!report.frames.isEmpty())
        trail.finish(startNs, entry.frames);
    return entry;
}

void CaseLog::write(const CaseReport &report, qint64 startedMs, workbench::LogSink &log)
{
    using Kind = LogEntry::Kind;
    CaseWriting writing(log, startedMs);
    const auto begin = std::chrono::nanoseconds(0);
    writing.add(Kind::Note, Direction::None, "Case " + report.question.id + ": " + report.question.title, begin);
    // Whoever is the client speaks first.
    const bool weBegin = report.question.side == Side::Server;
    for (const bool sent : {weBegin, !weBegin}) {
        const QByteArray &head = sent ? report.sentHead : report.receivedHead;
        if (!head.isEmpty())
            writing.add(Kind::Handshake, sent ? Direction::Sent : Direction::Received, head, begin);
    }
    for (const FrameRecord &frame : report.frames)
        writing.add(frame);
    writing.finish();
    const auto end = std::max<std::chrono::nanoseconds>(report.duration, writing.end());
    writing.add(Kind::Note, Direction::None, closingText(report.closing), end);
    QByteArray verdict = verdictName(report.verdict);
    if (!report.explanation.isEmpty())
        verdict += ": " + report.explanation;
    writing.add(report.verdict == Verdict::Failed ? Kind::Failure : Kind::Note, Direction::None, verdict, end);
}

} // namespace ui
