#include "workbench/handlers/EchoHandler.h"

#include "wslib/net/Connection.h"

namespace workbench {

void EchoHandler::messageReceived(const wslib::Message &message)
{
    connection()->send(message);
}

} // namespace workbench
