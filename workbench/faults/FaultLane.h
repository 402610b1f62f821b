#pragma once

#include "workbench/faults/FaultDice.h"
#include "workbench/faults/FrameWalker.h"

#include <chrono>
#include <deque>
#include <functional>
#include <optional>
#include <vector>

namespace workbench {

/// One direction of one connection with what goes wrong there: bytes in, and bytes out when their time has come. Does no I/O and
/// has no clock, so that it can be tested by bytes and times alone.
///
/// What strikes is decided for each message as it begins, by its number; how the bytes are cut on their way here doesn't matter.
class FaultLane
{
public:
    using Time = std::chrono::steady_clock::time_point;
    /// @p what is a clause such as "message 3 to the client is lost".
    using Struck = std::function<void(FaultKind kind, const QString &what)>;

    /// The lane to @p direction, which is one of two, of connection @p connection, which counts from 0.
    FaultLane(const FaultPlan &plan, FaultDirection direction, quint64 connection, Struck struck);

    /// Whether there is anything to do in that lane: else none is needed.
    static bool isNeeded(const FaultPlan &plan, FaultDirection direction, quint64 connection);

    void put(QByteArrayView bytes, Time now);
    /// Nothing comes any more, so nothing is waited for.
    void end(Time now);

    enum class Order : quint8 {
        Send,
        Reset,      ///< The connection is to be reset.
        Disconnect, ///< It is to be ended, without a word.
    };
    struct Output
    {
        Order order = Order::Send;
        QByteArray bytes; ///< To be sent in one write.
    };
    /// What is to be done at @p now; call until it gives nothing.
    std::optional<Output> take(Time now);
    /// When take() will give something, as far as is known; nothing if nothing waits.
    std::optional<Time> nextDue() const;
    /// Bytes that wait.
    qint64 size() const { return m_size; }
    /// The end of the connection isn't to be passed on either.
    bool isHanging() const { return m_hanging; }

private:
    struct Armed
    {
        Fault fault;
        FaultDice dice;
    };
    struct Item
    {
        QByteArray bytes;
        Time due;
        std::chrono::milliseconds pause{0}; ///< Before it.
        qint64 pieceSize = 0;               ///< 0: any.
        std::chrono::milliseconds piecePause{0};
        Order order = Order::Send;
    };
    // What becomes of the message, or control frame, that is on its way in.
    struct Fate
    {
        bool lost = false;
        bool duplicated = false;
        bool reordered = false;
        std::optional<quint64> corrupted; ///< Offset in its first frame.
        char flip = 0;
        std::optional<quint64> stalled; ///< Offset in its first frame behind which it does.
        std::chrono::milliseconds stall{0};

        bool isCollected() const { return duplicated || reordered; }
    };
    struct Held
    {
        QByteArray bytes;
        Time until;
    };

    void putHead(const FrameWalker::Piece &piece);
    void putFrame(const FrameWalker::Piece &piece);
    void putControl(const FrameWalker::Piece &piece);
    void putData(const FrameWalker::Piece &piece);
    bool losesControl();
    void beginMessage();
    void decide(const Armed &armed);
    void decideCorruption(const Armed &armed);
    void decideStall(const Armed &armed);
    void beginShaping(const QString &subject, bool isData, quint64 size);
    void shape(const Armed &armed, const QString &subject, quint64 size);
    void endMessage();
    void behindMessage();
    void giveUpCollecting();
    bool mayGiveUpWaiting() const;
    void emitPiece(const QByteArray &bytes, quint64 offset);
    void push(const QByteArray &bytes);
    void pushHeld();
    void pushOrder(Order order);
    void say(const Armed &armed, const QString &what);
    QString subject() const;
    qsizetype pieceSize(const Item &item) const;
    void taken(const Item &item, qsizetype size, Time now);

    FaultDirection m_direction;
    Struck m_struck;
    std::vector<Armed> m_faults;
    qint64 m_rate = 0; ///< Bytes a second; 0: any.
    Time m_now;
    FrameWalker m_walker;
    qint64 m_messages = 0;
    qint64 m_pongs = 0;
    quint64 m_stretches = 0; ///< Heads and frames so far.
    Fate m_fate;
    bool m_inMessage =
        false; ///< Between its first byte and its last: nothing may be put in between but control frames.
    bool m_firstFrame = false; ///< Of the message.
    bool m_controlLost = false;
    QByteArray m_collected;               ///< Of a message that goes twice, or later.
    std::optional<Held> m_held;           ///< A message that waits to be overtaken.
    std::chrono::milliseconds m_delay{0}; ///< Of the head or frame that is on its way in.
    qint64 m_pieceSize = 0;
    std::chrono::milliseconds m_piecePause{0};
    std::chrono::milliseconds m_pause{0}; ///< Before what is pushed next.
    std::deque<Item> m_queue;
    qsizetype m_offset = 0; ///< Of the first of them, what was taken.
    Time m_free;            ///< Nothing goes before.
    qint64 m_size = 0;
    bool m_hanging = false;
    bool m_ended = false; ///< The connection's end is in the queue.
};

} // namespace workbench
