#pragma once

#include "workbench/relay/RelayMessage.h"
#include "workbench/script/ScriptedPeer.h"

#include "wslib/protocol/CloseCode.h"

#include <QByteArray>

#include <memory>

namespace wslib {
class Connection;
struct HandshakeRequest;
} // namespace wslib

namespace workbench {

class RelayLink;
class ScriptCourier;
class ScriptHost;

/// A RelayLink to its script: asks onRelay() about messages, and does what the script wants with either side. Lives in the link's
/// thread.
class RelayScript : public ScriptedPeer
{
public:
    RelayScript(RelayLink &link, std::shared_ptr<ScriptHost> host, const wslib::HandshakeRequest &request);
    ~RelayScript() override;

    void opened(const QByteArray &subprotocol);
    void ask(RelayDirection direction, quint64 id, const wslib::Message &message);
    void closed(wslib::CloseCode code, const QString &reason);

    void obey(const ScriptCommand &command) override;

private:
    RelayLink &m_link;
    std::shared_ptr<ScriptHost> m_host;
    std::shared_ptr<ScriptCourier> m_courier;
    quint32 m_client;
    quint32 m_upstream;
    ScriptPeerFacts m_facts;
    bool m_opened = false;
};

} // namespace workbench
