#pragma once

#include "wslib/net/TlsOptions.h"

#include <QObject>
#include <QTcpSocket>
#include <QUrl>

#include <deque>
#include <functional>

class QSslSocket;

namespace workbench::conformance {

/// A TCP (or TLS) connection that carries bytes and cuts what it sends where a case says so. Never blocks.
class ByteChannel : public QObject
{
    Q_OBJECT

public:
    /// Takes over @p socket, connected or about to be.
    explicit ByteChannel(QTcpSocket *socket, QObject *parent = nullptr);
    /// One to @p url (ws: or wss:, as @p tls says). established() or ended() follows.
    static ByteChannel *to(const QUrl &url, const wslib::TlsOptions &tls, QObject *parent = nullptr);

    /// Sends @p bytes in pieces of @p chop bytes, each handed to the kernel for itself; 0: no cuts.
    void write(const QByteArray &bytes, qsizetype chop = 0);
    /// Sends what @p source gives, a block each time the kernel has room, until it gives nothing.
    void write(const std::function<QByteArray()> &source);
    /// What the kernel doesn't have yet isn't sent any more.
    void forget();
    /// Everything written is with the kernel.
    bool isDrained() const;
    /// Leaves what comes to the kernel, whose buffers then fill; or reads it again.
    void setReading(bool reading);
    /// Why there is no connection, in the socket's words.
    QString errorString() const { return m_socket->errorString(); }
    /// Ends our direction behind what is queued; the peer's is still read.
    void endSending();
    /// Ends TCP behind what is queued.
    void close();
    /// Ends TCP at once; nothing is signalled any more.
    void abort();

Q_SIGNALS:
    /// The connection stands, TLS included.
    void established();
    void received(const QByteArray &bytes);
    /// The kernel has taken so many bytes of what is sent.
    void wrote(qint64 bytes);
    /// Everything written is with the kernel now.
    void drained();
    /// The peer has ended TCP, or an error has.
    void ended();

private:
    struct Piece
    {
        QByteArray bytes;
        qsizetype chop = 0;
        qsizetype at = 0;
        std::function<QByteArray()> source; ///< Of what follows; none: that was all.
    };

    void enqueue(Piece piece);
    qint64 unsent() const;
    void pump();
    bool writePiece(Piece &piece);
    void schedulePump();
    void afterWrite();
    bool hasNews() const;
    void read();
    void end();

    QTcpSocket *m_socket;
    QSslSocket *m_tls; ///< The same, or nullptr.
    std::deque<Piece> m_queue;
    bool m_pumpScheduled = false;
    bool m_pumping = false;
    QByteArray m_heard;    ///< While pumping.
    bool m_ending = false; ///< ended() follows.
    bool m_ended = false;
    bool m_reading = true;
    bool m_endSending = false;
    bool m_close = false;
};

} // namespace workbench::conformance
