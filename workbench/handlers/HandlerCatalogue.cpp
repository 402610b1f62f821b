#include "workbench/handlers/HandlerCatalogue.h"

#include "workbench/handlers/BroadcastHandler.h"
#include "workbench/handlers/ChatHandler.h"
#include "workbench/handlers/EchoHandler.h"

namespace workbench {

QStringList serverHandlerNames()
{
    return {QStringLiteral("echo"), QStringLiteral("broadcast"), QStringLiteral("chat")};
}

HandlerChoice serverHandler(const QString &name, const HandlerPolicy &policy, const std::shared_ptr<const Clock> &clock)
{
    if (name == u"echo")
        return {[policy] { return std::make_unique<EchoHandler>(policy); }, {}};
    if (name == u"broadcast") {
        auto room = std::make_shared<BroadcastHandler::Room>();
        return {[policy, room] { return std::make_unique<BroadcastHandler>(policy, room); }, {}};
    }
    if (name == u"chat") {
        auto hall = std::make_shared<ChatHall>(clock);
        return {[policy, hall] { return std::make_unique<ChatHandler>(policy, hall); }, {}};
    }
    return {{}, QStringLiteral("There is no handler \"%1\". Use echo, broadcast or chat.").arg(name)};
}

} // namespace workbench
