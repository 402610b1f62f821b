#include "workbench/relay/RelayLink.h"

#include "workbench/faults/FaultInjector.h"
#include "workbench/relay/RelayScript.h"
#include "workbench/relay/UpstreamRequest.h"
#include "workbench/script/ScriptHost.h"

#include <QDateTime>

#include <utility>

namespace workbench {

using wslib::CloseCode;
using wslib::Connection;
using wslib::Message;

namespace {

// What one side is sent ahead of what its kernel takes, before the other isn't read any more.
constexpr qint64 mostPending = qint64{1} * 1024 * 1024;
constexpr qsizetype mostPings = 1000; // without an answer
// The server's own time for a handshake is to end behind ours, so that the client hears what was waited for.
constexpr std::chrono::milliseconds answerTime{500};

RelayDirection opposite(RelayDirection direction)
{
    return direction == RelayDirection::ToServer ? RelayDirection::ToClient : RelayDirection::ToServer;
}

} // namespace

RelayLink::RelayLink(std::shared_ptr<RelayHub> hub)
    : m_hub(std::move(hub))
    , m_clientPeer(m_hub->watcher().newPeer())
    , m_upstreamPeer(m_hub->watcher().newPeer())
    , m_dialer(std::make_unique<wslib::Client>())
{
    m_hub->add(this);
}

RelayLink::~RelayLink()
{
    m_hub->remove(this);
    m_script.reset();
    if (m_upstream.connection)
        m_upstream.connection->disconnect(this);
    if (m_client.connection)
        m_client.connection->disconnect(this);
    m_dialer.reset();
}

// ---- The way to the upstream -----------------------------------------------------------------------------------------

wslib::ClientRequest RelayLink::requestFor(const wslib::HandshakeRequest &request) const
{
    wslib::ClientRequest asked = upstreamRequest(m_hub->options(), request);
    asked.connection = m_hub->connectionOptions();
    asked.connection.answerPings = !m_hub->options().passesPings;
    const auto time = asked.connection.limits.handshakeTimeout - answerTime;
    asked.connectTimeout = qBound(answerTime, time, asked.connectTimeout);
    if (const auto &faults = m_hub->faults()) {
        asked.wrapTransport = [faults](wslib::Transport *transport) { return faults->wrapUpstream(transport); };
        if (asked.compression && faults->disturbsContext(FaultDirection::ToServer))
            asked.compression->noContextTakeover = true;
    }
    return asked;
}

QFuture<wslib::HandshakeDecision> RelayLink::connectUpstream(const wslib::HandshakeRequest &request)
{
    m_deciding.emplace();
    m_deciding->start();
    QFuture<wslib::HandshakeDecision> decision = m_deciding->future();
    if (m_hub->script())
        m_script = std::make_unique<RelayScript>(*this, m_hub->script(), request);
    const wslib::ClientRequest asked = requestFor(request);
    m_upstream.connection = m_dialer->open(asked);
    m_hub->watcher().upstreamMade(m_upstream.connection, m_upstreamPeer, m_clientPeer);
    const QStringList forwarded = forwardedNames(m_hub->options(), asked);
    m_hub->watcher().note(
        m_upstreamPeer,
        QStringLiteral("Upstream of peer %1%2: %3")
            .arg(m_clientPeer)
            .arg(forwarded.isEmpty() ? QString() : QStringLiteral(", with its ") + forwarded.join(u", "), asked.url));
    listenToUpstream();
    return decision;
}

void RelayLink::listenToUpstream()
{
    Connection *upstream = m_upstream.connection;
    connect(upstream, &Connection::opened, this, &RelayLink::upstreamOpened);
    connect(upstream, &Connection::failed, this, &RelayLink::upstreamFailed);
    connect(upstream, &Connection::messageReceived, this,
            [this](const Message &message) { said(RelayDirection::ToClient, message); });
    connect(upstream, &Connection::pingReceived, this,
            [this](const QByteArray &payload) { pinged(m_upstream, m_client, payload); });
    connect(upstream, &Connection::roundTripMeasured, this, [this] { m_upstream.roundTrip = true; });
    connect(upstream, &Connection::pongReceived, this,
            [this](const QByteArray &payload) { ponged(m_upstream, m_client, payload); });
    connect(upstream, &Connection::closed, this,
            [this](CloseCode code, const QString &reason) { closed(m_upstream, code, reason); });
}

void RelayLink::upstreamOpened()
{
    Connection *upstream = m_upstream.connection;
    upstream->setReadingPaused(true); // until there is somebody to tell
    wslib::HandshakeDecision decision;
    decision.subprotocol = upstream->subprotocol();
    if (upstream->isCompressed())
        decision.compression.emplace();
    decision.headers = forwardedAnswer(upstream->opening().heads.response);
    answer(decision);
}

void RelayLink::upstreamFailed(const wslib::Error &error)
{
    m_upstream.lost = true;
    m_upstream.whyLost = error.text;
    if (!m_deciding)
        return;
    wslib::HandshakeDecision decision;
    decision.refusal = upstreamRefusal(error);
    answer(decision);
}

void RelayLink::answer(const wslib::HandshakeDecision &decision)
{
    if (!m_deciding)
        return;
    // Who waits for it may delete us.
    auto promise = std::move(*m_deciding);
    m_deciding.reset();
    promise.addResult(decision);
    promise.finish();
}

void RelayLink::attach(Connection *client)
{
    m_client.connection = client;
    m_attached = true;
    connect(client, &Connection::roundTripMeasured, this, [this] { m_client.roundTrip = true; });
    connect(client, &Connection::failed, this, [this](const wslib::Error &error) {
        m_client.lost = true;
        m_client.whyLost = error.text;
    });
    if (m_script)
        m_script->opened(client->subprotocol());
    if (m_upstream.ending)
        flush(RelayDirection::ToClient);
    updateReading();
}

// ---- Messages --------------------------------------------------------------------------------------------------------

bool RelayLink::asksScript() const
{
    return m_script && m_hub->script()->relays();
}

void RelayLink::said(RelayDirection direction, const Message &message)
{
    if (to(direction).ending)
        return; // nobody can decide on it any more, and it reaches nobody
    Side &source = from(direction);
    if (asksScript()) {
        const quint64 id = m_hub->nextId();
        source.lane.append(id, message, RelayLane::State::Asking);
        m_script->ask(direction, id, message);
    } else if (m_hub->wants(direction, message)) {
        const quint64 id = m_hub->nextId();
        source.lane.append(id, message, RelayLane::State::Held);
        hold(direction, id, message);
    } else if (!source.lane.isEmpty()) {
        source.lane.append(m_hub->nextId(), message, RelayLane::State::Ready);
    } else {
        send(direction, message);
        return;
    }
    if (source.lane.isFull())
        updateReading();
}

void RelayLink::hold(RelayDirection direction, quint64 id, const Message &message) const
{
    m_hub->hold({id, m_clientPeer, direction, message, QDateTime::currentMSecsSinceEpoch()});
}

void RelayLink::scriptDecided(RelayDirection direction, quint64 id, bool goes, const std::optional<Message> &changed)
{
    RelayLane &lane = from(direction).lane;
    const Message *came = lane.find(id);
    if (came == nullptr)
        return;
    const Message message = changed ? *changed : *came;
    const bool held = goes && m_hub->wants(direction, message);
    lane.decide(id,
                !goes  ? RelayLane::State::Dropped
                : held ? RelayLane::State::Held
                       : RelayLane::State::Ready,
                changed);
    if (held)
        hold(direction, id, message);
    flush(direction);
}

void RelayLink::decide(RelayDirection direction, quint64 id, bool goes, const std::optional<Message> &changed)
{
    if (from(direction).lane.decide(id, goes ? RelayLane::State::Ready : RelayLane::State::Dropped, changed)) {
        m_hub->watcher().note(m_clientPeer,
                              QStringLiteral("A held message %1 was %2 by hand")
                                  .arg(direction == RelayDirection::ToServer ? QStringLiteral("to the server")
                                                                             : QStringLiteral("to the client"),
                                       !goes     ? QStringLiteral("dropped")
                                       : changed ? QStringLiteral("changed and released")
                                                 : QStringLiteral("released")));
        flush(direction);
    }
}

void RelayLink::inject(RelayDirection direction, const Message &message)
{
    if (to(direction).connection && m_attached) {
        m_hub->watcher().note(m_clientPeer, direction == RelayDirection::ToServer
                                                ? QStringLiteral("A message to the server is injected by hand")
                                                : QStringLiteral("A message to the client is injected by hand"));
        send(direction, message);
    }
}

void RelayLink::flush(RelayDirection direction)
{
    Side &source = from(direction);
    while (const auto message = source.lane.takeReady())
        send(direction, *message);
    if (source.lane.isEmpty() && source.ending && to(direction).connection)
        tellEnd(source, to(direction).connection);
    updateReading();
    endIfOver();
}

void RelayLink::send(RelayDirection direction, const Message &message)
{
    Side &target = to(direction);
    if (!target.connection || target.ending)
        return;
    target.connection->send(message);
    watchRoom(target);
}

// ---- The pace --------------------------------------------------------------------------------------------------------

// A script can't be made to wait: what it sends to one who doesn't read has the bounds that a served one has.
void RelayLink::sentBeside(Connection *connection)
{
    if (connection->pendingBytes() > m_hub->connectionOptions().limits.maxSendBuffer)
        connection->setOverflow(wslib::Overflow::Drop);
    watchRoom(connection == m_client.connection ? m_client : m_upstream);
}

void RelayLink::watchRoom(Side &side)
{
    if (side.full || !side.connection || side.connection->pendingBytes() <= mostPending)
        return;
    side.full = true;
    updateReading();
    waitForRoom(side);
}

void RelayLink::waitForRoom(Side &side)
{
    // Nothing, behind all that was sent so far: when that is gone, there is room.
    side.connection->sendRaw({}).future().then(this, [this, &side](const QFuture<void> & /*gone*/) {
        side.full = false;
        updateReading();
    });
}

void RelayLink::updateReading()
{
    if (m_client.connection)
        m_client.connection->setReadingPaused(!m_client.ending && (m_client.lane.isFull() || m_upstream.full));
    if (m_upstream.connection && (m_attached || m_upstream.ending))
        m_upstream.connection->setReadingPaused(!m_upstream.ending && (m_upstream.lane.isFull() || m_client.full));
}

// ---- Pings -----------------------------------------------------------------------------------------------------------

void RelayLink::pinged(Side &by, Side &other, const QByteArray &payload)
{
    Q_UNUSED(by)
    if (!m_hub->options().passesPings || !other.connection || other.connection->state() != Connection::State::Open)
        return;
    if (other.pings.size() >= mostPings) {
        losePing(other);
        return;
    }
    other.pings.append(payload);
    m_hub->watcher().pingPassed(other.connection, payload);
    (void)other.connection->ping(payload);
    watchRoom(other);
}

void RelayLink::losePing(Side &other)
{
    if (std::exchange(other.pingsLost, true))
        return;
    m_hub->watcher().note(
        &other == &m_client ? m_clientPeer : m_upstreamPeer,
        QStringLiteral("Pings to it aren't passed on until it answers: %1 wait for a pong.").arg(mostPings));
}

void RelayLink::ponged(Side &by, Side &other, const QByteArray &payload)
{
    const bool answersAPing = std::exchange(by.roundTrip, false);
    if (!m_hub->options().passesPings || !other.connection)
        return;
    const qsizetype place = by.pings.indexOf(payload);
    if (place >= 0) {
        by.pings.remove(0, place + 1);
        by.pingsLost = false;
    } else if (answersAPing) {
        return; // one of the relay's own, which kept the connection alive
    }
    if (other.connection->pong(payload).isQueued())
        m_hub->watcher().pongPassed(other.connection, payload);
    watchRoom(other);
}

// ---- The end ---------------------------------------------------------------------------------------------------------

void RelayLink::closed(Side &by, CloseCode code, const QString &reason)
{
    const RelayDirection direction = &by == &m_client ? RelayDirection::ToServer : RelayDirection::ToClient;
    by.ending = Side::Ending{code, reason};
    // What was on its way to it can't reach it any more.
    from(opposite(direction)).lane = {};
    m_hub->forget(m_clientPeer, opposite(direction));
    if (m_script && direction == RelayDirection::ToServer)
        m_script->closed(code, reason);
    flush(direction);
}

void RelayLink::tellEnd(const Side &by, Connection *other) const
{
    if (other->state() != Connection::State::Open)
        return;
    const bool toClient = &by == &m_upstream;
    const CloseCode code = by.ending->code;
    if (!by.lost && code == CloseCode::NoStatusReceived)
        other->closeWithoutCode();
    else if (!by.lost && wslib::isAllowedOnWire(code))
        other->close(code, by.ending->reason);
    else if (toClient)
        other->close(CloseCode::BadGateway,
                     by.whyLost.isEmpty() ? QStringLiteral("the upstream went away") : by.whyLost);
    else
        other->close(CloseCode::GoingAway, QStringLiteral("the relay's client went away"));
}

void RelayLink::endIfOver()
{
    const bool clientGone = m_attached && (m_client.ending || !m_client.connection);
    if (clientGone && (m_upstream.ending || !m_upstream.connection))
        deleteLater();
}

} // namespace workbench
