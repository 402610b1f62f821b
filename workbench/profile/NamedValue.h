#pragma once

#include <QList>
#include <QString>

namespace workbench {

/// A row of a table of names and values that can be switched off without being lost: a header, a parameter, a cookie.
struct NamedValue
{
    bool enabled = true;
    QString name;
    QString value;

    bool operator==(const NamedValue &) const = default;
};

using NamedValues = QList<NamedValue>;

} // namespace workbench
