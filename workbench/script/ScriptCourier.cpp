#include "workbench/script/ScriptCourier.h"

#include "workbench/script/ScriptedPeer.h"

#include <QPointer>

namespace workbench {

ScriptCourier::ScriptCourier()
    : m_mailbox(std::make_shared<ScriptMailbox>(this, [this] { deliver(); }))
{
}

ScriptCourier::~ScriptCourier()
{
    m_mailbox->close();
}

void ScriptCourier::deliver()
{
    // The last handler may go within a command, and we with it.
    const QPointer<ScriptCourier> self(this);
    for (const ScriptCommand &command : m_mailbox->take()) {
        if (!self)
            return;
        if (ScriptedPeer *handler = m_handlers.value(command.peer))
            handler->obey(command);
    }
}

} // namespace workbench
