#include "workbench/faults/FaultInjector.h"

#include "workbench/faults/FaultFacts.h"
#include "workbench/faults/FaultyTransport.h"

#include <algorithm>
#include <utility>

namespace workbench {

/// What goes wrong with one connection of a server.
class ServerTampering : public wslib::Tampering
{
public:
    ServerTampering(std::shared_ptr<FaultInjector> injector, quint64 connection)
        : m_injector(std::move(injector))
        , m_connection(connection)
    {
    }

    wslib::Transport *wrap(wslib::Transport *transport) override
    {
        const bool server = m_injector->m_place == FaultInjector::Place::Server;
        return m_injector->wrap(transport, m_connection, FaultDirection::ToClient,
                                server ? std::optional(FaultDirection::ToServer) : std::nullopt);
    }

    std::optional<wslib::HttpResponse> refuse(const wslib::HandshakeRequest &request) override
    {
        for (const Fault &fault : m_injector->plan().faults) {
            if (fault.kind != FaultKind::Refuse || m_connection >= static_cast<quint64>(fault.amount))
                continue;
            auto response = wslib::HttpResponse::refusal(
                fault.status, "This server refuses connections 1 to " + QByteArray::number(fault.amount)
                                  + " on purpose; this was number " + QByteArray::number(m_connection + 1) + '.');
            if (fault.retryAfter > 0)
                response.headers.append("Retry-After", QByteArray::number(fault.retryAfter));
            say(fault, request, QStringLiteral("is answered with %1").arg(fault.status));
            return response;
        }
        return std::nullopt;
    }

    void amend(const wslib::HandshakeRequest &request, wslib::HandshakeDecision &decision) override
    {
        if (decision.refusal)
            return;
        if (decision.compression) {
            decision.compression->noContextTakeover |= m_injector->disturbsContext(FaultDirection::ToClient);
            decision.compression->peerNoContextTakeover |= m_injector->m_place == FaultInjector::Place::Server
                                                           && m_injector->disturbsContext(FaultDirection::ToServer);
        }
        const QList<Fault> &faults = m_injector->plan().faults;
        for (qsizetype i = 0; i < faults.size(); ++i)
            strike(faults.at(i), static_cast<quint64>(i), request, decision);
    }

private:
    void strike(const Fault &fault, quint64 index, const wslib::HandshakeRequest &request,
                wslib::HandshakeDecision &decision)
    {
        const FaultDice dice(m_injector->plan().seed, 0, fault.direction, index);
        const auto number = static_cast<qint64>(m_connection) + 1;
        if ((fault.firstConnections > 0 && number > fault.firstConnections) || !dice.strikes(fault.trigger, number))
            return;
        if (fault.kind == FaultKind::WrongAccept) {
            const QByteArray accept = wrongAccept(dice);
            decision.forged.append("Sec-WebSocket-Accept", accept);
            say(fault, request, QStringLiteral("is answered with Sec-WebSocket-Accept: %1").arg(QLatin1String(accept)));
        } else if (fault.kind == FaultKind::UnaskedExtension) {
            decision.compression.reset(); // the field has this one alone
            decision.forged.append("Sec-WebSocket-Extensions", fault.name.toUtf8());
            say(fault, request, QStringLiteral("is answered with Sec-WebSocket-Extensions: %1").arg(fault.name));
        } else if (fault.kind == FaultKind::NoCompression && offersCompression(request) && decision.compression) {
            decision.compression.reset();
            say(fault, request, QStringLiteral("is declined permessage-deflate"));
        }
    }

    // As long as a right one.
    QByteArray wrongAccept(const FaultDice &dice) const
    {
        constexpr int hashSize = 20;
        QByteArray bytes;
        for (int i = 0; i < hashSize; ++i)
            bytes += static_cast<char>(dice.draw(static_cast<qint64>(m_connection) + 1, static_cast<quint64>(i) + 1));
        return bytes.toBase64();
    }

    static bool offersCompression(const wslib::HandshakeRequest &request)
    {
        return std::any_of(request.extensions.begin(), request.extensions.end(),
                           [](const wslib::Extension &offer) { return offer.name == "permessage-deflate"; });
    }

    void say(const Fault &fault, const wslib::HandshakeRequest &request, const QString &what) const
    {
        m_injector->report(nullptr, fault.kind,
                           QStringLiteral("connection %1, of %2, %3")
                               .arg(m_connection + 1)
                               .arg(QLatin1String(request.remoteAddress), what));
    }

    std::shared_ptr<FaultInjector> m_injector;
    quint64 m_connection;
};

FaultInjector::FaultInjector(FaultPlan plan, Place place, Report report)
    : m_plan(std::move(plan))
    , m_place(place)
    , m_report(std::move(report))
{
}

std::unique_ptr<wslib::Tampering> FaultInjector::newConnection()
{
    return std::make_unique<ServerTampering>(shared_from_this(), m_connections.fetch_add(1));
}

wslib::Transport *FaultInjector::wrapUpstream(wslib::Transport *transport)
{
    return wrap(transport, m_upstreams.fetch_add(1), FaultDirection::ToServer, std::nullopt);
}

bool FaultInjector::disturbsContext(FaultDirection direction) const
{
    return std::any_of(m_plan.faults.begin(), m_plan.faults.end(), [direction](const Fault &fault) {
        const bool goesThere = fault.direction == FaultDirection::Both || fault.direction == direction;
        return goesThere
               && (fault.kind == FaultKind::Drop || fault.kind == FaultKind::Duplicate
                   || fault.kind == FaultKind::Reorder);
    });
}

wslib::Transport *FaultInjector::wrap(wslib::Transport *transport, quint64 connection,
                                      std::optional<FaultDirection> outbound, std::optional<FaultDirection> inbound)
{
    const bool out = outbound && FaultLane::isNeeded(m_plan, *outbound, connection);
    const bool in = inbound && FaultLane::isNeeded(m_plan, *inbound, connection);
    if (!out && !in)
        return transport;
    auto *faulty = new FaultyTransport(transport);
    const auto lane = [&](FaultDirection direction) {
        return std::make_unique<FaultLane>(m_plan, direction, connection, struck(faulty));
    };
    faulty->setLanes(out ? lane(*outbound) : nullptr, in ? lane(*inbound) : nullptr);
    return faulty;
}

FaultLane::Struck FaultInjector::struck(const QObject *transport)
{
    return [this, transport, self = shared_from_this()](FaultKind kind, const QString &what) {
        report(transport, kind, what);
    };
}

void FaultInjector::report(const QObject *transport, FaultKind kind, const QString &what)
{
    if (m_report)
        m_report(transport, QStringLiteral("The fault %1 struck: %2.").arg(QLatin1String(faultFacts(kind).name), what));
}

} // namespace workbench
