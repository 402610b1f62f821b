#pragma once

#include "workbench/load/Histogram.h"
#include "workbench/load/LoadErrors.h"

namespace workbench {

/// What a load run is at.
enum class LoadPhase {
    Resolving, ///< Looking the host up.
    Opening,   ///< Connections are opened; with a ramp they send already.
    WarmingUp,
    Measuring,
    Draining, ///< Nothing more is sent; answers are waited for.
    Closing,
    Done,
};

/// Messages and the bytes of their payloads.
struct LoadCounts
{
    qint64 sent = 0;
    qint64 received = 0;
    qint64 sentBytes = 0;
    qint64 receivedBytes = 0;

    LoadCounts &operator+=(const LoadCounts &other)
    {
        sent += other.sent;
        received += other.received;
        sentBytes += other.sentBytes;
        receivedBytes += other.receivedBytes;
        return *this;
    }
};

/// What one thread of a load run has counted since it last said so.
struct LoadTally
{
    LoadPhase phase = LoadPhase::Opening; ///< In which all of it happened.
    qint64 time = 0;                      ///< When it ended, of steadyNow().
    LoadCounts counts;
    int opened = 0;
    int failed = 0; ///< Connections that couldn't be opened.
    int lost = 0;   ///< Connections that ended before the run did.
    int open = 0;   ///< At that time.
    Histogram latency;
    qint64 neverAnswered = 0; ///< With a rate: those of the latencies that are only how long a message had waited.
    Histogram response;       ///< With a rate: from the time of sending.
    Histogram lateness;       ///< With a rate: how much later than intended we ourselves sent.
    Histogram handshakes;     ///< From the call to the open connection.
    LoadErrors errors;
};

} // namespace workbench
