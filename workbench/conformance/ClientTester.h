#pragma once

#include "workbench/conformance/CaseRun.h"

#include <QHostAddress>
#include <QTcpServer>

namespace workbench::conformance {

/// A server that asks its cases of whoever connects: one case a connection. The request may name it ("/?id=6.2.3", or
/// "/?case=17", counted from 1); who doesn't, gets the first one that nobody has had. The client must echo messages.
class ClientTester : public QObject
{
    Q_OBJECT

public:
    explicit ClientTester(const QList<Case> &cases, const Timing &timing = {}, QObject *parent = nullptr);

    /// Port 0 takes a free one. False: see errorString().
    bool listen(const QHostAddress &address = QHostAddress::LocalHost, quint16 port = 0);
    quint16 port() const { return m_server.serverPort(); }
    QString errorString() const { return m_server.errorString(); }
    /// Accepts nobody more; what is running is dropped without a report.
    void stop();

Q_SIGNALS:
    void caseStarted(const QByteArray &id);
    void caseFinished(const workbench::conformance::CaseReport &report);
    /// Every case has been asked once.
    void finished();

private:
    void accept();
    void headArrived(ByteChannel *channel, const HttpText &request, const QByteArray &leftover);
    qsizetype choose(const QByteArray &target) const;

    QList<Case> m_cases;
    Timing m_timing;
    QTcpServer m_server;
    QSet<qsizetype> m_started;
    QSet<qsizetype> m_done;
    QList<CaseRun *> m_running;
};

} // namespace workbench::conformance
