#pragma once

#include <QRect>
#include <QString>

class QPainter;
class QWidget;

namespace ui {

// What plots over time have around their lines.

/// Where the lines of @p plot go: to its left is room for @p widest, the longest number of its scale; below it, for times.
QRect plotArea(const QWidget &plot, const QString &widest);

/// Times below @p area, which is @p seconds long, and a line up from each; at least @p leastStep seconds apart.
void paintPlotTimes(QPainter &painter, const QWidget &plot, const QRect &area, double seconds, double leastStep = 0);

/// What stands at @p x, in a box beside a line; nothing if @p text is empty.
void paintPlotReadout(QPainter &painter, const QWidget &plot, const QRect &area, int x, const QString &text);

/// A frame around @p area if @p plot has the focus.
void paintPlotFocus(QPainter &painter, const QWidget &plot, const QRect &area);

} // namespace ui
