#include "workbench/faults/FaultLane.h"

#include "workbench/faults/FaultFacts.h"

#include <algorithm>
#include <utility>

namespace workbench {

namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using Piece = FrameWalker::Piece;

constexpr int closeOpcode = 0x8;
constexpr int pingOpcode = 0x9;
constexpr int pongOpcode = 0xA;
// What is put together into one write, at most.
constexpr qsizetype mostTogether = qsizetype{64} * 1024;
// What is kept of a message that goes twice, or later.
constexpr qsizetype mostCollected = qsizetype{64} * 1024 * 1024;
// How far a bandwidth catches up with what timers were late.
constexpr auto mostCatchingUp = 20ms;
constexpr int slicesPerSecond = 50;

bool goes(const Fault &fault, FaultDirection direction)
{
    return fault.direction == FaultDirection::Both || fault.direction == direction;
}

bool isInLane(const Fault &fault, FaultDirection direction, quint64 connection)
{
    const bool concerned = fault.firstConnections == 0 || connection < static_cast<quint64>(fault.firstConnections);
    return concerned && faultFacts(fault.kind).level != FaultFacts::Level::Handshake && goes(fault, direction);
}

QString nameOfControl(int opcode)
{
    switch (opcode) {
    case closeOpcode:
        return QStringLiteral("the Close frame");
    case pingOpcode:
        return QStringLiteral("a ping");
    case pongOpcode:
        return QStringLiteral("a pong");
    default:
        return QStringLiteral("a frame with the reserved opcode 0x%1").arg(QString::number(opcode, 16).toUpper());
    }
}

} // namespace

FaultLane::FaultLane(const FaultPlan &plan, FaultDirection direction, quint64 connection, Struck struck)
    : m_direction(direction)
    , m_struck(std::move(struck))
{
    for (qsizetype i = 0; i < plan.faults.size(); ++i) {
        const Fault &fault = plan.faults.at(i);
        if (!isInLane(fault, direction, connection))
            continue;
        m_faults.push_back({fault, FaultDice(plan.seed, connection, direction, static_cast<quint64>(i))});
        if (fault.kind == FaultKind::Bandwidth)
            m_rate = m_rate == 0 ? fault.amount : qMin(m_rate, fault.amount);
    }
}

bool FaultLane::isNeeded(const FaultPlan &plan, FaultDirection direction, quint64 connection)
{
    return std::any_of(plan.faults.begin(), plan.faults.end(),
                       [&](const Fault &fault) { return isInLane(fault, direction, connection); });
}

// ---- What comes in ---------------------------------------------------------------------------------------------------

void FaultLane::put(QByteArrayView bytes, Time now)
{
    m_now = now;
    while (const auto piece = m_walker.next(bytes)) {
        if (m_ended)
            return; // nothing goes behind a fault that ends the connection
        if (piece->what == Piece::What::Head)
            putHead(*piece);
        else
            putFrame(*piece);
    }
}

void FaultLane::end(Time now)
{
    m_now = now;
    if (mayGiveUpWaiting()) {
        pushHeld();
    } else if (m_held) { // behind half a message, nobody could read it
        m_size -= m_held->bytes.size();
        m_held.reset();
    }
}

void FaultLane::putHead(const Piece &piece)
{
    if (piece.offset == 0) {
        m_fate = {};
        beginShaping(QStringLiteral("the handshake"), false, static_cast<quint64>(piece.bytes.size()));
    }
    push(piece.bytes.toByteArray());
    if (piece.isLast)
        behindMessage();
}

void FaultLane::putFrame(const Piece &piece)
{
    if (m_walker.frame().isControl())
        putControl(piece);
    else
        putData(piece);
}

void FaultLane::putControl(const Piece &piece)
{
    if (piece.offset == 0) {
        const int opcode = m_walker.frame().opcode();
        m_controlLost = losesControl();
        if (opcode == closeOpcode && !m_controlLost)
            pushHeld(); // nothing overtakes it any more
        if (!m_controlLost)
            beginShaping(nameOfControl(opcode), false, m_walker.frame().size());
    }
    if (!m_controlLost)
        push(piece.bytes.toByteArray());
}

bool FaultLane::losesControl()
{
    const int opcode = m_walker.frame().opcode();
    if (opcode == pongOpcode)
        ++m_pongs;
    for (const Armed &armed : m_faults) {
        if (opcode == pongOpcode && armed.fault.kind == FaultKind::NoPong
            && armed.dice.strikes(armed.fault.trigger, m_pongs)) {
            say(armed, QStringLiteral("pong %1 %2 is lost").arg(m_pongs).arg(subject()));
            return true;
        }
        if (opcode == closeOpcode && armed.fault.kind == FaultKind::NoClose) {
            m_hanging = m_hanging || armed.fault.hang;
            say(armed, QStringLiteral("the Close frame %1 is lost").arg(subject()));
            return true;
        }
    }
    return false;
}

void FaultLane::putData(const Piece &piece)
{
    if (piece.offset == 0) {
        m_firstFrame = m_walker.frame().opcode() != 0;
        if (m_firstFrame)
            beginMessage();
        if (!m_fate.lost)
            beginShaping(QStringLiteral("message %1").arg(m_messages), true, m_walker.frame().size());
    }
    QByteArray bytes = piece.bytes.toByteArray();
    const auto size = static_cast<quint64>(bytes.size());
    if (m_firstFrame && m_fate.corrupted && *m_fate.corrupted >= piece.offset
        && *m_fate.corrupted < piece.offset + size) {
        const auto place = static_cast<qsizetype>(*m_fate.corrupted - piece.offset);
        bytes[place] = static_cast<char>(bytes.at(place) ^ m_fate.flip);
    }
    if (m_fate.isCollected()) {
        m_collected += bytes;
        if (m_collected.size() > mostCollected)
            giveUpCollecting();
    } else if (!m_fate.lost) {
        emitPiece(bytes, m_firstFrame ? piece.offset : ~quint64{0} - size);
    }
    if (piece.isLast && m_walker.frame().isFinal())
        endMessage();
}

// ---- What becomes of a message ---------------------------------------------------------------------------------------

void FaultLane::beginMessage()
{
    ++m_messages;
    m_inMessage = true;
    m_fate = {};
    m_collected.clear();
    for (const Armed &armed : m_faults) {
        if (armed.dice.strikes(armed.fault.trigger, m_messages))
            decide(armed);
    }
    if (m_fate.lost)
        m_fate = Fate{true, false, false, {}, 0, {}, {}};
}

void FaultLane::decide(const Armed &armed)
{
    const QString message = QStringLiteral("message %1 %2").arg(m_messages).arg(subject());
    switch (armed.fault.kind) {
    case FaultKind::Drop:
        m_fate.lost = true;
        say(armed, QStringLiteral("%1 is lost").arg(message));
        break;
    case FaultKind::Duplicate:
        m_fate.duplicated = true;
        say(armed, QStringLiteral("%1 goes twice").arg(message));
        break;
    case FaultKind::Reorder:
        if (!m_held) { // who overtakes isn't overtaken
            m_fate.reordered = true;
            say(armed, QStringLiteral("%1 waits for the one behind it").arg(message));
        }
        break;
    case FaultKind::Corrupt:
        decideCorruption(armed);
        break;
    case FaultKind::Stall:
        decideStall(armed);
        break;
    default:
        break; // strikes elsewhere
    }
}

// A low bit, so that most texts remain UTF-8, and get as far as who reads them.
void FaultLane::decideCorruption(const Armed &armed)
{
    const FrameWalker::Frame &frame = m_walker.frame();
    if (frame.payloadSize == 0)
        return;
    const quint64 place = armed.dice.draw(m_messages, 1) % frame.payloadSize;
    const auto bit = static_cast<int>(armed.dice.draw(m_messages, 2) % 3);
    m_fate.corrupted = frame.headerSize + place;
    m_fate.flip = static_cast<char>(1 << bit);
    say(armed, QStringLiteral("bit %1 of byte %2 of message %3 %4 is another")
                   .arg(bit)
                   .arg(place)
                   .arg(m_messages)
                   .arg(subject()));
}

void FaultLane::decideStall(const Armed &armed)
{
    const FrameWalker::Frame &frame = m_walker.frame();
    m_fate.stalled = frame.payloadSize > 0 ? frame.headerSize + frame.payloadSize / 2 : 1;
    m_fate.stall = armed.fault.hang ? milliseconds::max() : armed.fault.time;
    const QString time =
        armed.fault.hang ? QStringLiteral("for ever") : QStringLiteral("for %1 ms").arg(armed.fault.time.count());
    say(armed, QStringLiteral("message %1 %2 stalls %3 behind %4 of %5 bytes of its frame")
                   .arg(m_messages)
                   .arg(subject(), time)
                   .arg(*m_fate.stalled)
                   .arg(frame.size()));
}

// It would fill the memory.
void FaultLane::giveUpCollecting()
{
    if (m_struck) {
        m_struck(m_fate.duplicated ? FaultKind::Duplicate : FaultKind::Reorder,
                 QStringLiteral("message %1 %2 goes as it came, since it has more than %3 MiB")
                     .arg(m_messages)
                     .arg(subject())
                     .arg(mostCollected >> 20));
    }
    m_fate.duplicated = false;
    m_fate.reordered = false;
    emitPiece(std::exchange(m_collected, {}), 0);
}

void FaultLane::endMessage()
{
    m_inMessage = false;
    const QByteArray whole = m_fate.duplicated ? m_collected + m_collected : std::exchange(m_collected, {});
    m_collected.clear();
    if (m_fate.reordered) {
        milliseconds wait = 1s;
        for (const Armed &armed : m_faults)
            wait = armed.fault.kind == FaultKind::Reorder ? armed.fault.time : wait;
        m_size += whole.size();
        m_held = Held{whole, m_now + wait};
    } else {
        if (m_fate.isCollected())
            emitPiece(whole, 0);
        if (!m_fate.lost)
            pushHeld();
    }
    behindMessage();
}

void FaultLane::behindMessage()
{
    for (const Armed &armed : m_faults) {
        const bool resets = armed.fault.kind == FaultKind::Reset;
        const bool ends = resets || armed.fault.kind == FaultKind::Disconnect;
        if (!ends || !armed.dice.strikesBehind(armed.fault.trigger, m_messages))
            continue;
        const QString place = m_messages == 0 ? QStringLiteral("the handshake")
                                              : QStringLiteral("message %1 %2").arg(m_messages).arg(subject());
        say(armed, QStringLiteral("the connection is %1 behind %2")
                       .arg(resets ? QStringLiteral("reset") : QStringLiteral("ended"), place));
        pushOrder(resets ? Order::Reset : Order::Disconnect);
        return;
    }
}

// ---- How its bytes go ------------------------------------------------------------------------------------------------

void FaultLane::beginShaping(const QString &what, bool isData, quint64 size)
{
    ++m_stretches;
    m_delay = 0ms;
    m_pieceSize = 0;
    m_piecePause = 0ms;
    for (const Armed &armed : m_faults) {
        if (armed.dice.strikes(armed.fault.trigger, isData ? m_messages : 0))
            shape(armed, QStringLiteral("%1 %2").arg(what, subject()), size);
    }
}

void FaultLane::shape(const Armed &armed, const QString &what, quint64 size)
{
    const Fault &fault = armed.fault;
    switch (fault.kind) {
    case FaultKind::Latency: {
        const quint64 span = 2 * static_cast<quint64>(fault.jitter.count()) + 1;
        const auto more = static_cast<qint64>(armed.dice.draw(static_cast<qint64>(m_stretches), 1) % span);
        m_delay = qMax(m_delay, qMax(milliseconds(0), fault.time - fault.jitter + milliseconds(more)));
        say(armed, QStringLiteral("%1 is %2 ms late").arg(what).arg(m_delay.count()));
        break;
    }
    case FaultKind::Bandwidth:
        say(armed, QStringLiteral("%1, %2 bytes, takes %3 ms")
                       .arg(what)
                       .arg(size)
                       .arg(size * 1000 / static_cast<quint64>(fault.amount)));
        break;
    case FaultKind::Chunk:
        m_pieceSize = m_pieceSize == 0 ? fault.amount : qMin(m_pieceSize, fault.amount);
        m_piecePause = fault.time;
        if (size > static_cast<quint64>(fault.amount))
            say(armed, QStringLiteral("%1, %2 bytes, goes in pieces of %3").arg(what).arg(size).arg(fault.amount));
        break;
    default:
        break;
    }
}

void FaultLane::emitPiece(const QByteArray &bytes, quint64 offset)
{
    const auto size = static_cast<quint64>(bytes.size());
    if (!m_fate.stalled || *m_fate.stalled < offset || *m_fate.stalled >= offset + size) {
        push(bytes);
        return;
    }
    const auto before = static_cast<qsizetype>(*std::exchange(m_fate.stalled, std::nullopt) - offset);
    push(bytes.first(before));
    m_pause = m_fate.stall;
    push(bytes.sliced(before));
}

void FaultLane::push(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    m_size += bytes.size();
    const milliseconds pause = std::exchange(m_pause, 0ms);
    Time due = m_now + m_delay;
    if (!m_queue.empty())
        due = qMax(due, m_queue.back().due); // in its order
    if (!m_queue.empty() && pause == 0ms) {
        Item &last = m_queue.back();
        const bool fits = last.bytes.size() + bytes.size() <= mostTogether;
        if (fits && last.order == Order::Send && last.due == due && last.pieceSize == m_pieceSize) {
            last.bytes += bytes;
            return;
        }
    }
    m_queue.push_back({bytes, due, pause, m_pieceSize, m_piecePause, Order::Send});
}

void FaultLane::pushHeld()
{
    if (!m_held)
        return;
    const QByteArray bytes = std::exchange(m_held, std::nullopt)->bytes;
    m_size -= bytes.size();
    push(bytes);
}

bool FaultLane::mayGiveUpWaiting() const
{
    return m_held && !m_inMessage && m_walker.isBetweenFrames();
}

void FaultLane::pushOrder(Order order)
{
    m_ended = true;
    const Time due = m_queue.empty() ? m_now : m_queue.back().due;
    // The peer is to have read what came before: it may lose that by a reset.
    m_queue.push_back({{}, due, order == Order::Reset ? 50ms : 0ms, 0, 0ms, order});
}

// ---- What goes out ---------------------------------------------------------------------------------------------------

std::optional<FaultLane::Output> FaultLane::take(Time now)
{
    m_now = now;
    if (mayGiveUpWaiting() && m_held->until <= now)
        pushHeld();
    if (m_queue.empty())
        return std::nullopt;
    Item &item = m_queue.front();
    if (item.pause == milliseconds::max())
        return std::nullopt;
    if (item.pause > 0ms)
        m_free = qMax(m_free, now) + std::exchange(item.pause, 0ms);
    if (qMax(item.due, m_free) > now)
        return std::nullopt;
    if (item.order != Order::Send) {
        const Order order = item.order;
        m_queue.pop_front();
        return Output{order, {}};
    }
    const qsizetype size = pieceSize(item);
    Output output{Order::Send, item.bytes.sliced(m_offset, size)};
    taken(item, size, now);
    return output;
}

qsizetype FaultLane::pieceSize(const Item &item) const
{
    qsizetype size = item.bytes.size() - m_offset;
    if (item.pieceSize > 0)
        size = qMin<qsizetype>(size, item.pieceSize);
    if (m_rate > 0)
        size = qMin<qsizetype>(size, qMax<qsizetype>(1, m_rate / slicesPerSecond));
    return size;
}

void FaultLane::taken(const Item &item, qsizetype size, Time now)
{
    if (m_rate > 0) {
        const auto cost = std::chrono::nanoseconds(
            static_cast<qint64>(1e9 * static_cast<double>(size) / static_cast<double>(m_rate)));
        m_free = qMax(m_free, now - mostCatchingUp) + cost;
    }
    if (item.pieceSize > 0)
        m_free = qMax(m_free, now + item.piecePause);
    m_size -= size;
    m_offset += size;
    if (m_offset < item.bytes.size())
        return;
    m_offset = 0;
    m_queue.pop_front();
}

std::optional<FaultLane::Time> FaultLane::nextDue() const
{
    std::optional<Time> due;
    if (mayGiveUpWaiting())
        due = m_held->until;
    if (m_queue.empty() || m_queue.front().pause == milliseconds::max())
        return due;
    const Item &item = m_queue.front();
    const Time next = qMax(item.due, m_free);
    return due ? qMin(*due, next) : next;
}

void FaultLane::say(const Armed &armed, const QString &what)
{
    if (m_struck)
        m_struck(armed.fault.kind, what);
}

QString FaultLane::subject() const
{
    return m_direction == FaultDirection::ToServer ? QStringLiteral("to the server") : QStringLiteral("to the client");
}

} // namespace workbench
