#pragma once

#include <openssl/ssl.h>
#include <sys/types.h>

#include <cstdint>
#include <string>

/// A TCP connection to a server of this machine, plain or TLS, which doesn't block once it is open.
class Wire
{
public:
    Wire() = default;
    ~Wire() { close(); }
    Wire(const Wire &) = delete;
    Wire &operator=(const Wire &) = delete;

    /// Connects to @p port of 127.0.0.1; blocks. Source addresses take turns, so that there are ports enough.
    void connectTo(uint16_t port, bool tls);
    /// Asks for a WebSocket on @p path.
    void ask(const std::string &path, bool deflate);
    /// Waits for the 101, checks it, and gives its Sec-WebSocket-Extensions.
    std::string awaitAnswer();
    std::string shakeHands(const std::string &path, bool deflate)
    {
        ask(path, deflate);
        return awaitAnswer();
    }
    void setNonBlocking();

    /// Bytes that came; 0: none just now. Throws LoadError when the connection has ended.
    size_t read(char *to, size_t size);
    /// Lets the kernel forget up to @p size bytes that came, uncopied. Plain connections only.
    size_t skip(size_t size);
    /// Bytes taken; 0: none just now.
    size_t write(const char *from, size_t size);

    /// With TLS, whose records are written one by one: has the kernel wait for more before it sends, or no longer.
    void holdBack(bool on);

    bool isTls() const { return m_ssl != nullptr; }
    int descriptor() const { return m_descriptor; }
    void close();

private:
    int m_descriptor = -1;
    SSL *m_ssl = nullptr;
};

/// The request of a client, whose answer answerIsRight() knows.
std::string handshakeRequest(const std::string &path, bool deflate);
/// Whether @p head is the 101 for it, with the right Sec-WebSocket-Accept.
bool answerIsRight(const std::string &head);
