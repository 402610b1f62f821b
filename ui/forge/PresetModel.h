#pragma once

#include "workbench/forge/ForgePreset.h"
#include "workbench/forge/ForgeReport.h"

#include <QAbstractTableModel>
#include <QHash>

namespace ui {

/// The catalogue of what can be sent, with the rule and what came of it last.
class PresetModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Title, Section, Last, ColumnCount };

    explicit PresetModel(QObject *parent = nullptr);

    const workbench::ForgePreset &preset(int row) const { return m_presets.at(row); }
    /// What came of it, if it is of a preset.
    void setReport(const workbench::ForgeReport &report);
    /// The peer is another one: nothing is known of it.
    void forget();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<workbench::ForgePreset> m_presets;
    QHash<QString, workbench::ForgeVerdict> m_last;
};

} // namespace ui
