#pragma once

#include "workbench/relay/RelayMessage.h"

#include <QAbstractTableModel>

namespace ui {

/// The messages that a relay holds, oldest first.
class HeldModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Peer, Direction, Type, Size, Preview, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setHeld(const QList<workbench::HeldMessage> &held);
    const workbench::HeldMessage &at(int row) const { return m_held.at(row); }
    /// -1: it isn't held any more.
    int rowOf(quint64 id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<workbench::HeldMessage> m_held;
};

} // namespace ui
