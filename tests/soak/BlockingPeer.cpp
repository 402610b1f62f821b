#include "BlockingPeer.h"

#include "tests/support/RawPeer.h"
#include "tests/support/WireFrame.h"

#include <openssl/ssl.h>

#include <QtEndian>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace {

using Clock = std::chrono::steady_clock;

#ifdef MSG_NOSIGNAL
constexpr int noSignal = MSG_NOSIGNAL;
#else
constexpr int noSignal = 0;
#endif

template <typename Value>
void setOption(int socket, int level, int name, const Value &value)
{
    ::setsockopt(socket, level, name, &value, sizeof value);
}

} // namespace

void BlockingPeer::TlsDeleter::operator()(ssl_st *session) const
{
    SSL_free(session);
}

void BlockingPeer::TlsDeleter::operator()(ssl_ctx_st *context) const
{
    SSL_CTX_free(context);
}

BlockingPeer::BlockingPeer(quint16 port, Tls tls)
    : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
{
    std::signal(SIGPIPE, SIG_IGN); // what OpenSSL writes to a connection that has ended is an error like any other
    constexpr timeval patience{20, 0};
    setOption(m_socket, SOL_SOCKET, SO_RCVTIMEO, patience);
    setOption(m_socket, SOL_SOCKET, SO_SNDTIMEO, patience);
    setOption(m_socket, IPPROTO_TCP, TCP_NODELAY, 1);
#ifdef SO_NOSIGPIPE
    setOption(m_socket, SOL_SOCKET, SO_NOSIGPIPE, 1);
#endif
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = qToBigEndian(port);
    address.sin_addr.s_addr = qToBigEndian<quint32>(INADDR_LOOPBACK);
    m_connected = ::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    if (m_connected && tls == Tls::On)
        m_connected = startTls();
}

BlockingPeer::~BlockingPeer()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

bool BlockingPeer::startTls()
{
    m_context.reset(SSL_CTX_new(TLS_client_method()));
    m_session.reset(SSL_new(m_context.get()));
    SSL_set_fd(m_session.get(), m_socket);
    return SSL_connect(m_session.get()) == 1;
}

bool BlockingPeer::send(const QByteArray &bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const auto left = static_cast<size_t>(bytes.size() - sent);
        const auto count = m_session ? SSL_write(m_session.get(), bytes.data() + sent, static_cast<int>(left))
                                     : ::send(m_socket, bytes.data() + sent, left, noSignal);
        if (count <= 0)
            return false;
        sent += count;
    }
    return true;
}

qsizetype BlockingPeer::sendWithoutWaiting(const QByteArray &bytes)
{
    const ssize_t count = ::send(m_socket, bytes.data(), static_cast<size_t>(bytes.size()), noSignal | MSG_DONTWAIT);
    return count > 0 ? count : 0;
}

qsizetype BlockingPeer::read(char *data, qsizetype size)
{
    return m_session ? SSL_read(m_session.get(), data, static_cast<int>(size))
                     : ::recv(m_socket, data, static_cast<size_t>(size), 0);
}

QByteArray BlockingPeer::receive()
{
    std::array<char, 65536> buffer;
    const qsizetype count = read(buffer.data(), buffer.size());
    return count > 0 ? QByteArray(buffer.data(), count) : QByteArray();
}

QByteArray BlockingPeer::receive(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    qsizetype got = 0;
    while (got < size) {
        const qsizetype count = read(bytes.data() + got, size - got);
        if (count <= 0)
            break;
        got += count;
    }
    return bytes.first(got);
}

QByteArray BlockingPeer::receiveRest()
{
    QByteArray all;
    for (QByteArray bytes = receive(); !bytes.isEmpty(); bytes = receive())
        all += bytes;
    return all;
}

bool BlockingPeer::upgrade(const QByteArray &path, const QByteArray &fields)
{
    if (!m_connected || !send(RawPeer::upgradeRequest(path, fields)))
        return false;
    QByteArray head;
    while (!head.endsWith("\r\n\r\n")) {
        const QByteArray byte = receive(1); // what follows the head is left where it is
        if (byte.isEmpty())
            return false;
        head += byte;
    }
    return head.startsWith("HTTP/1.1 101 ");
}

std::optional<std::chrono::nanoseconds> BlockingPeer::echo(const QByteArray &text)
{
    const QByteArray expected = WireFrame::text(text).bytes();
    const Clock::time_point start = Clock::now();
    if (!send(WireFrame::text(text).masked().bytes()) || receive(expected.size()) != expected)
        return std::nullopt;
    return Clock::now() - start;
}

void BlockingPeer::shutDown()
{
    ::shutdown(m_socket, SHUT_RDWR);
}

void BlockingPeer::reset()
{
    setOption(m_socket, SOL_SOCKET, SO_LINGER, linger{1, 0});
    ::close(std::exchange(m_socket, -1));
}
