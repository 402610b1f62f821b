#pragma once

#include <QByteArrayView>
#include <QString>

#include <deque>
#include <memory>
#include <mutex>

class QTemporaryFile;

namespace workbench {

/// Room on disk for what memory has none for: a temporary file without a name, gone with the program however that ends. It
/// is a ring, so it never grows past its capacity if what is oldest is given up first. Any thread may call.
class SpillFile
{
public:
    /// A piece of the file, until the last who holds it lets go.
    class Extent
    {
    public:
        ~Extent();
        Q_DISABLE_COPY_MOVE(Extent)
        qint64 size() const { return m_size; }
        /// Reads the bytes from @p offset on to @p to. False if the disk fails.
        bool read(qint64 offset, qint64 size, char *to) const;

    private:
        friend class SpillFile;
        struct Ring;
        Extent(std::shared_ptr<Ring> ring, qint64 offset, qint64 size);

        std::shared_ptr<Ring> m_ring;
        qint64 m_offset;
        qint64 m_size;
    };

    /// In @p folder, of @p capacity bytes at most. The file is made when it is needed.
    SpillFile(const QString &folder, qint64 capacity);

    qint64 capacity() const;
    /// Whether @p size bytes would fit now.
    bool hasRoom(qint64 size) const;
    /// Writes @p bytes; nothing if there is no room, or the disk fails: see error().
    std::shared_ptr<const Extent> write(QByteArrayView bytes);
    /// Why the disk failed: a sentence, or empty.
    QString error() const;

    /// Where big temporary files belong on this system: on a disk, not in memory.
    static QString defaultFolder();

private:
    std::shared_ptr<Extent::Ring> m_ring;
};

} // namespace workbench
