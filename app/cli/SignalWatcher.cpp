#include "SignalWatcher.h"

#include <QSocketNotifier>

#ifdef Q_OS_WIN
#include <QCoreApplication>
#include <windows.h>
#else
#include <csignal>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace cli {

#ifdef Q_OS_WIN

namespace {

SignalWatcher *watcher = nullptr; // the console's handler has no argument of ours

BOOL WINAPI consoleHandler(DWORD)
{
    if (watcher == nullptr)
        return FALSE;
    QMetaObject::invokeMethod(watcher, &SignalWatcher::interrupted, Qt::QueuedConnection);
    watcher = nullptr;
    return TRUE;
}

} // namespace

SignalWatcher::SignalWatcher(QObject *parent)
    : QObject(parent)
{
    watcher = this;
    SetConsoleCtrlHandler(consoleHandler, TRUE);
}

void SignalWatcher::takeHangUps() {}

#else

namespace {

int signalSocket = -1; // a signal handler has no argument of ours

void signalHandler(int number)
{
    const char byte = static_cast<char>(number);
    [[maybe_unused]] const ssize_t written = ::write(signalSocket, &byte, 1);
    std::signal(number, number == SIGHUP ? signalHandler : SIG_DFL);
}

bool hasTerminal()
{
    const int terminal = ::open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (terminal < 0)
        return false;
    ::close(terminal);
    return true;
}

} // namespace

SignalWatcher::SignalWatcher(QObject *parent)
    : QObject(parent)
{
    int pair[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
        return; // the signals then end the program in their own way
    signalSocket = pair[0];
    watchSocket(pair[1]);
    std::signal(SIGINT, signalHandler);
    std::signal(SIGTERM, signalHandler);
}

void SignalWatcher::watchSocket(qintptr descriptor)
{
    auto *notifier = new QSocketNotifier(descriptor, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, notifier](QSocketDescriptor socket) {
        char byte = 0;
        if (::read(socket, &byte, 1) < 1)
            notifier->setEnabled(false);
        else
            announce(byte);
    });
}

void SignalWatcher::announce(char number)
{
    if (number == SIGHUP && (!m_hadTerminal || hasTerminal()))
        Q_EMIT hungUp();
    else
        Q_EMIT interrupted();
}

void SignalWatcher::takeHangUps()
{
    m_hadTerminal = hasTerminal();
    if (std::signal(SIGHUP, signalHandler) == SIG_IGN)
        std::signal(SIGHUP, SIG_IGN);
}

#endif

} // namespace cli
