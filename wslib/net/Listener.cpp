#include "wslib/net/Listener.h"

#include "wslib/net/Transport.h"

#include <QTimer>

#include <chrono>

#ifdef Q_OS_WIN
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace wslib {

AcceptedSocket::AcceptedSocket(qintptr descriptor)
    : m_descriptor(descriptor)
{
    sockaddr_storage storage{};
    auto *raw = reinterpret_cast<sockaddr *>(&storage);
    socklen_t size = sizeof storage;
#ifdef Q_OS_WIN
    const int result = ::getpeername(static_cast<SOCKET>(descriptor), raw, &size);
#else
    const int result = ::getpeername(static_cast<int>(descriptor), raw, &size);
#endif
    if (result != 0)
        return; // it has gone already
    m_address = unmapped(QHostAddress(raw));
    m_port = ntohs(storage.ss_family == AF_INET6 ? reinterpret_cast<const sockaddr_in6 *>(raw)->sin6_port
                                                 : reinterpret_cast<const sockaddr_in *>(raw)->sin_port);
}

AcceptedSocket::~AcceptedSocket()
{
    if (m_descriptor == -1)
        return;
#ifdef Q_OS_WIN
    ::closesocket(static_cast<SOCKET>(m_descriptor));
#else
    ::close(static_cast<int>(m_descriptor));
#endif
}

Listener::Listener(std::function<void(qintptr)> accept)
    : m_accept(std::move(accept))
{
    // The kernel's queue: a burst of connects must not wait for our event loop. Those past it, and Qt's default is 50, are
    // only tried again after a second and more.
    setListenBacklogSize(1024);
    // Out of descriptors, say. QTcpServer then stops accepting for ever; peers may go, so try again.
    connect(this, &QTcpServer::acceptError, this, [this] {
        using namespace std::chrono_literals;
        QTimer::singleShot(100ms, this, &QTcpServer::resumeAccepting);
    });
}

} // namespace wslib
