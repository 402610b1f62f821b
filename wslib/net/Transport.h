#pragma once

#include "wslib/net/Opening.h"

#include <QAbstractSocket>
#include <QPointer>

#include <memory>
#include <optional>
#include <vector>

namespace wslib {

/// Who a Transport serves at the moment: first whoever shakes hands, then the Connection.
class TransportSink
{
public:
    virtual ~TransportSink() = default;
    /// Bytes came. The view is valid during the call. The sink may delete the transport and itself.
    virtual void transportReceived(QByteArrayView bytes) = 0;
    /// Bytes left for the kernel: pendingBytes() is lower than it was.
    virtual void transportWrote() = 0;
    /// The transport has ended; comes once. @p error is RemoteHostClosedError if the peer closed it in order.
    virtual void transportEnded(QAbstractSocket::SocketError error, const QString &text) = 0;
};

/// An established socket, plain or TLS.
///
/// There are three kinds: SocketTransport on Qt's sockets, whose TLS keeps buffers of its own, bounded; and on Linux, on the
/// descriptor itself, since Qt's event loops poll every descriptor at each pass, PlainTransport and, for servers,
/// TlsTransport.
class Transport : public QObject
{
    Q_OBJECT

public:
    /// Takes @p socket, which is connected and, if it is a QSslSocket, encrypted. Reading starts with setSink().
    static Transport *of(QAbstractSocket *socket, QObject *parent = nullptr);
    /// Takes @p descriptor, a connected socket without TLS.
    static Transport *ofDescriptor(qintptr descriptor, QObject *parent = nullptr);

    /// From now on @p sink is told. Bytes that came before are given to it from the event loop.
    virtual void setSink(TransportSink *sink) = 0;

    /// Sends @p bytes, behind what waits. If that fails, they vanish, isBroken() is true and transportEnded() follows.
    virtual void write(const QByteArray &bytes) = 0;
    /// The same with several, in order.
    virtual void write(const std::vector<QByteArray> &pieces) = 0;
    /// Bytes written that the kernel hasn't taken yet.
    virtual qint64 pendingBytes() const = 0;
    /// Tries once more to give the kernel what waits, without waiting for it to ask.
    virtual void flush() = 0;

    /// Stops taking bytes from the kernel, so that TCP's own flow control reaches the peer.
    virtual void pauseReading() = 0;
    virtual void resumeReading() = 0;

    /// Says to the peer that nothing more comes, once everything is written; reading goes on until the peer has ended
    /// too. (Closing at once would answer unread bytes with a reset, which may destroy our last frames on their way.)
    virtual void finishWriting() = 0;

    /// Makes abort() a TCP reset (RST): bytes not sent yet are thrown away, and the peer sees an error.
    virtual void lingerForNothing();

    /// Ends at once, without a word; transportEnded() isn't called.
    virtual void abort() = 0;

    /// TCP_NODELAY.
    virtual void setNoDelay(bool on) = 0;

    /// "127.0.0.1:8888", of the peer and of ourselves.
    virtual QString remoteAddress() const = 0;
    virtual QString localAddress() const = 0;
    virtual bool isEncrypted() const { return false; }
    /// What TLS agreed on; empty if there is none.
    virtual TlsSession tlsSession() const { return {}; }
    /// Whether finishWriting() leaves the other direction open; QSslSocket closes both.
    virtual bool canHalfClose() const { return true; }

    /// transportEnded() was called, or abort().
    bool hasEnded() const { return m_ended; }
    /// Nothing that is written will reach the peer any more.
    virtual bool isBroken() const = 0;

protected:
    using QObject::QObject;

    virtual qintptr descriptor() const = 0;

    /// How much is read at once.
    static constexpr qsizetype readSize = qsizetype{64} * 1024;
    /// Where to: one buffer that all connections of a thread share; but whoever reads while another is still telling of what
    /// it read, from an event loop that a slot runs, has one of its own.
    class ReadBuffer
    {
    public:
        ReadBuffer();
        ~ReadBuffer();
        Q_DISABLE_COPY_MOVE(ReadBuffer)
        char *data() const { return m_data; }

    private:
        std::unique_ptr<char[]> m_own;
        char *m_data;
    };
    /// How often one socket may fill it in one pass before the others have their turn.
    static constexpr int readsPerPass = 16;

    /// False if the sink deleted us. Meanwhile isDelivering(), and nothing more may be delivered, nor the end: the sink
    /// isn't ready for it, even where one of its slots runs an event loop.
    bool deliver(QByteArrayView bytes);
    bool isDelivering() const { return m_delivering; }
    void end(QAbstractSocket::SocketError error, const QString &text);

    TransportSink *m_sink = nullptr;
    bool m_paused = false;
    bool m_finishing = false;
    bool m_ended = false;
    /// The socket has ended, but what it had before is still to be delivered.
    std::optional<QAbstractSocket::SocketError> m_endPending;

private:
    bool m_delivering = false;
};

/// An IPv4 address that came mapped into IPv6 (::ffff:127.0.0.1) as itself; any other as it is.
QHostAddress unmapped(const QHostAddress &address);

/// "127.0.0.1:8888" or "[::1]:8888".
QString addressText(const QHostAddress &address, quint16 port);

/// A socket for plain TCP in the mode that Transport wants.
QAbstractSocket *makePlainSocket();

/// Cuts @p socket off from @p receiver, its parent, closes it, and deletes it from the event loop: @p receiver may be on
/// its way out within one of the socket's own signals, after which Qt still touches the socket.
void discardSocket(QAbstractSocket *socket, QObject *receiver);

} // namespace wslib
