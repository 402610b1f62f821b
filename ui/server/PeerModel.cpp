#include "ui/server/PeerModel.h"

#include "ui/log/EntryText.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace ui {

using workbench::PeerInfo;

namespace {

QString traffic(qint64 messages, qint64 bytes)
{
    return QStringLiteral("%1 (%2)").arg(QLocale().toString(messages), EntryText::size(bytes));
}

} // namespace

void PeerModel::setPeers(const QList<PeerInfo> &peers)
{
    removeGone(peers);
    // What is left is a beginning of the new list, since numbers only grow.
    const auto kept = m_peers.size();
    std::copy_n(peers.begin(), kept, m_peers.begin());
    if (kept > 0)
        Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(kept) - 1, ColumnCount - 1));
    if (peers.size() > kept) {
        beginInsertRows({}, static_cast<int>(kept), static_cast<int>(peers.size()) - 1);
        m_peers = peers;
        endInsertRows();
    }
}

void PeerModel::removeGone(const QList<PeerInfo> &peers)
{
    for (int row = static_cast<int>(m_peers.size()) - 1; row >= 0; --row) {
        const quint32 id = m_peers.at(row).id;
        const auto found = std::lower_bound(peers.begin(), peers.end(), id,
                                            [](const PeerInfo &peer, quint32 wanted) { return peer.id < wanted; });
        if (found != peers.end() && found->id == id)
            continue;
        beginRemoveRows({}, row, row);
        m_peers.removeAt(row);
        endRemoveRows();
    }
}

QList<quint32> PeerModel::ids() const
{
    QList<quint32> ids;
    for (const PeerInfo &peer : m_peers)
        ids += peer.id;
    return ids;
}

int PeerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_peers.size());
}

int PeerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PeerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    const PeerInfo &peer = m_peers.at(index.row());
    switch (index.column()) {
    case Id:
        return peer.id;
    case Address:
        return peer.client == 0 ? peer.address : tr("%1 (for %2)").arg(peer.address).arg(peer.client);
    case Path:
        return peer.path;
    case Subprotocol:
        return peer.subprotocol.isEmpty() ? QStringLiteral("–") : QString::fromUtf8(peer.subprotocol);
    case Since:
        return QDateTime::fromMSecsSinceEpoch(peer.sinceMs).toString(QStringLiteral("HH:mm:ss"));
    case Received:
        return traffic(peer.messagesReceived, peer.bytesReceived);
    case Sent:
        return traffic(peer.messagesSent, peer.bytesSent);
    default:
        return peer.roundTrip ? EntryText::duration(peer.roundTrip->count()) : QStringLiteral("–");
    }
}

QVariant PeerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue<Qt::Alignment>(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == RoundTrip)
        return tr("Round trip of the last ping");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Id:
        return tr("Peer");
    case Address:
        return tr("Address");
    case Path:
        return tr("Path");
    case Subprotocol:
        return tr("Subprotocol");
    case Since:
        return tr("Since");
    case Received:
        return tr("↓ Received");
    case Sent:
        return tr("↑ Sent");
    case RoundTrip:
        return tr("RTT");
    default:
        return {};
    }
}

} // namespace ui
