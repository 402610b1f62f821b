#include "ui/Button.h"

#include "ui/Named.h"
#include "ui/theme/Icons.h"

#include <QPushButton>

namespace ui {

QPushButton *makeButton(QWidget *parent, const QString &objectName, const QString &text, const QString &toolTip,
                        const QString &iconName)
{
    auto *button = named(new QPushButton(text, parent), objectName, toolTip);
    button->setToolTip(toolTip);
    if (!iconName.isEmpty())
        giveIcon(button, iconName);
    if (text.isEmpty())
        button->setIconSize(QSize(16, 16));
    return button;
}

} // namespace ui
