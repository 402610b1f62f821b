#pragma once

#include <QObject>

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>

namespace cli {

/// Reads lines from stdin on a thread of its own (nothing else works for terminals, pipes and files alike, everywhere) and
/// holds few of them, so that a large file isn't read faster than it is sent.
class StdinReader : public QObject
{
    Q_OBJECT

public:
    explicit StdinReader(QObject *parent = nullptr);
    ~StdinReader() override;

    void start();
    /// The next line, without its end; false if there is none now: wait for available().
    bool takeLine(QByteArray &line);
    /// Everything has been taken, and there will be no more.
    bool atEnd() const;

Q_SIGNALS:
    /// There are lines, or the end has come.
    void available();

private:
    /// Shared with the thread, which can be stuck in a read when we go.
    struct Queue
    {
        std::mutex mutex;
        std::condition_variable room;
        std::deque<QByteArray> lines;
        bool ended = false;
        StdinReader *reader = nullptr;
    };
    static void run(const std::shared_ptr<Queue> &queue);
    static void push(Queue &queue, QByteArray line);

    std::shared_ptr<Queue> m_queue;
};

} // namespace cli
