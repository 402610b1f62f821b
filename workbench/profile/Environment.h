#pragma once

#include <QList>
#include <QString>

namespace workbench {

/// A name that texts mention as `{{name}}`, and what stands there instead when they are sent.
struct Variable
{
    QString name;
    QString value;
    bool secret = false; ///< Masked in the window, and never in a file that is shared.

    bool operator==(const Variable &) const = default;
};

/// A set of variables to choose from: "staging", "production".
struct Environment
{
    QString name;
    QList<Variable> variables;

    bool operator==(const Environment &) const = default;
};

} // namespace workbench
