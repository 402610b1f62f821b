#include "wslib/net/Connection.h"
#include "wslib/net/PerThread.h"
#include "wslib/net/ReceivedText.h"
#include "wslib/net/Spares.h"
#include "wslib/protocol/FrameSerializer.h"

#include <QAbstractEventDispatcher>
#include <QMetaMethod>
#include <QThread>

#include <algorithm>
#include <utility>

// What goes out: the part of Connection that sends.

namespace wslib {

namespace {

// How much of a message in fragments is given to the transport ahead of what the kernel takes, at most.
constexpr qint64 mostAhead = qint64{1} * 1024 * 1024;

// Of a thread: which connections are to be flushed, and the loop that will do so.
struct Flushing
{
    std::vector<QPointer<Connection>> connections;
    QPointer<QObject> loop;
};

} // namespace

SendReceipt Connection::queued(Endpoint::SendResult result)
{
    if (m_state == State::Connecting || m_state == State::Closed)
        result = Endpoint::SendResult::NotOpen;
    if (result == Endpoint::SendResult::Queued)
        scheduleFlush();
    // Positions don't count what overtakes: a ping between two fragments moves the end of their message by its bytes.
    const qint64 ahead = m_endpoint.outputSize() + m_endpoint.waitingSize() - m_endpoint.overtakingSize();
    return {this, m_writtenBytes + static_cast<quint64>(ahead), result};
}

// A copy is made for those who listen only, and none of what was a Message already.
template <typename MakeMessage>
SendReceipt Connection::announced(const SendReceipt &receipt, MakeMessage message)
{
    static const QMetaMethod signal = QMetaMethod::fromSignal(&Connection::messageSent);
    if (receipt.isQueued() && m_listenedSent && isSignalConnected(signal)) {
        Message sent = message(); // shares its payload
        sent.wireSize = m_endpoint.lastWireSize();
        Q_EMIT messageSent(sent);
    }
    return receipt;
}

// Why a message isn't even tried, if so.
std::optional<Endpoint::SendResult> Connection::obstacle() const
{
    if (m_state != State::Open)
        return Endpoint::SendResult::NotOpen;
    // A large message in fragments is no sign of a slow peer: what is sent meanwhile waits behind it.
    const qint64 ofFirst = m_endpoint.waitingSize() - m_endpoint.waitingBehindFirst();
    if (m_options.overflow == Overflow::Refuse && pendingBytes() - ofFirst > m_options.limits.maxSendBuffer)
        return Endpoint::SendResult::BufferFull;
    return std::nullopt;
}

SendReceipt Connection::sendText(QByteArrayView utf8)
{
    if (const auto why = obstacle())
        return queued(*why);
    return announced(queued(m_endpoint.sendText(utf8, ReceivedText::isThis(utf8))), [utf8] {
        return Message{Opcode::Text, utf8.toByteArray()};
    });
}

SendReceipt Connection::sendBinary(QByteArrayView bytes)
{
    if (const auto why = obstacle())
        return queued(*why);
    return announced(queued(m_endpoint.sendBinary(bytes)), [bytes] {
        return Message{Opcode::Binary, bytes.toByteArray()};
    });
}

SendReceipt Connection::send(const Message &message, qint64 fragmentSize)
{
    if (const auto why = obstacle())
        return queued(*why);
    return announced(queued(m_endpoint.send(message, fragmentSize, ReceivedText::isThis(message.payload))),
                     [&message] { return message; });
}

QFuture<std::chrono::nanoseconds> Connection::ping(const QByteArray &payload)
{
    if (m_state != State::Open || !queued(m_endpoint.ping(payload)).isQueued())
        return QtFuture::makeExceptionalFuture<std::chrono::nanoseconds>(ClosedError());
    return m_pings.add(payload, PingLedger::Clock::now());
}

SendReceipt Connection::sendRaw(QByteArrayView bytes)
{
    if (m_transport == nullptr || m_state == State::Closed)
        return queued(Endpoint::SendResult::NotOpen);
    m_endpoint.appendForged(bytes);
    return queued(Endpoint::SendResult::Queued);
}

SendReceipt Connection::sendFrame(const FrameHeader &header, QByteArrayView payload)
{
    QByteArray frame;
    appendFrame(frame, header, payload);
    return sendRaw(frame);
}

void Connection::finishSending()
{
    if (m_transport == nullptr || m_state == State::Closed)
        return;
    flush();
    m_transport->finishWriting();
}

void Connection::scheduleFlush()
{
    // receiveSlices() flushes behind the last event; unless whoever is told runs an event loop, and so may not be done soon.
    if (m_dispatching && QThread::currentThread()->loopLevel() <= m_dispatchLevel)
        return;
    if (m_endpoint.outputSize() > flushSize)
        flush();
    else
        flushLater();
}

// One event for all connections of this thread that were sent something: a broadcast has many.
void Connection::flushLater()
{
    if (std::exchange(m_flushScheduled, true))
        return;
    QObject *loop = QAbstractEventDispatcher::instance();
    if (loop == nullptr) {
        QMetaObject::invokeMethod(this, &Connection::flush, Qt::QueuedConnection);
        return;
    }
    auto &flushing = perThread<Flushing>();
    flushing.connections.emplace_back(this);
    if (flushing.loop == loop)
        return;
    flushing.loop = loop;
    QMetaObject::invokeMethod(loop, &Connection::flushAll, Qt::QueuedConnection);
}

void Connection::flushAll()
{
    auto &flushing = perThread<Flushing>();
    flushing.loop.clear();
    for (const QPointer<Connection> &connection : std::exchange(flushing.connections, {})) {
        if (connection)
            connection->flush();
    }
}

void Connection::flush()
{
    m_flushScheduled = false;
    if (m_transport == nullptr)
        return;
    if (m_endpoint.isWaiting())
        m_endpoint.produce(sendAhead() - m_transport->pendingBytes());
    if (!m_endpoint.hasOutput())
        return;
    if (m_endpoint.isOutputInOnePiece()) {
        QByteArray output = m_endpoint.takeOutput();
        m_writtenBytes += static_cast<quint64>(output.size());
        m_transport->write(output);
        Spares::keep(std::move(output));
    } else {
        writePieces();
    }
    watchSendBuffer();
    scheduleSettling();
    sendWaiting();
}

void Connection::writePieces()
{
    const std::vector<QByteArray> pieces = m_endpoint.takeOutputPieces();
    for (const QByteArray &piece : pieces)
        m_writtenBytes += static_cast<quint64>(piece.size());
    m_transport->write(pieces);
}

// Little enough that it is no reason to stop reading, or to drop anybody.
qint64 Connection::sendAhead() const
{
    return std::clamp<qint64>(m_options.limits.maxSendBuffer / 4, 1, mostAhead);
}

// The next fragments, when most of the last ones are gone; from the event loop, so that others have their turn.
void Connection::sendWaiting()
{
    if (m_endpoint.isWaiting() && m_transport->pendingBytes() <= sendAhead() / 2)
        flushLater();
}

void Connection::transportWrote()
{
    watchSendBuffer();
    sendWaiting();
    settleSends();
}

// Futures finish from the event loop, never within a send: their continuations may do anything, also delete us.
void Connection::scheduleSettling()
{
    if (m_sends.isEmpty() || std::exchange(m_settlingScheduled, true))
        return;
    QMetaObject::invokeMethod(this, &Connection::settleSends, Qt::QueuedConnection);
}

void Connection::settleSends()
{
    m_settlingScheduled = false;
    m_sends.advance(sentPosition());
}

quint64 Connection::sentPosition() const
{
    const auto pending = static_cast<quint64>(m_transport != nullptr ? m_transport->pendingBytes() : 0);
    const quint64 aside = pending + static_cast<quint64>(m_endpoint.overtakingSize());
    return aside >= m_writtenBytes ? 0 : m_writtenBytes - aside;
}

// Limits::maxSendBuffer: who doesn't read isn't read from, so that an echo of his can't grow.
void Connection::watchSendBuffer()
{
    if (m_transport == nullptr)
        return;
    // A message in fragments waits in the memory it has anyway; but not so what was sent behind it.
    const qint64 pending = m_transport->pendingBytes() + m_endpoint.waitingBehindFirst();
    const qint64 limit = m_options.limits.maxSendBuffer;
    // From the event loop, so that no send function closes the connection under its caller.
    if (pending > limit && m_options.overflow == Overflow::Drop)
        QMetaObject::invokeMethod(this, &Connection::dropSlowPeer, Qt::QueuedConnection);
    const bool throttled = pending > (m_throttled ? limit / 4 : limit / 2);
    if (std::exchange(m_throttled, throttled) != throttled)
        updateReading();
}

void Connection::dropSlowPeer()
{
    if (m_state == State::Closed)
        return;
    const QPointer<Connection> self(this);
    reportFailure(Error::Kind::SendBufferFull,
                  QStringLiteral("The peer doesn't read what it is sent; it was dropped with %1 bytes waiting.")
                      .arg(pendingBytes()));
    if (self)
        abort();
}

QFuture<void> Connection::sendFuture(quint64 position, Endpoint::SendResult result)
{
    if (result != Endpoint::SendResult::Queued || m_state == State::Closed)
        return QtFuture::makeExceptionalFuture(ClosedError());
    QFuture<void> future = m_sends.add(position);
    scheduleSettling();
    return future;
}

qint64 Connection::pendingBytes() const
{
    return m_endpoint.outputSize() + m_endpoint.waitingSize()
           + (m_transport != nullptr ? m_transport->pendingBytes() : 0);
}

} // namespace wslib
