#include "wslib/net/Connection.h"

#include "wslib/net/BasicTimer.h"
#include "wslib/protocol/FrameSerializer.h"

#include <QHostAddress>
#include <QMetaMethod>
#include <QTimerEvent>

#include <exception>
#include <utility>

namespace wslib {

namespace {

// How long a TLS peer has to take our Close frame before the socket goes; see Transport::finishWriting().
constexpr std::chrono::milliseconds tlsDrainTime{250};
// Output is written once per pass, unless it has grown past this.
constexpr qsizetype flushSize = qsizetype{256} * 1024;

} // namespace

Connection::Connection(Role role, const ConnectionOptions &options, MaskKeySource maskKeys, QObject *parent)
    : QObject(parent)
    , m_endpoint(role, options.limits, std::move(maskKeys))
    , m_options(options)
{
}

Connection::~Connection()
{
    // Who is still there learns that we go; there is no time to wait for an answer.
    if (m_state == State::Open || m_state == State::Closing) {
        m_endpoint.close(CloseCode::GoingAway);
        if (m_endpoint.hasOutput())
            m_transport->write(m_endpoint.takeOutput());
        m_transport->socket()->flush();
    }
    finish();
}

// ---- From nothing to open --------------------------------------------------------------------------------------------

void Connection::setHandler(std::unique_ptr<Handler> handler)
{
    m_handler = std::move(handler);
    if (m_handler)
        m_handler->m_connection = this;
}

void Connection::open(Transport *transport, const RouteMatch &match, QByteArrayView leftover)
{
    m_transport = transport;
    m_transport->setParent(this);
    const QAbstractSocket *socket = m_transport->socket();
    m_remoteAddress = addressText(socket->peerAddress(), socket->peerPort());
    m_localAddress = addressText(socket->localAddress(), socket->localPort());
    if (m_opening.tls.protocol.isEmpty())
        m_opening.tls = tlsSession(socket);
    m_state = State::Open;
    m_wasOpen = true;
    m_opener = nullptr;
    setNoDelay(m_options.noDelay);
    setKeepAlive(m_options.pingInterval, m_options.pingTimeout);

    const QPointer<Connection> self(this);
    Q_EMIT opened();
    if (!self || m_state == State::Closed || !callHandler([&match](Handler &handler) { handler.opened(match); }))
        return;
    // Frames that rode with the handshake are taken from the event loop, behind what opened() has posted there: who waits
    // for it, or for the future of connectTo(), has had the chance to connect to messageReceived() then.
    QMetaObject::invokeMethod(
        this, [this, bytes = leftover.toByteArray()] { startReceiving(bytes); }, Qt::QueuedConnection);
}

void Connection::startReceiving(const QByteArray &leftover)
{
    if (m_state == State::Closed)
        return;
    const QPointer<Connection> self(this);
    receiveSlices(leftover);
    if (self && m_state != State::Closed)
        m_transport->setSink(this);
}

void Connection::failOpening(const Error &error)
{
    if (m_state != State::Connecting)
        return;
    m_failureReported = true;
    const QPointer<Connection> self(this);
    Q_EMIT failed(error);
    if (self)
        finish();
}

// ---- What comes in ---------------------------------------------------------------------------------------------------

void Connection::transportReceived(QByteArrayView bytes)
{
    if (m_held.isEmpty())
        receiveSlices(bytes);
    else
        m_held += bytes;
}

void Connection::receiveSlices(QByteArrayView bytes)
{
    const QPointer<Connection> self(this);
    while (!bytes.isEmpty() && m_state != State::Closed) {
        if (isReadingStopped()) {
            m_held = bytes.toByteArray();
            return;
        }
        const bool careful = m_endpoint.hasDeflate() || goesToInbox();
        const qsizetype size = careful ? qMin(m_turn.slice(), bytes.size()) : bytes.size();
        m_endpoint.receive(bytes.first(size));
        bytes = bytes.sliced(size);
        m_dispatching = true;
        dispatchEvents();
        if (!self)
            return;
        m_dispatching = false;
        flush();
        m_turn.sliceDone();
        if (m_turn.isOver())
            yieldTurn();
    }
}

void Connection::yieldTurn()
{
    m_turn.end();
    if (m_state == State::Closed || m_transport == nullptr || m_transport->hasEnded())
        return;
    m_yielding = true;
    updateReading();
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_yielding = false;
            receiveHeld();
        },
        Qt::QueuedConnection);
}

// Reading goes on, with what came before it stopped.
void Connection::receiveHeld()
{
    if (m_state == State::Closed || isReadingStopped())
        return;
    const QPointer<Connection> self(this);
    receiveSlices(std::exchange(m_held, {}));
    if (self && m_held.isEmpty())
        updateReading();
}

bool Connection::isReadingStopped() const
{
    const bool transportGone = m_transport == nullptr || m_transport->hasEnded();
    return !transportGone && (m_throttled || m_userPaused || m_yielding || m_inbox.size() > m_options.limits.maxInbox);
}

void Connection::updateReading()
{
    if (m_transport == nullptr || m_state == State::Closed)
        return;
    if (isReadingStopped())
        m_transport->pauseReading();
    else if (!m_held.isEmpty())
        QMetaObject::invokeMethod(this, &Connection::receiveHeld, Qt::QueuedConnection);
    else
        m_transport->resumeReading();
}

QFuture<std::optional<Message>> Connection::readMessage()
{
    m_pulling = true;
    QFuture<std::optional<Message>> future = m_inbox.read();
    updateReading();
    return future;
}

void Connection::dispatchEvents()
{
    const QPointer<Connection> self(this);
    for (const Event &event : m_endpoint.takeEvents()) {
        if (m_state == State::Closed)
            return;
        m_turn.dispatched(event);
        std::visit([this](const auto &received) { dispatch(received); }, event);
        if (!self)
            return;
    }
}

// False if the connection has ended, or was even deleted, meanwhile: nobody is to be told of anything then.
template <typename Function>
bool Connection::callHandler(Function function)
{
    if (!m_handler || m_handlerFailed)
        return true;
    const QPointer<Connection> self(this);
    std::optional<QString> thrown;
    try {
        function(*m_handler);
    } catch (const std::exception &exception) {
        thrown = QString::fromUtf8(exception.what());
    } catch (...) {
        thrown = QStringLiteral("an exception of unknown type");
    }
    if (self && thrown)
        handlerThrew(*thrown);
    return self && m_state != State::Closed;
}

void Connection::handlerThrew(const QString &what)
{
    m_handlerFailed = true;
    const QPointer<Connection> self(this);
    reportFailure(Error::Kind::HandlerException, QStringLiteral("The handler threw: %1").arg(what));
    if (self)
        close(CloseCode::InternalError, QStringLiteral("internal error"));
}

// The signal first, so that a log sees the cause before what the handler does about it.
void Connection::dispatch(const Message &message)
{
    const QPointer<Connection> self(this);
    Q_EMIT messageReceived(message);
    if (self && m_state != State::Closed
        && callHandler([&message](Handler &handler) { handler.messageReceived(message); }))
        takeMessage(message);
}

bool Connection::goesToInbox() const
{
    static const QMetaMethod signal = QMetaMethod::fromSignal(&Connection::messageReceived);
    return m_pulling || (!m_handler && !isSignalConnected(signal));
}

void Connection::takeMessage(const Message &message)
{
    if (!goesToInbox() || m_inbox.deliver(message))
        return;
    m_inbox.keep(message);
    updateReading();
}

void Connection::dispatch(const PingReceived &ping)
{
    const QPointer<Connection> self(this);
    Q_EMIT pingReceived(ping.payload);
    if (self && m_state != State::Closed)
        callHandler([&ping](Handler &handler) { handler.pingReceived(ping.payload); });
}

void Connection::dispatch(const PongReceived &pong)
{
    const QPointer<Connection> self(this);
    if (m_keepAlive)
        m_keepAlive->pongReceived();
    m_pings.pongReceived(pong.payload, PingLedger::Clock::now());
    if (!self || m_state == State::Closed)
        return; // the work of a continuation of ping()'s future
    Q_EMIT pongReceived(pong.payload);
    if (self && m_state != State::Closed)
        callHandler([&pong](Handler &handler) { handler.pongReceived(pong.payload); });
}

void Connection::dispatch(const CloseReceived &close)
{
    m_closeCode = close.code;
    m_closeReason = QString::fromUtf8(close.reason);
    m_closeKnown = true;
    enterClosing();
    flush();
    // §7.1.1: the server closes the transport first; a client gives it Limits::closeTimeout to do so.
    if (role() == Role::Server && m_transport != nullptr)
        m_transport->finishWriting();
}

void Connection::dispatch(const Failed &failure)
{
    m_closeCode = failure.error.code;
    m_closeReason = QString::fromLatin1(failure.error.text);
    m_closeKnown = true;
    enterClosing();
    flush();
    if (m_transport != nullptr && m_transport->isEncrypted())
        startBasicTimer(m_drainTimer, tlsDrainTime, this);
    else if (m_transport != nullptr)
        m_transport->finishWriting();
    reportFailure(Error::Kind::Protocol,
                  QStringLiteral("The peer broke a rule or passed a limit, so the connection was closed "
                                 "with %1: %2.")
                      .arg(static_cast<int>(failure.error.code))
                      .arg(m_closeReason));
}

// ---- What goes out ---------------------------------------------------------------------------------------------------

SendReceipt Connection::queued(Endpoint::SendResult result)
{
    if (m_state == State::Connecting || m_state == State::Closed)
        result = Endpoint::SendResult::NotOpen;
    if (result == Endpoint::SendResult::Queued)
        scheduleFlush();
    return {this, m_writtenBytes + static_cast<quint64>(m_endpoint.outputSize()), result};
}

// A copy is made for those who listen only, and none of what was a Message already.
template <typename MakeMessage>
SendReceipt Connection::announced(const SendReceipt &receipt, MakeMessage message)
{
    static const QMetaMethod signal = QMetaMethod::fromSignal(&Connection::messageSent);
    if (receipt.isQueued() && isSignalConnected(signal))
        Q_EMIT messageSent(message());
    return receipt;
}

// Why a message isn't even tried, if so.
std::optional<Endpoint::SendResult> Connection::obstacle() const
{
    if (m_state != State::Open)
        return Endpoint::SendResult::NotOpen;
    if (m_options.overflow == Overflow::Refuse && pendingBytes() > m_options.limits.maxSendBuffer)
        return Endpoint::SendResult::BufferFull;
    return std::nullopt;
}

SendReceipt Connection::sendText(QByteArrayView utf8)
{
    if (const auto why = obstacle())
        return queued(*why);
    return announced(queued(m_endpoint.sendText(utf8)), [utf8] { return Message{Opcode::Text, utf8.toByteArray()}; });
}

SendReceipt Connection::sendBinary(QByteArrayView bytes)
{
    if (const auto why = obstacle())
        return queued(*why);
    return announced(queued(m_endpoint.sendBinary(bytes)), [bytes] {
        return Message{Opcode::Binary, bytes.toByteArray()};
    });
}

SendReceipt Connection::send(const Message &message)
{
    if (const auto why = obstacle())
        return queued(*why);
    const QByteArrayView payload = message.payload;
    const auto result = message.isText() ? m_endpoint.sendText(payload) : m_endpoint.sendBinary(payload);
    return announced(queued(result), [&message] { return message; });
}

QFuture<std::chrono::nanoseconds> Connection::ping(const QByteArray &payload)
{
    if (m_state != State::Open || !queued(m_endpoint.ping(payload)).isQueued())
        return QtFuture::makeExceptionalFuture<std::chrono::nanoseconds>(ClosedError());
    return m_pings.add(payload, PingLedger::Clock::now());
}

SendReceipt Connection::startClosing(std::optional<CloseCode> code, const QString &reason)
{
    if (m_state == State::Connecting) {
        const SendReceipt receipt = queued(Endpoint::SendResult::NotOpen);
        abort(); // who is told of that may delete us
        return receipt;
    }
    const SendReceipt receipt = queued(m_endpoint.close(code, reason.toUtf8()));
    if (receipt.isQueued())
        enterClosing();
    return receipt;
}

void Connection::abort()
{
    if (m_transport != nullptr)
        m_transport->abort();
    finish();
}

void Connection::reset()
{
    if (m_transport != nullptr)
        m_transport->lingerForNothing();
    abort();
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

void Connection::scheduleFlush()
{
    if (m_dispatching)
        return; // transportReceived() flushes behind the last event
    if (m_endpoint.outputSize() > flushSize) {
        flush();
    } else if (!m_flushScheduled) {
        m_flushScheduled = true;
        QMetaObject::invokeMethod(this, &Connection::flush, Qt::QueuedConnection);
    }
}

void Connection::flush()
{
    m_flushScheduled = false;
    if (m_transport == nullptr || !m_endpoint.hasOutput())
        return;
    const QByteArray output = m_endpoint.takeOutput();
    m_writtenBytes += static_cast<quint64>(output.size());
    m_transport->write(output);
    watchSendBuffer();
    scheduleSettling();
}

void Connection::transportWrote()
{
    watchSendBuffer();
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
    return pending >= m_writtenBytes ? 0 : m_writtenBytes - pending;
}

// Limits::maxSendBuffer: who doesn't read isn't read from, so that an echo of his can't grow.
void Connection::watchSendBuffer()
{
    if (m_transport == nullptr)
        return;
    const qint64 pending = m_transport->pendingBytes();
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
    return m_endpoint.outputSize() + (m_transport != nullptr ? m_transport->pendingBytes() : 0);
}

// ---- Timers ----------------------------------------------------------------------------------------------------------

void Connection::setNoDelay(bool on)
{
    m_options.noDelay = on;
    if (m_transport != nullptr)
        m_transport->socket()->setSocketOption(QAbstractSocket::LowDelayOption, on ? 1 : 0);
}

void Connection::setKeepAlive(std::chrono::milliseconds interval, std::chrono::milliseconds timeout)
{
    m_options.pingInterval = interval;
    m_options.pingTimeout = timeout;
    if (m_keepAlive) {
        m_keepAlive->stop();
        m_keepAlive.release()->deleteLater(); // we may be called from it
    }
    if (m_state == State::Open && interval.count() > 0)
        m_keepAlive = std::make_unique<KeepAlive>(*this, interval, timeout);
}

void Connection::timerEvent(QTimerEvent *event)
{
    const int id = event->timerId();
    if (id == m_drainTimer.timerId()) {
        m_drainTimer.stop();
        m_transport->finishWriting();
    } else if (id == m_closeTimer.timerId()) {
        m_closeTimer.stop();
        transportEnded(QAbstractSocket::SocketTimeoutError, QStringLiteral("the closing handshake timed out"));
    }
}

// ---- The end ---------------------------------------------------------------------------------------------------------

void Connection::enterClosing()
{
    if (m_state != State::Open)
        return;
    m_state = State::Closing;
    if (m_keepAlive)
        m_keepAlive->stop();
    startBasicTimer(m_closeTimer, m_options.limits.closeTimeout, this);
}

void Connection::transportEnded(QAbstractSocket::SocketError /*error*/, const QString &text)
{
    const QPointer<Connection> self(this);
    receiveSlices(std::exchange(m_held, {})); // a Close frame may be in it
    if (self && !m_closeKnown)
        reportFailure(Error::Kind::ConnectionLost,
                      QStringLiteral("The connection ended without a closing handshake: %1.").arg(text));
    if (self)
        abort();
}

void Connection::reportFailure(Error::Kind kind, const QString &text)
{
    if (m_failureReported)
        return;
    m_failureReported = true;
    Error error;
    error.kind = kind;
    error.text = text;
    error.closeCode = m_closeKnown ? m_closeCode : CloseCode::AbnormalClosure;
    Q_EMIT failed(error);
}

void Connection::finish()
{
    if (m_state == State::Closed)
        return;
    m_state = State::Closed;
    m_closeTimer.stop();
    m_drainTimer.stop();
    if (m_keepAlive)
        m_keepAlive->stop();
    if (m_transport != nullptr)
        m_transport->setSink(nullptr);
    if (m_opener != nullptr)
        std::exchange(m_opener, nullptr)->deleteLater();
    if (!m_closeKnown)
        m_closeCode = CloseCode::AbnormalClosure;
    m_closeKnown = true;
    const QPointer<Connection> self(this);
    m_sends.closeAll();
    if (self)
        m_pings.closeAll();
    if (self)
        m_inbox.close();
    if (self && m_wasOpen) {
        m_handlerFailed = false;
        callHandler([this](Handler &handler) { handler.closed(m_closeCode, m_closeReason); });
    }
    if (self)
        Q_EMIT closed(m_closeCode, m_closeReason);
}

} // namespace wslib
