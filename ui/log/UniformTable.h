#pragma once

#include <QAbstractItemView>

class QHeaderView;

namespace ui {

/// A table whose rows are all of one height, and of which nothing exists that isn't seen: ten million rows cost as much as
/// ten. (QTableView keeps and lays out a section for each row.) Whole rows are selected.
class UniformTable : public QAbstractItemView
{
    Q_OBJECT

public:
    explicit UniformTable(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;

    QHeaderView *horizontalHeader() const { return m_header; }
    void setColumnWidth(int column, int pixels);
    void setColumnHidden(int column, bool hidden);
    bool isColumnHidden(int column) const;
    /// Selects it, makes it the current one and brings it into view.
    void selectRow(int row);

    int rowHeight() const { return m_rowHeight; }
    /// The first row that is seen, and how many there is room for.
    int topRow() const;
    int visibleRows() const;

    QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint &point) const override;
    /// Does nothing: it would ask for row after row, of millions.
    void keyboardSearch(const QString &search) override;

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override;
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex &index) const override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void paintEvent(QPaintEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

protected Q_SLOTS:
    void updateGeometries() override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void measureRows();
    void rowCountChanged();
    void fitColumn(int column);
    int rowCount() const;
    int firstVisibleColumn() const;
    void paintRow(QPainter *painter, QStyleOptionViewItem option, int row);

    QHeaderView *m_header;
    int m_rowHeight = 1;
};

} // namespace ui
