#pragma once

#include "workbench/faults/Fault.h"

#include <QCoreApplication>

namespace ui {

/// What faults are called, and what they do, in the user's language.
class FaultText
{
    Q_DECLARE_TR_FUNCTIONS(ui::FaultText)

public:
    /// A few words: "Latency".
    static QString name(workbench::FaultKind kind);
    /// A sentence.
    static QString summary(workbench::FaultKind kind);
    /// What can stand behind it, with examples, for a tool tip.
    static QString help(workbench::FaultKind kind);
    /// That @p arguments are none of it, and what would be.
    static QString unreadable(workbench::FaultKind kind, const QString &arguments);
};

} // namespace ui
