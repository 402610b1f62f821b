#include "workbench/log/LogStore.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>
#include <vector>

namespace workbench {

namespace {

// A block ends at so many entries, so that those without a payload go in time, too.
constexpr int mostEntriesInABlock = 16'384;
// How much is looked up at once under the lock.
constexpr qint64 entriesAtOnce = 1024;

} // namespace

/// Payloads, one behind the other. What was written never changes or moves, so it can be read without the lock.
struct LogStore::Block
{
    std::shared_ptr<char[]> bytes; ///< Of `capacity`; empty if it is on the disk, or holds one large payload.
    QByteArray large;              ///< A payload that has a block of its own: shared with who gave it …
    QByteArray largeFrames;        ///< … with its frames behind it.
    std::shared_ptr<const SpillFile::Extent> onDisk;
    std::shared_ptr<const SpillFile::Extent> framesOnDisk; ///< Of a large payload.
    qint64 size = 0;
    qint64 capacity = 0;
    int entries = 0;
    bool sealed = false;

    bool isLarge() const { return !large.isNull(); }
};

/// Where a block's bytes are at the moment; keeps them there.
struct LogStore::Source
{
    quint32 number = 0;
    std::shared_ptr<char[]> bytes;
    QByteArray large;
    QByteArray largeFrames;
    std::shared_ptr<const SpillFile::Extent> onDisk;
    std::shared_ptr<const SpillFile::Extent> framesOnDisk;

    Source() = default;
    Source(quint32 blockNumber, const Block &block)
        : number(blockNumber)
        , bytes(block.bytes)
        , large(block.large)
        , largeFrames(block.largeFrames)
        , onDisk(block.onDisk)
        , framesOnDisk(block.framesOnDisk)
    {
    }

    QByteArrayView framesView(const LogRecord &record)
    {
        if (record.framesSize() == 0)
            return {};
        if (framesOnDisk && largeFrames.isNull())
            largeFrames = read(*framesOnDisk, 0, record.framesSize());
        return largeFrames.isNull() ? view(record.offset() + record.size(), record.framesSize())
                                    : QByteArrayView(largeFrames);
    }

    QByteArray copyFrames(const LogRecord &record) const
    {
        if (record.framesSize() == 0)
            return {};
        if (framesOnDisk)
            return read(*framesOnDisk, 0, record.framesSize());
        return largeFrames.isNull() ? copy(record.offset() + record.size(), record.framesSize()) : largeFrames;
    }

    QByteArrayView view(qint64 offset, qint64 size)
    {
        if (size == 0)
            return {};
        if (onDisk && !bytes && large.isNull())
            load();
        const char *data = large.isNull() ? bytes.get() : large.constData();
        return data != nullptr ? QByteArrayView(data + offset, size) : QByteArrayView();
    }

    /// Reads only these bytes. A large payload is shared when it is wanted whole.
    QByteArray copy(qint64 offset, qint64 size) const
    {
        if (size == 0)
            return {};
        if (!large.isNull())
            return large.left(size);
        if (bytes)
            return {bytes.get() + offset, static_cast<qsizetype>(size)};
        return onDisk ? read(*onDisk, offset, size) : QByteArray();
    }

private:
    static QByteArray read(const SpillFile::Extent &extent, qint64 offset, qint64 size)
    {
        QByteArray bytes(size, Qt::Uninitialized);
        return extent.read(offset, size, bytes.data()) ? bytes : QByteArray();
    }

    void load()
    {
        std::shared_ptr<char[]> read(new char[static_cast<size_t>(onDisk->size())]);
        if (onDisk->read(0, onDisk->size(), read.get()))
            bytes = std::move(read);
    }
};

struct LogStore::Snapshot
{
    qint64 first = 0;
    std::vector<LogRecord> records;
    std::vector<Source> sources; ///< In the order of the records' blocks.
};

LogStore::LogStore(LogBudget budget, QObject *parent)
    : QObject(parent)
    , m_budget(std::move(budget))
    , m_spill(m_budget.folder, m_budget.disk)
{
}

LogStore::~LogStore() = default;

// ---- Writing ---------------------------------------------------------------------------------------------------------

void LogStore::append(const LogEntry &entry)
{
    bool announce = false;
    {
        std::unique_lock lock(m_mutex);
        LogRecord record(entry);
        place(entry, record);
        m_records.push_back(record);
        count(entry);
        relieve(lock);
        announce = !std::exchange(m_announced, true);
    }
    if (announce)
        Q_EMIT changed();
}

void LogStore::place(const LogEntry &entry, LogRecord &record)
{
    const qint64 size = entry.payload.size() + entry.frames.size();
    Block &block = openBlock(size);
    record.place(m_firstBlock + static_cast<quint32>(m_blocks.size() - 1), static_cast<quint32>(block.size));
    ++block.entries;
    if (size == 0)
        return;
    if (block.sealed) {
        block.large = entry.payload.isNull() ? QByteArray("") : entry.payload;
        block.largeFrames = entry.frames;
        block.largeFrames.detach(); // its writer goes on with that memory
    } else {
        char *const at = block.bytes.get() + block.size;
        std::memcpy(at, entry.payload.constData(), static_cast<size_t>(entry.payload.size()));
        if (!entry.frames.isEmpty())
            std::memcpy(at + entry.payload.size(), entry.frames.constData(), static_cast<size_t>(entry.frames.size()));
    }
    block.size += size;
    m_memory += size;
}

// The block that takes a payload and frames of @p size: the last one, or a new one. One for a large payload is sealed from the start.
LogStore::Block &LogStore::openBlock(qint64 size)
{
    const bool large = size > m_budget.block / 2;
    const bool fits = !m_blocks.empty() && !m_blocks.back().sealed && !large
                      && m_blocks.back().size + size <= m_budget.block && m_blocks.back().entries < mostEntriesInABlock;
    if (!fits) {
        if (!m_blocks.empty())
            m_blocks.back().sealed = true;
        m_blocks.emplace_back().sealed = large;
    }
    Block &block = m_blocks.back();
    if (!large && size > 0 && !block.bytes) {
        // Not initialized: what isn't written is no memory of the system's yet.
        block.bytes = std::shared_ptr<char[]>(new char[static_cast<size_t>(m_budget.block)]);
        block.capacity = m_budget.block;
    }
    return block;
}

// Brings what is held within the budget again. The lock is let go while the disk writes.
void LogStore::relieve(std::unique_lock<std::mutex> &lock)
{
    if (m_spilling)
        return;
    while (static_cast<qint64>(m_records.size()) > m_budget.entries && m_blocks.size() > 1)
        dropOldestBlock();
    while (m_memory > m_budget.memory) {
        Block *block = oldestInMemory();
        if (block == nullptr)
            return;
        while (!m_spill.hasRoom(block->size) && m_blocksOnDisk > 0)
            dropOldestBlock();
        if (m_spill.hasRoom(block->size) && m_spill.error().isEmpty())
            spill(*block, lock);
        else
            dropOldestBlock();
    }
}

// The last one is still written to, or is what has just come: it stays, whatever its size.
LogStore::Block *LogStore::oldestInMemory()
{
    return m_blocksOnDisk + 1 < m_blocks.size() ? &m_blocks[m_blocksOnDisk] : nullptr;
}

void LogStore::spill(Block &block, std::unique_lock<std::mutex> &lock)
{
    const quint32 number = m_firstBlock + static_cast<quint32>(m_blocksOnDisk);
    const Source source(number, block);
    if (block.size == 0) {
        ++m_blocksOnDisk;
        return;
    }
    const QByteArrayView bytes =
        block.isLarge() ? QByteArrayView(source.large) : QByteArrayView(source.bytes.get(), block.size);
    m_spilling = true;
    lock.unlock();
    // What is written in one piece is read in one; a large payload may be shared by who gave it, and has its frames apart.
    auto extent = m_spill.write(bytes.isEmpty() ? QByteArrayView(source.largeFrames) : bytes);
    auto frames = extent;
    if (extent && !bytes.isEmpty())
        frames = source.largeFrames.isEmpty() ? nullptr : m_spill.write(source.largeFrames);
    lock.lock();
    m_spilling = false;
    const bool stillThere = number >= m_firstBlock && number - m_firstBlock == m_blocksOnDisk && !m_blocks.empty();
    if (!extent || !stillThere || (!frames && !source.largeFrames.isEmpty()))
        return;
    Block &written = m_blocks[m_blocksOnDisk++];
    written.onDisk = std::move(extent);
    written.framesOnDisk = std::move(frames);
    written.bytes.reset();
    written.large = {};
    written.largeFrames = {};
    m_memory -= written.size;
    m_disk += written.size;
}

void LogStore::dropOldestBlock()
{
    const Block &block = m_blocks.front();
    (m_blocksOnDisk > 0 ? m_disk : m_memory) -= block.size;
    m_records.erase(m_records.begin(), m_records.begin() + block.entries);
    m_first += block.entries;
    m_dropped += block.entries;
    m_openings.forgetBefore(m_first);
    m_blocks.pop_front();
    ++m_firstBlock;
    if (m_blocksOnDisk > 0)
        --m_blocksOnDisk;
}

void LogStore::clear()
{
    {
        const std::lock_guard lock(m_mutex);
        m_first += static_cast<qint64>(m_records.size());
        m_firstBlock += static_cast<quint32>(m_blocks.size());
        m_records.clear();
        m_blocks.clear();
        m_blocksOnDisk = 0;
        m_memory = 0;
        m_disk = 0;
        m_dropped = 0;
        m_totals = {};
        m_statistics = {};
        m_openings.clear();
        m_announced = true;
    }
    Q_EMIT changed();
}

void LogStore::count(const LogEntry &entry)
{
    const qint64 number = rangeLocked().end - 1;
    m_statistics.add(entry, number);
    if (entry.kind == LogEntry::Kind::Handshake)
        m_openings.add(entry.peer, number, entry.monotonicNs);
    if (!entry.isMessage())
        return;
    const bool sent = entry.direction == LogEntry::Direction::Sent;
    ++(sent ? m_totals.messagesSent : m_totals.messagesReceived);
    (sent ? m_totals.bytesSent : m_totals.bytesReceived) += entry.payload.size();
}

// ---- Reading ---------------------------------------------------------------------------------------------------------

LogStore::Range LogStore::rangeLocked() const
{
    return {m_first, m_first + static_cast<qint64>(m_records.size())};
}

LogStore::Range LogStore::acknowledge()
{
    const std::lock_guard lock(m_mutex);
    m_announced = false;
    return rangeLocked();
}

LogStore::Range LogStore::range() const
{
    const std::lock_guard lock(m_mutex);
    return rangeLocked();
}

qint64 LogStore::dropped() const
{
    const std::lock_guard lock(m_mutex);
    return m_dropped;
}

QList<qint64> LogStore::handshakes(quint32 peer) const
{
    const std::lock_guard lock(m_mutex);
    return m_openings.numbers(peer, m_first);
}

LogStore::Totals LogStore::totals() const
{
    const std::lock_guard lock(m_mutex);
    return m_totals;
}

LogStatistics LogStore::statistics() const
{
    const std::lock_guard lock(m_mutex);
    return m_statistics;
}

std::optional<qint64> LogStore::openedNs(quint32 peer, qint64 number) const
{
    const std::lock_guard lock(m_mutex);
    return m_openings.of(peer, number);
}

std::optional<LogStore::Head> LogStore::head(qint64 number, qint64 bytes) const
{
    std::unique_lock lock(m_mutex);
    const Range held = rangeLocked();
    if (number < held.begin || number >= held.end)
        return std::nullopt;
    const LogRecord record = m_records[static_cast<size_t>(number - m_first)];
    const Block &block = m_blocks[record.block() - m_firstBlock];
    const Source source(record.block(), block);
    lock.unlock();
    Head found{record.entry(), record.size(), source.onDisk != nullptr, record.frameCount(), record.framesSize()};
    found.entry.payload = source.copy(record.offset(), std::min(record.size(), bytes));
    return found;
}

QByteArray LogStore::frames(qint64 number) const
{
    std::unique_lock lock(m_mutex);
    const Range held = rangeLocked();
    if (number < held.begin || number >= held.end)
        return {};
    const LogRecord record = m_records[static_cast<size_t>(number - m_first)];
    const Source source(record.block(), m_blocks[record.block() - m_firstBlock]);
    lock.unlock();
    return source.copyFrames(record);
}

LogStore::Usage LogStore::usage() const
{
    const std::lock_guard lock(m_mutex);
    return {m_memory, m_disk};
}

LogStore::Snapshot LogStore::snapshot(Range range, qint64 most) const
{
    const std::lock_guard lock(m_mutex);
    const Range held = rangeLocked();
    Snapshot made;
    made.first = std::max(range.begin, held.begin);
    // Counted from what is held now: else all that was asked for could be dropped meanwhile, and seem to be the end.
    const qint64 end = std::min({range.end, held.end, most < held.end - made.first ? made.first + most : held.end});
    if (end <= made.first)
        return made;
    const auto begin = m_records.begin() + (made.first - m_first);
    made.records.assign(begin, begin + (end - made.first));
    for (const LogRecord &record : made.records) {
        if (!made.sources.empty() && made.sources.back().number == record.block())
            continue;
        const Block &block = m_blocks[record.block() - m_firstBlock];
        made.sources.emplace_back(record.block(), block);
    }
    return made;
}

QList<LogEntry> LogStore::entries(Range range) const
{
    QList<LogEntry> found;
    const Snapshot taken = snapshot(range, std::numeric_limits<qint64>::max());
    found.reserve(static_cast<qsizetype>(taken.records.size()));
    auto source = taken.sources.begin();
    for (const LogRecord &record : taken.records) {
        if (source->number != record.block())
            ++source;
        LogEntry &entry = found.emplace_back(record.entry());
        entry.payload = source->copy(record.offset(), record.size());
        entry.frames = source->copyFrames(record);
    }
    return found;
}

void LogStore::visit(Range range, const std::function<bool(const EntryView &)> &visit) const
{
    Source loaded; // a block on the disk is read once, though it spans several snapshots
    for (qint64 from = range.begin; from < range.end;) {
        Snapshot taken = snapshot({from, range.end}, entriesAtOnce);
        if (taken.records.empty())
            return;
        auto source = taken.sources.begin();
        qint64 number = taken.first;
        for (const LogRecord &record : taken.records) {
            if (source->number != record.block())
                ++source;
            if (loaded.number != source->number || (!loaded.bytes && loaded.large.isNull()))
                loaded = *source;
            const LogEntry entry = record.entry();
            const QByteArrayView payload = loaded.view(record.offset(), record.size());
            if (!visit({number++, entry, payload, record.size(), loaded.framesView(record), record.frameCount()}))
                return;
        }
        from = number;
    }
}

void LogStore::visitFacts(Range range, const std::function<bool(const EntryView &)> &visit) const
{
    for (qint64 from = range.begin; from < range.end;) {
        const Snapshot taken = snapshot({from, range.end}, entriesAtOnce);
        if (taken.records.empty())
            return;
        from = taken.first;
        for (const LogRecord &record : taken.records) {
            const LogEntry entry = record.entry();
            if (!visit({from++, entry, {}, record.size(), {}, record.frameCount()}))
                return;
        }
    }
}

} // namespace workbench
