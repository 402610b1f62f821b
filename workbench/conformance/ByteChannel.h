#pragma once

#include <QObject>
#include <QTcpSocket>

#include <deque>

namespace workbench::conformance {

/// A TCP (or TLS) connection that carries bytes and cuts what it sends where a case says so. Never blocks.
class ByteChannel : public QObject
{
    Q_OBJECT

public:
    /// Takes over @p socket, connected or about to be.
    explicit ByteChannel(QTcpSocket *socket, QObject *parent = nullptr);

    /// Sends @p bytes in pieces of @p chop bytes, each handed to the kernel for itself; 0: no cuts.
    void write(const QByteArray &bytes, qsizetype chop = 0);
    /// Everything written is with the kernel.
    bool isDrained() const;
    /// Why there is no connection, in the socket's words.
    QString errorString() const { return m_socket->errorString(); }
    /// Ends our direction behind what is queued; the peer's is still read.
    void endSending();
    /// Ends TCP behind what is queued.
    void close();
    /// Ends TCP at once; nothing is signalled any more.
    void abort();

Q_SIGNALS:
    void received(const QByteArray &bytes);
    /// Everything written is with the kernel now.
    void drained();
    /// The kernel has taken some of it.
    void wrote();
    /// The peer has ended TCP, or an error has.
    void ended();

private:
    struct Piece
    {
        QByteArray bytes;
        qsizetype chop = 0;
        qsizetype at = 0;
    };

    void pump();
    bool writePiece(Piece &piece);
    void schedulePump();
    void afterWrite();
    void read();
    void end();

    QTcpSocket *m_socket;
    std::deque<Piece> m_queue;
    bool m_pumpScheduled = false;
    bool m_ended = false;
    bool m_endSending = false;
    bool m_close = false;
};

} // namespace workbench::conformance
