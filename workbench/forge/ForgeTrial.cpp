#include "workbench/forge/ForgeTrial.h"

#include <utility>

namespace workbench {

using wslib::Connection;

ForgeTrial::ForgeTrial(const wslib::ClientRequest &request, const ForgeSequence &sequence, const ForgeOptions &options,
                       QObject *parent)
    : QObject(parent)
    , m_client(this)
    , m_request(request)
    , m_sequence(sequence)
    , m_options(options)
    , m_patience(this)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] { survived(false); });
    if (sequence.needs == ForgeSequence::Needs::Deflate && !m_request.compression)
        m_request.compression.emplace();
    else if (sequence.needs == ForgeSequence::Needs::NoDeflate)
        m_request.compression.reset();
}

void ForgeTrial::start()
{
    Connection *connection = m_client.open(m_request);
    connect(connection, &Connection::opened, this, [this, connection] { runOn(connection); });
    connect(connection, &Connection::failed, this, [this, connection](const wslib::Error &error) {
        if (connection->state() != Connection::State::Connecting)
            return; // the run knows
        m_report.title = m_sequence.title;
        m_report.expected = m_sequence.expected;
        m_report.problem = error.text;
        m_report.verdict = {ForgeVerdict::Mark::Unreached, ForgeVerdict::Finding::NoConnection};
        QMetaObject::invokeMethod(this, &ForgeTrial::finish, Qt::QueuedConnection);
    });
}

void ForgeTrial::stop()
{
    m_finished = true;
    for (auto *connection : m_client.findChildren<Connection *>())
        connection->abort();
}

void ForgeTrial::runOn(Connection *connection)
{
    auto *run = new ForgeRun(connection, m_sequence, m_options, this);
    connect(run, &ForgeRun::finished, this, [this, run, connection = QPointer(connection)](const ForgeReport &report) {
        run->deleteLater();
        m_report = report;
        if (connection)
            QMetaObject::invokeMethod(connection, &Connection::abort, Qt::QueuedConnection);
        const bool ran = report.verdict.mark != ForgeVerdict::Mark::Unfit && report.problem.isEmpty();
        if (ran && m_sequence.expected.survives)
            lookForSurvival();
        else
            QMetaObject::invokeMethod(this, &ForgeTrial::finish, Qt::QueuedConnection);
    });
    run->start();
}

// Who takes a connection and answers a Ping on it lives.
void ForgeTrial::lookForSurvival()
{
    m_patience.start(m_options.wait);
    Connection *second = m_client.open(m_request);
    connect(second, &Connection::opened, second, [second] { (void)second->ping("still there?"); });
    connect(second, &Connection::roundTripMeasured, this, [this, second] {
        second->close();
        survived(true);
    });
    connect(second, &Connection::failed, this, [this] { survived(false); });
}

void ForgeTrial::survived(bool did)
{
    if (m_report.outcome.survived)
        return;
    m_patience.stop();
    m_report.outcome.survived = did;
    m_report.verdict = judged(m_report.expected, m_report.outcome, m_options.peerEchoes);
    QMetaObject::invokeMethod(this, &ForgeTrial::finish, Qt::QueuedConnection);
}

void ForgeTrial::finish()
{
    if (!std::exchange(m_finished, true))
        Q_EMIT finished(m_report);
}

} // namespace workbench
