#pragma once

#include "workbench/handlers/HandlerPolicy.h"

namespace workbench {

/// Sends every message back as it came.
class EchoHandler : public PolicyHandler
{
public:
    using PolicyHandler::PolicyHandler;
    void messageReceived(const wslib::Message &message) override;
};

} // namespace workbench
