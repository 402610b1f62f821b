#include "ui/log/LogDelegate.h"

#include "ui/log/LogModel.h"
#include "ui/theme/ThemeColors.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace ui {

void LogDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.column() != LogModel::Preview || m_highlight.pattern().isEmpty() || !m_highlight.isValid())
        return QStyledItemDelegate::paint(painter, option, index);
    QStyleOptionViewItem filled = option;
    initStyleOption(&filled, index);
    paintPreview(painter, filled);
}

// The style draws the cell without its text; below the text, what was found lies.
void LogDelegate::paintPreview(QPainter *painter, QStyleOptionViewItem option) const
{
    const QString text = std::exchange(option.text, QString());
    const QWidget *widget = option.widget;
    const QStyle *style = widget != nullptr ? widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, widget);

    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, widget) + 1;
    const QRect area = option.rect.adjusted(margin, 0, -margin, 0);
    const QFontMetrics metrics(option.font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, area.width());
    painter->save();
    painter->setClipRect(option.rect);
    painter->setFont(option.font);
    auto found = m_highlight.globalMatch(shown);
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        const int from = metrics.horizontalAdvance(shown, static_cast<int>(match.capturedStart()));
        const int to = metrics.horizontalAdvance(shown, static_cast<int>(match.capturedEnd()));
        const QRect place(area.left() + from, area.top() + 2, std::max(2, to - from), area.height() - 4);
        painter->fillRect(place, ThemeColors::of(option.palette).match);
    }
    painter->setPen(
        option.palette.color(option.state & QStyle::State_Selected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, shown);
    painter->restore();
}

} // namespace ui
