#include "wslib/net/SocketTransport.h"

#include <QHostAddress>
#include <QSslSocket>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace wslib {

namespace {

// Beyond it a TLS socket that isn't read stops taking bytes from the kernel.
constexpr qint64 tlsReadBuffer = qint64{256} * 1024;

void shutDownSending(qintptr descriptor)
{
#ifdef Q_OS_WIN
    ::shutdown(static_cast<SOCKET>(descriptor), SD_SEND);
#else
    ::shutdown(static_cast<int>(descriptor), SHUT_WR);
#endif
}

} // namespace

SocketTransport::SocketTransport(QAbstractSocket *socket, QObject *parent)
    : Transport(parent)
    , m_socket(socket)
    , m_encrypted(qobject_cast<QSslSocket *>(socket) != nullptr)
{
    socket->setParent(this);
    // QSslSocket emits from the midst of its work on the TLS session, which abort() and disconnectFromHost() free: who is
    // told may want to call them, so he is told from the event loop. Plain sockets bear it.
    const Qt::ConnectionType type = m_encrypted ? Qt::QueuedConnection : Qt::DirectConnection;
    connect(socket, &QIODevice::readyRead, this, &SocketTransport::readAvailable, type);
    connect(socket, &QIODevice::bytesWritten, this, &SocketTransport::bytesLeft, type);
    connect(
        socket, &QAbstractSocket::errorOccurred, this,
        [this](QAbstractSocket::SocketError error) {
            // A time-out is a passing condition of a socket that goes on.
            if (error != QAbstractSocket::SocketTimeoutError && error != QAbstractSocket::TemporaryError)
                endOnceRead(error);
        },
        type);
    connect(
        socket, &QAbstractSocket::disconnected, this, [this] { endOnceRead(QAbstractSocket::RemoteHostClosedError); },
        type);
    if (auto *tls = qobject_cast<QSslSocket *>(socket)) {
        tls->setReadBufferSize(tlsReadBuffer);
        connect(tls, &QSslSocket::encryptedBytesWritten, this, &SocketTransport::bytesLeft, type);
    }
}

SocketTransport::~SocketTransport()
{
    discardSocket(m_socket, this);
}

void SocketTransport::setSink(TransportSink *sink)
{
    m_sink = sink;
    if (sink != nullptr)
        QMetaObject::invokeMethod(this, &SocketTransport::readAvailable, Qt::QueuedConnection);
}

void SocketTransport::resumeReading()
{
    if (!m_paused)
        return;
    m_paused = false;
    QMetaObject::invokeMethod(this, &SocketTransport::readAvailable, Qt::QueuedConnection);
}

void SocketTransport::readAvailable()
{
    if (isDelivering())
        return; // whoever delivers reads on, and finds the end
    const ReadBuffer buffer;
    for (int i = 0; i < readsPerPass; ++i) {
        // A pause holds back what the kernel has. A socket that has ended has nothing there, and nobody would resume it.
        if ((m_paused && !m_endPending) || m_ended || m_sink == nullptr)
            return;
        const qint64 size = m_socket->isReadable() ? m_socket->read(buffer.data(), readSize) : -1;
        if (size < 0) {
            end(m_endPending.value_or(QAbstractSocket::RemoteHostClosedError), m_socket->errorString());
            return;
        }
        if (size > 0 && !deliver(QByteArrayView(buffer.data(), static_cast<qsizetype>(size))))
            return;
        if (m_encrypted ? m_socket->bytesAvailable() == 0 : size < readSize) {
            if (m_endPending)
                end(*m_endPending, m_socket->errorString());
            return;
        }
    }
    // The kernel says so again if a plain socket has more; what QSslSocket has buffered, nobody announces twice.
    if (m_encrypted)
        QMetaObject::invokeMethod(this, &SocketTransport::readAvailable, Qt::QueuedConnection);
}

void SocketTransport::write(const QByteArray &bytes)
{
    if (m_ended || m_finishing)
        return;
    // The socket shares what waits, with all of its block; one that is mostly empty would cost more than it says.
    const bool full = bytes.size() >= bytes.capacity() / 2;
    if ((full ? m_socket->write(bytes) : m_socket->write(bytes.constData(), bytes.size())) >= 0)
        return;
    // The descriptor is closed already, so there is nothing left to read either.
    QMetaObject::invokeMethod(
        this, [this] { endOnceRead(m_socket->error()); }, Qt::QueuedConnection);
}

// As one: QSslSocket makes of every write a record of its own, however small.
void SocketTransport::write(const std::vector<QByteArray> &pieces)
{
    qsizetype size = 0;
    for (const QByteArray &piece : pieces)
        size += piece.size();
    QByteArray all;
    all.reserve(size);
    for (const QByteArray &piece : pieces)
        all += piece;
    write(all);
}

qint64 SocketTransport::pendingBytes() const
{
    if (m_ended)
        return 0;
    return m_socket->bytesToWrite() + (m_encrypted ? tls()->encryptedBytesToWrite() : 0);
}

void SocketTransport::bytesLeft()
{
    const QPointer<SocketTransport> self(this);
    if (m_sink != nullptr && !m_ended)
        m_sink->transportWrote();
    if (self)
        shutDownIfWritten();
}

void SocketTransport::finishWriting()
{
    m_finishing = true;
    shutDownIfWritten();
}

void SocketTransport::shutDownIfWritten()
{
    if (!m_finishing || m_ended || pendingBytes() > 0)
        return;
    if (m_encrypted)
        m_socket->disconnectFromHost(); // close_notify; QSslSocket has no half-close
    else
        shutDownSending(m_socket->socketDescriptor());
}

void SocketTransport::abort()
{
    m_ended = true;
    m_socket->abort();
}

// What the peer sent before it went is still delivered: in order, from the event loop.
void SocketTransport::endOnceRead(QAbstractSocket::SocketError error)
{
    if (m_ended || m_endPending)
        return;
    m_endPending = error;
    QMetaObject::invokeMethod(this, &SocketTransport::readAvailable, Qt::QueuedConnection);
}

void SocketTransport::setNoDelay(bool on)
{
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, on ? 1 : 0);
}

QString SocketTransport::remoteAddress() const
{
    return addressText(m_socket->peerAddress(), m_socket->peerPort());
}

QString SocketTransport::localAddress() const
{
    return addressText(m_socket->localAddress(), m_socket->localPort());
}

const QSslSocket *SocketTransport::tls() const
{
    return m_encrypted ? static_cast<const QSslSocket *>(m_socket) : nullptr;
}

TlsSession SocketTransport::tlsSession() const
{
    return wslib::tlsSession(m_socket);
}

bool SocketTransport::isBroken() const
{
    return m_socket->state() != QAbstractSocket::ConnectedState
           || m_socket->error() == QAbstractSocket::RemoteHostClosedError
           || m_socket->error() == QAbstractSocket::NetworkError;
}

} // namespace wslib
