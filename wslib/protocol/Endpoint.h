#pragma once

#include "wslib/protocol/Deflate.h"
#include "wslib/protocol/Event.h"
#include "wslib/protocol/FragmentQueue.h"
#include "wslib/protocol/FrameObserver.h"
#include "wslib/protocol/FrameParser.h"
#include "wslib/protocol/Limits.h"
#include "wslib/protocol/MessageAssembler.h"

#include <functional>
#include <optional>
#include <vector>

namespace wslib {

/// Gives a fresh mask key at each call. RFC 6455 §5.3 and §10.3 want it from a strong source of entropy.
using MaskKeySource = std::function<MaskKey()>;

/// One end of an open WebSocket connection, after the opening handshake, without any I/O: bytes in → events out, commands
/// in → bytes out. Answers pings and Close frames by itself.
class Endpoint
{
public:
    enum class State {
        Open,
        CloseSent, ///< We sent Close first; messages of the peer still arrive until its own Close.
        Ending,    ///< The peer's Close frame came, or the connection was failed: nothing is received any more. What is
                   ///< sent before the next takeOutput(), such as answers to earlier messages, still goes out.
        Closed,    ///< Close frames went both ways, or the connection was failed: nothing is received or sent any more.
    };

    /// What became of a send.
    enum class SendResult : quint8 {
        Queued,      ///< In takeOutput(), at once or, behind a message in fragments, by and by.
        NotOpen,     ///< A Close frame has been sent or received; nothing was queued.
        InvalidUtf8, ///< Text that isn't UTF-8 must not be sent (RFC 6455 §5.6).
        TooLong,     ///< A control payload over 125 bytes (RFC 6455 §5.5).
        InvalidCode, ///< A close code that must not be sent, or a reason without a code (RFC 6455 §7.4).
        BufferFull,  ///< The peer doesn't read what it is sent: see Overflow::Refuse.
    };

    /// @p maskKeys is needed by Role::Client only.
    Endpoint(Role role, const Limits &limits, MaskKeySource maskKeys = {});

    /// Turns permessage-deflate on, as agreed in the opening handshake (RFC 7692). Before the first byte.
    void setDeflate(const DeflateParameters &agreed, const DeflateOptions &options);
    bool hasDeflate() const { return m_deflater != nullptr; }

    /// Who is told of the frames from now on; nobody at first. Outlives the endpoint, or is taken away before.
    void setFrameObserver(FrameObserver *observer) { m_observer = observer; }
    /// Nothing more will come: tells the observer of the frame, and the message, that have no end.
    void endReceiving();
    /// Whether a Ping is answered at once, as it must be soon (RFC 6455 §5.5.2): on, unless whoever takes the events does so.
    void setAnswersPings(bool answers) { m_answersPings = answers; }

    /// Takes bytes from the wire, cut anywhere. What they were is in takeEvents(), what they were answered with in
    /// takeOutput(). Once ending or closed, bytes are ignored (RFC 6455 §1.4, §7.1.7).
    void receive(QByteArrayView bytes);

    /// What has been received since the last call, in order.
    std::vector<Event> takeEvents();

    /// Memory to use for what comes and goes next, instead of such of its own: spares allocations to who serves many
    /// connections in turn, and has it back from takeEvents() and takeOutput(). Both are empty; ignored while something waits
    /// to be taken.
    void lend(std::vector<Event> &&events, QByteArray &&output);

    /// Whether the text of a message is known to be UTF-8, as one is that was received.
    enum class Text : bool { Unchecked, Checked };

    SendResult sendText(QByteArrayView utf8, Text text = Text::Unchecked);
    SendResult sendBinary(QByteArrayView bytes);
    /// Sends @p message in frames of @p fragmentSize bytes of payload, the last one perhaps shorter (RFC 6455 §5.4); with
    /// permessage-deflate, of the compressed payload (RFC 7692 §6.1). 0, or a size that the message doesn't reach: one frame,
    /// as above. The fragments wait for produce(), and so do all messages and our Close frame behind them; pings and pongs
    /// go out in between.
    SendResult send(const Message &message, qint64 fragmentSize = 0, Text text = Text::Unchecked);
    /// Of the last message that was queued: the bytes of payload that its frames have on the wire, all together.
    qint64 lastWireSize() const { return m_lastWireSize; }
    SendResult ping(QByteArrayView payload = {});
    /// An unasked Pong, a one-way heartbeat (RFC 6455 §5.5.3).
    SendResult pong(QByteArrayView payload = {});
    /// Starts the closing handshake (RFC 6455 §7.1.2). @p reason is UTF-8 and is cut to 123 bytes between characters.
    SendResult close(std::optional<CloseCode> code = CloseCode::Normal, QByteArrayView reason = {});

    /// Puts @p bytes into the output as they are, whatever they are and in every state: a forged frame, half a frame, no frame
    /// at all. Checks no rule and changes no state; waits behind nothing.
    void appendForged(QByteArrayView bytes);

    /// @name Messages in fragments, which wait until there is room for their frames
    /// @{
    bool isWaiting() const { return !m_waiting.isEmpty(); }
    /// Puts frames that wait into the output, until that has @p room bytes or more.
    void produce(qint64 room);
    /// Bytes that wait, as on the wire; without those of the message that is first in line.
    qint64 waitingSize() const { return m_waiting.wireSize(); }
    qint64 waitingBehindFirst() const { return m_waiting.wireSizeBehindFirst(); }
    /// Bytes that so far have gone into the output ahead of something that waited.
    qint64 overtakingSize() const { return m_overtakingSize; }
    /// Forgets what waits. If it has cut a message, or one was compressed perhaps, no other one can be sent.
    void abandonWaiting();
    /// @}

    /// Fails the connection (RFC 6455 §7.1.7): the last word is a Close frame with @p error.
    void fail(const ProtocolError &error);

    /// Bytes for the wire, in order. While Ending they end with our Close frame, and the endpoint is Closed.
    QByteArray takeOutput();
    /// The same in pieces, of which large payloads are ones of their own that share the message's memory.
    std::vector<QByteArray> takeOutputPieces();
    /// Whether takeOutput() would give but one piece anyway.
    bool isOutputInOnePiece() const { return m_pieces.empty(); }
    bool hasOutput() const { return outputSize() > 0 || m_state == State::Ending; }
    /// Of what has been queued so far; the Close frame of Ending isn't counted.
    qsizetype outputSize() const { return m_piecesSize + m_output.size(); }

    Role role() const { return m_role; }
    State state() const { return m_state; }

private:
    bool step(QByteArrayView &input);
    void observeBegin();
    void observePiece(QByteArrayView piece);
    void observeEnd(bool control);
    void observeRefusal(QByteArrayView rest);
    QByteArray unfinishedFrame() const;
    std::optional<ProtocolError> beginFrame();
    std::optional<ProtocolError> takePiece();
    std::optional<ProtocolError> endFrame();
    std::optional<ProtocolError> endControlFrame();
    std::optional<ProtocolError> closeArrived();
    bool canSend() const { return m_state == State::Open || m_state == State::Ending; }
    bool canSendMessage() const { return canSend() && !m_isCut; }
    void end(const QByteArray &lastWord);
    void queueFrame(Opcode opcode, QByteArrayView payload, bool compressed = false, qint64 inflated = -1);
    void writeFrame(FrameHeader header, QByteArrayView payload, qint64 inflated);
    void queueMessage(Opcode opcode, QByteArrayView payload);
    void queueLargeFrame(Opcode opcode, const QByteArray &payload);
    void appendLastWord();
    void queueInOneFrame(Opcode opcode, QByteArrayView payload, bool compressed, qint64 inflated);
    void queueFragments(Opcode opcode, const QByteArray &payload, qint64 fragmentSize);
    SendResult sendControl(Opcode opcode, QByteArrayView payload);

    Role m_role;
    FrameObserver *m_observer = nullptr;
    MaskKeySource m_maskKeys;
    bool m_answersPings = true;
    State m_state = State::Open;
    FrameParser m_parser;
    MessageAssembler m_assembler;
    std::unique_ptr<Deflater> m_deflater;
    qsizetype m_deflateThreshold = 0;
    QByteArray m_control; ///< Payload of the control frame being received; at most 125 bytes.
    std::vector<Event> m_events;
    std::vector<QByteArray> m_pieces; ///< What stands before m_output.
    qsizetype m_piecesSize = 0;
    QByteArray m_output;
    FragmentQueue m_waiting;
    qint64 m_overtakingSize = 0;
    qint64 m_lastWireSize = 0;
    bool m_isCut = false;  ///< A message of ours has begun and won't end, or is missing for permessage-deflate.
    QByteArray m_lastWord; ///< While Ending: the payload of our Close frame.
    /// @name For the observer, of the frame that is being received
    /// @{
    bool m_inFrame = false; ///< Its header came while there was an observer.
    bool m_isRefusalTold = false;
    qsizetype m_frameStart = 0;   ///< How long the message was before it.
    QByteArray m_compressedPiece; ///< Its payload so far, unmasked, if it is compressed.
    /// @}
};

} // namespace wslib
