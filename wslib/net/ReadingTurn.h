#pragma once

#include "wslib/protocol/Event.h"

#include <algorithm>
#include <variant>

namespace wslib {

/// How much of one peer's bytes is dispatched before the other sockets of its event loop have their turn, and in what slices.
/// Deflated bytes may inflate to a thousand times as many, and two bytes make a message that waits in the inbox: such are taken
/// a slice at a time, and after each it is seen whether there is room, and time, for more.
class ReadingTurn
{
public:
    /// Bytes to look at, at once, of what asks for care.
    qsizetype slice() const { return m_slice; }

    void dispatched(const Event &event)
    {
        const auto *message = std::get_if<Message>(&event);
        m_work += workPerEvent + (message != nullptr ? message->payload.size() : 0);
    }
    void sliceDone() { m_slice = std::min(2 * m_slice, largestSlice); }

    /// What came deflated doesn't end a turn by itself: it may be a thousandth of its work.
    bool isOver() const { return m_work > workPerTurn; }
    /// The next one begins; if this one had much in few bytes, what follows may be likewise.
    void end()
    {
        m_work = 0;
        m_slice = std::max(m_slice / 4, smallestSlice);
    }

private:
    static constexpr qsizetype largestSlice = qsizetype{4} * 1024;
    static constexpr qsizetype smallestSlice = 256;
    static constexpr qint64 workPerTurn = qint64{1} * 1024 * 1024; ///< Bytes of messages;
    static constexpr qint64 workPerEvent = 256;                    ///< every event costs something, too.

    qsizetype m_slice = largestSlice;
    qint64 m_work = 0;
};

} // namespace wslib
