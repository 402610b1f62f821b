#pragma once

#include "workbench/decode/HandshakeFacts.h"
#include "workbench/log/LogFilter.h"
#include "workbench/log/LogSearch.h"
#include "workbench/log/LogStore.h"

#include <QAbstractTableModel>
#include <QFont>
#include <QHash>
#include <QIcon>
#include <QSet>
#include <QTimer>

#include <deque>
#include <memory>
#include <optional>

namespace ui {

/// A LogStore as a table, oldest first. It holds no entry, only the numbers of those it shows, and follows the store at frame
/// rate: what comes between two frames is one insertion. Payloads are searched in a thread of Qt's pool.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Delta, Direction, Peer, Kind, Size, Preview, ColumnCount };

    explicit LogModel(std::shared_ptr<workbench::LogStore> store, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// The entry behind a row, unless it was dropped a moment ago.
    std::optional<workbench::LogEntry> entry(int row) const;
    /// The handshake that the connection of a row began with, as far as the log still has it.
    workbench::HandshakeHeads handshake(int row) const;
    /// The number in the store of the entry behind a row.
    qint64 number(int row) const { return m_rows[static_cast<size_t>(row)].number; }
    /// Where the entry of that number is, or would be if it were shown.
    int rowOf(qint64 number) const;

    /// Only what @p filter wants has rows. Its rows come progressively: see isFiltering().
    void setFilter(const workbench::LogFilter &filter);
    const workbench::LogFilter &filter() const { return m_filter; }
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
    qint64 dropped() const { return m_store->dropped(); }
    workbench::LogStore::Totals totals() const { return m_store->totals(); }

    /// Forgets all, in the store too.
    void clear();

Q_SIGNALS:
    /// The model has taken over what was new: counts may differ.
    void drained();

private:
    struct Row
    {
        qint64 number;
        qint64 monotonicNs; ///< Kept here because the next row's Δ asks for it at every paint.
    };

    void scheduleDrain();
    void drain();
    void dropBefore(qint64 number);
    void takeNew();
    void takeAtOnce();
    void search();
    qint64 limit() const { return m_paused ? m_pausedAt : m_end; }
    void addRows(const std::deque<Row> &rows);
    void startOver();
    workbench::LogFilter effectiveFilter() const;
    QString text(const workbench::LogEntry &entry, int row, int column) const;
    QVariant color(const workbench::LogEntry &entry, int column) const;
    QVariant font(const workbench::LogEntry &entry, int column) const;

    std::shared_ptr<workbench::LogStore> m_store;
    std::deque<Row> m_rows;
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
    QFont m_boldFont;
    QHash<workbench::LogEntry::Kind, QIcon> m_icons;
    mutable qint64 m_cachedNumber = -1; ///< A row is painted cell by cell; it is fetched once.
    mutable std::optional<workbench::LogEntry> m_cached;
};

} // namespace ui
