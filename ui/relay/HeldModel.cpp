#include "ui/relay/HeldModel.h"

#include "ui/log/EntryText.h"
#include "ui/relay/RelayText.h"

#include <algorithm>

namespace ui {

using workbench::HeldMessage;

namespace {

constexpr qsizetype previewSize = 200;

QString previewOf(const wslib::Message &message)
{
    const QByteArray start = message.payload.first(qMin(previewSize, message.payload.size()));
    return message.isText() ? QString::fromUtf8(start).simplified()
                            : QString::fromLatin1(start.first(qMin<qsizetype>(start.size(), 32)).toHex(' '));
}

} // namespace

// New ones come at the end, and others go anywhere: so a row that stays keeps its selection. Both lists are in the order of
// their numbers; what goes, goes by stretches, from the end, so that thousands that are released at once cost no more than that.
void HeldModel::setHeld(const QList<HeldMessage> &held)
{
    const auto stays = [&held](const HeldMessage &one) {
        return std::binary_search(held.begin(), held.end(), one,
                                  [](const HeldMessage &a, const HeldMessage &b) { return a.id < b.id; });
    };
    for (qsizetype last = m_held.size() - 1; last >= 0; --last) {
        if (stays(m_held.at(last)))
            continue;
        qsizetype first = last;
        while (first > 0 && !stays(m_held.at(first - 1)))
            --first;
        beginRemoveRows({}, static_cast<int>(first), static_cast<int>(last));
        m_held.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
    if (held.size() == m_held.size())
        return;
    // Two threads may have put theirs in another order than they were numbered.
    for (const HeldMessage &message : held) {
        if (rowOf(message.id) >= 0)
            continue;
        const auto place = std::lower_bound(m_held.begin(), m_held.end(), message.id,
                                            [](const HeldMessage &one, quint64 id) { return one.id < id; });
        const int row = static_cast<int>(place - m_held.begin());
        beginInsertRows({}, row, row);
        m_held.insert(row, message);
        endInsertRows();
    }
}

int HeldModel::rowOf(quint64 id) const
{
    const auto found = std::lower_bound(m_held.begin(), m_held.end(), id,
                                        [](const HeldMessage &message, quint64 wanted) { return message.id < wanted; });
    return found != m_held.end() && found->id == id ? static_cast<int>(found - m_held.begin()) : -1;
}

int HeldModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_held.size());
}

int HeldModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HeldModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    const HeldMessage &held = m_held.at(index.row());
    switch (index.column()) {
    case Peer:
        return held.peer;
    case Direction:
        return RelayText::direction(held.direction);
    case Type:
        return held.message.isText() ? tr("Text") : tr("Binary");
    case Size:
        return EntryText::size(held.message.payload.size());
    default:
        return previewOf(held.message);
    }
}

QVariant HeldModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue<Qt::Alignment>(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Peer:
        return tr("Peer");
    case Direction:
        return tr("Goes");
    case Type:
        return tr("Type");
    case Size:
        return tr("Size");
    default:
        return tr("Message");
    }
}

} // namespace ui
