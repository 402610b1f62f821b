#include "workbench/load/LoadPeer.h"

#include "workbench/load/LoadAlarm.h"
#include "workbench/load/LoadWorker.h"
#include "workbench/log/Saturated.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace workbench {

namespace {

// More than this isn't put on top of what the kernel hasn't taken: large messages in a wide window would fill the memory.
constexpr qint64 mostPending = qint64{4} * 1024 * 1024;
// Before a handshake that failed is tried again.
constexpr qint64 pauseAfterFailure = 100'000'000;

} // namespace

/// What the connection calls; a direct call is cheaper than a signal.
class LoadPeer::Link : public wslib::Handler
{
public:
    explicit Link(LoadPeer &peer)
        : m_peer(peer)
    {
    }
    void opened(const wslib::RouteMatch & /*match*/) override { m_peer.opened(); }
    void messageReceived(const wslib::Message &message) override { m_peer.received(message); }

private:
    LoadPeer &m_peer;
};

LoadPeer::LoadPeer(LoadWorker &worker, int number)
    : m_worker(worker)
    , m_number(number)
    , m_sends(worker.crowd().sends(number))
{
}

// ---- The connection --------------------------------------------------------------------------------------------------

void LoadPeer::open()
{
    m_reported = false;
    m_wasOpen = false;
    m_aside = m_answered = false;
    m_setsAside = true;
    m_connection = m_worker.client().open(m_worker.options().request, std::make_unique<Link>(*this));
    QObject::connect(m_connection, &wslib::Connection::failed, &m_worker,
                     [this](const wslib::Error &error) { failed(error); });
    QObject::connect(m_connection, &wslib::Connection::closed, &m_worker,
                     [this](wslib::CloseCode code) { closed(static_cast<int>(code)); });
}

void LoadPeer::opened()
{
    m_open = m_wasOpen = true;
    m_handshake = m_connection->opening().timings.total.count();
    m_worker.tally().handshakes.record(m_handshake);
    if (m_worker.options().mode == LoadMode::Connect) {
        const qint64 now = steadyNow();
        record(land(), now);
        ++m_worker.tally().counts.received;
        m_connection->close();
    } else if (m_worker.options().mode == LoadMode::FanOut && !m_sends) {
        ++m_worker.crowd().receivers;
    }
    m_worker.peerOpened();
    settle();
}

void LoadPeer::failed(const wslib::Error &error)
{
    if (m_closing)
        return;
    m_reported = true;
    m_worker.tally().errors.add(error);
}

void LoadPeer::closed(int code)
{
    const bool ofOurs = m_closing || (m_wasOpen && m_worker.options().mode == LoadMode::Connect);
    if (m_wasOpen && !ofOurs && !m_reported)
        m_worker.tally().errors.add({LoadFault::Closed, code}, 1, m_connection->closeReason());
    m_connection->deleteLater();
    m_connection = nullptr;
    if (m_worker.options().mode == LoadMode::FanOut && !m_sends && m_wasOpen)
        leaveFanOut();
    const bool wasOpen = std::exchange(m_open, false);
    m_worker.peerClosed(wasOpen, ofOurs);
    settle();
    if (m_worker.options().mode != LoadMode::Connect) {
        loseFlights();
    } else if (wasOpen) {
        pump(steadyNow());
    } else {
        loseFlights();
        if (m_sending)
            m_worker.wake(*this, steadyNow() + pauseAfterFailure);
    }
}

void LoadPeer::loseFlights()
{
    settleAside();
    // Why a handshake was lost has been counted already, and what we ourselves gave up, the worker counts.
    if (!m_closing && m_worker.options().mode != LoadMode::Connect) {
        m_worker.tally().errors.add({LoadFault::Unanswered}, m_inFlight);
        if (m_worker.options().mode != LoadMode::FanOut)
            recordFlights(steadyNow(), 0);
    }
    const int lost = std::exchange(m_inFlight, 0);
    m_worker.landed(lost);
}

void LoadPeer::settle()
{
    if (std::exchange(m_settled, true))
        return;
    m_worker.peerSettled(*this);
}

void LoadPeer::leaveFanOut()
{
    LoadCrowd &crowd = m_worker.crowd();
    crowd.delivered -= m_copies;
    --crowd.receivers;
    crowd.wakeSender();
}

void LoadPeer::close()
{
    m_closing = true;
    m_sending = false;
    if (m_connection != nullptr)
        m_connection->close();
}

void LoadPeer::drop()
{
    m_closing = true;
    m_sending = false;
    if (m_connection != nullptr)
        m_connection->abort();
}

// ---- Sending ---------------------------------------------------------------------------------------------------------

void LoadPeer::startSending(qint64 time)
{
    m_base = time;
    m_lastNumber = m_worker.crowd().lastNumber;
    m_sending = m_sends;
    pump(steadyNow());
}

bool LoadPeer::hasRoom() const
{
    switch (m_worker.options().mode) {
    case LoadMode::Connect:
        return m_connection == nullptr;
    case LoadMode::FanOut:
        return m_open && hasFanOutRoom();
    case LoadMode::Echo:
    case LoadMode::Hold:
        break;
    }
    return m_open && m_inFlight < m_worker.options().windowInUse()
           && (m_inFlight == 0 || m_connection->pendingBytes() < mostPending);
}

bool LoadPeer::hasFanOutRoom() const
{
    const LoadCrowd &crowd = m_worker.crowd();
    const int receivers = crowd.receivers;
    const qint64 over = receivers > 0 ? crowd.delivered / receivers : 0;
    const qint64 inFlight = m_launched - over;
    return receivers > 0 && inFlight < m_worker.options().windowInUse()
           && (inFlight <= 0 || m_connection->pendingBytes() < mostPending);
}

void LoadPeer::pump(qint64 now)
{
    if (m_aside && now >= m_asideUntil)
        settleAside();
    if (!m_sending)
        return;
    const double period = m_worker.period();
    while (m_worker.maySend()) {
        const qint64 due = period > 0 ? dueTime(m_launched) : now;
        if (due > now) {
            m_blocked = false;
            m_worker.wake(*this, m_aside ? std::min(due, m_asideUntil) : due);
            return;
        }
        if (!hasRoom()) {
            m_blocked = true;
            break;
        }
        if (!launch(due, now))
            break;
    }
    if (m_aside)
        m_worker.wake(*this, m_asideUntil);
}

// Of message @p number, counted from 0. A slow rate leads beyond what a clock can tell.
qint64 LoadPeer::dueTime(qint64 number) const
{
    return saturatedSum(m_base, saturatedFrom(std::round(static_cast<double>(number) * m_worker.period())));
}

qint64 LoadPeer::overdue(qint64 now) const
{
    const double period = m_worker.period();
    if (!m_open || !m_blocked || period <= 0)
        return 0;
    const qint64 dueByNow = saturatedFrom(std::floor(static_cast<double>(now - m_base) / period)) + 1;
    return std::max<qint64>(0, dueByNow - m_launched);
}

bool LoadPeer::launch(qint64 intended, qint64 now)
{
    // Who waited for room was late through the peer, not through us.
    if (m_worker.period() > 0 && !std::exchange(m_blocked, false))
        m_worker.tally().lateness.record(now - intended);
    switch (m_worker.options().mode) {
    case LoadMode::Connect:
        takeOff(intended, now);
        m_worker.sentOne(0, now);
        open();
        return true;
    case LoadMode::FanOut:
        return sendToAll(intended, now);
    case LoadMode::Echo:
    case LoadMode::Hold:
        break;
    }
    return sendMessage(intended, now);
}

bool LoadPeer::sendMessage(qint64 intended, qint64 now)
{
    const LoadMessage &message = m_worker.message();
    const wslib::SendReceipt receipt = message.opcode() == wslib::Opcode::Text
                                           ? m_connection->sendText(QByteArrayView(message.bytes()))
                                           : m_connection->sendBinary(message.bytes());
    if (!receipt.isQueued())
        return false; // it is closing
    takeOff(intended, now);
    m_worker.sentOne(message.bytes().size(), now);
    return true;
}

bool LoadPeer::sendToAll(qint64 intended, qint64 now)
{
    LoadMessage &message = m_worker.message();
    message.setStamp({static_cast<quint64>(m_launched) + 1, m_worker.period() > 0 ? intended : now});
    // Before it is sent: that may write at once, and receivers in other threads may be faster than our next line.
    m_worker.crowd().lastNumber = static_cast<quint64>(m_launched) + 1;
    const wslib::SendReceipt receipt = message.opcode() == wslib::Opcode::Text
                                           ? m_connection->sendText(QByteArrayView(message.bytes()))
                                           : m_connection->sendBinary(message.bytes());
    if (!receipt.isQueued()) {
        m_worker.crowd().lastNumber = static_cast<quint64>(m_launched);
        return false;
    }
    ++m_launched;
    m_worker.sentOne(message.bytes().size(), now);
    return true;
}

void LoadPeer::takeOff(qint64 intended, qint64 now)
{
    if (static_cast<size_t>(m_inFlight) == m_flights.size()) { // few connections fill a wide window
        std::rotate(m_flights.begin(), m_flights.begin() + static_cast<std::ptrdiff_t>(m_first), m_flights.end());
        m_first = 0;
        m_flights.resize(std::max<size_t>(1, 2 * m_flights.size()));
    }
    const size_t size = m_flights.size();
    size_t place = m_first + static_cast<size_t>(m_inFlight);
    place = place >= size ? place - size : place;
    m_flights[place] = {intended, now};
    ++m_inFlight;
    ++m_launched;
}

LoadPeer::Flight LoadPeer::land()
{
    const Flight flight = m_flights[m_first];
    m_first = m_first + 1 == m_flights.size() ? 0 : m_first + 1;
    --m_inFlight;
    m_worker.landed(1);
    return flight;
}

// ---- What doesn't come back -----------------------------------------------------------------------------------------

void LoadPeer::recordWait(qint64 wait, qint64 least, qint64 count)
{
    if (wait < least || count <= 0)
        return;
    m_worker.tally().latency.record(wait, static_cast<quint64>(count));
    m_worker.tally().neverAnswered += count;
}

void LoadPeer::recordFlights(qint64 now, qint64 least)
{
    if (m_worker.period() <= 0)
        return;
    if (m_worker.options().mode == LoadMode::FanOut)
        return recordCopies(now, least);
    for (size_t i = 0; i < static_cast<size_t>(m_inFlight); ++i)
        recordWait(now - m_flights[(m_first + i) % m_flights.size()].intended, least, 1);
}

// Of the last messages: which receivers lack them, the sender doesn't know.
void LoadPeer::recordCopies(qint64 now, qint64 least)
{
    const LoadCrowd &crowd = m_worker.crowd();
    const qint64 receivers = crowd.receivers;
    if (!m_sends || receivers == 0)
        return;
    const qint64 lacking = std::clamp<qint64>(m_launched * receivers - crowd.delivered, 0, m_launched * receivers);
    const qint64 whole = lacking / receivers;
    recordSeries(m_launched - whole, whole, receivers, now, least);
    if (lacking % receivers > 0)
        recordSeries(m_launched - whole - 1, 1, lacking % receivers, now, least);
}

void LoadPeer::recordUnsent(qint64 now, qint64 least, qint64 count)
{
    const bool fansOut = m_worker.options().mode == LoadMode::FanOut;
    recordSeries(m_launched, count, fansOut ? m_worker.crowd().receivers.load() : 1, now, least);
}

// At a high rate there may be millions: neighbours count as the last of them, whose wait is the shortest.
void LoadPeer::recordSeries(qint64 first, qint64 count, qint64 copies, qint64 now, qint64 least)
{
    constexpr qint64 mostSteps = 1'000;
    const qint64 step = count / mostSteps + 1;
    for (qint64 i = 0; i < count; i += step) {
        const qint64 together = std::min(step, count - i);
        recordWait(saturatedDifference(now, dueTime(first + i + together - 1)), least, together * copies);
    }
}

// ---- What comes back -------------------------------------------------------------------------------------------------

void LoadPeer::record(const Flight &flight, qint64 now)
{
    LoadTally &tally = m_worker.tally();
    tally.latency.record(now - flight.intended);
    m_worker.progressed(now);
    if (m_worker.period() > 0)
        tally.response.record(now - flight.sent);
}

void LoadPeer::received(const wslib::Message &message)
{
    if (m_worker.options().mode == LoadMode::Connect)
        return; // a greeting is no handshake
    if (m_worker.options().mode != LoadMode::FanOut)
        receivedAnswer(message);
    else if (!m_sends)
        receivedCopy(message);
}

void LoadPeer::receivedAnswer(const wslib::Message &message)
{
    LoadTally &tally = m_worker.tally();
    ++tally.counts.received;
    tally.counts.receivedBytes += message.payload.size();
    if (m_inFlight == 0) {
        tally.errors.add({LoadFault::Unexpected});
        return;
    }
    const qint64 now = steadyNow();
    const bool matches = !m_worker.options().verify || m_worker.message().matches(message);
    if (m_aside && matches) {
        m_aside = false;
        tally.errors.add({LoadFault::Unexpected});
    } else if (m_aside) {
        settleAside();
    } else if (!matches && maySetAside()) {
        return setAside(now);
    }
    m_answered = m_answered || matches;
    if (m_inFlight == 0) {
        tally.errors.add({LoadFault::Unexpected});
    } else {
        record(land(), now);
        if (!matches)
            tally.errors.add({LoadFault::Mismatch});
    }
    pump(now);
}

// With several messages in flight, what follows a wrong answer is the next one's; so only what comes first is suspected.
bool LoadPeer::maySetAside() const
{
    return m_setsAside && (!m_answered || m_worker.options().windowInUse() == 1);
}

void LoadPeer::setAside(qint64 now)
{
    constexpr qint64 patience = 100'000'000;
    m_aside = true;
    m_asideAt = now;
    m_asideUntil = now + m_handshake + patience; // a handshake takes longer than an answer
    m_worker.wake(*this, m_asideUntil);
}

void LoadPeer::settleAside()
{
    if (!std::exchange(m_aside, false))
        return;
    m_setsAside = false;
    record(land(), m_asideAt);
    m_worker.tally().errors.add({LoadFault::Mismatch});
}

void LoadPeer::receivedCopy(const wslib::Message &message)
{
    LoadTally &tally = m_worker.tally();
    ++tally.counts.received;
    tally.counts.receivedBytes += message.payload.size();
    const auto stamp = m_worker.message().stampOf(message);
    if (!stamp || stamp->number <= m_lastNumber || stamp->number > m_worker.crowd().lastNumber) {
        tally.errors.add({LoadFault::Unexpected});
        return;
    }
    const auto missing = static_cast<qint64>(stamp->number - m_lastNumber - 1);
    tally.errors.add({LoadFault::Missing}, missing);
    m_lastNumber = stamp->number;
    const qint64 now = steadyNow();
    tally.latency.record(now - stamp->time);
    m_worker.progressed(now);

    // What is missing counts as over, too: nobody has to wait for it.
    LoadCrowd &crowd = m_worker.crowd();
    m_copies += missing + 1;
    const qint64 before = crowd.delivered.fetch_add(missing + 1);
    const int receivers = crowd.receivers;
    if (receivers > 0 && before / receivers != (before + missing + 1) / receivers)
        crowd.wakeSender();
}

} // namespace workbench
