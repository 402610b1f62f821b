#pragma once

#include "workbench/handlers/HandlerPolicy.h"
#include "workbench/log/Clock.h"

#include <QStringList>

#include <memory>

namespace workbench {

/// A factory for the handlers of a server, or a sentence on why there is none of that name.
struct HandlerChoice
{
    wslib::HandlerFactory factory;
    QString error;
};

/// The names that a server's --handler takes: "echo", "broadcast", "chat".
QStringList serverHandlerNames();

/// The handlers of that name, for one server: those of "broadcast" share a room, those of "chat" another, in which it is
/// the time that @p clock says.
HandlerChoice serverHandler(const QString &name, const HandlerPolicy &policy,
                            const std::shared_ptr<const Clock> &clock = std::make_shared<SystemClock>());

} // namespace workbench
