#include "workbench/script/ScriptHandler.h"

#include "workbench/script/ScriptCourier.h"
#include "workbench/script/ScriptHost.h"
#include "workbench/script/ScriptOrders.h"

#include "wslib/net/Connection.h"
#include "wslib/net/WebSocketUrl.h"
#include "wslib/protocol/HttpHead.h"

#include <utility>

namespace workbench {

using wslib::HandshakeDecision;

namespace {

// Of a client's connection: what it asked for itself.
ScriptPeerFacts factsOf(const wslib::Connection &connection)
{
    ScriptPeerFacts facts;
    facts.client = true;
    facts.remoteAddress = connection.remoteAddress().toLatin1();
    const auto head = wslib::parseRequestHead(connection.opening().heads.request);
    if (const auto *request = std::get_if<wslib::HttpRequestHead>(&head)) {
        const qsizetype question = request->target.indexOf('?');
        facts.path = request->target.first(question < 0 ? request->target.size() : question);
        facts.query = question < 0 ? QByteArray() : request->target.sliced(question + 1);
        facts.headers = request->headers;
    }
    return facts;
}

} // namespace

ScriptHandler::ScriptHandler(HandlerPolicy policy, std::shared_ptr<ScriptHost> host)
    : PolicyHandler(std::move(policy))
    , m_host(std::move(host))
    , m_courier(m_host->courierOfThisThread())
    , m_peer(m_host->newPeerId())
{
    m_courier->add(m_peer, this);
}

ScriptHandler::~ScriptHandler()
{
    m_courier->remove(m_peer);
}

// ---- What happens ----------------------------------------------------------------------------------------------------

QFuture<HandshakeDecision> ScriptHandler::decide(const wslib::HandshakeRequest &request)
{
    m_facts = factsOf(request);
    if (!m_host->decidesHandshakes())
        return PolicyHandler::decide(request);
    m_decision.subprotocol = PolicyHandler::selectSubprotocol(request.subprotocols, request);
    m_decision.compression = PolicyHandler::compressionOptions(request);
    if (!m_host->checksOrigins() && request.origin && !PolicyHandler::checkOrigin(*request.origin, request))
        m_decision.refusal = wslib::HttpResponse::refusal(403, "Pages of this Origin may not connect here.");
    m_deciding.emplace();
    m_deciding->start();
    m_host->post({m_peer, PeerAsks{m_facts}, m_courier->mailbox()});
    return m_deciding->future();
}

void ScriptHandler::opened(const wslib::RouteMatch &match)
{
    connection()->setOverflow(wslib::Overflow::Drop);
    if (connection()->role() == wslib::Role::Client)
        m_facts = factsOf(*connection());
    m_facts.subprotocol = connection()->subprotocol();
    m_facts.captures = match.captures;
    post({m_peer, PeerOpened{m_facts, m_state, m_courier->mailbox()}, {}}, 0);
}

void ScriptHandler::messageReceived(const wslib::Message &message)
{
    post({m_peer, PeerSaid{message}, {}}, message.payload.size());
}

void ScriptHandler::pingReceived(const QByteArray &payload)
{
    post({m_peer, PeerPinged{payload}, {}}, payload.size());
}

void ScriptHandler::pongReceived(const QByteArray &payload)
{
    post({m_peer, PeerPonged{payload}, {}}, payload.size());
}

void ScriptHandler::closed(wslib::CloseCode code, const QString &reason)
{
    post({m_peer, PeerClosed{static_cast<int>(code), reason}, {}}, 0);
}

void ScriptHandler::post(ScriptEvent &&event, qint64 bytes)
{
    if (m_state->posted(bytes))
        connection()->setReadingPaused(true);
    m_host->post(std::move(event));
}

// ---- What is to happen -----------------------------------------------------------------------------------------------

void ScriptHandler::obey(const ScriptCommand &command)
{
    if (connection() == nullptr && !std::holds_alternative<DecisionMade>(command.what))
        return;
    std::visit([this](const auto &what) { carryOut(what); }, command.what);
}

void ScriptHandler::carryOut(const DecisionMade &decision)
{
    if (!m_deciding)
        return;
    if (decision.failed)
        m_decision.refusal = wslib::HttpResponse::refusal(500, "The script of this path failed.");
    else if (!decision.accepted)
        m_decision.refusal = wslib::HttpResponse::refusal(403, "Pages of this Origin may not connect here.");
    if (decision.subprotocol)
        m_decision.subprotocol = *decision.subprotocol;
    // Who waits for it may delete us.
    auto promise = std::move(*m_deciding);
    m_deciding.reset();
    promise.addResult(m_decision);
    promise.finish();
}

void ScriptHandler::carryOut(const ResumeReading & /*command*/)
{
    m_state->resumed();
    connection()->setReadingPaused(false);
}

} // namespace workbench
