#include "ui/conformance/LabLink.h"

#include <QSet>

#include <algorithm>
#include <chrono>
#include <utility>

namespace ui {

using namespace std::chrono_literals;
using namespace workbench::conformance;

namespace {

constexpr auto pace = 80ms; // a table of hundreds of rows needn't be drawn more often

// A run has what was typed when it began.
bool isSamePeer(const LabOptions &one, const LabOptions &other)
{
    if (one.side != other.side)
        return false;
    return one.side == Side::Server ? one.url == other.url && one.tls.verifyPeer == other.tls.verifyPeer
                                    : one.address == other.address && one.port == other.port;
}

} // namespace

LabLink::LabLink(workbench::NetworkThread &thread, QObject *parent)
    : QObject(parent)
    , m_thread(thread)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(pace);
    connect(&m_timer, &QTimer::timeout, this, &LabLink::flush);
}

void LabLink::start(const LabOptions &options)
{
    m_options = options;
    m_run = m_thread.make<LabRun>(options);
    m_waiting.clear();
    m_progress = {};
    m_running = true;
    listen();
    QMetaObject::invokeMethod(m_run.get(), &LabRun::start, Qt::QueuedConnection);
}

// What comes of an earlier run is too late.
void LabLink::listen()
{
    LabRun *run = m_run.get();
    connect(run, &LabRun::caseFinished, this, [this, run](const QString &agent, const CaseReport &report) {
        if (run != m_run.get())
            return;
        m_waiting.append({agent, report});
        if (!m_timer.isActive())
            m_timer.start();
    });
    connect(run, &LabRun::progressed, this, [this, run](const LabProgress &progress) {
        if (run != m_run.get())
            return;
        m_progress = progress;
        if (!m_timer.isActive())
            m_timer.start();
    });
    connect(run, &LabRun::listening, this, [this, run](const QUrl &url) {
        if (run == m_run.get())
            Q_EMIT listening(url);
    });
    connect(run, &LabRun::failed, this, [this, run](const QString &why) {
        if (run == m_run.get())
            Q_EMIT failed(why);
    });
    connect(run, &LabRun::remarked, this, [this, run](const QString &what) {
        if (run == m_run.get())
            Q_EMIT remarked(what);
    });
    connect(run, &LabRun::finished, this, [this, run] {
        if (run != m_run.get())
            return;
        m_timer.stop();
        flush();
        m_running = false;
        Q_EMIT finished(run->reports()); // it does nothing by now
    });
}

void LabLink::flush()
{
    if (!m_waiting.isEmpty())
        Q_EMIT resultsCame(std::exchange(m_waiting, {}));
    Q_EMIT progressed(m_progress);
}

void LabLink::stop()
{
    if (m_running)
        QMetaObject::invokeMethod(m_run.get(), &LabRun::stop, Qt::QueuedConnection);
}

bool LabLink::canAskAgain(const LabOptions &wanted) const
{
    if (!m_run || m_running || !isSamePeer(wanted, m_options))
        return false;
    QSet<QByteArray> known;
    for (const Case &question : m_options.cases)
        known.insert(question.id);
    return std::all_of(wanted.cases.begin(), wanted.cases.end(),
                       [&known](const Case &question) { return known.contains(question.id); });
}

void LabLink::askAgain(const QList<Case> &cases)
{
    QByteArrayList ids;
    for (const Case &question : cases)
        ids += question.id;
    m_progress = {};
    m_running = true;
    QMetaObject::invokeMethod(
        m_run.get(), [run = m_run.get(), ids] { run->askAgain(ids); }, Qt::QueuedConnection);
}

} // namespace ui
