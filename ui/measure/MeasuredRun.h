#pragma once

#include "ui/measure/StallProbe.h"

#include <QElapsedTimer>
#include <QJsonObject>

#include <optional>

namespace ui {

class ClientTab;

/// Connects a client tab, and when its peer has closed and all that came is in the log, says how the window fared: how
/// `windsock --connect URL --report FILE` is measured from outside.
class MeasuredRun : public QObject
{
    Q_OBJECT

public:
    explicit MeasuredRun(ClientTab *client, QObject *parent = nullptr);

    void start();

    /// `received`, `shown`, `hidden`, `dropped`: messages that came, entries of the log with and without a row, and dropped for
    /// the budget; `longestStallMs`, `p99FrameMs`: how long the event loop was busy at a time; `peakRssKiB`: the most memory
    /// the process had (0 where the system doesn't tell); `seconds`: from connecting to the end.
    QJsonObject report() const;

Q_SIGNALS:
    /// The connection has ended and nothing waits for the view any more. @p wasOpen: it had been open.
    void finished(bool wasOpen);

private:
    void follow();
    void finishIfDrained();

    ClientTab *m_client;
    StallProbe m_probe;
    QElapsedTimer m_clock;
    std::optional<qint64> m_endedMs;
    bool m_wasOpen = false;
    bool m_finished = false;
};

} // namespace ui
