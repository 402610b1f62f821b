#include "tests/support/ChildProcess.h"

#include <QDeadlineTimer>
#include <QProcessEnvironment>
#include <QTest>

#ifndef Q_OS_WIN
#include <csignal>
#endif

ChildProcess::ChildProcess(const QString &program, const QStringList &arguments, const QStringList &environment)
{
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    for (const QString &variable : environment)
        variables.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    m_process.setProcessEnvironment(variables);
    m_process.start(program, arguments);
    if (!m_process.waitForStarted())
        qWarning("%s did not start: %s", qPrintable(program), qPrintable(m_process.errorString()));
}

ChildProcess::~ChildProcess()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

template <typename Condition>
bool ChildProcess::waitUntil(Condition condition, int milliseconds)
{
    const QDeadlineTimer deadline(milliseconds);
    for (;;) {
        take();
        if (condition())
            return true;
        if (deadline.hasExpired() || m_process.state() == QProcess::NotRunning)
            break;
        // Also lets the test's own sockets and servers go on.
        QTest::qWait(1);
    }
    take();
    if (condition())
        return true;
    qWarning("gave up on %s; stdout: %s; stderr: %s", qPrintable(m_process.program()),
             m_output.last(qMin<qsizetype>(2000, m_output.size())).constData(),
             m_errorOutput.last(qMin<qsizetype>(2000, m_errorOutput.size())).constData());
    return false;
}

void ChildProcess::take()
{
    m_output += m_process.readAllStandardOutput();
    m_errorOutput += m_process.readAllStandardError();
}

QString ChildProcess::waitForLine(const QString &prefix)
{
    QString rest;
    const auto hasLine = [&] {
        for (const QByteArray &line : m_output.split('\n')) {
            const QString text = QString::fromUtf8(line).trimmed();
            if (text.startsWith(prefix))
                rest = text.sliced(prefix.size());
        }
        return !rest.isEmpty();
    };
    waitUntil(hasLine, 20'000);
    return rest;
}

bool ChildProcess::waitForOutput(const QByteArray &text)
{
    return waitUntil([&] { return m_output.contains(text); }, 20'000);
}

bool ChildProcess::waitForErrorOutput(const QByteArray &text)
{
    return waitUntil([&] { return m_errorOutput.contains(text); }, 20'000);
}

void ChildProcess::write(const QByteArray &bytes)
{
    m_process.write(bytes);
}

void ChildProcess::closeInput()
{
    m_process.closeWriteChannel();
}

void ChildProcess::interrupt()
{
#ifdef Q_OS_WIN
    m_process.kill();
#else
    ::kill(static_cast<pid_t>(m_process.processId()), SIGINT);
#endif
}

void ChildProcess::hangUp()
{
#ifndef Q_OS_WIN
    ::kill(static_cast<pid_t>(m_process.processId()), SIGHUP);
#endif
}

int ChildProcess::waitForExit()
{
    const bool ended = waitUntil([this] { return m_process.state() == QProcess::NotRunning; }, 60'000);
    return ended && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

QByteArray ChildProcess::output()
{
    take();
    return m_output;
}

QByteArray ChildProcess::errorOutput()
{
    take();
    return m_errorOutput;
}
