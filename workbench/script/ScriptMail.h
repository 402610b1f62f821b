#pragma once

#include "wslib/net/Handler.h"
#include "wslib/protocol/Frame.h"
#include "wslib/protocol/Message.h"

#include <atomic>
#include <memory>
#include <variant>
#include <vector>

namespace workbench {

// What passes between the threads of the sockets and that of a script. In batches, both ways: a thread is woken once for all
// that came while it was busy.

class ScriptMailbox;

/// How much of one peer waits for the script: counted by both sides, and so atomic. Past a limit the peer isn't read.
class ScriptPeerState
{
public:
    /// An event with so many bytes goes to the script; true if the peer is to be read no more.
    bool posted(qint64 bytes)
    {
        const qint64 size = bytes + eventCost;
        return m_unseenBytes.fetch_add(size) + size > mostUnseenBytes && !m_paused.exchange(true);
    }
    /// The script has seen it; true if the peer is to be read again.
    bool seen(qint64 bytes)
    {
        const qint64 size = bytes + eventCost;
        return m_unseenBytes.fetch_sub(size) - size < fewUnseenBytes && m_paused.exchange(false);
    }
    /// The peer is read again.
    void resumed() { m_paused = false; }

private:
    static constexpr qint64 mostUnseenBytes = qint64{1} * 1024 * 1024;
    static constexpr qint64 fewUnseenBytes = qint64{256} * 1024;
    static constexpr qint64 eventCost = 64; ///< What an event costs besides its payload.

    std::atomic<qint64> m_unseenBytes = 0;
    std::atomic<bool> m_paused = false;
};

/// Who a peer is, for its `request` and what it was agreed on.
struct ScriptPeerFacts
{
    bool client = false; ///< The script drives a client's connection, so that the peer is a server.
    QByteArray path;
    QByteArray query;
    wslib::HttpHeaders headers;
    std::optional<QByteArray> origin;
    QByteArray remoteAddress;
    QByteArray subprotocol;
    QList<QByteArray> offeredSubprotocols;
    QStringList captures;
    quint32 upstream = 0; ///< Of a relay's client: who its upstream is to the script; 0: none.
};

// ---- To the script ---------------------------------------------------------------------------------------------------

/// May this peer connect, and how? Answered by DecisionMade.
struct PeerAsks
{
    ScriptPeerFacts facts;
};
struct PeerOpened
{
    ScriptPeerFacts facts;
    std::shared_ptr<ScriptPeerState> state;
    std::shared_ptr<ScriptMailbox> mailbox; ///< Where commands for it go.
};
struct PeerSaid
{
    wslib::Message message;
};
struct PeerPinged
{
    QByteArray payload;
};
struct PeerPonged
{
    QByteArray payload;
};
struct PeerClosed
{
    int code = 0;
    QString reason;
};

/// What is to become of a message that a relay has between this client and its upstream? Answered by RelayAnswer.
struct RelayAsks
{
    wslib::Message message;
    quint64 id = 0;
    bool toServer = true;
};

struct ScriptEvent
{
    quint32 peer = 0;
    std::variant<PeerAsks, PeerOpened, PeerSaid, PeerPinged, PeerPonged, PeerClosed, RelayAsks> what;
    std::shared_ptr<ScriptMailbox> replyTo; ///< PeerAsks only.
};

// ---- From the script -------------------------------------------------------------------------------------------------

/// What a script decided on a handshake.
struct DecisionMade
{
    bool accepted = true;
    bool failed = false;                   ///< It threw, or took too long.
    std::optional<QByteArray> subprotocol; ///< Nothing: it leaves that to the server's settings.
};
struct SendMessage
{
    wslib::Message message;
};
struct SendPing
{
    QByteArray payload;
};
struct SendClose
{
    int code = 0; ///< 0: an empty Close frame.
    QString reason;
};
struct SendFrame
{
    wslib::FrameHeader header;
    QByteArray payload;
};
struct SendRaw
{
    QByteArray bytes;
};
struct AbortPeer
{
};
/// The script has seen what was waiting: the peer may be read again.
struct ResumeReading
{
};
/// What a script decided on a relay's message.
struct RelayAnswer
{
    quint64 id = 0;
    bool toServer = true;
    bool goes = true;
    std::optional<wslib::Message> changed; ///< Goes in its place.
};

struct ScriptCommand
{
    quint32 peer = 0;
    std::variant<DecisionMade, SendMessage, SendPing, SendClose, SendFrame, SendRaw, AbortPeer, ResumeReading, RelayAnswer> what;
};

} // namespace workbench
