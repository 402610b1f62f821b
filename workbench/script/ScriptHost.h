#pragma once

#include "workbench/script/ScriptMail.h"
#include "workbench/script/ScriptReport.h"

#include <QHash>
#include <QObject>
#include <QThread>
#include <QTimer>

#include <memory>
#include <mutex>

class QJSEngine;

namespace workbench {

class ScriptCourier;
class ScriptRuntime;

/// What keeps a script from hurting the rest.
struct ScriptLimits
{
    /// How long a call into the script may take; then it is interrupted.
    std::chrono::milliseconds callTime{2'000};
    /// How much resident memory the process may gain in a call; then it is interrupted. Looked at now and then: what a single
    /// built-in function takes at once isn't caught.
    qint64 callMemory = qint64{512} * 1024 * 1024;
    /// The largest message a script may send, in bytes.
    qint64 messageSize = qint64{64} * 1024 * 1024;
};

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

    /// @name For the handlers; from any thread
    /// @{
    void post(ScriptEvent &&event);
    quint32 newPeerId() { return m_lastPeer.fetch_add(1) + 1; }
    std::shared_ptr<ScriptCourier> courierOfThisThread();
    /// Whether the script has a word in handshakes: checkOrigin() or selectSubprotocol().
    bool decidesHandshakes() const { return m_checksOrigins || m_selectsSubprotocols; }
    bool checksOrigins() const { return m_checksOrigins; }
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
    void watch();
    void interrupt(const QString &why);
    /// @name For ScriptRuntime: @p engine runs from now on, or nothing does. Why it was interrupted before, if it was.
    /// @{
    QString beat(QJSEngine *engine);
    QString rest() { return beat(nullptr); }
    /// @}
    /// In our own thread.
    void announce(const std::function<void()> &emission)
    {
        QMetaObject::invokeMethod(this, emission, Qt::QueuedConnection);
    }

    const ScriptLimits m_limits;
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

    std::mutex m_callMutex;         ///< Over what follows, and the engine's being interrupted.
    QJSEngine *m_running = nullptr; ///< The engine that runs at the moment.
    std::chrono::steady_clock::time_point m_beat;
    qint64 m_memoryAtBeat = -1;
    QString m_interruption; ///< Why the call was interrupted, if it was.
    bool m_stopping = false;

    std::atomic<quint32> m_lastPeer = 0;
    std::atomic<bool> m_checksOrigins = false;
    std::atomic<bool> m_selectsSubprotocols = false;
    QTimer m_watch;
};

} // namespace workbench
