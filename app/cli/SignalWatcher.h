#pragma once

#include <QObject>

namespace cli {

/// Turns SIGINT and SIGTERM (on Windows: Ctrl-C and closing the console) into a Qt signal. One a program. The second
/// ends the program at once, should the first have led nowhere. SIGHUP does so too if it is asked for.
class SignalWatcher : public QObject
{
    Q_OBJECT

public:
    explicit SignalWatcher(QObject *parent = nullptr);

    /// From now on SIGHUP is hungUp(). If it came because the terminal went away, it is interrupted() all the same; and who
    /// started us with SIGHUP ignored, as nohup does, has it so. Not on Windows.
    void takeHangUps();

Q_SIGNALS:
    void interrupted();
    void hungUp();

#ifndef Q_OS_WIN
private:
    void watchSocket(qintptr descriptor);
    void announce(char number);

    bool m_hadTerminal = false;
#endif
};

} // namespace cli
