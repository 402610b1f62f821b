#include "workbench/conformance/ServerTester.h"

#include <QPointer>

#include <utility>

namespace workbench::conformance {

ServerTester::ServerTester(const QUrl &url, const Timing &timing, const wslib::TlsOptions &tls, QObject *parent)
    : QObject(parent)
    , m_url(url)
    , m_timing(timing)
    , m_tls(tls)
{
}

void ServerTester::run(const QList<Case> &cases, int parallel)
{
    m_waiting = cases;
    m_active = true;
    for (int i = 0; i < parallel; ++i)
        startNext();
    if (cases.isEmpty())
        QMetaObject::invokeMethod(this, &ServerTester::finished, Qt::QueuedConnection);
}

void ServerTester::stop()
{
    m_active = false;
    m_waiting.clear();
    for (CaseRun *run : std::exchange(m_running, {})) {
        run->disconnect(this);
        run->deleteLater();
    }
    QMetaObject::invokeMethod(this, &ServerTester::finished, Qt::QueuedConnection);
}

void ServerTester::startNext()
{
    if (m_waiting.isEmpty())
        return;
    auto *run = new CaseRun(m_waiting.takeFirst(), m_timing, this);
    m_running.append(run);
    connect(run, &CaseRun::finished, this, [this, run](const CaseReport &report) {
        m_running.removeOne(run);
        run->deleteLater();
        const QPointer<ServerTester> self = this;
        Q_EMIT caseFinished(report);
        if (!self || !m_active) // whoever heard it has stopped us
            return;
        startNext();
        if (m_running.isEmpty()) {
            m_active = false;
            Q_EMIT finished();
        }
    });
    Q_EMIT caseStarted(run->question().id);
    run->connectTo(m_url, m_tls);
}

} // namespace workbench::conformance
