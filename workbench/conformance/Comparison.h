#pragma once

#include "workbench/conformance/RunReport.h"

#include <optional>

namespace workbench::conformance {

/// What became of a case from one run to another.
struct Change
{
    QByteArray id;
    std::optional<Verdict> before; ///< Nothing: it wasn't asked then.
    std::optional<Verdict> after;  ///< Nothing: it wasn't asked now.

    /// It got worse: of two verdicts the later is further from OK, or it failed and is new. A case that wasn't asked now isn't.
    bool isWorse() const;
    bool isBetter() const;
};

/// Every case whose verdict is another, or that only one of the runs has; in the table's order.
QList<Change> compare(const RunReport &before, const RunReport &after);

} // namespace workbench::conformance
