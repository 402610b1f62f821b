#include "ui/conformance/MatrixView.h"

#include "ui/conformance/MatrixFilter.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/ThemeColors.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace ui {

namespace {

// Characters.
constexpr int sectionWidth = 19;
constexpr int runWidth = 26;
constexpr int narrowRunWidth = 13;
constexpr int leastNameWidth = 38;
constexpr int usualNameWidth = 48;

// A little air between the rows.
class RowDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        return {size.width(), std::max(size.height(), option.fontMetrics.height() * 3 / 2)};
    }
};

} // namespace

MatrixView::MatrixView(MatrixFilter *filter, QWidget *parent)
    : QTreeView(parent)
    , m_filter(filter)
{
    setObjectName(QStringLiteral("caseMatrix"));
    setAccessibleName(tr("Cases and their verdicts"));
    setModel(filter);
    setItemDelegate(new RowDelegate(this));
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setTextElideMode(Qt::ElideRight);
    setIndentation(14);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(40);
    header()->setTextElideMode(Qt::ElideRight);
    addActions();
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        m_ask->setEnabled(currentIndex().isValid());
        m_open->setEnabled(currentCase().isValid());
        m_copy->setEnabled(currentIndex().isValid());
        viewport()->update();
        Q_EMIT caseChosen();
    });
    connect(filter, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &above) {
        if (m_filter->isFiltering())
            expandRecursively(above); // what was looked for is to be seen
    });
    connect(filter, &QAbstractItemModel::modelAboutToBeReset, this, &MatrixView::remember);
    connect(filter, &QAbstractItemModel::modelReset, this, &MatrixView::restore);
    followFont(this, [this] { layOutColumns(); });
    restore();
}

void MatrixView::addActions()
{
    const auto add = [this](const QString &text, const QKeySequence &keys, void (MatrixView::*signal)()) {
        auto *action = new QAction(text, this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        action->setShortcutVisibleInContextMenu(true);
        action->setEnabled(false);
        addAction(action);
        connect(action, &QAction::triggered, this, signal);
        return action;
    };
    m_ask = add(tr("Ask &Again"), QKeySequence(Qt::Key_R), &MatrixView::askRequested);
    m_open = add(tr("Open Its &Log in a Tab"), QKeySequence(Qt::Key_Return), &MatrixView::openRequested);
    m_copy = new QAction(tr("&Copy"), this);
    m_copy->setEnabled(false);
    connect(m_copy, &QAction::triggered, this, &MatrixView::copy);
    addAction(m_copy);
}

// ---- Where one is ----------------------------------------------------------------------------------------------------

QModelIndex MatrixView::currentCase() const
{
    const QModelIndex index = m_filter->mapToSource(currentIndex());
    if (!index.isValid() || index.data(CaseMatrix::IdRole).toByteArray().isEmpty())
        return {};
    return index.siblingAtColumn(columnFor(index));
}

// In front of the runs, one looks at the first that has an answer.
int MatrixView::columnFor(const QModelIndex &index) const
{
    if (index.column() >= CaseMatrix::FirstRun)
        return index.column();
    for (int column = CaseMatrix::FirstRun; column < m_filter->matrix()->columnCount(); ++column) {
        if (m_filter->matrix()->reportAt(index.siblingAtColumn(column)))
            return column;
    }
    return CaseMatrix::Name;
}

QModelIndexList MatrixView::selectedCases() const
{
    QModelIndexList rows;
    for (const QModelIndex &row : selectionModel()->selectedRows())
        rows += m_filter->mapToSource(row);
    return rows;
}

void MatrixView::select(const QByteArray &id, int column)
{
    const QModelIndex index = m_filter->mapFromSource(m_filter->matrix()->indexOf(id, column));
    if (!index.isValid())
        return;
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index.siblingAtColumn(0));
}

void MatrixView::selectFirstFailure()
{
    const CaseMatrix &matrix = *m_filter->matrix();
    const auto failed = matrix.failed();
    for (int column = CaseMatrix::FirstRun; !failed.isEmpty() && column < matrix.columnCount(); ++column) {
        const auto *report = matrix.reportAt(matrix.indexOf(failed.constFirst().id, column));
        if (report && report->verdict == workbench::conformance::Verdict::Failed)
            return select(failed.constFirst().id, column);
    }
}

// What a filter has hidden meanwhile is current again when it is shown again.
void MatrixView::remember()
{
    if (const QModelIndex index = currentIndex(); index.isValid()) {
        m_id = index.data(CaseMatrix::IdRole).toByteArray();
        m_column = index.column();
        m_selected.clear();
        for (const QModelIndex &row : selectionModel()->selectedRows())
            m_selected += row.data(CaseMatrix::IdRole).toByteArray();
    }
    m_expanded.clear();
    for (int part = 0; part < m_filter->rowCount(); ++part) {
        const QModelIndex above = m_filter->index(part, 0);
        for (int row = 0; row < m_filter->rowCount(above); ++row) {
            if (const QModelIndex category = m_filter->index(row, 0, above); isExpanded(category))
                m_expanded += category.data(CaseMatrix::WordsRole).toString();
        }
    }
}

void MatrixView::restore()
{
    layOutColumns();
    for (int part = 0; part < m_filter->rowCount(); ++part) {
        const QModelIndex above = m_filter->index(part, 0);
        expand(above);
        for (int row = 0; row < m_filter->rowCount(above); ++row) {
            if (const QModelIndex category = m_filter->index(row, 0, above);
                m_expanded.contains(category.data(CaseMatrix::WordsRole).toString()))
                expand(category);
        }
    }
    if (!m_id.isEmpty())
        select(m_id, std::min(m_column, m_filter->columnCount() - 1));
    QItemSelection others;
    for (const QByteArray &id : std::as_const(m_selected)) {
        if (const QModelIndex row = m_filter->mapFromSource(m_filter->matrix()->indexOf(id)); row.isValid())
            others.select(row, row);
    }
    selectionModel()->select(others, QItemSelectionModel::Select | QItemSelectionModel::Rows);
}

// ---- Columns ---------------------------------------------------------------------------------------------------------

void MatrixView::layOutColumns()
{
    const int columns = header()->count();
    if (columns < CaseMatrix::FirstRun)
        return;
    const int em = fontMetrics().averageCharWidth();
    const int runs = columns - CaseMatrix::FirstRun;
    const int room = viewport()->width() - em * sectionWidth;
    const int run = std::clamp((room - em * usualNameWidth) / std::max(runs, 1), em * narrowRunWidth, em * runWidth);
    const int rest = room - runs * run;
    setColumnWidth(CaseMatrix::Section, em * sectionWidth);
    for (int column = CaseMatrix::FirstRun; column < columns; ++column)
        setColumnWidth(column, run);
    setColumnWidth(CaseMatrix::Name, std::max(rest, em * leastNameWidth));
}

void MatrixView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    layOutColumns();
    if (event->size().height() < event->oldSize().height())
        scrollTo(currentIndex()); // the detail below took its room
}

// Whose answer is looked at is framed, where there are several.
void MatrixView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QTreeView::drawRow(painter, option, index);
    const QModelIndex current = currentIndex();
    if (current.row() != index.row() || current.parent() != index.parent()
        || m_filter->columnCount() <= CaseMatrix::FirstRun + 1 || !currentCase().isValid())
        return;
    const QRect cell = visualRect(index.siblingAtColumn(currentCase().column())).adjusted(0, 0, -1, -1);
    painter->setPen(ThemeColors::of(palette()).accent);
    painter->drawRect(cell);
}

// ---- Keys ------------------------------------------------------------------------------------------------------------

void MatrixView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return copy();
    const QModelIndex current = currentCase();
    const int by = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    const int column = current.column() + by;
    if (by != 0 && event->modifiers() == Qt::NoModifier && current.isValid() && column >= CaseMatrix::FirstRun
        && column < m_filter->columnCount()) {
        selectionModel()->setCurrentIndex(currentIndex().siblingAtColumn(column), QItemSelectionModel::NoUpdate);
        return scrollTo(currentIndex());
    }
    QTreeView::keyPressEvent(event);
}

void MatrixView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    menu.addActions(actions());
    menu.exec(event->reason() == QContextMenuEvent::Keyboard
                  ? viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft())
                  : event->globalPos());
}

void MatrixView::copy() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [this](const QModelIndex &left, const QModelIndex &right) {
        return visualRect(left).top() < visualRect(right).top();
    });
    QStringList lines;
    for (const QModelIndex &row : rows) {
        QStringList cells;
        for (int column = 0; column < m_filter->columnCount(); ++column)
            cells += row.siblingAtColumn(column).data().toString();
        lines += cells.join(u'\t');
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace ui
