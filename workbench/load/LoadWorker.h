#pragma once

#include "workbench/load/LoadAlarm.h"
#include "workbench/load/LoadCrowd.h"
#include "workbench/load/LoadMessage.h"
#include "workbench/load/LoadPeer.h"
#include "workbench/load/LoadTally.h"

#include "wslib/net/Client.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace workbench {

/// One thread's part of a load run: its share of the connections, from opening to closing, and what they count. Commands
/// are called in its thread; it ends by itself when the time is over or the messages are used up.
class LoadWorker : public QObject
{
    Q_OBJECT

public:
    /// How often it says what it has counted.
    static constexpr std::chrono::milliseconds tallyInterval{250};

    LoadWorker(std::shared_ptr<LoadCrowd> crowd, int index);
    ~LoadWorker() override;

    /// Opens its connections; settled() follows.
    void open();
    /// Starts to send, with a ramp: goes on, and measures behind the warm-up, which begins at @p time of steadyNow().
    void begin(qint64 time);
    /// Ends the run now; what is in flight is no error.
    void stop();
    /// There is nothing left to wait for: others have sent all that was to be sent.
    void conclude();
    /// Fan-out: the receivers have taken something.
    void wakeSender();

    /// @name For its peers
    /// @{
    LoadCrowd &crowd() { return *m_crowd; }
    const LoadOptions &options() const { return m_crowd->options; }
    wslib::Client &client() { return *m_client; }
    LoadMessage &message() { return *m_message; }
    LoadTally &tally() { return m_tally; }
    /// Between two messages of one sender, in nanoseconds; 0 without a rate.
    double period() const { return m_period; }
    bool maySend() const { return m_sending && m_quota != 0; }
    /// A message of @p bytes was sent at @p now and is in flight.
    void sentOne(qint64 bytes, qint64 now);
    /// @p count messages aren't in flight any more.
    void landed(int count);
    /// Something came at @p now that the run waits for.
    void progressed(qint64 now) { m_lastProgress = now; }
    /// Pumps @p peer at @p time of steadyNow().
    void wake(LoadPeer &peer, qint64 time);
    void peerOpened();
    void peerClosed(bool wasOpen, bool ofOurs);
    void peerSettled(LoadPeer &peer);
    /// @}

Q_SIGNALS:
    /// Every connection has been opened, or couldn't be.
    void settled();
    /// What was counted since the last time; each time is of one phase.
    void counted(const std::shared_ptr<const workbench::LoadTally> &tally);
    /// The end: all is closed. Measured from @p from to @p to, of steadyNow(); 0 if it never came to that. @p processorShare:
    /// how busy the thread was meanwhile, 0 … 1; less than 0 if that isn't known.
    void done(qint64 from, qint64 to, double processorShare);

private:
    struct Wake
    {
        qint64 time = 0;
        LoadPeer *peer = nullptr;
        bool operator<(const Wake &other) const { return time > other.time; } // the earliest is a heap's first
    };

    qint64 openingTime(size_t place) const;
    void openDue();
    void startSender(LoadPeer &peer, qint64 time);
    void startSenders(qint64 time);
    void sendDue();
    void enter(LoadPhase phase);
    void publish();
    void tick();
    void scheduleTick();
    void measure();
    void endOfTime();
    void scheduleCheck();
    void check();
    bool hasLostItsCause() const;
    bool isStalled() const;
    qint64 unfinished() const;
    void stopMeasuring(qint64 now);
    void countUnsent();
    void recordUnsent(qint64 now, qint64 least);
    void finish(bool interrupted);
    void phaseTimeOut();
    void end();

    std::shared_ptr<LoadCrowd> m_crowd;
    int m_index;
    std::optional<LoadMessage> m_message; ///< Made in this thread: it may be large.
    std::unique_ptr<wslib::Client> m_client;
    std::vector<std::unique_ptr<LoadPeer>> m_peers;
    size_t m_nextToOpen = 0;
    int m_opening = 0;
    int m_settled = 0;
    int m_alive = 0;
    int m_open = 0;
    bool m_sending = false;
    bool m_begun = false;
    bool m_concluded = false;
    bool m_checkScheduled = false;
    qint64 m_quota = -1; ///< Messages that are left; -1: any number.
    qint64 m_inFlight = 0;
    double m_period = 0;
    qint64 m_measuredFrom = 0;
    qint64 m_measuredTo = 0;
    qint64 m_processorTime = 0;
    qint64 m_lastProgress = 0;
    qint64 m_lastSent = 0;
    double m_processorShare = -1;
    LoadTally m_tally;
    std::vector<Wake> m_wakes; ///< A heap.
    bool m_pumping = false;
    LoadAlarm m_alarm;
    QTimer m_openTimer;
    QTimer m_tickTimer;
    QTimer m_phaseTimer;
};

} // namespace workbench
