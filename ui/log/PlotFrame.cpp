#include "ui/log/PlotFrame.h"

#include "ui/log/PlotScale.h"
#include "ui/theme/ThemeColors.h"

#include <QPainter>
#include <QWidget>

#include <algorithm>

namespace ui {

QRect plotArea(const QWidget &plot, const QString &widest)
{
    const QFontMetrics metrics(plot.font());
    const int left = metrics.horizontalAdvance(widest) + 10;
    return plot.rect().adjusted(left, metrics.height() / 2 + 2, -12, -metrics.height() - 6);
}

void paintPlotTimes(QPainter &painter, const QWidget &plot, const QRect &area, double seconds, double leastStep)
{
    const ThemeColors &colors = ThemeColors::of(plot.palette());
    const int label = painter.fontMetrics().horizontalAdvance(QStringLiteral("00:00:00")) + 24;
    const double step = std::max(leastStep, niceStep(seconds * label / std::max(1, area.width())));
    for (int i = 0; i * step <= seconds; ++i) {
        const int x = area.left() + static_cast<int>(i * step / seconds * area.width());
        painter.setPen(colors.border);
        painter.drawLine(x, area.top(), x, area.bottom() + 3);
        painter.setPen(colors.muted);
        const QRect place(x - label / 2, area.bottom() + 4, label, painter.fontMetrics().height());
        if (place.right() <= plot.width() + 8)
            painter.drawText(place, Qt::AlignHCenter | Qt::AlignTop, plotTimeText(i * step, step));
    }
}

void paintPlotReadout(QPainter &painter, const QWidget &plot, const QRect &area, int x, const QString &text)
{
    if (text.isEmpty())
        return;
    const ThemeColors &colors = ThemeColors::of(plot.palette());
    painter.setPen(colors.accent);
    painter.drawLine(x, area.top(), x, area.bottom());
    QRect box = painter.fontMetrics().boundingRect(text).adjusted(-8, -4, 8, 4);
    box.moveTopLeft({x + 8, area.top() + 6});
    if (box.right() > area.right())
        box.moveRight(x - 8);
    box.moveLeft(std::max(box.left(), 0));
    painter.setPen(colors.border);
    painter.setBrush(colors.raised);
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(colors.text);
    painter.drawText(box, Qt::AlignCenter, text);
}

void paintPlotFocus(QPainter &painter, const QWidget &plot, const QRect &area)
{
    if (!plot.hasFocus())
        return;
    painter.setPen(ThemeColors::of(plot.palette()).accent);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area.adjusted(0, 0, -1, -1));
}

} // namespace ui
