#pragma once

#include "workbench/session/ClientSession.h"

#include <QCoreApplication>

namespace ui {

class EmptyHint;

/// What a client's log says while there is nothing in it.
class ClientHint
{
    Q_DECLARE_TR_FUNCTIONS(ui::ClientHint)

public:
    static void show(EmptyHint *hint, workbench::ClientSession::State state);
};

} // namespace ui
