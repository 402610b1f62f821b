#pragma once

#include "workbench/script/ScriptMail.h"
#include "workbench/script/ScriptReport.h"
#include "workbench/script/ScriptWatch.h"

#include <QHash>
#include <QObject>
#include <QThread>
#include <QTimer>

#include <functional>
#include <memory>
#include <mutex>

namespace workbench {

class ScriptCourier;
class ScriptRuntime;

/// A JavaScript that handles peers (design: handler scripts), on a thread of its own. Made, used and deleted in one thread;
/// post() and what is marked so may be called from any. Handlers keep it alive.
class ScriptHost : public QObject
{
    Q_OBJECT

public:
    explicit ScriptHost(const ScriptLimits &limits = {});
    /// Interrupts the script and ends its thread.
    ~ScriptHost() override;

    /// Runs @p source, which calls itself @p file in reports; replaces the script that ran before, whose peers and `store` stay
    /// (onOpen() isn't called again). loaded() or loadFailed() follows; after a failure the old one goes on.
    void load(const QString &source, const QString &file);

    /// The lines of the console since the last call. Bounded: of a flood, the first of each batch, and how many were left out.
    QList<ScriptReport> takeReports();

    /// Calls @p then, in our thread, when the script has dealt with all that was posted until now and what it said about that
    /// was announced by reported().
    void whenDone(std::function<void()> then);

    /// @name For the handlers; from any thread
    /// @{
    void post(ScriptEvent &&event);
    quint32 newPeerId() { return m_lastPeer.fetch_add(1) + 1; }
    std::shared_ptr<ScriptCourier> courierOfThisThread();
    /// Whether the script has a word in handshakes: checkOrigin() or selectSubprotocol().
    bool decidesHandshakes() const { return m_checksOrigins || m_selectsSubprotocols; }
    bool checksOrigins() const { return m_checksOrigins; }
    /// Whether it has a word in what a relay passes on: onRelay().
    bool relays() const { return m_relays; }
    /// @}

Q_SIGNALS:
    void loaded();
    /// A syntax error, or an exception or interruption while it ran for the first time.
    void loadFailed(const workbench::ScriptReport &error);
    /// There are reports to take. Comes once, until takeReports().
    void reported();

private:
    friend class ScriptRuntime;

    void drain();
    void addReport(const ScriptReport &report);
    void look();
    /// In our own thread.
    void announce(const std::function<void()> &emission)
    {
        QMetaObject::invokeMethod(this, emission, Qt::QueuedConnection);
    }

    const ScriptLimits m_limits;
    ScriptWatch m_watch;
    QThread m_thread;
    ScriptRuntime *m_runtime;

    std::mutex m_eventMutex;
    std::vector<ScriptEvent> m_events;

    std::mutex m_courierMutex;
    QHash<QThread *, std::weak_ptr<ScriptCourier>> m_couriers;

    std::mutex m_reportMutex;
    QList<ScriptReport> m_reports;
    qint64 m_reportsLeftOut = 0;
    bool m_reportsAnnounced = false;

    std::atomic<quint32> m_lastPeer = 0;
    std::atomic<bool> m_checksOrigins = false;
    std::atomic<bool> m_selectsSubprotocols = false;
    std::atomic<bool> m_relays = false;
    QTimer m_looks;
};

} // namespace workbench
