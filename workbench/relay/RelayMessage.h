#pragma once

#include "wslib/protocol/Message.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace workbench {

/// Which way a message of a relay goes.
enum class RelayDirection : quint8 { ToServer, ToClient };

/// Which messages a relay holds, so that somebody may look at them, change them, or drop them.
struct RelayBreakpoint
{
    enum class Type : quint8 { Any, Text, Binary };

    bool on = false;
    std::optional<RelayDirection> direction; ///< Nothing: both.
    Type type = Type::Any;
    QString pattern;      ///< Has to be in the payload, as UTF-8; empty: any payload.
    bool regular = false; ///< It is a regular expression, as QRegularExpression takes it.

    /// What is wrong with the pattern, in the words of the regular expressions; empty if nothing is.
    QString problem() const;
};

/// A message that a relay holds.
struct HeldMessage
{
    quint64 id = 0;   ///< Counts from 1.
    quint32 peer = 0; ///< The client between whom and the upstream it goes.
    RelayDirection direction = RelayDirection::ToServer;
    wslib::Message message;
    qint64 sinceMs = 0; ///< Wall clock, when it came.
};

} // namespace workbench

Q_DECLARE_METATYPE(workbench::RelayBreakpoint)
Q_DECLARE_METATYPE(workbench::HeldMessage)
