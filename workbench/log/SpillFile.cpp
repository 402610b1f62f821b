#include "workbench/log/SpillFile.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryFile>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <unistd.h>
#endif

#include <optional>
#include <utility>

namespace workbench {

struct SpillFile::Extent::Ring
{
    struct Piece
    {
        qint64 offset;
        qint64 size;
        bool free;
    };

    Ring(QString inFolder, qint64 bytes)
        : folder(std::move(inFolder))
        , capacity(bytes)
    {
    }

    std::optional<qint64> place(qint64 size) const;
    void release(qint64 offset);
    bool open();
    bool transfer(qint64 offset, qint64 size, char *to, const char *from);

    const QString folder;
    const qint64 capacity;
    std::mutex mutex;         ///< For all below but the bytes of the file.
    std::deque<Piece> pieces; ///< Oldest first; together they go around the ring.
    std::unique_ptr<QTemporaryFile> file;
    QString error;
#ifndef Q_OS_UNIX
    std::mutex positionMutex;
#endif
};

// Behind the newest piece, or at the beginning, if the oldest has left enough there.
std::optional<qint64> SpillFile::Extent::Ring::place(qint64 size) const
{
    if (size > capacity)
        return std::nullopt;
    if (pieces.empty())
        return 0;
    const qint64 oldest = pieces.front().offset;
    const qint64 end = pieces.back().offset + pieces.back().size;
    const bool wrapped = end <= oldest;
    if (size <= (wrapped ? oldest : capacity) - end)
        return end;
    if (!wrapped && size <= oldest)
        return 0;
    return std::nullopt;
}

void SpillFile::Extent::Ring::release(qint64 offset)
{
    const std::lock_guard lock(mutex);
    for (Piece &piece : pieces) {
        if (piece.offset == offset && !piece.free) {
            piece.free = true;
            break;
        }
    }
    while (!pieces.empty() && pieces.front().free)
        pieces.pop_front();
}

bool SpillFile::Extent::Ring::open()
{
    if (file)
        return true;
    auto made = std::make_unique<QTemporaryFile>(QDir(folder).filePath(QStringLiteral("windsock-XXXXXX")));
    if (!made->open()) {
        error = QStringLiteral("No temporary file can be made in %1: %2").arg(folder, made->errorString());
        return false;
    }
#ifdef Q_OS_UNIX
    QFile::remove(made->fileName()); // whatever becomes of the program, nothing stays behind
    made->setAutoRemove(false);
#endif
    file = std::move(made);
    return true;
}

#ifdef Q_OS_UNIX

bool SpillFile::Extent::Ring::transfer(qint64 offset, qint64 size, char *to, const char *from)
{
    const int descriptor = file->handle();
    for (qint64 done = 0; done < size;) {
        const auto left = static_cast<size_t>(size - done);
        const ssize_t moved = from != nullptr ? ::pwrite(descriptor, from + done, left, offset + done)
                                              : ::pread(descriptor, to + done, left, offset + done);
        if (moved < 0 && errno == EINTR)
            continue;
        if (moved <= 0)
            return false;
        done += moved;
    }
    return true;
}

#else

bool SpillFile::Extent::Ring::transfer(qint64 offset, qint64 size, char *to, const char *from)
{
    const std::lock_guard lock(positionMutex);
    if (!file->seek(offset))
        return false;
    if (from == nullptr)
        return file->read(to, size) == size;
    return file->write(from, size) == size && file->flush();
}

#endif

SpillFile::Extent::Extent(std::shared_ptr<Ring> ring, qint64 offset, qint64 size)
    : m_ring(std::move(ring))
    , m_offset(offset)
    , m_size(size)
{
}

SpillFile::Extent::~Extent()
{
    m_ring->release(m_offset);
}

bool SpillFile::Extent::read(qint64 offset, qint64 size, char *to) const
{
    return m_ring->transfer(m_offset + offset, size, to, nullptr);
}

SpillFile::SpillFile(const QString &folder, qint64 capacity)
    : m_ring(std::make_shared<Extent::Ring>(folder, capacity))
{
}

qint64 SpillFile::capacity() const
{
    return m_ring->capacity;
}

bool SpillFile::hasRoom(qint64 size) const
{
    const std::lock_guard lock(m_ring->mutex);
    return m_ring->place(size).has_value();
}

std::shared_ptr<const SpillFile::Extent> SpillFile::write(QByteArrayView bytes)
{
    std::shared_ptr<const Extent> extent;
    {
        const std::lock_guard lock(m_ring->mutex);
        const auto offset = m_ring->place(bytes.size());
        if (!offset || !m_ring->open())
            return nullptr;
        extent.reset(new Extent(m_ring, *offset, bytes.size()));
        m_ring->pieces.push_back({*offset, bytes.size(), false});
    }
    // Without the lock: a disk may take its time, and readers must not wait for it.
    if (m_ring->transfer(extent->m_offset, bytes.size(), nullptr, bytes.data()))
        return extent;
    const std::lock_guard lock(m_ring->mutex);
    m_ring->error = QStringLiteral("The temporary file in %1 can't be written: is the disk full?").arg(m_ring->folder);
    return nullptr; // behind the lock, which releasing the extent takes: see the order of the two variables
}

QString SpillFile::error() const
{
    const std::lock_guard lock(m_ring->mutex);
    return m_ring->error;
}

QString SpillFile::defaultFolder()
{
#ifdef Q_OS_LINUX
    // What is in /tmp is in memory on many systems, which is what there is too little of.
    const QFileInfo folder(QStringLiteral("/var/tmp"));
    if (folder.isDir() && folder.isWritable())
        return folder.filePath();
#endif
    return QDir::tempPath();
}

} // namespace workbench
