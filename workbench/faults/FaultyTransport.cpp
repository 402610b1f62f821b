#include "workbench/faults/FaultyTransport.h"

#include <utility>

namespace workbench {

using Clock = std::chrono::steady_clock;
using Order = FaultLane::Order;

namespace {

// Past it, what comes isn't read any more until some of it has been delivered.
constexpr qint64 mostInbound = qint64{256} * 1024;
constexpr std::chrono::milliseconds goodbyeTime{1'000};

} // namespace

FaultyTransport::FaultyTransport(wslib::Transport *inner)
    : Transport(inner->parent())
    , m_inner(inner)
{
    m_inner->setParent(this);
    for (QTimer *timer : {&m_outboundTimer, &m_inboundTimer, &m_goodbye}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
    }
    connect(&m_outboundTimer, &QTimer::timeout, this, &FaultyTransport::sendDue);
    connect(&m_inboundTimer, &QTimer::timeout, this, &FaultyTransport::deliverDue);
    connect(&m_goodbye, &QTimer::timeout, this, [this] {
        m_inner->setSink(nullptr);
        m_inner->abort();
        end(QAbstractSocket::RemoteHostClosedError, m_endText);
    });
}

FaultyTransport::~FaultyTransport()
{
    m_inner->setSink(nullptr);
}

void FaultyTransport::setLanes(std::unique_ptr<FaultLane> outbound, std::unique_ptr<FaultLane> inbound)
{
    m_outbound = std::move(outbound);
    m_inbound = std::move(inbound);
}

void FaultyTransport::setSink(wslib::TransportSink *sink)
{
    m_sink = sink;
    if (m_cut)
        return;
    m_inner->setSink(sink != nullptr ? this : nullptr);
    if (sink != nullptr && (m_inbound || m_endPending))
        m_inboundTimer.start(0);
}

// ---- What goes out ---------------------------------------------------------------------------------------------------

void FaultyTransport::write(const QByteArray &bytes)
{
    if (m_ended || m_finishing || m_cut)
        return;
    if (!m_outbound) {
        m_inner->write(bytes);
        return;
    }
    m_outbound->put(bytes, Clock::now());
    send();
}

void FaultyTransport::write(const std::vector<QByteArray> &pieces)
{
    if (m_ended || m_finishing || m_cut)
        return;
    if (!m_outbound) {
        m_inner->write(pieces);
        return;
    }
    for (const QByteArray &piece : pieces)
        m_outbound->put(piece, Clock::now());
    send();
}

qint64 FaultyTransport::pendingBytes() const
{
    return m_cut ? 0 : m_inner->pendingBytes() + (m_outbound ? m_outbound->size() : 0);
}

// Tells nobody: it may be a write's doing.
void FaultyTransport::send()
{
    while (!m_order && !m_cut) {
        const auto output = m_outbound->take(Clock::now());
        if (!output)
            break;
        if (output->order == Order::Send)
            m_inner->write(output->bytes);
        else
            m_order = output->order;
    }
    if (m_order)
        m_outboundTimer.start(0); // it ends the connection, which a write mustn't
    else
        arm(m_outboundTimer, m_outbound.get());
}

void FaultyTransport::sendDue()
{
    if (m_ended || m_cut)
        return;
    if (!m_order)
        send();
    if (m_order) {
        obeyOrder();
        return;
    }
    finishIfSent();
    if (m_sink != nullptr)
        m_sink->transportWrote(); // who is told may delete us
}

// False if what goes before isn't with the kernel yet.
bool FaultyTransport::obeyOrder()
{
    if (m_inner->pendingBytes() > 0)
        return false;
    const Order order = *std::exchange(m_order, std::nullopt);
    m_cut = true;
    if (order == Order::Reset)
        resetNow();
    else
        disconnectNow();
    return true;
}

void FaultyTransport::resetNow()
{
    m_inner->setSink(nullptr);
    m_inner->lingerForNothing();
    m_inner->abort();
    end(QAbstractSocket::RemoteHostClosedError, QStringLiteral("the fault reset struck it"));
}

// The peer sees our end in order; what he still sends is read and forgotten, since unread bytes would reset the connection.
void FaultyTransport::disconnectNow()
{
    m_endText = QStringLiteral("the fault disconnect struck it");
    m_inner->resumeReading();
    m_goodbye.start(goodbyeTime);
    m_inner->finishWriting();
}

void FaultyTransport::finishWriting()
{
    m_finishing = true;
    if (m_outbound && !m_cut) {
        m_outbound->end(Clock::now());
        send();
    }
    finishIfSent();
}

void FaultyTransport::finishIfSent()
{
    if (!m_finishing || m_cut)
        return;
    const bool sent = !m_outbound || (m_outbound->size() == 0 && !m_outbound->isHanging());
    if (sent)
        m_inner->finishWriting();
}

void FaultyTransport::abort()
{
    m_ended = true;
    m_outboundTimer.stop();
    m_inboundTimer.stop();
    m_goodbye.stop();
    m_inner->abort();
}

void FaultyTransport::transportWrote()
{
    if (m_order) {
        obeyOrder();
        return;
    }
    if (m_sink != nullptr && !m_cut)
        m_sink->transportWrote();
}

// ---- What comes ------------------------------------------------------------------------------------------------------

void FaultyTransport::transportReceived(QByteArrayView bytes)
{
    if (m_cut)
        return;
    if (!m_inbound) {
        deliver(bytes);
        return;
    }
    m_inbound->put(bytes, Clock::now());
    if (m_inbound->size() > mostInbound)
        m_inner->pauseReading();
    deliverDue();
}

void FaultyTransport::deliverDue()
{
    if (isDelivering() || m_sink == nullptr || m_ended)
        return; // whoever delivers goes on; whoever comes is told
    // As of a transport that nothing befalls, the end is told even of one that isn't read, with what came before it.
    const bool paused = m_paused && !m_endPending;
    while (m_inbound && !m_order && !m_cut && m_sink != nullptr && !m_ended && !paused) {
        const auto output = m_inbound->take(Clock::now());
        if (!output)
            break;
        if (output->order != Order::Send)
            m_order = output->order;
        else if (!deliver(output->bytes))
            return;
    }
    if (m_order) {
        m_outboundTimer.start(0);
        return;
    }
    if (m_inbound && !m_paused && m_inbound->size() < mostInbound / 2 && !m_endPending)
        m_inner->resumeReading();
    if (!paused)
        arm(m_inboundTimer, m_inbound.get());
    endIfDelivered();
}

void FaultyTransport::endIfDelivered()
{
    if (m_endPending && m_sink != nullptr && (!m_inbound || m_inbound->size() == 0 || m_inbound->isHanging()))
        end(*m_endPending, m_endText);
}

void FaultyTransport::pauseReading()
{
    m_paused = true;
    m_inner->pauseReading();
}

void FaultyTransport::resumeReading()
{
    if (!std::exchange(m_paused, false))
        return;
    if (m_inbound)
        m_inboundTimer.start(0);
    else
        m_inner->resumeReading();
}

// The inner one has told us whether it was reset, and tells it once.
void FaultyTransport::transportEnded(QAbstractSocket::SocketError error, const QString &text)
{
    if (m_cut) {
        m_goodbye.stop();
        end(error, m_endText);
        return;
    }
    m_endPending = error;
    m_endText = text;
    if (m_inbound)
        m_inbound->end(Clock::now());
    if (!isDelivering())
        m_inboundTimer.start(0);
}

void FaultyTransport::arm(QTimer &timer, const FaultLane *lane)
{
    const auto due = lane != nullptr ? lane->nextDue() : std::nullopt;
    if (!due) {
        timer.stop();
        return;
    }
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(*due - Clock::now());
    timer.start(qMax(wait, std::chrono::milliseconds(0)));
}

} // namespace workbench
