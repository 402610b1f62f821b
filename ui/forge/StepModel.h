#pragma once

#include "workbench/forge/ForgeSequence.h"

#include <QAbstractListModel>

namespace ui {

/// The steps of a sequence, one a row.
class StepModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    const QList<workbench::ForgeStep> &steps() const { return m_steps; }
    void setSteps(const QList<workbench::ForgeStep> &steps);
    void setStep(int row, const workbench::ForgeStep &step);
    void insert(int row, const QList<workbench::ForgeStep> &steps);
    void remove(int row);
    /// One up (-1) or down (1); whether there was room to.
    bool move(int row, int by);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QList<workbench::ForgeStep> m_steps;
};

} // namespace ui
