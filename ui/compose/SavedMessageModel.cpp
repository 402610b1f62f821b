#include "ui/compose/SavedMessageModel.h"

#include "ui/compose/DraftText.h"

namespace ui {

void SavedMessageModel::setMessages(const QList<workbench::SavedMessage> &messages)
{
    beginResetModel();
    m_messages = messages;
    endResetModel();
}

int SavedMessageModel::add(const workbench::SavedMessage &message)
{
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_messages.append(message);
    endInsertRows();
    Q_EMIT edited();
    return row;
}

void SavedMessageModel::setDraft(int row, const workbench::MessageDraft &draft)
{
    m_messages[row].draft = draft;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    Q_EMIT edited();
}

void SavedMessageModel::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_messages.removeAt(row);
    endRemoveRows();
    Q_EMIT edited();
}

int SavedMessageModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_messages.size());
}

int SavedMessageModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SavedMessageModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::EditRole))
        return {};
    const workbench::SavedMessage &message = m_messages.at(index.row());
    if (index.column() == Name)
        return message.name;
    return index.column() == Form ? DraftText::form(message.draft.form) : DraftText::summary(message.draft);
}

bool SavedMessageModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString name = value.toString().trimmed();
    if (!index.isValid() || index.column() != Name || role != Qt::EditRole || name.isEmpty())
        return false;
    m_messages[index.row()].name = name;
    Q_EMIT dataChanged(index, index);
    Q_EMIT edited();
    return true;
}

QVariant SavedMessageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Name") : section == Form ? tr("Form") : tr("Message");
}

Qt::ItemFlags SavedMessageModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    return index.column() == Name ? usual | Qt::ItemIsEditable : usual;
}

} // namespace ui
