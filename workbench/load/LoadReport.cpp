#include "workbench/load/LoadReport.h"

#include <cmath>

namespace workbench {

namespace {

constexpr double nearlyTheRate = 0.95;
constexpr double nearlyAll = 0.9;
constexpr qint64 late = 1'000'000;

} // namespace

LatencySummary summaryOf(const Histogram &histogram)
{
    LatencySummary summary;
    summary.count = histogram.count();
    summary.min = histogram.min();
    summary.mean = std::llround(histogram.mean());
    summary.p50 = histogram.valueAt(50);
    summary.p75 = histogram.valueAt(75);
    summary.p90 = histogram.valueAt(90);
    summary.p99 = histogram.valueAt(99);
    summary.p999 = histogram.valueAt(99.9);
    summary.max = histogram.max();
    return summary;
}

QList<LoadNote> LoadReport::notes() const
{
    QList<LoadNote> notes;
    if (interrupted)
        notes.append(LoadNote::Interrupted);
    if (latency.count > 0)
        notes.append(options.rate > 0 ? LoadNote::IntendedTimes : LoadNote::ClosedLoop);
    if (neverAnswered > 0)
        notes.append(LoadNote::NeverAnswered);
    if (counts.sent > 0 && latency.count <= static_cast<quint64>(neverAnswered))
        notes.append(options.mode == LoadMode::FanOut ? LoadNote::NoCopies : LoadNote::NothingCame);
    const bool sends = options.senders() > 0 && options.messages == 0;
    if (options.rate > 0 && sends && seconds > 0 && rate(counts.sent) < nearlyTheRate * options.rate)
        notes.append(LoadNote::BelowRate);
    if (lateness.count > 0 && lateness.p99 > late)
        notes.append(LoadNote::GeneratorLate);
    if (processorShare > nearlyAll)
        notes.append(LoadNote::GeneratorBusy);
    return notes;
}

} // namespace workbench
