#pragma once

#include "workbench/load/LoadReport.h"

#include <QHostInfo>
#include <QObject>
#include <QThread>
#include <QTimer>

#include <memory>
#include <vector>

namespace workbench {

class LoadWorker;
struct LoadCrowd;

/// A load run: many connections to one WebSocket server, in threads of their own, and what they measure. The run itself does
/// nothing but add up, so it may live in the thread of a window. Used once.
class LoadRun : public QObject
{
    Q_OBJECT

public:
    explicit LoadRun(const LoadOptions &options, QObject *parent = nullptr);
    /// Ends the run without a report, and waits for its threads.
    ~LoadRun() override;

    /// Starts. finished() follows in any case, from the event loop.
    void start();
    /// Ends the run early: connections are closed, and finished() says what there is. What was in flight is no error.
    void stop();

    bool isRunning() const { return m_running; }
    const LoadReport &report() const { return m_report; }

Q_SIGNALS:
    /// The report has grown; four times a second, in a long run once.
    void progressed(const workbench::LoadReport &soFar);
    /// The end, once.
    void finished(const workbench::LoadReport &report);

private:
    struct Place
    {
        std::unique_ptr<QThread> thread;
        LoadWorker *worker = nullptr;
        bool settled = false;
        bool done = false;
        bool sends = false;
    };

    void resolve();
    void resolved(const QHostInfo &host);
    void openAll();
    void addPlace(int index);
    void placeSettled(size_t index);
    void placeDone(size_t index, qint64 from, qint64 to, double processorShare);
    void take(const LoadTally &tally);
    void takeSample(const LoadTally &tally);
    LoadSample &sampleAt(qint64 index);
    void refresh();
    void finish();
    double sinceOrigin(qint64 time) const;

    LoadReport m_report;
    std::shared_ptr<LoadCrowd> m_crowd;
    std::vector<Place> m_places;
    bool m_running = false;
    bool m_begun = false;
    bool m_stopping = false;
    int m_lookup = -1;
    qint64 m_measuringFrom = 0;
    double m_measured = 0;     ///< As the threads say that are done.
    std::vector<int> m_openOf; ///< Connections of each thread.
    Histogram m_latency;
    Histogram m_response;
    Histogram m_lateness;
    Histogram m_handshakes;
    Histogram m_sampleLatency; ///< Of the last sample.
    QTimer m_refresh;
};

} // namespace workbench
