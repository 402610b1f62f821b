#include "workbench/load/LoadWorker.h"

#include "workbench/log/Saturated.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <limits>
#include <utility>

namespace workbench {

namespace {

// Handshakes that one thread has under way at the same time: more would overflow the queues of most listeners.
constexpr int mostOpening = 64;
constexpr std::chrono::milliseconds closingTime{2'000};
// How soon an alarm may follow another; what comes due meanwhile is sent in one go.
constexpr qint64 leastWait = 20'000;

qint64 nanoseconds(std::chrono::milliseconds time)
{
    return std::chrono::nanoseconds(time).count();
}

// Of this thread; -1 where the system doesn't tell.
qint64 processorTime()
{
#ifdef CLOCK_THREAD_CPUTIME_ID
    timespec time{};
    if (::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0)
        return qint64{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
#endif
    return -1;
}

} // namespace

LoadWorker::LoadWorker(std::shared_ptr<LoadCrowd> crowd, int index)
    : m_crowd(std::move(crowd))
    , m_index(index)
    , m_alarm(this)
    , m_openTimer(this)
    , m_tickTimer(this)
    , m_phaseTimer(this)
{
    for (QTimer *timer : {&m_openTimer, &m_tickTimer, &m_phaseTimer}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
    }
    connect(&m_openTimer, &QTimer::timeout, this, &LoadWorker::openDue);
    connect(&m_tickTimer, &QTimer::timeout, this, &LoadWorker::tick);
    connect(&m_phaseTimer, &QTimer::timeout, this, &LoadWorker::phaseTimeOut);
    connect(&m_alarm, &LoadAlarm::rang, this, &LoadWorker::sendDue);
    if (options().rate > 0)
        m_period = 1e9 * options().senders() / options().rate;
    if (options().mode == LoadMode::FanOut && m_crowd->sendersOf(index) > 0)
        m_crowd->setWake([this] { QMetaObject::invokeMethod(this, &LoadWorker::wakeSender, Qt::QueuedConnection); });
}

LoadWorker::~LoadWorker()
{
    m_tally.phase = LoadPhase::Done;
    if (m_crowd->sendersOf(m_index) > 0)
        m_crowd->setWake({});
    for (const auto &peer : m_peers)
        peer->drop();
    m_client.reset();
}

// ---- Opening ---------------------------------------------------------------------------------------------------------

void LoadWorker::open()
{
    m_message.emplace(options());
    m_client = std::make_unique<wslib::Client>();
    m_sending = options().rampUp.count() > 0;
    for (const int number : m_crowd->socketsOf(m_index))
        m_peers.push_back(std::make_unique<LoadPeer>(*this, number));
    scheduleTick();
    openDue();
    if (m_peers.empty())
        Q_EMIT settled();
}

qint64 LoadWorker::openingTime(size_t place) const
{
    const auto number = static_cast<double>(m_peers[place]->number());
    return m_crowd->origin
           + std::llround(static_cast<double>(nanoseconds(options().rampUp)) * number / options().sockets());
}

void LoadWorker::openDue()
{
    const bool connects = options().mode == LoadMode::Connect;
    while (m_nextToOpen < m_peers.size() && (connects || m_opening < mostOpening)
           && m_tally.phase < LoadPhase::Draining) {
        const qint64 wait = openingTime(m_nextToOpen) - steadyNow();
        if (wait > 0) {
            m_openTimer.start(static_cast<int>(wait / 1'000'000 + 1));
            return;
        }
        LoadPeer &peer = *m_peers[m_nextToOpen++];
        if (connects) {
            peerSettled(peer);
        } else {
            ++m_opening;
            ++m_alive;
            peer.open();
        }
    }
}

void LoadWorker::peerSettled(LoadPeer &peer)
{
    const bool connects = options().mode == LoadMode::Connect;
    if (connects && peer.isSettled())
        return; // a later handshake of his
    if (m_tally.phase > LoadPhase::Draining)
        return;
    if (!connects)
        --m_opening;
    ++m_settled;
    if (options().rampUp.count() > 0 && options().mode != LoadMode::FanOut)
        startSender(peer, steadyNow());
    if (m_settled == static_cast<int>(m_peers.size()))
        Q_EMIT settled();
    else if (m_nextToOpen < m_peers.size() && !m_openTimer.isActive())
        m_openTimer.start(0);
}

void LoadWorker::peerOpened()
{
    ++m_open;
    ++m_tally.opened;
}

void LoadWorker::peerClosed(bool wasOpen, bool ofOurs)
{
    --m_alive;
    if (wasOpen)
        --m_open;
    if (!ofOurs)
        ++(wasOpen ? m_tally.lost : m_tally.failed);
    scheduleCheck();
}

// ---- Sending ---------------------------------------------------------------------------------------------------------

void LoadWorker::begin(qint64 time)
{
    m_begun = true;
    m_sending = true;
    m_lastProgress = m_lastSent = time;
    if (options().warmUp.count() > 0) {
        enter(LoadPhase::WarmingUp);
        m_phaseTimer.start(options().warmUp);
    } else {
        measure();
    }
    if (options().rampUp.count() == 0 || options().mode == LoadMode::FanOut)
        startSenders(time);
    scheduleCheck();
}

// Spread evenly over the first period, so that a rate doesn't come in bursts.
void LoadWorker::startSenders(qint64 time)
{
    const int senders = std::max(1, options().senders());
    for (const auto &peer : m_peers) {
        const int place = options().mode == LoadMode::FanOut ? 0 : peer->number();
        startSender(*peer, saturatedSum(time, saturatedFrom(std::round(m_period * place / senders))));
    }
}

void LoadWorker::startSender(LoadPeer &peer, qint64 time)
{
    if (peer.isSender())
        peer.startSending(time);
}

void LoadWorker::sentOne(qint64 bytes, qint64 now)
{
    ++m_inFlight;
    ++m_tally.counts.sent;
    m_tally.counts.sentBytes += bytes;
    m_lastSent = now;
    if (options().mode == LoadMode::Connect)
        ++m_alive;
    if (m_quota > 0)
        --m_quota;
}

void LoadWorker::landed(int count)
{
    m_inFlight -= count;
    if (m_inFlight == 0 && !maySend())
        scheduleCheck();
}

void LoadWorker::wake(LoadPeer &peer, qint64 time)
{
    if (peer.isWaiting())
        return;
    peer.setWaiting(true);
    m_wakes.push_back({time, &peer});
    std::push_heap(m_wakes.begin(), m_wakes.end());
    if (!m_pumping && m_wakes.front().peer == &peer)
        m_alarm.set(time);
}

void LoadWorker::sendDue()
{
    const qint64 now = steadyNow();
    m_pumping = true;
    while (!m_wakes.empty() && m_wakes.front().time <= now) {
        LoadPeer *peer = m_wakes.front().peer;
        std::pop_heap(m_wakes.begin(), m_wakes.end());
        m_wakes.pop_back();
        peer->setWaiting(false);
        peer->pump(now);
    }
    m_pumping = false;
    if (!m_wakes.empty())
        m_alarm.set(std::max(m_wakes.front().time, steadyNow() + leastWait));
}

void LoadWorker::wakeSender()
{
    m_crowd->wakePosted = false;
    const qint64 now = steadyNow();
    m_lastProgress = now;
    for (const auto &peer : m_peers) {
        if (peer->isSender())
            peer->pump(now);
    }
    if (!maySend() || m_crowd->receivers == 0)
        scheduleCheck();
}

// ---- Phases ----------------------------------------------------------------------------------------------------------

void LoadWorker::measure()
{
    enter(LoadPhase::Measuring);
    m_measuredFrom = steadyNow();
    m_processorTime = processorTime();
    if (options().messages > 0)
        m_quota = m_crowd->messagesOf(m_index);
    if (options().duration.count() > 0)
        m_phaseTimer.start(options().duration);
    scheduleCheck();
}

void LoadWorker::phaseTimeOut()
{
    switch (m_tally.phase) {
    case LoadPhase::WarmingUp:
        measure();
        break;
    case LoadPhase::Measuring:
        endOfTime();
        break;
    case LoadPhase::Draining:
        finish(false);
        break;
    case LoadPhase::Closing:
        for (const auto &peer : m_peers)
            peer->drop();
        end();
        break;
    case LoadPhase::Resolving:
    case LoadPhase::Opening:
    case LoadPhase::Done:
        break;
    }
}

void LoadWorker::endOfTime()
{
    const qint64 now = steadyNow();
    stopMeasuring(now);
    for (const auto &peer : m_peers)
        peer->settleAside(); // no alarm rings any more
    m_sending = false;
    m_alarm.cancel();
    countUnsent();
    recordUnsent(now, 0);
    enter(LoadPhase::Draining);
    m_phaseTimer.start(options().answerTimeout);
    scheduleCheck();
}

void LoadWorker::stopMeasuring(qint64 now)
{
    if (m_measuredFrom == 0 || m_measuredTo != 0)
        return;
    m_measuredTo = now;
    if (m_processorTime >= 0 && now > m_measuredFrom)
        m_processorShare =
            static_cast<double>(processorTime() - m_processorTime) / static_cast<double>(now - m_measuredFrom);
}

void LoadWorker::countUnsent()
{
    if (options().mode == LoadMode::Connect || m_quota >= 0)
        return;
    qint64 unsent = 0;
    for (const auto &peer : m_peers)
        unsent += peer->overdue(m_measuredTo);
    m_tally.errors.add({LoadFault::Unsent}, unsent);
}

// They would have waited longer, hadn't the run ended: without them a stall to the end would look like a short one.
void LoadWorker::recordUnsent(qint64 now, qint64 least)
{
    qint64 left = m_quota >= 0 ? m_quota : std::numeric_limits<qint64>::max();
    for (const auto &peer : m_peers) {
        const qint64 count = std::min(peer->overdue(now), left);
        left -= count;
        peer->recordUnsent(now, least, count);
    }
}

void LoadWorker::stop()
{
    finish(true);
}

void LoadWorker::conclude()
{
    m_concluded = true;
    scheduleCheck();
}

// What is decided may close connections, and we may be called by one of them.
void LoadWorker::scheduleCheck()
{
    if (!std::exchange(m_checkScheduled, true))
        QMetaObject::invokeMethod(this, &LoadWorker::check, Qt::QueuedConnection);
}

void LoadWorker::check()
{
    m_checkScheduled = false;
    if (m_tally.phase == LoadPhase::Closing && m_alive == 0) {
        end();
        return;
    }
    if (!m_begun || m_tally.phase >= LoadPhase::Closing)
        return;
    const bool nothingToSend = !maySend() && m_crowd->sendersOf(m_index) > 0;
    const bool isReceiver = options().mode == LoadMode::FanOut && m_crowd->sendersOf(m_index) == 0;
    const bool timeIsOver = m_tally.phase == LoadPhase::Draining && !isReceiver;
    if (m_concluded || hasLostItsCause() || ((nothingToSend || timeIsOver) && unfinished() == 0))
        finish(false);
}

// Nobody is left who could send or count.
bool LoadWorker::hasLostItsCause() const
{
    if (options().mode == LoadMode::Connect)
        return false;
    if (m_open == 0)
        return true;
    if (options().mode == LoadMode::FanOut && m_crowd->receivers == 0)
        return true;
    const bool needsSenders = options().mode == LoadMode::FanOut || options().duration.count() == 0;
    return needsSenders && m_crowd->sendersOf(m_index) > 0
           && std::none_of(m_peers.begin(), m_peers.end(),
                           [](const auto &peer) { return peer->isSender() && peer->isOpen(); });
}

// Without a duration, somebody else must say that the other side doesn't answer any more.
bool LoadWorker::isStalled() const
{
    if (m_tally.phase != LoadPhase::Measuring || (options().duration.count() > 0 && m_quota != 0) || unfinished() == 0)
        return false;
    return steadyNow() - std::max({m_lastProgress, m_lastSent, m_measuredFrom}) > nanoseconds(options().answerTimeout);
}

qint64 LoadWorker::unfinished() const
{
    if (options().mode != LoadMode::FanOut)
        return m_inFlight;
    if (m_crowd->sendersOf(m_index) == 0)
        return 0;
    return std::max<qint64>(0, static_cast<qint64>(m_crowd->lastNumber) * m_crowd->receivers - m_crowd->delivered);
}

void LoadWorker::finish(bool interrupted)
{
    if (m_tally.phase >= LoadPhase::Closing)
        return;
    for (const auto &peer : m_peers)
        peer->settleAside();
    const qint64 now = steadyNow();
    stopMeasuring(m_concluded || isStalled() ? std::max(m_lastProgress, m_measuredFrom) : now);
    // Who interrupts a run doesn't make answers late: only what was late already counts.
    const qint64 least = interrupted ? nanoseconds(options().answerTimeout) : 0;
    if (m_tally.phase == LoadPhase::Measuring)
        recordUnsent(now, least);
    for (const auto &peer : m_peers)
        peer->recordFlights(now, least);
    m_sending = false;
    m_openTimer.stop();
    m_alarm.cancel();
    if (!interrupted)
        m_tally.errors.add({LoadFault::Unanswered}, unfinished());
    enter(LoadPhase::Closing);
    m_phaseTimer.start(closingTime);
    for (const auto &peer : m_peers)
        peer->close();
    scheduleCheck();
}

void LoadWorker::end()
{
    if (m_tally.phase == LoadPhase::Done)
        return;
    enter(LoadPhase::Done);
    m_phaseTimer.stop();
    m_tickTimer.stop();
    Q_EMIT done(m_measuredFrom, m_measuredTo, m_processorShare);
}

// ---- Counting --------------------------------------------------------------------------------------------------------

void LoadWorker::enter(LoadPhase phase)
{
    publish();
    m_tally.phase = phase;
}

void LoadWorker::publish()
{
    const LoadPhase phase = m_tally.phase;
    m_tally.time = steadyNow();
    m_tally.open = m_open;
    const auto tally = std::make_shared<LoadTally>(std::move(m_tally));
    m_tally = LoadTally();
    m_tally.phase = phase;
    Q_EMIT counted(tally);
}

void LoadWorker::tick()
{
    publish();
    if (isStalled())
        finish(false);
    else
        scheduleTick();
}

// At the same instants in every thread.
void LoadWorker::scheduleTick()
{
    const qint64 interval = nanoseconds(tallyInterval);
    const qint64 wait = interval - (steadyNow() - m_crowd->origin) % interval;
    m_tickTimer.start(static_cast<int>(wait / 1'000'000 + 1));
}

} // namespace workbench
