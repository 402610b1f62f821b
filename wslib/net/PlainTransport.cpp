#include "wslib/net/PlainTransport.h"

#include <QHostAddress>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>
#include <utility>

namespace wslib {

namespace {

// What waits is given to the kernel in so many pieces at once.
constexpr size_t piecesAtOnce = 64;
// And so often, as long as it takes all of them, before others have their turn.
constexpr int sendsPerPass = 64;
// Smaller ones are put together in blocks of this size.
constexpr qsizetype mostTogether = qsizetype{16} * 1024;

void setNonBlocking(int descriptor)
{
    int on = 1;
    ::ioctl(descriptor, FIONBIO, &on);
}

// As Qt's own sockets say it.
QAbstractSocket::SocketError socketError(int error)
{
    return error == 0 || error == ECONNRESET || error == EPIPE ? QAbstractSocket::RemoteHostClosedError
                                                               : QAbstractSocket::NetworkError;
}

QString errorText(int error)
{
    return socketError(error) == QAbstractSocket::RemoteHostClosedError
               ? QStringLiteral("The remote host closed the connection")
               : qt_error_string(error);
}

using NameFunction = int (*)(int, sockaddr *, socklen_t *);

QString nameOf(NameFunction function, int descriptor)
{
    sockaddr_storage storage{};
    auto *raw = reinterpret_cast<sockaddr *>(&storage);
    socklen_t size = sizeof storage;
    if (function(descriptor, raw, &size) != 0)
        return addressText({}, 0);
    const quint16 port = storage.ss_family == AF_INET6 ? reinterpret_cast<const sockaddr_in6 *>(raw)->sin6_port
                                                       : reinterpret_cast<const sockaddr_in *>(raw)->sin_port;
    return addressText(QHostAddress(raw), ntohs(port));
}

} // namespace

PlainTransport::PlainTransport(qintptr descriptor, QObject *parent)
    : Transport(parent)
    , m_readiness(Readiness::ofThisThread())
    , m_descriptor(static_cast<int>(descriptor))
{
    setNonBlocking(m_descriptor);
}

bool PlainTransport::isPassing(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR || error == ENOBUFS || error == ENOMEM;
}

PlainTransport::~PlainTransport()
{
    closeDescriptor();
}

qintptr PlainTransport::duplicate(qintptr descriptor)
{
    return descriptor == -1 ? -1 : ::fcntl(static_cast<int>(descriptor), F_DUPFD_CLOEXEC, 0);
}

// ---- When to read and to write ---------------------------------------------------------------------------------------

// Watches for what there is a use for now. Errors are seen with either; where there is no use for any, by nobody.
void PlainTransport::watch()
{
    if (m_descriptor == -1 || m_ended)
        return;
    // While delivering, it stays as it is: often nothing else is wanted afterwards.
    const quint32 reads = isDelivering() ? m_watched & quint32{EPOLLIN} : wantsToRead() ? quint32{EPOLLIN} : 0U;
    watchFor(reads | (hasUnsent() ? quint32{EPOLLOUT} : 0U));
}

void PlainTransport::watchFor(quint32 events)
{
    if (std::exchange(m_watched, events) == events)
        return;
    if (m_place == -1)
        m_place = m_readiness->add(m_descriptor, this);
    if (!m_readiness->change(m_place, events))
        breakOff(errno);
}

void PlainTransport::unwatch()
{
    if (m_place != -1)
        m_readiness->remove(std::exchange(m_place, -1));
    m_watched = 0;
}

void PlainTransport::descriptorReady(quint32 events)
{
    const QPointer<PlainTransport> self(this);
    constexpr quint32 trouble = quint32{EPOLLERR} | quint32{EPOLLHUP};
    if ((events & (quint32{EPOLLOUT} | trouble)) != 0 && hasUnsent())
        sendAndTell();
    if (self && isDelivering()) { // to a slot that runs an event loop, and doesn't want more yet
        if (!m_ended)
            watchFor(hasUnsent() ? quint32{EPOLLOUT} : 0U);
        return;
    }
    if (self && (events & (quint32{EPOLLIN} | trouble)) != 0)
        readAvailable();
    if (self)
        watch();
}

void PlainTransport::setSink(TransportSink *sink)
{
    m_sink = sink;
    if (sink != nullptr)
        watch(); // without one, the next event ends the watching: often another sink comes before
    if (sink != nullptr && m_endPending)
        QMetaObject::invokeMethod(this, &PlainTransport::readAvailable, Qt::QueuedConnection);
}

void PlainTransport::resumeReading()
{
    m_paused = false;
    watch();
}

// ---- What comes ------------------------------------------------------------------------------------------------------

void PlainTransport::readAvailable()
{
    if (isDelivering())
        return; // a slot's own event loop; whoever delivers reads on
    const ReadBuffer buffer;
    for (int i = 0; i < readsPerPass; ++i) {
        // A pause holds back what the kernel has; but what can't be written to is read to its end, which nobody would resume.
        if ((m_paused && !m_endPending) || m_ended || m_sink == nullptr)
            return;
        const ssize_t size = ::recv(m_descriptor, buffer.data(), readSize, 0);
        if (size <= 0) {
            readFailed(size == 0 ? 0 : errno);
            return;
        }
        if (!deliver(QByteArrayView(buffer.data(), static_cast<qsizetype>(size))))
            return;
        if (size < readSize && !m_endPending)
            return;
    }
    if (m_endPending)
        QMetaObject::invokeMethod(this, &PlainTransport::readAvailable, Qt::QueuedConnection);
}

void PlainTransport::readFailed(int error)
{
    if (m_endPending && isPassing(error))
        error = m_endError;
    if (error != 0 && isPassing(error))
        return;
    unwatch();
    end(socketError(error), errorText(error));
}

// ---- What goes -------------------------------------------------------------------------------------------------------

void PlainTransport::write(const QByteArray &bytes)
{
    if (m_ended || m_finishing || bytes.isEmpty())
        return;
    m_pendingSize += bytes.size();
    if (m_broken)
        return;
    const qsizetype sent = m_pending.empty() ? sendSome(bytes.constData(), bytes.size()) : 0;
    m_pendingSize -= sent;
    if (m_broken || sent == bytes.size())
        return;
    keep(bytes, sent);
    watch();
}

void PlainTransport::write(const std::vector<QByteArray> &pieces)
{
    if (m_ended || m_finishing)
        return;
    const bool first = m_pending.empty();
    for (const QByteArray &piece : pieces) {
        m_pendingSize += piece.size();
        if (!m_broken && !piece.isEmpty())
            keep(piece, 0);
    }
    if (first && !m_pending.empty())
        sendPending();
    watch();
}

// What waits costs no more than itself: it is shared where it is large and most of its block, and else put together.
void PlainTransport::keep(const QByteArray &bytes, qsizetype from)
{
    const qsizetype size = bytes.size() - from;
    const bool isFirst = m_pending.empty();
    if (size >= mostTogether && bytes.capacity() > 0 && size >= bytes.capacity() / 2 && (from == 0 || isFirst)) {
        m_firstSent = isFirst ? from : m_firstSent;
        m_pending.push_back({bytes, false});
        return;
    }
    const QByteArrayView rest = QByteArrayView(bytes).sliced(from);
    if (!isFirst && m_pending.back().isOurs && m_pending.back().bytes.size() + size <= mostTogether)
        m_pending.back().bytes += rest;
    else
        m_pending.push_back({rest.toByteArray(), true});
}

void PlainTransport::flush()
{
    if (hasUnsent() && !m_ended)
        sendAndTell();
}

// How much of it the kernel took.
qsizetype PlainTransport::sendSome(const char *data, qsizetype size)
{
    const ssize_t sent = ::send(m_descriptor, data, static_cast<size_t>(size), MSG_NOSIGNAL);
    if (sent < 0 && !isPassing(errno))
        breakOff(errno);
    return std::max<ssize_t>(sent, 0);
}

// Whether the kernel took any.
bool PlainTransport::sendPending()
{
    const qint64 before = pendingBytes();
    for (int i = 0; i < sendsPerPass && hasUnsent() && sendPieces(); ++i) {
    }
    return !m_broken && pendingBytes() < before;
}

// Whether it took all that it was given, and so may take more.
bool PlainTransport::sendPieces()
{
    std::array<iovec, piecesAtOnce> pieces; // NOLINT(*-member-init): filled as far as it is used
    size_t count = 0;
    qsizetype skip = m_firstSent;
    qsizetype size = 0;
    for (auto it = m_pending.begin(); it != m_pending.end() && count < pieces.size(); ++it) {
        const QByteArray &bytes = it->bytes;
        pieces[count++] = {const_cast<char *>(bytes.constData()) + skip, static_cast<size_t>(bytes.size() - skip)};
        size += bytes.size() - skip;
        skip = 0;
    }
    msghdr message{};
    message.msg_iov = pieces.data();
    message.msg_iovlen = count;
    const ssize_t sent = ::sendmsg(m_descriptor, &message, MSG_NOSIGNAL);
    if (sent < 0) {
        if (!isPassing(errno))
            breakOff(errno);
        return false;
    }
    forgetPending(sent);
    return sent == size;
}

void PlainTransport::sendAndTell()
{
    if (!sendPending())
        return;
    const QPointer<PlainTransport> self(this);
    if (m_sink != nullptr && !m_ended)
        m_sink->transportWrote();
    if (self)
        shutDownIfWritten();
}

// The kernel has them.
void PlainTransport::forgetPending(qsizetype sent)
{
    m_pendingSize -= sent;
    while (sent > 0) {
        const qsizetype left = m_pending.front().bytes.size() - m_firstSent;
        if (sent < left) {
            m_firstSent += sent;
            return;
        }
        sent -= left;
        m_firstSent = 0;
        m_pending.pop_front();
    }
}

// Nothing reaches the peer any more; but what it sent before is still read, and that is how its end is found.
void PlainTransport::breakOff(int error)
{
    m_broken = true;
    m_pending.clear(); // but it still counts as pending: nobody is to believe that it was sent
    m_firstSent = 0;
    m_endError = error;
    m_endPending = socketError(error);
    QMetaObject::invokeMethod(this, &PlainTransport::readAvailable, Qt::QueuedConnection);
}

void PlainTransport::finishWriting()
{
    m_finishing = true;
    shutDownIfWritten();
}

void PlainTransport::shutDownIfWritten()
{
    if (m_finishing && !m_ended && !hasUnsent())
        ::shutdown(m_descriptor, SHUT_WR);
}

// ---- The rest --------------------------------------------------------------------------------------------------------

void PlainTransport::abort()
{
    m_ended = true;
    closeDescriptor();
}

void PlainTransport::closeDescriptor()
{
    unwatch();
    m_pending.clear();
    m_pendingSize = 0;
    if (m_descriptor != -1)
        ::close(std::exchange(m_descriptor, -1));
}

void PlainTransport::setNoDelay(bool on)
{
    const int value = on ? 1 : 0;
    ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &value, sizeof value);
}

QString PlainTransport::remoteAddress() const
{
    return nameOf(::getpeername, m_descriptor);
}

QString PlainTransport::localAddress() const
{
    return nameOf(::getsockname, m_descriptor);
}

} // namespace wslib
