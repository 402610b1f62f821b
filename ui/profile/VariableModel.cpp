#include "ui/profile/VariableModel.h"

#include <QSet>

namespace ui {

using workbench::Variable;

void VariableModel::setVariables(const QList<Variable> &variables)
{
    beginResetModel();
    m_variables = variables;
    endResetModel();
}

QList<Variable> VariableModel::variables() const
{
    QList<Variable> named;
    for (const Variable &variable : m_variables) {
        if (!variable.name.isEmpty() || !variable.value.isEmpty())
            named += variable;
    }
    return named;
}

QString VariableModel::problem() const
{
    QSet<QString> names;
    for (const Variable &variable : variables()) {
        if (variable.name.isEmpty())
            return tr("A variable has a value and no name.");
        if (variable.name.startsWith(u'$') || variable.name.contains(u'{') || variable.name.contains(u'}'))
            return tr("A name can't begin with $ or have braces in it: %1.").arg(variable.name);
        if (names.contains(variable.name))
            return tr("There are two variables %1.").arg(variable.name);
        names.insert(variable.name);
    }
    return {};
}

int VariableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_variables.size()) + 1;
}

int VariableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant VariableModel::text(const QModelIndex &index, bool editing) const
{
    if (index.row() >= m_variables.size())
        return index.column() == Name && !editing ? tr("new variable") : QVariant();
    const Variable &variable = m_variables.at(index.row());
    if (index.column() == Name)
        return variable.name;
    const bool masked = variable.secret && !editing && !variable.value.isEmpty();
    return index.column() == Value ? QVariant(masked ? QString(8, u'•') : variable.value) : QVariant();
}

QVariant VariableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const bool spare = index.row() >= m_variables.size();
    switch (role) {
    case Qt::DisplayRole:
        return text(index, false);
    case Qt::EditRole:
        return text(index, true);
    case Qt::CheckStateRole:
        if (index.column() == Secret && !spare)
            return m_variables.at(index.row()).secret ? Qt::Checked : Qt::Unchecked;
        return {};
    case Qt::ForegroundRole:
        return {};
    case Qt::ToolTipRole:
        return index.column() == Secret ? tr("Masked in the window, and never in a file that is shared") : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == Secret && !spare
                   ? (m_variables.at(index.row()).secret ? tr("secret") : tr("not secret"))
                   : text(index, false);
    default:
        return {};
    }
}

bool VariableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || (role != Qt::EditRole && role != Qt::CheckStateRole))
        return false;
    if (index.row() >= m_variables.size()) {
        if (value.toString().isEmpty() || index.column() == Secret)
            return false;
        beginInsertRows({}, static_cast<int>(m_variables.size()), static_cast<int>(m_variables.size()));
        m_variables += Variable();
        endInsertRows();
    }
    Variable &variable = m_variables[index.row()];
    if (index.column() == Name)
        variable.name = value.toString().trimmed();
    else if (index.column() == Value)
        variable.value = value.toString();
    else
        variable.secret = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
    Q_EMIT edited();
    return true;
}

Qt::ItemFlags VariableModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return usual;
    if (index.column() != Secret)
        return usual | Qt::ItemIsEditable;
    return index.row() < m_variables.size() ? usual | Qt::ItemIsUserCheckable : usual;
}

QVariant VariableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Value:
        return tr("Value");
    default:
        return tr("Secret");
    }
}

bool VariableModel::removeRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || row < 0 || count < 1 || row + count > m_variables.size())
        return false;
    beginRemoveRows({}, row, row + count - 1);
    m_variables.remove(row, count);
    endRemoveRows();
    Q_EMIT edited();
    return true;
}

} // namespace ui
