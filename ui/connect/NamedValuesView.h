#pragma once

#include "ui/connect/BulkText.h"

#include <QTableView>

namespace ui {

class NamedValuesDelegate;
class NamedValuesModel;

/// The rows of a NamedValuesModel. Typing edits, Tab goes on to the next cell, Space switches rows on and off, Del removes
/// them; lines that are pasted become rows.
class NamedValuesView : public QTableView
{
    Q_OBJECT

public:
    NamedValuesView(NamedValuesModel *model, BulkText::Kind kind, QWidget *parent = nullptr);

    void setSuggestions(const QStringList &names);

public Q_SLOTS:
    void cut();
    void copy();
    void paste();
    void removeSelected();

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void keyPressEvent(QKeyEvent *event) override;
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;

private:
    QList<int> selectedRows() const;
    void insertLines(const QString &text);
    void toggleSelected();
    void press(const QModelIndex &index);

    NamedValuesModel *m_model;
    NamedValuesDelegate *m_delegate;
    BulkText::Kind m_kind;
};

} // namespace ui
