#pragma once

#include "workbench/forge/ForgePreset.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace ui {

class PresetModel;

/// The catalogue, to be searched and sent from.
class PresetPage : public QWidget
{
    Q_OBJECT

public:
    explicit PresetPage(QWidget *parent = nullptr);

    PresetModel *model() const { return m_model; }
    void setSendable(bool can);
    /// The chosen one; nullopt if none is.
    std::optional<workbench::ForgePreset> chosen() const;
    void takeFocus();

Q_SIGNALS:
    /// Another one was chosen.
    void chosenChanged();
    void sendRequested(const workbench::ForgePreset &preset);
    /// Its steps are to be put into the sequence that is being written.
    void copyRequested(const workbench::ForgePreset &preset);

private:
    void setUpTable();
    void send();
    void updateButtons();

    PresetModel *m_model;
    QSortFilterProxyModel *m_found;
    QLineEdit *m_search;
    QTableView *m_table;
    QPushButton *m_send;
    QPushButton *m_copy;
    bool m_sendable = false;
};

} // namespace ui
