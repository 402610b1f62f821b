#include "ui/log/UniformTable.h"

#include <QAccessible>
#include <QEvent>
#include <QHeaderView>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace ui {

UniformTable::UniformTable(QWidget *parent)
    : QAbstractItemView(parent)
    , m_header(new QHeaderView(Qt::Horizontal, this))
{
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setAlternatingRowColors(true);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollMode(ScrollPerPixel);
    m_header->setSectionsClickable(false);
    m_header->setHighlightSections(false);
    m_header->setStretchLastSection(true);
    const auto relayOut = [this] {
        updateGeometries();
        viewport()->update();
    };
    connect(m_header, &QHeaderView::sectionResized, this, relayOut);
    connect(m_header, &QHeaderView::geometriesChanged, this, relayOut);
    connect(m_header, &QHeaderView::sectionHandleDoubleClicked, this, &UniformTable::fitColumn);
    measureRows();
}

void UniformTable::setModel(QAbstractItemModel *newModel)
{
    if (model() != nullptr)
        model()->disconnect(this, nullptr);
    QAbstractItemView::setModel(newModel);
    m_header->setModel(newModel);
    if (newModel == nullptr)
        return;
    connect(newModel, &QAbstractItemModel::rowsRemoved, this, &UniformTable::rowCountChanged);
    connect(newModel, &QAbstractItemModel::modelReset, this, &UniformTable::rowCountChanged);
    rowCountChanged();
}

int UniformTable::rowCount() const
{
    return model() != nullptr ? model()->rowCount(rootIndex()) : 0;
}

void UniformTable::setColumnWidth(int column, int pixels)
{
    m_header->resizeSection(column, pixels);
}

void UniformTable::setColumnHidden(int column, bool hidden)
{
    m_header->setSectionHidden(column, hidden);
}

bool UniformTable::isColumnHidden(int column) const
{
    return m_header->isSectionHidden(column);
}

int UniformTable::firstVisibleColumn() const
{
    return m_header->logicalIndexAt(0) < 0 ? 0 : m_header->logicalIndexAt(0);
}

void UniformTable::selectRow(int row)
{
    const QModelIndex index = model()->index(row, firstVisibleColumn(), rootIndex());
    if (index.isValid())
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

// As wide as the cells that are seen.
void UniformTable::fitColumn(int column)
{
    int width = m_header->sectionSizeHint(column);
    const int end = std::min(rowCount(), topRow() + visibleRows() + 1);
    for (int row = topRow(); row < end; ++row) {
        QStyleOptionViewItem option;
        initViewItemOption(&option);
        width = std::max(width, itemDelegate()->sizeHint(option, model()->index(row, column, rootIndex())).width() + 8);
    }
    m_header->resizeSection(column, std::min(width, viewport()->width()));
}

// ---- Where things are ------------------------------------------------------------------------------------------------

void UniformTable::measureRows()
{
    m_rowHeight = fontMetrics().height() + 9;
}

int UniformTable::topRow() const
{
    return verticalScrollBar()->value();
}

int UniformTable::visibleRows() const
{
    return std::max(1, viewport()->height() / m_rowHeight);
}

int UniformTable::horizontalOffset() const
{
    return m_header->offset();
}

int UniformTable::verticalOffset() const
{
    return topRow() * m_rowHeight;
}

bool UniformTable::isIndexHidden(const QModelIndex &index) const
{
    return isColumnHidden(index.column());
}

QRect UniformTable::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || isIndexHidden(index))
        return {};
    return {m_header->sectionViewportPosition(index.column()), (index.row() - topRow()) * m_rowHeight,
            m_header->sectionSize(index.column()), m_rowHeight};
}

QModelIndex UniformTable::indexAt(const QPoint &point) const
{
    const int row = topRow() + point.y() / m_rowHeight;
    const int column = m_header->logicalIndexAt(point.x());
    return point.y() >= 0 && row < rowCount() && column >= 0 ? model()->index(row, column, rootIndex()) : QModelIndex();
}

void UniformTable::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const int row = index.row();
    const int room = visibleRows();
    int top = topRow();
    if (hint == PositionAtTop || (hint == EnsureVisible && row < top))
        top = row;
    else if (hint == PositionAtBottom || (hint == EnsureVisible && row >= top + room))
        top = row - room + 1;
    else if (hint == PositionAtCenter)
        top = row - room / 2;
    verticalScrollBar()->setValue(top);
    viewport()->update(visualRect(index));
}

void UniformTable::updateGeometries()
{
    const int header = m_header->isHidden() ? 0 : m_header->sizeHint().height();
    setViewportMargins(0, header, 0, 0);
    const QRect area = viewport()->geometry();
    m_header->setGeometry(area.left(), area.top() - header, area.width(), header);
    verticalScrollBar()->setSingleStep(1);
    verticalScrollBar()->setPageStep(visibleRows());
    verticalScrollBar()->setRange(0, std::max(0, rowCount() - visibleRows()));
    horizontalScrollBar()->setPageStep(area.width());
    horizontalScrollBar()->setRange(0, std::max(0, m_header->length() - area.width()));
    QAbstractItemView::updateGeometries();
}

void UniformTable::scrollContentsBy(int dx, int dy)
{
    if (dx != 0)
        m_header->setOffset(horizontalScrollBar()->value());
    QAbstractItemView::scrollContentsBy(dx, dy);
    viewport()->update();
}

void UniformTable::resizeEvent(QResizeEvent *event)
{
    QAbstractItemView::resizeEvent(event);
    updateGeometries();
}

void UniformTable::changeEvent(QEvent *event)
{
    QAbstractItemView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        measureRows();
        updateGeometries();
    }
}

void UniformTable::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QAbstractItemView::rowsInserted(parent, start, end);
    rowCountChanged();
}

void UniformTable::rowCountChanged()
{
    updateGeometries();
    viewport()->update();
}

// ---- Choosing rows ---------------------------------------------------------------------------------------------------

QModelIndex UniformTable::moveCursor(CursorAction action, Qt::KeyboardModifiers /*modifiers*/)
{
    const int last = rowCount() - 1;
    if (last < 0)
        return {};
    const QModelIndex current = currentIndex();
    int row = current.isValid() ? current.row() : 0;
    switch (action) {
    case MoveUp:
    case MovePrevious:
        row -= current.isValid() ? 1 : 0;
        break;
    case MoveDown:
    case MoveNext:
        row += current.isValid() ? 1 : 0;
        break;
    case MovePageUp:
        row -= visibleRows();
        break;
    case MovePageDown:
        row += visibleRows();
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = last;
        break;
    case MoveLeft:
    case MoveRight:
        horizontalScrollBar()->triggerAction(action == MoveLeft ? QScrollBar::SliderSingleStepSub
                                                                : QScrollBar::SliderSingleStepAdd);
        break;
    }
    const int column = current.isValid() ? current.column() : firstVisibleColumn();
    return model()->index(std::clamp(row, 0, last), column, rootIndex());
}

void UniformTable::keyboardSearch(const QString & /*search*/) {}

void UniformTable::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    const int last = rowCount() - 1;
    if (last < 0 || selectionModel() == nullptr)
        return;
    const QRect area = rect.normalized();
    const int first = topRow() + (area.top() >= 0 ? area.top() / m_rowHeight : (area.top() + 1) / m_rowHeight - 1);
    const int end =
        topRow() + (area.bottom() >= 0 ? area.bottom() / m_rowHeight : (area.bottom() + 1) / m_rowHeight - 1);
    if (end < 0 || first > last) {
        selectionModel()->select(QItemSelection(), command);
        return;
    }
    const QItemSelection rows(model()->index(std::max(0, first), 0, rootIndex()),
                              model()->index(std::min(last, end), model()->columnCount(rootIndex()) - 1, rootIndex()));
    selectionModel()->select(rows, command);
}

QRegion UniformTable::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    for (const QItemSelectionRange &range : selection) {
        const int top = std::max(range.top(), topRow());
        const int bottom = std::min(range.bottom(), topRow() + visibleRows());
        if (top <= bottom)
            region += QRect(0, (top - topRow()) * m_rowHeight, viewport()->width(), (bottom - top + 1) * m_rowHeight);
    }
    return region;
}

void UniformTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QAbstractItemView::currentChanged(current, previous);
    // A screen reader hears the row, which is no widget of its own.
    QStringList cells;
    for (int column = 0; current.isValid() && column < model()->columnCount(rootIndex()); ++column) {
        if (!isColumnHidden(column))
            cells += current.siblingAtColumn(column).data(Qt::AccessibleTextRole).toString();
    }
    setAccessibleDescription(cells.join(QStringLiteral(", ")));
}

// ---- Painting --------------------------------------------------------------------------------------------------------

void UniformTable::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int first = topRow() + event->rect().top() / m_rowHeight;
    const int last = std::min(rowCount() - 1, topRow() + event->rect().bottom() / m_rowHeight);
    for (int row = first; row <= last; ++row)
        paintRow(&painter, option, row);
}

void UniformTable::paintRow(QPainter *painter, QStyleOptionViewItem option, int row)
{
    const int y = (row - topRow()) * m_rowHeight;
    const QModelIndex start = model()->index(row, 0, rootIndex());
    const bool selected = selectionModel() != nullptr && selectionModel()->isRowSelected(row, rootIndex());
    option.state.setFlag(QStyle::State_Selected, selected);
    option.state.setFlag(QStyle::State_Active, isActiveWindow());
    option.features.setFlag(QStyleOptionViewItem::Alternate, alternatingRowColors() && row % 2 == 1);
    option.rect = QRect(0, y, viewport()->width(), m_rowHeight);
    style()->drawPrimitive(QStyle::PE_PanelItemViewRow, &option, painter, this);
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int column = m_header->logicalIndex(visual);
        const int x = m_header->sectionViewportPosition(column);
        if (isColumnHidden(column) || x > viewport()->width() || x + m_header->sectionSize(column) < 0)
            continue;
        option.rect = QRect(x, y, m_header->sectionSize(column), m_rowHeight);
        itemDelegate()->paint(painter, option, start.siblingAtColumn(column));
    }
    if (hasFocus() && currentIndex().row() == row && selectionMode() != NoSelection) {
        QStyleOptionFocusRect focus;
        focus.initFrom(this);
        focus.rect = QRect(0, y, viewport()->width(), m_rowHeight);
        focus.state |= QStyle::State_KeyboardFocusChange;
        focus.backgroundColor = palette().color(selected ? QPalette::Highlight : QPalette::Base);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, this);
    }
}

} // namespace ui
