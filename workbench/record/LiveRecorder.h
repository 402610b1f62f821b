#pragma once

#include "workbench/log/LogSink.h"
#include "workbench/record/RecordingFeed.h"

#include "wslib/net/Loaded.h"

#include <QFile>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace workbench {

/// Writes a log to a file while it comes, in front of another sink. The file is brought up to date several times a second, and is
/// whole each time: a HAR has its end, which is written over by what comes next. Should the program be killed, the system keeps
/// what was written; a kill in the midst of a write leaves a cut end, which importRecording() reads up to.
///
/// Of several connections at once, a HAR gets an entry for every change from one to another while it is being written; at its end
/// it is written anew with one for each connection, if the file isn't a pipe and the disk has room. The other formats have no
/// difficulty.
class LiveRecorder : public LogSink
{
public:
    using OnProblem = std::function<void(const QString &sentence)>;

    /// Makes the file, in place of one of the same name, or says why it can't. @p next, if given, gets every entry too.
    /// @p onProblem is called once, in a thread of the recorder, if later the file can't be written: the recording ends then, and
    /// @p next goes on.
    static wslib::Loaded<std::shared_ptr<LiveRecorder>> start(const QString &fileName, RecordingFormat format,
                                                              const RecordingOptions &options,
                                                              std::shared_ptr<LogSink> next = nullptr,
                                                              OnProblem onProblem = {});
    /// Does what stop() does.
    ~LiveRecorder() override;
    Q_DISABLE_COPY_MOVE(LiveRecorder)

    /// Waits if the disk is so slow that 64 MiB wait for it.
    void append(const LogEntry &entry) override;
    /// If its format has room for them, or the next sink wants them.
    bool wantsFrames() const override { return m_wantsFrames; }
    /// Writes what waits, and the end of the file. What comes later goes to the next sink alone.
    void stop();
    /// Why the recording ended early; empty if it didn't.
    QString problem() const;

private:
    LiveRecorder(const QString &fileName, RecordingFormat format, const RecordingOptions &options,
                 std::shared_ptr<LogSink> next, OnProblem onProblem);
    void run();
    void record(const std::vector<LogEntry> &entries);
    void write(const QByteArray &tail);
    QByteArray tail() const;
    void putInOrder();
    void fail();

    QFile m_file;
    bool m_seekable = true;
    const std::shared_ptr<LogSink> m_next;
    const bool m_wantsFrames;
    const OnProblem m_onProblem;
    /// @name The recorder's thread's own.
    /// @{
    RecordingFeed m_feed;
    qint64 m_number = 0;
    qint64 m_end = 0;  ///< Where the tail begins.
    qint64 m_size = 0; ///< Where it ends.
    /// @}
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::condition_variable m_room;
    std::vector<LogEntry> m_queue;
    qint64 m_queuedBytes = 0;
    bool m_stopping = false;
    QString m_problem;
    std::thread m_thread;
};

} // namespace workbench
