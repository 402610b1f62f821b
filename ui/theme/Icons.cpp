#include "ui/theme/Icons.h"

#include "ui/theme/SvgIconEngine.h"

#include <QAbstractButton>

namespace ui {

QIcon icon(const QString &name, IconTone tone)
{
    return QIcon(new SvgIconEngine(name, tone));
}

void giveIcon(QAbstractButton *button, const QString &name, IconTone tone)
{
    button->setIcon(icon(name, tone));
    button->setIconSize(QSize(20, 16)); // drawn at the left of it, see SvgIconEngine
}

QIcon applicationIcon()
{
    return icon(QStringLiteral("windsock"));
}

} // namespace ui
