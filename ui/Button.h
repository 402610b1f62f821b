#pragma once

#include <QString>

class QPushButton;
class QWidget;

namespace ui {

/// A button that says by its tool tip, and to a screen reader, what it does. Without @p text it shows its icon only.
QPushButton *makeButton(QWidget *parent, const QString &objectName, const QString &text, const QString &toolTip,
                        const QString &iconName = {});

} // namespace ui
