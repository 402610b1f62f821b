#include "workbench/forge/ForgeRun.h"

#include "wslib/net/MaskKeyPool.h"

namespace workbench {

using wslib::Connection;
using End = ForgeOutcome::End;
using Finding = ForgeVerdict::Finding;
using Mark = ForgeVerdict::Mark;

namespace {

// Sent in one go; the rest waits until the kernel has taken it.
constexpr qsizetype batch = qsizetype{64} * 1024;
constexpr int mostFrames = 16 * 1024;
constexpr qint64 mostMade = qint64{4} * 1024 * 1024; // of payloads: of a frame that is cut, all of it is made
constexpr qsizetype eventsAtEnd = 20;

// Of a pool: a flood draws thousands, and a system call each would cost more than sending them.
wslib::MaskKey randomKey()
{
    thread_local wslib::MaskKeyPool pool;
    return pool.next();
}

} // namespace

QString forgeNote(const ForgeSequence &sequence)
{
    const QString title = sequence.title.isEmpty() ? QString() : QStringLiteral(": ") + sequence.title;
    return QStringLiteral("Sending forged frames, %1 steps%2").arg(sequence.steps.size() * sequence.repeat).arg(title);
}

ForgeRun::ForgeRun(Connection *connection, const ForgeSequence &sequence, const ForgeOptions &options, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_sequence(sequence)
    , m_options(options)
    , m_patience(this)
    , m_pause(this)
{
    m_patience.setSingleShot(true);
    m_pause.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &ForgeRun::patienceIsOver);
    connect(&m_pause, &QTimer::timeout, this, &ForgeRun::advance);
    m_report.run = options.run;
    m_report.title = sequence.title;
    m_report.expected = sequence.expected;
    m_report.stepsInAll = sequence.steps.size() * sequence.repeat;
}

void ForgeRun::start()
{
    m_clock.start();
    if (const auto verdict = obstacle()) {
        QMetaObject::invokeMethod(
            this, [this, verdict] { finishWith(*verdict); }, Qt::QueuedConnection);
        return;
    }
    m_report.deflate = m_connection->isCompressed();
    listen();
    QMetaObject::invokeMethod(this, &ForgeRun::goOn, Qt::QueuedConnection);
}

void ForgeRun::stop()
{
    finish();
}

// Why nothing is sent at all.
std::optional<ForgeVerdict> ForgeRun::obstacle()
{
    using Needs = ForgeSequence::Needs;
    m_report.problem = problemOf(m_sequence);
    if (!m_report.problem.isEmpty())
        return ForgeVerdict{Mark::Unreached, Finding::CannotBeSent};
    if (!m_connection || m_connection->state() != Connection::State::Open) {
        m_report.problem = QStringLiteral("There is no open connection to send on: connect first.");
        return ForgeVerdict{Mark::Unreached, Finding::NoConnection};
    }
    if (m_sequence.needs == Needs::Deflate && !m_connection->isCompressed())
        return ForgeVerdict{Mark::Unfit, Finding::NeedsDeflate};
    if (m_sequence.needs == Needs::NoDeflate && m_connection->isCompressed())
        return ForgeVerdict{Mark::Unfit, Finding::NeedsNoDeflate};
    return std::nullopt;
}

void ForgeRun::listen()
{
    Connection *connection = m_connection;
    connect(connection, &Connection::messageReceived, this, &ForgeRun::messageReceived);
    connect(connection, &Connection::pingReceived, this,
            [this](const QByteArray &payload) { add(ForgeEvent::Kind::Ping, payload); });
    connect(connection, &Connection::pongReceived, this, &ForgeRun::pongReceived);
    connect(connection, &Connection::failed, this, &ForgeRun::connectionFailed);
    connect(connection, &Connection::closed, this, &ForgeRun::connectionClosed);
    connect(connection, &QObject::destroyed, this, &ForgeRun::finish);
}

// ---- What goes out ---------------------------------------------------------------------------------------------------

void ForgeRun::goOn()
{
    if (m_finished)
        return;
    if (isDone()) {
        patience();
        finishIfAllCame();
        return;
    }
    switch (step().kind) {
    case ForgeStep::Kind::Frame:
    case ForgeStep::Kind::Raw:
        sendUntil(batch);
        break;
    case ForgeStep::Kind::Wait:
        m_patience.stop();
        m_pause.start(step().wait);
        break;
    case ForgeStep::Kind::HalfClose:
        halfClose();
        break;
    case ForgeStep::Kind::Reset:
        afterSent(m_connection->sendRaw({}), &ForgeRun::resetNow);
        break;
    }
}

// As much as goes in one write: frames that a sequence has side by side arrive so, too.
void ForgeRun::sendUntil(qsizetype most)
{
    QByteArray bytes;
    QByteArray once;
    qint64 made = 0;
    const auto hasRoom = [&] { return bytes.size() < most && made < mostMade; };
    // Steps may be empty, so bytes alone don't bound it.
    for (int frames = 0; frames < mostFrames && !isDone() && step().hasBytes() && hasRoom(); ++frames) {
        const bool sameAgain = m_time > 0 && !once.isEmpty() && !step().frame.isMasked(m_connection->role());
        if (!sameAgain) {
            once = step().wireBytes(m_connection->role(), randomKey());
            made += step().plainSize();
        }
        bytes += once;
        if (++m_time < step().repeat)
            continue;
        once.clear();
        m_time = 0;
        ++m_report.stepsSent;
        if (++m_step == m_sequence.steps.size()) {
            m_step = 0;
            ++m_round;
        }
    }
    m_report.bytesSent += bytes.size();
    patience();
    afterSent(m_connection->sendRaw(bytes), &ForgeRun::goOn);
}

// A connection that ends meanwhile says so itself.
void ForgeRun::afterSent(wslib::SendReceipt receipt, void (ForgeRun::*next)())
{
    receipt.future().then(this, [this, next] { (this->*next)(); }).onFailed(this, [] {});
}

// QSslSocket has no half-close: then the end is ours, and there is nothing to be said of the peer's.
void ForgeRun::halfClose()
{
    if (!m_connection->canHalfClose() && m_report.outcome.end == End::Open)
        m_report.outcome.end = End::Lost;
    m_connection->finishSending();
    QMetaObject::invokeMethod(this, &ForgeRun::advance, Qt::QueuedConnection);
}

void ForgeRun::advance()
{
    if (m_finished)
        return;
    if (++m_time < step().repeat) {
        goOn();
        return;
    }
    m_time = 0;
    ++m_report.stepsSent;
    if (++m_step == m_sequence.steps.size()) {
        m_step = 0;
        ++m_round;
    }
    goOn();
}

void ForgeRun::resetNow()
{
    if (m_finished || !m_connection)
        return;
    ++m_report.stepsSent;
    takeUnfinishedClose(); // what the peer did before stays what it did
    if (m_report.outcome.end == End::Open)
        m_report.outcome.end = End::WeBroke;
    m_connection->reset(); // closed() finishes
}

void ForgeRun::patience()
{
    m_pendingBefore = m_connection ? m_connection->pendingBytes() : 0;
    m_patience.start(m_options.wait);
}

// Who takes what is sent, however slowly, is waited for; to who doesn't even do that, not all was said, and so nothing is to
// be judged.
void ForgeRun::patienceIsOver()
{
    if (isDone() || !m_connection || m_connection->state() != Connection::State::Open)
        finish();
    else if (m_connection->pendingBytes() < m_pendingBefore)
        patience();
    else
        finishWith({Mark::Unjudged, Finding::NothingSeen});
}

// ---- What comes back -------------------------------------------------------------------------------------------------

void ForgeRun::add(ForgeEvent::Kind kind, const QByteArray &payload, quint16 code)
{
    ForgeEvent event;
    event.kind = kind;
    event.payload = payload.first(qMin(payload.size(), ForgeEvent::shown));
    event.size = payload.size();
    event.code = code;
    event.at = std::chrono::nanoseconds(m_clock.nsecsElapsed());
    m_report.events.append(event);
    if (m_report.events.size() > ForgeReport::mostEvents) {
        m_report.events.removeAt(ForgeReport::mostEvents - eventsAtEnd);
        ++m_report.eventsLeftOut;
    }
}

void ForgeRun::messageReceived(const wslib::Message &message)
{
    add(message.isText() ? ForgeEvent::Kind::Text : ForgeEvent::Kind::Binary, message.payload);
    if (m_sequence.expected.echo && message.payload == *m_sequence.expected.echo)
        m_report.outcome.echoed = true;
    finishIfAllCame();
}

void ForgeRun::pongReceived(const QByteArray &payload)
{
    add(ForgeEvent::Kind::Pong, payload);
    if (m_sequence.expected.noPongs.contains(payload))
        m_report.outcome.wronglyPonged = true;
    if (m_sequence.expected.pong == payload) {
        m_report.outcome.ponged = true;
        ++m_pongs;
    }
    finishIfAllCame();
}

void ForgeRun::connectionFailed(const wslib::Error &error)
{
    if (m_report.outcome.end != End::Open)
        return; // that is what followed
    const QByteArray text = error.text.toUtf8();
    switch (error.kind) {
    case wslib::Error::Kind::Protocol:
        if (error.closeCode == wslib::CloseCode::MessageTooBig) {
            m_report.outcome.end = End::OurLimit;
            add(ForgeEvent::Kind::TooMuch, text);
        } else {
            m_report.outcome.end = End::PeerBroke;
            add(ForgeEvent::Kind::Invalid, text);
        }
        break;
    case wslib::Error::Kind::ConnectionLost:
        m_report.outcome.end = End::PeerEnded;
        add(ForgeEvent::Kind::Ended, text);
        break;
    default:
        m_report.outcome.end = End::Lost;
        add(ForgeEvent::Kind::Ended, text);
    }
}

void ForgeRun::connectionClosed(wslib::CloseCode code, const QString &reason)
{
    if (m_report.outcome.end == End::Open) {
        // Without a failure, 1006 is an abort of our own.
        const bool frame = code != wslib::CloseCode::AbnormalClosure;
        m_report.outcome.end = frame ? End::PeerClosed : End::Lost;
        m_report.outcome.code = static_cast<quint16>(code);
        if (frame)
            add(ForgeEvent::Kind::Close, reason.toUtf8(), m_report.outcome.code);
    }
    finish();
}

// Living connections are done with when they have answered; others when they have ended.
bool ForgeRun::hasAllThatIsExpected() const
{
    const ForgeExpectation &expected = m_sequence.expected;
    const bool mayLive =
        expected.end == ForgeExpectation::End::StaysOpen || expected.end == ForgeExpectation::End::Refuses;
    const bool echoed = !m_options.peerEchoes || !expected.echo || m_report.outcome.echoed;
    // A peer that is behind may answer the last one only (RFC 6455 §5.5.3): it is waited for in vain, and right all the same.
    return mayLive && expected.pong && m_pongs >= m_sequence.repeat && echoed;
}

void ForgeRun::finishIfAllCame()
{
    if (isDone() && hasAllThatIsExpected())
        finish();
}

// A Close frame came, and the peer has left the transport standing so far.
void ForgeRun::takeUnfinishedClose()
{
    if (!m_connection || m_report.outcome.end != End::Open || m_connection->state() != Connection::State::Closing)
        return;
    m_report.outcome.end = End::PeerClosed;
    m_report.outcome.code = static_cast<quint16>(m_connection->closeCode());
    add(ForgeEvent::Kind::Close, m_connection->closeReason().toUtf8(), m_report.outcome.code);
}

void ForgeRun::finish()
{
    takeUnfinishedClose();
    finishWith(judged(m_sequence.expected, m_report.outcome, m_options.peerEchoes));
}

void ForgeRun::finishWith(const ForgeVerdict &verdict)
{
    if (std::exchange(m_finished, true))
        return;
    m_patience.stop();
    m_pause.stop();
    if (m_connection)
        m_connection->disconnect(this);
    m_report.verdict = verdict;
    m_report.duration = std::chrono::nanoseconds(m_clock.nsecsElapsed());
    Q_EMIT finished(m_report);
}

} // namespace workbench
