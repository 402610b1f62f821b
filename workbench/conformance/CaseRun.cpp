#include "workbench/conformance/CaseRun.h"

#include "workbench/conformance/SideConnection.h"

#include <QtEndian>

#include <utility>

namespace workbench::conformance {

namespace {

int closeCodeOf(const QByteArray &payload)
{
    return payload.size() < 2 ? closeWithoutCode : qFromBigEndian<quint16>(payload.constData());
}

// §7.4.1, §7.4.2: codes that no Close frame may carry. Undefined ones, 1004 and those above 1015, are left to the cases.
bool isForbiddenCode(int code)
{
    return code < 1000 || code == 1006 || code == 1015;
}

// Whoever is turned away because the server is busy or broken, or isn't heard at all, wasn't judged by where he comes from.
bool isJudgement(int status, const QByteArray &problem)
{
    constexpr int requestTimeout = 408;
    constexpr int tooManyRequests = 429;
    if (status == noAnswer)
        return problem == SideConnection::tcpEnded;
    return status == 101 || (status / 100 == 4 && status != requestTimeout && status != tooManyRequests);
}

} // namespace

CaseRun::CaseRun(const Case &question, const Timing &timing, QObject *parent)
    : QObject(parent)
    , m_case(question)
    , m_timing(timing)
    , m_handshake(question.opening)
    , m_stream(question.side)
    , m_random(static_cast<quint32>(qHash(question.id, 0))) // the same keys in every run
    , m_steps({m_case, m_trace, m_report, m_handshake, m_random, timing.failFast, timing.pong})
{
    m_silence.setSingleShot(true);
    m_patience.setSingleShot(true);
    m_whole.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, &CaseRun::silenceFell);
    connect(&m_whole, &QTimer::timeout, this, &CaseRun::finish);
    connect(&m_patience, &QTimer::timeout, this, &CaseRun::finish);
    connect(&m_steps, &CaseSteps::over, this, &CaseRun::finish);
    connect(&m_steps, &CaseSteps::anotherWanted, this, &CaseRun::askAnother);
    if (m_case.expected.anyMessages)
        m_stream.forgetMessages();
}

// ---- The opening handshake -------------------------------------------------------------------------------------------

void CaseRun::begin(ByteChannel *channel)
{
    m_channel = channel;
    m_channel->setParent(this);
    m_steps.setChannel(channel);
    connect(m_channel, &ByteChannel::received, this, &CaseRun::received);
    connect(m_channel, &ByteChannel::ended, this, &CaseRun::ended);
    connect(m_channel, &ByteChannel::wrote, this, [this] {
        if (!hasEnded())
            m_silence.start(m_timing.silence);
    });
    connect(m_channel, &ByteChannel::drained, this, &CaseRun::progressMade);
    m_report.question = m_case;
    m_clock.start();
    m_whole.start(m_timing.whole);
    m_silence.start(m_timing.silence);
}

void CaseRun::connectTo(const QUrl &url, const wslib::TlsOptions &tls)
{
    m_url = url;
    m_tls = tls;
    if (m_case.opening.control.isEmpty())
        open();
    else
        askControl();
}

// Before there is a connection of the case's: a server may serve one at a time.
void CaseRun::askControl()
{
    SideConnection *side = sideConnection();
    connect(side, &SideConnection::finished, this, [this](int status, const QByteArray &problem) {
        if (isJudgement(status, problem))
            m_trace.controlStatus = status;
        open();
    });
    side->shakeHands(m_case.opening.control);
}

void CaseRun::open()
{
    begin(ByteChannel::to(m_url, m_tls));
    connect(m_channel, &ByteChannel::established, this, [this] {
        m_trace.connected = true;
        sendRequest();
    });
}

void CaseRun::sendHead(const QByteArray &head)
{
    m_report.sentHead = head;
    const bool riding = m_case.opening.framesRideAlong && m_trace.unimplemented.isEmpty();
    m_channel->write(riding ? head + m_steps.takeRiders() : head, m_case.opening.chop);
    if (m_case.opening.endsTcp)
        m_channel->endSending();
}

void CaseRun::sendRequest()
{
    m_phase = Phase::Opening;
    sendHead(m_handshake.request(m_url, m_random));
    if (m_case.opening.unfinished)
        m_steps.go();
}

void CaseRun::answerArrived(const HttpText &head)
{
    m_trace.peerHead = head;
    m_trace.status = head.status();
    m_report.receivedHead = head.raw();
    if (m_trace.status != 101 && m_case.opening.ifAnsweredTwice) {
        m_phase = Phase::Refused;
        m_patience.start(m_timing.failFast);
        return;
    }
    if (m_trace.status != 101 || !m_case.opening.accepted) {
        finish();
        return;
    }
    m_handshake.readAnswer(head);
    m_phase = Phase::Asking;
    agree();
    if (!m_trace.violation.isEmpty())
        finish();
    else
        m_steps.go();
}

void CaseRun::answer(ByteChannel *channel, const HttpText &request, const QByteArray &leftover)
{
    begin(channel);
    m_trace.connected = true;
    m_trace.peerHead = request;
    m_report.receivedHead = request.raw();
    m_handshake.readRequest(request);
    agree();
    if (!m_trace.violation.isEmpty()) {
        finish();
        return;
    }
    m_phase = Phase::Asking;
    sendHead(m_handshake.answer());
    if (!leftover.isEmpty())
        received(leftover);
    m_steps.go();
}

void CaseRun::agree()
{
    m_trace.violation = m_handshake.violation();
    m_trace.unimplemented = m_handshake.unimplemented();
    if (!m_trace.unimplemented.isEmpty())
        m_steps.skipToClose();
    if (const auto &terms = m_handshake.deflate()) {
        m_stream.setDeflate(*terms);
        m_steps.setDeflate(*terms);
    }
}

// ---- What comes from the peer ----------------------------------------------------------------------------------------

void CaseRun::received(const QByteArray &bytes)
{
    progressMade();
    if (m_phase == Phase::Opening) {
        headReceived(bytes);
    } else if (m_phase == Phase::Refused) {
        lookForSecondAnswer(bytes);
    } else if (m_phase == Phase::Asking || m_phase == Phase::Ending) {
        m_stream.receive(bytes);
        takeEvents();
    }
}

void CaseRun::headReceived(const QByteArray &bytes)
{
    m_head += bytes;
    if (const std::optional<HttpText> head = HttpText::takeFinal(m_head)) {
        answerArrived(*head);
        if (!hasEnded() && !m_head.isEmpty())
            received(std::exchange(m_head, {}));
    } else if (m_head.size() > HttpText::largest) {
        m_trace.violation = "the answer to the handshake has no end";
        finish();
    }
}

void CaseRun::lookForSecondAnswer(const QByteArray &bytes)
{
    m_head += bytes;
    if (m_head.contains("HTTP/1.1 101")) {
        m_trace.answeredTwice = true;
        finish();
    } else if (m_head.size() > HttpText::largest) {
        m_head = m_head.last(16);
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
        if (hasEnded() || !takeEvent(event))
            return;
    }
    if (!m_stream.violation().isEmpty()) {
        m_trace.violation = m_stream.violation();
        finish();
    } else if (m_phase == Phase::Asking) {
        m_steps.go();
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
        return !hasEnded();
    }
    if (event.opcode == 0x9) {
        // A keep-alive of the peer's; no case is about it.
        if (m_steps.isBetweenFrames() && m_trace.closing.sentCode == noCloseFrame)
            m_channel->write(m_steps.onWire(FrameSpec::pong(event.payload)));
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
    m_steps.stop();
    if (closing.sentCode == noCloseFrame && m_steps.isBetweenFrames())
        m_channel->write(m_steps.onWire(FrameSpec::close(payload.left(2))));
    closing.clean = closing.sentCode != noCloseFrame;
    m_patience.start(m_timing.tcpEnd); // else the peer leaves TCP open
    // §7.1.1: the server ends TCP. The other direction stays open to see whether the client has said its last.
    if (!weAreClient()) {
        m_weClosed = true;
        m_channel->endSending();
    }
}

void CaseRun::ended()
{
    if (hasEnded())
        return;
    if (!m_trace.connected)
        m_trace.unreachable = m_channel->errorString().toUtf8();
    else
        m_trace.closing.droppedBy = m_weClosed ? ClosingRecord::DroppedBy::Us : ClosingRecord::DroppedBy::Peer;
    finish();
}

// ---- Others ----------------------------------------------------------------------------------------------------------

SideConnection *CaseRun::sideConnection()
{
    // Somebody who works off what it was sent isn't quick, but neither is it dead.
    return new SideConnection(m_url, m_tls, 3 * m_timing.silence, this);
}

void CaseRun::askAnother()
{
    SideConnection *side = sideConnection();
    connect(side, &SideConnection::finished, &m_steps,
            [this](int /*status*/, const QByteArray &problem) { m_steps.anotherServed(problem); });
    side->echo();
}

void CaseRun::askAfterwards()
{
    m_phase = Phase::Afterwards;
    SideConnection *side = sideConnection();
    connect(side, &SideConnection::finished, this, [this](int /*status*/, const QByteArray &problem) {
        m_trace.deadAfterwards = problem;
        report();
    });
    side->echo();
}

// ---- Time, and the end -----------------------------------------------------------------------------------------------

void CaseRun::progressMade()
{
    if (hasEnded())
        return;
    m_silence.start(m_timing.silence);
    if (m_phase == Phase::Asking || (m_phase == Phase::Opening && m_case.opening.unfinished))
        m_steps.go();
}

void CaseRun::silenceFell()
{
    if (m_steps.isBusy())
        m_silence.start(m_timing.silence);
    else
        finish();
}

void CaseRun::finish()
{
    if (hasEnded())
        return;
    m_steps.stop();
    m_silence.stop();
    m_patience.stop();
    m_whole.stop();
    ClosingRecord &closing = m_trace.closing;
    if (m_trace.connected && closing.droppedBy == ClosingRecord::DroppedBy::Nobody)
        closing.droppedBy = ClosingRecord::DroppedBy::Us;
    m_channel->abort();
    if (m_case.survives && weAreClient() && m_trace.connected)
        askAfterwards();
    else
        report();
}

// Of frames that are kept; a case about keys has fewer.
void CaseRun::takeMaskKeys()
{
    for (const FrameRecord &frame : std::as_const(m_report.frames)) {
        if (frame.direction == FrameRecord::Direction::Received && frame.masked)
            m_trace.maskKeys.push_back(qFromBigEndian<quint32>(frame.header.last(4).constData()));
    }
}

void CaseRun::report()
{
    m_phase = Phase::Finished;
    if (m_case.expected.keysWithout)
        takeMaskKeys();
    const Judgement judgement = judge(m_report.question, m_trace);
    m_report.verdict = judgement.verdict;
    m_report.explanation = judgement.explanation;
    m_report.expected = expectationText(m_report.question);
    m_report.closing = m_trace.closing;
    m_report.duration = std::chrono::milliseconds(m_clock.elapsed());
    Q_EMIT finished(m_report);
}

} // namespace workbench::conformance
