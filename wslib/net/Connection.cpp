#include "wslib/net/Connection.h"

#include "wslib/net/BasicTimer.h"
#include "wslib/net/ReceivedText.h"
#include "wslib/net/Spares.h"

#include <QHostAddress>
#include <QMetaMethod>
#include <QSslSocket>
#include <QThread>
#include <QTimerEvent>

#include <exception>
#include <utility>

namespace wslib {

namespace {

// How long a peer has to take our Close frame before the socket goes; see Transport::canHalfClose().
constexpr std::chrono::milliseconds tlsDrainTime{250};

} // namespace

Connection::Connection(Role role, const ConnectionOptions &options, MaskKeySource maskKeys, QObject *parent)
    : QObject(parent)
    , m_endpoint(role, options.limits, std::move(maskKeys))
    , m_options(options)
{
    m_endpoint.setAnswersPings(options.answerPings);
}

Connection::~Connection()
{
    // Who is still there learns that we go; there is no time to wait for an answer.
    if (m_state == State::Open || m_state == State::Closing) {
        m_endpoint.abandonWaiting();
        m_endpoint.close(CloseCode::GoingAway);
        if (m_endpoint.hasOutput())
            m_transport->write(m_endpoint.takeOutput());
        m_transport->flush();
    }
    finish();
    for (Life *life = m_life; life != nullptr; life = life->m_outer)
        life->m_connection = nullptr;
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
    if (m_remoteAddress.isEmpty())
        m_remoteAddress = m_transport->remoteAddress();
    m_localAddress = m_transport->localAddress();
    if (m_opening.tls.protocol.isEmpty())
        m_opening.tls = m_transport->tlsSession();
    m_state = State::Open;
    m_wasOpen = true;
    m_opener = nullptr;
    setNoDelay(m_options.noDelay);
    setKeepAlive(m_options.pingInterval, m_options.pingTimeout);

    const QPointer<Connection> self(this);
    Q_EMIT opened();
    if (!self || m_state == State::Closed || !callHandler([&match](Handler &handler) { handler.opened(match); }))
        return;
    // A server's peer has had nobody wait for it.
    if (role() == Role::Server && leftover.isEmpty()) {
        m_transport->setSink(this);
        return;
    }
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
    if (m_held.isEmpty() && !m_receiving)
        receiveSlices(bytes);
    else
        m_held += bytes;
}

void Connection::receiveSlices(QByteArrayView bytes)
{
    const Life self(this);
    m_receiving = true;
    while (!bytes.isEmpty() && m_state != State::Closed) {
        if (isReadingStopped()) {
            m_held.prepend(bytes);
            break;
        }
        const bool careful = m_endpoint.hasDeflate() || goesToInbox();
        const qsizetype size = careful ? qMin(m_turn.slice(), bytes.size()) : bytes.size();
        Spares::lendTo(m_endpoint);
        m_endpoint.receive(bytes.first(size));
        bytes = bytes.sliced(size);
        m_dispatching = true;
        m_dispatchLevel = QThread::currentThread()->loopLevel();
        dispatchEvents();
        if (!self)
            return;
        m_dispatching = false;
        if (m_endpoint.outputSize() > flushSize)
            flush();
        m_turn.sliceDone();
        if (m_turn.isOver())
            yieldTurn();
    }
    if (m_endpoint.hasOutput())
        flush();
    else
        Spares::keep(m_endpoint.takeOutput());
    m_receiving = false;
    receivedAll();
}

// What came meanwhile, out of an event loop of somebody who was told, is next.
void Connection::receivedAll()
{
    if (m_endMeanwhile)
        transportEnded(QAbstractSocket::RemoteHostClosedError, *std::exchange(m_endMeanwhile, std::nullopt));
    else if (!m_held.isEmpty())
        updateReading();
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
    if (m_state == State::Closed || m_receiving || isReadingStopped())
        return;
    const Life self(this);
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
    const Life self(this);
    std::vector<Event> events = m_endpoint.takeEvents();
    for (const Event &event : events) {
        if (m_state == State::Closed)
            return;
        m_turn.dispatched(event);
        std::visit([this](const auto &received) { dispatch(received); }, event);
        if (!self)
            return;
    }
    Spares::keep(std::move(events));
}

// False if the connection has ended, or was even deleted, meanwhile: nobody is to be told of anything then.
template <typename Function>
bool Connection::callHandler(Function function)
{
    if (!m_handler || m_handlerFailed)
        return true;
    const Life self(this);
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
    const Life self(this);
    reportFailure(Error::Kind::HandlerException, QStringLiteral("The handler threw: %1").arg(what));
    if (self)
        close(CloseCode::InternalError, QStringLiteral("internal error"));
}

// The signal first, so that a log sees the cause before what the handler does about it.
void Connection::dispatch(const Message &message)
{
    const ReceivedText received(message);
    const Life self(this);
    Q_EMIT messageReceived(message);
    if (self && m_state != State::Closed
        && callHandler([&message](Handler &handler) { handler.messageReceived(message); }))
        takeMessage(message);
}

bool Connection::goesToInbox() const
{
    static const QMetaMethod signal = QMetaMethod::fromSignal(&Connection::messageReceived);
    return m_pulling || (!m_handler && !(m_listenedReceived && isSignalConnected(signal)));
}

void Connection::connectNotify(const QMetaMethod &signal)
{
    static const QMetaMethod received = QMetaMethod::fromSignal(&Connection::messageReceived);
    static const QMetaMethod sent = QMetaMethod::fromSignal(&Connection::messageSent);
    if (signal == received)
        m_listenedReceived = true;
    else if (signal == sent)
        m_listenedSent = true;
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
    const Life self(this);
    Q_EMIT pingReceived(ping.payload);
    if (self && m_state != State::Closed)
        callHandler([&ping](Handler &handler) { handler.pingReceived(ping.payload); });
}

void Connection::dispatch(const PongReceived &pong)
{
    const Life self(this);
    if (m_keepAlive)
        m_keepAlive->pongReceived();
    const auto roundTrip = m_pings.pongReceived(pong.payload, PingLedger::Clock::now());
    if (!self || m_state == State::Closed)
        return; // the work of a continuation of ping()'s future
    if (roundTrip)
        Q_EMIT roundTripMeasured(*roundTrip);
    if (!self || m_state == State::Closed)
        return;
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
    if (m_transport != nullptr && !m_transport->canHalfClose())
        startBasicTimer(m_drainTimer, tlsDrainTime, this);
    else if (m_transport != nullptr)
        m_transport->finishWriting();
    reportFailure(Error::Kind::Protocol,
                  QStringLiteral("The peer broke a rule or passed a limit, so the connection was closed "
                                 "with %1: %2.")
                      .arg(static_cast<int>(failure.error.code))
                      .arg(m_closeReason));
}

// ---- Timers ----------------------------------------------------------------------------------------------------------

void Connection::setNoDelay(bool on)
{
    m_options.noDelay = on;
    if (m_transport != nullptr)
        m_transport->setNoDelay(on);
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
    if (m_receiving) { // what came before it comes first
        m_endMeanwhile = text;
        return;
    }
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
    m_endpoint.endReceiving();
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
