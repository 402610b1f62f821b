#include "wslib/net/Spares.h"

#include "wslib/net/PerThread.h"

#include <utility>

namespace wslib {

namespace {

constexpr size_t mostEvents = 4096;
constexpr qsizetype mostOutput = qsizetype{512} * 1024;

struct Kept
{
    std::vector<Event> events;
    QByteArray output;
};

} // namespace

void Spares::lendTo(Endpoint &endpoint)
{
    Kept &kept = perThread<Kept>();
    endpoint.lend(std::exchange(kept.events, {}), std::exchange(kept.output, {}));
}

void Spares::keep(std::vector<Event> &&events)
{
    events.clear();
    if (events.capacity() <= mostEvents)
        perThread<Kept>().events = std::move(events);
}

void Spares::keep(QByteArray &&output)
{
    if (!output.isDetached() || output.capacity() > mostOutput)
        return;
    output.resize(0); // and keeps its capacity, which clear() doesn't
    perThread<Kept>().output = std::move(output);
}

} // namespace wslib
