#pragma once

#include "workbench/profile/MessageDraft.h"

#include <QAbstractTableModel>

namespace ui {

/// The messages that have a name. Names can be changed in place.
class SavedMessageModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Form, Text, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    const QList<workbench::SavedMessage> &messages() const { return m_messages; }
    void setMessages(const QList<workbench::SavedMessage> &messages);
    /// Puts it at the end; its row.
    int add(const workbench::SavedMessage &message);
    void setDraft(int row, const workbench::MessageDraft &draft);
    void remove(int row);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    /// Somebody changed them here.
    void edited();

private:
    QList<workbench::SavedMessage> m_messages;
};

} // namespace ui
