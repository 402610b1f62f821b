#pragma once

#include <QByteArray>

#include <chrono>
#include <memory>
#include <optional>

struct ssl_st;
struct ssl_ctx_st;

/// A client on a bare POSIX socket that waits in its calls, 20 s at most: thousands of them cost little, a thread of its own
/// may drive one, and what is measured isn't an event loop of ours.
class BlockingPeer
{
public:
    enum class Tls { Off, On };

    /// Connects to @p port of 127.0.0.1. With Tls::On, no certificate is verified.
    explicit BlockingPeer(quint16 port, Tls tls = Tls::Off);
    ~BlockingPeer();
    Q_DISABLE_COPY_MOVE(BlockingPeer)

    bool isConnected() const { return m_connected; }

    /// Sends all of @p bytes. False: the connection has ended, or nobody took them in time.
    bool send(const QByteArray &bytes);
    /// What the kernel takes at once (plain only).
    qsizetype sendWithoutWaiting(const QByteArray &bytes);
    /// What has come; empty at the end, or if nothing comes in time.
    QByteArray receive();
    /// Exactly @p size bytes, or less at the end.
    QByteArray receive(qsizetype size);
    /// Up to the end of the connection.
    QByteArray receiveRest();

    /// Shakes hands; @p fields are further lines, each with its CRLF. True once the 101 has come.
    bool upgrade(const QByteArray &path, const QByteArray &fields = {});
    /// Sends a text message and waits for the same: how long it took, or nothing if something else came.
    std::optional<std::chrono::nanoseconds> echo(const QByteArray &text);

    /// Half a close, from any thread: sends fail from now on, and so do waiting ones.
    void shutDown();
    /// Ends with an RST.
    void reset();

private:
    qsizetype read(char *data, qsizetype size);
    bool startTls();

    struct TlsDeleter
    {
        void operator()(ssl_st *session) const;
        void operator()(ssl_ctx_st *context) const;
    };

    int m_socket = -1;
    bool m_connected = false;
    std::unique_ptr<ssl_ctx_st, TlsDeleter> m_context;
    std::unique_ptr<ssl_st, TlsDeleter> m_session;
};
