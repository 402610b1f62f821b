#include "workbench/relay/RelayLane.h"

#include <algorithm>

namespace workbench {

void RelayLane::append(quint64 id, const wslib::Message &message, State state)
{
    m_bytes += message.payload.size();
    m_queue.push_back({id, message, state});
}

// Ids grow along the queue.
std::deque<RelayLane::Waiting>::iterator RelayLane::place(quint64 id)
{
    const auto found = std::lower_bound(m_queue.begin(), m_queue.end(), id,
                                        [](const Waiting &waiting, quint64 wanted) { return waiting.id < wanted; });
    return found != m_queue.end() && found->id == id ? found : m_queue.end();
}

bool RelayLane::decide(quint64 id, State state, const std::optional<wslib::Message> &changed)
{
    const auto found = place(id);
    if (found == m_queue.end())
        return false;
    found->state = state;
    if (changed) {
        m_bytes += changed->payload.size() - found->message.payload.size();
        found->message = *changed;
    }
    return true;
}

const wslib::Message *RelayLane::find(quint64 id)
{
    const auto found = place(id);
    return found == m_queue.end() ? nullptr : &found->message;
}

std::optional<wslib::Message> RelayLane::takeReady()
{
    while (!m_queue.empty()) {
        const Waiting &first = m_queue.front();
        if (first.state != State::Ready && first.state != State::Dropped)
            return std::nullopt;
        const bool goes = first.state == State::Ready;
        const wslib::Message message = first.message;
        m_bytes -= message.payload.size();
        m_queue.pop_front();
        if (goes)
            return message;
    }
    return std::nullopt;
}

} // namespace workbench
