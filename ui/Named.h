#pragma once

#include <QString>
#include <QWidget>

namespace ui {

/// Gives @p widget the name that tests know it by and the one that a screen reader says.
template <typename Widget>
Widget *named(Widget *widget, const QString &objectName, const QString &accessibleName)
{
    widget->setObjectName(objectName);
    widget->setAccessibleName(accessibleName);
    return widget;
}

} // namespace ui
