#include "workbench/conformance/CaseSteps.h"

#include "workbench/conformance/FloodSource.h"

#include <QtEndian>

#include <algorithm>
#include <utility>

namespace workbench::conformance {

namespace {

int closeCodeOf(const QByteArray &payload)
{
    return payload.size() < 2 ? closeWithoutCode : qFromBigEndian<quint16>(payload.constData());
}

} // namespace

CaseSteps::CaseSteps(const Stage &stage, QObject *parent)
    : QObject(parent)
    , m_stage(stage)
    , m_steps(stage.question.steps)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &CaseSteps::timeOut);
    m_caseClock.start();
}

void CaseSteps::setChannel(ByteChannel *channel)
{
    m_channel = channel;
    connect(channel, &ByteChannel::wrote, this, &CaseSteps::wrote);
}

// What a tested server reads is compressed as a client's (RFC 7692 §7.1.2), and the other way round.
void CaseSteps::setDeflate(const DeflateTerms &terms)
{
    m_deflater = m_stage.question.side == Side::Server
                     ? std::make_unique<Deflater>(terms.clientWindowBits, terms.clientNoContextTakeover)
                     : std::make_unique<Deflater>(terms.serverWindowBits, terms.serverNoContextTakeover);
}

void CaseSteps::skipToClose()
{
    m_steps = {SendFrames{{FrameSpec::close(1000)}}};
    m_next = 0;
}

QByteArray CaseSteps::takeRiders()
{
    const auto *first = m_steps.isEmpty() ? nullptr : std::get_if<SendFrames>(&m_steps.first());
    if (first == nullptr)
        return {};
    QByteArray bytes;
    for (const FrameSpec &frame : first->frames)
        bytes += onWire(frame);
    m_next = 1;
    return bytes;
}

void CaseSteps::go()
{
    while (!m_stopped && m_next < m_steps.size()) {
        const bool done = std::visit([this](const auto &step) { return take(step); }, m_steps[m_next]);
        if (!done)
            return;
        ++m_next;
        m_wait = Wait::None;
        m_timer.stop();
    }
}

void CaseSteps::stop()
{
    m_stopped = true;
    m_wait = Wait::None;
    m_timer.stop();
    if (std::exchange(m_flooding, false))
        m_channel->forget();
}

// ---- Steps that only send --------------------------------------------------------------------------------------------

bool CaseSteps::take(const SendFrames &step)
{
    QByteArray bytes;
    for (const FrameSpec &frame : step.frames)
        bytes += onWire(frame);
    m_heldBack = bytes.last(step.heldBack);
    bytes.chop(step.heldBack);
    m_channel->write(bytes, step.chop);
    return true;
}

bool CaseSteps::take(const SendHeldBack & /*step*/)
{
    m_channel->write(std::exchange(m_heldBack, {}));
    return true;
}

bool CaseSteps::take(const SendFragmented &step)
{
    return take(SendFrames{inFragments(step.opcode, step.payload.bytes(), step.fragmentSize)});
}

bool CaseSteps::take(const SendCompressed &step)
{
    const QByteArray compressed = m_deflater->message(step.payload.bytes(), step.form);
    const qsizetype size = step.fragmentSize > 0 ? step.fragmentSize : std::max<qsizetype>(1, compressed.size());
    QList<FrameSpec> frames = inFragments(step.opcode, compressed, size);
    frames.first().reserved = 4;
    if (step.pingInside)
        frames.insert(1, FrameSpec::ping("inside"));
    return take(SendFrames{frames});
}

bool CaseSteps::take(const SendBomb &step)
{
    const QByteArray compressed = deflateBomb(step.inflated);
    QList<FrameSpec> frames =
        inFragments(0x1, compressed, step.fragmentSize > 0 ? step.fragmentSize : compressed.size());
    frames.first().reserved = 4;
    frames.last().fin = step.finished;
    return take(SendFrames{frames});
}

bool CaseSteps::take(const SendBytes &step)
{
    m_channel->write(m_stage.handshake.expanded(step.bytes), step.chop);
    return true;
}

bool CaseSteps::take(const EndSending & /*step*/)
{
    m_channel->endSending();
    return true;
}

// ---- Steps that wait -------------------------------------------------------------------------------------------------

bool CaseSteps::take(const AwaitEvent &step)
{
    Trace &trace = m_stage.trace;
    if (!trace.isSettled(step.index)) {
        const bool isPong = m_stage.question.expected.events[step.index].opcode == 0xA;
        if (isPong && m_channel->isDrained() && !m_awaitingPong.isValid())
            m_awaitingPong.start();
        return false;
    }
    if (m_awaitingPong.isValid() && m_awaitingPong.elapsed() > m_stage.pong.count())
        trace.latePong = true;
    m_awaitingPong.invalidate();
    return true;
}

bool CaseSteps::take(const AwaitOpening & /*step*/)
{
    return m_stage.question.side == Side::Client || m_stage.trace.status == 101;
}

bool CaseSteps::take(const AwaitMessages &step)
{
    return m_stage.trace.messages >= step.count;
}

bool CaseSteps::take(const AwaitFailure & /*step*/)
{
    if (m_stage.trace.late)
        return true; // it wasn't quick before, and needn't be given the time again
    if (!m_channel->isDrained() || !waitFor(m_stage.failFast))
        return false;
    m_stage.trace.late = true;
    return true;
}

bool CaseSteps::take(const Pause &step)
{
    return waitFor(step.time);
}

bool CaseSteps::take(const Flood &step)
{
    if (!m_flooding && !startFlood(step))
        return true;
    const bool isStuck = m_wait == Wait::Over;
    if (isStuck)
        m_channel->forget();
    else if (!m_channel->isDrained())
        return false;
    m_flooding = false;
    return true;
}

bool CaseSteps::startFlood(const Flood &step)
{
    const QByteArray unit = floodUnit(step);
    if (unit.isEmpty())
        return false;
    m_flooding = true;
    waitFor(step.patience);
    m_channel->write([source = FloodSource(unit, step.bytes)]() mutable { return source.next(); });
    return true;
}

QByteArray CaseSteps::floodUnit(const Flood &step)
{
    QByteArray unit = m_stage.handshake.expanded(step.unit);
    for (const FrameSpec &frame : step.frames)
        unit += onWire(frame);
    return unit;
}

void CaseSteps::wrote(qint64 bytes)
{
    if (!m_flooding)
        return;
    m_stage.trace.swallowed += bytes;
    if (m_wait == Wait::Running)
        m_timer.start(m_timer.intervalAsDuration());
}

bool CaseSteps::take(const Trickle &step)
{
    if (m_wait == Wait::None) {
        m_clock.start();
        m_trickled = 0;
    }
    const bool isThrough = step.once && m_trickled == step.bytes.size() && m_wait == Wait::Over;
    if (isThrough || std::chrono::milliseconds(m_clock.elapsed()) >= step.atMost)
        return true;
    if (std::exchange(m_wait, Wait::Running) != Wait::Running) {
        m_channel->write(step.bytes.mid(m_trickled++ % step.bytes.size(), 1));
        m_timer.start(step.interval);
    }
    return false;
}

bool CaseSteps::take(const AskAnother & /*step*/)
{
    if (m_stage.question.side == Side::Client || m_wait == Wait::Over)
        return true;
    if (std::exchange(m_wait, Wait::Running) == Wait::None)
        Q_EMIT anotherWanted();
    return false;
}

void CaseSteps::anotherServed(const QByteArray &problem)
{
    if (m_stopped)
        return;
    m_stage.trace.unserved = problem;
    m_wait = Wait::Over;
    go();
}

bool CaseSteps::take(const StopReading & /*step*/)
{
    m_channel->setReading(false);
    return true;
}

bool CaseSteps::take(const GoOnReading & /*step*/)
{
    m_channel->setReading(true);
    return true;
}

bool CaseSteps::take(const Leave & /*step*/)
{
    m_stopped = true;
    Q_EMIT over();
    return false;
}

// True: that time is over.
bool CaseSteps::waitFor(std::chrono::milliseconds time)
{
    if (m_wait == Wait::None) {
        m_wait = Wait::Running;
        m_timer.start(time);
    }
    return m_wait == Wait::Over;
}

void CaseSteps::timeOut()
{
    m_wait = Wait::Over;
    go();
}

// ---- What is noted ---------------------------------------------------------------------------------------------------

QByteArray CaseSteps::onWire(const FrameSpec &frame)
{
    const quint32 random = m_stage.random.generate();
    FrameSpec::Key key{};
    qToBigEndian(random, key.data());
    QByteArray bytes = frame.serialized(m_stage.question.side == Side::Server, key);
    noteSent(frame, bytes);
    return bytes;
}

// @p bytes: all of it as it goes out.
void CaseSteps::noteSent(const FrameSpec &frame, const QByteArray &bytes)
{
    ClosingRecord &closing = m_stage.trace.closing;
    const QByteArray payload = frame.payload.bytes();
    if (frame.opcode == 0x8 && closing.sentCode == noCloseFrame)
        closing.sentCode = closeCodeOf(payload);
    if (m_stage.report.frames.size() >= CaseReport::maxKeptFrames)
        return;
    FrameRecord record;
    record.fin = frame.fin;
    record.reserved = frame.reserved;
    record.opcode = frame.opcode;
    record.masked = frame.isMasked(m_stage.question.side == Side::Server);
    record.payloadLength = frame.declaredLength.value_or(static_cast<quint64>(payload.size()));
    record.header = bytes.chopped(payload.size());
    record.payload = payload.left(FrameRecord::maxKeptPayload);
    record.at = std::chrono::nanoseconds(m_caseClock.nsecsElapsed());
    m_stage.report.frames.append(record);
}

} // namespace workbench::conformance
