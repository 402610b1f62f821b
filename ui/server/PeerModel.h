#pragma once

#include "workbench/session/ServerSession.h"

#include <QAbstractTableModel>

namespace ui {

/// The peers of a local server as a table, by their numbers.
class PeerModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Id, Address, Path, Subprotocol, Since, Received, Sent, RoundTrip, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// What there is now; @p peers are sorted by number. Rows that stay are kept, with their selection.
    void setPeers(const QList<workbench::PeerInfo> &peers);
    /// The number of the peer in a row.
    quint32 id(int row) const { return m_peers.at(row).id; }
    /// The numbers of all.
    QList<quint32> ids() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void removeGone(const QList<workbench::PeerInfo> &peers);

    QList<workbench::PeerInfo> m_peers;
};

} // namespace ui
