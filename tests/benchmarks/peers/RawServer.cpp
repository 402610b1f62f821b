// The floor: epoll, one read and one write a pass, FloorSession between.
#include "FloorSession.h"
#include "PeerOptions.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <vector>

namespace {

constexpr size_t bufferSize = 64 * 1024;

struct Peer
{
    Peer(int socket, int deflateLevel)
        : descriptor(socket)
        , session(deflateLevel)
    {
    }

    int descriptor;
    bool ending = false; ///< Once all is written.
    bool joined = false;
    FloorSession session;
    std::string unsent; ///< What the kernel didn't take; nothing is read meanwhile.
};

class RawServer
{
public:
    explicit RawServer(const PeerOptions &options)
        : m_options(options)
        , m_epoll(::epoll_create1(0))
        , m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0))
        , m_buffer(bufferSize)
    {
    }

    uint16_t listen()
    {
        const int one = 1;
        ::setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
        ::setsockopt(m_listener, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one); // Accepted sockets inherit it.
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(m_options.port);
        ::bind(m_listener, reinterpret_cast<sockaddr *>(&address), sizeof address);
        ::listen(m_listener, 512);
        watch(EPOLL_CTL_ADD, m_listener, EPOLLIN, nullptr);
        socklen_t size = sizeof address;
        ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size);
        return ntohs(address.sin_port);
    }

    void run()
    {
        std::array<epoll_event, 512> events{};
        for (;;) {
            const int count = ::epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), -1);
            for (int i = 0; i < count; ++i) {
                auto *peer = static_cast<Peer *>(events[static_cast<size_t>(i)].data.ptr);
                if (peer == nullptr)
                    accept();
                else if ((events[static_cast<size_t>(i)].events & EPOLLOUT) != 0)
                    writable(*peer);
                else
                    readable(*peer);
            }
        }
    }

private:
    void watch(int operation, int descriptor, uint32_t what, Peer *peer) const
    {
        epoll_event event{what, {peer}};
        ::epoll_ctl(m_epoll, operation, descriptor, &event);
    }

    void accept()
    {
        for (;;) {
            const int descriptor = ::accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK);
            if (descriptor < 0)
                return;
            watch(EPOLL_CTL_ADD, descriptor, EPOLLIN, new Peer(descriptor, m_options.deflate));
        }
    }

    void readable(Peer &peer)
    {
        const ssize_t came = ::recv(peer.descriptor, m_buffer.data(), m_buffer.size(), 0);
        if (came <= 0) {
            if (came == 0 || errno != EAGAIN)
                drop(peer);
            return;
        }
        m_out.clear();
        const bool wasOpen = peer.session.isOpen();
        peer.ending = !peer.session.consume(m_buffer.data(), static_cast<size_t>(came), m_out);
        if (wasOpen && peer.joined) {
            for (Peer *other : m_fan)
                send(*other);
            return;
        }
        if (peer.session.isFan() && !peer.joined) {
            peer.joined = true;
            m_fan.push_back(&peer);
        }
        send(peer);
    }

    void send(Peer &peer)
    {
        size_t sent = 0;
        if (peer.unsent.empty() && m_out.size() > 0) {
            const ssize_t taken = ::send(peer.descriptor, m_out.data(), m_out.size(), MSG_NOSIGNAL);
            if (taken < 0 && errno != EAGAIN) {
                drop(peer);
                return;
            }
            sent = taken > 0 ? static_cast<size_t>(taken) : 0;
            if (sent < m_out.size())
                watch(EPOLL_CTL_MOD, peer.descriptor, EPOLLOUT, &peer);
        }
        peer.unsent.append(m_out.data() + sent, m_out.size() - sent);
        if (peer.ending && peer.unsent.empty())
            drop(peer);
    }

    void writable(Peer &peer)
    {
        const ssize_t taken = ::send(peer.descriptor, peer.unsent.data(), peer.unsent.size(), MSG_NOSIGNAL);
        if (taken < 0 && errno != EAGAIN) {
            drop(peer);
            return;
        }
        peer.unsent.erase(0, taken > 0 ? static_cast<size_t>(taken) : 0);
        if (!peer.unsent.empty())
            return;
        std::string().swap(peer.unsent);
        if (peer.ending)
            drop(peer);
        else
            watch(EPOLL_CTL_MOD, peer.descriptor, EPOLLIN, &peer);
    }

    void drop(Peer &peer)
    {
        m_fan.erase(std::remove(m_fan.begin(), m_fan.end(), &peer), m_fan.end());
        ::close(peer.descriptor);
        delete &peer;
    }

    PeerOptions m_options;
    int m_epoll;
    int m_listener;
    std::vector<char> m_buffer;
    Output m_out;
    std::vector<Peer *> m_fan;
};

} // namespace

int main(int argc, char **argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    RawServer server(readPeerOptions(argc, argv));
    announce(server.listen());
    server.run();
}
