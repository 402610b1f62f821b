#pragma once

#include <QObject>

namespace cli {

/// Turns SIGINT and SIGTERM (on Windows: Ctrl-C and closing the console) into a Qt signal. One a program. The second
/// ends the program at once, should the first have led nowhere.
class SignalWatcher : public QObject
{
    Q_OBJECT

public:
    explicit SignalWatcher(QObject *parent = nullptr);

Q_SIGNALS:
    void interrupted();

#ifndef Q_OS_WIN
private:
    void watchSocket(qintptr descriptor);
#endif
};

} // namespace cli
