#pragma once

#include "workbench/handlers/HandlerPolicy.h"

#include <QStringList>

namespace workbench {

/// A factory for the handlers of a server, or a sentence on why there is none of that name.
struct HandlerChoice
{
    wslib::HandlerFactory factory;
    QString error;
};

/// The names that a server's --handler takes: "echo", "broadcast".
QStringList serverHandlerNames();

/// The handlers of that name, for one server: those of "broadcast" share a room.
HandlerChoice serverHandler(const QString &name, const HandlerPolicy &policy);

} // namespace workbench
