#pragma once

#include "wslib/protocol/Endpoint.h"

#include <utility>
#include <vector>

namespace wslib {

/// Memory that the connections of a thread use one after the other, instead of each allocating its own at every pass, or
/// keeping it while idle.
class Spares
{
public:
    static void lendTo(Endpoint &endpoint) { endpoint.lend(std::exchange(s_events, {}), std::exchange(s_output, {})); }
    static void keep(std::vector<Event> &&events)
    {
        events.clear();
        if (events.capacity() <= mostEvents)
            s_events = std::move(events);
    }
    /// Not what somebody else still holds, as a socket does that hasn't sent it yet.
    static void keep(QByteArray &&output)
    {
        if (!output.isDetached() || output.capacity() > mostOutput)
            return;
        output.resize(0); // and keeps its capacity, which clear() doesn't
        s_output = std::move(output);
    }

private:
    static constexpr size_t mostEvents = 4096;
    static constexpr qsizetype mostOutput = qsizetype{512} * 1024;

    static inline thread_local std::vector<Event> s_events;
    static inline thread_local QByteArray s_output;
};

} // namespace wslib
