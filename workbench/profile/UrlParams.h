#pragma once

#include "workbench/profile/NamedValue.h"

namespace workbench {

/// The parameters in the query of a URL that somebody types, as a table has them and back. `{{variables}}` are left alone,
/// whatever stands in them.
class UrlParams
{
public:
    /// The parameters of @p url in their order, percent-decoded where that gives UTF-8. A plus stays a plus.
    static NamedValues read(const QString &url);

    /// @p url with @p params for its query; those that are switched off are left out. What is as it was keeps the way it was
    /// typed; the rest is percent-encoded where it would be taken for something else.
    static QString write(const QString &url, const NamedValues &params);

    /// The rows of a table that showed @p before and is to show @p inUrl: rows that are switched off keep their place among
    /// the others.
    static NamedValues merge(const NamedValues &before, const NamedValues &inUrl);

    /// @p text as a part of a query: everything but unreserved characters, and `{{variables}}`, percent-encoded.
    static QString encoded(const QString &text);
};

} // namespace workbench
