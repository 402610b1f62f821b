#include "StdinReader.h"

#include <array>
#include <cstdio>
#include <thread>
#include <utility>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <cerrno>
#include <unistd.h>
#endif

namespace cli {

namespace {

constexpr size_t heldLines = 1024;

qint64 readStdin(char *buffer, size_t size)
{
#ifdef Q_OS_WIN
    return _read(0, buffer, static_cast<unsigned>(size));
#else
    for (;;) {
        const ssize_t count = ::read(STDIN_FILENO, buffer, size);
        if (count >= 0 || errno != EINTR)
            return count;
    }
#endif
}

} // namespace

StdinReader::StdinReader(QObject *parent)
    : QObject(parent)
    , m_queue(std::make_shared<Queue>())
{
    m_queue->reader = this;
}

StdinReader::~StdinReader()
{
    const std::lock_guard lock(m_queue->mutex);
    m_queue->reader = nullptr;
    m_queue->lines.clear();
    m_queue->room.notify_all();
}

void StdinReader::start()
{
    std::thread([queue = m_queue] { run(queue); }).detach();
}

bool StdinReader::takeLine(QByteArray &line)
{
    const std::lock_guard lock(m_queue->mutex);
    if (m_queue->lines.empty())
        return false;
    line = std::move(m_queue->lines.front());
    m_queue->lines.pop_front();
    m_queue->room.notify_all();
    return true;
}

bool StdinReader::atEnd() const
{
    const std::lock_guard lock(m_queue->mutex);
    return m_queue->ended && m_queue->lines.empty();
}

void StdinReader::push(Queue &queue, QByteArray line)
{
    std::unique_lock lock(queue.mutex);
    queue.room.wait(lock, [&queue] { return queue.lines.size() < heldLines || queue.reader == nullptr; });
    if (queue.reader == nullptr)
        return;
    queue.lines.push_back(std::move(line));
    QMetaObject::invokeMethod(queue.reader, &StdinReader::available, Qt::QueuedConnection);
}

void StdinReader::run(const std::shared_ptr<Queue> &queue)
{
    std::array<char, 65536> buffer{};
    QByteArray partial;
    qint64 count = 0;
    while ((count = readStdin(buffer.data(), buffer.size())) > 0) {
        QByteArrayView rest(buffer.data(), count);
        for (qsizetype end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
            partial.append(rest.first(end));
            push(*queue, std::exchange(partial, {}));
            rest = rest.sliced(end + 1);
        }
        partial.append(rest);
    }
    if (!partial.isEmpty())
        push(*queue, partial);
    const std::lock_guard lock(queue->mutex);
    queue->ended = true;
    if (queue->reader != nullptr)
        QMetaObject::invokeMethod(queue->reader, &StdinReader::available, Qt::QueuedConnection);
}

} // namespace cli
