#include "workbench/log/FrameTrail.h"

#include "workbench/log/FrameScan.h"
#include "workbench/log/Saturated.h"

#include "wslib/protocol/FrameSerializer.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace workbench {

using Direction = LogEntry::Direction;

namespace {

// A trail is: how many frames; when the first one passed, from the entry's time on; then of each frame a byte that says what
// follows, its header, and that. Numbers are in base 128, those with a sign doubled, lowest digits first.
constexpr quint8 sentFlag = 0x01;
constexpr quint8 inflatedFlag = 0x02;   ///< A number: LoggedFrame::inflated + 1.
constexpr quint8 ownPayloadFlag = 0x04; ///< The payload.
constexpr quint8 offsetFlag = 0x08;  ///< A number: where it begins, from the end of the last one of its direction on.
constexpr quint8 sizeFlag = 0x10;    ///< A number: LoggedFrame::payloadSize, where that isn't what was declared.
constexpr quint8 bytesFlag = 0x20;   ///< No header.
constexpr quint8 leftOutFlag = 0x40; ///< No frame: two numbers, of frames and of their bytes.
constexpr quint8 rawFlag = 0x80;     ///< LoggedFrame::isRaw.

// Of one frame, without its payload.
constexpr qsizetype mostOfFrame = 1 + wslib::maxFrameHeaderSize + qsizetype{4} * 10;
// A buffer that one long message has blown up isn't kept.
constexpr qsizetype mostKept = qsizetype{64} * 1024;
constexpr qsizetype leastBody = 128;

char *put(char *at, quint64 number)
{
    for (; number >= 0x80; number >>= 7U)
        *at++ = static_cast<char>(number | 0x80U);
    *at++ = static_cast<char>(number);
    return at;
}

quint64 doubled(qint64 number)
{
    return (static_cast<quint64>(number) << 1U) ^ static_cast<quint64>(number >> 63U);
}

size_t indexOf(Direction direction)
{
    return direction == Direction::Sent ? 1 : 0;
}

} // namespace

// ---- Reading ---------------------------------------------------------------------------------------------------------

FrameTrail::FrameTrail(QByteArrayView coded)
    : m_rest(coded)
{
    if (m_rest.isEmpty())
        return;
    number();
    m_timeNs = difference();
}

qint64 FrameTrail::count(QByteArrayView coded)
{
    if (!coded.isEmpty() && static_cast<quint8>(coded.front()) < 0x80) // as most are
        return coded.front();
    FrameTrail trail{QByteArrayView()};
    trail.m_rest = coded;
    return static_cast<qint64>(trail.number() & static_cast<quint64>(std::numeric_limits<qint64>::max()));
}

quint64 FrameTrail::number()
{
    quint64 read = 0;
    for (unsigned shift = 0; shift < 64 && !m_rest.isEmpty(); shift += 7) {
        const auto byte = static_cast<quint8>(m_rest.front());
        m_rest = m_rest.sliced(1);
        read |= static_cast<quint64>(byte & 0x7FU) << shift;
        if (byte < 0x80)
            break;
    }
    return read;
}

qint64 FrameTrail::difference()
{
    const quint64 read = number();
    return static_cast<qint64>(read >> 1U) ^ -static_cast<qint64>(read & 1U);
}

QByteArrayView FrameTrail::take(quint64 size)
{
    const QByteArrayView taken =
        m_rest.first(static_cast<qsizetype>(std::min(size, static_cast<quint64>(m_rest.size()))));
    m_rest = m_rest.sliced(taken.size());
    return taken;
}

bool FrameTrail::readHeader(LoggedFrame &frame)
{
    const auto header = scanFrameHeader(m_rest);
    if (!header)
        return false;
    frame.header = header->header;
    frame.headerSize = header->size;
    std::memcpy(frame.headerBytes.data(), m_rest.data(), static_cast<size_t>(header->size));
    m_rest = m_rest.sliced(header->size);
    frame.payloadSize =
        static_cast<qint64>(header->header.payloadLength & static_cast<quint64>(std::numeric_limits<qint64>::max()));
    return true;
}

bool FrameTrail::next(LoggedFrame &frame)
{
    if (m_rest.isEmpty())
        return false;
    frame = LoggedFrame();
    const auto flags = static_cast<quint8>(m_rest.front());
    m_rest = m_rest.sliced(1);
    if ((flags & leftOutFlag) != 0) {
        m_leftOut = static_cast<qint64>(number());
        m_leftOutBytes = static_cast<qint64>(number());
        m_rest = {};
        return false;
    }
    if ((flags & bytesFlag) == 0 && !readHeader(frame)) {
        m_rest = {};
        return false;
    }
    frame.direction = (flags & sentFlag) != 0 ? Direction::Sent : Direction::Received;
    const size_t side = indexOf(frame.direction);
    m_timeNs = saturatedSum(m_timeNs, difference());
    frame.timeNs = m_timeNs;
    if ((flags & sizeFlag) != 0)
        frame.payloadSize = static_cast<qint64>(number() >> 1U);
    frame.offset = saturatedSum(m_offsets[side], (flags & offsetFlag) != 0 ? difference() : 0);
    m_offsets[side] = saturatedSum(frame.offset, frame.wireSize());
    frame.inflated = (flags & inflatedFlag) != 0 ? static_cast<qint64>(number()) - 1 : frame.payloadSize;
    frame.isRaw = (flags & rawFlag) != 0;
    frame.placeInPayload = saturatedSum(m_places[side], frame.isRaw ? frame.headerSize : 0);
    if ((flags & ownPayloadFlag) != 0) {
        frame.hasOwnPayload = true;
        frame.ownPayload = take(static_cast<quint64>(frame.payloadSize));
    } else {
        m_places[side] = saturatedSum(frame.placeInPayload, frame.payloadSize);
    }
    return true;
}

// ---- Writing ---------------------------------------------------------------------------------------------------------

char *FrameTrailWriter::room(qsizetype size)
{
    if (m_used + size > m_body.size())
        m_body.resize(std::max<qsizetype>(2 * m_body.size(), m_used + size + leastBody));
    return m_body.data() + m_used;
}

// Whether there are too many already.
bool FrameTrailWriter::countsOnly(qint64 wireSize, qint64 monotonicNs)
{
    if (m_count++ == 0)
        m_firstNs = m_lastNs = monotonicNs;
    m_wireSize = saturatedSum(m_wireSize, wireSize);
    if (m_used - m_payloads > most)
        return true;
    ++m_kept;
    m_keptSize = saturatedSum(m_keptSize, wireSize);
    return false;
}

char *FrameTrailWriter::putOffset(char *at, unsigned &flags, bool sent, qint64 offset, qint64 end)
{
    qint64 &expected = m_offsets[sent ? 1 : 0];
    if (offset != expected) {
        flags |= offsetFlag;
        at = put(at, doubled(offset - expected));
    }
    expected = end;
    return at;
}

char *FrameTrailWriter::putPlain(char *at, const Plain &frame, qint64 monotonicNs)
{
    char *const begin = at++;
    unsigned flags = frame.sent ? sentFlag : 0U;
    at = std::copy_n(frame.header.begin(), frame.headerSize, at);
    at = put(at, doubled(monotonicNs - m_lastNs));
    at = putOffset(at, flags, frame.sent, frame.offset, frame.offset + frame.wireSize);
    *begin = static_cast<char>(flags);
    m_lastNs = monotonicNs;
    return at;
}

// It isn't the only one.
void FrameTrailWriter::putOnly()
{
    if (m_only.headerSize == 0)
        return;
    m_used = putPlain(room(mostOfFrame), m_only, m_firstNs) - m_body.constData();
    m_only.headerSize = 0;
}

qint64 FrameTrailWriter::add(Direction direction, const wslib::FrameHeader &header, qint64 offset, qint64 monotonicNs)
{
    putOnly();
    Plain frame;
    frame.headerSize = wslib::writeFrameHeader(frame.header.data(), header);
    frame.wireSize = frame.headerSize + static_cast<qint64>(header.payloadLength);
    frame.offset = offset;
    frame.sent = direction == Direction::Sent;
    const bool first = m_count == 0;
    if (countsOnly(frame.wireSize, monotonicNs))
        return frame.wireSize;
    if (first)
        m_only = frame;
    else
        m_used = putPlain(room(mostOfFrame), frame, monotonicNs) - m_body.constData();
    return frame.wireSize;
}

void FrameTrailWriter::add(const LoggedFrame &frame, qint64 monotonicNs)
{
    putOnly();
    if (countsOnly(frame.wireSize(), monotonicNs))
        return;
    const bool sent = frame.direction == Direction::Sent;
    char *const begin = room(mostOfFrame + frame.ownPayload.size());
    char *at = begin + 1;
    unsigned flags = sent ? sentFlag : 0U;
    if (frame.isFrame()) {
        std::memcpy(at, frame.headerBytes.data(), static_cast<size_t>(frame.headerSize));
        at += frame.headerSize;
    } else {
        flags |= bytesFlag;
    }
    at = put(at, doubled(monotonicNs - m_lastNs));
    if (!frame.isFrame() || frame.isCut()) {
        flags |= sizeFlag;
        at = put(at, static_cast<quint64>(frame.payloadSize) << 1U);
    }
    at = putOffset(at, flags, sent, frame.offset, frame.offset + frame.wireSize());
    if (frame.inflated != frame.payloadSize) {
        flags |= inflatedFlag;
        at = put(at, static_cast<quint64>(frame.inflated + 1));
    }
    if (frame.hasOwnPayload) {
        flags |= ownPayloadFlag;
        at = std::copy(frame.ownPayload.begin(), frame.ownPayload.end(), at);
        m_payloads += frame.ownPayload.size();
    }
    if (frame.isRaw)
        flags |= rawFlag;
    *begin = static_cast<char>(flags);
    m_used = at - m_body.constData();
    m_lastNs = monotonicNs;
}

void FrameTrailWriter::finishOnly(qint64 entryNs, QByteArray &coded)
{
    std::array<char, 20 + mostOfFrame> bytes; // NOLINT(cppcoreguidelines-pro-type-member-init): written below
    char *const body = put(put(bytes.data(), 1), doubled(m_firstNs - entryNs));
    const auto size = putPlain(body, m_only, m_firstNs) - bytes.data();
    coded.resize(size);
    std::memcpy(coded.data(), bytes.data(), static_cast<size_t>(size));
    m_only.headerSize = 0;
}

void FrameTrailWriter::finish(qint64 entryNs, QByteArray &coded)
{
    if (m_only.headerSize > 0)
        finishOnly(entryNs, coded);
    else
        finishBody(entryNs, coded);
    m_used = 0;
    m_offsets = {};
    m_count = m_kept = 0;
    m_wireSize = m_keptSize = 0;
    m_payloads = 0;
}

void FrameTrailWriter::finishBody(qint64 entryNs, QByteArray &coded)
{
    std::array<char, 20> head{};
    const char *end = put(put(head.data(), static_cast<quint64>(m_count)), doubled(m_firstNs - entryNs));
    if (m_count > m_kept) {
        char *const begin = room(21);
        *begin = static_cast<char>(leftOutFlag);
        const char *at =
            put(put(begin + 1, static_cast<quint64>(m_count - m_kept)), static_cast<quint64>(m_wireSize - m_keptSize));
        m_used = at - m_body.constData();
    }
    const auto headSize = static_cast<qsizetype>(end - head.data());
    coded.resize(headSize + m_used);
    char *const to = coded.data();
    std::memcpy(to, head.data(), static_cast<size_t>(headSize));
    std::memcpy(to + headSize, m_body.constData(), static_cast<size_t>(m_used));
    if (m_body.size() > mostKept)
        m_body = QByteArray();
}

// ---- The wire --------------------------------------------------------------------------------------------------------

namespace {

QByteArrayView storedPayload(const LoggedFrame &frame, QByteArrayView payload)
{
    if (frame.hasOwnPayload)
        return frame.ownPayload;
    const qint64 begin = std::clamp<qint64>(frame.placeInPayload, 0, payload.size());
    return payload.sliced(begin, std::clamp<qint64>(frame.payloadSize, 0, payload.size() - begin));
}

// Masks, or unmasks, as if the first byte were at @p offset of the payload.
void appendMasked(QByteArray &bytes, QByteArrayView payload, const std::optional<wslib::MaskKey> &key,
                  quint64 offset = 0)
{
    const qsizetype start = bytes.size();
    bytes += payload;
    if (key)
        wslib::applyMask(bytes.data() + start, payload, *key, offset);
}

} // namespace

QByteArray carried(const LoggedFrame &frame, QByteArrayView payload)
{
    QByteArray bytes;
    appendMasked(bytes, storedPayload(frame, payload), frame.isRaw ? frame.header.maskKey : std::nullopt);
    return bytes;
}

QByteArray wireBytes(const LoggedFrame &frame, QByteArrayView payload)
{
    return wireBytes(frame, payload, 0, frame.wireSize());
}

QByteArray wireBytes(const LoggedFrame &frame, QByteArrayView payload, qint64 from, qint64 size)
{
    QByteArray bytes = frame.headerView().toByteArray().mid(from, size);
    const QByteArrayView stored = storedPayload(frame, payload);
    const qint64 begin = std::clamp<qint64>(from - frame.headerSize, 0, stored.size());
    const QByteArrayView wanted =
        stored.sliced(begin, std::clamp<qint64>(size - bytes.size(), 0, stored.size() - begin));
    appendMasked(bytes, wanted, frame.isRaw ? std::nullopt : frame.header.maskKey, static_cast<quint64>(begin));
    return bytes;
}

} // namespace workbench
