#pragma once

#include "workbench/profile/NamedValue.h"

#include <QAbstractTableModel>

#include <functional>

namespace ui {

/// Names and values to be edited: a row each, that can be switched off, and an empty one at the end to type into.
class NamedValuesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Value, Remove, ColumnCount };
    /// Whether the row is switched on, in every column; a sentence on what is wrong with it, or nothing.
    enum Role { EnabledRole = Qt::UserRole, ProblemRole };
    /// A sentence if a row can't be sent.
    using Check = std::function<QString(const workbench::NamedValue &)>;

    using QAbstractTableModel::QAbstractTableModel;

    /// The rows that have a name or a value.
    workbench::NamedValues values() const;
    /// How many of them are switched on.
    int enabledCount() const;
    /// The sentence of the first row that is switched on and can't be sent.
    QString problem() const;

    /// Nothing happens if they are the same; no edited().
    void setValues(const workbench::NamedValues &values);
    void setCheck(Check check);
    /// Puts @p values before row @p row.
    void insert(int row, const workbench::NamedValues &values);
    /// Switches the row on or off; the empty one has nothing to switch.
    void toggle(int row);
    /// Whether @p row is one that can be removed: not the empty one.
    bool isRow(int row) const { return row >= 0 && row < m_rows.size(); }
    /// Rows that were emptied go.
    void removeEmptyRows();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool removeRows(int row, int count, const QModelIndex &parent = {}) override;

Q_SIGNALS:
    /// The values are others, by anything but setValues().
    void edited();

private:
    QString problemOf(const workbench::NamedValue &row) const;
    QVariant textOf(const workbench::NamedValue &row, int column) const;

    workbench::NamedValues m_rows; ///< Without the empty one at the end.
    Check m_check;
};

} // namespace ui
