#include "ui/theme/Icons.h"

#include "ui/theme/SvgIconEngine.h"

namespace ui {

QIcon icon(const QString &name, IconTone tone)
{
    return QIcon(new SvgIconEngine(name, tone));
}

QIcon applicationIcon()
{
    return icon(QStringLiteral("windsock"));
}

} // namespace ui
