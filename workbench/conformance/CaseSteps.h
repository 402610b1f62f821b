#pragma once

#include "workbench/conformance/ByteChannel.h"
#include "workbench/conformance/CaseReport.h"
#include "workbench/conformance/DeflateStreams.h"
#include "workbench/conformance/Judge.h"
#include "workbench/conformance/OpeningHandshake.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTimer>

#include <chrono>
#include <memory>

namespace workbench::conformance {

/// Says what a case says, step by step: sends it, and waits where the case waits. What comes from the peer isn't its business.
class CaseSteps : public QObject
{
    Q_OBJECT

public:
    /// What the steps are about, all of which outlives them.
    struct Stage
    {
        const Case &question;
        Trace &trace;
        CaseReport &report;
        const OpeningHandshake &handshake;
        QRandomGenerator &random;
        std::chrono::milliseconds failFast;
        std::chrono::milliseconds pong;
    };

    explicit CaseSteps(const Stage &stage, QObject *parent = nullptr);

    void setChannel(ByteChannel *channel);
    void setDeflate(const DeflateTerms &terms);
    /// In place of the case's steps: a Close frame.
    void skipToClose();
    /// The bytes of the first step's frames, which thereby is done.
    QByteArray takeRiders();

    /// Takes the next steps, as far as it gets without waiting.
    void go();
    /// Takes no more steps.
    void stop();
    /// A step is taking its time: silence is no end.
    bool isBusy() const { return m_wait == Wait::Running; }
    /// Whether a frame of its own may be put in now.
    bool isBetweenFrames() const { return m_heldBack.isEmpty() && m_channel->isDrained(); }
    /// @p frame for the wire, noted in the report.
    QByteArray onWire(const FrameSpec &frame);

Q_SIGNALS:
    /// Another connection is to be served; answer with anotherServed().
    void anotherWanted();
    /// The case says that it is over.
    void over();

public:
    /// @p problem: why not, or empty.
    void anotherServed(const QByteArray &problem);

private:
    enum class Wait { None, Running, Over };

    bool take(const SendFrames &step);
    bool take(const SendHeldBack &step);
    bool take(const SendFragmented &step);
    bool take(const SendCompressed &step);
    bool take(const AwaitEvent &step);
    bool take(const AwaitFailure &step);
    bool take(const EndSending &step);
    bool take(const SendBytes &step);
    bool take(const AwaitOpening &step);
    bool take(const Flood &step);
    bool take(const Trickle &step);
    bool take(const SendBomb &step);
    bool take(const Pause &step);
    bool take(const StopReading &step);
    bool take(const GoOnReading &step);
    bool take(const AskAnother &step);
    bool take(const AwaitMessages &step);
    bool take(const Leave &step);
    bool startFlood(const Flood &step);
    bool waitFor(std::chrono::milliseconds time);
    void timeOut();
    void wrote(qint64 bytes);
    QByteArray floodUnit(const Flood &step);
    void noteSent(const FrameSpec &frame, const QByteArray &bytes);

    Stage m_stage;
    ByteChannel *m_channel = nullptr;
    QList<Step> m_steps;
    qsizetype m_next = 0;
    std::unique_ptr<Deflater> m_deflater;
    QByteArray m_heldBack;
    Wait m_wait = Wait::None; ///< Of the step that is being taken.
    bool m_flooding = false;
    bool m_stopped = false;
    qsizetype m_trickled = 0;
    QElapsedTimer m_awaitingPong; ///< Since the ping was on its way.
    QElapsedTimer m_clock;        ///< Since the step began.
    QElapsedTimer m_caseClock;
    QTimer m_timer;
};

} // namespace workbench::conformance
