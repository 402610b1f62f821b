#pragma once

#include "workbench/conformance/CaseRun.h"
#include "workbench/conformance/EndpointRequest.h"
#include "workbench/conformance/HttpAnswer.h"

#include <QHostAddress>
#include <QPointer>
#include <QTcpServer>

#include <functional>
#include <map>
#include <variant>

namespace workbench::conformance {

class ServiceConnection;

/// A server that asks its cases of whoever connects: one case a connection. The client must echo messages.
///
/// Over WebSocket it is what drivers of the Autobahn TestSuite's fuzzing server know: "/getCaseCount", "/runCase?case=17&agent=X",
/// "/getCaseInfo?case=17", "/getCaseStatus?case=17&agent=X", "/updateReports?agent=X"; and "/case?id=6.2.3", "/count", "/report".
/// Who names no case ("/") gets the first one that his agent hasn't had. Over plain HTTP "/" explains that, and "/count", "/report",
/// "/report.json" can be read in a browser. EndpointRequest has them all.
///
/// Clients are kept apart by their agent. What strangers can make it hold is bounded: agents, connections, heads, names,
/// reports on their way.
class ClientTester : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype mostAgents = 64;
    static constexpr int mostConnections = 256;
    static constexpr int mostReportsShown = 4; ///< At a time: each reader has a whole copy until he has read it.

    /// What "/report" and "/report.json" show of @c agent; of all if it is empty. Without them those are 404.
    struct Pages
    {
        std::function<QByteArray(const QString &agent)> html;
        std::function<QByteArray(const QString &agent)> json;
    };

    explicit ClientTester(const QList<Case> &cases, const Timing &timing = {}, QObject *parent = nullptr);
    ~ClientTester() override;

    void setPages(const Pages &pages) { m_pages = pages; }
    /// Port 0 takes a free one. False: see errorString().
    bool listen(const QHostAddress &address = QHostAddress::LocalHost, quint16 port = 0);
    quint16 port() const { return m_server.serverPort(); }
    QString errorString() const { return m_server.errorString(); }
    /// Accepts nobody more; what is running is dropped without a report.
    void stop();
    bool isIdle() const { return m_connections == 0; }

Q_SIGNALS:
    void caseStarted(const QByteArray &id, const QString &agent);
    void caseFinished(const workbench::conformance::CaseReport &report, const QString &agent);
    /// Every case has been asked of @p agent once, and is over.
    void finished(const QString &agent);
    /// A driver of @p agent is through, and its reports are to be written now: it goes on when this returns.
    void reportsWanted(const QString &agent);
    /// The last connection has gone.
    void idle();

private:
    struct Agent
    {
        QSet<qsizetype> started;
        QSet<qsizetype> running;
        QMap<qsizetype, Verdict> done;
    };
    struct StatusWaiter
    {
        QPointer<ServiceConnection> connection;
        QString agent;
        qsizetype index = 0;
    };
    using Choice = std::variant<qsizetype, HttpAnswer>;

    void accept();
    void readHead(ByteChannel *channel);
    void headArrived(ByteChannel *channel, const HttpText &request, const QByteArray &leftover);
    void runCase(ByteChannel *channel, const HttpText &request, const QByteArray &leftover,
                 const EndpointRequest &asked);
    void caseOver(const QString &agent, qsizetype index, const CaseReport &report);
    void serve(ByteChannel *channel, const HttpText &request, const QByteArray &leftover, const EndpointRequest &asked);
    void answer(ByteChannel *channel, const HttpAnswer &answer, bool toHead = false);

    Choice choose(const EndpointRequest &asked) const;
    Choice chooseNumber(const QString &number) const;
    Choice chooseNext(const QString &agent) const;
    HttpAnswer page(const EndpointRequest &asked);
    HttpAnswer service(const EndpointRequest &asked) const;
    HttpAnswer status(const QString &agent, qsizetype index) const;
    HttpAnswer report(const EndpointRequest &asked) const;
    void showReport(ByteChannel *channel, const EndpointRequest &asked, bool toHead);
    bool isRunning(const EndpointRequest &asked, qsizetype index) const;

    QList<Case> m_cases;
    Timing m_timing;
    Pages m_pages;
    QTcpServer m_server;
    int m_connections = 0;
    int m_reportsShown = 0; ///< That are on their way.
    std::map<QString, Agent> m_agents;
    QList<CaseRun *> m_running;
    QList<StatusWaiter> m_waiters;
};

} // namespace workbench::conformance
