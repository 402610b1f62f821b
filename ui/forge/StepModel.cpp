#include "ui/forge/StepModel.h"

#include "ui/detail/PhraseText.h"
#include "workbench/forge/ForgeText.h"

#include <QLocale>

namespace ui {

using workbench::ForgeStep;

void StepModel::setSteps(const QList<ForgeStep> &steps)
{
    beginResetModel();
    m_steps = steps;
    endResetModel();
}

void StepModel::setStep(int row, const ForgeStep &step)
{
    m_steps[row] = step;
    Q_EMIT dataChanged(index(row), index(row));
}

void StepModel::insert(int row, const QList<ForgeStep> &steps)
{
    if (steps.isEmpty())
        return;
    beginInsertRows({}, row, row + static_cast<int>(steps.size()) - 1);
    for (qsizetype i = 0; i < steps.size(); ++i)
        m_steps.insert(row + i, steps.at(i));
    endInsertRows();
}

void StepModel::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_steps.removeAt(row);
    endRemoveRows();
}

bool StepModel::move(int row, int by)
{
    const int to = row + by;
    if (row < 0 || row >= rowCount() || to < 0 || to >= rowCount())
        return false;
    beginMoveRows({}, row, row, {}, by > 0 ? to + 1 : to);
    m_steps.move(row, to);
    endMoveRows();
    return true;
}

int StepModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_steps.size());
}

QVariant StepModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const ForgeStep &step = m_steps.at(index.row());
    const QString what = said(workbench::stepText(step));
    return step.repeat == 1 ? what : tr("%1 times: %2").arg(QLocale().toString(step.repeat), what);
}

} // namespace ui
