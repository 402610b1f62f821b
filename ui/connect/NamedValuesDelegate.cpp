#include "ui/connect/NamedValuesDelegate.h"

#include "ui/connect/NamedValuesModel.h"
#include "ui/theme/ThemeColors.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QCompleter>
#include <QGuiApplication>
#include <QKeyEvent>

namespace ui {

void CellEdit::paste()
{
    const QString text = QGuiApplication::clipboard()->text();
    if (text.trimmed().contains(u'\n'))
        Q_EMIT linesPasted(text);
    else
        QLineEdit::paste();
}

void CellEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste))
        return paste();
    QLineEdit::keyPressEvent(event);
}

QWidget *NamedValuesDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem & /*option*/,
                                           const QModelIndex &index) const
{
    auto *editor = new CellEdit(parent);
    editor->setObjectName(QStringLiteral("cellEdit"));
    editor->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    editor->setFrame(false);
    editor->setProperty("cell", true);
    auto *self = const_cast<NamedValuesDelegate *>(this); // Qt makes editors from a const delegate
    connect(editor, &QLineEdit::textEdited, self, [self, editor] { Q_EMIT self->commitData(editor); });
    connect(editor, &CellEdit::linesPasted, self, &NamedValuesDelegate::linesPasted);
    if (index.column() == NamedValuesModel::Name && !m_suggestions.isEmpty()) {
        auto *completer = new QCompleter(m_suggestions, editor);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        editor->setCompleter(completer);
        connect(completer, qOverload<const QString &>(&QCompleter::activated), self,
                [self, editor] { Q_EMIT self->commitData(editor); });
    }
    return editor;
}

// Once: what comes back from the model later is what was typed.
void NamedValuesDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *field = qobject_cast<QLineEdit *>(editor);
    const QString text = index.data(Qt::EditRole).toString();
    if (!field->property("original").isValid())
        field->setProperty("original", text);
    if (field->text() != text)
        field->setText(text);
}

void NamedValuesDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const ThemeColors &colors = ThemeColors::of(option->palette);
    QColor text = colors.text;
    const bool last = index.row() == index.model()->rowCount() - 1;
    if (last && index.column() == NamedValuesModel::Name) { // where to type the next one
        option->text = tr("Add…");
        text = colors.muted;
    }
    if (!index.data(NamedValuesModel::EnabledRole).toBool())
        text = colors.muted;
    else if (!index.data(NamedValuesModel::ProblemRole).toString().isEmpty())
        text = colors.danger;
    option->font.setStrikeOut(!index.data(NamedValuesModel::EnabledRole).toBool());
    option->palette.setColor(QPalette::Text, text);
    option->palette.setColor(QPalette::HighlightedText, text);
    if (index.column() == NamedValuesModel::Remove)
        option->decorationAlignment = Qt::AlignCenter;
}

bool NamedValuesDelegate::eventFilter(QObject *watched, QEvent *event)
{
    auto *editor = qobject_cast<CellEdit *>(watched);
    if (editor && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        editor->setText(editor->property("original").toString());
        Q_EMIT commitData(editor);
    }
    return QStyledItemDelegate::eventFilter(watched, event);
}

} // namespace ui
