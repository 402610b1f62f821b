#include "workbench/conformance/ByteChannel.h"

#include <QSslSocket>

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

// The kernel has bytes for us, or knows that no more will come.
bool hasInput(qintptr descriptor)
{
#ifdef Q_OS_WIN
    u_long bytes = 0;
    return ::ioctlsocket(static_cast<SOCKET>(descriptor), FIONREAD, &bytes) == 0 && bytes > 0;
#else
    char octet = 0;
    return ::recv(static_cast<int>(descriptor), &octet, 1, MSG_PEEK | MSG_DONTWAIT) >= 0;
#endif
}

} // namespace

ByteChannel::ByteChannel(QTcpSocket *socket, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_tls(qobject_cast<QSslSocket *>(socket))
{
    socket->setParent(this);
    connect(socket, &QIODevice::readyRead, this, &ByteChannel::read);
    connect(socket, &QIODevice::bytesWritten, this, &ByteChannel::wrote);
    connect(socket, &QIODevice::bytesWritten, this, &ByteChannel::afterWrite);
    if (m_tls != nullptr) {
        connect(m_tls, &QSslSocket::encryptedBytesWritten, this, &ByteChannel::afterWrite);
        connect(m_tls, &QSslSocket::encrypted, this, &ByteChannel::established);
    } else {
        connect(socket, &QAbstractSocket::connected, this, &ByteChannel::established);
    }
    connect(socket, &QAbstractSocket::disconnected, this, &ByteChannel::end);
    connect(socket, &QAbstractSocket::errorOccurred, this, &ByteChannel::end);
}

ByteChannel *ByteChannel::to(const QUrl &url, const wslib::TlsOptions &tls, QObject *parent)
{
    const bool secure = url.scheme() == QStringLiteral("wss");
    const auto port = static_cast<quint16>(url.port(secure ? 443 : 80));
    if (!secure) {
        auto *socket = new QTcpSocket;
        auto *channel = new ByteChannel(socket, parent);
        socket->connectToHost(url.host(), port);
        return channel;
    }
    auto *socket = new QSslSocket;
    auto *channel = new ByteChannel(socket, parent);
    socket->setSslConfiguration(tls.configuration());
    connect(socket, &QSslSocket::sslErrors, socket, [socket, tls](const QList<QSslError> &errors) {
        if (std::all_of(errors.begin(), errors.end(), [&tls](const QSslError &error) { return tls.accepts(error); }))
            socket->ignoreSslErrors();
    });
    if (tls.serverName.isEmpty())
        socket->connectToHostEncrypted(url.host(), port);
    else
        socket->connectToHostEncrypted(url.host(), port, tls.serverName);
    return channel;
}

void ByteChannel::write(const QByteArray &bytes, qsizetype chop)
{
    if (!bytes.isEmpty())
        enqueue({bytes, chop, 0, {}});
}

void ByteChannel::write(const std::function<QByteArray()> &source)
{
    enqueue({{}, 0, 0, source});
}

void ByteChannel::enqueue(Piece piece)
{
    if (m_ended || m_endSending || m_close)
        return;
    // Set here: before there is a connection it would be lost.
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_queue.push_back(std::move(piece));
    pump();
}

void ByteChannel::forget()
{
    m_queue.clear();
}

// With TLS, what is encrypted waits for the kernel in a buffer of its own.
qint64 ByteChannel::unsent() const
{
    return m_socket->bytesToWrite() + (m_tls == nullptr ? 0 : m_tls->encryptedBytesToWrite());
}

bool ByteChannel::isDrained() const
{
    return m_queue.empty() && unsent() == 0;
}

void ByteChannel::setReading(bool reading)
{
    m_reading = reading;
    m_socket->setReadBufferSize(reading ? 0 : 1);
    if (reading)
        QMetaObject::invokeMethod(this, &ByteChannel::read, Qt::QueuedConnection);
}

void ByteChannel::pump()
{
    m_pumpScheduled = false;
    if (m_pumping) // by flush(): the round that is on takes what is new, too
        return;
    int pieces = 0;
    while (!m_queue.empty() && !m_ended && !m_ending) {
        if (++pieces > piecesPerPass || unsent() > 0 || hasNews()) {
            schedulePump();
            return;
        }
        m_pumping = true;
        if (writePiece(m_queue.front()))
            m_queue.pop_front();
        m_socket->flush();
        m_pumping = false;
    }
    afterWrite();
}

// What we write to a peer that has gone resets TCP, and with that the kernel throws away what the peer said last: its Close
// frame. So that is read before.
bool ByteChannel::hasNews() const
{
    return m_reading && m_socket->state() == QAbstractSocket::ConnectedState && m_socket->socketDescriptor() >= 0
           && hasInput(m_socket->socketDescriptor());
}

// True: that was the last of it.
bool ByteChannel::writePiece(Piece &piece)
{
    if (piece.source && piece.at == piece.bytes.size()) {
        piece.bytes = piece.source();
        piece.at = 0;
        if (piece.bytes.isEmpty())
            return true;
    }
    const qsizetype rest = piece.bytes.size() - piece.at;
    const qsizetype size = piece.chop > 0 ? std::min(piece.chop, rest) : rest;
    m_socket->write(piece.bytes.constData() + piece.at, size);
    piece.at += size;
    return piece.at == piece.bytes.size() && !piece.source;
}

void ByteChannel::schedulePump()
{
    // While the kernel is full, bytesWritten() brings us back.
    if (unsent() > 0 || std::exchange(m_pumpScheduled, true))
        return;
    QMetaObject::invokeMethod(this, &ByteChannel::pump, Qt::QueuedConnection);
}

void ByteChannel::afterWrite()
{
    if (m_ended || m_ending || m_pumping)
        return;
    if (!m_queue.empty()) {
        schedulePump();
        return;
    }
    if (unsent() > 0)
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

// With TLS, flush() may read as well. Whoever is writing hears of what came when he is through.
void ByteChannel::read()
{
    if (m_ended || !m_reading)
        return;
    if (m_socket->isOpen())
        m_heard += m_socket->readAll(); // now: an error behind it would close the socket
    if (m_pumping) {
        QMetaObject::invokeMethod(this, &ByteChannel::read, Qt::QueuedConnection);
        return;
    }
    const QByteArray bytes = std::exchange(m_heard, {});
    if (!bytes.isEmpty())
        Q_EMIT received(bytes);
}

void ByteChannel::end()
{
    if (m_ended)
        return;
    if (m_pumping) {
        read();
        m_ending = true;
        QMetaObject::invokeMethod(this, &ByteChannel::end, Qt::QueuedConnection);
        return;
    }
    read();
    if (std::exchange(m_ended, true))
        return;
    Q_EMIT ended();
}

} // namespace workbench::conformance
