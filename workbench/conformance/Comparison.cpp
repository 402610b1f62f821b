#include "workbench/conformance/Comparison.h"

#include <algorithm>

namespace workbench::conformance {

bool Change::isWorse() const
{
    if (!after)
        return false;
    return before ? *after > *before : *after == Verdict::Failed;
}

bool Change::isBetter() const
{
    return before && after && *after < *before;
}

QList<Change> compare(const RunReport &before, const RunReport &after)
{
    QHash<QByteArray, Change> found;
    for (const CaseReport &report : before.cases)
        found[report.question.id].before = report.verdict;
    for (const CaseReport &report : after.cases)
        found[report.question.id].after = report.verdict;
    QList<Change> changes;
    for (auto at = found.begin(); at != found.end(); ++at) {
        at->id = at.key();
        if (at->before != at->after)
            changes.append(*at);
    }
    std::sort(changes.begin(), changes.end(),
              [](const Change &left, const Change &right) { return idLess(left.id, right.id); });
    return changes;
}

} // namespace workbench::conformance
