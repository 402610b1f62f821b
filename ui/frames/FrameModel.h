#pragma once

#include "workbench/log/FrameTrail.h"

#include <QAbstractTableModel>

#include <vector>

namespace ui {

/// The frames of one entry.
class FrameModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Number,
        Time,
        Direction,
        Opcode,
        Fin,
        Rsv1,
        Rsv2,
        Rsv3,
        MaskKey,
        Length,
        Inflated,
        Header,
        ColumnCount
    };

    /// No more have rows: who wants to see them all looks at the log's frames.
    static constexpr qint64 most = 100'000;

    using QAbstractTableModel::QAbstractTableModel;

    /// @p trail: LogEntry::frames.
    void setTrail(const QByteArray &trail);
    const workbench::LoggedFrame &frame(int row) const { return m_frames[static_cast<size_t>(row)]; }
    /// Frames that have no row, since there are too many.
    qint64 leftOut() const { return m_leftOut; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(int row, int column) const;

    QByteArray m_trail; ///< What the frames look into.
    std::vector<workbench::LoggedFrame> m_frames;
    qint64 m_leftOut = 0;
};

} // namespace ui
