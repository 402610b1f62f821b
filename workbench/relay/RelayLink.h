#pragma once

#include "workbench/relay/RelayHub.h"
#include "workbench/relay/RelayLane.h"

#include "wslib/net/Client.h"
#include "wslib/net/Connection.h"
#include "wslib/net/Handler.h"

#include <QPointer>
#include <QPromise>

namespace workbench {

class RelayScript;

/// A client of a relay and its upstream: what one says goes to the other, in its order and at the pace of whoever is slower.
/// Lives in the thread of the client's connection, and longer than that, until the upstream knows of the end, too.
class RelayLink : public QObject
{
    Q_OBJECT

public:
    explicit RelayLink(std::shared_ptr<RelayHub> hub);
    ~RelayLink() override;

    quint32 clientPeer() const { return m_clientPeer; }
    quint32 upstreamPeer() const { return m_upstreamPeer; }
    wslib::Connection *client() const { return m_client.connection; }
    wslib::Connection *upstream() const { return m_upstream.connection; }

    /// Opens the way to the upstream; what the client is to be answered then.
    QFuture<wslib::HandshakeDecision> connectUpstream(const wslib::HandshakeRequest &request);
    /// The client's connection is open, too.
    void attach(wslib::Connection *client);

    /// @name What the client does; the upstream's doings are heard by its signals
    /// @{
    void clientSaid(const wslib::Message &message) { said(RelayDirection::ToServer, message); }
    void clientPinged(const QByteArray &payload) { pinged(m_client, m_upstream, payload); }
    void clientPonged(const QByteArray &payload) { ponged(m_client, m_upstream, payload); }
    void clientClosed(wslib::CloseCode code, const QString &reason) { closed(m_client, code, reason); }
    /// @}

    /// Somebody, or the script, has decided on a message.
    void decide(RelayDirection direction, quint64 id, bool goes, const std::optional<wslib::Message> &changed);
    /// The script's answer to a message; the breakpoint comes behind it.
    void scriptDecided(RelayDirection direction, quint64 id, bool goes, const std::optional<wslib::Message> &changed);
    void inject(RelayDirection direction, const wslib::Message &message);
    /// The script has sent @p connection something, past the lanes: who is slower sets the pace of that, too.
    void sentBeside(wslib::Connection *connection);

private:
    // What one end is to the other.
    struct Side
    {
        QPointer<wslib::Connection> connection;
        RelayLane lane;    ///< What it said and hasn't reached the other.
        bool full = false; ///< It doesn't take what it is sent.
        bool lost = false; ///< It ended without a closing handshake, or broke a rule.
        QString whyLost;
        bool roundTrip = false;  ///< The pong that is told of next answers a ping.
        QList<QByteArray> pings; ///< Of the other side, that it was sent and hasn't answered.
        bool pingsLost = false;  ///< There were too many of them; the log says so.
        struct Ending
        {
            wslib::CloseCode code;
            QString reason;
        };
        std::optional<Ending> ending; ///< It has ended; the other is to be told behind the lane.
    };

    Side &from(RelayDirection direction) { return direction == RelayDirection::ToServer ? m_client : m_upstream; }
    Side &to(RelayDirection direction) { return direction == RelayDirection::ToServer ? m_upstream : m_client; }

    wslib::ClientRequest requestFor(const wslib::HandshakeRequest &request) const;
    void listenToUpstream();
    void upstreamOpened();
    void upstreamFailed(const wslib::Error &error);
    void answer(const wslib::HandshakeDecision &decision);
    void said(RelayDirection direction, const wslib::Message &message);
    void hold(RelayDirection direction, quint64 id, const wslib::Message &message) const;
    void send(RelayDirection direction, const wslib::Message &message);
    void flush(RelayDirection direction);
    void watchRoom(Side &side);
    void waitForRoom(Side &side);
    void updateReading();
    void pinged(Side &by, Side &other, const QByteArray &payload);
    void losePing(Side &other);
    void ponged(Side &by, Side &other, const QByteArray &payload);
    void closed(Side &by, wslib::CloseCode code, const QString &reason);
    void tellEnd(const Side &by, wslib::Connection *other) const;
    void endIfOver();
    bool asksScript() const;

    std::shared_ptr<RelayHub> m_hub;
    quint32 m_clientPeer;
    quint32 m_upstreamPeer;
    std::unique_ptr<wslib::Client> m_dialer;
    Side m_client;
    Side m_upstream;
    bool m_attached = false;
    std::optional<QPromise<wslib::HandshakeDecision>> m_deciding;
    std::unique_ptr<RelayScript> m_script; ///< nullptr: none.
};

} // namespace workbench
