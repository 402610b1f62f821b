#pragma once

#include "wslib/net/BusyPolling.h"

#include <QtGlobal>

#include <memory>
#include <vector>

class QSocketNotifier;

namespace wslib {

/// What can be told by Readiness that its descriptor is ready.
class ReadyListener
{
public:
    virtual ~ReadyListener() = default;
    /// @p events are epoll's: EPOLLIN, EPOLLOUT, EPOLLHUP, EPOLLERR. It may delete this listener and any other.
    virtual void descriptorReady(quint32 events) = 0;
};

/// The descriptors of one thread's transports in an epoll of their own, which the thread's event loop, of whatever kind, sees
/// as a single descriptor: Qt's loops poll() all they know at each pass, so that 5,000 idle connections cost them 97 % of
/// their throughput. Level-triggered. Linux only.
///
/// Belongs to its thread, and goes when the last of those who hold it does.
class Readiness
{
public:
    /// That of the calling thread.
    static std::shared_ptr<Readiness> ofThisThread();
    ~Readiness();
    Q_DISABLE_COPY_MOVE(Readiness)

    /// Makes the epoll, unless there is one, as change() does; false, with errno set, if there is no descriptor left.
    bool open();

    /// A place in the epoll.
    using Place = int;

    /// A place for @p descriptor, of which @p listener is told once change() says for what. It must be removed before it is
    /// closed.
    Place add(int descriptor, ReadyListener *listener);
    /// Tells of @p events (epoll's) from now on; with 0 of nothing at all, not even of an error. False, with errno set, if the
    /// kernel can't: it is out of descriptors, say.
    bool change(Place place, quint32 events);
    void remove(Place place);

private:
    struct Watch
    {
        ReadyListener *listener = nullptr;
        int descriptor = -1;
        quint32 generation = 0; ///< What was told of the place's last owner is not for the next.
        bool watched = false;
    };

    Readiness() = default;
    void look();
    int tell();

    int m_epoll = -1;
    std::unique_ptr<BusyPolling> m_polling;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::vector<Watch> m_watches;
    std::vector<Place> m_free;
    bool m_looking = false;
};

} // namespace wslib
