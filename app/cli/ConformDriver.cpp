#include "ConformDriver.h"

#include <QProcessEnvironment>
#include <QTimer>

#include <chrono>

namespace cli {

namespace {
using namespace std::chrono_literals;
constexpr auto patience = 2s; // before it is killed
} // namespace

ConformDriver::ConformDriver(QObject *parent)
    : QObject(parent)
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setInputChannelMode(QProcess::ForwardedInputChannel);
    connect(&m_process, &QProcess::errorOccurred, this, &ConformDriver::failed);
    connect(&m_process, &QProcess::finished, this, &ConformDriver::finished);
    connect(&m_process, &QProcess::readyRead, this, [this] { Q_EMIT said(m_process.readAll()); });
}

ConformDriver::~ConformDriver()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    // It may have children and files of its own to clear away.
    m_process.terminate();
    if (m_process.waitForFinished(std::chrono::milliseconds(patience).count()))
        return;
    m_process.kill();
    m_process.waitForFinished();
}

void ConformDriver::start(const QStringList &command, const QUrl &url)
{
    QStringList words = command;
    words.replaceInStrings(QStringLiteral("{url}"), url.toString());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("WINDSOCK_CONFORM_URL"), url.toString());
    m_process.setProcessEnvironment(environment);
    m_name = words.takeFirst();
    m_process.start(m_name, words);
}

void ConformDriver::terminate()
{
    m_process.terminate();
    QTimer::singleShot(patience, &m_process, &QProcess::kill);
}

void ConformDriver::failed(QProcess::ProcessError error)
{
    if (error == QProcess::FailedToStart)
        Q_EMIT ended(QStringLiteral("The command \"%1\" can't be started: %2.")
                         .arg(m_name, m_process.errorString().remove(QStringLiteral("execve: "))));
}

void ConformDriver::finished(int exitCode, QProcess::ExitStatus status)
{
    if (status == QProcess::CrashExit)
        Q_EMIT ended(QStringLiteral("The command \"%1\" was ended by a signal, or crashed.").arg(m_name));
    else if (exitCode != 0)
        Q_EMIT ended(QStringLiteral("The command \"%1\" ended with %2.").arg(m_name, QString::number(exitCode)));
    else
        Q_EMIT ended({});
}

} // namespace cli
