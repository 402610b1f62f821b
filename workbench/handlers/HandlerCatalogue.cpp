#include "workbench/handlers/HandlerCatalogue.h"

#include "workbench/handlers/BroadcastHandler.h"
#include "workbench/handlers/EchoHandler.h"

namespace workbench {

QStringList serverHandlerNames()
{
    return {QStringLiteral("echo"), QStringLiteral("broadcast")};
}

HandlerChoice serverHandler(const QString &name, const HandlerPolicy &policy)
{
    if (name == u"echo")
        return {[policy] { return std::make_unique<EchoHandler>(policy); }, {}};
    if (name == u"broadcast") {
        auto room = std::make_shared<BroadcastHandler::Room>();
        return {[policy, room] { return std::make_unique<BroadcastHandler>(policy, room); }, {}};
    }
    if (name == u"chat")
        return {{}, QStringLiteral("The chat room isn't in this version yet. Use echo or broadcast.")};
    if (name.endsWith(u".js"))
        return {{}, QStringLiteral("Scripts (\"%1\") aren't in this version yet. Use echo or broadcast.").arg(name)};
    return {{}, QStringLiteral("There is no handler \"%1\". Use echo or broadcast.").arg(name)};
}

} // namespace workbench
