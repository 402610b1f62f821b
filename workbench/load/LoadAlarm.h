#pragma once

#include <QObject>
#include <QTimer>

#include <memory>

class QSocketNotifier;

namespace workbench {

/// Nanoseconds of the steady clock, which the threads of a load run share.
qint64 steadyNow();

/// A timer for a given instant. On Linux by timerfd, whose hits are within some 50 µs: Qt's timers count milliseconds, and
/// what a generator is late would be told as the server's latency. Elsewhere it is a precise QTimer.
class LoadAlarm : public QObject
{
    Q_OBJECT

public:
    explicit LoadAlarm(QObject *parent = nullptr);
    ~LoadAlarm() override;

    /// Rings once, at @p time of steadyNow() or, if that has passed, soon; replaces what was set before.
    void set(qint64 time);
    void cancel();

Q_SIGNALS:
    void rang();

private:
    int m_descriptor = -1;
    QTimer m_timer;
};

} // namespace workbench
