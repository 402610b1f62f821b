#pragma once

#include "workbench/script/ScriptMail.h"

namespace workbench {

/// Somebody whom a script commands: where a ScriptCourier brings what it wants done.
class ScriptedPeer
{
public:
    ScriptedPeer() = default;
    virtual ~ScriptedPeer() = default;
    Q_DISABLE_COPY_MOVE(ScriptedPeer)

    /// Does what the script wants.
    virtual void obey(const ScriptCommand &command) = 0;
};

} // namespace workbench
