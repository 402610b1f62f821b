#pragma once

#include "workbench/log/LogOpenings.h"
#include "workbench/log/LogRecord.h"
#include "workbench/log/LogSink.h"
#include "workbench/log/LogStatistics.h"
#include "workbench/log/SpillFile.h"

#include <QList>
#include <QObject>

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace workbench {

/// How much a log may hold. What is past the memory goes to the disk; what is past both is dropped, the oldest first.
struct LogBudget
{
    qint64 memory = qint64{256} * 1024 * 1024;    ///< Bytes of payload in memory.
    qint64 disk = qint64{4} * 1024 * 1024 * 1024; ///< Bytes of payload in a temporary file; 0: none is made.
    /// Entries in all; each costs about 60 bytes of memory beside its payload.
    qint64 entries = 25'000'000;
    /// Bytes of payload that are kept, spilled and dropped together.
    qint64 block = qint64{1} * 1024 * 1024;
    QString folder = SpillFile::defaultFolder(); ///< Where the temporary file is.
};

/// The log of one session: written by its thread, or threads, read by anyone. Entries are known by their number, which counts
/// from 0 and never changes. Payloads lie in large blocks; past the budget the oldest are dropped, and counted: never silently.
class LogStore : public QObject, public LogSink
{
    Q_OBJECT

public:
    explicit LogStore(LogBudget budget = {}, QObject *parent = nullptr);
    ~LogStore() override;

    void append(const LogEntry &entry) override;
    bool wantsFrames() const override { return true; }
    /// Forgets all; numbers go on.
    void clear();

    /// The numbers held now: from begin() up to, not including, end().
    struct Range
    {
        qint64 begin = 0;
        qint64 end = 0;
        bool operator==(const Range &) const = default;
    };
    /// Says which entries there are, and asks for the next changed().
    Range acknowledge();
    Range range() const;
    /// How many entries were dropped for the budget.
    qint64 dropped() const;

    /// The numbers of the heads that are held of a peer's handshakes (0: those of a client), in order.
    QList<qint64> handshakes(quint32 peer) const;

    /// What was written since the beginning or the last clear(), dropped or not.
    struct Totals
    {
        qint64 messagesSent = 0;
        qint64 bytesSent = 0; ///< Payloads of messages.
        qint64 messagesReceived = 0;
        qint64 bytesReceived = 0;
        bool operator==(const Totals &) const = default;
    };
    Totals totals() const;

    /// The same and more, by time and size.
    LogStatistics statistics() const;

    /// Bytes of payload that are held.
    struct Usage
    {
        qint64 memory = 0;
        qint64 disk = 0;
    };
    Usage usage() const;
    /// Why nothing can go to the disk, so that entries are dropped earlier: a sentence, or empty.
    QString diskProblem() const { return m_spill.error(); }

    /// The entries of @p range that are still held. Only its oldest can be missing, so the last one's number is always
    /// the smaller end minus one. A payload that is on the disk and can't be read is empty.
    QList<LogEntry> entries(Range range) const;

    /// The beginning of an entry, for a look at it.
    struct Head
    {
        LogEntry entry;        ///< Its payload is cut.
        qint64 size = 0;       ///< Of the whole payload.
        bool isOnDisk = false; ///< To read the whole of it takes as long as the disk does.
        qint64 frameCount = 0;
        qint64 framesSize = 0; ///< Of them as frames() gives them, in bytes.
    };
    /// The entry @p number with at most @p bytes of its payload; nothing if it isn't held. Costs no more than those bytes.
    std::optional<Head> head(qint64 number, qint64 bytes) const;
    /// The frames of the entry @p number, as LogEntry::frames has them; empty if it isn't held or they aren't known.
    QByteArray frames(qint64 number) const;
    /// When the connection was opened that the entry @p number of @p peer belongs to, as LogEntry::monotonicNs. Of an
    /// entry before any handshake, the next connection; nothing if there is none.
    std::optional<qint64> openedNs(quint32 peer, qint64 number) const;

    /// An entry as it lies in the store: its payload stands beside it, `entry.payload` is empty.
    struct EntryView
    {
        qint64 number;
        const LogEntry &entry;
        QByteArrayView payload; ///< Valid during the call only.
        qint64 size;            ///< Of the payload, in bytes.
        QByteArrayView frames;  ///< As LogEntry::frames; valid during the call only. Empty in visitFacts().
        qint64 frameCount;
    };
    /// Calls @p visit with each entry of @p range that is held, without copying payloads, until it returns false. The store
    /// isn't locked meanwhile.
    void visit(Range range, const std::function<bool(const EntryView &)> &visit) const;
    /// The same of what stands beside payloads, which aren't touched: it takes no longer when they are on the disk. An
    /// EntryView::payload is empty.
    void visitFacts(Range range, const std::function<bool(const EntryView &)> &visit) const;

Q_SIGNALS:
    /// There is something new. Emitted in the writer's thread, once; then not again until acknowledge(), so a reader that
    /// draws at frame rate is told at frame rate.
    void changed();

private:
    struct Block;
    struct Snapshot;
    struct Source;

    Range rangeLocked() const;
    void count(const LogEntry &entry);
    void place(const LogEntry &entry, LogRecord &record);
    Block &openBlock(qint64 size);
    void relieve(std::unique_lock<std::mutex> &lock);
    Block *oldestInMemory();
    void spill(Block &block, std::unique_lock<std::mutex> &lock);
    void dropOldestBlock();
    Snapshot snapshot(Range range, qint64 most) const;

    const LogBudget m_budget;
    SpillFile m_spill;
    mutable std::mutex m_mutex;
    std::deque<LogRecord> m_records;
    std::deque<Block> m_blocks;
    qint64 m_first = 0;        ///< The number of the first record.
    quint32 m_firstBlock = 0;  ///< The number of the first block.
    size_t m_blocksOnDisk = 0; ///< The first so many of the blocks.
    qint64 m_memory = 0;
    qint64 m_disk = 0;
    bool m_spilling = false; ///< A thread is writing a block to the disk.
    qint64 m_dropped = 0;
    Totals m_totals;
    LogStatistics m_statistics;
    LogOpenings m_openings;
    bool m_announced = false;
};

} // namespace workbench
