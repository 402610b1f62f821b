#pragma once

#include "workbench/log/FrameTrail.h"
#include "workbench/log/LogSink.h"
#include "workbench/log/RareWallClock.h"
#include "workbench/session/InflatedCounter.h"

#include "wslib/protocol/FrameObserver.h"
#include "wslib/protocol/Message.h"

#include <deque>
#include <memory>
#include <vector>

namespace workbench {

/// Watches the frames of a connection and gives them to the entries that they made. What made none is an entry of its own, in
/// its place: pings and pongs that are sent, forged and refused bytes, frames of messages that never ended.
class FrameRecorder : public wslib::FrameObserver
{
public:
    FrameRecorder(LogSink &sink, const Clock &clock, quint32 peer);

    /// Writes the entry of a message that came, in their order; its time is that of its last frame.
    void messageReceived(LogEntry::Kind kind, const wslib::Message &message);
    /// @name Writes an entry with its frames; entries of a kind in the order in which they came
    /// @{
    void recordControl(LogEntry &pingOrPong);
    void recordClosing(LogEntry &close);
    /// @}
    /// Writes the entry of a message, when the last of its frames is on its way.
    void messageSent(LogEntry::Kind kind, const wslib::Message &message);
    /// Writes the pong that answers the ping that was written last.
    void recordAnswer();
    /// Writes what was refused.
    void recordRefused();
    /// The connection has ended: writes what of it has waited.
    void recordRest();

    void bytesArrived() override;
    void frameReceived(const wslib::ObservedFrame &frame) override;
    void frameSent(const wslib::ObservedFrame &frame) override;
    void messageBroken(QByteArrayView payload) override;
    void bytesRefused(QByteArrayView bytes) override;
    void bytesForged(QByteArrayView bytes) override;
    void waitingAbandoned() override;

    /// Of what is refused so much is kept: a peer that goes on for ever fills no disk.
    static constexpr qint64 mostRefused = qint64{1} * 1024 * 1024;

private:
    struct Control
    {
        LoggedFrame frame;
        qint64 ns;
        QByteArray payload; ///< Of one that is sent.
    };
    struct Unsent
    {
        LogEntry::Kind kind;
        wslib::Message message;
    };

    LoggedFrame logged(const wslib::ObservedFrame &frame, LogEntry::Direction direction);
    qint64 arrivalNs();
    void controlReceived(LoggedFrame &frame, qint64 ns);
    void compressedSent(const wslib::ObservedFrame &frame, qint64 ns);
    void messageEnds();
    void controlSent(const wslib::ObservedFrame &frame, qint64 ns, bool answers);
    void recordSent(LogEntry::Kind kind, const wslib::Message &message, FrameTrailWriter &frames);
    void recordUnsent(std::deque<Unsent> &messages, FrameTrailWriter &frames);
    void recordSentControl(const Control &control);
    void append(LogEntry &entry, FrameTrailWriter &frames);
    LogEntry entryOf(LogEntry::Direction direction, LogEntry::Kind kind, const QByteArray &payload, qint64 ns);
    LogEntry rawEntry(LogEntry::Direction direction, QByteArrayView bytes, qint64 ns);

    LogSink &m_sink;
    const Clock &m_clock;
    quint32 m_peer;
    RareWallClock m_wallClock;
    qint64 m_recordedNs = 0; ///< The time of the last entry with frames: the log goes forwards.
    QByteArray m_trail;      ///< Of the entry that is written; its memory is used again.

    qint64 m_arrivalNs = 0; ///< When the bytes came that are told of; 0: it wasn't asked yet.
    qint64 m_inOffset = 0;
    /// Of data messages that came, the first of which is given next; behind them one that is used again.
    std::vector<FrameTrailWriter> m_in;
    size_t m_inBegin = 0;
    size_t m_inEnd = 0; ///< Whole messages end here.
    std::deque<Control> m_controls;
    bool m_pingCame = false; ///< And nothing since: a pong that is sent now answers it by itself.
    std::deque<Control> m_answers;
    std::vector<LogEntry> m_refused;
    qint64 m_refusedSize = 0;
    qint64 m_refusedLeftOut = 0;
    quint64 m_refusedRest = 0; ///< Of the payload of a refused frame, what hasn't come yet.

    qint64 m_outOffset = 0;
    FrameTrailWriter m_out;
    qint64 m_outNs = 0; ///< When its last frame was sent.
    bool m_outIsWhole = false;
    std::deque<Unsent> m_unsent; ///< Messages whose frames wait.
    /// Messages whose frames won't be sent any more, but for those of the first that were.
    std::deque<Unsent> m_abandoned;
    FrameTrailWriter m_abandonedOut;
    std::unique_ptr<InflatedCounter> m_counter;
    FrameTrailWriter m_closing;
};

} // namespace workbench
