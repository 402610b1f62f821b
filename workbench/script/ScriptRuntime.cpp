#include "workbench/script/ScriptRuntime.h"

#include "workbench/script/ScriptMailbox.h"
#include "workbench/script/ScriptProgram.h"

#include <QAbstractEventDispatcher>

#include <algorithm>
#include <utility>

namespace workbench {

namespace {

// Commands don't wait for the end of a long batch of events.
constexpr size_t commandsAtOnce = 256;

} // namespace

ScriptRuntime::ScriptRuntime(ScriptHost &host)
    : m_host(host)
{
}

ScriptRuntime::~ScriptRuntime()
{
    watch().setEngine(nullptr);
}

// ---- Loading ---------------------------------------------------------------------------------------------------------

void ScriptRuntime::load(const QString &source, const QString &file)
{
    sendWhatJobsSaid();
    auto program = std::make_unique<ScriptProgram>(*this, m_host.m_limits);
    if (m_program)
        program->setStore(m_program->store());
    if (const auto error = program->run(source, file)) {
        m_commands.clear();
        watch().setEngine(m_program ? m_program->engine() : nullptr);
        report(*error);
        m_host.announce([host = &m_host, why = *error] { Q_EMIT host->loadFailed(why); });
        return;
    }
    for (auto peer = m_peers.cbegin(); peer != m_peers.cend(); ++peer) {
        if (!peer->isUpstream)
            program->addPeer(peer.key(), peer->facts);
    }
    watch().setEngine(program->engine()); // the old one goes
    m_program = std::move(program);
    m_host.m_checksOrigins = m_program->checksOrigins();
    m_host.m_selectsSubprotocols = m_program->selectsSubprotocols();
    m_host.m_relays = m_program->relays();
    sendCommands();
    m_host.announce([host = &m_host] { Q_EMIT host->loaded(); });
}

// Promises run their jobs from the event loop, where no call of ours surrounds them.
void ScriptRuntime::sendWhatJobsSaid()
{
    if (!std::exchange(m_sendsWhatJobsSaid, true))
        connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this,
                &ScriptRuntime::sendCommands);
}

void ScriptRuntime::answer()
{
    if (const QString why = watch().answer(); !why.isEmpty() && m_program)
        report(m_program->describeInterruption(why));
}

// ---- What happens ----------------------------------------------------------------------------------------------------

void ScriptRuntime::handle(std::vector<ScriptEvent> &events)
{
    for (const ScriptEvent &event : events)
        std::visit([this, &event](const auto &what) { happen(event, what); }, event.what);
    sendCommands();
}

void ScriptRuntime::happen(const ScriptEvent &event, const PeerAsks &asks)
{
    DecisionMade decision;
    if (m_program)
        decision = m_program->decide(asks.facts);
    post(event.replyTo, {event.peer, decision});
}

void ScriptRuntime::happen(const ScriptEvent &event, const PeerOpened &opened)
{
    if (opened.facts.upstream != 0)
        m_peers.insert(opened.facts.upstream, {{}, opened.state, opened.mailbox, true, true});
    m_peers.insert(event.peer, {opened.facts, opened.state, opened.mailbox});
    if (m_program)
        m_program->opened(event.peer, opened.facts);
    seen(event.peer, 0);
}

void ScriptRuntime::happen(const ScriptEvent &event, const PeerSaid &said)
{
    if (m_program)
        m_program->said(event.peer, said.message);
    seen(event.peer, said.message.payload.size());
}

void ScriptRuntime::happen(const ScriptEvent &event, const PeerPinged &pinged)
{
    if (m_program)
        m_program->pinged(event.peer, pinged.payload);
    seen(event.peer, pinged.payload.size());
}

void ScriptRuntime::happen(const ScriptEvent &event, const PeerPonged &ponged)
{
    if (m_program)
        m_program->ponged(event.peer, ponged.payload);
    seen(event.peer, ponged.payload.size());
}

void ScriptRuntime::happen(const ScriptEvent &event, const PeerClosed &closed)
{
    setClosed(event.peer);
    const Peer peer = m_peers.value(event.peer);
    if (m_program && !peer.isUpstream)
        m_program->closed(event.peer, closed.code, closed.reason);
    m_peers.remove(event.peer);
}

// Before anything else the script said meanwhile: that goes between the messages, as its calls stand.
void ScriptRuntime::happen(const ScriptEvent &event, const RelayAsks &asks)
{
    RelayAnswer answer;
    if (m_program)
        answer = m_program->relay(event.peer, asks);
    answer.id = asks.id;
    answer.toServer = asks.toServer;
    const auto found = m_peers.constFind(event.peer);
    if (found != m_peers.cend())
        post(found->mailbox, {event.peer, std::move(answer)});
}

void ScriptRuntime::seen(quint32 peer, qint64 bytes)
{
    const auto found = m_peers.constFind(peer);
    if (found != m_peers.cend() && found->state->seen(bytes))
        post(found->mailbox, {peer, ResumeReading{}});
}

// ---- What the script wants -------------------------------------------------------------------------------------------

void ScriptRuntime::report(const ScriptReport &report)
{
    m_host.addReport(report);
}

bool ScriptRuntime::command(quint32 peer, decltype(ScriptCommand::what) &&what)
{
    const auto found = m_peers.constFind(peer);
    if (found == m_peers.cend() || !found->open)
        return false;
    post(found->mailbox, {peer, std::move(what)});
    return true;
}

void ScriptRuntime::setClosed(quint32 peer)
{
    const auto found = m_peers.find(peer);
    if (found != m_peers.end())
        found->open = false;
}

bool ScriptRuntime::isOpen(quint32 peer) const
{
    const auto found = m_peers.constFind(peer);
    return found != m_peers.cend() && found->open;
}

void ScriptRuntime::post(const std::shared_ptr<ScriptMailbox> &mailbox, ScriptCommand &&command)
{
    auto found = std::find_if(m_commands.begin(), m_commands.end(),
                              [&mailbox](const auto &entry) { return entry.first == mailbox; });
    if (found == m_commands.end())
        found = m_commands.insert(m_commands.end(), {mailbox, {}});
    found->second.push_back(std::move(command));
    if (found->second.size() >= commandsAtOnce)
        mailbox->post(std::exchange(found->second, {}));
}

void ScriptRuntime::sendCommands()
{
    for (auto &[mailbox, commands] : std::exchange(m_commands, {})) {
        if (!commands.empty())
            mailbox->post(std::move(commands));
    }
}

} // namespace workbench
