// The floor: epoll, one read and one write a pass, FloorSession between; with TLS, OpenSSL about it.
#include "FloorSession.h"
#include "PeerOptions.h"

#include <openssl/ssl.h>

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

SSL_CTX *tlsContext(const PeerOptions &options)
{
    if (!options.isTls())
        return nullptr;
    SSL_CTX *context = SSL_CTX_new(TLS_server_method());
    SSL_CTX_use_certificate_chain_file(context, options.certificate.c_str());
    SSL_CTX_use_PrivateKey_file(context, options.key.c_str(), SSL_FILETYPE_PEM);
    SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_read_ahead(context, 1);
    return context;
}

struct Peer
{
    Peer(int socket, int deflateLevel, SSL_CTX *context)
        : descriptor(socket)
        , tls(context != nullptr ? SSL_new(context) : nullptr)
        , session(deflateLevel)
    {
        if (tls == nullptr)
            return;
        SSL_set_fd(tls, socket);
        SSL_set_accept_state(tls);
    }

    ~Peer()
    {
        SSL_free(tls);
        ::close(descriptor);
    }

    Peer(const Peer &) = delete;
    Peer &operator=(const Peer &) = delete;

    // Both as the system calls do it: -1 and EAGAIN if there is nothing to be done just now.
    ssize_t receive(char *to, size_t size)
    {
        if (tls == nullptr)
            return ::recv(descriptor, to, size, 0);
        return judged(SSL_read(tls, to, static_cast<int>(size)));
    }

    ssize_t send(const char *from, size_t size)
    {
        if (tls == nullptr)
            return ::send(descriptor, from, size, MSG_NOSIGNAL);
        ssize_t sent = 0;
        while (static_cast<size_t>(sent) < size) {
            const ssize_t now = judged(SSL_write(tls, from + sent, static_cast<int>(size) - static_cast<int>(sent)));
            if (now <= 0)
                return sent > 0 ? sent : now;
            sent += now;
        }
        return sent;
    }

    ssize_t judged(int result) const
    {
        if (result > 0)
            return result;
        const int error = SSL_get_error(tls, result);
        if (error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE)
            return 0;
        errno = EAGAIN;
        return -1;
    }

    int descriptor;
    SSL *tls;
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
        , m_tls(tlsContext(options))
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
            watch(EPOLL_CTL_ADD, descriptor, EPOLLIN, new Peer(descriptor, m_options.deflate, m_tls));
        }
    }

    void readable(Peer &peer)
    {
        m_out.clear();
        const bool wasOpen = peer.session.isOpen();
        // What OpenSSL has read ahead, epoll doesn't tell of: it is emptied.
        do {
            const ssize_t came = peer.receive(m_buffer.data(), m_buffer.size());
            if (came < 0 && errno == EAGAIN)
                break;
            if (came <= 0) {
                drop(peer);
                return;
            }
            peer.ending = !peer.session.consume(m_buffer.data(), static_cast<size_t>(came), m_out);
        } while (m_tls != nullptr && !peer.ending);
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
            const ssize_t taken = peer.send(m_out.data(), m_out.size());
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
        const ssize_t taken = peer.send(peer.unsent.data(), peer.unsent.size());
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
        delete &peer;
    }

    PeerOptions m_options;
    int m_epoll;
    SSL_CTX *m_tls; ///< nullptr: plain.
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
