#include "tests/support/BlackHole.h"

#ifdef Q_OS_LINUX
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

BlackHole::BlackHole(const char *address, quint16 port)
{
#ifdef Q_OS_LINUX
    sockaddr_in where{};
    where.sin_family = AF_INET;
    where.sin_port = htons(port);
    ::inet_pton(AF_INET, address, &where.sin_addr);
    m_listener = ::socket(AF_INET, SOCK_STREAM, 0);
    auto *raw = reinterpret_cast<sockaddr *>(&where);
    socklen_t size = sizeof where;
    m_stands = ::bind(m_listener, raw, size) == 0 && ::listen(m_listener, 0) == 0
               && ::getsockname(m_listener, raw, &size) == 0;
    m_port = ntohs(where.sin_port);
    for (int &filler : m_fillers) {
        filler = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
        (void)::connect(filler, raw, size);
    }
#else
    Q_UNUSED(address)
    Q_UNUSED(port)
#endif
}

BlackHole::~BlackHole()
{
#ifdef Q_OS_LINUX
    for (const int filler : m_fillers)
        ::close(filler);
    ::close(m_listener);
#endif
}
