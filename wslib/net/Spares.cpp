#include "wslib/net/Spares.h"

#include <utility>

namespace wslib {

namespace {

constexpr size_t mostEvents = 4096;
constexpr qsizetype mostOutput = qsizetype{512} * 1024;

// Here and not in the class: mingw can't link what is inline, has a constructor, and is each thread's own.
thread_local std::vector<Event> spareEvents;
thread_local QByteArray spareOutput;

} // namespace

void Spares::lendTo(Endpoint &endpoint)
{
    endpoint.lend(std::exchange(spareEvents, {}), std::exchange(spareOutput, {}));
}

void Spares::keep(std::vector<Event> &&events)
{
    events.clear();
    if (events.capacity() <= mostEvents)
        spareEvents = std::move(events);
}

void Spares::keep(QByteArray &&output)
{
    if (!output.isDetached() || output.capacity() > mostOutput)
        return;
    output.resize(0); // and keeps its capacity, which clear() doesn't
    spareOutput = std::move(output);
}

} // namespace wslib
