#include "wslib/protocol/Endpoint.h"

#include "wslib/protocol/ClosePayload.h"
#include "wslib/protocol/FrameSerializer.h"

#include <utility>

namespace wslib {

namespace {

// What is copied into the output costs less than a piece of its own, up to about here.
constexpr qsizetype worthSharing = qsizetype{16} * 1024;

// A buffer that one large frame has blown up isn't kept: there may be many connections.
constexpr qsizetype mostKept = qsizetype{64} * 1024;

// Who made it by fromRawData() may do with the memory what he likes as soon as we return.
QByteArray owned(const QByteArray &payload)
{
    return payload.capacity() > 0 ? payload : QByteArray(payload.constData(), payload.size());
}

} // namespace

Endpoint::Endpoint(Role role, const Limits &limits, MaskKeySource maskKeys)
    : m_role(role)
    , m_maskKeys(std::move(maskKeys))
    , m_parser(role)
    , m_assembler(limits.maxMessageSize)
    , m_waiting(role == Role::Client)
{
    Q_ASSERT(role == Role::Server || m_maskKeys);
}

void Endpoint::setDeflate(const DeflateParameters &agreed, const DeflateOptions &options)
{
    const bool server = m_role == Role::Server;
    m_deflater = std::make_unique<Deflater>(server ? agreed.serverMaxWindowBits : agreed.clientMaxWindowBits,
                                            server ? agreed.serverNoContextTakeover : agreed.clientNoContextTakeover,
                                            options.level, options.memoryLevel);
    m_deflateThreshold = options.threshold;
    m_assembler.setInflater(
        std::make_unique<Inflater>(server ? agreed.clientNoContextTakeover : agreed.serverNoContextTakeover));
    m_parser.setRsv1Allowed(true);
}

void Endpoint::receive(QByteArrayView bytes)
{
    if (m_observer != nullptr)
        m_observer->bytesArrived();
    while ((m_state == State::Open || m_state == State::CloseSent) && step(bytes)) {
    }
    if (m_observer != nullptr && !bytes.isEmpty())
        m_observer->bytesRefused(bytes);
}

bool Endpoint::step(QByteArrayView &input)
{
    std::optional<ProtocolError> error;
    switch (m_parser.next(input)) {
    case FrameParser::Step::NeedMore:
        return false;
    case FrameParser::Step::Header:
        error = beginFrame();
        break;
    case FrameParser::Step::Payload:
        error = takePiece();
        break;
    case FrameParser::Step::FrameEnd:
        error = endFrame();
        break;
    case FrameParser::Step::Error:
        error = m_parser.error();
        break;
    }
    if (!error)
        return true;
    observeRefusal(std::exchange(input, {}));
    fail(*error);
    return false;
}

std::optional<ProtocolError> Endpoint::beginFrame()
{
    if (m_observer != nullptr)
        observeBegin();
    if (!isControl(m_parser.header().opcode))
        return m_assembler.beginFrame(m_parser.header());
    m_control.clear();
    return std::nullopt;
}

std::optional<ProtocolError> Endpoint::takePiece()
{
    const FrameHeader &header = m_parser.header();
    const QByteArrayView piece = m_parser.payload();
    if (!isControl(header.opcode)) {
        if (m_observer != nullptr)
            observePiece(piece);
        return m_assembler.append(piece, m_parser.payloadOffset());
    }
    const qsizetype start = m_control.size();
    m_control.append(piece);
    if (header.maskKey)
        applyMask(m_control.data() + start, piece, *header.maskKey, m_parser.payloadOffset());
    return std::nullopt;
}

std::optional<ProtocolError> Endpoint::endFrame()
{
    if (isControl(m_parser.header().opcode)) {
        if (m_observer != nullptr)
            observeEnd(true);
        return endControlFrame();
    }
    if (auto error = m_assembler.endFrame())
        return error;
    if (m_observer != nullptr)
        observeEnd(false);
    if (m_assembler.hasMessage())
        m_events.emplace_back(m_assembler.takeMessage());
    return std::nullopt;
}

std::optional<ProtocolError> Endpoint::endControlFrame()
{
    switch (m_parser.header().opcode) {
    case Opcode::Ping:
        // §5.5.2: answered unless a Close frame has been received, also while our own Close is on its way.
        if (m_answersPings)
            queueFrame(Opcode::Pong, m_control);
        m_events.emplace_back(PingReceived{m_control});
        return std::nullopt;
    case Opcode::Pong:
        m_events.emplace_back(PongReceived{m_control});
        return std::nullopt;
    default:
        return closeArrived();
    }
}

std::optional<ProtocolError> Endpoint::closeArrived()
{
    auto parsed = parseClosePayload(m_control);
    if (const auto *error = std::get_if<ProtocolError>(&parsed))
        return *error;
    auto &close = std::get<CloseReceived>(parsed);
    // §5.5.1: "typically echoes the status code it received".
    const bool hasCode = close.code != CloseCode::NoStatusReceived;
    end(closePayload(hasCode ? std::optional(close.code) : std::nullopt, {}));
    m_events.emplace_back(std::move(close));
    return std::nullopt;
}

void Endpoint::fail(const ProtocolError &error)
{
    if (m_state == State::Ending || m_state == State::Closed)
        return;
    observeRefusal({});
    // §7.1.7: a Close frame tells the peer why, unless ours has been sent already.
    end(closePayload(error.code, error.text));
    m_events.emplace_back(Failed{error});
}

void Endpoint::end(const QByteArray &lastWord)
{
    // A Close frame of ours that still waits has not been sent: then the last word takes its place (§5.5.1).
    const bool closeIsOut = m_state == State::CloseSent && m_waiting.isEmpty();
    abandonWaiting();
    m_lastWord = lastWord;
    m_state = closeIsOut ? State::Closed : State::Ending;
}

// ---- For the observer -----------------------------------------------------------------------------------------------

void Endpoint::observeBegin()
{
    m_inFrame = true;
    m_frameStart = m_assembler.soFar().size();
    m_compressedPiece.resize(0);
}

void Endpoint::observePiece(QByteArrayView piece)
{
    if (!m_assembler.isCompressed())
        return;
    const qsizetype start = m_compressedPiece.size();
    m_compressedPiece.append(piece);
    if (const auto key = m_parser.header().maskKey)
        applyMask(m_compressedPiece.data() + start, piece, *key, m_parser.payloadOffset());
}

void Endpoint::observeEnd(bool control)
{
    if (!std::exchange(m_inFrame, false))
        return;
    const FrameHeader &header = m_parser.header();
    const qint64 brought = m_assembler.soFar().size() - m_frameStart;
    if (control)
        m_observer->frameReceived({header, m_control, true, m_control.size()});
    else if (m_assembler.isCompressed())
        m_observer->frameReceived({header, m_compressedPiece, true, brought});
    else
        m_observer->frameReceived({header, {}, false, brought});
    if (m_compressedPiece.capacity() > mostKept)
        m_compressedPiece = QByteArray();
}

// @p rest: what has come, but for the frame's header and what was taken of its payload.
void Endpoint::observeRefusal(QByteArrayView rest)
{
    if (m_observer == nullptr || std::exchange(m_isRefusalTold, true))
        return;
    const QByteArrayView message = m_assembler.isCompressed() ? QByteArrayView() : m_assembler.soFar();
    QByteArray bytes = m_inFrame ? unfinishedFrame() : QByteArray();
    bytes += m_parser.partialHeader();
    bytes += rest;
    const bool ofMessage = m_inFrame && !isControl(m_parser.header().opcode) && !message.isEmpty();
    if (m_assembler.isWithinMessage())
        m_observer->messageBroken(ofMessage ? message.first(m_frameStart) : message);
    if (!bytes.isEmpty())
        m_observer->bytesRefused(bytes);
    m_inFrame = false;
    m_compressedPiece = QByteArray();
}

// The frame whose header has been parsed, as far as it came.
QByteArray Endpoint::unfinishedFrame() const
{
    const FrameHeader &header = m_parser.header();
    QByteArrayView payload = m_control;
    if (!isControl(header.opcode))
        payload = m_assembler.isCompressed() ? m_compressedPiece : m_assembler.soFar().sliced(m_frameStart);
    QByteArray bytes;
    appendFrameHeader(bytes, header);
    const qsizetype start = bytes.size();
    bytes += payload;
    if (header.maskKey)
        applyMask(bytes.data() + start, payload, *header.maskKey);
    return bytes;
}

void Endpoint::endReceiving()
{
    observeRefusal({});
}

std::vector<Event> Endpoint::takeEvents()
{
    return std::exchange(m_events, {});
}

void Endpoint::lend(std::vector<Event> &&events, QByteArray &&output)
{
    if (m_events.empty())
        m_events = std::move(events);
    if (m_output.isEmpty())
        m_output = std::move(output);
}

Endpoint::SendResult Endpoint::sendText(QByteArrayView utf8, Text text)
{
    if (!canSendMessage())
        return SendResult::NotOpen;
    if (text == Text::Unchecked && !isValidUtf8(utf8))
        return SendResult::InvalidUtf8;
    queueMessage(Opcode::Text, utf8);
    return SendResult::Queued;
}

Endpoint::SendResult Endpoint::sendBinary(QByteArrayView bytes)
{
    if (!canSendMessage())
        return SendResult::NotOpen;
    queueMessage(Opcode::Binary, bytes);
    return SendResult::Queued;
}

Endpoint::SendResult Endpoint::send(const Message &message, qint64 fragmentSize, Text text)
{
    if (!canSendMessage())
        return SendResult::NotOpen;
    if (message.isText() && text == Text::Unchecked && !isValidUtf8(message.payload))
        return SendResult::InvalidUtf8;
    const Opcode opcode = message.isText() ? Opcode::Text : Opcode::Binary;
    // While Ending there is no by and by.
    if (m_state == State::Open && (isWaiting() || (fragmentSize > 0 && message.payload.size() > fragmentSize)))
        queueFragments(opcode, message.payload, fragmentSize);
    else if (m_role == Role::Server && !m_deflater && message.payload.size() >= worthSharing)
        queueLargeFrame(opcode, message.payload);
    else
        queueMessage(opcode, message.payload);
    return SendResult::Queued;
}

Endpoint::SendResult Endpoint::ping(QByteArrayView payload)
{
    return sendControl(Opcode::Ping, payload);
}

Endpoint::SendResult Endpoint::pong(QByteArrayView payload)
{
    return sendControl(Opcode::Pong, payload);
}

Endpoint::SendResult Endpoint::sendControl(Opcode opcode, QByteArrayView payload)
{
    if (!canSend())
        return SendResult::NotOpen;
    if (payload.size() > maxControlPayload)
        return SendResult::TooLong;
    queueFrame(opcode, payload);
    return SendResult::Queued;
}

Endpoint::SendResult Endpoint::close(std::optional<CloseCode> code, QByteArrayView reason)
{
    if (m_state != State::Open)
        return SendResult::NotOpen;
    if (code ? !isAllowedOnWire(*code) : !reason.isEmpty())
        return SendResult::InvalidCode;
    if (!isValidUtf8(reason))
        return SendResult::InvalidUtf8;
    if (isWaiting())
        m_waiting.add(Opcode::Close, closePayload(code, reason), false, 0);
    else
        queueFrame(Opcode::Close, closePayload(code, reason));
    m_state = State::CloseSent;
    return SendResult::Queued;
}

void Endpoint::queueMessage(Opcode opcode, QByteArrayView payload)
{
    if (isWaiting())
        queueFragments(opcode, payload.toByteArray(), 0);
    else if (m_deflater && payload.size() >= m_deflateThreshold)
        queueInOneFrame(opcode, m_deflater->compress(payload), true, payload.size());
    else
        queueInOneFrame(opcode, payload, false, payload.size());
}

void Endpoint::queueInOneFrame(Opcode opcode, QByteArrayView payload, bool compressed, qint64 inflated)
{
    m_lastWireSize = payload.size();
    queueFrame(opcode, payload, compressed, inflated);
}

void Endpoint::queueFrame(Opcode opcode, QByteArrayView payload, bool compressed, qint64 inflated)
{
    FrameHeader header;
    header.opcode = opcode;
    header.rsv1 = compressed; // RFC 7692 §6: "Per-Message Compressed"
    const qsizetype before = m_output.size();
    writeFrame(header, payload, inflated);
    if (isWaiting())
        m_overtakingSize += m_output.size() - before;
}

// A server's frames aren't masked, so the payload goes out as it is.
void Endpoint::queueLargeFrame(Opcode opcode, const QByteArray &payload)
{
    FrameHeader header;
    header.opcode = opcode;
    header.payloadLength = static_cast<quint64>(payload.size());
    if (m_observer != nullptr)
        m_observer->frameSent({header, payload, true, payload.size()});
    appendFrameHeader(m_output, header);
    m_lastWireSize = payload.size();
    m_piecesSize += m_output.size() + payload.size();
    m_pieces.push_back(std::exchange(m_output, {}));
    m_pieces.push_back(owned(payload));
}

void Endpoint::writeFrame(FrameHeader header, QByteArrayView payload, qint64 inflated)
{
    if (m_role == Role::Client)
        header.maskKey = m_maskKeys();
    if (m_observer != nullptr) {
        header.payloadLength = static_cast<quint64>(payload.size());
        m_observer->frameSent({header, payload, true, inflated});
    }
    appendFrame(m_output, header, payload);
}

void Endpoint::appendForged(QByteArrayView bytes)
{
    m_output += bytes;
    if (m_observer != nullptr)
        m_observer->bytesForged(bytes);
    if (isWaiting())
        m_overtakingSize += bytes.size();
}

// ---- Messages in fragments ------------------------------------------------------------------------------------------

void Endpoint::queueFragments(Opcode opcode, const QByteArray &payload, qint64 fragmentSize)
{
    const bool compressed = m_deflater && payload.size() >= m_deflateThreshold;
    const QByteArray onWire = compressed ? m_deflater->compress(payload) : owned(payload);
    m_lastWireSize = onWire.size();
    m_waiting.add(opcode, onWire, compressed, fragmentSize);
}

void Endpoint::produce(qint64 room)
{
    while (isWaiting() && outputSize() < room) {
        const FragmentQueue::Piece piece = m_waiting.next();
        writeFrame(piece.header, piece.payload, -1);
        m_waiting.pop();
    }
}

void Endpoint::abandonWaiting()
{
    // What was compressed is in the window of our compressor, and won't be in the peer's: no later message could be read.
    m_isCut = m_isCut || m_waiting.isWithinMessage() || (m_deflater && isWaiting());
    if (m_observer != nullptr && isWaiting())
        m_observer->waitingAbandoned();
    m_waiting.clear();
}

void Endpoint::appendLastWord()
{
    if (m_state != State::Ending)
        return;
    queueFrame(Opcode::Close, m_lastWord);
    m_state = State::Closed;
}

QByteArray Endpoint::takeOutput()
{
    appendLastWord();
    if (m_pieces.empty())
        return std::exchange(m_output, {});
    QByteArray all;
    all.reserve(outputSize());
    for (const QByteArray &piece : takeOutputPieces())
        all += piece;
    return all;
}

std::vector<QByteArray> Endpoint::takeOutputPieces()
{
    appendLastWord();
    if (!m_output.isEmpty())
        m_pieces.push_back(std::exchange(m_output, {}));
    m_piecesSize = 0;
    return std::exchange(m_pieces, {});
}

} // namespace wslib
