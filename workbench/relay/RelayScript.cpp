#include "workbench/relay/RelayScript.h"

#include "workbench/relay/RelayLink.h"
#include "workbench/script/ScriptCourier.h"
#include "workbench/script/ScriptHost.h"
#include "workbench/script/ScriptOrders.h"

#include <QPointer>

#include <type_traits>
#include <utility>

namespace workbench {

RelayScript::RelayScript(RelayLink &link, std::shared_ptr<ScriptHost> host, const wslib::HandshakeRequest &request)
    : m_link(link)
    , m_host(std::move(host))
    , m_courier(m_host->courierOfThisThread())
    , m_client(m_host->newPeerId())
    , m_upstream(m_host->newPeerId())
    , m_facts(factsOf(request))
{
    m_facts.upstream = m_upstream;
    m_courier->add(m_client, this);
    m_courier->add(m_upstream, this);
}

RelayScript::~RelayScript()
{
    m_courier->remove(m_client);
    m_courier->remove(m_upstream);
    if (m_opened)
        m_host->post({m_upstream, PeerClosed{}, {}});
}

void RelayScript::opened(const QByteArray &subprotocol)
{
    m_opened = true;
    m_facts.subprotocol = subprotocol;
    // How much waits for it, the link's lanes know: the state is nobody's here.
    m_host->post({m_client, PeerOpened{m_facts, std::make_shared<ScriptPeerState>(), m_courier->mailbox()}, {}});
}

void RelayScript::ask(RelayDirection direction, quint64 id, const wslib::Message &message)
{
    m_host->post({m_client, RelayAsks{message, id, direction == RelayDirection::ToServer}, {}});
}

void RelayScript::closed(wslib::CloseCode code, const QString &reason)
{
    if (m_opened)
        m_host->post({m_client, PeerClosed{static_cast<int>(code), reason}, {}});
}

void RelayScript::obey(const ScriptCommand &command)
{
    if (const auto *answer = std::get_if<RelayAnswer>(&command.what)) {
        m_link.scriptDecided(answer->toServer ? RelayDirection::ToServer : RelayDirection::ToClient, answer->id,
                             answer->goes, answer->changed);
        return;
    }
    const QPointer<wslib::Connection> connection = command.peer == m_upstream ? m_link.upstream() : m_link.client();
    if (!connection)
        return;
    std::visit(
        [&connection](const auto &what) {
            using What = std::decay_t<decltype(what)>;
            if constexpr (
                !std::is_same_v<
                    What, DecisionMade> && !std::is_same_v<What, ResumeReading> && !std::is_same_v<What, RelayAnswer>)
                obeyOn(*connection, what);
        },
        command.what);
    if (connection) // it may have been ended
        m_link.sentBeside(connection);
}

} // namespace workbench
