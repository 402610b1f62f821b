#include "ui/conformance/CaseLog.h"

#include "ui/conformance/ConformanceText.h"
#include "workbench/conformance/Utf8Check.h"
#include "workbench/log/FrameScan.h"
#include "workbench/log/FrameTrail.h"

#include "wslib/protocol/FrameSerializer.h"

#include <algorithm>
#include <array>

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

// Its payload is its own unless it is the entry's.
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
        append(entry, at);
    }

    void add(const FrameRecord &frame)
    {
        QList<FrameRecord> &message = m_messages.at(index(frame));
        if (frame.opcode >= 0x8)
            return addControl(frame);
        message += frame;
        if (frame.fin)
            endMessage(message);
    }

    // Messages that never ended.
    void finish()
    {
        for (QList<FrameRecord> &message : m_messages)
            addRaw(message);
    }

private:
    static size_t index(const FrameRecord &frame) { return frame.direction == FrameRecord::Direction::Sent ? 1 : 0; }

    void append(LogEntry entry, std::chrono::nanoseconds at)
    {
        entry.monotonicNs = startNs + at.count();
        entry.wallClockMs = m_startedMs + at.count() / 1'000'000;
        m_log.append(entry);
    }

    // What is no message for the log is shown as it was on the wire.
    void endMessage(QList<FrameRecord> &message)
    {
        const quint8 opcode = message.constFirst().opcode;
        QByteArray payload;
        bool isPlain = opcode == 0x1 || opcode == 0x2;
        for (qsizetype i = 0; i < message.size(); ++i) {
            payload += message.at(i).payload;
            isPlain = isPlain && message.at(i).reserved == 0 && (i == 0 || message.at(i).opcode == 0x0)
                      && static_cast<quint64>(message.at(i).payload.size()) == message.at(i).payloadLength;
        }
        if (!isPlain || (opcode == 0x1 && !isUtf8(payload)))
            return addRaw(message);
        LogEntry entry;
        entry.kind = opcode == 0x1 ? LogEntry::Kind::Text : LogEntry::Kind::Binary;
        entry.direction = directionOf(message.constFirst());
        entry.payload = payload;
        appendWith(entry, message, false);
        message.clear();
    }

    void addRaw(QList<FrameRecord> &message)
    {
        for (const FrameRecord &frame : message)
            addRaw(frame);
        message.clear();
    }

    void addRaw(const FrameRecord &frame)
    {
        LogEntry entry;
        entry.kind = LogEntry::Kind::Raw;
        entry.direction = directionOf(frame);
        Lane nowhere;
        entry.payload = workbench::wireBytes(logged(frame, nowhere, true), {});
        appendWith(entry, {frame}, false);
    }

    void addControl(const FrameRecord &frame)
    {
        const bool isKnown = frame.opcode <= 0xA && frame.reserved == 0 && frame.fin
                             && static_cast<quint64>(frame.payload.size()) == frame.payloadLength;
        if (!isKnown)
            return addRaw(frame);
        LogEntry entry;
        entry.direction = directionOf(frame);
        entry.payload = frame.payload;
        entry.kind = frame.opcode == 0x9 ? LogEntry::Kind::Ping : LogEntry::Kind::Pong;
        if (frame.opcode != 0x8)
            return appendWith(entry, {frame}, false);
        entry.kind = LogEntry::Kind::Close;
        entry.closeCode = closeWithoutCode;
        if (frame.payload.size() >= 2)
            entry.closeCode = static_cast<quint16>(static_cast<quint8>(frame.payload.at(0)) << 8U
                                                   | static_cast<quint8>(frame.payload.at(1)));
        entry.payload = frame.payload.mid(2);
        appendWith(entry, {frame}, true);
    }

    void appendWith(LogEntry entry, const QList<FrameRecord> &frames, bool ownPayload)
    {
        FrameTrailWriter trail;
        for (const FrameRecord &record : frames) {
            LoggedFrame frame = logged(record, m_lanes.at(index(record)), ownPayload);
            frame.isRaw = entry.kind == LogEntry::Kind::Raw;
            trail.add(frame, startNs + record.at.count());
        }
        const std::chrono::nanoseconds at = frames.constLast().at;
        trail.finish(startNs + at.count(), entry.frames);
        append(entry, at);
    }

    workbench::LogSink &m_log;
    qint64 m_startedMs;
    std::array<QList<FrameRecord>, 2> m_messages; ///< Begun and not ended, by direction.
    std::array<Lane, 2> m_lanes{};
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
    const auto end = std::max<std::chrono::nanoseconds>(report.duration,
                                                        report.frames.isEmpty() ? begin : report.frames.constLast().at);
    writing.add(Kind::Note, Direction::None, closingText(report.closing), end);
    QByteArray verdict = verdictName(report.verdict);
    if (!report.explanation.isEmpty())
        verdict += ": " + report.explanation;
    writing.add(report.verdict == Verdict::Failed ? Kind::Failure : Kind::Note, Direction::None, verdict, end);
}

} // namespace ui
