#pragma once

#include "workbench/script/ScriptMailbox.h"

#include <QHash>
#include <QObject>

namespace workbench {

class ScriptedPeer;

/// Brings a script's commands to the handlers of one thread, in which it lives; there is one for each thread with sockets.
class ScriptCourier : public QObject
{
    Q_OBJECT

public:
    ScriptCourier();
    ~ScriptCourier() override;

    void add(quint32 peer, ScriptedPeer *handler) { m_handlers.insert(peer, handler); }
    void remove(quint32 peer) { m_handlers.remove(peer); }
    const std::shared_ptr<ScriptMailbox> &mailbox() const { return m_mailbox; }

private:
    void deliver();

    std::shared_ptr<ScriptMailbox> m_mailbox;
    QHash<quint32, ScriptedPeer *> m_handlers;
};

} // namespace workbench
