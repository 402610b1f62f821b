#pragma once

#include "workbench/profile/Environment.h"

#include <QAbstractTableModel>

namespace ui {

/// The variables of an environment as a table to edit, with an empty row at the end for the next one. Values of secret ones are
/// masked unless they are being edited.
class VariableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Value, Secret, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setVariables(const QList<workbench::Variable> &variables);
    /// Those with a name.
    QList<workbench::Variable> variables() const;
    /// A sentence on what is wrong with them; empty if nothing is.
    QString problem() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool removeRows(int row, int count, const QModelIndex &parent = {}) override;

Q_SIGNALS:
    void edited();

private:
    QVariant text(const QModelIndex &index, bool editing) const;

    QList<workbench::Variable> m_variables;
};

} // namespace ui
