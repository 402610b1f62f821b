#include "workbench/conformance/ByteChannel.h"

#include <algorithm>
#include <utility>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace workbench::conformance {

namespace {

// Pieces in one pass of the event loop, so that what the peer says meanwhile is heard.
constexpr int piecesPerPass = 16;

void shutDownSending(qintptr descriptor)
{
#ifdef Q_OS_WIN
    ::shutdown(static_cast<SOCKET>(descriptor), SD_SEND);
#else
    ::shutdown(static_cast<int>(descriptor), SHUT_WR);
#endif
}

} // namespace

ByteChannel::ByteChannel(QTcpSocket *socket, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
{
    socket->setParent(this);
    connect(socket, &QIODevice::readyRead, this, &ByteChannel::read);
    connect(socket, &QIODevice::bytesWritten, this, &ByteChannel::wrote);
    connect(socket, &QIODevice::bytesWritten, this, &ByteChannel::afterWrite);
    connect(socket, &QAbstractSocket::disconnected, this, &ByteChannel::end);
    connect(socket, &QAbstractSocket::errorOccurred, this, &ByteChannel::end);
}

void ByteChannel::write(const QByteArray &bytes, qsizetype chop)
{
    if (bytes.isEmpty() || m_ended || m_endSending || m_close)
        return;
    // Set here: before there is a connection it would be lost.
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_queue.push_back({bytes, chop, 0});
    pump();
}

bool ByteChannel::isDrained() const
{
    return m_queue.empty() && m_socket->bytesToWrite() == 0;
}

void ByteChannel::pump()
{
    m_pumpScheduled = false;
    int pieces = 0;
    while (!m_queue.empty() && !m_ended) {
        if (++pieces > piecesPerPass || m_socket->bytesToWrite() > 0) {
            schedulePump();
            return;
        }
        if (writePiece(m_queue.front()))
            m_queue.pop_front();
    }
    afterWrite();
}

// True: that was the last of it.
bool ByteChannel::writePiece(Piece &piece)
{
    const qsizetype rest = piece.bytes.size() - piece.at;
    const qsizetype size = piece.chop > 0 ? std::min(piece.chop, rest) : rest;
    m_socket->write(piece.bytes.constData() + piece.at, size);
    piece.at += size;
    m_socket->flush(); // may end the channel
    return piece.at == piece.bytes.size();
}

void ByteChannel::schedulePump()
{
    // While the kernel is full, bytesWritten() brings us back.
    if (m_socket->bytesToWrite() > 0 || std::exchange(m_pumpScheduled, true))
        return;
    QMetaObject::invokeMethod(this, &ByteChannel::pump, Qt::QueuedConnection);
}

void ByteChannel::afterWrite()
{
    if (m_ended)
        return;
    if (!m_queue.empty()) {
        schedulePump();
        return;
    }
    if (m_socket->bytesToWrite() > 0)
        return;
    if (m_close)
        m_socket->disconnectFromHost();
    else if (m_endSending)
        shutDownSending(m_socket->socketDescriptor());
    // Whoever wrote hears of it when he is through.
    QMetaObject::invokeMethod(this, &ByteChannel::drained, Qt::QueuedConnection);
}

void ByteChannel::endSending()
{
    m_endSending = true;
    afterWrite();
}

void ByteChannel::close()
{
    m_close = true;
    afterWrite();
}

void ByteChannel::abort()
{
    m_ended = true;
    m_socket->disconnect(this);
    m_socket->abort();
}

void ByteChannel::read()
{
    if (m_ended)
        return;
    const QByteArray bytes = m_socket->readAll();
    if (!bytes.isEmpty())
        Q_EMIT received(bytes);
}

void ByteChannel::end()
{
    if (m_ended)
        return;
    read();
    if (std::exchange(m_ended, true))
        return;
    Q_EMIT ended();
}

} // namespace workbench::conformance
