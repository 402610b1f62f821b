#include "ScriptedHandler.h"

#include "ConnectionJournal.h"
#include "tests/support/EventText.h"

using namespace wslib;

// Every function keeps the script alive by itself: it may delete this handler.

ScriptedHandler::ScriptedHandler(std::shared_ptr<HandlerScript> script)
    : m_script(std::move(script))
{
}

ScriptedHandler::~ScriptedHandler()
{
    ++m_script->destroyed;
}

HandlerFactory ScriptedHandler::factory(const std::shared_ptr<HandlerScript> &script)
{
    return [script] { return std::make_unique<ScriptedHandler>(script); };
}

std::optional<HttpResponse> ScriptedHandler::prepare(const HandshakeRequest &request)
{
    return m_script->prepare ? m_script->prepare(request) : Handler::prepare(request);
}

bool ScriptedHandler::checkOrigin(const QByteArray &origin, const HandshakeRequest &request)
{
    return m_script->checkOrigin ? m_script->checkOrigin(origin) : Handler::checkOrigin(origin, request);
}

QByteArray ScriptedHandler::selectSubprotocol(const QList<QByteArray> &offered, const HandshakeRequest &request)
{
    return m_script->selectSubprotocol ? m_script->selectSubprotocol(offered)
                                       : Handler::selectSubprotocol(offered, request);
}

std::optional<DeflateOptions> ScriptedHandler::compressionOptions(const HandshakeRequest &request)
{
    return m_script->compressionOptions ? m_script->compressionOptions() : Handler::compressionOptions(request);
}

HttpHeaders ScriptedHandler::acceptanceHeaders(const HandshakeRequest &request)
{
    return m_script->acceptanceHeaders ? m_script->acceptanceHeaders() : Handler::acceptanceHeaders(request);
}

void ScriptedHandler::opened(const RouteMatch &match)
{
    const auto script = m_script;
    script->journal.append("opened");
    if (script->opened)
        script->opened(connection(), match);
}

void ScriptedHandler::messageReceived(const Message &message)
{
    const auto script = m_script;
    script->journal.append(messageText(message));
    if (script->messageReceived)
        script->messageReceived(connection(), message);
}

void ScriptedHandler::pingReceived(const QByteArray &payload)
{
    const auto script = m_script;
    script->journal.append("ping " + payloadText(payload));
    if (script->pingReceived)
        script->pingReceived(connection());
}

void ScriptedHandler::pongReceived(const QByteArray &payload)
{
    const auto script = m_script;
    script->journal.append("pong " + payloadText(payload));
    if (script->pongReceived)
        script->pongReceived(connection());
}

void ScriptedHandler::closed(CloseCode code, const QString &reason)
{
    const auto script = m_script;
    script->journal.append(closedText(code, reason));
    if (script->closed)
        script->closed(connection());
}
