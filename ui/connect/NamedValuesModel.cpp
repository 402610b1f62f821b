#include "ui/connect/NamedValuesModel.h"

#include "ui/theme/Icons.h"

#include <utility>

namespace ui {

using workbench::NamedValue;
using workbench::NamedValues;

namespace {

bool isEmpty(const NamedValue &row)
{
    return row.name.isEmpty() && row.value.isEmpty();
}

} // namespace

// ---- The values -----------------------------------------------------------------------------------------------------

NamedValues NamedValuesModel::values() const
{
    NamedValues values;
    for (const NamedValue &row : m_rows) {
        if (!isEmpty(row))
            values += row;
    }
    return values;
}

int NamedValuesModel::enabledCount() const
{
    int count = 0;
    for (const NamedValue &row : m_rows)
        count += row.enabled && !isEmpty(row) ? 1 : 0;
    return count;
}

QString NamedValuesModel::problem() const
{
    for (const NamedValue &row : m_rows) {
        if (const QString why = problemOf(row); !why.isEmpty())
            return why;
    }
    return {};
}

QString NamedValuesModel::problemOf(const NamedValue &row) const
{
    return m_check && row.enabled && !isEmpty(row) ? m_check(row) : QString();
}

// Row by row where that is possible, so that an editor or a selection stays where it is.
void NamedValuesModel::setValues(const NamedValues &values)
{
    if (values == this->values())
        return;
    if (values.size() != m_rows.size()) {
        beginResetModel();
        m_rows = values;
        endResetModel();
        return;
    }
    for (int row = 0; row < values.size(); ++row) {
        if (std::exchange(m_rows[row], values.at(row)) != values.at(row))
            Q_EMIT dataChanged(index(row, Name), index(row, Remove));
    }
}

void NamedValuesModel::setCheck(Check check)
{
    m_check = std::move(check);
}

void NamedValuesModel::insert(int row, const NamedValues &values)
{
    if (values.isEmpty())
        return;
    const int at = qBound(0, row, static_cast<int>(m_rows.size()));
    beginInsertRows({}, at, at + static_cast<int>(values.size()) - 1);
    for (int i = 0; i < values.size(); ++i)
        m_rows.insert(at + i, values.at(i));
    endInsertRows();
    Q_EMIT edited();
}

void NamedValuesModel::toggle(int row)
{
    if (!isRow(row))
        return;
    m_rows[row].enabled = !m_rows.at(row).enabled;
    Q_EMIT dataChanged(index(row, Name), index(row, Remove));
    Q_EMIT edited();
}

void NamedValuesModel::removeEmptyRows()
{
    for (int row = static_cast<int>(m_rows.size()) - 1; row >= 0; --row) {
        if (isEmpty(m_rows.at(row)))
            removeRows(row, 1);
    }
}

// ---- As a model -----------------------------------------------------------------------------------------------------

int NamedValuesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size()) + 1;
}

int NamedValuesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant NamedValuesModel::textOf(const NamedValue &row, int column) const
{
    if (column == Remove)
        return {};
    return column == Name ? row.name : row.value;
}

QVariant NamedValuesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const NamedValue row = m_rows.value(index.row());
    if (!isRow(index.row()) && (role == Qt::CheckStateRole || role == Qt::DecorationRole || role == Qt::ToolTipRole))
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return textOf(row, index.column());
    case Qt::CheckStateRole:
        return index.column() == Name ? QVariant(row.enabled ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::DecorationRole:
        return index.column() == Remove ? QVariant(icon(QStringLiteral("close"), IconTone::Muted)) : QVariant();
    case Qt::ToolTipRole:
        if (index.column() == Remove)
            return tr("Remove this row (Del)");
        return problemOf(row).isEmpty() ? textOf(row, index.column()) : QVariant(problemOf(row));
    case Qt::AccessibleTextRole:
        return index.column() == Remove ? QVariant(tr("Remove")) : textOf(row, index.column());
    case EnabledRole:
        return row.enabled;
    case ProblemRole:
        return problemOf(row);
    default:
        return {};
    }
}

QVariant NamedValuesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Value:
        return tr("Value");
    default:
        return {};
    }
}

bool NamedValuesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    if (role == Qt::CheckStateRole && index.column() == Name && isRow(index.row())) {
        if ((value.toInt() == Qt::Checked) != m_rows.at(index.row()).enabled)
            toggle(index.row());
        return true;
    }
    if (role != Qt::EditRole || index.column() == Remove)
        return false;
    const QString text = value.toString();
    if (text == this->data(index, Qt::EditRole).toString())
        return true;
    if (!isRow(index.row())) { // the empty row becomes one of them, and another one comes below
        beginInsertRows({}, index.row() + 1, index.row() + 1);
        m_rows += NamedValue();
        endInsertRows();
    }
    (index.column() == Name ? m_rows[index.row()].name : m_rows[index.row()].value) = text;
    Q_EMIT dataChanged(this->index(index.row(), Name), this->index(index.row(), Remove));
    Q_EMIT edited();
    return true;
}

Qt::ItemFlags NamedValuesModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags common = Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    if (index.column() == Remove)
        return common;
    const bool checkable = index.column() == Name && isRow(index.row());
    return common | Qt::ItemIsSelectable | Qt::ItemIsEditable | (checkable ? Qt::ItemIsUserCheckable : Qt::NoItemFlags);
}

bool NamedValuesModel::removeRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || count < 1 || !isRow(row) || !isRow(row + count - 1))
        return false;
    beginRemoveRows({}, row, row + count - 1);
    m_rows.remove(row, count);
    endRemoveRows();
    Q_EMIT edited();
    return true;
}

} // namespace ui
