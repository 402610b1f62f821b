#include "workbench/conformance/RunReport.h"

#include <algorithm>
#include <numeric>

namespace workbench::conformance {

int Tally::total() const
{
    return std::accumulate(counts.begin(), counts.end(), 0);
}

Tally RunReport::tally() const
{
    Tally tally;
    for (const CaseReport &report : cases)
        ++tally.counts.at(static_cast<size_t>(report.verdict));
    return tally;
}

const CaseReport *RunReport::find(const QByteArray &id) const
{
    const auto found =
        std::find_if(cases.begin(), cases.end(), [&id](const CaseReport &report) { return report.question.id == id; });
    return found == cases.end() ? nullptr : &*found;
}

void RunReport::take(const CaseReport &report)
{
    const auto at =
        std::lower_bound(cases.begin(), cases.end(), report.question.id,
                         [](const CaseReport &other, const QByteArray &id) { return idLess(other.question.id, id); });
    if (at != cases.end() && at->question.id == report.question.id)
        *at = report;
    else
        cases.insert(at, report);
}

bool idLess(const QByteArray &left, const QByteArray &right)
{
    const QByteArrayList a = left.split('.');
    const QByteArrayList b = right.split('.');
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                        [](const QByteArray &x, const QByteArray &y) { return x.toInt() < y.toInt(); });
}

} // namespace workbench::conformance
