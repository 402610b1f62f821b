#pragma once

#include <QStyle>
#include <QWidget>

namespace ui {

/// A property of @p widget that the style sheet asks for, such as `problem`, is another: it is drawn by it from now on.
inline void restyle(QWidget *widget)
{
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace ui
