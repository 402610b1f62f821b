#include "wslib/net/Listener.h"

#include <QTimer>

#include <chrono>
#include <utility>

namespace wslib {

Listener::Listener(std::function<void(qintptr)> accept)
    : m_accept(std::move(accept))
{
    // The backlog is the kernel's: a burst of connects must not wait for our event loop.
    setMaxPendingConnections(1024);
    // Out of descriptors, say. QTcpServer then stops accepting for ever; peers may go, so try again.
    connect(this, &QTcpServer::acceptError, this, [this] {
        using namespace std::chrono_literals;
        QTimer::singleShot(100ms, this, &QTcpServer::resumeAccepting);
    });
}

} // namespace wslib
