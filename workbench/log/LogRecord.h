#pragma once

#include "workbench/log/LogEntry.h"

namespace workbench {

/// All of an entry but its payload and its frames, as a LogStore keeps it: 48 bytes. An entry that is no message has no size on the wire, and
/// only some have a code or a round trip, so these share their room.
class LogRecord
{
public:
    explicit LogRecord(const LogEntry &entry);

    /// Where its payload is: the number of a block, and how far into it.
    void place(quint32 block, quint32 offset)
    {
        m_block = block;
        m_offset = offset;
    }
    quint32 block() const { return m_block; }
    quint32 offset() const { return m_offset; }
    /// Of the payload, in bytes.
    qint64 size() const;
    /// Of what LogEntry::frames has, in bytes, which stand behind the payload; and how many frames these are.
    qint64 framesSize() const { return m_framesSize; }
    qint64 frameCount() const { return m_frameCount; }
    /// The entry, with an empty payload and no frames.
    LogEntry entry() const;

private:
    // 48 bits of a number of its own, in m_more and, above them, in m_high; if the entry is a message, 40 bits, and the
    // upper 8 of m_high belong to the size. Those of the highest value mean that there is none.
    void setOwnNumber(qint64 number);
    qint64 ownNumber() const;
    bool isMessage() const { return m_kind == LogEntry::Kind::Text || m_kind == LogEntry::Kind::Binary; }

    qint64 m_monotonicNs;
    qint64 m_wallClockMs;
    quint32 m_size; ///< The lower 32 bits of it.
    quint32 m_more = 0;
    quint32 m_block = 0;
    quint32 m_offset = 0;
    quint32 m_peer;
    quint16 m_high = 0;
    LogEntry::Kind m_kind;
    LogEntry::Direction m_direction;
    quint32 m_framesSize = 0;
    quint32 m_frameCount = 0;
};

static_assert(sizeof(LogRecord) == 48);

} // namespace workbench
