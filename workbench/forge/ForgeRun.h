#pragma once

#include "workbench/forge/ForgeReport.h"

#include "wslib/net/Connection.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace workbench {

struct ForgeOptions
{
    /// How long the peer may take to answer once all is sent, or to take what is sent.
    std::chrono::milliseconds wait{3000};
    bool peerEchoes = false; ///< It sends messages back: see judged().
    quint64 run = 0;         ///< Comes back in ForgeReport::run, for who wants to know which it is of.
};

/// Carries a sequence out on an open connection, in the connection's thread, and collects what comes back until all that is
/// expected has come, the connection has ended, or the time is over. Leaves the connection as it then is.
class ForgeRun : public QObject
{
    Q_OBJECT

public:
    /// @p connection may end, or be deleted, meanwhile.
    ForgeRun(wslib::Connection *connection, const ForgeSequence &sequence, const ForgeOptions &options,
             QObject *parent = nullptr);

    /// finished() follows, also if nothing can be sent, but not before this returns.
    void start();
    /// Ends it where it is: what has come back so far is judged.
    void stop();

Q_SIGNALS:
    /// Exactly once.
    void finished(const workbench::ForgeReport &report);

private:
    void listen();
    std::optional<ForgeVerdict> obstacle();
    void goOn();
    void sendUntil(qsizetype most);
    void afterSent(wslib::SendReceipt receipt, void (ForgeRun::*next)());
    void halfClose();
    void advance();
    const ForgeStep &step() const { return m_sequence.steps.at(m_step); }
    bool isDone() const { return m_round >= m_sequence.repeat; }
    void resetNow();
    void patience();
    void patienceIsOver();

    void add(ForgeEvent::Kind kind, const QByteArray &payload, quint16 code = 0);
    void messageReceived(const wslib::Message &message);
    void pongReceived(const QByteArray &payload);
    void connectionFailed(const wslib::Error &error);
    void connectionClosed(wslib::CloseCode code, const QString &reason);
    bool hasAllThatIsExpected() const;
    void finishIfAllCame();
    void takeUnfinishedClose();
    void finish();
    void finishWith(const ForgeVerdict &verdict);

    QPointer<wslib::Connection> m_connection;
    ForgeSequence m_sequence;
    ForgeOptions m_options;
    ForgeReport m_report;
    QTimer m_patience;          ///< Runs while something is waited for: the peer's reading, its answers.
    QTimer m_pause;             ///< Of a step.
    qint64 m_pendingBefore = 0; ///< When it began.
    QElapsedTimer m_clock;
    int m_round = 0;
    qsizetype m_step = 0;
    int m_time = 0;  ///< Of the step's repeats.
    int m_pongs = 0; ///< Of those that are waited for: one a round.
    bool m_finished = false;
};

/// What a log says of a run that begins.
QString forgeNote(const ForgeSequence &sequence);

} // namespace workbench

Q_DECLARE_METATYPE(workbench::ForgeOptions)
