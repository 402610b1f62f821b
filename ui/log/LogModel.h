#pragma once

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

/// A LogStore as a table, oldest first. It holds no entry, only the numbers of those it shows, and follows
/// the store at frame rate: what comes between two frames is one insertion.
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
    /// The number in the store of the entry behind a row.
    qint64 number(int row) const { return m_rows[static_cast<size_t>(row)].number; }
    /// Where the entry of that number is, or would be if it were shown.
    int rowOf(qint64 number) const;

    /// Whether pings and pongs have rows. Not at first.
    void setPingsShown(bool shown);
    bool arePingsShown() const { return m_pingsShown; }
    /// Only what belongs to these peers has rows; with none of them named, all has.
    void setPeersWanted(const QSet<quint32> &peers);
    /// How many entries have no row, though they are held.
    qint64 hidden() const { return m_seen.end - m_seen.begin - rowCount(); }
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
    void take(workbench::LogStore::Range range);
    void startOver();
    bool isShown(const workbench::LogEntry &entry) const;
    QString text(const workbench::LogEntry &entry, int row, int column) const;
    QVariant color(const workbench::LogEntry &entry, int column) const;
    QVariant font(const workbench::LogEntry &entry, int column) const;

    std::shared_ptr<workbench::LogStore> m_store;
    std::deque<Row> m_rows;
    workbench::LogStore::Range m_seen; ///< What of the store the rows are made from.
    bool m_pingsShown = false;
    QSet<quint32> m_peersWanted;
    QTimer m_drainTimer;
    QFont m_boldFont;
    QHash<workbench::LogEntry::Kind, QIcon> m_icons;
    mutable qint64 m_cachedNumber = -1; ///< A row is painted cell by cell; it is fetched once.
    mutable std::optional<workbench::LogEntry> m_cached;
};

} // namespace ui
