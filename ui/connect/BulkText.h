#pragma once

#include "workbench/profile/NamedValue.h"

namespace ui {

/// A table of names and values as text: "Name: value" a line, and `//` before those that are switched off.
class BulkText
{
public:
    /// What the names are of: besides the lines above, each is also read the way it is found elsewhere.
    enum class Kind {
        Headers,
        Params,  ///< "a=1&b=2", with or without "?", percent-encoded.
        Cookies, ///< "a=1; b=2", with or without "Cookie:".
    };

    static QString write(const workbench::NamedValues &rows);
    /// A line may also have "=" or a tab for its colon, and `#` for its `//`. Empty lines are left out.
    static workbench::NamedValues read(const QString &text, Kind kind);
};

} // namespace ui
