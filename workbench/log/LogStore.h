#pragma once

#include "workbench/log/LogSink.h"

#include <QList>
#include <QObject>

#include <deque>
#include <mutex>

namespace workbench {

/// The log of one session: written by its thread, read by anyone. Entries are known by their number, which counts from 0
/// and never changes. Past a memory budget the oldest are dropped, and counted: never silently.
class LogStore : public QObject, public LogSink
{
    Q_OBJECT

public:
    static constexpr qint64 defaultBudget = qint64{256} * 1024 * 1024;

    /// @p budget: bytes held at most, payloads and entries together.
    explicit LogStore(qint64 budget = defaultBudget, QObject *parent = nullptr);

    void append(const LogEntry &entry) override;
    /// Forgets all; numbers go on.
    void clear();

    /// The numbers held now: from begin() up to, not including, end().
    struct Range
    {
        qint64 begin = 0;
        qint64 end = 0;
        bool operator==(const Range &) const = default;
    };
    /// Says which entries there are, and asks for the next changed().
    Range acknowledge();
    Range range() const;
    /// How many entries were dropped for the budget.
    qint64 dropped() const;

    /// What was written since the beginning or the last clear(), dropped or not.
    struct Totals
    {
        qint64 messagesSent = 0;
        qint64 bytesSent = 0; ///< Payloads of messages.
        qint64 messagesReceived = 0;
        qint64 bytesReceived = 0;
        bool operator==(const Totals &) const = default;
    };
    Totals totals() const;

    /// The entries of @p range that are still held. Only its oldest can be missing, so the last one's number is always
    /// the smaller end minus one.
    QList<LogEntry> entries(Range range) const;

Q_SIGNALS:
    /// There is something new. Emitted in the writer's thread, once; then not again until acknowledge(), so a reader that
    /// draws at frame rate is told at frame rate.
    void changed();

private:
    Range rangeLocked() const;
    void count(const LogEntry &entry);
    static qint64 cost(const LogEntry &entry);

    mutable std::mutex m_mutex;
    const qint64 m_budget;
    std::deque<LogEntry> m_entries;
    qint64 m_first = 0;
    qint64 m_held = 0;
    qint64 m_dropped = 0;
    Totals m_totals;
    bool m_announced = false;
};

} // namespace workbench
