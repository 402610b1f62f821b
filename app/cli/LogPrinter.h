#pragma once

#include "workbench/log/LogSink.h"

#include <condition_variable>
#include <memory>
#include <mutex>

namespace cli {

enum class LogFormat {
    Text,       ///< For people: one line an entry, messages shortened; of a flood, some.
    Json,       ///< For programs: one object an entry, whole.
    JsonFrames, ///< The same, each with the frames that it came or went in.
    Frames,     ///< For people: one line a frame, and one an entry that has none.
};

/// What `--log @p name` and, if @p frames, `--frames` ask for.
LogFormat logFormat(const QString &name, bool frames);

constexpr bool isJson(LogFormat format)
{
    return format == LogFormat::Json || format == LogFormat::JsonFrames;
}

constexpr bool hasFrames(LogFormat format)
{
    return format == LogFormat::JsonFrames || format == LogFormat::Frames;
}

/// One entry as a line, without its end; with LogFormat::Frames perhaps several lines.
QByteArray formatEntry(const workbench::LogEntry &entry, LogFormat format);

/// Prints a log from a thread of its own, so that a terminal that is stopped, or a pipe that nobody reads, never stops
/// the sockets: what finds no room is left out, and counted. Thread-safe.
class LogPrinter : public workbench::LogSink
{
public:
    /// @p descriptor is stdout's or stderr's: written to past stdio, whose locks a stuck write would hold at the end of the
    /// program.
    LogPrinter(LogFormat format, int descriptor);
    /// Waits a moment for what is still to be printed.
    ~LogPrinter() override;
    Q_DISABLE_COPY_MOVE(LogPrinter)

    void append(const workbench::LogEntry &entry) override;
    bool wantsFrames() const override { return hasFrames(m_format); }
    /// Prints @p line, which is no entry of the log, among them.
    void appendLine(const QByteArray &line);

private:
    /// Shared with the thread, which may be stuck in a write when we go.
    struct Queue
    {
        std::mutex mutex;
        std::condition_variable changed;
        QByteArray lines;
        qint64 leftOut = 0;
        bool ended = false;
        bool drained = false;
    };
    static void run(const std::shared_ptr<Queue> &queue, int descriptor);
    QByteArray leftOutLine(qint64 count) const;
    bool isFlood(const workbench::LogEntry &entry);

    LogFormat m_format;
    std::shared_ptr<Queue> m_queue;
    qint64 m_second = 0;
    int m_messagesThisSecond = 0;
};

} // namespace cli
