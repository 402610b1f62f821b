#pragma once

#include <QString>

namespace ui {

// What the axes of plots have in common.

/// The next of 1, 1.5, 2, 3, 4, 5, 6, 8, 10, 15 …
double niceAbove(double value);

/// The next step of time that people count in; seconds.
double niceStep(double seconds);

/// A place on an axis of time with steps of @p step; both in seconds.
QString plotTimeText(double seconds, double step);

} // namespace ui
