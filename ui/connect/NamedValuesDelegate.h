#pragma once

#include <QLineEdit>
#include <QStringList>
#include <QStyledItemDelegate>

namespace ui {

/// The editor of a cell. Pasting several lines makes rows.
class CellEdit : public QLineEdit
{
    Q_OBJECT

public:
    using QLineEdit::QLineEdit;

public Q_SLOTS:
    /// Hides that of QLineEdit, for the Edit menu, which calls slots by their names.
    void paste();

Q_SIGNALS:
    void linesPasted(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

/// Draws and edits the cells of a NamedValuesModel. What is typed is in the model at once, so that nothing is lost, whatever
/// happens next; Esc takes it back.
class NamedValuesDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Names to choose from while one types.
    void setSuggestions(const QStringList &names) { m_suggestions = names; }

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;

Q_SIGNALS:
    void linesPasted(const QString &text);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QStringList m_suggestions;
};

} // namespace ui
