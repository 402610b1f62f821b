#pragma once

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QObject>

#include <vector>

namespace ui {

/// How long a thread's event loop keeps others waiting: a timer that should fire every few milliseconds, and how late it does.
class StallProbe : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void start();
    void stop();

    /// The longest time the loop was busy with other things, in milliseconds.
    double longestMs() const;
    /// The time that @p part of all turns stayed within: 0.99 for the 99th percentile.
    double percentileMs(double part) const;

private:
    void timerEvent(QTimerEvent *event) override;

    QBasicTimer m_timer;
    QElapsedTimer m_clock;
    std::vector<float> m_latenessMs;
};

} // namespace ui
