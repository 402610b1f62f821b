#include "workbench/log/LogRecord.h"

#include "workbench/log/FrameTrail.h"

#include <algorithm>
#include <limits>

namespace workbench {

using Kind = LogEntry::Kind;

namespace {

constexpr quint64 lowerByte = 0xFF;

} // namespace

LogRecord::LogRecord(const LogEntry &entry)
    : m_monotonicNs(entry.monotonicNs)
    , m_wallClockMs(entry.wallClockMs)
    , m_size(static_cast<quint32>(entry.payload.size()))
    , m_peer(entry.peer)
    , m_kind(entry.kind)
    , m_direction(entry.direction)
    , m_framesSize(static_cast<quint32>(entry.frames.size()))
{
    constexpr qint64 most = std::numeric_limits<quint32>::max();
    if (!entry.frames.isEmpty())
        m_frameCount = static_cast<quint32>(std::min(FrameTrail::count(entry.frames), most));
    if (isMessage()) {
        m_high = static_cast<quint16>((static_cast<quint64>(entry.payload.size()) >> 32U & lowerByte) << 8U);
        setOwnNumber(entry.wireSize);
    } else if (m_kind == Kind::Close) {
        setOwnNumber(entry.closeCode);
    } else if (m_kind == Kind::Pong) {
        setOwnNumber(entry.roundTripNs);
    }
}

void LogRecord::setOwnNumber(qint64 number)
{
    const quint64 none = isMessage() ? (quint64{1} << 40U) - 1 : (quint64{1} << 48U) - 1;
    const quint64 kept = number < 0 || static_cast<quint64>(number) >= none ? none : static_cast<quint64>(number);
    m_more = static_cast<quint32>(kept);
    m_high = static_cast<quint16>(m_high | static_cast<quint16>(kept >> 32U));
}

qint64 LogRecord::ownNumber() const
{
    const quint64 above = isMessage() ? m_high & lowerByte : m_high;
    const quint64 none = isMessage() ? (quint64{1} << 40U) - 1 : (quint64{1} << 48U) - 1;
    const quint64 kept = above << 32U | m_more;
    return kept == none ? -1 : static_cast<qint64>(kept);
}

qint64 LogRecord::size() const
{
    const quint64 above = isMessage() ? quint64{m_high} >> 8U : 0;
    return static_cast<qint64>(above << 32U | m_size);
}

LogEntry LogRecord::entry() const
{
    LogEntry made;
    made.monotonicNs = m_monotonicNs;
    made.wallClockMs = m_wallClockMs;
    made.direction = m_direction;
    made.kind = m_kind;
    made.peer = m_peer;
    if (isMessage())
        made.wireSize = ownNumber();
    else if (m_kind == Kind::Close)
        made.closeCode = static_cast<quint16>(ownNumber());
    else if (m_kind == Kind::Pong)
        made.roundTripNs = ownNumber();
    return made;
}

} // namespace workbench
