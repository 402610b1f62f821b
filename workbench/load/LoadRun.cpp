#include "workbench/load/LoadRun.h"

#include "workbench/load/LoadCaution.h"
#include "workbench/load/LoadCrowd.h"
#include "workbench/load/LoadWorker.h"

#include "wslib/net/WebSocketUrl.h"

#include <algorithm>
#include <utility>

namespace workbench {

namespace {

constexpr qint64 second = 1'000'000'000;
// Half of the interval between two tallies: one that comes a little late is still of the second before.
constexpr qint64 tolerance = std::chrono::nanoseconds(LoadWorker::tallyInterval).count() / 2;
constexpr qsizetype manySamples = 1'000;
constexpr std::chrono::milliseconds closeTimeout{1'500};

LoadOptions prepared(LoadOptions options)
{
    // A host that isn't the one named must not be loaded, and what is asked for is a handshake, not a tour.
    options.request.maxRedirects = 0;
    options.request.connection.limits.closeTimeout = closeTimeout;
    auto &largest = options.request.connection.limits.maxMessageSize;
    largest = std::max({largest, options.size, qint64{options.message.size()}});
    options.threads = std::clamp(options.threads, 1, LoadBounds::threads);
    return options;
}

} // namespace

LoadRun::LoadRun(const LoadOptions &options, QObject *parent)
    : QObject(parent)
    , m_refresh(this)
{
    m_report.options = prepared(options);
    m_refresh.setInterval(LoadWorker::tallyInterval);
    connect(&m_refresh, &QTimer::timeout, this, [this] {
        refresh();
        // Who keeps a report makes us copy its samples; those of a day are megabytes.
        if (m_report.samples.size() > manySamples)
            m_refresh.setInterval(std::chrono::seconds(1));
        Q_EMIT progressed(m_report);
    });
}

LoadRun::~LoadRun()
{
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(m_lookup);
    for (Place &place : m_places)
        place.thread->quit();
    for (Place &place : m_places)
        place.thread->wait();
}

// ---- The start -------------------------------------------------------------------------------------------------------

void LoadRun::start()
{
    m_running = true;
    m_crowd = std::make_shared<LoadCrowd>(m_report.options);
    m_crowd->origin = steadyNow();
    if (const QString why = problemOf(m_report.options); !why.isEmpty()) {
        m_report.problem = why;
        QMetaObject::invokeMethod(this, &LoadRun::finish, Qt::QueuedConnection);
        return;
    }
    m_refresh.start();
    resolve();
}

// Once, instead of once for each connection; a proxy does it by itself.
void LoadRun::resolve()
{
    const auto parsed = wslib::WebSocketUrl::fromUserInput(m_report.options.request.url);
    const wslib::ClientRequest &request = m_report.options.request;
    if (isProxied(request) || !request.addresses.isEmpty() || !QHostAddress(parsed.url->host()).isNull()) {
        QMetaObject::invokeMethod(this, &LoadRun::openAll, Qt::QueuedConnection);
        return;
    }
    m_lookup = QHostInfo::lookupHost(parsed.url->host(), this, &LoadRun::resolved);
}

void LoadRun::resolved(const QHostInfo &host)
{
    m_lookup = -1;
    if (host.addresses().isEmpty()) {
        m_report.errors.add(
            {LoadFault::HostNotFound}, 1,
            QStringLiteral("The host \"%1\" wasn't found: %2.").arg(host.hostName(), host.errorString()));
        finish();
        return;
    }
    m_report.options.request.addresses = host.addresses();
    openAll();
}

void LoadRun::openAll()
{
    if (m_stopping) {
        finish();
        return;
    }
    m_crowd = std::make_shared<LoadCrowd>(m_report.options);
    m_crowd->origin = steadyNow();
    m_report.phase = LoadPhase::Opening;
    for (int i = 0; i < m_crowd->workers(); ++i)
        addPlace(i);
    for (const Place &place : m_places) {
        place.thread->start();
        QMetaObject::invokeMethod(place.worker, &LoadWorker::open, Qt::QueuedConnection);
    }
}

void LoadRun::addPlace(int index)
{
    Place place;
    place.thread = std::make_unique<QThread>();
    place.thread->setObjectName(QStringLiteral("load %1").arg(index));
    place.worker = new LoadWorker(m_crowd, index);
    place.worker->moveToThread(place.thread.get());
    place.sends = m_crowd->sendersOf(index) > 0;
    // Directly, so that the sockets, which go by deleteLater(), go in the thread's last pass over such wishes.
    connect(
        place.thread.get(), &QThread::finished, place.thread.get(), [worker = place.worker] { delete worker; },
        Qt::DirectConnection);
    const auto number = static_cast<size_t>(index);
    connect(place.worker, &LoadWorker::settled, this, [this, number] { placeSettled(number); });
    connect(place.worker, &LoadWorker::counted, this, [this, number](const std::shared_ptr<const LoadTally> &tally) {
        m_openOf[number] = tally->open;
        take(*tally);
    });
    connect(place.worker, &LoadWorker::done, this,
            [this, number](qint64 from, qint64 to, double share) { placeDone(number, from, to, share); });
    m_places.push_back(std::move(place));
    m_openOf.push_back(0);
}

void LoadRun::placeSettled(size_t index)
{
    m_places[index].settled = true;
    if (!std::all_of(m_places.begin(), m_places.end(), [](const Place &place) { return place.settled; }) || m_begun
        || m_stopping)
        return;
    m_begun = true;
    const qint64 now = steadyNow();
    m_report.openingTime = sinceOrigin(now);
    m_measuringFrom = now + std::chrono::nanoseconds(m_report.options.warmUp).count();
    for (const Place &place : m_places)
        QMetaObject::invokeMethod(
            place.worker, [worker = place.worker, now] { worker->begin(now); }, Qt::QueuedConnection);
}

// ---- The end ---------------------------------------------------------------------------------------------------------

void LoadRun::stop()
{
    if (!m_running || std::exchange(m_stopping, true))
        return;
    m_report.interrupted = true;
    if (m_lookup >= 0) {
        QHostInfo::abortHostLookup(std::exchange(m_lookup, -1));
        finish();
        return;
    }
    for (const Place &place : m_places)
        QMetaObject::invokeMethod(place.worker, &LoadWorker::stop, Qt::QueuedConnection);
}

void LoadRun::placeDone(size_t index, qint64 from, qint64 to, double processorShare)
{
    m_places[index].done = true;
    if (to > from && from > 0)
        m_measured = std::max(m_measured, static_cast<double>(to - from) / second);
    m_report.processorShare = std::max(m_report.processorShare, processorShare);
    if (std::all_of(m_places.begin(), m_places.end(), [](const Place &place) { return place.done; })) {
        finish();
        return;
    }
    // Who only waits for what others send needn't wait any more.
    const bool senderIsLeft =
        std::any_of(m_places.begin(), m_places.end(), [](const Place &place) { return place.sends && !place.done; });
    const bool endsWithSenders = m_report.options.mode == LoadMode::FanOut || m_report.options.duration.count() == 0;
    if (senderIsLeft || !endsWithSenders)
        return;
    for (const Place &place : m_places) {
        if (!place.done)
            QMetaObject::invokeMethod(place.worker, &LoadWorker::conclude, Qt::QueuedConnection);
    }
}

void LoadRun::finish()
{
    if (!std::exchange(m_running, false))
        return;
    m_refresh.stop();
    m_report.phase = LoadPhase::Done;
    m_report.seconds = m_measured;
    refresh();
    for (const Place &place : m_places)
        place.thread->quit();
    Q_EMIT finished(m_report);
}

// ---- Adding up -------------------------------------------------------------------------------------------------------

double LoadRun::sinceOrigin(qint64 time) const
{
    return static_cast<double>(time - m_crowd->origin) / second;
}

void LoadRun::take(const LoadTally &tally)
{
    const bool counts = tally.phase == LoadPhase::Measuring;
    if (m_report.phase < tally.phase && tally.phase < LoadPhase::Done)
        m_report.phase = tally.phase;
    m_report.opened += tally.opened;
    m_report.failed += tally.failed;
    m_report.lost += tally.lost;
    m_handshakes.merge(tally.handshakes);
    m_report.errors.merge(tally.errors);
    if (counts) {
        m_report.counts += tally.counts;
        // So far; the workers say it exactly in the end.
        m_report.seconds = std::max(0.0, static_cast<double>(tally.time - m_measuringFrom) / second);
    } else if (tally.phase > LoadPhase::Measuring) {
        m_report.answeredLate += tally.counts.received;
    }
    if (tally.phase >= LoadPhase::Measuring) {
        m_latency.merge(tally.latency);
        m_report.neverAnswered += tally.neverAnswered;
        m_response.merge(tally.response);
        m_lateness.merge(tally.lateness);
    }
    takeSample(tally);
}

void LoadRun::takeSample(const LoadTally &tally)
{
    if (tally.phase >= LoadPhase::Closing && tally.counts.received == 0)
        return;
    const qint64 since = tally.time - m_crowd->origin;
    LoadSample &sample = sampleAt(std::max<qint64>(0, since - tolerance) / second);
    if (tally.phase <= LoadPhase::Draining)
        sample.phase = std::max(sample.phase, tally.phase);
    sample.counts += tally.counts;
    sample.errors += tally.errors.total();
    if (tally.phase < LoadPhase::Closing) {
        sample.open = 0;
        for (const int open : m_openOf)
            sample.open += open;
        sample.seconds = std::clamp(sinceOrigin(tally.time) - sample.at, 0.001, 1.0);
    }
    m_sampleLatency.merge(tally.latency);
    sample.p50 = m_sampleLatency.valueAt(50);
    sample.p99 = m_sampleLatency.valueAt(99);
    sample.max = m_sampleLatency.max();
}

LoadSample &LoadRun::sampleAt(qint64 index)
{
    while (m_report.samples.size() <= index) {
        LoadSample next;
        next.at = static_cast<double>(m_report.samples.size());
        next.seconds = 0.001;
        if (!m_report.samples.isEmpty())
            next.phase = m_report.samples.last().phase;
        m_report.samples.append(next);
        m_sampleLatency.clear();
    }
    return m_report.samples.last();
}

void LoadRun::refresh()
{
    m_report.open = 0;
    for (const int open : m_openOf)
        m_report.open += open;
    m_report.elapsed = sinceOrigin(steadyNow());
    m_report.latency = summaryOf(m_latency);
    m_report.response = summaryOf(m_response);
    m_report.lateness = summaryOf(m_lateness);
    m_report.handshakes = summaryOf(m_handshakes);
}

} // namespace workbench
