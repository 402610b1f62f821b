#pragma once

#include "wslib/protocol/Endpoint.h"

#include <vector>

namespace wslib {

/// Memory that the connections of a thread use one after the other, instead of each allocating its own at every pass, or
/// keeping it while idle.
class Spares
{
public:
    static void lendTo(Endpoint &endpoint);
    static void keep(std::vector<Event> &&events);
    /// Not what somebody else still holds, as a socket does that hasn't sent it yet.
    static void keep(QByteArray &&output);
};

} // namespace wslib
