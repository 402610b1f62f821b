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

    /// @name Of a tested server
    /// @{
    QUrl url; ///< ws: or wss:, of an endpoint that echoes.
    bool verifyPeer = true;
    int parallel = 4; ///< Connections at a time; a slow case has the peer for itself.
    /// @}

    /// @name Of tested clients
    /// @{
    QHostAddress address = QHostAddress::LocalHost;
    quint16 port = 9001; ///< 0: a free one.
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
    /// A tested server is asked one case after the other; for clients a server listens until stop(), or until every case has
    /// been asked of one of them and it has gone or asked for its report. finished() follows in any case, from the event loop.
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
    void caseStarted(const QString &agent, const QByteArray &id);
    /// It is in reports() by now.
    void caseFinished(const QString &agent, const workbench::conformance::CaseReport &report);
    void progressed(const workbench::conformance::LabProgress &progress);
    /// The end, once for each start() and askAgain().
    void finished();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace workbench::conformance
