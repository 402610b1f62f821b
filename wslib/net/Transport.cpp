#include "wslib/net/Transport.h"

#include "wslib/net/SocketTransport.h"
#ifdef Q_OS_LINUX
#include "wslib/net/PlainTransport.h"
#endif

#include <QHostAddress>
#include <QSslSocket>

#include <array>
#include <utility>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace wslib {

namespace {

thread_local bool sharedIsLent = false;

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

Transport *Transport::of(QAbstractSocket *socket, QObject *parent)
{
#ifdef Q_OS_LINUX
    // What waits in a socket's buffer would be lost with it.
    const bool plain = qobject_cast<QSslSocket *>(socket) == nullptr
                       && socket->openMode().testFlag(QIODevice::Unbuffered) && socket->bytesToWrite() == 0;
    if (const qintptr own = plain ? PlainTransport::duplicate(socket->socketDescriptor()) : -1; own != -1) {
        discardSocket(socket, socket->parent());
        return new PlainTransport(own, parent);
    }
#endif
    return new SocketTransport(socket, parent);
}

Transport *Transport::ofDescriptor(qintptr descriptor, QObject *parent)
{
#ifdef Q_OS_LINUX
    return new PlainTransport(descriptor, parent);
#else
    QAbstractSocket *socket = makePlainSocket();
    socket->setSocketDescriptor(descriptor, QAbstractSocket::ConnectedState,
                                QIODevice::ReadWrite | QIODevice::Unbuffered);
    return new SocketTransport(socket, parent);
#endif
}

Transport::ReadBuffer::ReadBuffer()
{
    thread_local std::array<char, readSize> shared;
    if (!std::exchange(sharedIsLent, true)) {
        m_data = shared.data();
        return;
    }
    m_own = std::make_unique<char[]>(readSize); // NOLINT(*-avoid-c-arrays): a buffer for the kernel
    m_data = m_own.get();
}

Transport::ReadBuffer::~ReadBuffer()
{
    if (!m_own)
        sharedIsLent = false;
}

bool Transport::deliver(QByteArrayView bytes)
{
    const QPointer<Transport> self(this);
    m_delivering = true;
    m_sink->transportReceived(bytes);
    if (self)
        m_delivering = false;
    return !self.isNull();
}

void Transport::lingerForNothing()
{
    if (!m_ended)
        setNoLinger(descriptor());
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
