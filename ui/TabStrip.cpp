#include "ui/TabStrip.h"

#include <algorithm>

namespace ui {

namespace {

// In widths of an average character.
constexpr int widest = 36;
constexpr int narrowest = 26;

} // namespace

QSize TabStrip::tabSizeHint(int index) const
{
    const QSize hint = QTabBar::tabSizeHint(index);
    return {std::min(hint.width(), widest * fontMetrics().averageCharWidth()), hint.height()};
}

QSize TabStrip::minimumTabSizeHint(int index) const
{
    const QSize hint = tabSizeHint(index);
    return {std::min(hint.width(), narrowest * fontMetrics().averageCharWidth()), hint.height()};
}

} // namespace ui
