#pragma once

#include "workbench/load/LoadOptions.h"
#include "workbench/load/LoadTally.h"

#include <QList>
#include <QMetaType>

namespace workbench {

/// What a Histogram says, in nanoseconds; all 0 if nothing was measured.
struct LatencySummary
{
    quint64 count = 0;
    qint64 min = 0;
    qint64 mean = 0;
    qint64 p50 = 0;
    qint64 p75 = 0;
    qint64 p90 = 0;
    qint64 p99 = 0;
    qint64 p999 = 0;
    qint64 max = 0;
};

LatencySummary summaryOf(const Histogram &histogram);

/// One second of a run.
struct LoadSample
{
    double at = 0;      ///< Its beginning, in seconds from the run's.
    double seconds = 1; ///< How long it was; the last may be shorter.
    LoadPhase phase = LoadPhase::Opening;
    LoadCounts counts;
    int open = 0; ///< Connections at its end.
    qint64 errors = 0;
    qint64 p50 = 0; ///< Of the latencies of this second, in nanoseconds.
    qint64 p99 = 0;
    qint64 max = 0;

    double sentRate() const { return seconds > 0 ? static_cast<double>(counts.sent) / seconds : 0; }
    double receivedRate() const { return seconds > 0 ? static_cast<double>(counts.received) / seconds : 0; }
};

/// What a reader of the figures should know about them.
enum class LoadNote {
    ClosedLoop, ///< Without a rate, a slow answer also delays the next message: high percentiles look better than they are.
    IntendedTimes, ///< With a rate, latency counts from when the message ought to have been sent.
    NothingCame,   ///< Messages were sent, and no answer came at all.
    NoCopies,      ///< The same in fan-out: the server doesn't seem to pass messages on.
    BelowRate,     ///< Less than 95 % of the rate was reached.
    GeneratorLate, ///< One message in a hundred was sent more than a millisecond late, by our own fault.
    GeneratorBusy, ///< A thread of ours had no time left: the peer may be faster than it looks.
    Interrupted,   ///< The run was ended before its time.
    NeverAnswered, ///< With a rate, latencies contain messages that only waited: see LoadReport::neverAnswered.
};

/// What a load run has found so far, or in the end.
struct LoadReport
{
    LoadOptions options;
    LoadPhase phase = LoadPhase::Resolving;
    bool interrupted = false;
    double elapsed = 0; ///< Seconds since the start of the run.
    double seconds = 0; ///< That were measured; counts and rates are of them.
    LoadCounts counts;
    qint64 answeredLate = 0; ///< Messages that came behind the measured time; their latencies count.

    int opened = 0; ///< Connections; in Connect mode, handshakes.
    int failed = 0;
    int lost = 0;
    int open = 0;              ///< Now.
    double openingTime = 0;    ///< Seconds until all connections were open, or had failed.
    LatencySummary handshakes; ///< From the call to the open connection.

    /// Echo: from a message to its answer. FanOut: from a message to each of its copies. Connect: of the handshake. With a
    /// rate they count from when the message ought to have been sent, not from when it was: what waits for a stalled peer
    /// is late from its own time on ("coordinated omission"). Without one, they are of a closed loop.
    LatencySummary latency;
    /// With a rate: how many of these had no answer, or couldn't even be sent, until the end. They count with the time they had
    /// waited, which is a lower bound; of an interrupted run, only those that had waited for LoadOptions::answerTimeout.
    qint64 neverAnswered = 0;
    LatencySummary response;    ///< With a rate: the same from when it was sent.
    LatencySummary lateness;    ///< With a rate: how late we ourselves sent, where nothing was in the way.
    double processorShare = -1; ///< Of the busiest thread of ours, while it was measured, 0 … 1; -1: not known.

    LoadErrors errors;
    QList<LoadSample> samples;
    QString problem; ///< Why nothing could be done at all, as a sentence; empty otherwise.

    double rate(qint64 count) const { return seconds > 0 ? static_cast<double>(count) / seconds : 0; }
    QList<LoadNote> notes() const;
};

} // namespace workbench

Q_DECLARE_METATYPE(workbench::LoadReport)
