#pragma once

#include <QAbstractSocket>
#include <QPointer>

#include <optional>

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

/// An established socket, plain or TLS, and what has to be known about the two: plain ones are unbuffered (3 system calls
/// an echo instead of 9) and can be half-closed; TLS ones keep QSslSocket's buffers, bounded.
class Transport : public QObject
{
    Q_OBJECT

public:
    /// Takes @p socket, which is connected and, if it is a QSslSocket, encrypted. Reading starts with setSink().
    explicit Transport(QAbstractSocket *socket, QObject *parent = nullptr);
    ~Transport() override;

    /// From now on @p sink is told. Bytes that came before are given to it from the event loop.
    void setSink(TransportSink *sink);

    void write(const QByteArray &bytes);
    /// Bytes written that the kernel hasn't taken yet.
    qint64 pendingBytes() const;

    /// Stops taking bytes from the kernel, so that TCP's own flow control reaches the peer.
    void pauseReading() { m_paused = true; }
    void resumeReading();

    /// Says to the peer that nothing more comes, once everything is written; reading goes on until the peer has ended
    /// too. (Closing at once would answer unread bytes with a reset, which may destroy our last frames on their way.)
    void finishWriting();

    /// Makes abort() a TCP reset (RST): bytes not sent yet are thrown away, and the peer sees an error.
    void lingerForNothing();

    /// Ends at once, without a word; transportEnded() isn't called.
    void abort();

    bool isEncrypted() const { return m_encrypted; }
    /// transportEnded() was called, or abort().
    bool hasEnded() const { return m_ended; }
    QAbstractSocket *socket() const { return m_socket; }

private:
    void readAvailable();
    bool deliver(QByteArrayView bytes);
    void bytesLeft();
    void endOnceRead(QAbstractSocket::SocketError error);
    void end(QAbstractSocket::SocketError error, const QString &text);
    void shutDownIfWritten();

    QAbstractSocket *m_socket;
    TransportSink *m_sink = nullptr;
    bool m_encrypted;
    bool m_paused = false;
    bool m_finishing = false;
    bool m_ended = false;
    /// The socket has ended, but bytes it had buffered are still to be delivered.
    std::optional<QAbstractSocket::SocketError> m_endPending;
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
