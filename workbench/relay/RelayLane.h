#pragma once

#include "workbench/relay/RelayMessage.h"

#include <deque>
#include <functional>

namespace workbench {

/// The messages of one direction of a relay that can't go on yet, in their order: the script is asked about one, somebody holds
/// another, and what came behind them waits. A plain queue: who fills it stops reading past isFull().
class RelayLane
{
public:
    enum class State : quint8 {
        Asking, ///< The script decides.
        Held,   ///< Somebody decides.
        Ready,  ///< Goes on, once nothing is before it.
        Dropped,
    };

    bool isEmpty() const { return m_queue.empty(); }
    /// More than a megabyte, or a thousand messages, waits.
    bool isFull() const { return m_bytes > mostBytes || m_queue.size() > mostMessages; }

    void append(quint64 id, const wslib::Message &message, State state);
    /// What becomes of message @p id; false if it isn't here any more. With @p changed, that goes in its place.
    bool decide(quint64 id, State state, const std::optional<wslib::Message> &changed = std::nullopt);
    const wslib::Message *find(quint64 id);
    /// Takes the next message that may go, in order; nothing while the first one isn't decided. Dropped ones vanish.
    std::optional<wslib::Message> takeReady();

private:
    static constexpr qint64 mostBytes = qint64{1} * 1024 * 1024;
    static constexpr size_t mostMessages = 1000;

    struct Waiting
    {
        quint64 id;
        wslib::Message message;
        State state;
    };
    std::deque<Waiting>::iterator place(quint64 id);

    std::deque<Waiting> m_queue;
    qint64 m_bytes = 0;
};

} // namespace workbench
