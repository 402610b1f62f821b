#include "wslib/net/Transport.h"

#include <QHostAddress>
#include <QSslSocket>

#include <array>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace wslib {

namespace {

constexpr qsizetype readSize = qsizetype{64} * 1024;
// How much one socket may take in one pass before the others have their turn.
constexpr int readsPerPass = 16;
// Beyond it a TLS socket that isn't read stops taking bytes from the kernel.
constexpr qint64 tlsReadBuffer = 4 * readSize;

// One buffer a thread serves all its sockets: what is read is parsed before anybody else reads.
char *readBuffer()
{
    thread_local std::array<char, readSize> buffer;
    return buffer.data();
}

void shutDownSending(qintptr descriptor)
{
#ifdef Q_OS_WIN
    ::shutdown(static_cast<SOCKET>(descriptor), SD_SEND);
#else
    ::shutdown(static_cast<int>(descriptor), SHUT_WR);
#endif
}

void setNoLinger(qintptr descriptor)
{
    linger option{};
    option.l_onoff = 1;
    option.l_linger = 0;
#ifdef Q_OS_WIN
    ::setsockopt(static_cast<SOCKET>(descriptor), SOL_SOCKET, SO_LINGER, reinterpret_cast<const char *>(&option),
                 sizeof option);
#else
    ::setsockopt(static_cast<int>(descriptor), SOL_SOCKET, SO_LINGER, &option, sizeof option);
#endif
}

} // namespace

QHostAddress unmapped(const QHostAddress &address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    return isIpv4 ? QHostAddress(ipv4) : address;
}

QString addressText(const QHostAddress &address, quint16 port)
{
    const QHostAddress plain = unmapped(address);
    const bool isIpv4 = plain.protocol() == QAbstractSocket::IPv4Protocol;
    return (isIpv4 ? plain.toString() : QStringLiteral("[%1]").arg(plain.toString())) + u':' + QString::number(port);
}

QAbstractSocket *makePlainSocket()
{
    // QTcpSocket ignores QIODevice::Unbuffered in Qt 6.4; its base class doesn't.
    return new QAbstractSocket(QAbstractSocket::TcpSocket, nullptr);
}

void discardSocket(QAbstractSocket *socket, QObject *receiver)
{
    socket->disconnect(receiver);
    socket->setParent(nullptr);
    socket->abort();
    socket->deleteLater();
}

Transport::Transport(QAbstractSocket *socket, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_encrypted(qobject_cast<QSslSocket *>(socket) != nullptr)
{
    socket->setParent(this);
    // QSslSocket emits from the midst of its work on the TLS session, which abort() and disconnectFromHost() free: who is
    // told may want to call them, so he is told from the event loop. Plain sockets bear it.
    const Qt::ConnectionType type = m_encrypted ? Qt::QueuedConnection : Qt::DirectConnection;
    connect(socket, &QIODevice::readyRead, this, &Transport::readAvailable, type);
    connect(socket, &QIODevice::bytesWritten, this, &Transport::bytesLeft, type);
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
        connect(tls, &QSslSocket::encryptedBytesWritten, this, &Transport::bytesLeft, type);
    }
}

Transport::~Transport()
{
    discardSocket(m_socket, this);
}

void Transport::setSink(TransportSink *sink)
{
    m_sink = sink;
    if (sink != nullptr)
        QMetaObject::invokeMethod(this, &Transport::readAvailable, Qt::QueuedConnection);
}

void Transport::resumeReading()
{
    if (!m_paused)
        return;
    m_paused = false;
    QMetaObject::invokeMethod(this, &Transport::readAvailable, Qt::QueuedConnection);
}

void Transport::readAvailable()
{
    for (int i = 0; i < readsPerPass; ++i) {
        // A pause holds back what the kernel has. A socket that has ended has nothing there, and nobody would resume it.
        if ((m_paused && !m_endPending) || m_ended || m_sink == nullptr)
            return;
        const qint64 size = m_socket->isReadable() ? m_socket->read(readBuffer(), readSize) : -1;
        if (size < 0) {
            end(m_endPending.value_or(QAbstractSocket::RemoteHostClosedError), m_socket->errorString());
            return;
        }
        if (size > 0 && !deliver(QByteArrayView(readBuffer(), static_cast<qsizetype>(size))))
            return;
        if (m_encrypted ? m_socket->bytesAvailable() == 0 : size < readSize) {
            if (m_endPending)
                end(*m_endPending, m_socket->errorString());
            return;
        }
    }
    // The kernel says so again if a plain socket has more; what QSslSocket has buffered, nobody announces twice.
    if (m_encrypted)
        QMetaObject::invokeMethod(this, &Transport::readAvailable, Qt::QueuedConnection);
}

// False if the sink deleted us.
bool Transport::deliver(QByteArrayView bytes)
{
    const QPointer<Transport> self(this);
    m_sink->transportReceived(bytes);
    return !self.isNull();
}

void Transport::write(const QByteArray &bytes)
{
    if (m_ended || m_finishing)
        return;
    if (m_socket->write(bytes) >= 0)
        return;
    // The descriptor is closed already, so there is nothing left to read either.
    QMetaObject::invokeMethod(
        this, [this] { end(m_socket->error(), m_socket->errorString()); }, Qt::QueuedConnection);
}

qint64 Transport::pendingBytes() const
{
    if (m_ended)
        return 0;
    const auto *tls = m_encrypted ? static_cast<const QSslSocket *>(m_socket) : nullptr;
    return m_socket->bytesToWrite() + (tls != nullptr ? tls->encryptedBytesToWrite() : 0);
}

void Transport::bytesLeft()
{
    const QPointer<Transport> self(this);
    if (m_sink != nullptr && !m_ended)
        m_sink->transportWrote();
    if (self)
        shutDownIfWritten();
}

void Transport::finishWriting()
{
    m_finishing = true;
    shutDownIfWritten();
}

void Transport::shutDownIfWritten()
{
    if (!m_finishing || m_ended || pendingBytes() > 0)
        return;
    if (m_encrypted)
        m_socket->disconnectFromHost(); // close_notify; QSslSocket has no half-close
    else
        shutDownSending(m_socket->socketDescriptor());
}

void Transport::lingerForNothing()
{
    if (!m_ended)
        setNoLinger(m_socket->socketDescriptor());
}

void Transport::abort()
{
    m_ended = true;
    m_socket->abort();
}

// What the peer sent before it went is still delivered: in order, from the event loop.
void Transport::endOnceRead(QAbstractSocket::SocketError error)
{
    if (m_ended || m_endPending)
        return;
    m_endPending = error;
    QMetaObject::invokeMethod(this, &Transport::readAvailable, Qt::QueuedConnection);
}

void Transport::end(QAbstractSocket::SocketError error, const QString &text)
{
    if (m_ended)
        return;
    if (m_sink == nullptr) {
        m_endPending = error; // whoever comes next is told
        return;
    }
    m_ended = true;
    m_sink->transportEnded(error, text);
}

} // namespace wslib
