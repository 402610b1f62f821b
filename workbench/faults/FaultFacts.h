#pragma once

#include "workbench/faults/Fault.h"

#include <QStringList>

namespace workbench {

/// What there is to know about a kind of fault: its name, its arguments, its defaults.
struct FaultFacts
{
    /// What a fault strikes.
    enum class Level : quint8 {
        Bytes,     ///< Everything that passes, the handshake included.
        Messages,  ///< Whole messages, or control frames.
        Handshake, ///< The opening handshake.
    };

    /// Which parts of FaultTrigger it takes.
    enum class Triggers : quint8 {
        All,
        Behind, ///< after, which says behind how many it strikes, and p.
        None,
    };

    FaultKind kind;
    Level level;
    const char *name;              ///< As `--fault` takes it.
    const char *arguments;         ///< A synopsis: "TIME[,jitter=TIME]".
    const char *summary;           ///< A sentence on what it does.
    const char *example;           ///< As `--fault` takes it.
    QList<const char *> bareNames; ///< What arguments without a name are, in order.
    QList<const char *> ownNames;  ///< Arguments it takes beside the common ones.
    Triggers triggers = Triggers::All;
    bool hasDirection = true; ///< Takes to.
    Fault defaults = {};
};

/// All of them, in the order in which they are shown.
const QList<FaultFacts> &allFaultFacts();
const FaultFacts &faultFacts(FaultKind kind);
/// nullptr if no fault is called so.
const FaultFacts *findFaultFacts(QStringView name);

/// What `--fault list` prints: every fault with its arguments, and those that all take.
QString faultListText();

} // namespace workbench
