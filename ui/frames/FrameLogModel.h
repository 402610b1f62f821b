#pragma once

#include "workbench/log/FrameTrail.h"
#include "workbench/log/LogStore.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <deque>
#include <list>
#include <optional>
#include <vector>

namespace ui {

class LogModel;

/// The frames of the entries that a LogModel shows, one a row. Knows of each entry only where its frames are; those on screen are
/// read when they are asked for: in a thread, if that takes long; "…" stands there meanwhile. While it isn't active it has no
/// rows and costs nothing.
class FrameLogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Number,
        Time,
        Delta,
        Direction,
        Peer,
        Opcode,
        Fin,
        Reserved,
        Length,
        Inflated,
        MaskKey,
        Header,
        ColumnCount
    };

    explicit FrameLogModel(LogModel *log, QObject *parent = nullptr);

    void setActive(bool active);
    bool isActive() const { return m_active; }
    /// Whether all entries were looked at.
    bool isComplete() const;

    struct Place
    {
        qint64 number = -1; ///< Of the entry in the store.
        qint64 frame = 0;   ///< Which of its frames.
    };
    Place place(int row) const;
    /// The row of an entry's first frame; -1 if it has none.
    int rowOf(qint64 number) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Entry
    {
        qint64 number;
        qint64 firstRow; ///< Counted from the first row there ever was.
    };
    /// An entry of which frames are read.
    struct Reading
    {
        qint64 number = -1;
        workbench::LogEntry entry; ///< Without a payload.
        QByteArray coded;
        bool isPending = false;                   ///< They are read in a thread.
        std::vector<workbench::FrameTrail> marks; ///< Where every so many frames begin.
        std::optional<workbench::FrameTrail> trail;
        qint64 next = 0;
        workbench::LoggedFrame frame; ///< The one before that.
    };

    void take();
    void dropEntries();
    void startOver();
    const Reading *read(int row) const;
    Reading &readingOf(qint64 number) const;
    void forgetOldest() const;
    void readPending();
    void takeRead(qint64 number, const QByteArray &coded);
    QString text(int row, int column) const;
    QString unreadText(int row, int column) const;
    std::optional<qint64> timeOf(int row) const;

    LogModel *m_log;
    QTimer m_timer;
    bool m_active = false;
    int m_taken = 0; ///< Rows of the log that were looked at.
    std::deque<Entry> m_entries;
    qint64 m_begin = 0; ///< The first row's number; and the one behind the last.
    qint64 m_end = 0;
    mutable std::list<Reading> m_readings; ///< What was asked for last comes first.
    mutable qint64 m_readingsSize = 0;     ///< In bytes.
    mutable QTimer m_readTimer;
    bool m_isReading = false;
};

} // namespace ui
