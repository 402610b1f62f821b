#pragma once

#include "workbench/profile/NamedValue.h"

#include <QRegularExpression>
#include <QStringList>

namespace workbench {

/// What may stand in the head of a request, field by field; for those who build one, and for tables that tell while one
/// types. `{{variables}}` may stand everywhere: they are taken for a letter.
class RequestFields
{
public:
    /// A sentence if @p row can't be sent as a header.
    static QString headerProblem(const NamedValue &row);
    /// A sentence if @p row can't be sent as a cookie.
    static QString cookieProblem(const NamedValue &row);
    /// A sentence if @p names, each a subprotocol, can't be offered.
    static QString subprotocolProblem(const QStringList &names);

    /// Matches a `{{variable}}`.
    static const QRegularExpression &variable();
    /// @p text in one line, and not too long for a sentence.
    static QString shown(const QString &text);
};

} // namespace workbench
