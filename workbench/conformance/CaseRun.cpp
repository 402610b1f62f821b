#include "workbench/conformance/CaseRun.h"

#include <QSslSocket>
#include <QtEndian>

#include <algorithm>
#include <utility>

namespace workbench::conformance {

namespace {

constexpr qsizetype largestHead = qsizetype{64} * 1024;

const QByteArray plainRequest = "GET {target} HTTP/1.1\r\n"
                                "Host: {host}\r\n"
                                "Upgrade: websocket\r\n"
                                "Connection: Upgrade\r\n"
                                "Sec-WebSocket-Key: {key}\r\n"
                                "Sec-WebSocket-Version: 13\r\n"
                                "{extensions}\r\n";
const QByteArray plainAnswer = "HTTP/1.1 101 Switching Protocols\r\n"
                               "Upgrade: websocket\r\n"
                               "Connection: Upgrade\r\n"
                               "Sec-WebSocket-Accept: {accept}\r\n"
                               "{extensions}\r\n";

QByteArray hostOf(const QUrl &url)
{
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    return url.port() > 0 ? host + ':' + QByteArray::number(url.port()) : host;
}

QByteArray targetOf(const QUrl &url)
{
    QByteArray target = url.path(QUrl::FullyEncoded).toLatin1();
    if (target.isEmpty())
        target = "/";
    if (url.hasQuery())
        target += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    return target;
}

int closeCodeOf(const QByteArray &payload)
{
    return payload.size() < 2 ? closeWithoutCode : qFromBigEndian<quint16>(payload.constData());
}

// §7.4.1, §7.4.2: codes that no Close frame may carry. Undefined ones above 1015 are left to the cases.
bool isForbiddenCode(int code)
{
    return code < 1000 || code == 1004 || code == 1006 || code == 1015;
}

} // namespace

CaseRun::CaseRun(const Case &question, const Timing &timing, QObject *parent)
    : QObject(parent)
    , m_case(question)
    , m_timing(timing)
    , m_stream(question.side)
    , m_random(static_cast<quint32>(qHash(question.id, 0))) // the same keys in every run
{
    m_silence.setSingleShot(true);
    m_patience.setSingleShot(true);
    m_whole.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, &CaseRun::finish);
    connect(&m_whole, &QTimer::timeout, this, &CaseRun::finish);
    connect(&m_patience, &QTimer::timeout, this, &CaseRun::patienceOver);
}

// ---- The opening handshake -------------------------------------------------------------------------------------------

void CaseRun::begin(ByteChannel *channel)
{
    m_channel = channel;
    m_channel->setParent(this);
    connect(m_channel, &ByteChannel::received, this, &CaseRun::received);
    connect(m_channel, &ByteChannel::ended, this, &CaseRun::ended);
    connect(m_channel, &ByteChannel::drained, this, &CaseRun::progressMade);
    connect(m_channel, &ByteChannel::wrote, this, [this] {
        if (m_phase != Phase::Finished)
            m_silence.start(m_timing.silence);
    });
    m_report.question = m_case;
    m_clock.start();
    m_whole.start(m_timing.whole);
    m_silence.start(m_timing.silence);
}

void CaseRun::connectTo(const QUrl &url, bool verifyPeer)
{
    m_url = url;
    const bool secure = url.scheme() == QStringLiteral("wss");
    const auto port = static_cast<quint16>(url.port(secure ? 443 : 80));
    auto *tls = secure ? new QSslSocket : nullptr;
    auto *socket = secure ? tls : new QTcpSocket;
    begin(new ByteChannel(socket));
    if (secure) {
        connect(tls, &QSslSocket::encrypted, this, &CaseRun::sendRequest);
        if (!verifyPeer)
            connect(tls, &QSslSocket::sslErrors, tls, [tls] { tls->ignoreSslErrors(); });
        tls->connectToHostEncrypted(url.host(), port);
    } else {
        connect(socket, &QAbstractSocket::connected, this, &CaseRun::sendRequest);
        socket->connectToHost(url.host(), port);
    }
}

QByteArray CaseRun::expanded(QByteArray head) const
{
    const QByteArray field =
        m_extensions.isEmpty() ? QByteArray() : "Sec-WebSocket-Extensions: " + m_extensions + "\r\n";
    head.replace("{target}", targetOf(m_url));
    head.replace("{host}", hostOf(m_url));
    head.replace("{key}", m_key);
    head.replace("{accept}", acceptFor(m_clientKey));
    head.replace("{extensions}", field);
    return head;
}

void CaseRun::sendHead(const QByteArray &head)
{
    QByteArray bytes = head;
    const auto *first = m_case.steps.isEmpty() ? nullptr : std::get_if<SendFrames>(&m_case.steps.first());
    if (m_case.opening.framesRideAlong && first != nullptr) {
        for (const FrameSpec &frame : first->frames)
            bytes += onWire(frame);
        m_next = 1;
    }
    m_report.sentHead = head;
    m_channel->write(bytes, m_case.opening.chop);
    if (m_case.opening.endsTcp)
        m_channel->endSending();
}

void CaseRun::sendRequest()
{
    m_trace.connected = true;
    m_phase = Phase::Opening;
    QByteArray nonce(16, '\0');
    std::generate(nonce.begin(), nonce.end(), [this] { return static_cast<char>(m_random.generate() >> 24U); });
    m_key = nonce.toBase64();
    m_extensions = m_case.opening.extensions;
    sendHead(expanded(m_case.opening.head.isEmpty() ? plainRequest : m_case.opening.head));
}

void CaseRun::answerArrived(const HttpText &head)
{
    m_trace.peerHead = head;
    m_trace.status = head.status();
    m_report.receivedHead = head.raw();
    if (m_trace.status != 101 || !m_case.opening.accepted) {
        finish();
        return;
    }
    QByteArray sent = m_report.sentHead;
    const std::optional<HttpText> request = HttpText::take(sent);
    const QByteArrayList keys = request ? request->values("Sec-WebSocket-Key") : QByteArrayList();
    if (!keys.isEmpty())
        m_trace.violation = acceptanceViolation(head, keys.first(), request->list("Sec-WebSocket-Protocol"));
    m_phase = Phase::Asking;
    if (m_trace.violation.isEmpty())
        agreeAsClient(head);
    if (!m_trace.violation.isEmpty())
        finish();
    else
        ask();
}

void CaseRun::agreeAsClient(const HttpText &head)
{
    const AnswerReading answer = readAnswer(m_extensions, head.values("Sec-WebSocket-Extensions").join(", "));
    if (const auto *violation = std::get_if<QByteArray>(&answer)) {
        m_trace.violation = *violation;
    } else if (const auto *terms = std::get_if<DeflateTerms>(&answer)) {
        m_stream.setDeflate(*terms);
        m_deflater = std::make_unique<Deflater>(terms->clientWindowBits, terms->clientNoContextTakeover);
    } else if (m_case.opening.compression == Compression::Agreed) {
        skipToClose("the server declined permessage-deflate");
    }
}

void CaseRun::answer(ByteChannel *channel, const HttpText &request, const QByteArray &leftover)
{
    begin(channel);
    m_trace.connected = true;
    m_trace.peerHead = request;
    m_report.receivedHead = request.raw();
    m_trace.violation = requestViolation(request);
    if (!m_trace.violation.isEmpty()) {
        finish();
        return;
    }
    m_clientKey = request.values("Sec-WebSocket-Key").first();
    m_phase = Phase::Asking;
    agreeAsServer(request);
    const bool plain = m_case.opening.head.isEmpty() || !m_trace.unimplemented.isEmpty();
    sendHead(expanded(plain ? plainAnswer : m_case.opening.head));
    if (!leftover.isEmpty())
        received(leftover);
    ask();
}

void CaseRun::agreeAsServer(const HttpText &request)
{
    const QByteArray offer = request.values("Sec-WebSocket-Extensions").join(", ");
    m_extensions = m_case.opening.extensions;
    if (m_case.opening.compression == Compression::Wrong && validOffers(offer).isEmpty()) {
        skipToClose("the client doesn't offer permessage-deflate");
        return;
    }
    if (m_case.opening.compression != Compression::Agreed)
        return;
    const std::optional<QByteArray> answer = makeAnswer(offer, m_extensions);
    if (!answer) {
        skipToClose("the client doesn't offer permessage-deflate with these parameters");
        return;
    }
    m_extensions = *answer;
    const AnswerReading reading = readAnswer(offer, m_extensions);
    const auto *terms = std::get_if<DeflateTerms>(&reading);
    m_stream.setDeflate(*terms);
    m_deflater = std::make_unique<Deflater>(terms->serverWindowBits, terms->serverNoContextTakeover);
}

void CaseRun::skipToClose(const QByteArray &unimplemented)
{
    m_trace.unimplemented = unimplemented;
    m_extensions.clear();
    m_case.opening.framesRideAlong = false;
    m_case.steps = {SendFrames{{FrameSpec::close(1000)}}};
    m_next = 0;
}

// ---- What comes from the peer ----------------------------------------------------------------------------------------

void CaseRun::received(const QByteArray &bytes)
{
    progressMade();
    if (m_phase == Phase::Asking || m_phase == Phase::Ending) {
        m_stream.receive(bytes);
        takeEvents();
        return;
    }
    if (m_phase != Phase::Opening)
        return;
    m_head += bytes;
    if (std::optional<HttpText> head = HttpText::take(m_head)) {
        answerArrived(*head);
        if (m_phase == Phase::Asking && !m_head.isEmpty())
            received(std::exchange(m_head, {}));
    } else if (m_head.size() > largestHead) {
        m_trace.violation = "the answer to the handshake has no end";
        finish();
    }
}

void CaseRun::takeEvents()
{
    const std::chrono::nanoseconds now(m_clock.nsecsElapsed());
    for (FrameRecord &frame : m_stream.takeFrames()) {
        frame.at = now;
        if (m_report.frames.size() < CaseReport::maxKeptFrames)
            m_report.frames.append(frame);
    }
    for (const PeerEvent &event : m_stream.takeEvents()) {
        if (m_phase == Phase::Finished || !takeEvent(event))
            return;
    }
    if (!m_stream.violation().isEmpty()) {
        m_trace.violation = m_stream.violation();
        finish();
    } else if (m_phase == Phase::Asking) {
        ask();
    }
}

// False: the case is over.
bool CaseRun::takeEvent(const PeerEvent &event)
{
    if (m_trace.closing.code != noCloseFrame) {
        m_trace.violation = "the peer sent a frame behind its Close frame (§5.5.1)";
        finish();
        return false;
    }
    if (event.opcode == 0x8) {
        closeArrived(event.payload);
        return m_phase != Phase::Finished;
    }
    if (event.opcode == 0x9) {
        // A keep-alive of the peer's; no case is about it.
        if (isBetweenFrames() && m_trace.closing.sentCode == noCloseFrame)
            m_channel->write(onWire(FrameSpec::pong(event.payload)));
        return true;
    }
    if (m_trace.take(event, m_case.expected))
        return true;
    finish();
    return false;
}

void CaseRun::closeArrived(const QByteArray &payload)
{
    ClosingRecord &closing = m_trace.closing;
    closing.code = closeCodeOf(payload);
    closing.reason = payload.mid(2);
    if (payload.size() >= 2 && (closing.code == closeWithoutCode || isForbiddenCode(closing.code))) {
        m_trace.violation = "the peer sent a Close frame with " + QByteArray::number(closing.code) + " (§7.4.1)";
        finish();
        return;
    }
    m_phase = Phase::Ending;
    m_beingPatient = false;
    if (closing.sentCode == noCloseFrame && isBetweenFrames())
        m_channel->write(onWire(FrameSpec::close(payload.left(2))));
    closing.clean = closing.sentCode != noCloseFrame;
    m_patience.start(m_timing.tcpEnd);
    // §7.1.1: the server ends TCP. The other direction stays open to see whether the client has said its last.
    if (!weAreClient()) {
        m_weClosed = true;
        m_channel->endSending();
    }
}

void CaseRun::ended()
{
    if (m_phase == Phase::Finished)
        return;
    if (!m_trace.connected)
        m_trace.unreachable = m_channel->errorString().toUtf8();
    else
        m_trace.closing.droppedBy = m_weClosed ? ClosingRecord::DroppedBy::Us : ClosingRecord::DroppedBy::Peer;
    finish();
}

// ---- What we say -----------------------------------------------------------------------------------------------------

void CaseRun::ask()
{
    while (m_phase == Phase::Asking && m_next < m_case.steps.size()) {
        const bool done = std::visit([this](const auto &step) { return take(step); }, m_case.steps[m_next]);
        if (!done)
            return;
        ++m_next;
    }
}

bool CaseRun::take(const SendFrames &step)
{
    QByteArray bytes;
    for (const FrameSpec &frame : step.frames)
        bytes += onWire(frame);
    m_heldBack = bytes.last(step.heldBack);
    bytes.chop(step.heldBack);
    m_channel->write(bytes, step.chop);
    return true;
}

bool CaseRun::take(const SendHeldBack & /*step*/)
{
    m_channel->write(std::exchange(m_heldBack, {}));
    return true;
}

bool CaseRun::take(const SendFragmented &step)
{
    return take(SendFrames{inFragments(step.opcode, step.payload.bytes(), step.fragmentSize)});
}

bool CaseRun::take(const SendCompressed &step)
{
    const QByteArray compressed = m_deflater->message(step.payload.bytes(), step.form);
    const qsizetype size = step.fragmentSize > 0 ? step.fragmentSize : std::max<qsizetype>(1, compressed.size());
    QList<FrameSpec> frames = inFragments(step.opcode, compressed, size);
    frames.first().reserved = 4;
    if (step.pingInside)
        frames.insert(1, FrameSpec::ping("inside"));
    return take(SendFrames{frames});
}

bool CaseRun::take(const AwaitEvent &step)
{
    if (!m_trace.isSettled(step.index)) {
        const bool isPong = m_case.expected.events[step.index].opcode == 0xA;
        if (isPong && m_channel->isDrained() && !m_awaitingPong.isValid())
            m_awaitingPong.start();
        return false;
    }
    if (m_awaitingPong.isValid() && m_awaitingPong.elapsed() > m_timing.pong.count())
        m_trace.latePong = true;
    m_awaitingPong.invalidate();
    return true;
}

bool CaseRun::take(const AwaitFailure & /*step*/)
{
    if (m_trace.late)
        return true;
    if (!m_channel->isDrained())
        return false;
    if (!std::exchange(m_beingPatient, true))
        m_patience.start(m_timing.failFast);
    return false;
}

bool CaseRun::take(const EndSending & /*step*/)
{
    m_channel->endSending();
    return true;
}

QByteArray CaseRun::onWire(const FrameSpec &frame)
{
    const quint32 random = m_random.generate();
    FrameSpec::Key key{};
    qToBigEndian(random, key.data());
    const QByteArray bytes = frame.serialized(weAreClient(), key);
    noteSent(frame, bytes);
    return bytes;
}

// @p bytes: all of it as it goes out.
void CaseRun::noteSent(const FrameSpec &frame, const QByteArray &bytes)
{
    const QByteArray payload = frame.payload.bytes();
    if (frame.opcode == 0x8 && m_trace.closing.sentCode == noCloseFrame)
        m_trace.closing.sentCode = closeCodeOf(payload);
    if (m_report.frames.size() >= CaseReport::maxKeptFrames)
        return;
    FrameRecord record;
    record.fin = frame.fin;
    record.reserved = frame.reserved;
    record.opcode = frame.opcode;
    record.masked = frame.isMasked(weAreClient());
    record.payloadLength = frame.declaredLength.value_or(static_cast<quint64>(payload.size()));
    record.header = bytes.chopped(payload.size());
    record.payload = payload.left(FrameRecord::maxKeptPayload);
    record.at = std::chrono::nanoseconds(m_clock.nsecsElapsed());
    m_report.frames.append(record);
}

// Whether a frame of its own may be put in now.
bool CaseRun::isBetweenFrames() const
{
    return m_heldBack.isEmpty() && m_channel->isDrained();
}

// ---- Time, and the end -----------------------------------------------------------------------------------------------

void CaseRun::progressMade()
{
    if (m_phase == Phase::Finished)
        return;
    m_silence.start(m_timing.silence);
    if (m_phase == Phase::Asking)
        ask();
}

void CaseRun::patienceOver()
{
    if (m_phase == Phase::Ending) {
        finish(); // the peer leaves TCP open
    } else if (std::exchange(m_beingPatient, false)) {
        m_trace.late = true;
        ask();
    }
}

void CaseRun::finish()
{
    if (std::exchange(m_phase, Phase::Finished) == Phase::Finished)
        return;
    m_silence.stop();
    m_patience.stop();
    m_whole.stop();
    ClosingRecord &closing = m_trace.closing;
    if (m_trace.connected && closing.droppedBy == ClosingRecord::DroppedBy::Nobody)
        closing.droppedBy = ClosingRecord::DroppedBy::Us;
    m_channel->abort();
    const Judgement judgement = judge(m_report.question, m_trace);
    m_report.verdict = judgement.verdict;
    m_report.explanation = judgement.explanation;
    m_report.expected = expectationText(m_report.question);
    m_report.closing = closing;
    m_report.duration = std::chrono::milliseconds(m_clock.elapsed());
    Q_EMIT finished(m_report);
}

} // namespace workbench::conformance
