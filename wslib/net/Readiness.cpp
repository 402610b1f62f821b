#include "wslib/net/Readiness.h"

#include <QSocketNotifier>

#include <algorithm>
#include <array>
#include <cerrno>
#include <sys/epoll.h>
#include <unistd.h>
#include <utility>

namespace wslib {

namespace {

// What one pass of the event loop takes at most; the rest is told in the next, behind what was posted meanwhile.
constexpr int batchSize = 256;
// What came while the first were told joins them: what they send to others (a broadcast) leaves behind the last look, in fewer
// writes.
constexpr int looksPerPass = 2;

thread_local std::weak_ptr<Readiness> ofThread;

quint64 ticket(Readiness::Place place, quint32 generation)
{
    return (quint64{generation} << 32U) | static_cast<quint32>(place);
}

} // namespace

std::shared_ptr<Readiness> Readiness::ofThisThread()
{
    std::shared_ptr<Readiness> readiness = ofThread.lock();
    if (!readiness) {
        readiness.reset(new Readiness);
        ofThread = readiness;
    }
    return readiness;
}

// Tried again each time until there is one: there may have been no descriptor left.
bool Readiness::open()
{
    if (m_epoll != -1)
        return true;
    m_epoll = ::epoll_create1(EPOLL_CLOEXEC);
    if (m_epoll == -1)
        return false;
    m_polling = std::make_unique<BusyPolling>();
    m_notifier = std::make_unique<QSocketNotifier>(m_epoll, QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] { look(); });
    return true;
}

Readiness::~Readiness()
{
    if (m_epoll == -1)
        return;
    m_notifier->setEnabled(false);
    ::close(m_epoll);
    // Within its own signal it can't go.
    if (m_looking)
        m_notifier.release()->deleteLater();
}

Readiness::Place Readiness::add(int descriptor, ReadyListener *listener)
{
    if (m_free.empty()) {
        m_free.push_back(static_cast<Place>(m_watches.size()));
        m_watches.emplace_back();
    }
    const Place place = m_free.back();
    m_free.pop_back();
    Watch &watch = m_watches[static_cast<size_t>(place)];
    watch.listener = listener;
    watch.descriptor = descriptor;
    return place;
}

bool Readiness::change(Place place, quint32 events)
{
    Watch &watch = m_watches[static_cast<size_t>(place)];
    const bool wanted = events != 0;
    if (!wanted && !watch.watched)
        return true;
    if (!open())
        return false;
    const int operation = !wanted ? EPOLL_CTL_DEL : watch.watched ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;
    epoll_event event{};
    event.events = events;
    event.data.u64 = ticket(place, watch.generation);
    if (::epoll_ctl(m_epoll, operation, watch.descriptor, &event) != 0)
        return false;
    watch.watched = wanted;
    return true;
}

void Readiness::remove(Place place)
{
    change(place, 0);
    Watch &watch = m_watches[static_cast<size_t>(place)];
    watch.listener = nullptr;
    watch.watched = false;
    ++watch.generation;
    m_free.push_back(place);
}

void Readiness::look()
{
    const std::shared_ptr<Readiness> self = ofThread.lock(); // the last of the listeners may go meanwhile
    const bool nested = std::exchange(m_looking, true);
    int told = 0;
    for (int looks = 0; looks < looksPerPass; ++looks) {
        const int count = tell();
        if (self.use_count() <= 1) // we are the last to hold it, and still within its notifier's signal
            return;
        told += count;
        if (count == 0)
            break;
    }
    m_looking = nested;
    if (told > 0)
        m_polling->stir();
}

// How many were told that they are ready.
int Readiness::tell()
{
    std::array<epoll_event, batchSize> events; // NOLINT(*-member-init): what the kernel doesn't fill isn't read
    const int count = std::max(::epoll_wait(m_epoll, events.data(), batchSize, 0), 0);
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = events[static_cast<size_t>(i)];
        const auto place = static_cast<size_t>(event.data.u64 & 0xFFFF'FFFFU);
        const Watch &watch = m_watches[place];
        if (watch.listener != nullptr && watch.generation == static_cast<quint32>(event.data.u64 >> 32U))
            watch.listener->descriptorReady(event.events);
    }
    return count;
}

} // namespace wslib
