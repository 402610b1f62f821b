#pragma once

#include <QRegularExpression>
#include <QStyledItemDelegate>

namespace ui {

/// Draws the log's cells, and points out in the previews what was found.
class LogDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// What to point out; empty for nothing.
    void setHighlight(const QRegularExpression &expression) { m_highlight = expression; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintPreview(QPainter *painter, QStyleOptionViewItem option) const;

    QRegularExpression m_highlight;
};

} // namespace ui
