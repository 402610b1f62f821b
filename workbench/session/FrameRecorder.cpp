#include "workbench/session/FrameRecorder.h"

#include "workbench/log/FrameScan.h"

#include "wslib/protocol/FrameSerializer.h"

#include <algorithm>
#include <utility>

namespace workbench {

using wslib::ObservedFrame;
using wslib::Opcode;
using Direction = LogEntry::Direction;
using Kind = LogEntry::Kind;

namespace {

// Trails whose memory is kept for the messages of the next read.
constexpr size_t mostSpare = 64;
// A buffer that one long message has blown up isn't kept: there may be many connections.
constexpr qsizetype mostKept = qsizetype{64} * 1024;

/// Adds @p bytes as they are, with the headers that stand in them. @p rest: of a payload before them, what was missing.
void addRaw(FrameTrailWriter &trail, Direction direction, QByteArrayView bytes, qint64 &offset, quint64 &rest,
            qint64 ns)
{
    while (!bytes.isEmpty()) {
        LoggedFrame frame;
        frame.direction = direction;
        frame.isRaw = true;
        frame.offset = offset;
        frame.payloadSize = bytes.size();
        const auto header = rest == 0 ? scanFrameHeader(bytes) : std::nullopt;
        quint64 declared = rest;
        if (header) {
            frame.header = header->header;
            frame.headerSize = header->size;
            std::copy_n(bytes.begin(), header->size, frame.headerBytes.begin());
            declared = header->header.payloadLength;
        }
        const auto there = static_cast<quint64>(bytes.size() - frame.headerSize);
        if (header || rest > 0) {
            frame.payloadSize = static_cast<qint64>(std::min(declared, there));
            rest = declared - static_cast<quint64>(frame.payloadSize);
        }
        frame.inflated = frame.payloadSize;
        trail.add(frame, ns);
        offset += frame.wireSize();
        bytes = bytes.sliced(frame.wireSize());
    }
}

} // namespace

FrameRecorder::FrameRecorder(LogSink &sink, const Clock &clock, quint32 peer)
    : m_sink(sink)
    , m_clock(clock)
    , m_peer(peer)
    , m_wallClock(clock)
    , m_in(1)
{
}

LoggedFrame FrameRecorder::logged(const ObservedFrame &frame, Direction direction)
{
    LoggedFrame made;
    made.direction = direction;
    made.header = frame.header;
    made.headerSize = wslib::writeFrameHeader(made.headerBytes.data(), frame.header);
    made.payloadSize = static_cast<qint64>(frame.header.payloadLength);
    made.inflated = frame.inflated;
    qint64 &offset = direction == Direction::Sent ? m_outOffset : m_inOffset;
    made.offset = std::exchange(offset, offset + made.wireSize());
    return made;
}

LogEntry FrameRecorder::entryOf(Direction direction, Kind kind, const QByteArray &payload, qint64 ns)
{
    LogEntry entry;
    entry.monotonicNs = ns;
    entry.wallClockMs = m_wallClock.at(ns);
    entry.direction = direction;
    entry.kind = kind;
    entry.peer = m_peer;
    entry.payload = payload;
    return entry;
}

// The memory of the trail goes with the entry, and comes back unless who took that keeps it.
void FrameRecorder::append(LogEntry &entry, FrameTrailWriter &frames)
{
    m_recordedNs = std::max(m_recordedNs, entry.monotonicNs);
    if (frames.isEmpty()) {
        m_sink.append(entry);
        return;
    }
    frames.finish(entry.monotonicNs, m_trail);
    entry.frames = std::move(m_trail);
    m_sink.append(entry);
    const bool isOurs = entry.frames.isDetached() && entry.frames.capacity() <= mostKept;
    m_trail = isOurs ? std::move(entry.frames) : QByteArray();
}

// ---- What comes ------------------------------------------------------------------------------------------------------

// One look at the clock is enough for what came with one read.
qint64 FrameRecorder::arrivalNs()
{
    if (m_arrivalNs == 0)
        m_arrivalNs = m_clock.monotonicNs();
    return m_arrivalNs;
}

void FrameRecorder::bytesArrived()
{
    m_arrivalNs = 0;
    m_pingCame = false;
}

void FrameRecorder::frameReceived(const ObservedFrame &frame)
{
    m_pingCame = false;
    const qint64 ns = arrivalNs();
    const bool isData = !isControl(frame.header.opcode);
    if (isData && !frame.hasPayload) {
        m_inOffset += m_in[m_inEnd].add(Direction::Received, frame.header, m_inOffset, ns);
    } else {
        LoggedFrame made = logged(frame, Direction::Received);
        made.ownPayload = frame.payload;
        made.hasOwnPayload = true;
        if (isData)
            m_in[m_inEnd].add(made, ns);
        else if (frame.header.opcode == Opcode::Close)
            m_closing.add(made, ns);
        else
            controlReceived(made, ns);
    }
    if (isData && frame.header.fin && ++m_inEnd == m_in.size())
        m_in.emplace_back();
}

// Its payload will be the entry's.
void FrameRecorder::controlReceived(LoggedFrame &frame, qint64 ns)
{
    frame.ownPayload = {};
    frame.hasOwnPayload = false;
    m_pingCame = frame.header.opcode == Opcode::Ping;
    m_controls.push_back({frame, ns, {}});
}

void FrameRecorder::messageReceived(Kind kind, const wslib::Message &message)
{
    m_pingCame = false;
    const bool watched = m_inBegin < m_inEnd;
    const qint64 ns = watched ? std::max(m_in[m_inBegin].lastNs(), m_recordedNs) : m_clock.monotonicNs();
    LogEntry entry = entryOf(Direction::Received, kind, message.payload, ns);
    entry.wireSize = message.wireSize;
    if (!watched) {
        m_sink.append(entry);
        return;
    }
    append(entry, m_in[m_inBegin++]);
    if (m_inBegin < m_inEnd)
        return;
    // All were given: what is begun, if anything is, comes to the front.
    if (!m_in[m_inEnd].isEmpty())
        std::swap(m_in.front(), m_in[m_inEnd]);
    m_inBegin = m_inEnd = 0;
    if (m_in.size() > mostSpare)
        m_in.resize(mostSpare);
}

void FrameRecorder::recordControl(LogEntry &pingOrPong)
{
    m_pingCame = false;
    FrameTrailWriter frames;
    if (!m_controls.empty()) {
        frames.add(m_controls.front().frame, m_controls.front().ns);
        m_controls.pop_front();
    }
    append(pingOrPong, frames);
}

void FrameRecorder::recordClosing(LogEntry &close)
{
    append(close, m_closing);
}

// ---- What is no message ----------------------------------------------------------------------------------------------

LogEntry FrameRecorder::rawEntry(Direction direction, QByteArrayView bytes, qint64 ns)
{
    LogEntry entry = entryOf(direction, Kind::Raw, bytes.toByteArray(), ns);
    FrameTrailWriter trail;
    if (direction == Direction::Received) {
        addRaw(trail, direction, bytes, m_inOffset, m_refusedRest, ns);
    } else {
        quint64 noRest = 0; // each call is meant to begin with a header
        addRaw(trail, direction, bytes, m_outOffset, noRest, ns);
    }
    trail.finish(ns, entry.frames);
    return entry;
}

void FrameRecorder::bytesForged(QByteArrayView bytes)
{
    if (!bytes.isEmpty())
        m_sink.append(rawEntry(Direction::Sent, bytes, m_clock.monotonicNs()));
}

// It is written when its turn has come: messages that came before it are still to be told of.
void FrameRecorder::bytesRefused(QByteArrayView bytes)
{
    const qint64 kept = std::min<qint64>(bytes.size(), mostRefused - m_refusedSize);
    m_refusedLeftOut += bytes.size() - kept;
    m_refusedSize += kept;
    if (kept > 0)
        m_refused.push_back(rawEntry(Direction::Received, bytes.first(kept), arrivalNs()));
}

void FrameRecorder::messageBroken(QByteArrayView payload)
{
    FrameTrailWriter &begun = m_in[m_inEnd];
    if (begun.isEmpty())
        return;
    const qint64 ns = arrivalNs();
    QByteArray coded;
    begun.finish(ns, coded);
    FrameTrail trail(coded);
    FrameTrailWriter raw;
    LogEntry entry = entryOf(Direction::Received, Kind::Raw, {}, ns);
    for (LoggedFrame frame; trail.next(frame);) {
        entry.payload += wireBytes(frame, payload);
        frame.hasOwnPayload = false;
        frame.ownPayload = {};
        frame.isRaw = true;
        raw.add(frame, ns + frame.timeNs);
    }
    raw.finish(ns, entry.frames);
    m_refused.push_back(std::move(entry));
}

void FrameRecorder::recordRefused()
{
    for (const LogEntry &entry : std::exchange(m_refused, {}))
        m_sink.append(entry);
}

void FrameRecorder::recordRest()
{
    while (!m_answers.empty())
        recordAnswer();
    recordUnsent(m_abandoned, m_abandonedOut);
    recordUnsent(m_unsent, m_out);
    recordRefused();
    if (m_refusedLeftOut > 0) {
        const QString sentence = QStringLiteral("%1 more bytes came behind what was refused; they weren't kept.");
        m_sink.append(
            entryOf(Direction::None, Kind::Note, sentence.arg(m_refusedLeftOut).toUtf8(), m_clock.monotonicNs()));
        m_refusedLeftOut = 0;
    }
}

// ---- What goes out ---------------------------------------------------------------------------------------------------

void FrameRecorder::frameSent(const ObservedFrame &frame)
{
    const bool answers = std::exchange(m_pingCame, false);
    const qint64 ns = m_clock.monotonicNs();
    if (isControl(frame.header.opcode))
        return controlSent(frame, ns, answers);
    if (frame.header.rsv1 || m_counter)
        compressedSent(frame, ns);
    else
        m_outOffset += m_out.add(Direction::Sent, frame.header, m_outOffset, ns);
    m_outNs = ns;
    if (frame.header.fin)
        messageEnds();
}

void FrameRecorder::compressedSent(const ObservedFrame &frame, qint64 ns)
{
    LoggedFrame made = logged(frame, Direction::Sent);
    made.hasOwnPayload = true;
    made.ownPayload = frame.payload;
    if (frame.header.rsv1 && !frame.header.fin)
        m_counter = std::make_unique<InflatedCounter>();
    if (m_counter)
        made.inflated = m_counter->count(frame.payload);
    else if (!m_unsent.empty())
        made.inflated = m_unsent.front().message.payload.size();
    m_out.add(made, ns);
}

void FrameRecorder::messageEnds()
{
    m_counter.reset();
    m_outIsWhole = m_unsent.empty(); // it is told of in a moment
    if (m_unsent.empty())
        return;
    const Unsent sent = std::move(m_unsent.front());
    m_unsent.pop_front();
    recordSent(sent.kind, sent.message, m_out);
}

void FrameRecorder::messageSent(Kind kind, const wslib::Message &message)
{
    if (std::exchange(m_outIsWhole, false))
        recordSent(kind, message, m_out);
    else
        m_unsent.push_back({kind, message});
}

void FrameRecorder::recordSent(Kind kind, const wslib::Message &message, FrameTrailWriter &frames)
{
    LogEntry entry = entryOf(Direction::Sent, kind, message.payload, m_outNs);
    entry.wireSize = message.wireSize;
    append(entry, frames);
}

void FrameRecorder::recordUnsent(std::deque<Unsent> &messages, FrameTrailWriter &frames)
{
    for (const Unsent &unsent : std::exchange(messages, {})) {
        m_outNs = m_clock.monotonicNs();
        recordSent(unsent.kind, unsent.message, frames);
    }
}

// They are written when the connection has ended: messages that came before are still to be told of. What is sent now, as while
// we close, is another message's.
void FrameRecorder::waitingAbandoned()
{
    if (m_unsent.empty())
        return;
    m_abandonedOut = std::exchange(m_out, {});
    m_abandoned = std::exchange(m_unsent, {});
    m_counter.reset();
}

// An answer is sent directly behind the ping, before that is told of: its entry waits for the ping's. Other pongs don't wait.
void FrameRecorder::controlSent(const ObservedFrame &frame, qint64 ns, bool answers)
{
    LoggedFrame made = logged(frame, Direction::Sent);
    made.inflated = made.payloadSize;
    if (frame.header.opcode == Opcode::Close) {
        made.ownPayload = frame.payload;
        made.hasOwnPayload = true;
        m_closing.add(made, ns);
        return;
    }
    const Control control{made, ns, frame.payload.toByteArray()};
    if (frame.header.opcode != Opcode::Pong || !answers)
        return recordSentControl(control);
    m_answers.push_back(control);
}

void FrameRecorder::recordAnswer()
{
    if (m_answers.empty())
        return;
    recordSentControl(m_answers.front());
    m_answers.pop_front();
}

void FrameRecorder::recordSentControl(const Control &control)
{
    const bool ping = control.frame.header.opcode == Opcode::Ping;
    LogEntry entry = entryOf(Direction::Sent, ping ? Kind::Ping : Kind::Pong, control.payload, control.ns);
    FrameTrailWriter frames;
    frames.add(control.frame, control.ns);
    append(entry, frames);
}

} // namespace workbench
