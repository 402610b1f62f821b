#pragma once

#include "workbench/relay/RelayMessage.h"

#include <QCoreApplication>

namespace ui {

/// The words of a relay, in the user's language.
class RelayText
{
    Q_DECLARE_TR_FUNCTIONS(ui::RelayText)

public:
    /// "to the server".
    static QString direction(workbench::RelayDirection direction)
    {
        return direction == workbench::RelayDirection::ToServer ? tr("→ Server") : tr("← Client");
    }
};

} // namespace ui
