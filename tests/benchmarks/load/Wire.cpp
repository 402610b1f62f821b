#include "Wire.h"

#include "LoadResult.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace {

constexpr size_t readAhead = 128 * 1024;

SSL_CTX *tlsContext()
{
    static SSL_CTX *const context = [] {
        SSL_CTX *made = SSL_CTX_new(TLS_client_method());
        SSL_CTX_set_mode(made, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
        // Several records in a call, both ways, lest the generator be slower than the servers.
        SSL_CTX_set_read_ahead(made, 1);
        SSL_CTX_set_default_read_buffer_len(made, readAhead);
        return made;
    }();
    return context;
}

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

std::string fieldOf(const std::string &head, const std::string &name)
{
    const size_t begin = lowered(head).find("\r\n" + name + ":");
    if (begin == std::string::npos)
        return {};
    const size_t value = head.find_first_not_of(' ', begin + name.size() + 3);
    return head.substr(value, head.find("\r\n", value) - value);
}

[[noreturn]] void throwEnded(const char *what)
{
    throw LoadError(std::string(what) + (errno != 0 ? std::string(": ") + std::strerror(errno) : std::string()));
}

} // namespace

std::string handshakeRequest(const std::string &path, bool deflate)
{
    return "GET " + path
           + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
             "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
           + (deflate ? "Sec-WebSocket-Extensions: permessage-deflate\r\n" : "") + "\r\n";
}

bool answerIsRight(const std::string &head)
{
    return head.compare(0, 13, "HTTP/1.1 101 ") == 0
           && head.find("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=") != std::string::npos; // RFC 6455 §1.3
}

void Wire::connectTo(uint16_t port, bool tls)
{
    static uint32_t turn = 0;
    m_descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
    const int one = 1;
    ::setsockopt(m_descriptor, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &one, sizeof one);
    const timeval patience{10, 0}; // While it blocks.
    ::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK + 1 + turn++ % 200);
    ::bind(m_descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    if (::connect(m_descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        throwEnded("no connection");
    ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (!tls)
        return;
    m_ssl = SSL_new(tlsContext());
    SSL_set_fd(m_ssl, m_descriptor);
    if (SSL_connect(m_ssl) != 1)
        throw LoadError("no TLS");
}

void Wire::ask(const std::string &path, bool deflate)
{
    const std::string request = handshakeRequest(path, deflate);
    if (write(request.data(), request.size()) != request.size())
        throwEnded("the request can't be sent");
}

std::string Wire::awaitAnswer()
{
    std::string head;
    char byte = 0;
    // Byte by byte: a frame may stand right behind.
    while (head.size() < 4 || head.compare(head.size() - 4, 4, "\r\n\r\n") != 0) {
        if (read(&byte, 1) != 1 || head.size() > 8192)
            throw LoadError("no answer to the handshake");
        head += byte;
    }
    if (!answerIsRight(head))
        throw LoadError("the handshake was refused: " + head.substr(0, head.find("\r\n")));
    return fieldOf(head, "sec-websocket-extensions");
}

void Wire::setNonBlocking()
{
    ::fcntl(m_descriptor, F_SETFL, ::fcntl(m_descriptor, F_GETFL) | O_NONBLOCK);
}

size_t Wire::read(char *to, size_t size)
{
    errno = 0;
    if (m_ssl != nullptr) {
        const int came = SSL_read(m_ssl, to, static_cast<int>(size));
        if (came > 0)
            return static_cast<size_t>(came);
        if (SSL_get_error(m_ssl, came) == SSL_ERROR_WANT_READ)
            return 0;
        throwEnded("the server ended the connection");
    }
    const ssize_t came = ::recv(m_descriptor, to, size, 0);
    if (came > 0)
        return static_cast<size_t>(came);
    if (came < 0 && errno == EAGAIN)
        return 0;
    throwEnded("the server ended the connection");
}

size_t Wire::skip(size_t size)
{
    errno = 0;
    const ssize_t came = ::recv(m_descriptor, nullptr, size, MSG_TRUNC);
    if (came > 0)
        return static_cast<size_t>(came);
    if (came < 0 && errno == EAGAIN)
        return 0;
    throwEnded("the server ended the connection");
}

size_t Wire::write(const char *from, size_t size)
{
    errno = 0;
    if (m_ssl != nullptr) {
        const int taken = SSL_write(m_ssl, from, static_cast<int>(size));
        if (taken > 0)
            return static_cast<size_t>(taken);
        if (SSL_get_error(m_ssl, taken) == SSL_ERROR_WANT_WRITE)
            return 0;
        throwEnded("the server takes nothing more");
    }
    const ssize_t taken = ::send(m_descriptor, from, size, MSG_NOSIGNAL);
    if (taken >= 0)
        return static_cast<size_t>(taken);
    if (errno == EAGAIN)
        return 0;
    throwEnded("the server takes nothing more");
}

void Wire::holdBack(bool on)
{
    const int value = on ? 1 : 0;
    if (m_ssl != nullptr)
        ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_CORK, &value, sizeof value);
}

void Wire::close()
{
    if (m_ssl != nullptr)
        SSL_free(m_ssl);
    m_ssl = nullptr;
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = -1;
}
