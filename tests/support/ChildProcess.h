#pragma once

#include <QProcess>
#include <QStringList>

/// A program started by a test: windsock-cli, or a peer. Killed, by its own handle, when the test forgets it.
class ChildProcess
{
public:
    /// @p environment: further variables, as "NAME=value".
    ChildProcess(const QString &program, const QStringList &arguments, const QStringList &environment = {});
    ~ChildProcess();
    Q_DISABLE_COPY_MOVE(ChildProcess)

    /// Waits up to 20 s for a line of stdout that starts with @p prefix, and gives what follows it; empty if none comes.
    QString waitForLine(const QString &prefix);
    /// Waits up to 20 s until stdout or stderr, all that came so far, contains @p text.
    bool waitForOutput(const QByteArray &text);
    bool waitForErrorOutput(const QByteArray &text);

    /// 0 once it has ended.
    qint64 processId() const { return m_process.processId(); }
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

    void write(const QByteArray &bytes);
    void closeInput();
    /// What Ctrl-C does.
    void interrupt();
    /// SIGHUP.
    void hangUp();
    /// Waits up to 60 s for the end; the exit code, or -1 after a crash or a time-out.
    int waitForExit();

    /// All that came so far.
    QByteArray output();
    QByteArray errorOutput();

private:
    template <typename Condition>
    bool waitUntil(Condition condition, int milliseconds);
    void take();

    QProcess m_process;
    QByteArray m_output;
    QByteArray m_errorOutput;
};
