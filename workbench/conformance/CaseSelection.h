#pragma once

#include "workbench/conformance/Case.h"

#include <QStringList>

#include <variant>

namespace workbench::conformance {

/// Which cases of a side are asked.
struct CaseSelection
{
    /// Patterns; none: all. A pattern is an id ("6.2.3"), the beginning of one with a star ("6.*", "6.2.*") or a category's word
    /// ("utf8", see categoryWord()). The same for exclude, which has the last word.
    QStringList only;
    QStringList exclude;
    bool slow = false; ///< Also cases that take seconds (Case::slow); one that is named by its id is asked in any case.
    bool security = false; ///< Also the security half (Case::isSecurity()); likewise.
};

/// The cases of @p side that @p selection means, in the table's order; or a sentence on the pattern that means none.
std::variant<QList<Case>, QString> select(Side side, const CaseSelection &selection);

} // namespace workbench::conformance
