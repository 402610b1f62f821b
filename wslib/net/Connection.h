#pragma once

#include "wslib/net/Error.h"
#include "wslib/net/Handler.h"
#include "wslib/net/Inbox.h"
#include "wslib/net/KeepAlive.h"
#include "wslib/net/Opening.h"
#include "wslib/net/PingLedger.h"
#include "wslib/net/ReadingTurn.h"
#include "wslib/net/SendLedger.h"
#include "wslib/net/SendReceipt.h"
#include "wslib/net/Transport.h"
#include "wslib/protocol/Endpoint.h"
#include "wslib/protocol/Frame.h"

#include <QBasicTimer>
#include <QJsonDocument>
#include <QObject>

#include <atomic>
#include <chrono>
#include <memory>

namespace wslib {

/// What a connection does about a peer that doesn't read as fast as is sent to it.
enum class Overflow {
    Wait,   ///< Nothing: the sender watches SendReceipt or pendingBytes(). Reading from that peer stops meanwhile.
    Refuse, ///< Past Limits::maxSendBuffer messages aren't queued: their receipts say BufferFull.
    Drop,   ///< Past Limits::maxSendBuffer the connection is dropped: right for a broadcast.
};

/// How a connection behaves once it is open.
struct ConnectionOptions
{
    Limits limits;
    /// Time between keep-alive pings; 0 for none.
    std::chrono::milliseconds pingInterval{0};
    /// How long a keep-alive ping may wait for its pong before the connection is failed; 0 for the default of 20 s.
    std::chrono::milliseconds pingTimeout{0};
    Overflow overflow = Overflow::Wait;
    bool noDelay = true; ///< TCP_NODELAY: a tool must not add 40 ms to small messages.
    /// Whether pings are answered (RFC 6455 §5.5.2). Off: pingReceived() tells of them, and whoever listens answers, by
    /// pong(): a relay, which asks the other side first.
    bool answerPings = true;
};

/// A WebSocket connection, of a client or on a server. Lives in one thread and is used there only. After closed() every
/// call is harmless, and every pending future has failed with ClosedError.
class Connection : public QObject, private TransportSink
{
    Q_OBJECT

public:
    enum class State {
        Connecting, ///< Clients: until opened() or failed().
        Open,
        Closing, ///< A Close frame was sent or received, or the connection was failed; the transport still stands.
        Closed,
    };

    ~Connection() override;

    State state() const { return m_state; }
    Role role() const { return m_endpoint.role(); }

    /// Sends a text message; @p utf8 must be UTF-8, else the receipt says InvalidUtf8.
    SendReceipt sendText(QByteArrayView utf8);
    SendReceipt sendText(QStringView text) { return sendText(QByteArrayView(text.toUtf8())); }
    /// Sends a binary message of any bytes.
    SendReceipt sendBinary(QByteArrayView bytes);
    /// Sends @p document as compact JSON in a text message.
    SendReceipt sendJson(const QJsonDocument &document)
    {
        return sendText(QByteArrayView(document.toJson(QJsonDocument::Compact)));
    }
    /// Sends @p message, for example back as it came: in one frame, or in frames of @p fragmentSize bytes of payload (RFC 6455
    /// §5.4). Such frames are made as the socket takes them, so a message of any size costs no memory but its own; what is
    /// sent behind it waits, but for pings and pongs. With permessage-deflate the size is that of the compressed payload.
    SendReceipt send(const Message &message, qint64 fragmentSize = 0);

    /// Sends a Ping with at most 125 bytes; finishes with the round-trip time when the pong comes (RFC 6455 §5.5.2).
    QFuture<std::chrono::nanoseconds> ping(const QByteArray &payload = {});
    /// Sends an unasked Pong.
    SendReceipt pong(const QByteArray &payload = {})
    {
        return queued(m_state == State::Open ? m_endpoint.pong(payload) : Endpoint::SendResult::NotOpen);
    }

    /// The next data message, or nothing once the connection has closed (tornado's read_message()). What nobody takes, since
    /// there is no handler and nothing is connected to messageReceived(), waits for it from the first message on; after
    /// the first call, every message does, beside signal and handler. Past Limits::maxInbox the socket isn't read. Several
    /// calls are served in their order.
    QFuture<std::optional<Message>> readMessage();
    /// What waits for readMessage(), in the bytes of Limits::maxInbox.
    qint64 inboxSize() const { return m_inbox.size(); }

    /// Stops reading from the socket, so that TCP's flow control reaches the peer; pings go unanswered meanwhile, and the
    /// ping time-out doesn't run. A closing handshake waits, too. No message is lost.
    void setReadingPaused(bool paused)
    {
        m_userPaused = paused;
        updateReading();
    }
    bool isReadingPaused() const { return m_userPaused; }

    /// Starts the closing handshake (RFC 6455 §7). @p code must be one that isAllowedOnWire(), else the receipt says
    /// InvalidCode. While Connecting, gives up. The transport is dropped after Limits::closeTimeout.
    SendReceipt close(CloseCode code = CloseCode::Normal, const QString &reason = {})
    {
        return startClosing(code, reason);
    }
    /// Closes with an empty Close frame: no code (RFC 6455 §5.5.1).
    SendReceipt closeWithoutCode() { return startClosing(std::nullopt, {}); }
    /// Drops the transport at once; closed() comes with 1006.
    void abort();
    /// The same, and the peer sees a TCP reset (RST) instead of an orderly end.
    void reset();

    /// @name To misbehave on purpose: no rule is checked, nothing is recorded as a message
    /// @{
    /// Sends @p bytes as they are, behind what was sent before; also behind a Close frame, as long as the transport stands.
    SendReceipt sendRaw(QByteArrayView bytes);
    /// Sends a frame with @p header and @p payload, which is masked if the header has a key.
    SendReceipt sendFrame(const FrameHeader &header, QByteArrayView payload);
    /// Half-closes the transport behind what was sent before, without a Close frame: the peer reads an end (FIN), and is still
    /// read from; unless canHalfClose() says that both ways end. What is sent afterwards vanishes.
    void finishSending();
    /// Whether the other way stays open then: QSslSocket, which a client's TLS is, ends both.
    bool canHalfClose() const { return m_transport == nullptr || m_transport->canHalfClose(); }
    /// @}

    /// Turns TCP_NODELAY on or off.
    void setNoDelay(bool on);
    /// See ConnectionOptions.
    void setKeepAlive(std::chrono::milliseconds interval, std::chrono::milliseconds timeout);
    /// See ConnectionOptions.
    void setOverflow(Overflow overflow) { m_options.overflow = overflow; }

    /// Bytes sent to this peer that the kernel hasn't taken yet, also those of fragments that still wait.
    qint64 pendingBytes() const;
    /// What closed() said; NoStatusReceived until then.
    CloseCode closeCode() const { return m_closeCode; }
    QString closeReason() const { return m_closeReason; }
    /// The subprotocol agreed on, or empty.
    QByteArray subprotocol() const { return m_subprotocol; }
    /// Whether permessage-deflate was agreed on.
    bool isCompressed() const { return m_endpoint.hasDeflate(); }
    /// How it was opened, or why not: heads, timings, TLS. Complete when opened() or failed() is emitted.
    const Opening &opening() const { return m_opening; }
    /// Of the peer, "127.0.0.1:50123"; of ourselves. Empty until there is a transport.
    QString remoteAddress() const { return m_remoteAddress; }
    QString localAddress() const { return m_localAddress; }
    bool isEncrypted() const { return !m_opening.tls.protocol.isEmpty(); }

    /// Tells @p observer of the frames from now on, before and while the connection is open; nullptr for nobody. It must outlive
    /// the connection's end, or be taken away before.
    void setFrameObserver(FrameObserver *observer) { m_endpoint.setFrameObserver(observer); }

    /// Lets @p handler serve this connection beside the signals.
    void setHandler(std::unique_ptr<Handler> handler);
    Handler *handler() const { return m_handler.get(); }

Q_SIGNALS:
    /// Clients: the next phase of connecting begins.
    void phaseEntered(wslib::ConnectPhase phase);
    /// The opening handshake is done; messages follow.
    void opened();
    /// A whole data message came.
    void messageReceived(const wslib::Message &message);
    /// A data message was queued by one of the send functions; for logs.
    void messageSent(const wslib::Message &message);
    /// A Ping came and was answered.
    void pingReceived(const QByteArray &payload);
    /// A Pong answers a Ping of ours, also one that keeps the connection alive: the time since that was sent. Before
    /// pongReceived().
    void roundTripMeasured(std::chrono::nanoseconds time);
    /// A Pong came, asked for or not (RFC 6455 §5.5.3).
    void pongReceived(const QByteArray &payload);
    /// Something went wrong, before opened() or after; closed() follows.
    void failed(const wslib::Error &error);
    /// The end, exactly once, whatever happened. @p code and @p reason are the peer's if it sent a Close frame; the ones
    /// we sent if we failed the connection; else 1006 (RFC 6455 §7.1.5, §7.1.6).
    void closed(wslib::CloseCode code, const QString &reason);

private:
    friend class ClientConnector;
    friend class KeepAlive;
    friend class ServerHandshaker;
    friend class SendReceipt;

    Connection(Role role, const ConnectionOptions &options, MaskKeySource maskKeys, QObject *parent);

    /// @name How a connection comes to life; called by who shook hands
    /// @{
    /// @p opener is deleted when the connection ends before it is open.
    void setOpener(QObject *opener) { m_opener = opener; }
    void open(Transport *transport, const RouteMatch &match, QByteArrayView leftover);
    void startReceiving(const QByteArray &leftover);
    void failOpening(const Error &error);
    /// @}

    void transportReceived(QByteArrayView bytes) override;
    void transportWrote() override;
    void transportEnded(QAbstractSocket::SocketError error, const QString &text) override;
    void timerEvent(QTimerEvent *event) override;
    void connectNotify(const QMetaMethod &signal) override;

    /// Whether a connection still is, for functions of its own that tell others: what QPointer is, at a tenth of the price.
    /// Lives on the stack only, in its connection's thread.
    class Life
    {
    public:
        explicit Life(Connection *connection)
            : m_connection(connection)
            , m_outer(std::exchange(connection->m_life, this))
        {
        }
        ~Life()
        {
            if (m_connection != nullptr)
                m_connection->m_life = m_outer;
        }
        Q_DISABLE_COPY_MOVE(Life)

        explicit operator bool() const { return m_connection != nullptr; }

    private:
        friend class Connection;
        Connection *m_connection;
        Life *m_outer;
    };

    void dispatchEvents();
    void dispatch(const Message &message);
    void dispatch(const PingReceived &ping);
    void dispatch(const PongReceived &pong);
    void dispatch(const CloseReceived &close);
    void dispatch(const Failed &failure);
    template <typename Function>
    bool callHandler(Function function);
    void handlerThrew(const QString &what);

    SendReceipt queued(Endpoint::SendResult result);
    std::optional<Endpoint::SendResult> obstacle() const;
    template <typename MakeMessage>
    SendReceipt announced(const SendReceipt &receipt, MakeMessage message);
    SendReceipt startClosing(std::optional<CloseCode> code, const QString &reason);
    QFuture<void> sendFuture(quint64 position, Endpoint::SendResult result);
    quint64 sentPosition() const;
    void receiveSlices(QByteArrayView bytes);
    void receiveHeld();
    void receivedAll();
    void yieldTurn();
    bool goesToInbox() const;
    void takeMessage(const Message &message);
    bool isReadingStopped() const;
    void updateReading();
    void scheduleFlush();
    void flushLater();
    void writePieces();
    static void flushAll();
    void flush();
    qint64 sendAhead() const;
    void sendWaiting();
    void scheduleSettling();
    void settleSends();
    void watchSendBuffer();
    void dropSlowPeer();
    void enterClosing();
    void reportFailure(Error::Kind kind, const QString &text);
    void finish();

    /// Output is written once per pass, unless it has grown past this.
    static constexpr qsizetype flushSize = qsizetype{256} * 1024;

    Endpoint m_endpoint;
    Life *m_life = nullptr; ///< The innermost.
    ConnectionOptions m_options;
    std::unique_ptr<Handler> m_handler;
    Transport *m_transport = nullptr;
    QObject *m_opener = nullptr;
    State m_state = State::Connecting;
    CloseCode m_closeCode = CloseCode::NoStatusReceived;
    QString m_closeReason;
    bool m_closeKnown = false; ///< m_closeCode is final: the peer's, or ours after a failure.
    bool m_wasOpen = false;
    bool m_failureReported = false;
    bool m_handlerFailed = false;          ///< It threw: it is told of nothing more but the end.
    bool m_receiving = false;              ///< Bytes are being parsed and told of.
    std::optional<QString> m_endMeanwhile; ///< The transport ended then.
    bool m_dispatching = false;            ///< Somebody is being told.
    int m_dispatchLevel = 0;               ///< In which of its thread's nested event loops.
    /// Somebody has connected to it, and perhaps still is: isSignalConnected() knows, but at a price.
    std::atomic<bool> m_listenedReceived = false;
    std::atomic<bool> m_listenedSent = false;
    bool m_flushScheduled = false;
    bool m_settlingScheduled = false;
    bool m_throttled = false;  ///< Not reading, since the peer doesn't read either.
    bool m_userPaused = false; ///< Not reading, by setReadingPaused().
    bool m_yielding = false;   ///< Not reading, since the others of this event loop have their turn.
    ReadingTurn m_turn;
    bool m_pulling = false; ///< readMessage() was called: every message goes to the inbox.
    QByteArray m_held;      ///< Bytes that came before reading stopped.
    quint64 m_writtenBytes = 0;
    QByteArray m_subprotocol;
    Opening m_opening;
    Inbox m_inbox;
    QString m_remoteAddress;
    QString m_localAddress;
    SendLedger m_sends;
    PingLedger m_pings;
    std::unique_ptr<KeepAlive> m_keepAlive; ///< nullptr: nobody wants it.
    QBasicTimer m_closeTimer;
    QBasicTimer m_drainTimer;
};

} // namespace wslib
