#pragma once

#include "workbench/session/StartFailure.h"

#include <QCoreApplication>

namespace ui {

/// Why a server can't be started, as the window says it.
class StartFailureText
{
    Q_DECLARE_TR_FUNCTIONS(ui::StartFailureText)

public:
    static QString of(const workbench::StartFailure &failure);
};

} // namespace ui
