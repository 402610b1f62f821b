#include "ui/forge/PresetModel.h"

#include "ui/detail/PhraseText.h"
#include "workbench/forge/ForgeText.h"

namespace ui {

using workbench::ForgePreset;

PresetModel::PresetModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_presets(workbench::forgePresets())
{
}

void PresetModel::setReport(const workbench::ForgeReport &report)
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_presets.at(row).id != report.id)
            continue;
        m_last.insert(report.id, report.verdict);
        Q_EMIT dataChanged(index(row, Last), index(row, Last));
    }
}

void PresetModel::forget()
{
    m_last.clear();
    Q_EMIT dataChanged(index(0, Last), index(rowCount() - 1, Last));
}

int PresetModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_presets.size());
}

int PresetModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PresetModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const ForgePreset &preset = m_presets.at(index.row());
    switch (index.column()) {
    case Title:
        return said(preset.title);
    case Section:
        return preset.section;
    default:
        break;
    }
    const auto last = m_last.constFind(preset.id);
    return last == m_last.constEnd() ? QString() : said(workbench::markText(last->mark));
}

QVariant PresetModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Title:
        return tr("What is sent");
    case Section:
        return tr("Rule");
    default:
        return tr("Last answer");
    }
}

} // namespace ui
