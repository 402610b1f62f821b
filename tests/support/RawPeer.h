#pragma once

#include <QSslConfiguration>
#include <QTcpSocket>

#include <memory>
#include <optional>

/// One end of a TCP or TLS connection that speaks bytes, not WebSocket, and knows nothing of the engine: so
/// that a test doesn't prove the engine by itself. Reads everything that comes, unless told not to.
class RawPeer
{
public:
    /// What a server of ours answers sampleKey with.
    static constexpr auto sampleKey = "dGhlIHNhbXBsZSBub25jZQ==";
    static constexpr auto sampleAccept = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

    /// A frame as it came; only minimal parsing, no rules.
    struct Frame
    {
        quint8 firstByte = 0;
        bool masked = false;
        QByteArray payload;
        int opcode() const { return firstByte & 0x0F; }
        /// Of a Close frame: its code, or 0.
        int closeCode() const;
    };

    /// Connects to @p port of 127.0.0.1.
    explicit RawPeer(quint16 port);
    /// Takes an accepted socket.
    explicit RawPeer(std::unique_ptr<QTcpSocket> socket);
    ~RawPeer();
    Q_DISABLE_COPY_MOVE(RawPeer)

    void send(const QByteArray &bytes);
    /// A handshake request with sampleKey; @p fields are further lines, each with its CRLF.
    static QByteArray upgradeRequest(const QByteArray &path = "/", const QByteArray &fields = {});
    /// The 101 that accepts the request @p head.
    static QByteArray upgradeAnswer(const QByteArray &head, const QByteArray &fields = {});
    /// Shakes hands as a client; true once the 101 has come. What followed it is in received().
    bool upgrade(const QByteArray &path = "/");

    /// What came and wasn't taken.
    const QByteArray &received() const { return m_received; }
    /// Takes an HTTP head, empty line included, once it is there.
    std::optional<QByteArray> takeHead();
    /// Takes a frame once it is there.
    std::optional<Frame> takeFrame();
    /// The same, after a wait of at most 5 s.
    std::optional<Frame> waitForFrame();
    /// Whether @p bytes came, after a wait of at most 5 s.
    bool waitFor(const QByteArray &bytes);

    bool isConnected() const { return m_socket->state() == QAbstractSocket::ConnectedState; }
    /// Connected, and if its socket is one of TLS, encrypted.
    bool isReady() const;
    /// The other side has said that it sends no more, in order.
    bool hasEnded() const { return m_ended && !m_failed; }
    /// A reset, or another error.
    bool hasFailed() const { return m_failed; }
    bool isGone() const { return m_ended || m_failed; }
    QString errorString() const { return m_socket->errorString(); }

    /// Leaves what comes in the kernel, whose buffers then fill.
    void stopReading();
    void readAgain();
    /// Sends no more (FIN), and goes on reading.
    void finishSending();
    /// Ends with an RST.
    void reset();
    void close();

private:
    void watch();
    void read();

    std::unique_ptr<QTcpSocket> m_socket;
    QByteArray m_received;
    bool m_reading = true;
    bool m_ended = false;
    bool m_failed = false;
};
