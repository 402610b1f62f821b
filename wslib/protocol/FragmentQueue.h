#pragma once

#include "wslib/protocol/Frame.h"

#include <QByteArray>

#include <list>

namespace wslib {

/// Messages that go out in frames of a chosen size (RFC 6455 §5.4), frame by frame as there is room for them, so that a
/// message of any size costs no more than itself; and what was sent behind one of them, since it must not overtake.
class FragmentQueue
{
public:
    /// A frame to be written; its payload is valid until the queue changes.
    struct Piece
    {
        FrameHeader header; ///< Without a mask key.
        QByteArrayView payload;
    };

    /// @p masked: whether the frames will have a key, which counts in wireSize().
    explicit FragmentQueue(bool masked)
        : m_masked(masked)
    {
    }

    /// Puts a message, or a Close frame, behind the rest. @p payload is shared, not copied. @p fragmentSize is in bytes of
    /// payload; 0, or less, for one frame. @p compressed sets RSV1 of the first frame, as RFC 7692 §6.1 wants it.
    void add(Opcode opcode, const QByteArray &payload, bool compressed, qint64 fragmentSize);
    /// The next frame. Not of an empty queue.
    Piece next() const;
    /// That one is written.
    void pop();

    bool isEmpty() const { return m_items.empty(); }
    /// A message has begun and not ended: until it has, no other data frame may be sent (RFC 6455 §5.4).
    bool isWithinMessage() const { return !m_items.empty() && m_items.front().offset > 0; }
    /// What all its frames will have on the wire, headers included.
    qint64 wireSize() const { return m_wireSize; }
    /// The same, without the message that is first in line.
    qint64 wireSizeBehindFirst() const { return m_items.empty() ? 0 : m_wireSize - m_items.front().wireSize; }
    void clear();

private:
    struct Item
    {
        Opcode opcode;
        bool compressed;
        QByteArray payload;
        qsizetype fragmentSize;
        qsizetype offset;
        qint64 wireSize; ///< Of what is still to be written.
    };

    qint64 frameSize(qsizetype payloadSize) const;

    bool m_masked;
    std::list<Item> m_items;
    qint64 m_wireSize = 0;
};

} // namespace wslib
