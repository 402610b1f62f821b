#include "ui/connect/NamedValuesView.h"

#include "ui/connect/NamedValuesDelegate.h"
#include "ui/connect/NamedValuesModel.h"
#include "ui/theme/Fonts.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

namespace ui {

using Model = NamedValuesModel;

NamedValuesView::NamedValuesView(NamedValuesModel *model, BulkText::Kind kind, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_delegate(new NamedValuesDelegate(this))
    , m_kind(kind)
{
    setModel(model);
    setItemDelegate(m_delegate);
    setTabKeyNavigation(false); // out of the table; while editing, to the next cell
    setEditTriggers(DoubleClicked | SelectedClicked | EditKeyPressed | AnyKeyPressed);
    setSelectionMode(ExtendedSelection);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    verticalHeader()->hide();
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(Model::Name, QHeaderView::Interactive);
    header->setSectionResizeMode(Model::Value, QHeaderView::Stretch);
    header->setSectionResizeMode(Model::Remove, QHeaderView::Fixed);
    header->setMinimumSectionSize(32);
    followFont(this, [this, header] {
        verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
        header->resizeSection(Model::Name, fontMetrics().averageCharWidth() * 34);
    });
    header->resizeSection(Model::Remove, 32);
    connect(this, &QTableView::clicked, this, &NamedValuesView::press);
    connect(m_delegate, &NamedValuesDelegate::linesPasted, this, &NamedValuesView::insertLines);
}

void NamedValuesView::setSuggestions(const QStringList &names)
{
    m_delegate->setSuggestions(names);
}

void NamedValuesView::press(const QModelIndex &index)
{
    if (index.column() == Model::Remove && m_model->isRow(index.row()))
        m_model->removeRows(index.row(), 1);
    else if (!m_model->isRow(index.row()))
        edit(index); // the empty row is there to be typed into
}

QList<int> NamedValuesView::selectedRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedIndexes()) {
        if (m_model->isRow(index.row()) && !rows.contains(index.row()))
            rows += index.row();
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

void NamedValuesView::removeSelected()
{
    QList<int> rows = selectedRows();
    const QModelIndex current = currentIndex();
    for (auto row = rows.crbegin(); row != rows.crend(); ++row)
        m_model->removeRows(*row, 1);
    if (!rows.isEmpty())
        setCurrentIndex(m_model->index(rows.first(), current.column()));
}

void NamedValuesView::toggleSelected()
{
    for (const int row : selectedRows())
        m_model->toggle(row);
}

// ---- The clipboard --------------------------------------------------------------------------------------------------

void NamedValuesView::copy()
{
    const QModelIndexList selected = selectionModel()->selectedIndexes();
    if (selected.size() == 1)
        return QGuiApplication::clipboard()->setText(selected.first().data().toString());
    workbench::NamedValues rows;
    const workbench::NamedValues values = m_model->values();
    for (const int row : selectedRows())
        rows += values.value(row);
    if (!rows.isEmpty())
        QGuiApplication::clipboard()->setText(BulkText::write(rows));
}

// What goes is what can be pasted: of a single cell its text, not the row.
void NamedValuesView::cut()
{
    copy();
    const QModelIndexList selected = selectionModel()->selectedIndexes();
    if (selected.size() != 1)
        return removeSelected();
    m_model->setData(selected.first(), QString());
    m_model->removeEmptyRows();
}

// A single word goes into the cell, and so does a line into a value, such as a URL or Base64 with its "="; anything more is
// rows.
void NamedValuesView::paste()
{
    const QString text = QGuiApplication::clipboard()->text();
    const workbench::NamedValues rows = BulkText::read(text, m_kind);
    const bool word = rows.size() == 1 && rows.first().value.isEmpty();
    const QModelIndex current = currentIndex();
    const bool value = current.column() == Model::Value && m_model->isRow(current.row()) && !text.contains(u'\n');
    if ((word || value) && current.isValid() && current.flags() & Qt::ItemIsEditable)
        m_model->setData(current, text.trimmed());
    else
        insertLines(text);
}

void NamedValuesView::insertLines(const QString &text)
{
    const workbench::NamedValues rows = BulkText::read(text, m_kind);
    int row = currentIndex().isValid() ? currentIndex().row() : m_model->rowCount() - 1;
    if (state() == EditingState) // below what is being edited, unless that is empty
        row += m_model->isRow(row) ? 1 : 0;
    m_model->insert(row, rows);
    setCurrentIndex(m_model->index(row + static_cast<int>(rows.size()), Model::Name));
}

// ---- The keyboard ---------------------------------------------------------------------------------------------------

// The column of crosses is for the mouse: Del does the same.
QModelIndex NamedValuesView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex index = QTableView::moveCursor(action, modifiers);
    if (index.column() != Model::Remove)
        return index;
    const bool next = action == MoveNext && index.row() + 1 < m_model->rowCount();
    return next ? m_model->index(index.row() + 1, Model::Name) : m_model->index(index.row(), Model::Value);
}

void NamedValuesView::keyPressEvent(QKeyEvent *event)
{
    const bool editing = state() == EditingState;
    if (!editing && event->key() == Qt::Key_Delete && event->modifiers() == Qt::NoModifier)
        removeSelected();
    else if (!editing && event->key() == Qt::Key_Space && !selectedRows().isEmpty())
        toggleSelected();
    else if (!editing && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
             && event->modifiers() == Qt::NoModifier)
        edit(currentIndex());
    else if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->matches(QKeySequence::Cut))
        cut();
    else if (event->matches(QKeySequence::Paste))
        paste();
    else
        QTableView::keyPressEvent(event);
}

void NamedValuesView::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    QTableView::closeEditor(editor, hint);
    if (state() != EditingState)
        m_model->removeEmptyRows();
}

} // namespace ui
