#include "workbench/record/LiveRecorder.h"

#include <QFileInfo>
#include <QSaveFile>

#include <chrono>
#include <utility>

namespace workbench {

using namespace std::chrono_literals;

namespace {

constexpr qint64 mostQueued = qint64{64} * 1024 * 1024;
constexpr qint64 entryCost = 64; // what an entry without a payload counts for
// Between writes, so that a flood isn't written message by message …
constexpr auto pause = 100ms;
// … unless that much has come.
constexpr qint64 worthWriting = qint64{1} * 1024 * 1024;
constexpr qsizetype writeAtOnce = qsizetype{64} * 1024;

bool copy(QFile &from, const FilePart &part, QIODevice &to)
{
    if (!from.seek(part.from))
        return false;
    for (qint64 left = part.size; left > 0;) {
        const QByteArray bytes = from.read(qMin<qint64>(left, worthWriting));
        if (bytes.isEmpty() || to.write(bytes) != bytes.size())
            return false;
        left -= bytes.size();
    }
    return true;
}

} // namespace

wslib::Loaded<std::shared_ptr<LiveRecorder>> LiveRecorder::start(const QString &fileName, RecordingFormat format,
                                                                 const RecordingOptions &options,
                                                                 std::shared_ptr<LogSink> next, OnProblem onProblem)
{
    std::shared_ptr<LiveRecorder> made(
        new LiveRecorder(fileName, format, options, std::move(next), std::move(onProblem)));
    if (!made->m_file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
        return {std::nullopt, QStringLiteral("The recording %1 can't be written: %2. Choose another file.")
                                  .arg(fileName, made->m_file.errorString())};
    made->m_seekable = !made->m_file.isSequential();
    made->m_feed.begin();
    made->m_thread = std::thread([recorder = made.get()] { recorder->run(); });
    return {made, {}};
}

LiveRecorder::LiveRecorder(const QString &fileName, RecordingFormat format, const RecordingOptions &options,
                           std::shared_ptr<LogSink> next, OnProblem onProblem)
    : m_file(fileName)
    , m_next(std::move(next))
    , m_wantsFrames(format == RecordingFormat::JsonLines || format == RecordingFormat::Pcapng
                    || (m_next && m_next->wantsFrames()))
    , m_onProblem(std::move(onProblem))
    , m_feed(format, options)
{
}

LiveRecorder::~LiveRecorder()
{
    stop();
}

// ---- In the session's thread -----------------------------------------------------------------------------------------

void LiveRecorder::append(const LogEntry &entry)
{
    {
        std::unique_lock lock(m_mutex);
        m_room.wait(lock, [this] { return m_queuedBytes < mostQueued || m_stopping || !m_problem.isEmpty(); });
        if (!m_stopping && m_problem.isEmpty()) {
            m_queue.push_back(entry);
            m_queuedBytes += entry.payload.size() + entry.frames.size() + entryCost;
            m_changed.notify_one();
        }
    }
    if (m_next)
        m_next->append(entry);
}

void LiveRecorder::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_changed.notify_all();
        m_room.notify_all();
    }
    if (m_thread.joinable())
        m_thread.join();
    m_file.close();
}

QString LiveRecorder::problem() const
{
    const std::lock_guard lock(m_mutex);
    return m_problem;
}

// ---- In the recorder's ------------------------------------------------------------------------------------------------

void LiveRecorder::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        const std::vector<LogEntry> entries = std::exchange(m_queue, {});
        m_queuedBytes = 0;
        m_room.notify_all();
        const bool last = m_stopping;
        lock.unlock();
        record(entries);
        if (last)
            m_feed.finish();
        write(last ? QByteArray() : tail());
        if (last)
            return putInOrder();
        lock.lock();
        m_changed.wait_for(lock, pause, [this] { return m_stopping || m_queuedBytes > worthWriting; });
        m_changed.wait(lock, [this] { return m_stopping || !m_queue.empty(); });
    }
}

void LiveRecorder::record(const std::vector<LogEntry> &entries)
{
    for (const LogEntry &entry : entries) {
        m_feed.take(m_number++, entry, entry.payload, entry.frames);
        if (m_feed.writer().output().size() >= writeAtOnce)
            write(tail());
    }
}

// A pipe's can't be written over.
QByteArray LiveRecorder::tail() const
{
    return m_seekable ? m_feed.writer().tail() : QByteArray();
}

// What is new over the old tail, and @p tail behind it, in one write, so that no kill comes between them.
void LiveRecorder::write(const QByteArray &tail)
{
    RecordingWriter &writer = m_feed.writer();
    const QByteArray bytes = writer.output().toByteArray() + tail;
    const qint64 fresh = writer.output().size();
    writer.clearOutput();
    if (!problem().isEmpty())
        return;
    if ((m_seekable && !m_file.seek(m_end)) || m_file.write(bytes) != bytes.size()) {
        fail();
        return;
    }
    m_end += fresh;
    const qint64 size = m_end + tail.size();
    if (size < m_size)
        m_file.resize(size);
    m_size = size;
}

// The file is whole as it is; so if it can't be bettered, it stays so.
void LiveRecorder::putInOrder()
{
    const std::vector<FilePart> parts = m_feed.writer().betterOrder();
    if (parts.empty() || !m_seekable || !problem().isEmpty())
        return;
    m_file.close();
    QFile read(m_file.fileName());
    QSaveFile better(m_file.fileName());
    if (!read.open(QIODevice::ReadOnly) || !better.open(QIODevice::WriteOnly))
        return;
    for (const FilePart &part : parts) {
        if (!part.text.isEmpty() ? better.write(part.text) != part.text.size() : !copy(read, part, better))
            return; // what was written of it goes with it
    }
    read.close();
    better.commit();
}

void LiveRecorder::fail()
{
    const QString sentence = QStringLiteral("The recording %1 ended early: %2. What was written before is kept.")
                                 .arg(m_file.fileName(), m_file.errorString());
    if (m_seekable && m_file.resize(m_end) && m_file.seek(m_end))
        m_file.write(tail());
    {
        const std::lock_guard lock(m_mutex);
        m_problem = sentence;
        m_queue.clear();
        m_queuedBytes = 0;
        m_room.notify_all();
    }
    if (m_onProblem)
        m_onProblem(sentence);
}

} // namespace workbench
