#pragma once

#include "ui/log/LogCells.h"
#include "ui/log/LogRows.h"
#include "workbench/decode/HandshakeFacts.h"
#include "workbench/log/LogFilter.h"
#include "workbench/log/LogSearch.h"
#include "workbench/log/LogStore.h"

#include <QAbstractTableModel>
#include <QSet>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace ui {

class LogMarks;

/// A LogStore as a table, oldest first. It holds no entry, only the numbers of those it shows, and follows the store at frame
/// rate: what comes between two frames is one insertion. Payloads are searched in a thread of Qt's pool.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int Mark = LogCells::Mark;
    static constexpr int Number = LogCells::Number;
    static constexpr int Time = LogCells::Time;
    static constexpr int Delta = LogCells::Delta;
    static constexpr int Direction = LogCells::Direction;
    static constexpr int Peer = LogCells::Peer;
    static constexpr int Kind = LogCells::Kind;
    static constexpr int Size = LogCells::Size;
    static constexpr int Preview = LogCells::Preview;
    static constexpr int ColumnCount = LogCells::ColumnCount;

    explicit LogModel(std::shared_ptr<workbench::LogStore> store, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// The entry behind a row, with all of its payload, unless it was dropped a moment ago.
    std::optional<workbench::LogEntry> entry(int row) const;
    /// The handshake that the connection of a row began with, as far as the log still has it.
    workbench::HandshakeHeads handshake(int row) const;
    /// The number in the store of the entry behind a row.
    qint64 number(int row) const { return m_rows.number(row); }
    /// Where the entry of that number is, or would be if it were shown.
    int rowOf(qint64 number) const { return m_rows.rowOf(number); }
    /// The row of the entry of that number; -1 if it has none.
    int shownRow(qint64 number) const;
    /// Numbers, times and directions of all rows.
    const LogRows &rows() const { return m_rows; }
    const std::shared_ptr<workbench::LogStore> &store() const { return m_store; }
    LogMarks *marks() const { return m_marks; }

    /// What the column Time says; the time of day at first.
    void setTimeForm(TimeForm form);
    TimeForm timeForm() const { return m_timeForm; }
    /// The entry that TimeForm::SinceSelected counts from, by its number; -1 for none.
    void setTimeReference(qint64 number);

    /// Only what @p filter wants has rows. Its rows come progressively: see isFiltering().
    void setFilter(const workbench::LogFilter &filter);
    const workbench::LogFilter &filter() const { return m_filter; }
    /// The filter, and what else decides whether an entry has a row.
    workbench::LogFilter effectiveFilter() const;
    /// Whether pings and pongs have rows, unless the filter asks for them by their kind. Not at first.
    void setPingsShown(bool shown);
    bool arePingsShown() const { return m_pingsShown; }
    /// Only what belongs to these peers has rows; with none of them named, all has.
    void setPeersWanted(const QSet<quint32> &peers);
    /// While paused no rows come, but for another filter on what had been looked at; what is captured meanwhile waits.
    void setPaused(bool paused);
    bool isPaused() const { return m_paused; }

    /// How many entries have no row, though they are held and were looked at.
    qint64 hidden() const { return m_seen.end - m_seen.begin - rowCount(); }
    /// How many are held and weren't looked at yet, since there was no time, or for a pause.
    qint64 waiting() const { return m_end - m_seen.end; }
    /// Whether the store has more than was looked at, as of now.
    bool isBehind() const { return m_store->range().end > m_seen.end; }
    /// Whether it is still looking through what there was when the filter was set.
    bool isFiltering() const { return m_seen.end < m_filterUntil; }
    /// How much of that was looked through: 0 to 100.
    int filteringPercent() const;
    /// What of the store was looked at, and has rows where it is wanted.
    workbench::LogStore::Range seen() const { return m_seen; }
    qint64 dropped() const { return m_store->dropped(); }
    workbench::LogStore::Totals totals() const { return m_store->totals(); }

    /// Forgets all, in the store too.
    void clear();

Q_SIGNALS:
    /// The model has taken over what was new: counts may differ.
    void drained();
    /// What decides whether an entry has a row is another; all rows are made anew.
    void filterChanged();

private:
    void scheduleDrain();
    void drain();
    void dropBefore(qint64 number);
    void takeNew();
    void takeAtOnce();
    void search();
    qint64 limit() const { return m_paused ? m_pausedAt : m_end; }
    void addRows(const std::vector<workbench::LogSearch::Hit> &hits);
    void startOver();
    const LogCells::Row *cellRow(int row) const;
    std::optional<qint64> timeSince(const workbench::LogEntry &entry, qint64 number) const;
    void timesChanged();

    std::shared_ptr<workbench::LogStore> m_store;
    LogMarks *m_marks;
    LogCells m_cells;
    LogRows m_rows;
    workbench::LogStore::Range m_seen; ///< What of the store the rows are made from.
    qint64 m_end = 0;                  ///< Of what the store holds.
    qint64 m_filterUntil = 0;
    bool m_pingsShown = false;
    bool m_paused = false;
    qint64 m_pausedAt = 0;
    QSet<quint32> m_peersWanted;
    workbench::LogFilter m_filter;
    std::unique_ptr<workbench::LogMatcher> m_matcher;
    std::unique_ptr<workbench::LogSearch> m_search; ///< While one runs: it looks at what comes behind m_seen.
    QTimer m_drainTimer;
    TimeForm m_timeForm = TimeForm::Clock;
    std::optional<qint64> m_referenceNs;
    mutable qint64 m_cachedNumber = -1; ///< A row is painted cell by cell; it is fetched once.
    mutable std::optional<LogCells::Row> m_cached;
};

} // namespace ui
