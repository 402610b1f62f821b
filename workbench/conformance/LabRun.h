#pragma once

#include "workbench/conformance/CaseRun.h"
#include "workbench/conformance/RunReport.h"

#include <QHostAddress>
#include <QUrl>

#include <memory>

namespace workbench::conformance {

class ClientTester;
class ServerTester;

/// What a run is to ask, and whom.
struct LabOptions
{
    Side side = Side::Server;
    QList<Case> cases; ///< All of this side.
    Timing timing;
    QString agent; ///< What the peer is called in reports; empty: what it says of itself.
    /// Frames and heads that are kept, of all cases and agents, in bytes; of what comes then, only a head's beginning is. It is
    /// far more than right peers make.
    qint64 mostKeptBytes = qint64{256} * 1024 * 1024;

    /// @name Of a tested server
    /// @{
    QUrl url;              ///< ws: or wss:, of an endpoint that echoes.
    wslib::TlsOptions tls; ///< For wss.
    int parallel = 4;      ///< Connections at a time; a slow case has the peer for itself.
    /// @}

    /// @name Of tested clients
    /// @{
    QHostAddress address = QHostAddress::LocalHost;
    quint16 port = 9001;       ///< 0: a free one.
    bool untilStopped = false; ///< Goes on when an agent is through: another may come.
    /// @}
};

/// How far a run is.
struct LabProgress
{
    int asked = 0; ///< Cases that have been answered.
    int total = 0;
    std::chrono::milliseconds elapsed{0};
    std::chrono::milliseconds left{-1}; ///< By what such cases have taken so far; -1: nobody can say yet.
};

/// A run of the conformance lab, of either side, from its start to its reports. Asynchronous; lives in one thread, whose event
/// loop it needs. Used once; but single cases can be asked again when it has ended.
class LabRun : public QObject
{
    Q_OBJECT

public:
    explicit LabRun(const LabOptions &options, QObject *parent = nullptr);
    ~LabRun() override;

    const LabOptions &options() const;
    /// A tested server is looked at first: one that can't be reached, or that answers a plain handshake with an HTTP error, is
    /// no reason for 500 failures, and the run fails with one sentence. Then it is asked one case after the other.
    /// For clients a server listens until stop(), or until every agent that came has been asked all its cases, or has asked for
    /// its reports, or has gone, and one of them was through. finished() follows in any case, from the event loop.
    void start();
    /// Ends the run early; what there is stays. finished() follows.
    void stop();
    /// Asks the cases of these ids again, of a tested server, and puts their reports in place of the earlier ones. For tested
    /// clients it is up to the client to connect again: the server listens for it as in start(). finished() follows.
    void askAgain(const QByteArrayList &ids);
    bool isRunning() const;

    /// One for each agent; of a tested server one.
    const QList<RunReport> &reports() const;

Q_SIGNALS:
    /// Clients may connect to @p url.
    void listening(const QUrl &url);
    /// The run can't begin, or not go on: @p why is a sentence. finished() follows.
    void failed(const QString &why);
    /// Something that the verdicts won't say, in a sentence: the endpoint doesn't seem to echo. The run goes on.
    void remarked(const QString &what);
    void caseStarted(const QString &agent, const QByteArray &id);
    /// It is in reports() by now.
    void caseFinished(const QString &agent, const workbench::conformance::CaseReport &report);
    void progressed(const workbench::conformance::LabProgress &progress);
    /// A client's driver is through, and waits for its reports to be written: it goes on when this returns.
    void reportsWanted(const QString &agent);
    /// The end, once for each start() and askAgain().
    void finished();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace workbench::conformance
